"""Parties of several reports that are the same, and parties that are not."""

from __future__ import annotations

import pytest

from detente.dossier.join import group_parties, normal_name
from detente.reading.findings import Findings, Party, PartyKind
from detente.sources.report import Report


def report(name: str, *parties: Party) -> Findings:
    return Findings(report=Report(id=name, source=name, text="", language="en"), parties=parties)


def party(name: str, *aliases: str, kind: PartyKind = "person") -> Party:
    return Party(id=name.lower().replace(" ", "-"), name=name, kind=kind, aliases=aliases)


def together(*reports: Findings) -> set[frozenset[str]]:
    return {frozenset(f"{r}:{p}" for r, p in group) for group in group_parties(reports)}


def test_a_full_name_joins_across_reports() -> None:
    first, second = report("a", party("Ana Bek")), report("b", party("Ana Bek", "Bek"))
    assert together(first, second) == {frozenset({"a:ana-bek", "b:ana-bek"})}


def test_a_surname_joins_the_one_person_it_can_mean() -> None:
    first, second = report("a", party("Ana Bek", "Bek")), report("b", party("Bek"))
    assert together(first, second) == {frozenset({"a:ana-bek", "b:bek"})}


def test_a_surname_never_joins_two_people() -> None:
    first = report("a", party("Ana Bek", "Bek"))
    second = report("b", party("Igor Bek", "Bek"))
    third = report("c", party("Bek"))
    assert together(first, second, third) == {
        frozenset({"a:ana-bek"}), frozenset({"b:igor-bek"}), frozenset({"c:bek"}),
    }  # fmt: skip


def test_an_acronym_joins_an_organisation_but_not_a_person() -> None:
    first = report("a", party("National Salt Party", "NSP", kind="organization"))
    second = report("b", party("NSP", kind="organization"))
    third = report("c", party("NSP", kind="person"))
    assert frozenset({"a:national-salt-party", "b:nsp"}) in together(first, second)
    assert frozenset({"c:nsp"}) in together(first, third)


def test_parties_that_one_report_distinguishes_stay_distinct() -> None:
    first = report("a", party("Council", kind="body"), party("the Council", kind="organization"))
    assert len(together(first, report("b", party("Council", kind="body")))) == 2


@pytest.mark.parametrize("name", ["The  Salt Union’s", "Salt Union", "salt union's", "the Salt Union’"])
def test_article_possessive_case_and_spacing_do_not_matter(name: str) -> None:
    assert normal_name(name) == "salt union"
