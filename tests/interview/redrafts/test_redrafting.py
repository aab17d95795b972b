"""A case that a person has edited is brought up to date; each line of the person's stays as it is."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from tests.support.commands import run

from detente.case.load import load_case
from detente.errors import BadInput
from detente.interview.edits.round_trip import changed_text
from detente.interview.edits.structure import drop_option
from detente.interview.on_disk import CaseOnDisk

GATES = (
    "KARSK, May 4, 2026 - The Salt Board refuses to open the gates, its chairman Odalys Brandt said on"
    " Monday. The Carriers' League demanded that the Salt Board open the gates. The Salt Board demanded that"
    " the Carriers' League pay the toll. The Carriers' League refuses to pay the toll, its leader Teun Vask"
    " said."
)
STRIKE = (
    "KARSK, May 20, 2026 - The Carriers' League has been on strike since Monday. The Salt Board on Tuesday"
    ' offered to open the gates, its chairman Odalys Brandt said. "We will open the gates," she told'
    " reporters."
)
HARBOUR = (
    "KARSK, June 2, 2026 - The Harbour Council demanded on Monday that the Carriers' League pay the toll. The"
    " Harbour Council said it would lend the carriers money if the league paid the toll. The Carriers' League"
    " demanded that the Harbour Council lower the fees. The Harbour Council refuses to lower the fees."
)
ENDED = "KARSK, June 9, 2026 - The Carriers' League called off its strike on Monday. The strike is over."
STORE, CASE = "karsk.dossier", "case.yaml"


def add(folder: Path, name: str, text: str) -> None:
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    assert run("dossier", "add", STORE, f"{name}.txt", folder=folder).status == 0


@pytest.fixture
def drafted(tmp_path: Path) -> Path:
    """A folder with a dossier of one report, and the case drafted from it."""
    add(tmp_path, "gates", GATES)
    ended = run("draft", STORE, "--out", CASE, folder=tmp_path)
    assert ended.status == 0, ended.err
    return tmp_path


def text_of(folder: Path) -> str:
    return (folder / CASE).read_text(encoding="utf-8")


def edit(folder: Path, *changes: tuple[str, str]) -> str:
    """Edit the case as a person does in an editor; return its text."""
    text = text_of(folder)
    for old, new in changes:
        assert text.count(old) == 1, (old, text)
        text = text.replace(old, new)
    (folder / CASE).write_text(text, encoding="utf-8")
    return text


def redraft(folder: Path, *more: str) -> list[dict[str, Any]]:
    ended = run("draft", STORE, "--case", CASE, "--format", "json", *more, folder=folder)
    assert ended.status == 0, ended.err
    return list(json.loads(ended.out)["changes"])


def of(changes: list[dict[str, Any]], outcome: str) -> list[tuple[str, str]]:
    return [(each["kind"], each["says"]) for each in changes if each["outcome"] == outcome]


def test_a_redraft_tells_that_a_new_report_brings_a_party_an_act_and_wants_with_their_words(
    drafted: Path,
) -> None:
    add(drafted, "harbour", HARBOUR)
    changes = redraft(drafted)
    new = of(changes, "new")
    assert ("party", "the Harbour Council") in new
    assert ("option", "the Harbour Council: lower the fees") in new
    assert ("want", "the Carriers' League wants “Lower the fees” (of the Harbour Council)") in new
    option = next(each for each in changes if each["kind"] == "option")
    assert [words["quote"] for words in option["evidence"]] == [
        "demanded that the Harbour Council lower the fees",
        "refuses to lower the fees",
    ]
    assert {words["report"] for words in option["evidence"]} == {f"{STORE}#harbour"}
    case = load_case(str(drafted / CASE)).file
    assert case.parties["HARBOUR_COUNCIL"].options["lower_fees"].label == "Lower the fees"
    assert run("brief", CASE, folder=drafted).status == 0


def test_every_line_that_a_person_wrote_stays_with_its_comment(drafted: Path) -> None:
    edit(
        drafted,
        ("label: Pay the toll", "label: Pay for the road  # as the league says it"),
        ("title: ", "# Ana keeps this case.\ntitle: "),
        (
            "    - priority: not SALT_BOARD.open_gates\n",
            "    # Heard from a clerk.\n"
            "    - priority: not CARRIERS_LEAGUE.pay_toll if SALT_BOARD.open_gates\n"
            "      assumed: a clerk says so  # ask again\n"
            "    - priority: not SALT_BOARD.open_gates\n",
        ),
    )
    before = text_of(drafted)
    add(drafted, "harbour", HARBOUR)
    redraft(drafted)
    after = text_of(drafted)
    for line in (
        "# Ana keeps this case.",
        "        label: Pay for the road  # as the league says it",
        "    # Heard from a clerk.",
        "    - priority: not CARRIERS_LEAGUE.pay_toll if SALT_BOARD.open_gates",
        "      assumed: a clerk says so  # ask again",
    ):
        assert line in before.splitlines()
        assert line in after.splitlines()
    # Nothing but what machines wrote is another now: strings of Y and N, and the comment at the top.
    lost = [line for line in before.splitlines() if line not in after.splitlines()]
    assert all(line.startswith("#  ") or line.rstrip("NY").endswith(": ") for line in lost), lost


def test_an_option_that_was_renamed_and_given_another_id_is_known_again(drafted: Path) -> None:
    text = text_of(drafted).replace("SALT_BOARD.open_gates", "SALT_BOARD.unlock")
    text = text.replace("      open_gates:", "      unlock:").replace("Open the gates", "Unlock the sluices")
    (drafted / CASE).write_text(text, encoding="utf-8")
    add(drafted, "strike", STRIKE)
    changes = redraft(drafted)
    case = load_case(str(drafted / CASE)).file
    assert list(case.parties["SALT_BOARD"].options) == ["unlock"]
    assert case.parties["SALT_BOARD"].options["unlock"].label == "Unlock the sluices"
    assert ("want", "the Salt Board wants “Unlock the sluices”") in of(changes, "changed")
    wants = [each.priority for each in case.preferences["SALT_BOARD"].priorities or ()]
    assert wants[:2] == ["SALT_BOARD.unlock", "CARRIERS_LEAGUE.pay_toll"]


def test_a_want_that_a_report_turns_round_is_turned_round_and_told(drafted: Path) -> None:
    add(drafted, "strike", STRIKE)
    changes = redraft(drafted)
    (turned,) = [each for each in changes if each["kind"] == "want" and each["outcome"] == "changed"]
    assert turned["says"] == "the Salt Board wants “Open the gates”"
    assert turned["why"] == "before: the Salt Board does not want “Open the gates”"
    assert {words["report"] for words in turned["evidence"]} == {f"{STORE}#strike"}
    priorities = load_case(str(drafted / CASE)).file.preferences["SALT_BOARD"].priorities or ()
    assert "not SALT_BOARD.open_gates" not in [each.priority for each in priorities]


def test_a_want_that_a_person_edited_is_not_turned_round_and_the_list_says_so(drafted: Path) -> None:
    text = text_of(drafted)
    at = text.index("    - priority: not SALT_BOARD.open_gates")
    end = text.index("      evidence:", at)
    mine = f"{text[at:end]}      assumed: the chairman told me so\n"
    (drafted / CASE).write_text(text[:at] + mine + text[end:], encoding="utf-8")
    add(drafted, "strike", STRIKE)
    changes = redraft(drafted)
    assert ("want", "the Salt Board wants “Open the gates”") in of(changes, "yours")
    assert mine in text_of(drafted)


def test_what_is_in_force_now_is_set_unless_a_person_answered(drafted: Path) -> None:
    add(drafted, "strike", STRIKE)
    redraft(drafted)
    case = load_case(str(drafted / CASE))
    strike = next(name for name in case.options if name.endswith("strike"))
    assert case.file.status_quo is not None
    assert case.file.status_quo.state[list(case.options).index(strike)] == "Y"
    answers = f"- id: now:{strike}\n  answer: 'yes'\n  why: I was there\n"
    (drafted / "answers.yaml").write_text(answers, encoding="utf-8")
    assert run("ask", CASE, "--answers", "answers.yaml", folder=drafted).status == 0
    add(drafted, "ended", ENDED)
    changes = redraft(drafted)
    assert any(kind == "in_force" and "is not done now" in says for kind, says in of(changes, "yours")), (
        changes
    )
    case = load_case(str(drafted / CASE))
    assert case.file.status_quo is not None
    assert case.file.status_quo.state[list(case.options).index(strike)] == "Y"


def test_what_a_person_took_out_does_not_come_back_and_is_told_when_new_words_speak_of_it(
    drafted: Path,
) -> None:
    option = "CARRIERS_LEAGUE.pay_toll"
    kept = load_case(str(drafted / CASE))
    assert option in kept.options
    text = changed_text(kept.text, lambda data: drop_option(data, option), kept.path)
    (drafted / CASE).write_text(text, encoding="utf-8")
    add(drafted, "harbour", HARBOUR)
    changes = redraft(drafted)
    assert option not in load_case(str(drafted / CASE)).options
    out = [each for each in changes if each["outcome"] == "left_out" and each["kind"] == "option"]
    assert [(each["says"], each["why"]) for each in out] == [
        ("the Carriers' League: pay the toll", "you took it out of the case")
    ]


def test_wants_that_a_person_put_in_order_get_no_more_of_them(drafted: Path) -> None:
    text = text_of(drafted)
    at = text.index("  CARRIERS_LEAGUE:\n    priorities:")
    end = text.index("    unknown:\n    - order\n", at)
    text = text[:end] + text[end:].replace("    unknown:\n    - order\n", "", 1)
    (drafted / CASE).write_text(text, encoding="utf-8")
    add(drafted, "harbour", HARBOUR)
    changes = redraft(drafted)
    says = "the Carriers' League wants “Lower the fees” (of the Harbour Council)"
    assert ("want", says) in of(changes, "yours")
    wants = load_case(str(drafted / CASE)).file.preferences["CARRIERS_LEAGUE"].priorities or ()
    assert "HARBOUR_COUNCIL.lower_fees" not in [each.priority for each in wants]


def test_states_that_are_listed_one_by_one_keep_out_a_new_option(drafted: Path) -> None:
    case = load_case(str(drafted / CASE))
    letters = len(case.options)
    text = text_of(drafted)
    at = text.index("preferences:\n")
    end = text.index("\nevidence:\n", at) + 1
    states = [format(k, f"0{letters}b").replace("1", "Y").replace("0", "N") for k in range(2**letters)]
    listed = ", ".join(f"[{state}]" for state in states)
    ranking = f"preferences:\n  CARRIERS_LEAGUE: unknown\n  SALT_BOARD:\n    ranking: [{listed}]\n"
    (drafted / CASE).write_text(text[:at] + ranking + text[end:], encoding="utf-8")
    add(drafted, "harbour", HARBOUR)
    changes = redraft(drafted)
    assert ("option", "the Harbour Council: lower the fees") in of(changes, "left_out")
    assert load_case(str(drafted / CASE)).options == case.options
    assert run("analyse", CASE, folder=drafted).status == 0


def drafts_without_the_toll(folder: Path) -> None:
    """Let the draft lose an option: a person rejects the reports' words for it."""
    rows = run("read", "gates.txt", "--format", "json", folder=folder)
    acts = json.loads(rows.out)["reports"][0]["acts"]
    orders = [{"do": f"reject gates:{act['id']}"} for act in acts if "toll" in act["label"]]
    assert orders
    (folder / "orders.yaml").write_text(json.dumps(orders), encoding="utf-8")
    ended = run("dossier", "review", STORE, "--answers", "orders.yaml", folder=folder)
    assert ended.status == 0, ended.err


