"""The page of a brief as a whole."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from rich.console import Console
from spacy.language import Language
from tests.support.paths import EXAMPLE
from tests.support.tables import table_and_dossier

from detente import names
from detente.analysis import Brief, make_brief
from detente.dossier import join_findings
from detente.page import brief_page
from detente.page.lines import Groups, Paragraphs
from detente.page.made_from import from_reports
from detente.page.page import Section
from detente.page.tables import StanceTable
from detente.positions import Position, Voice
from detente.reading.read import read_reports
from detente.render import render_terminal
from detente.sources import Report

REPORT = (
    "On 3 May 2021 the Salt Workers' Union demanded that the Port Authority raise the night pay. The Port "
    "Authority refused to raise the night pay. The Salt Workers' Union went on strike on 5 May 2021."
)
WANTED = (
    "The Salt Workers' Union demanded that the Port Authority raise the night pay. The Port Authority refused"
    " to raise the night pay."
)


def test_the_names_of_the_parties_are_looked_up_in_the_reports_once(
    pipeline: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    positions, dossier = table_and_dossier(pipeline, WANTED)
    looked_up: Counter[str] = Counter()
    written = names._written_with_the

    def counting(name: str, texts: Sequence[str]) -> bool | None:
        looked_up[name] += bool(texts)
        return written(name, texts)

    monkeypatch.setattr(names, "_written_with_the", counting)
    page = brief_page(Brief("t", dossier, None, None, {}, drafted=True, case_path=None, positions=positions))
    assert [section.id for section in page.sections][:2] == ["in-short", "positions"]
    # Once for the table, and once for the timeline, which names more parties than the table has.
    assert max(looked_up.values()) <= 2, looked_up


@pytest.mark.parametrize("example", ["cambodia-2021", "el-salvador-1989", "port-lorne-2025"])
def test_a_first_page_has_no_term_of_the_theory_but_in_plain_words(example: str) -> None:
    out = io.StringIO()
    brief = make_brief([str(EXAMPLE.parent / example)])
    render_terminal(brief_page(brief), Console(file=out, width=80), full=False)
    said = " ".join(out.getvalue().split())
    for term in ("concept", "equilibri", "Nash", "sequential", "dashed", "metarational"):
        assert term not in said.partition("Terms")[0], term


def test_a_first_page_has_curly_marks_where_no_report_is_quoted(pipeline: Language) -> None:
    positions, dossier = table_and_dossier(pipeline, REPORT)
    out = io.StringIO()
    page = brief_page(
        Brief(
            'The port\'s "night pay"',
            dossier,
            None,
            None,
            {},
            drafted=True,
            case_path=None,
            positions=positions,
        )
    )
    render_terminal(page, Console(file=out, width=80), full=False)
    assert "Salt Workers’ Union" in out.getvalue()
    assert "'" not in out.getvalue()


def test_what_may_be_misread_stands_among_the_words_that_were_not_used(pipeline: Language) -> None:
    more = " The Salt Workers' Union urged the governor of Marinia to close the salt mine."
    positions, dossier = table_and_dossier(pipeline, REPORT + more)
    first, *others = map(_sure, positions.rows)
    doubted = replace(
        positions, rows=(replace(first, sureness=0.1, voices=tuple(map(_unsure, first.voices))), *others)
    )
    page = brief_page(Brief("t", dossier, None, None, {}, drafted=True, case_path=None, positions=doubted))
    (table,) = [section for section in page.sections if section.id == "positions"]
    (left,) = [section for section in page.annexes if section.id == "unused"]
    assert first.act not in _acts_of(table)
    assert not [s for s in page.annexes if s.id == "all-positions" and first.act in _acts_of(s)]
    (listed,) = left.blocks
    assert isinstance(listed, Groups)
    misread = listed.groups[0]
    assert misread.name == "It may well be misread"
    assert first.voices[0].evidence[0] in [words for line in misread.lines for words in line.evidence]
    (shown,) = table.blocks
    assert isinstance(shown, StanceTable)
    assert "more acts were read" in shown.left_out


def test_an_act_of_which_nothing_is_sure_stands_in_the_whole_table_alone(pipeline: Language) -> None:
    positions, dossier = table_and_dossier(pipeline, REPORT)
    doubted = replace(
        positions,
        rows=tuple(
            replace(row, sureness=0.4, voices=tuple(replace(each, sureness=0.4) for each in row.voices))
            for row in positions.rows
        ),
    )
    page = brief_page(Brief("t", dossier, None, None, {}, drafted=True, case_path=None, positions=doubted))
    (in_short,) = [section for section in page.sections if section.id == "in-short"]
    (whole,) = [section for section in page.annexes if section.id == "all-positions"]
    assert not [section for section in page.sections if section.id == "positions"]
    assert _acts_of(whole)
    count = "One more act was" if len(_acts_of(whole)) == 1 else "more acts were"
    (note,) = [block for block in in_short.blocks if isinstance(block, Paragraphs)]
    assert f"{count} read; see “All positions read”" in note.sentences[0]


def test_a_table_without_a_model_says_that_too_little_speaks_for_its_acts(pipeline: Language) -> None:
    positions, dossier = table_and_dossier(pipeline, REPORT)
    page = brief_page(Brief("t", dossier, None, None, {}, drafted=True, case_path=None, positions=positions))
    assert page.missing == (
        "No act was read surely enough to be an option, so there is no model to analyse.",
    )


def _sure(row: Position) -> Position:
    return replace(row, sureness=0.9, voices=tuple(replace(voice, sureness=0.9) for voice in row.voices))


def _unsure(voice: Voice) -> Voice:
    return replace(voice, sureness=0.1)


def _acts_of(section: Section) -> list[str]:
    return [
        row.act.text
        for block in section.blocks
        if isinstance(block, StanceTable)
        for _, rows in block.makers
        for row in rows
    ]


def test_speakers_are_quoted_only_where_little_is_asked_offered_or_refused(pipeline: Language) -> None:
    debate = "The harbour plan divides Brine. “The plan would ruin the salt pans for good,” Ana Roy said."
    dispute = (
        f"{REPORT} It said it would stay out until the Port Authority paid. “We will stay,” Ana Roy said."
    )
    shown = {}
    for text in (debate, dispute):
        positions, dossier = table_and_dossier(pipeline, text)
        page = brief_page(
            Brief("t", dossier, None, None, {}, drafted=True, case_path=None, positions=positions)
        )
        shown[text] = [section.id for section in page.sections]
    assert "in-their-words" in shown[debate]
    assert "in-their-words" not in shown[dispute]


def test_an_act_on_which_nobody_named_takes_a_stance_is_not_on_the_first_page(pipeline: Language) -> None:
    positions, dossier = table_and_dossier(pipeline, REPORT)
    first, *others = map(_sure, positions.rows)
    nobody = replace(first, voices=tuple(replace(voice, party=None) for voice in first.voices))
    page = brief_page(
        Brief(
            "t",
            dossier,
            None,
            None,
            {},
            drafted=True,
            case_path=None,
            positions=replace(positions, rows=(nobody, *others)),
        )
    )
    tables = [section for section in page.sections if section.id == "positions"]
    assert first.act not in repr(tables)


def test_the_day_of_one_report_is_not_given_to_another(pipeline: Language) -> None:
    dated = Report("a", "a.txt", "The mill closed.", language="en", published=date(2021, 5, 3))
    undated = Report("b", "b.txt", "The ferry sank.", language="en")
    dossier = join_findings(read_reports([dated, undated], pipeline))
    assert from_reports(dossier) == "from 2 reports, 3 May 2021; one of them has no day"
    assert from_reports(join_findings(read_reports([dated], pipeline))) == "from one report of 3 May 2021"


def test_each_party_stands_under_its_name_with_its_own_sentence(pipeline: Language) -> None:
    report = (
        "The Reed Front did not accept the charter of the Port Authority. The Tide League said no to every"
        " tariff on fish. The Mill Board contests the census before the High Court. The Salt Guild refused to"
        " moor its boats at night. The Coast Party rejected the treaty with Marinia. The Harbour Trust"
        " turned down a loan from the Northern Bank. The Pier Club declined to lend its hall for any meeting."
    )
    positions, dossier = table_and_dossier(pipeline, report)
    few = replace(positions, rows=positions.rows[:1])
    page = brief_page(Brief("t", dossier, None, None, {}, drafted=True, case_path=None, positions=few))
    by_id = {section.id: section for section in page.sections}
    groups, *_ = by_id["each-side"].blocks
    assert isinstance(groups, Groups)
    more = {group.name: [line.text for line in group.lines] for group in groups.groups}
    first = [line.text for block in by_id["in-short"].blocks for line in getattr(block, "lines", ())]
    assert more["The Harbour Trust"] == ["“The Harbour Trust turned down a loan from the Northern Bank.”"]
    assert not set(first) & {line for lines in more.values() for line in lines}


def test_the_first_page_has_a_table_where_one_party_wants_something_of_another(pipeline: Language) -> None:
    positions, dossier = table_and_dossier(pipeline, WANTED)
    alone = replace(
        positions,
        rows=tuple(
            replace(row, voices=tuple(v for v in row.voices if v.party == row.maker))
            for row in positions.rows
        ),
    )
    sections = {}
    for name, table in (("wanted", positions), ("alone", alone)):
        page = brief_page(Brief("t", dossier, None, None, {}, drafted=True, case_path=None, positions=table))
        sections[name] = [section.id for section in page.sections]
    assert "positions" in sections["wanted"]
    assert "positions" not in sections["alone"]
