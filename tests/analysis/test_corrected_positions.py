"""The table and the first page as a person corrected them in a drafted case."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console
from tests.support.commands import run

from detente.analysis import PositionsResult, positions_on
from detente.analysis.briefing import Brief, make_brief
from detente.analysis.interviewing import answer_question, ask
from detente.case.load import load_case
from detente.drafting.draft import draft_from
from detente.interview.answering import Answerer
from detente.interview.reply import read_reply
from detente.page import positions_page
from detente.page.brief import brief_page
from detente.page.page import Section
from detente.page.tables import StanceRow, StanceTable
from detente.render.terminal import render_terminal

REPORT = """\
The Harbour Union demanded on Monday that Brine Mining raise wages. Brine Mining refused to raise wages.

The town council of Brine asked the port authority to send a mediator. The port authority has not answered.

The Harbour Union has been on strike since 3 May 2021. Brine Mining said it would open talks with the \
Harbour Union if the strike ends.
"""
"""Drafted: 1 talks, 2 wages (A Brine Mining); 3 strike (B Harbour Union); 4 mediator (C port authority)."""


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("brine")
    (folder / "report.txt").write_text(REPORT)
    text = draft_from([str(folder / "report.txt")], folder)
    (folder / "case.yaml").write_text(text)
    return folder


@pytest.fixture
def folder(draft: Path, tmp_path: Path) -> Path:
    for file in ("report.txt", "case.yaml"):
        (tmp_path / file).write_text((draft / file).read_text())
    return tmp_path


def corrected(folder: Path, *answers: str) -> Brief:
    typed = "".join(f"{line}\n" for line in answers).encode()
    ended = run("ask", "case.yaml", "--no-brief", folder=folder, standard_input=typed)
    assert ended.status == 0, ended.err
    return make_brief([str(folder / "case.yaml")])


def acts(brief: Brief) -> list[str]:
    assert brief.positions is not None
    return [row.act for row in brief.positions.rows]


def first_page(brief: Brief) -> str:
    printed = io.StringIO()
    render_terminal(brief_page(brief), Console(file=printed, width=100), full=False)
    return " ".join(printed.getvalue().split())


def test_a_draft_that_nobody_touched_tells_what_was_read(folder: Path) -> None:
    brief = make_brief([str(folder / "case.yaml")])
    (folder / "case.yaml").unlink()
    read = make_brief([str(folder / "report.txt")])
    assert acts(brief) == acts(read)
    assert not brief.taken_out


def test_an_option_in_other_words_has_them_all_over_the_first_page(folder: Path) -> None:
    brief = corrected(folder, "4: Name a go-between")
    assert "Name a go-between" in acts(brief)
    assert "Send a mediator" not in acts(brief)


def test_an_option_that_is_out_leaves_the_first_page_and_stands_in_the_annex(folder: Path) -> None:
    brief = corrected(folder, "4 out")
    page = brief_page(brief)
    assert "mediator" not in first_page(brief)
    (left_out,) = (section for section in page.annexes if section.title == "Left out by you")
    assert "Send a mediator" in str(left_out)


def test_a_party_that_is_out_takes_its_acts_along(folder: Path) -> None:
    brief = corrected(folder, "C out")
    assert "Send a mediator" not in acts(brief)
    assert [row.act for row in brief.taken_out] == ["Send a mediator"]


def test_what_a_person_added_is_said_to_be_added_and_has_no_notes(folder: Path) -> None:
    brief = corrected(folder, "new C: Close the port")
    (row,) = (line for line in _rows(brief) if line.act.text == "Close the port")
    assert row.act.tags == ("added in the interview",)
    assert not any(cell.evidence for cell in row.stances)


def test_a_party_has_the_name_that_a_person_gave_it(folder: Path) -> None:
    page = first_page(corrected(folder, "C: Harbour office")).lower()
    assert "harbour office: send a mediator" in " ".join(page.split())
    assert "port authority:" not in page


def test_a_party_joined_with_another_makes_its_acts(folder: Path) -> None:
    brief = corrected(folder, "C is one with A")
    assert brief.positions is not None
    (row,) = (row for row in brief.positions.rows if row.act == "Send a mediator")
    (wages,) = (row for row in brief.positions.rows if row.act == "Raise wages")
    assert row.maker == wages.maker


def test_an_act_that_is_another_party_s_is_that_party_s_on_the_page(folder: Path) -> None:
    brief = corrected(folder, "4 by A")
    assert brief.positions is not None
    (row,) = (row for row in brief.positions.rows if row.act == "Send a mediator")
    assert brief.positions.party(row.maker).name == "Brine Mining"


SILENT = """
Farmers of the Salt League blocked the gate on 11 May 2021. The Salt League has 300 members. The Salt League \
met on Monday with farmers. The Salt League closed its office.
"""
"""Of the league no words say what it wants."""


def test_a_party_of_which_no_stance_was_read_has_its_name_on_the_page_of_a_corrected_draft(
    tmp_path: Path,
) -> None:
    (tmp_path / "report.txt").write_text(REPORT + SILENT)
    (tmp_path / "case.yaml").write_text(draft_from([str(tmp_path / "report.txt")], tmp_path))
    brief = corrected(tmp_path, "4: Name a go-between")
    assert brief.positions is not None
    assert brief.positions.silent == ("salt-league",)
    assert "No stance of Salt League was read." in first_page(brief)


def test_of_one_party_s_rows_nothing_is_said_of_those_that_no_row_tells_of(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT + SILENT)
    whole = make_brief([str(tmp_path / "report.txt")])
    assert whole.positions is not None
    assert whole.dossier is not None
    assert whole.positions.silent == ("salt-league",)
    some = positions_on(whole.dossier, whole.positions, ["Brine Mining"])
    page = positions_page(PositionsResult(whole.dossier, some))
    assert some.rows
    assert "Salt League" not in str(page.sections)


REFUSED = "Brine Mining refused to raise wages"


def reviewed(folder: Path, answers: dict[str, tuple[str, str]]) -> Brief:
    """The brief after an interview: answers by a question's id, or its kind, the others unknown."""
    case = load_case(str(folder / "case.yaml"))
    for _ in range(40):
        question = ask(case)
        if question is None:
            break
        kind = f"{question.id.partition(':')[0]}:"
        answer, why = answers.get(question.id) or answers.get(kind) or (question.answers[-1], "")
        if question.id.startswith("options:"):
            answer = question.answers[0]
        reply = read_reply(case.file, question, answer, why)
        case = answer_question(case, question, reply, Answerer("an analyst", "2021-05-08")).case
    assert "reviewed with" in case.text.partition("\n")[0]
    (folder / "case.yaml").write_text(case.text)
    return make_brief([str(folder / "case.yaml")])


