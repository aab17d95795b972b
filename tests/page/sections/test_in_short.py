"""The five sentences at the top: who wants what, what is in force, what was said last, what comes next."""

from __future__ import annotations

from dataclasses import replace

import pytest
from spacy.language import Language
from tests.support.tables import table_and_dossier

from detente.page.lines import Lines
from detente.page.sections.in_short import in_short_section, is_nothing_sure

STRIKE = (
    "BRINE, 2 March 2022 - The Salt Workers' Union (SWU) has been on strike since 1 March. It demands that"
    " the Port Authority raise the night pay.\n\n"
    "The Port Authority refused on Sunday to raise the night pay. It gave the union until 15 March to end the"
    " strike, its director, Rosa Lund, said."
)
TALKS = (
    "The Coast Party called on the government of Marinia on Monday to open talks with it. The Coast Party has"
    " been banned since 2019, and its leader, Ana Roy, is under house arrest."
)


def in_short(pipeline: Language, *texts: str) -> list[str]:
    section = in_short_section(*table_and_dossier(pipeline, *texts))
    assert section is not None
    (lines,) = section.blocks
    assert isinstance(lines, Lines)
    return [line.text for line in lines.lines]


def test_a_dispute_is_told_in_the_order_in_which_a_reader_asks(pipeline: Language) -> None:
    said = in_short(pipeline, STRIKE)
    assert "wants the Port Authority to raise the night pay" in said[0]
    assert said[1].startswith("In force: ")
    assert "strike" in said[1]
    assert "the Port Authority refused to raise the night pay" in said[2]
    assert said[3].startswith("Next, ")
    assert said[3] == "Next, on 15 March 2022: the SWU is to call off the strike."
    assert len(said) <= 5


def test_a_refusal_is_dated_only_where_its_words_give_the_day(pipeline: Language) -> None:
    undated = STRIKE.replace(" on Sunday", "")
    assert "On 27 February 2022 the Port Authority refused to raise the night pay." in in_short(
        pipeline, STRIKE
    )
    assert "The Port Authority has refused to raise the night pay." in in_short(pipeline, undated)


def test_who_asks_is_not_named_twice_in_what_it_asks_for(pipeline: Language) -> None:
    said = in_short(pipeline, TALKS)
    assert said[0] == "The Coast Party wants the government of Marinia to open talks with it."


def test_what_holds_against_a_party_and_its_leader_is_in_force(pipeline: Language) -> None:
    (in_force,) = (line for line in in_short(pipeline, TALKS) if line.startswith("In force"))
    assert "the Coast Party has been banned since 2019" in in_force
    assert "Ana Roy is under house arrest" in in_force


def test_a_demand_without_an_answer_is_said_to_have_none(pipeline: Language) -> None:
    assert in_short(pipeline, TALKS)[-1].startswith("No report says whether the government of Marinia would")


def test_an_answered_demand_is_not_said_to_be_open(pipeline: Language) -> None:
    assert not any("whether the Port Authority would raise" in line for line in in_short(pipeline, STRIKE))


def test_every_sentence_but_the_last_leads_to_its_words(pipeline: Language) -> None:
    positions, dossier = table_and_dossier(pipeline, STRIKE)
    section = in_short_section(positions, dossier)
    assert section is not None
    (lines,) = section.blocks
    assert isinstance(lines, Lines)
    for line in lines.lines:
        if line.text.startswith("No report says"):
            continue
        assert line.evidence
        for passage in line.evidence:
            text = dossier.reports[passage.report].text
            assert text[passage.start : passage.end] == passage.quote


def test_a_report_that_asks_nothing_is_said_to_ask_nothing(pipeline: Language) -> None:
    flood = "BRINE, 2 March 2022 - Two men drowned on Tuesday when a boat sank near the old pier of Brine."
    assert in_short(pipeline, flood) == [
        "In this report detente read no demand, offer or refusal; it may have missed one."
    ]


def test_where_nothing_is_due_the_last_deed_of_a_party_is_told_and_no_crime(pipeline: Language) -> None:
    raid = (
        "BRINE, 2 March 2022 - The Salt Party condemned on Tuesday the raid on the U.S. consulate in Brine."
        "\n\nTwo guards were shot on Wednesday."
    )
    said = in_short(pipeline, raid)
    assert said[-1] == "On 1 March 2022 the Salt Party condemned the raid on the U.S. consulate in Brine."
    assert not any("shot" in line for line in said)


