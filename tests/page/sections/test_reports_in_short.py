"""The top of a page on reports: the words of the reports, what is in force, and what comes next."""

from __future__ import annotations

from dataclasses import replace

import pytest
from spacy.language import Language
from tests.support.tables import table_and_dossier

from detente.page.lines import Line, Lines
from detente.page.sections.dated.timeline import timeline_of
from detente.page.sections.quoting.key_sentences import KeySentences
from detente.page.sections.reports_in_short import (
    MOST_SENTENCES,
    ROOM,
    is_nothing_sure,
    reports_in_short_section,
)
from detente.page.words import NamesInProse

STRIKE = (
    "BRINE, 2 March 2022 - The Salt Workers' Union (SWU) has been on strike since 1 March. It demands that"
    " the Port Authority raise the night pay.\n\n"
    "The Port Authority refused on Sunday to raise the night pay of the workers. It gave the union until 15"
    " March to end the strike, its director, Rosa Lund, said."
)
TALKS = (
    "The Coast Party called on the government of Marinia on Monday to open talks with it. The Coast Party has"
    " been banned since 2019, and its leader, Ana Roy, is under house arrest."
)


def lines_of(pipeline: Language, *texts: str) -> tuple[Line, ...]:
    positions, dossier = table_and_dossier(pipeline, *texts)
    names = NamesInProse.of(positions.parties, dossier)
    section = reports_in_short_section(
        KeySentences(dossier, positions),
        positions,
        dossier,
        names,
        timeline_of(dossier, positions, names=names),
    )
    (block,) = section.blocks
    assert isinstance(block, Lines)
    for line in block.lines:
        for words in line.evidence:
            assert dossier.reports[words.report].text[words.start : words.end] == words.quote
    return block.lines


def in_short(pipeline: Language, *texts: str) -> list[str]:
    return [line.text for line in lines_of(pipeline, *texts)]


def test_the_report_speaks_first_and_then_what_holds_and_what_comes_is_told(pipeline: Language) -> None:
    said = in_short(pipeline, STRIKE)
    assert said[0] == ("The report says: “The Salt Workers’ Union (SWU) has been on strike since 1 March.”")
    assert "“The Port Authority refused on Sunday to raise the night pay of the workers.”" in said
    assert said[-2].startswith("In force: ")
    assert said[-1] == "Next, on 15 March 2022: the SWU is to call off the strike."


def test_each_sentence_leads_to_its_words(pipeline: Language) -> None:
    assert all(line.evidence for line in lines_of(pipeline, STRIKE))


def test_a_busy_reader_gets_five_sentences_at_most_and_eight_lines(pipeline: Language) -> None:
    more = " ".join(
        f"The {side} refused to sign the {thing} of the Port Authority before the {season} of that decade."
        for side, thing, season in (
            ("Salt Guild", "charter", "summer"),
            ("Reed Front", "treaty", "winter"),
            ("Tide League", "letter", "harvest"),
            ("Mill Board", "budget", "spring"),
        )
    )
    said = in_short(pipeline, f"{STRIKE}\n\n{more}")
    assert len(said) <= MOST_SENTENCES
    assert sum(map(len, said)) <= ROOM


def test_a_report_that_asks_nothing_is_said_to_ask_nothing(pipeline: Language) -> None:
    flood = "BRINE, 2 March 2022 - Two men drowned on Tuesday when a boat sank near the old pier of Brine."
    assert in_short(pipeline, flood)[-1] == (
        "In this report detente read no demand, offer or refusal for sure; it may have missed one."
    )


def test_what_holds_against_a_party_and_its_leader_is_in_force(pipeline: Language) -> None:
    (in_force,) = (line for line in in_short(pipeline, TALKS) if line.startswith("In force"))
    assert "the Coast Party has been banned since 2019" in in_force
    assert "Ana Roy is under house arrest" in in_force


@pytest.mark.parametrize(
    "text",
    [
        # Sentenced, and out again by the end of the sentence.
        "The Coast Party called on the government of Marinia to free its funds. Ana Roy, its leader,"
        " was sentenced to nine years in prison in 2019 and left on medical leave the year after.",
        # A talk is held; it is nothing that is in force.
        "The government of Marinia negotiates with the Coast Party in Brine. The Coast Party demands that the"
        " government lift the toll.",
    ],
)
def test_what_is_over_and_what_is_only_done_is_not_in_force(pipeline: Language, text: str) -> None:
    assert not any(line.startswith("In force") for line in in_short(pipeline, text))


def test_what_comes_next_is_not_told_again_behind_the_opening_that_tells_it(pipeline: Language) -> None:
    text = (
        "BRINE, 2 March 2022 - The truce between the Salt Guild and the Mill Board ends on 30 March 2022."
        " The Salt Guild demands that the Mill Board raise the night pay. The Mill Board refused."
    )
    told = [line for line in in_short(pipeline, text) if "truce" in line]
    assert len(told) == 1


def test_what_befalls_people_of_a_state_does_not_befall_the_state(pipeline: Language) -> None:
    text = (
        "BRINE, 2 March 2022 - Rebels took Americans captive in Brine last week. The United States called on"
        " the rebels to free them. The Americans are held captive in the port."
    )
    assert not any("United States is held" in line for line in in_short(pipeline, text))


def test_the_jailed_leaders_of_a_party_are_not_the_party(pipeline: Language) -> None:
    lines = in_short(
        pipeline,
        "The Reed Front refused to talk to the government of Ostland until their jailed leaders are freed.",
    )
    assert not any("Reed Front is imprisoned" in line for line in lines)
    assert any("leaders are imprisoned" in line for line in lines)


def test_what_a_party_believes_holds_against_nobody(pipeline: Language) -> None:
    lines = in_short(
        pipeline,
        "The Reed Front refused to talk to the government of Ostland. It is the Front's belief that its"
        " deputies are being illegally convicted.",
    )
    assert not any(line.startswith("In force") and "convicted" in line for line in lines)


def test_nothing_is_sure_where_each_stance_may_be_misread(pipeline: Language) -> None:
    positions, _ = table_and_dossier(pipeline, STRIKE)
    unsure = replace(
        positions,
        rows=tuple(
            replace(row, sureness=0.1, voices=tuple(replace(voice, sureness=0.1) for voice in row.voices))
            for row in positions.rows
        ),
    )
    assert is_nothing_sure(unsure)
    assert not is_nothing_sure(positions)


def test_that_whoever_imposed_a_measure_is_against_its_end_is_no_refusal(pipeline: Language) -> None:
    positions, _ = table_and_dossier(
        pipeline, "BRINE, 2 March 2022 - The government of Marinia banned the Coast Party on Monday."
    )
    assert is_nothing_sure(positions)