def test_an_option_that_the_draft_loses_is_taken_out_where_nobody_had_touched_it(drafted: Path) -> None:
    drafts_without_the_toll(drafted)
    changes = redraft(drafted)
    assert sorted(of(changes, "taken_out")) == [
        ("option", "the Carriers' League: pay the toll"),
        ("want", "the Carriers' League does not want “Pay the toll”"),
        ("want", "the Salt Board wants “Pay the toll” (of the Carriers' League)"),
    ]
    assert "pay_toll" not in text_of(drafted).partition("detente: 1")[2]
    assert run("analyse", CASE, folder=drafted).status == 0


@pytest.mark.parametrize(
    "touch",
    [
        ("      pay_toll:\n", "      pay_toll:  # ask Teun\n"),
        ("      pay_toll:\n", "      # ask Teun\n      pay_toll:\n"),
        ("label: Pay the toll", "label: Pay"),
        (
            "preferences:\n",
            "rules: [not (CARRIERS_LEAGUE.pay_toll and SALT_BOARD.open_gates)]\npreferences:\n",
        ),
        ("# Drafted by detente", "# Ana's. Drafted by detente"),
    ],
    ids=["comment", "comment above", "label", "rule", "reviewed"],
)
def test_it_stays_where_a_person_has_touched_or_reviewed_it(drafted: Path, touch: tuple[str, str]) -> None:
    edit(drafted, touch)
    drafts_without_the_toll(drafted)
    changes = redraft(drafted)
    assert of(changes, "taken_out") == []
    assert any(kind == "option" for kind, _ in of(changes, "gone"))
    assert "CARRIERS_LEAGUE.pay_toll" in load_case(str(drafted / CASE)).options


