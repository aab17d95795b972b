"""Deeds that one side alone reports."""

from __future__ import annotations

from dataclasses import replace

from tests.support.dossiers import dossier_of

from detente.dossier.questions.base import EvidenceBase
from detente.dossier.questions.marks import SourceMark
from detente.dossier.questions.one_side import claims_of

CLAIM = "The rebels said that the army shelled the mill of Salt Ford on May 10."


def test_what_only_the_rebels_say_is_their_claim() -> None:
    base = EvidenceBase(dossier_of(("2021-05-12", CLAIM, "Gazette")))
    (claim,) = claims_of(base, "rebels")
    assert (claim.type, claim.when, claim.tellers) == ("ASSAULT", "2021-05-10", ("rebels",))
    assert claims_of(base, "army") == ()


def test_what_a_report_tells_in_its_own_words_too_is_none() -> None:
    own = "The army shelled the mill of Salt Ford on May 10, and the roof burned."
    base = EvidenceBase(dossier_of(("2021-05-12", CLAIM, "Gazette"), ("2021-05-13", own, "Echo")))
    assert claims_of(base, "rebels") == ()


def test_what_another_report_calls_by_its_name_is_no_claim_of_one_side() -> None:
    said = "The rebels said that they had begun nationwide attacks on May 10."
    named = "The rebels wrote to the mayor. The May 10 offensive by the rebels ruined the roads."
    alone = EvidenceBase(dossier_of(("2021-05-12", said, "Gazette")))
    assert [claim.when for claim in claims_of(alone, "rebels")] == ["2021-05-10"]
    both = EvidenceBase(dossier_of(("2021-05-12", said, "Gazette"), ("2021-06-14", named, "Echo")))
    assert claims_of(both, "rebels") == ()


def test_one_sentence_in_two_papers_is_of_one_agency() -> None:
    text = "{}The army shelled the old mill of Salt Ford on May 10, and the whole roof of it burned down."
    reports = (
        ("2021-05-12", text.format("BRINE, May 12 - "), "Gazette"),
        ("2021-05-13", text.format(""), "Echo"),
    )
    dossier = dossier_of(*reports)
    passages = [passage for event in dossier.events for passage in event.evidence]
    assert EvidenceBase(dossier).coverage(passages).publishers == 1
    own = dossier_of(reports[0], ("2021-05-13", text.format("").replace("whole", "tiled"), "Echo"))
    passages = [passage for event in own.events for passage in event.evidence]
    assert EvidenceBase(own).coverage(passages).publishers == 2


def test_a_source_marked_as_a_sides_own_is_its_voice() -> None:
    own = "The army shelled the mill of Salt Ford on May 10, and the roof burned."
    dossier = dossier_of(("2021-05-12", CLAIM, "Gazette"), ("2021-05-13", own, "Free Mountain Radio"))
    marked = EvidenceBase(dossier, marks={"Free Mountain Radio": SourceMark("party", "rebels")})
    assert {claim.when for claim in claims_of(marked, "rebels")} == {"2021-05-10"}


def test_what_a_side_demands_is_no_claim() -> None:
    demand = "The rebels demanded that the army leave the mill of Salt Ford by May 20."
    assert claims_of(EvidenceBase(dossier_of(("2021-05-12", demand))), "rebels") == ()


def test_marked_sources_are_not_independent() -> None:
    text = "The army shelled the mill of Salt Ford on May 10."
    dossier = dossier_of(("2021-05-12", text, "State Radio"), ("2021-05-13", text, "Echo"))
    base = EvidenceBase(dossier, marks={"State Radio": SourceMark("government", "army")})
    passages = [passage for event in dossier.events for passage in event.evidence]
    coverage = base.coverage(passages)
    assert (coverage.reports, coverage.publishers, coverage.independent) == (2, 2, 1)


def test_what_a_person_said_of_a_source_in_the_dossier_counts_too() -> None:
    text = "The army shelled the mill of Salt Ford on May 10."
    dossier = dossier_of(("2021-05-12", text, "State Radio"), ("2021-05-13", text, "Echo"))
    marked = replace(dossier, source_kinds={"2021-05-12 State Radio": "government"})
    passages = [passage for event in marked.events for passage in event.evidence]
    assert EvidenceBase(marked).coverage(passages).independent == 1
    assert EvidenceBase(dossier).coverage(passages).independent == 2


def test_what_is_part_of_a_longer_claim_is_told_once() -> None:
    said = "The rebels said that the army killed seven men and kidnapped two on May 10."
    claims = claims_of(EvidenceBase(dossier_of(("2021-05-12", said))), "rebels")
    assert [claim.evidence[0].quote for claim in claims] == ["the army killed seven men and kidnapped two"]
