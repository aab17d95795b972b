"""The case as a form: wishes chosen from lists, answers shown, acts taken in, new reports told of."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import client_of

from detente.analysis.keeping import keep_reports
from detente.web.bench import Bench

MORE = (
    "Port Lorne, 20 March 2025. The harbour pilots demanded on Thursday that Meridian Shipping publish the"
    " accident reports. Meridian Shipping refused to publish the accident reports."
)


def case_of(client: TestClient) -> dict[str, Any]:
    case: dict[str, Any] = client.get("/api/case").json()
    return case


def options_of(client: TestClient) -> list[str]:
    parties = case_of(client)["parties"]
    return [f"{party}.{name}" for party, of in parties.items() for name in of.get("options", {})]


def labels_of(client: TestClient) -> set[str]:
    parties = case_of(client)["parties"].values()
    return {option["label"] for of in parties for option in of.get("options", {}).values()}


def edited(client: TestClient, do: str, **fields: str) -> str:
    return client.post("/case/edit", data={"do": do, **fields}).text


def prefers(client: TestClient, better: str, worse: str) -> str:
    """Write a comparison into the case, as an answer of the interview does; return its party."""
    text = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", client.get("/case?text=1").text, re.DOTALL)
    mark = re.search(r'name="before" value="(\w+)"', client.get("/case?text=1").text)
    assert text is not None
    assert mark is not None
    written = html.unescape(text[1])
    party = list(case_of(client)["parties"])[-1]
    section = written.index("\npreferences:\n")
    body = written[section:]
    line = re.search(rf"\n  {party}:.*?(?=\n  \w|\n\w)", body, re.DOTALL)
    assert line is not None
    new = f'\n  {party}:\n    comparisons:\n    - comparison: "{better} > {worse}"\n      assumed: it said so'
    changed = written[:section] + body.replace(line[0], new, 1)
    answer = client.post("/case", data={"text": changed, "before": mark[1]})
    assert "Saved." in answer.text, answer.text
    return party


def test_a_wish_is_chosen_from_lists(with_case: TestClient) -> None:
    party = next(iter(case_of(with_case)["parties"]))
    first, second, *_ = options_of(with_case)
    before = case_of(with_case)["preferences"].get(party)
    known = before["priorities"] if isinstance(before, dict) else []
    wish = {"option": first, "wanted": "no", "other": second, "holds": "yes", "why": "said"}
    edited(with_case, "add priority", party=party, **wish)
    added = case_of(with_case)["preferences"][party]["priorities"]
    (new,) = added[len(known) :]
    assert new["priority"] == f"not {first} if {second}"
    assert re.fullmatch(r"said \(\w+, \d{4}-\d\d-\d\d\)", new["assumed"]), "whose assumption it is"
    assert "both are the same option" in edited(with_case, "add rule", option=first, other=first)


def test_what_was_typed_stands_in_the_form_again(with_case: TestClient) -> None:
    party = next(iter(case_of(with_case)["parties"]))
    page = edited(with_case, "add priority", party=party, value="The union strikes", why="the paper says so")
    assert 'value="The union strikes"' in page
    assert 'value="the paper says so"' in page
    rule = edited(with_case, "add rule", value="A and and")
    assert 'value="A and and"' in rule


def test_what_is_wrong_stands_beside_the_field_and_nowhere_else(with_case: TestClient) -> None:
    parties = case_of(with_case)["parties"]
    (party, about), option = next(iter(parties.items())), options_of(with_case)[0]
    orders = (
        ("add option", {"party": about["name"], "value": " "}),
        ("rename party", {"party": party, "value": ""}),
        ("rename option", {"option": option, "value": ""}),
        ("add priority", {"party": party, "value": "Nobody.acts"}),
        ("add rule", {"value": "not ("}),
    )
    for do, fields in orders:
        page = edited(with_case, do, **fields)
        assert page.count('role="alert"') == 1, do
        form = next(each for each in page.split("<form ") if 'id="fault-here"' in each)
        assert f'value="{do}"' in form
        assert 'aria-invalid="true" aria-describedby="fault-here"' in form
    # What belongs to no field is said above.
    assert 'role="alert" id="fault"' in edited(with_case, "drop option", option="Nobody.acts")


def test_what_was_written_is_said_where_it_was_written(with_case: TestClient) -> None:
    party = list(case_of(with_case)["parties"])[-1]
    page = edited(with_case, "rename party", party=party, value="The Harbour Board")
    after = page.partition(f'id="party-{party}"')[2]
    assert page.count('class="said"') == after.count('class="said"') == 1


def table_of_options(client: TestClient) -> list[list[str]]:
    """The letters of each option, a column a state."""
    table = client.get("/case").text.partition('<table class="options states">')[2].partition("</table>")[0]
    assert table.count('href="/analysis?why=') == table.partition("</thead>")[0].count("<th ") - 1 > 1
    return [re.findall(r"<td[^>]*>([YN])</td>", row) for row in table.split("<tr") if "<td" in row]


def test_options_are_tabled_by_the_states_that_the_rules_allow(with_case: TestClient) -> None:
    rows, options = table_of_options(with_case), options_of(with_case)
    assert len(rows) == len(options)
    now = case_of(with_case)["states"]["status quo"]
    assert "".join(row[0] for row in rows) == now, "where the dispute stands comes first"
    one, other = [k for k, letter in enumerate(now) if letter == "N"][:2]
    edited(with_case, "add rule", option=options[one], other=options[other])
    states = list(zip(*table_of_options(with_case), strict=True))
    assert len(set(states)) == len(states) <= 32
    assert not any(state[one] == state[other] == "Y" for state in states)


def test_a_party_is_added_with_an_option_a_wish_and_taken_out_again(with_case: TestClient) -> None:
    before = with_case.get("/api/case").content
    page = edited(with_case, "add party", value="The harbour pilots")
    key = list(case_of(with_case)["parties"])[-1]
    assert case_of(with_case)["parties"][key]["assumed"].startswith("said by ")
    assert f'id="party-{key}"' in page
    edited(with_case, "add option", party="The harbour pilots", value="Stop the pilot boats")
    assert options_of(with_case)[-1].startswith(f"{key}.")
    edited(with_case, "add priority", party=key, value=options_of(with_case)[-1])
    assert case_of(with_case)["preferences"][key]["priorities"]
    for _ in range(3):
        with_case.post("/case/undo")
    assert with_case.get("/api/case").content == before


def test_what_is_wrong_with_a_new_party_a_title_or_a_rule_stands_beside_its_field(
    with_case: TestClient,
) -> None:
    first, *_ = options_of(with_case)
    edited(with_case, "add rule", value=f"{first} or not {first}")
    for do, value, number in (
        ("add party", "", ""),
        ("rename case", " ", ""),
        ("change rule", "and and", "1"),
    ):
        page = edited(with_case, do, value=value, number=number)
        form = re.search(r'aria-invalid="true" aria-describedby="fault-here".*?</form>', page, re.DOTALL)
        assert form is not None, do
        assert f'value="{do}"' in form[0]
        assert 'id="fault-here"' in form[0]


def test_an_assessment_is_added_to_the_case_and_taken_out(with_case: TestClient) -> None:
    before = case_of(with_case).get("claims", [])
    page = edited(with_case, "add claim", value="The strike will end in May", by="Ana Roy")
    (claim,) = [each for each in case_of(with_case)["claims"] if each not in before]
    assert (claim["says"], claim["by"]) == ("The strike will end in May", "Ana Roy")
    assert claim["assumed"].startswith("said by ")
    assert "“The strike will end in May”" in page
    edited(with_case, "drop claim", value=claim["id"])
    assert case_of(with_case).get("claims", []) == before
    assert "there is no such assessment" in edited(with_case, "drop claim", value=claim["id"])


def test_an_answer_of_the_interview_is_shown_in_words_and_taken_out(with_case: TestClient) -> None:
    first, *rest = options_of(with_case)
    now = "N" * (len(rest) + 1)
    party = prefers(with_case, f"Y{now[1:]}", now)
    page = with_case.get("/case").text
    assert "if nothing else changed" in page
    assert f"Y{now[1:]} &gt; {now}" not in page
    assert "would rather" in page
    edited(with_case, "drop comparison", party=party, number="1")
    assert "comparisons" not in case_of(with_case)["preferences"][party]
    # A party of which nothing is known can be given a wish.
    edited(with_case, "add priority", party=party, option=first, wanted="yes")
    (wish,) = case_of(with_case)["preferences"][party]["priorities"]
    assert wish["priority"] == first
    assert wish["assumed"].startswith("said by ")


def test_what_is_taken_now_is_changed_with_what_rests_on_it(with_case: TestClient) -> None:
    before = case_of(with_case)
    option = options_of(with_case)[0]
    party, _, key = option.partition(".")
    own = set(before["parties"][party]["options"][key]["evidence"])
    letters = before["states"]["status quo"]
    was = letters[0]
    other = "no" if was == "Y" else "yes"
    edited(with_case, "set in force", option=option, value=other, why="it began today")
    after = case_of(with_case)
    # The state called “status quo” is still the one that the case stands in.
    assert after["status_quo"]["state"] == after["states"]["status quo"]
    assert after["states"]["status quo"] == ("N" if was == "Y" else "Y") + letters[1:]
    others = {
        each
        for p, of in after["parties"].items()
        for k, o in of.get("options", {}).items()
        if (p, k) != (party, key)
        for each in o["evidence"]
    }
    assert not (own - others) & set(after["status_quo"].get("evidence", ()))
    assert after["status_quo"]["assumed"].partition(" (")[0].endswith("taken now: it began today")


def test_an_act_that_was_left_out_is_taken_in_with_its_words(with_case: TestClient, bench: Bench) -> None:
    before = bench.workspace.case.read_bytes()
    page = with_case.get("/case").text
    section = page[page.index('id="left-out"') :]
    row = re.search(r'name="row" value="(\w+)"', section)
    act = re.search(r'aria-label="Take in: ([^"]+)"', section)
    assert row is not None
    assert act is not None
    answer = with_case.post("/case/take-in", data={"row": row[1]})
    assert "is an option of" in answer.text
    options = [o for of in case_of(with_case)["parties"].values() for o in of.get("options", {}).values()]
    (taken,) = [o for o in options if o["label"] == html.unescape(act[1])]
    assert taken["evidence"]
    assert f'aria-label="Take in: {act[1]}"' not in answer.text
    with_case.post("/case/undo")
    assert bench.workspace.case.read_bytes() == before
    assert with_case.post("/case/take-in", data={"row": "p999"}).status_code == 422


@pytest.fixture
def with_more(with_case: TestClient, bench: Bench) -> TestClient:
    """A drafted case whose dossier has one more report."""
    assert 'id="news"' not in with_case.get("/case").text
    path = bench.workspace.case.with_name("more.txt")
    path.write_text(MORE)
    store = bench.require_store()
    assert list(keep_reports(store, [str(path)], unreadable=[], on_there=lambda _: None))
    return client_of(bench)


def test_a_case_tells_of_reports_that_came_later_and_takes_them_in(
    with_more: TestClient, bench: Bench
) -> None:
    before = bench.workspace.case.read_bytes()
    page = with_more.get("/case").text
    assert "New since this case was drafted" in page
    assert "accident reports" in page
    written = with_more.post("/case/redraft", data={"do": "write"}).text
    assert "up to date with the reports" in written
    assert 'id="news"' not in written
    assert any("accident reports" in label for label in labels_of(with_more))
    # Taken back, it is told of again.
    assert 'id="news"' in with_more.post("/case/undo").text
    assert bench.workspace.case.read_bytes() == before


def test_a_case_may_stay_as_it_is(with_more: TestClient, bench: Bench) -> None:
    before = bench.workspace.case.read_bytes()
    assert 'id="news"' not in with_more.post("/case/redraft", data={"do": "leave"}).text
    assert bench.workspace.case.read_bytes() == before


def test_a_reviewed_option_keeps_its_words_in_the_brief_after_more_reports(
    with_case: TestClient, bench: Bench
) -> None:
    _, question = list_of_options(with_case)
    numbers = ", ".join(str(k + 1) for k in range(len(options_of(with_case))))
    assert with_case.post("/interview", data={"id": question, "typed": numbers}).status_code == 200
    store = bench.require_store()
    for number in range(3):
        path = bench.workspace.case.with_name(f"more{number}.txt")
        path.write_text(MORE.replace("accident", ("accident", "safety", "cargo")[number]))
        assert list(keep_reports(store, [str(path)], unreadable=[], on_there=lambda _: None))
    brief = bench.brief()
    assert brief.positions is not None
    labels = labels_of(with_case)
    of_case = [row for row in brief.positions.rows if row.act in labels]
    assert len(of_case) == len(labels)
    assert not any(row.added_by_hand for row in of_case)
    assert all(row.evidence for row in of_case)


def list_of_options(client: TestClient) -> tuple[str, str]:
    """Pass over questions until the list of options is asked about; return the page and the question."""
    passed: list[str] = []
    for _ in range(10):
        page = client.get("/interview", params={"passed": " ".join(passed)}).text
        asked = re.search(r'name="id" value="([^"]+)"', page)
        assert asked is not None
        if "Option 1 in words" in page:
            return page, asked[1]
        passed.append(html.unescape(asked[1]))
    raise AssertionError("the list was not asked about")


def test_the_list_of_options_is_answered_on_a_form(with_case: TestClient, bench: Bench) -> None:
    page, question = list_of_options(with_case)
    assert "about the draft" in page
    labels = [html.unescape(each) for each in re.findall(r'name="words" class="wide" value="([^"]*)"', page)]
    assert len(labels) == len(options_of(with_case))
    form = {
        "id": question, "do": "list", "why": "the editor knows them",
        "words": ["Stay away from work", *labels[1:]],
        "by": re.findall(r'<option value="(\w)" selected', page),
        "out": [*([""] * (len(labels) - 1)), "out"],
    }  # fmt: skip
    answered = with_case.post("/interview", data=form).text
    assert "“Stay away from work” now" in answered
    assert "is no option any more" in answered
    assert "What was answered (1)" in answered
    gone = labels[-1].replace("'", "’")
    assert f"no option here: “{gone}”" in html.unescape(answered), "the answer is read back without numbers"
    assert "Stay away from work" in labels_of(with_case)
    assert labels[-1] not in labels_of(with_case)


def test_a_party_that_the_list_lacks_is_added_on_its_form_with_what_it_could_do(
    with_case: TestClient,
) -> None:
    _, question = list_of_options(with_case)
    form = {"id": question, "do": "list", "other_party": "The Ferry Board"}
    assert "needs a party, and something it could do" in with_case.post("/interview", data=form).text
    answered = with_case.post("/interview", data={**form, "other_act": "Run at night"}).text
    assert "Ferry Board" in answered
    assert "Run at night" in labels_of(with_case)
    assert "Option 1 in words" not in with_case.get("/interview").text


def test_each_reason_of_the_list_is_that_of_the_row_it_stands_in(with_case: TestClient) -> None:
    case = case_of(with_case)
    words = next(iter(case["evidence"].values()))["quote"]
    party = next(iter(case["parties"]))
    before = [
        cited for of in case["parties"].values() for o in (of.get("options") or {}).values()
        for cited in o.get("evidence", ())
    ]  # fmt: skip
    _, question = list_of_options(with_case)
    form = {
        "id": question, "do": "list", "new": ["Sail away"],
        "other_party": ["The Ferry Board", case["parties"][party]["name"], "The Pilots"],
        "other_act": ["Run at night", "Sell the quay", "Stay ashore"],
        "other_why": [words, "", "a pilot said so; twice"],
    }  # fmt: skip
    with_case.post("/interview", data=form)
    after = case_of(with_case)
    by_label = {
        option["label"]: option
        for of in after["parties"].values()
        for option in (of.get("options") or {}).values()
    }
    (cited,) = by_label["Run at night"]["evidence"]
    assert after["evidence"][cited]["quote"] == words
    assert by_label["Stay ashore"]["assumed"] == "a pilot said so; twice"
    assert all("evidence" not in by_label[label] for label in ("Sail away", "Sell the quay", "Stay ashore"))
    assert by_label["Sail away"]["assumed"].startswith("answered by")
    now = [cited for o in by_label.values() for cited in o.get("evidence", ())]
    assert sorted(now) == sorted([*before, cited])
    assert "Sell the quay" in {o["label"] for o in after["parties"][party]["options"].values()}


def test_answers_are_listed_with_their_questions(with_case: TestClient) -> None:
    asked = with_case.get("/api/interview").json()["question"]
    answer = {"id": asked["id"], "typed": "unknown", "why": "I was not there"}
    with_case.post("/interview", data=answer)
    page = with_case.get("/interview").text
    assert "What was answered (1)" in page
    assert "I was not there" in page


def test_who_decides_is_said_and_kept(with_case: TestClient) -> None:
    assert "You decide as Ana Ruiz now." in with_case.post("/who", data={"name": " Ana  Ruiz "}).text
    party = next(iter(case_of(with_case)["parties"].values()))["name"]
    edited(with_case, "add option", party=party, value="Sail away")
    assert "Ana Ruiz" in with_case.get("/case").text


def test_a_state_with_an_option_of_a_person_has_words_and_not_only_letters(with_case: TestClient) -> None:
    party = next(iter(case_of(with_case)["parties"].values()))["name"]
    before = set(options_of(with_case))
    edited(with_case, "add option", party=party, value="Sail to Westhaven")
    (option,) = set(options_of(with_case)) - before
    states = case_of(with_case)["states"]
    (named,) = (name for name in states if "to Westhaven" in name)
    place = options_of(with_case).index(option)
    now = states["status quo"]
    assert states[named] == f"{now[:place]}Y{now[place + 1 :]}"


def test_a_state_to_ask_about_is_chosen_in_words(with_case: TestClient) -> None:
    page = with_case.get("/analysis").text
    choices = re.findall(r'<option value="([YN]+|[^"]+)">([^<]+)</option>', page)
    assert len(choices) > 4
    assert not any(set(says) <= set("YN") for _, says in choices)
    unnamed = next(name for name, _ in choices if set(name) <= set("YN"))
    assert with_case.get("/analysis", params={"why": unnamed}).status_code == 200


def put_with(client: TestClient, button: str, passed: tuple[str, ...] = ()) -> tuple[str, str]:
    """Pass over questions until one has a button; return its page and its id."""
    for _ in range(20):
        page = client.get("/interview", params={"passed": " ".join(passed)}).text
        asked = re.search(r'name="id" value="([^"]+)"', page)
        assert asked is not None
        if button in page:
            return page, html.unescape(asked[1])
        passed = (*passed, html.unescape(asked[1]))
    raise AssertionError(f"nothing with {button!r} was asked")


def test_what_the_draft_reads_of_wants_is_compared_on_a_form(with_case: TestClient) -> None:
    page, question = put_with(with_case, "I have compared them")
    rows = page.count('name="wish"')
    assert rows > 0
    assert "GMR" not in page
    form = {"id": question, "do": "wishes", "wish": ["out", *[""] * (rows - 1)]}
    assert "Taken out: " in with_case.post("/interview", data=form).text


def test_a_condition_is_said_on_its_own_form(with_case: TestClient) -> None:
    _, question = put_with(with_case, 'value="on a condition"')
    with_case.post("/interview", data={"id": question, "answer": "on a condition"})
    page, condition = put_with(with_case, "That is the condition")
    assert condition == f"{question}-on"
    assert "On what condition would" in page
    form = {"id": condition, "do": "condition", "other_party": "The Ferry Board", "other_act": "Run at night"}
    answered = html.unescape(with_case.post("/interview", data=form).text)
    assert "Run at night" in labels_of(with_case)
    assert "would rather" in answered
    assert "otherwise the contrary" in answered