def stance(brief: Brief, act: str, party: str) -> list[tuple[str, str]]:
    assert brief.positions is not None
    named = {each.id: each.name for each in brief.positions.parties}
    (row,) = (each for each in brief.positions.rows if each.act == act)
    return [
        (voice.stance, words.quote)
        for voice in row.voices
        if named.get(voice.party or "") == party
        for words in voice.evidence
    ]


def test_words_that_a_person_rejected_are_cited_for_nothing(folder: Path) -> None:
    brief = reviewed(folder, {"wants:": ("1 out; 2, 3", ""), "now:": ("no", "")})
    assert not stance(brief, "Raise wages", "Brine Mining")
    assert brief.positions is not None
    assert any(item.words.quote in REFUSED and "a person" in item.why for item in brief.positions.unused)


def test_an_answer_with_words_of_a_report_is_a_stance_and_marked_as_the_person_s(folder: Path) -> None:
    said = "The port authority has not answered"
    answers = {
        "PORT_AUTHORITY-prefers-PORT_AUTHORITY.send_mediator": ("no", said),
        "wants:": ("yes", ""),
        "now:": ("yes", ""),
    }
    brief = reviewed(folder, answers)
    assert stance(brief, "Send a mediator", "the port authority") == [("refuses", said)]
    (row,) = {line.act.text: line for line in _rows(brief) if line.act.text == "Send a mediator"}.values()
    assert "against (as answered)" in [cell.word for cell in row.stances]
    # What a person confirmed is no misreading.
    assert "misread" not in first_page(brief)


