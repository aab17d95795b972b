"""A person's word on a row holds from then on, and can be taken back."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from starlette.testclient import TestClient


def rows(client: TestClient) -> list[dict[str, Any]]:
    return client.get("/api/positions").json()["positions"]  # type: ignore[no-any-return]


def decided(client: TestClient, row: str, do: str, value: str = "") -> str:
    answer = client.post("/positions", data={"row": row, "do": do, "value": value, "why": "as the words say"})
    assert answer.status_code == 200
    return answer.text


def test_a_row_gets_other_words(client: TestClient) -> None:
    row = rows(client)[0]
    assert 'role="status"' in decided(client, row["id"], "words", "Keep the port shut")
    renamed = next(each for each in rows(client) if each["act"] == "Keep the port shut")
    assert (renamed["maker"], renamed["in_force"]) == (row["maker"], row["in_force"])


def test_a_row_is_for_another_party_to_do(client: TestClient) -> None:
    row = next(each for each in rows(client) if each["act"] == "Order arbitration")
    decided(client, row["id"], "doer", "Lorne Terminals")
    moved = next(each for each in rows(client) if each["act"] == "Order arbitration")
    assert moved["maker"] == "lorne-terminals"


def test_two_rows_of_one_act_are_joined(client: TestClient) -> None:
    one, other = (
        next(each for each in rows(client) if each["act"] == act)
        for act in ("Accept a test", "Accept arbitration")
    )
    decided(client, one["id"], "same as", other["id"])
    assert [each["act"] for each in rows(client)].count("Accept arbitration") == 1
    assert "Accept a test" not in [each["act"] for each in rows(client)]


def test_a_misread_row_goes_and_comes_back(client: TestClient) -> None:
    before = rows(client)
    decided(client, before[0]["id"], "misread")
    assert before[0]["act"] not in [each["act"] for each in rows(client)]
    for made in client.get("/api/decisions").json()["decisions"]:
        client.post("/undo", data={"number": str(made["number"])})
    assert rows(client) == before


def test_a_row_is_set_in_force(client: TestClient) -> None:
    row = next(each for each in rows(client) if each["in_force"] is not True)
    decided(client, row["id"], "in force")
    after = next(each for each in rows(client) if each["act"] == row["act"])
    assert after["in_force"] is True
    stances = {(voice["party"], voice["stance"]) for voice in after["voices"]}
    assert stances >= {(voice["party"], voice["stance"]) for voice in row["voices"]}


def test_a_row_becomes_an_option_of_the_case_with_its_words(with_case: TestClient) -> None:
    case = with_case.get("/api/case").json()
    labels = {o["label"] for p in case["parties"].values() for o in p["options"].values()}
    row = next(each for each in rows(with_case) if each["act"] not in labels)
    page = with_case.get("/positions").text
    form = next(each for each in page.split("<form ") if "Make this an option" in each and row["id"] in each)
    assert 'action="/case/take-in"' in form
    assert with_case.post("/case/take-in", data={"row": row["id"]}).status_code == 200
    case = with_case.get("/api/case").json()
    options = [o for p in case["parties"].values() for o in p["options"].values()]
    (option,) = (each for each in options if each["label"] == row["act"])
    words = {passage["quote"] for voice in row["voices"] for passage in voice["evidence"]}
    assert words & {case["evidence"][name]["quote"] for name in option["evidence"]}


def test_what_is_wrong_is_said_beside_the_row_and_what_was_typed_stays(client: TestClient) -> None:
    row = rows(client)[0]
    form = {"row": row["id"], "do": "condition", "voice": "0", "value": "words of nobody"}
    answer = client.post("/positions", data=form)
    assert answer.status_code == 422
    line = next(each for each in answer.text.split("<li>") if 'id="fault-here"' in each)
    assert f'name="row" value="{row["id"]}"' in line
    assert 'value="words of nobody" aria-invalid="true"' in line


def test_the_row_and_the_voice_that_were_chosen_stay_too(client: TestClient) -> None:
    row = next(each for each in rows(client) if len(each["voices"]) > 1)
    other = next(each for each in rows(client) if each["id"] != row["id"])
    form = {
        "row": row["id"],
        "do": "condition",
        "voice": "1",
        "value": "words of nobody",
        "other": other["id"],
    }
    line = next(
        each for each in client.post("/positions", data=form).text.split("<li>") if 'id="fault-here"' in each
    )
    assert '<option value="1" selected>' in line
    assert f'<option value="{other["id"]}" selected>' in line


def test_the_word_of_a_stance_opens_the_words_of_the_report(client: TestClient) -> None:
    page, row = client.get("/positions").text, rows(client)[0]
    quote = row["voices"][0]["evidence"][0]["quote"]
    opens = re.findall(
        r'popovertarget="([^"]+)">[^<]+</button><div popover id="([^"]+)"[^>]*>(.*?)</div>', page
    )
    assert all(button == words for button, words, _ in opens)
    assert any(quote[:40] in html.unescape(words) and "/report?id=" in words for _, _, words in opens)


@pytest.mark.parametrize(("row", "do"), [("nowhere", "right"), (None, "sell"), (None, "words")])
def test_a_wrong_decision_is_refused_in_one_line(client: TestClient, row: str | None, do: str) -> None:
    answer = client.post("/positions", data={"row": row or rows(client)[0]["id"], "do": do})
    assert answer.status_code == 422
    assert answer.text.count('role="alert"') == 1
    assert client.get("/api/decisions").json()["decisions"] == []


@pytest.mark.parametrize(
    ("form", "says"),
    [
        (
            {"kind": "act", "who": "Lorne Terminals", "says": "sell the cranes", "mood": "planned"},
            "Sell the cranes",
        ),
        ({"kind": "statement", "who": "Grace Okafor"}, "Grace Okafor says it"),
        ({"kind": "event", "who": "Lorne Terminals", "event": "CONSULT"}, "Talks or a meeting (happened)"),
        (
            {"kind": "event", "who": "Roe", "event": "CONSULT", "when": "2025-04", "happened": "planned"},
            "Talks or a meeting (planned): Roe, April 2025",
        ),
        ({"kind": "date", "when": "2025-04-02"}, "2 April 2025"),
        ({"kind": "party", "who": "The pilots"}, "The pilots"),
    ],
)
def test_what_was_missed_is_added_with_its_words(client: TestClient, form: dict[str, str], says: str) -> None:
    (report,) = (row["report"] for row in client.get("/api/reports").json()["reports"])
    quote = "The company bought the cranes"
    text = client.get("/api/report", params={"id": report}).json()["text"]
    quote = text[200:260].strip()
    answer = client.post("/add", data={**form, "report": report, "quote": quote})
    assert answer.status_code == 200
    marks = client.get("/api/report", params={"id": report}).json()["marks"]
    assert [mark for mark in marks if says in mark["says"] and mark["quote"] == quote]


def test_words_that_stand_twice_are_those_that_were_selected(client: TestClient) -> None:
    (report,) = (row["report"] for row in client.get("/api/reports").json()["reports"])
    text = client.get("/api/report", params={"id": report}).json()["text"]
    second = text.index("the strike", text.index("the strike") + 1)
    form = {"kind": "act", "who": "Pilots", "says": "join the strike", "mood": "planned", "report": report}
    assert client.post("/add", data={**form, "quote": "the strike", "at": second}).status_code == 200
    marks = client.get("/api/report", params={"id": report}).json()["marks"]
    assert [m["start"] for m in marks if m["kind"] == "act" and m["quote"] == "the strike"] == [second]


def test_words_that_do_not_stand_in_the_report_are_refused(client: TestClient) -> None:
    (report,) = (row["report"] for row in client.get("/api/reports").json()["reports"])
    form = {"kind": "party", "who": "X", "report": report, "quote": "nobody wrote this"}
    answer = client.post("/add", data=form)
    assert answer.status_code == 422
    assert "does not stand in" in answer.text
    # What was typed stands in the form again.
    assert 'value="X"' in answer.text
    assert "nobody wrote this</textarea>" in answer.text


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"kind": "act", "mood": "demanded"}, "the act is missing; write it under “The act”"),
        ({"kind": "statement"}, "who says it is missing"),
        ({"kind": "event", "event": "CONSULT"}, "who did it is missing"),
        ({"kind": "party"}, "its name is missing"),
        ({"kind": "date"}, "the day is missing"),
        ({"kind": "date", "when": "some day"}, "some day is no date"),
    ],
)
def test_a_field_that_is_empty_is_named_as_the_form_names_it(
    client: TestClient, form: dict[str, str], says: str
) -> None:
    (report,) = (row["report"] for row in client.get("/api/reports").json()["reports"])
    text = client.get("/api/report", params={"id": report}).json()["text"]
    answer = client.post("/add", data={**form, "report": report, "quote": text[200:240].strip()})
    assert answer.status_code == 422
    assert says in answer.text
    assert client.get("/api/decisions").json()["decisions"] == []


def test_an_act_by_hand_says_at_once_if_it_counts_and_is_taken_back_there(client: TestClient) -> None:
    (report,) = (row["report"] for row in client.get("/api/reports").json()["reports"])
    text = client.get("/api/report", params={"id": report}).json()["text"]
    form = {
        "kind": "act", "report": report, "quote": text[200:260].strip(), "says": "publish the accounts",
        "voice": "Grace Okafor", "mood": "demanded",
    }  # fmt: skip
    nobody = client.post("/add", data=form)
    assert "it does not say who is to do it" in nobody.text
    counts = client.post("/add", data={**form, "who": "Lorne Terminals"})
    assert "Publish the accounts." in counts.text
    assert "A new draft of the case has it as an option." in counts.text
    decisions = client.get("/api/decisions").json()["decisions"]
    back = client.post("/undo", data={"report": report, "number": decisions[-1]["number"]})
    assert "Taken back: act" in back.text
    assert "Publish the accounts" not in client.get("/positions").text


def test_a_condition_is_added_with_its_words_and_the_row_that_they_speak_of(client: TestClient) -> None:
    row = next(each for each in rows(client) if not each["condition"] and each["voices"][0]["party"])
    other = next(each for each in rows(client) if each["maker"] != row["maker"])
    form = {"row": row["id"], "do": "condition", "voice": "0", "why": "his letter says so"}
    nowhere = client.post("/positions", data={**form, "value": "if the moon rises"})
    assert nowhere.status_code == 422
    assert "no report has the words" in nowhere.text
    words = "unless the port is open by June 1"
    answer = client.post("/positions", data={**form, "value": words, "other": other["id"]})
    assert answer.status_code == 200
    conditional = next(each for each in rows(client) if each["act"] == row["act"])
    assert words in conditional["condition"]
    assert len(conditional["voices"]) == len(row["voices"])
    numbers = [each["number"] for each in client.get("/api/decisions").json()["decisions"]]
    client.post("/undo", data={"number": numbers, "back": "positions"})
    assert next(each for each in rows(client) if each["act"] == row["act"]) == row


def test_positions_are_shown_as_the_reports_up_to_a_day_tell_them(client: TestClient) -> None:
    whole = client.get("/api/positions").json()["positions"]
    before, after = (
        client.get("/api/positions", params={"until": day}) for day in ("1999-01-01", "2090-01-01")
    )
    assert (before.json()["positions"], after.json()["positions"]) == ([], whole)
    page = client.get("/positions", params={"until": "2090-01-01"}).text
    assert 'name="until" value="2090-01-01"' in page
    assert "Decide about a row" not in page
    assert "Decide about a row" in client.get("/positions").text
    assert client.get("/positions", params={"until": "soon"}).status_code == 400


def test_an_answer_of_the_interview_stands_beside_the_row_that_it_bears_on(with_case: TestClient) -> None:
    case = with_case.get("/api/case").json()
    party, of = next((party, of) for party, of in case["parties"].items() if of.get("options"))
    option, label = next((key, each["label"]) for key, each in of["options"].items())
    answers = f"- {{id: 'now:{party}.{option}', answer: 'no', why: seen from the quay}}\n"
    assert "You answered:" not in with_case.get("/positions").text
    sent = with_case.post("/interview/answers", files={"file": ("a.yaml", answers.encode())})
    assert sent.status_code == 200, sent.text
    table = with_case.get("/positions").text.partition('<table class="stances">')[2].partition("</table>")[0]
    (row,) = [each for each in table.split("<tr>") if "You answered:" in each]
    assert html.unescape(row).casefold().count(label.casefold()) >= 1
    assert "Is this being done now" in row
