"""The table of positions that a person's case states."""

from __future__ import annotations

from detente.analysis.briefing import Brief
from detente.analysis.positions_of_case import stated_positions
from detente.page.brief import brief_page
from detente.page.lines import Lines
from detente.positions import Positions


def stated(brief: Brief) -> Positions:
    assert brief.analysis is not None
    assert brief.dossier is not None
    assert brief.positions is not None
    return stated_positions(brief.analysis, brief.evidence, brief.dossier, brief.positions)


def test_every_option_is_an_act_of_its_party(example: Brief) -> None:
    assert [(row.id, row.maker, row.in_force) for row in stated(example).rows] == [
        ("CPP.talk", "CPP", False),
        ("CPP.readmit", "CPP", False),
        ("CNRP.confront", "CNRP", False),
        ("SIGNATORIES.press", "SIGNATORIES", False),
    ]


def test_a_priority_with_words_is_a_stance_and_an_assumed_one_is_nobody_s(example: Brief) -> None:
    stances = {(row.id, voice.party, voice.stance) for row in stated(example).rows for voice in row.voices}
    assert ("CPP.talk", "CNRP", "demands") in stances
    assert ("CNRP.confront", "CNRP", "refuses") in stances
    # Of the ban the case only assumes that its lifting is wanted.
    assert ("CPP.readmit", "CNRP", "demands") not in stances


def test_every_stance_has_exact_words(example: Brief) -> None:
    assert example.dossier is not None
    for row in stated(example).rows:
        for words in row.evidence:
            text = example.dossier.reports[words.report].text
            assert text[words.start : words.end] == words.quote


def test_what_a_person_took_out_of_the_case_is_not_told_on_the_first_page(example: Brief) -> None:
    assert example.positions is not None
    page = brief_page(example)
    (in_short,) = (section for section in page.sections if section.id == "in-short")
    (lines,) = in_short.blocks
    assert isinstance(lines, Lines)
    assert "to open talks with the banned opposition" in lines.lines[0].text
    acts = {row.act for row in example.positions.rows} - {row.act for row in stated(example).rows}
    assert not any(act[1:] in line.text for act in acts for line in lines.lines)