def test_an_answer_without_words_of_a_report_stands_in_the_table_where_nothing_was_read(folder: Path) -> None:
    answers = {
        "PORT_AUTHORITY-prefers-PORT_AUTHORITY.send_mediator": ("no", "It has no money for one"),
        "wants:": ("yes", ""),
        "now:": ("yes", ""),
    }
    brief = reviewed(folder, answers)
    (row,) = (line for line in _rows(brief) if line.act.text == "Send a mediator")
    assert "against (as answered)" in [cell.word for cell in row.stances]


def test_a_condition_that_named_a_new_act_stands_in_the_table(folder: Path) -> None:
    asked = "PORT_AUTHORITY-prefers-PORT_AUTHORITY.send_mediator"
    text = (folder / "case.yaml").read_text()
    stated = (
        "  PORT_AUTHORITY:\n    priorities:\n"
        "    - {priority: PORT_AUTHORITY.send_mediator if not HARBOUR_UNION.keep_up_strike, assumed: said}\n"
    )
    log = (
        f"interview:\n- {{id: {asked}, question: Would it?, answer: on a condition}}\n"
        f"- {{id: {asked}-on, question: On what condition?, answer: 'Harbour Union: End the strike'}}\n"
    )
    (folder / "case.yaml").write_text(text.replace("  PORT_AUTHORITY: unknown\n", stated) + log)
    (row,) = (line for line in _rows(make_brief([str(folder / "case.yaml")])) if "mediator" in line.act.text)
    shown = "on condition: the Harbour Union does not keep up the strike (as answered)"
    assert shown in [cell.word for cell in row.stances]


def test_the_answers_of_a_person_are_counted_all(folder: Path) -> None:
    brief = reviewed(folder, {"wants:": ("yes", ""), "now:": ("yes", "")})
    assert brief.case is not None
    count = len(brief.case.interview)
    unknown = sum(item.answer == "unknown" for item in brief.case.interview)
    assert 0 < unknown < count
    assert f"{unknown} of them with “don’t know”" in first_page(brief)


def _rows(brief: Brief) -> list[StanceRow]:
    sections: tuple[Section, ...] = brief_page(brief).sections
    tables = [block for section in sections for block in section.blocks if isinstance(block, StanceTable)]
    return [row for table in tables for _, rows in table.makers for row in rows]


def test_what_the_draft_has_in_words_of_its_own_is_no_person_s_and_its_maker_does_it(folder: Path) -> None:
    case = folder / "case.yaml"
    corrected(folder, "1, 2, 3, 4; new C: Close the port")
    known = load_case(str(case)).file.parties
    ((party, cited),) = ((key, of.evidence[0]) for key, of in known.items() if "close_port" in of.options)
    before, mine, after = case.read_text().partition("label: Close the port\n")
    case.write_text(before + mine + f"        evidence: [{cited}]\n" + after.partition("\n")[2])
    text = case.read_text()
    answer = f"- {{id: 'now:{party}.close_port', question: Is it done?, answer: 'yes'}}\n"
    case.write_text(text.replace("interview:\n", f"interview:\n{answer}", 1))
    (row,) = (line for line in _rows(make_brief([str(case)])) if line.act.text == "Close the port")
    assert "added in the interview" not in row.act.tags
    assert any(cell.evidence for cell in row.stances)


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        ("once the quay is mended", "on condition: once the quay is mended (as answered)"),
        (
            "if not HARBOUR_UNION.keep_up_strike",
            "on condition: the Harbour Union does not keep up the strike (as answered)",
        ),
    ],
)
def test_a_party_that_gave_a_condition_in_the_interview_is_not_silent(
    folder: Path, answer: str, shown: str
) -> None:
    asked = "PORT_AUTHORITY-prefers-PORT_AUTHORITY.send_mediator"
    with (folder / "case.yaml").open("a") as file:
        file.write(
            f"interview:\n- {{id: {asked}, question: Would it?, answer: on a condition}}\n"
            f"- {{id: {asked}-on, question: On what condition?, answer: {answer}}}\n"
        )
    (row,) = (line for line in _rows(make_brief([str(folder / "case.yaml")])) if "mediator" in line.act.text)
    assert [(cell.word, cell.tone) for cell in row.stances if cell.word.startswith("on")] == [
        (shown, "mixed")
    ]