def test_a_case_gets_no_more_options_than_a_person_can_tell_apart(drafted: Path) -> None:
    text = text_of(drafted).partition("\n")[2]
    more = "".join(f"      own_{number}: Do the thing {number}\n" for number in range(10))
    text = text.replace("    options:\n      pay_toll:", f"    options:\n{more}      pay_toll:", 1)
    (drafted / CASE).write_text(text.replace("NN", "N" * 12), encoding="utf-8")
    case = load_case(str(drafted / CASE))
    assert len(case.options) == 12
    add(drafted, "harbour", HARBOUR)
    changes = redraft(drafted)
    assert any(kind == "option" for kind, _ in of(changes, "left_out"))
    assert not any(kind == "option" for kind, _ in of(changes, "new"))


def test_a_second_redraft_has_nothing_to_tell(drafted: Path) -> None:
    add(drafted, "harbour", HARBOUR)
    redraft(drafted)
    once = text_of(drafted)
    assert redraft(drafted) == []
    assert text_of(drafted) == once


def test_only_the_list_is_printed_where_that_is_wanted(drafted: Path) -> None:
    add(drafted, "harbour", HARBOUR)
    before = text_of(drafted)
    listed = redraft(drafted, "--list")
    assert text_of(drafted) == before
    # What was only listed is as new as before.
    assert redraft(drafted) == listed
    assert text_of(drafted) != before


