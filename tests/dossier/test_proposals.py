"""Parties that may be one are proposed; those that are surely two are not."""

from __future__ import annotations

import pytest
from tests.support.work import calls_of

from detente.dossier.judgements import PartyNamed
from detente.dossier.likeness import sound_of
from detente.dossier.proposals import propose_merges
from detente.reading.findings import Party, PartyKind
from detente.sources.report import Evidence

NAMES = [f"{a}{b}{c}" for a in ("Bar", "Dul", "Kem") for b in "aeiou" for c in ("dokh", "lim", "sky")]


def party(name: str, kind: PartyKind = "person", *aliases: str, reports: tuple[str, ...] = ()) -> Party:
    mentions = tuple(Evidence(report, 0, len(name), name) for report in reports)
    own = f"{name.casefold()}-{'-'.join(reports)}"
    return Party(id=own, name=name, kind=kind, aliases=aliases, mentions=mentions)


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (party("Sam Rainsy"), party("Rainsy Sam"), "another order"),
        (party("Moammar Qadhafi"), party("Muammar Qaddafi"), "spelled alike"),
        (party("Muammar Gaddafi"), party("Moammar Qaddafi"), "spelled alike"),
        (party("Salt Carriers' Party", "organization"), party("SCP", "organization"), "SCP may stand for"),
        (party("Khaled Mishal"), party("Khalid Meshaal"), "spelled alike"),
        (party("Salt Carriers League", "organization"), party("SCL", "other"), "SCL may stand for"),
        (party("League of Salt Carriers", "organization"), party("LSC", "organization"), "may stand for"),
        (party("John F. Kerry"), party("John Kerry"), "nearly the same name"),
        (party("Odalys Brandt"), party("Brandt"), "surname"),
        (party("Salt Board", "body"), party("Board of Salt", "organization"), "another order"),
        (party("Kenyan Salt Board", "body"), party("Salt Board", "body"), "with its state and without"),
        (party("U.S. Salt Court", "body"), party("Salt Court", "body"), "with its state and without"),
        (party("Karl Roth's campaign", "body"), party("the Roth campaign", "body"), "part of the other"),
        (party("Ana Maria Roth"), party("Ana Roth"), "part of the other"),
        (party("Tamsin Gadhaffi"), party("Gaddhafi"), "surname"),
        (party("Reed Front", "organization", "RFNK"), party("RNFK", "organization"), "a slip for the other"),
        (party("Hezbollah", "organization"), party("Hizballah", "organization"), "spelled alike"),
        (party("Al-Qaeda", "organization"), party("al-Qaida", "organization"), "spelled alike"),
        (party("Ansar Velam", "organization"), party("Ansarvelam", "organization"), "in one word and in two"),
        (party("M-19", "organization"), party("M19", "organization"), "in one word and in two"),
    ],
)
def test_names_of_one_party_are_proposed(one: Party, other: Party, why: str) -> None:
    (proposal,) = propose_merges([one, other])
    assert why in proposal.why


def test_a_slip_stands_beside_the_right_name_but_not_twice() -> None:
    right = party("Reed Front", "organization", "RFNK", reports=("r1", "r1", "r2"))
    (proposal,) = propose_merges([right, party("RNFK", "organization", reports=("r1",))])
    assert proposal.why == "RFNK and RNFK have the same letters: one may be a slip for the other"
    assert propose_merges([right, party("RNFK", "organization", reports=("r1", "r1"))]) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (party("NATO", "organization"), party("OTAN", "organization")),
        (party("PNC", "organization"), party("PCN", "organization")),
        (party("Capitol Hill", "organization"), party("Capitol", "organization")),
        (party("Hun Sen"), party("Hun Manet")),
        (party("Juan Miguel Reyes", "person", "Reyes"), party("Lazaro Reyes", "person", "Reyes")),
        (party("Gate 1", "organization"), party("Gate 2", "organization")),
        (party("Salt Board", "organization"), party("Salt Board", "person")),
        (party("North Korea", "state"), party("South Korea", "state")),
        (party("the committee", "body"), party("a committee", "body")),
        (party("The government", "body"), party("the Kenyan government", "body")),
        (party("U.S. Salt Court", "body"), party("Karsk Salt Court", "body")),
        (party("Kenyan Salt Board", "body"), party("Ugandan Salt Board", "body")),
        (party("United Nations Salt Council", "body"), party("National Salt Council", "body")),
        (party("Salt University of Karsk", "organization"), party("Karsk University", "organization")),
        (party("a Karsk official"), party("a Brine official")),
        (party("the Kenyan ambassador"), party("Ambassador")),
        (party("Karsk officials", "other"), party("officials of Karsk and Brine", "other")),
        (party("two Karsk dockers", "other"), party("the Karsk dockers", "other")),
        (party("lawyers for Ana Roth", "other"), party("Roth")),
        (party("Carriers' Party", "organization"), party("CP", "other")),
        (party("Republic of Ghana", "state"), party("Republic of Guyana", "state")),
        (party("Lena King"), party("Kang")),
        (party("Salt Board officials", "other"), party("Salt Board", "body")),
    ],
)
def test_names_of_two_parties_are_not(one: Party, other: Party) -> None:
    assert propose_merges([one, other]) == []


