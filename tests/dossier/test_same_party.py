"""Parties of several reports that are the same, and parties that are not."""

from __future__ import annotations

import pytest

from detente.dossier.same_party import group_parties
from detente.dossier.spelling import normal_name
from detente.reading.findings import Findings, Party, PartyKind, Role
from detente.sources.report import Evidence, Report


def report(name: str, *parties: Party) -> Findings:
    return Findings(report=Report(id=name, source=name, text="", language="en"), parties=parties)


def party(name: str, *aliases: str, kind: PartyKind = "person") -> Party:
    return Party(id=name.lower().replace(" ", "-"), name=name, kind=kind, aliases=aliases)


def together(*reports: Findings) -> set[frozenset[str]]:
    return {frozenset(f"{r}:{p}" for r, p in group) for group in group_parties(reports)}


def test_a_full_name_joins_across_reports() -> None:
    first, second = report("a", party("Ana Bek")), report("b", party("Ana Bek", "Bek"))
    assert together(first, second) == {frozenset({"a:ana-bek", "b:ana-bek"})}


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("US", "United States", "state"),
        ("Britain", "UK", "state"),
        ("Kingdom of Bahrain", "Bahrain", "state"),
        ("the Bolivarian Republic of Venezuela", "Venezuela", "state"),
        ("Lebanese Republic", "Lebanon", "state"),
        ("Ana Łuk", "Ana Luk", "person"),
        ("Recep Erdoğan", "Recep Erdogan", "person"),
        ("Jan van der Berg", "Jan Van der Berg", "person"),
        ("Kim Jong-il", "Kim Jong Il", "person"),
        ("Odalys F. Brandt", "Odalys Brandt", "person"),
        ("Odalys M.F. Brandt", "Odalys Brandt", "person"),
        ("US Salt Office", "U.S. Salt Office", "body"),
        ("US Salt Office", "United States Salt Office", "body"),
        ("Brandt's government", "the Brandt government", "body"),
        ("the government of Ana Brandt", "the Ana Brandt government", "body"),
        ("the government of Kenya", "the Kenyan government", "body"),
        ("the Kenya army", "Kenyan army", "body"),
        ("the Department of Salt", "Salt Department", "body"),
        ("Kenyan Ministry of Salt", "the Kenyan Salt Ministry", "body"),
        ("Salt Chairman Odalys Brandt", "Odalys Brandt", "person"),
        ("Committee Chairman Rep. Odalys Brandt", "Vice President Odalys Brandt", "person"),
    ],
)
def test_spellings_of_one_name_join_across_reports(one: str, other: str, kind: PartyKind) -> None:
    assert len(together(report("a", party(one, kind=kind)), report("b", party(other, kind=kind)))) == 1


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Kim Jong-il", "Kim Jong-un", "person"),
        ("North Korea", "South Korea", "state"),
        ("Republic of Korea", "Democratic People's Republic of Korea", "state"),
        ("Republic of the Congo", "Democratic Republic of the Congo", "state"),
        ("South Sudan", "Sudan", "state"),
        ("American Samoa", "Samoa", "state"),
        ("Dominican Republic", "Dominica", "state"),
        ("Jean-Paul Morel", "Jean-Pierre Morel", "person"),
        ("Odalys F. Brandt", "Odalys M. Brandt", "person"),
        ("Kenyan Foreign Ministry", "Ugandan Foreign Ministry", "body"),
        ("the government of Kenya", "the Ugandan government", "body"),
        ("the government of Kenya", "the Kenyan army", "body"),
        ("Department of Salt", "Ministry of Salt", "body"),
        ("Chairman Odalys Brandt", "Chairman Igor Brandt", "person"),
    ],
)
def test_names_that_are_alike_do_not_join(one: str, other: str, kind: PartyKind) -> None:
    assert len(together(report("a", party(one, kind=kind)), report("b", party(other, kind=kind)))) == 2


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


def test_a_surname_that_a_report_never_gives_alone_still_joins() -> None:
    first, second = report("a", party("Ana Marti Bek")), report("b", party("Marti Bek"))
    assert together(first, second) == {frozenset({"a:ana-marti-bek", "b:marti-bek"})}
    third = report("c", party("Igor Marti Bek"))
    assert len(together(first, second, third)) == 3


def test_a_slip_in_a_long_name_with_the_same_acronym_is_no_second_party() -> None:
    first = report("a", party("Salt Carriers United Front", "SCUF", kind="organization"))
    second = report("b", party("Salt Carriers United League", "SCUF", kind="organization"))
    third = report("c", party("SCUF", kind="organization"))
    assert len(together(first, second, third)) == 1