def test_the_person_s_file_stays_where_the_redraft_goes_into_another(drafted: Path) -> None:
    add(drafted, "harbour", HARBOUR)
    before = text_of(drafted)
    redraft(drafted, "--out", "case-june.yaml")
    assert text_of(drafted) == before
    assert "HARBOUR_COUNCIL" in (drafted / "case-june.yaml").read_text(encoding="utf-8")


def test_without_the_draft_it_came_from_all_in_a_case_is_the_person_s(drafted: Path) -> None:
    (drafted / f".{CASE}.drafted").unlink()
    add(drafted, "strike", STRIKE)
    add(drafted, "harbour", HARBOUR)
    ended = run("draft", STORE, "--case", CASE, "--format", "json", folder=drafted)
    printed = json.loads(ended.out)
    assert printed["compared"] is False
    assert ("option", "the Harbour Council: lower the fees") in of(printed["changes"], "new")
    assert ("want", "the Salt Board wants “Open the gates”") in of(printed["changes"], "yours")
    assert of(printed["changes"], "changed") == []
    assert "not SALT_BOARD.open_gates" in text_of(drafted)


def test_decisions_of_a_person_go_into_draft_and_redraft(drafted: Path) -> None:
    add(drafted, "harbour", HARBOUR)
    orders = (
        "- {do: 'reject \"Harbour Council\"', why: it is a club}\n"
        '- do: \'add act harbour "The Harbour Council demanded on Monday" doer="Salt Board"'
        ' voice="Salt Board" mood=offered label="Open the gates"\'\n'
    )
    (drafted / "orders.yaml").write_text(orders, encoding="utf-8")
    ended = run("dossier", "review", STORE, "--answers", "orders.yaml", folder=drafted)
    assert ended.status == 0, ended.err
    changes = redraft(drafted)
    assert not any("Harbour Council" in each["says"] for each in changes)
    assert ("want", "the Salt Board wants “Open the gates”") in of(changes, "changed")


