"""A paper that prints the first paragraphs of a dispatch is no second source."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.support.dossiers import dossier_of, report_of

from detente.dossier.part_copies import origins_of
from detente.dossier.questions.base import EvidenceBase
from detente.dossier.questions.timelines import timeline
from detente.positions import positions_of

LEAD = "A car bomb killed ten fishermen near the harbour of Brine on Monday."
DENIAL = (
    "The rebels of the Salt Front said that they had nothing to do with it. Their spokesman Karl Lund told"
    " reporters by telephone that they would not hand over the port."
)
REST = (
    "The Salt Board called it a crime and closed the harbour for three days. Boats stayed in port on Tuesday,"
    " and the market was empty. The mayor visited the wounded and asked for more guards."
)
WHOLE = report_of("2021-05-11", f"BRINE, May 10 (HP) - {LEAD}\n\n{DENIAL}\n\n{REST}", "Gazette")
PART = report_of("2021-05-12", f"SALT FORD, May 11 - {LEAD}\n\n{DENIAL}", "Echo")
OWN = report_of(
    "2021-05-12",
    f"{LEAD} So said two doctors who had treated the wounded through the night, and a seller of nets whose"
    " stall burned down. None of the three had seen who left the car at the gate.",
    "Herald",
)


@pytest.mark.parametrize("reports", [(WHOLE, PART), (PART, WHOLE)])
def test_a_report_that_prints_a_part_of_another_counts_as_that_one(reports: tuple[object, object]) -> None:
    dossier = dossier_of(*reports)  # type: ignore[arg-type]
    assert {dossier.origin(name) for name in dossier.reports} == {WHOLE.id}
    (bomb,) = [one for one in timeline(EvidenceBase(dossier)).happenings if one.type == "ASSAULT"]
    assert len(bomb.evidence) == 2
    assert (bomb.coverage.reports, bomb.coverage.publishers) == (1, 1)


def test_one_that_has_its_own_words_beside_a_sentence_of_another_counts() -> None:
    dossier = dossier_of(WHOLE, PART, OWN)
    assert dossier.origin(OWN.id) == OWN.id
    (bomb,) = [one for one in timeline(EvidenceBase(dossier)).happenings if one.type == "ASSAULT"]
    assert (bomb.coverage.reports, bomb.coverage.publishers) == (2, 2)


def test_a_stance_that_both_tell_is_told_by_one_report() -> None:
    dossier = dossier_of(WHOLE, PART)
    voices = [voice for row in positions_of(dossier).rows for voice in row.voices if len(voice.evidence) > 1]
    assert voices
    assert {voice.reports for voice in voices} == {1}


def test_the_same_words_weeks_later_are_no_part() -> None:
    later = replace(PART, published=date(2021, 6, 12))
    assert origins_of([WHOLE, later], {}) == {}


def test_a_part_of_a_part_is_of_the_whole() -> None:
    shorter = replace(PART, id="short", text=PART.text[: PART.text.index(" would not")])
    assert origins_of([shorter, PART, WHOLE], {}) == {"short": WHOLE.id, PART.id: WHOLE.id}


def test_what_every_page_of_a_paper_has_makes_no_part() -> None:
    menu = "Home News Sport Weather Letters Contact " * 9
    pages = [
        report_of("2021-05-11", f"{menu}\n\n{said}", f"Paper {k}")
        for k, said in enumerate(("The union struck.", "The board closed the harbour."))
    ]
    furniture = {page.id: (page.passage(0, len(menu)),) for page in pages}
    assert origins_of(pages, furniture) == {}
