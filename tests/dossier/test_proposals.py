"""Parties that may be one are proposed; those that are surely two are not."""

from __future__ import annotations

import pytest
from tests.support.work import calls_of

from detente.dossier.judgements import PartyNamed
from detente.dossier.proposals import propose_merges, sound_of
from detente.reading.findings import Party, PartyKind
from detente.sources.report import Evidence


def party(name: str, kind: PartyKind = "person", *aliases: str, reports: tuple[str, ...] = ()) -> Party:
    mentions = tuple(Evidence(report, 0, len(name), name) for report in reports)
    own = f"{name.casefold()}-{'-'.join(reports)}"
    return Party(id=own, name=name, kind=kind, aliases=aliases, mentions=mentions)


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (party("Sam Rainsy"), party("Rainsy Sam"), "another order"),
        (party("Moammar Qadhafi"), party("Muammar Qaddafi"), "spelled alike"),
        (party("Khaled Mishal"), party("Khalid Meshaal"), "spelled alike"),
        (party("Salt Carriers League", "organization"), party("SCL", "other"), "SCL may stand for"),
        (party("League of Salt Carriers", "organization"), party("LSC", "organization"), "may stand for"),
        (party("John F. Kerry"), party("John Kerry"), "nearly the same name"),
        (party("Odalys Brandt"), party("Brandt"), "surname"),
        (party("Salt Board", "body"), party("Board of Salt", "organization"), "another order"),
    ],
)
def test_names_of_one_party_are_proposed(one: Party, other: Party, why: str) -> None:
    (proposal,) = propose_merges([one, other])
    assert why in proposal.why


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (party("Hun Sen"), party("Hun Manet")),
        (party("Juan Miguel Reyes", "person", "Reyes"), party("Lazaro Reyes", "person", "Reyes")),
        (party("Gate 1", "organization"), party("Gate 2", "organization")),
        (party("Salt Board", "organization"), party("Salt Board", "person")),
        (party("North Korea", "state"), party("South Korea", "state")),
        (party("the committee", "body"), party("a committee", "body")),
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
        frozenset((PartyNamed("Brandt", frozenset(("r2", "r4"))), PartyNamed("Brandt", frozenset(("r3",))))),
    }


def test_a_word_sounds_alike_in_several_spellings() -> None:
    assert sound_of("qadhafi") == sound_of("kaddafi")
    assert sound_of("yusuf") == sound_of("iusuf")
    assert sound_of("brandt") != sound_of("bern")


def test_the_work_does_not_grow_with_the_square_of_the_parties() -> None:
    def work(number: int) -> int:
        many = [party(f"{chr(65 + k % 26)}{k}o Bar{k}t Common") for k in range(number)]
        return calls_of(lambda: propose_merges(many))

    assert work(800) < 5 * work(200)