def test_a_list_without_a_case_is_refused(drafted: Path) -> None:
    ended = run("draft", STORE, "--list", folder=drafted)
    assert (ended.status, ended.err) == (
        2, "detente: --list: there is no case to compare with; name it: --case case.yaml\n",
    )  # fmt: skip


def test_a_file_of_gmcr_py_is_refused_with_the_way_to_a_case_file(drafted: Path) -> None:
    assert run("export", CASE, "--to", "gmcr", "case.gmcr", folder=drafted).status == 0
    refused = run("draft", STORE, "--case", "case.gmcr", folder=drafted)
    assert refused.status == 2
    assert "case.gmcr: a redraft is written into case files only" in refused.err


def test_a_case_that_was_edited_meanwhile_is_not_written_over(drafted: Path) -> None:
    read = CaseOnDisk(str(drafted / CASE))
    edited = edit(drafted, ("title: ", "title: Ana's "))
    with pytest.raises(BadInput, match="was changed by another program in the meantime"):
        read.replace("detente: 1")
    assert text_of(drafted) == edited


def test_a_case_with_rules_of_a_person_can_be_analysed_afterwards(drafted: Path) -> None:
    rule = "rules: [not (SALT_BOARD.open_gates and CARRIERS_LEAGUE.pay_toll)]\n"
    edit(drafted, ("preferences:\n", f"{rule}preferences:\n"))
    assert run("analyse", CASE, folder=drafted).status == 0
    add(drafted, "harbour", HARBOUR)
    redraft(drafted)
    assert run("analyse", CASE, folder=drafted).status == 0
    assert rule in text_of(drafted)


def test_lines_that_cite_a_withdrawn_report_are_told_with_the_words_they_lost(drafted: Path) -> None:
    add(drafted, "strike", STRIKE)
    redraft(drafted)
    # A person has reviewed the case: what the draft loses stays in it.
    before = edit(drafted, (text_of(drafted).partition("\n")[0], "# Reviewed"))
    withdrawn = run(
        "dossier", "withdraw", STORE, "strike", "--who", "Ana", "--why", "a forgery", folder=drafted
    )
    assert withdrawn.status == 0, withdrawn.err
    lost = [change for change in redraft(drafted, "--list") if change["outcome"] == "lost"]
    assert text_of(drafted) == before
    for change in lost:
        assert "strike was withdrawn by Ana" in change["why"]
        assert "a forgery" in change["why"]
        assert all(words["report"].endswith("#strike") for words in change["evidence"])
    # The gates are told of by the other report too; the strike by none.
    whys = {(change["kind"], change["at"]): change["why"] for change in lost}
    assert any(why.endswith("it cites nothing else") for why in whys.values())
    assert any(re.search(r"it cites \d+ other passages? too", why) for why in whys.values())
    page = run("draft", STORE, "--case", CASE, "--list", folder=drafted).out
    assert "was taken out of the dossier" in page
    run("dossier", "undo", STORE, folder=drafted)
    assert not [change for change in redraft(drafted, "--list") if change["outcome"] == "lost"]