def test_what_may_be_misread_makes_no_sentence(pipeline: Language) -> None:
    positions, dossier = table_and_dossier(pipeline, STRIKE)
    unsure = replace(
        positions,
        rows=tuple(
            replace(row, sureness=0.4, voices=tuple(replace(voice, sureness=0.4) for voice in row.voices))
            for row in positions.rows
        ),
    )
    section = in_short_section(unsure, dossier)
    assert section is not None
    (lines,) = section.blocks
    assert isinstance(lines, Lines)
    said = [line.text for line in lines.lines]
    assert said[0].startswith("No demand, offer or refusal was surely read; what may be one is")
    assert "“perhaps” under “Who wants what of whom”" in said[0]
    assert is_nothing_sure(section)
    assert not is_nothing_sure(in_short_section(positions, dossier))
    assert not any("night pay" in line for line in said)


def test_where_a_table_shows_a_sure_refusal_only_the_rest_is_said_to_be_missing(pipeline: Language) -> None:
    positions, dossier = table_and_dossier(pipeline, STRIKE)
    (pay,) = (row for row in positions.rows if "night pay" in row.act)
    voices = tuple(
        replace(voice, sureness=0.9 if voice.stance == "refuses" else 0.4, evidence=voice.evidence)
        for voice in pay.voices
    )
    aside = replace(positions, rows=(replace(pay, weight=0.0, sureness=0.9, voices=voices),))
    section = in_short_section(aside, dossier)
    assert section is not None
    (lines,) = section.blocks
    assert isinstance(lines, Lines)
    assert lines.lines[0].text.startswith(
        "This report may have demands or offers too, but detente is sure of none"
    )
    assert not is_nothing_sure(section)


ONCE = (
    "BRINE, 2 March 2022 - The Salt Party called on the government of Marinia to open talks with it. The Salt"
    " Party was banned in 2019.\n\nThe Salt Party has met with the government only once, in May 2021, Rosa"
    " Lund said."
)


def test_a_count_until_now_keeps_its_day_behind_it_and_who_tells_of_it(pipeline: Language) -> None:
    (told,) = (line for line in in_short(pipeline, ONCE) if "only once" in line)
    assert told.endswith("only once, in May 2021, Rosa Lund said.")


@pytest.mark.parametrize(
    "sentence",
    [
        "The Salt Party has met with the government, its leader said, only once, in May 2021.",
        "The Salt Party has met with the government — according to Rosa Lund — only once, in May 2021.",
        "The Salt Party has met with the government, which is led by Ada Marsh, only once, in May 2021.",
        "Only once, in May 2021, has the Salt Party met with the government.",
    ],
)
def test_a_count_behind_an_aside_or_at_the_beginning_is_not_lost(pipeline: Language, sentence: str) -> None:
    text = ONCE.partition("\n\n")[0] + f"\n\n{sentence}"
    (line,) = (line for line in in_short(pipeline, text) if "2021" in line)
    assert line.startswith("The Salt Party has met with the government only once, in May 2021")


def test_what_the_narrator_tells_is_nobody_s_word_and_has_its_day_first(pipeline: Language) -> None:
    own = (
        ONCE.replace(", Rosa Lund said", "")
        .replace("has met with", "met with")
        .replace(" only once, in", " in")
    )
    (told,) = (line for line in in_short(pipeline, own) if "met with" in line)
    assert told.startswith("In May 2021 ")
    assert "Lund" not in told


def test_what_befalls_people_of_a_state_does_not_befall_the_state(pipeline: Language) -> None:
    text = (
        "BRINE, 2 March 2022 - Rebels took Americans captive in Brine last week. The United States called on"
        " the rebels to free them. The Americans are held captive in the port."
    )
    assert not any("United States is held" in line for line in in_short(pipeline, text))


def test_two_unanswered_demands_on_one_party_name_it_once(pipeline: Language) -> None:
    text = (
        "The Coast Party called on the government of Marinia on Monday to lift the ban on fishing. It also"
        " urged the government of Marinia to free Ana Roy."
    )
    assert in_short(pipeline, text)[-1].count("would") == 1


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
    assert not any("convicted" in line for line in lines)


def test_who_opened_talks_and_broke_them_off_may_refuse_to_resume_them(pipeline: Language) -> None:
    text = (
        "TEVEN, March 9, 2022 - The Reed Army said on Wednesday it suspended its talks with the provincial"
        " council, accusing it of a raid. The council and the Reed Army opened the talks on Monday.\n\n"
        "The Reed Army said it won't resume the talks unless the council frees the detainees."
    )
    said = " ".join(in_short(pipeline, text))
    assert "refused to resume the talks" in said
    assert "“unless the council frees the detainees”" in said