def test_what_one_report_tells_apart_is_not_proposed_for_a_little_likeness() -> None:
    board = party("Odalys Brandt", reports=("r1",))
    assert propose_merges([board, party("Brandt", reports=("r2",))])
    assert propose_merges([board, party("Brandt", reports=("r1",))]) == []


def test_what_a_person_judged_is_not_proposed_again() -> None:
    one, other = party("Sam Rainsy"), party("Rainsy Sam")
    judged = frozenset((PartyNamed("Sam Rainsy"), PartyNamed("Rainsy Sam")))
    assert propose_merges([one, other], [judged]) == []


def test_of_namesakes_each_is_named_with_its_reports() -> None:
    full = party("Odalys Brandt", reports=("r1",))
    first, second = party("Brandt", reports=("r2", "r4")), party("Brandt", reports=("r3",))
    named = {frozenset(proposal.named) for proposal in propose_merges([full, first, second])}
    assert named == {
        frozenset((PartyNamed("Odalys Brandt"), PartyNamed("Brandt", frozenset(("r2", "r4"))))),
        frozenset((PartyNamed("Odalys Brandt"), PartyNamed("Brandt", frozenset(("r3",))))),
    }


def test_a_no_stays_a_no_under_another_name_of_the_two() -> None:
    judged = frozenset((PartyNamed("Sam Rainsy"), PartyNamed("Rainsy Sam")))
    one = party("Sam Rainsi", "person", "Sam Rainsy")
    assert propose_merges([one, party("Rainsy Sam")])
    assert propose_merges([one, party("Rainsy Sam")], [judged]) == []


def test_a_lone_surname_is_proposed_to_the_two_best_known_who_have_it() -> None:
    people = [
        party(f"{first} Roth", reports=tuple(f"{first}{k}" for k in range(times)))
        for times, first in enumerate(("Ana", "Karl", "Lena", "Odalys", "Tamsin"), start=1)
    ]
    proposals = propose_merges([*people, party("Roth", reports=("r1",))])
    assert {proposal.one.name for proposal in proposals} | {p.other.name for p in proposals} == {
        "Odalys Roth", "Tamsin Roth", "Roth",
    }  # fmt: skip


def test_a_surname_that_much_is_named_after_is_still_proposed_to_who_has_it() -> None:
    things = [party(f"Roth {NAMES[k]} {NAMES[-k]}", "organization") for k in range(1, 30)]
    proposals = propose_merges([party("Ana Roth"), party("Roth"), *things])
    (proposal,) = (each for each in proposals if each.one.kind == "person")
    assert "surname" in proposal.why


def test_a_word_sounds_alike_in_several_spellings() -> None:
    assert sound_of("qadhafi") == sound_of("kaddafi")
    assert sound_of("yusuf") == sound_of("iusuf")
    assert sound_of("brandt") != sound_of("bern")


def test_the_work_does_not_grow_with_the_square_of_the_parties() -> None:
    def work(number: int) -> int:
        many = [party(f"{chr(65 + k % 26)}{k}o Bar{k}t Common") for k in range(number)]
        return calls_of(lambda: propose_merges(many))

    assert work(800) < 5 * work(200)
