"""Plans that have ended by the words of the same report are none."""

from __future__ import annotations

import pytest
from spacy.language import Language

from detente.dossier import join_findings
from detente.positions.rows import positions_of
from detente.positions.table import Positions
from detente.reading.read import read_reports
from detente.sources import Report


def table_of(pipeline: Language, text: str) -> Positions:
    return positions_of(join_findings(read_reports([Report("r", "r.txt", text, language="en")], pipeline)))


def stances(table: Positions) -> set[str]:
    return {voice.stance for row in table.rows for voice in row.voices}


@pytest.mark.parametrize(
    "text",
    [
        "The dockers decided on Monday to stage a sit-in. The sit-in ended on Tuesday after nine hours.",
        "The senate voted to end the marathon. The deputies had decided on Monday to mount a marathon.",
    ],
)
def test_a_decision_that_has_run_its_course_is_no_plan(pipeline: Language, text: str) -> None:
    table = table_of(pipeline, text)
    assert "plans" not in stances(table)
    assert any(item.why == "it has ended since" for item in table.unused)


@pytest.mark.parametrize(
    "text",
    [
        "The drivers' union blocks the port of Kern. The blockade was lifted in July after a deal.",
        "The drivers' union resumed the blockade of the port of Kern. In June it voted to suspend the"
        " blockade.",
        "Jon Holm kept up his roadblock at the mine for years. Holm died in 2005 behind his roadblock.",
    ],
)
def test_what_later_words_end_is_not_in_force(pipeline: Language, text: str) -> None:
    table = table_of(pipeline, text)
    assert not [row for row in table.rows if row.in_force]
    assert "does" not in stances(table)


@pytest.mark.parametrize(
    "text",
    [
        "The drivers' union blocks the port of Kern. The mayor wants talks once the blockade is lifted.",
        "The drivers' union blocks the port of Kern. The mayor demanded that the blockade be lifted.",
        "The drivers' union blocks the port of Kern. The blockade was lifted in May. The drivers resumed the"
        " blockade in June.",
        "Jon Holm kept up his roadblock at the mine for years. Holm's brother died in 2005.",
    ],
)
def test_what_nobody_has_ended_stays_in_force(pipeline: Language, text: str) -> None:
    assert [row for row in table_of(pipeline, text).rows if row.in_force]


@pytest.mark.parametrize(
    "text",
    [
        "The dockers decided on Monday to stage a sit-in. They will begin on Friday.",
        "The dockers decided on Monday to stage a sit-in. The mayor said the row must end.",
    ],
)
def test_a_decision_that_stands_is_a_plan(pipeline: Language, text: str) -> None:
    assert stances(table_of(pipeline, text)) == {"plans"}


def test_a_minister_who_speaks_of_our_course_demands_nothing_of_his_government(pipeline: Language) -> None:
    table = table_of(
        pipeline,
        "The Velland government has been quiet for months. Foreign Secretary Ana Roy of the Foreign Ministry"
        " said on Tuesday that the government must “rethink our strategy toward Norland.” The"
        " Velland government waits.",
    )
    assert stances(table) == {"plans"}


def test_another_s_ministry_demands(pipeline: Language) -> None:
    table = table_of(
        pipeline,
        "The Velland government has been quiet. The Norland government has not. The Foreign Ministry demanded"
        " that the Velland government open the border.",
    )
    assert stances(table) == {"demands"}


def test_what_a_headline_tells_as_done_is_no_open_act(pipeline: Language) -> None:
    table = table_of(pipeline, "Senate of Velland passes bill on tolls. The dockers marched on Monday.")
    assert not any("bill" in row.act for row in table.rows)
    asked = table_of(pipeline, "The dockers urged the Senate of Velland to pass the bill on tolls.")
    assert [row.act for row in asked.rows] == ["Pass the bill on tolls"]


def test_the_advice_of_the_one_who_writes_makes_no_row(pipeline: Language) -> None:
    assert table_of(pipeline, "The governor of Velland should reopen the weir. The weir is old.").rows == ()
    said = table_of(pipeline, "The governor of Velland should reopen the weir, the Harbour League said.")
    assert stances(said) == {"demands"}