def test_two_long_names_with_one_description_stay_two() -> None:
    first = report("a", party("National Union of Salt Carriers", "Union", kind="organization"))
    second = report("b", party("National Union of Salt Traders", "Union", kind="organization"))
    assert len(together(first, second)) == 2


@pytest.mark.parametrize(
    ("name", "other"), [("United Mill", "United Mills"), ("Comité de Salud", "Comite de Salud")]
)
def test_accents_and_a_plural_do_not_matter_to_an_organisation(name: str, other: str) -> None:
    first, second = (
        report("a", party(name, kind="organization")),
        report("b", party(other, kind="organization")),
    )
    assert len(together(first, second)) == 1


def test_a_person_whom_one_report_takes_for_a_state_is_one_party() -> None:
    first, second = report("a", party("Ana Bek")), report("b", party("Ana Bek", kind="state"))
    assert len(together(first, second)) == 1
    france = report("a", party("Ivory Coast", kind="state")), report("b", party("Ivory Coast"))
    assert len(together(*france)) == 2


def test_a_surname_that_one_report_takes_for_a_state_is_the_person() -> None:
    first, second = report("a", party("Ana Bek")), report("b", party("Bek", kind="state"))
    assert len(together(first, second)) == 1
    known = report("a", party("Ana Chad")), report("b", party("Chad", kind="state"))
    assert len(together(*known)) == 2


def test_the_name_without_initials_of_a_father_and_his_son_is_nobodys() -> None:
    father, son = report("a", party("Karl H.W. Roth")), report("b", party("Karl W. Roth"))
    assert len(together(father, son, report("c", party("Karl Roth")))) == 3
    assert len(together(father, report("c", party("Karl Roth")))) == 1


def test_what_many_are_called_joins_nobody() -> None:
    first = report("a", party("Ana Bek", "the Karsk senator"))
    second = report("b", party("Tamsin Vale", "the Karsk senator"))
    assert len(together(first, second, report("c", party("the Karsk senator")))) == 3


def test_what_a_single_report_makes_of_a_name_leaves_a_surname_whose_it_is() -> None:
    whole = [report(f"r{k}", party("Ana Bek", "Bek")) for k in range(3)]
    odd = report("odd", party("When Ana Bek", "Ana Bek", "Bek"))
    assert len(together(*whole, odd, report("b", party("Bek")))) == 1


def test_an_acronym_is_that_of_the_body_of_one_state_named_or_not() -> None:
    named = report("a", party("Kenyan Harbour Police", "KHP", kind="body"))
    alike = report("b", party("Kenyan Harbour Police", "HP", kind="body"))
    bare = report("c", party("Harbour Police", "HP", kind="body"))
    assert len(together(named, alike, bare, report("d", party("HP", kind="body")))) == 1


def test_an_acronym_of_bodies_of_two_states_joins_neither() -> None:
    one = report("a", party("Kenyan Harbour Police", "HP", kind="body"))
    other = report("b", party("Ugandan Harbour Police", "HP", kind="body"))
    assert len(together(one, other, report("c", party("HP", kind="body")))) == 3


def held(name: str, title: str, *aliases: str) -> Party:
    role = Role(title=title, of=None, span=Evidence("r", 0, len(title), title))
    return party(name, *aliases).model_copy(update={"roles": (role,)})


def test_an_office_says_whose_a_surname_is() -> None:
    president = report("a", held("Ana Roth", "President", "Roth"))
    brother = report("b", party("Karl Roth", "Roth"))
    assert frozenset({"a:ana-roth", "c:roth"}) in together(
        president, brother, report("c", held("Roth", "president"))
    )
    assert len(together(president, brother, report("c", party("Roth")))) == 3


def test_an_office_that_both_have_held_says_nothing() -> None:
    father = report("a", held("Karl Roth", "President", "Roth"))
    daughter = report("b", held("Ana Roth", "President", "Roth"))
    assert len(together(father, daughter, report("c", held("Roth", "President")))) == 3


def test_a_union_that_two_towns_have_is_joined_by_its_whole_name_alone() -> None:
    reports = (
        report("a", party("Salt Union of Brine", "Salt Union", kind="organization")),
        report("b", party("Salt Union of Tarn", "Salt Union", kind="organization")),
        report("c", party("Salt Union", kind="organization")),
        report("d", party("Salt Union of Brine", kind="organization")),
    )
    brine = frozenset({"a:salt-union-of-brine", "d:salt-union-of-brine"})
    assert together(*reports) == {brine, frozenset({"b:salt-union-of-tarn"}), frozenset({"c:salt-union"})}
    assert len(together(reports[0], reports[2])) == 1
