"""A small labelled set of pairs of reports: those that contradict each other, and those that only seem to."""

from __future__ import annotations

import pytest
from tests.support.dossiers import dossier_of

from detente.dossier.questions.base import EvidenceBase
from detente.dossier.questions.contradicting import Contradiction, contradictions

Text = tuple[str, str]

CONTRADICTING: list[tuple[str, Text, Text]] = [
    ("dates: a day, and another month",
     ("2021-06-12", "The union and the Salt Board signed the wage accord in Brine on May 10."),
     ("2021-07-20", "The union and the Salt Board signed the wage accord in Brine in June 2021.")),
    ("numbers: the dead of a bomb that one report calls no attack",
     ("2021-05-11", "A bomb in the market of Salt Ford left ten people dead on May 10, police said."),
     ("2021-05-11", "Fourteen people died when a bomb exploded in the market of Salt Ford on May 10.")),
    ("numbers: lives that it claimed",
     ("2021-05-11", "A bomb in the market of Salt Ford claimed ten lives on May 10, police said."),
     ("2021-05-11", "The bomb in the market of Salt Ford on May 10 killed 14, doctors said.")),
    ("numbers: those on strike",
     ("2021-05-11", "Some 2,000 workers joined the strike at Salt Ford on May 10, the union said."),
     ("2021-05-11", "Only 300 workers joined the strike at Salt Ford on May 10, the company said.")),
    ("numbers: those who were freed",
     ("2021-05-11", "The rebels freed 20 prisoners in Salt Ford on May 10, the Red Cross said."),
     ("2021-05-11", "The rebels released 35 prisoners in Salt Ford on May 10, the army said.")),
    ("numbers: votes",
     ("2021-05-11", "Parliament passed the salt law on May 10 by 52 votes to 48."),
     ("2021-05-11", "Parliament on May 10 passed the salt law by 54 votes to 46.")),
    ("numbers: money",
     ("2021-05-11", "Ostland gave Westmark $20 million in aid on May 10."),
     ("2021-05-11", "Ostland on May 10 gave Westmark aid of $30 million.")),
    ("numbers: the dead of a war",
     ("2021-05-11", "The war in Westmark has killed 70,000 people since 2011, the United Nations said."),
     ("2021-05-11", "The war in Westmark has killed 120,000 people since 2011, the government said.")),
    ("denied: a release on the day",
     ("2021-05-04", "Ana Roth was released on May 3, the Salt Board said."),
     ("2021-05-04", "Ana Roth was not released on May 3, her lawyer said.")),
    ("denied: a release that had not come two days later",
     ("2021-05-04", "The government released Ana Roth on May 3."),
     ("2021-05-06", "The government has not released Ana Roth, the union said on May 5.")),
    ("denied: a meeting, by one who was at it",
     ("2021-05-04", "Minister Karl Lund met the rebels in Brine on May 3."),
     ("2021-05-05", "Minister Karl Lund denied that he had met the rebels in Brine on May 3.")),
    ("denied: a meeting, as a noun",
     ("2021-05-04", "Minister Karl Lund met the rebels in Brine on May 3."),
     ("2021-05-05", "There was no meeting between Karl Lund and the rebels in Brine, the ministry said.")),
    ("denied: a retreat",
     ("2021-05-21", "The army withdrew from Salt Ford on May 20, the ministry said."),
     ("2021-05-22", "The army has not withdrawn from Salt Ford, the rebels said on May 21.")),
    ("denied: a signature",
     ("2021-05-21", "The union and the Salt Board signed a wage accord on May 20, the board said."),
     ("2021-05-22", "The union denied that it had signed a wage accord with the Salt Board.")),
]  # fmt: skip

AGREEING: list[tuple[str, Text, Text]] = [
    ("a month that holds the day",
     ("2021-05-12", "The union and the Salt Board signed a wage accord in Brine on May 10."),
     ("2021-06-20", "The union and the Salt Board signed the wage accord in Brine in May.")),
    ("another accord of another month",
     ("2021-05-11", "The union and the Salt Board signed a wage accord on May 10."),
     ("2021-07-12", "The union and the Salt Board signed a harbour accord in June.")),
    ("the dead of a war, and of a day of it",
     ("2021-05-12", "Fighting between the rebels and the army in Salt Ford on May 10 killed 12 people."),
     ("2021-05-13", "The fighting of May 10 in Salt Ford went on; the war has killed 60 people since 2011.")),
    ("the dead of a year, and of a day of it",
     ("2021-05-12", "Rebels killed 12 soldiers in an attack on Salt Ford on May 10."),
     ("2021-05-13", "After the attack on Salt Ford on May 10 the army counts 40 soldiers killed this year.")),
    ("the dead of two wars",
     ("2021-05-11", "The war in Westmark has killed 70,000 people since 2011."),
     ("2021-05-12", "The war in Northia has killed 120,000 people since 2011.")),
    ("not released yet, and released later",
     ("2021-05-04", "The government has not released Ana Roth, the union said."),
     ("2021-05-21", "The government released Ana Roth on May 20.")),
    ("forty released, and one who was not",
     ("2021-05-12", "The government released 40 prisoners on May 10."),
     ("2021-05-14", "The government has not released Ana Roth.")),
    ("a toll that rose",
     ("2021-05-11", "A bomb in the market of Salt Ford killed ten people on May 10."),
     ("2021-05-13", "The death toll of the bomb of May 10 in the market of Salt Ford rose to 14 from ten.")),
    ("the dead, and the children among them",
     ("2021-05-11", "A bomb in the market of Salt Ford killed ten people on May 10."),
     ("2021-05-12", "The bomb of May 10 in the market of Salt Ford killed four children.")),
    ("two towns",
     ("2021-05-11", "Some 2,000 workers joined the strike at Salt Ford on May 10."),
     ("2021-05-11", "In Brine 300 workers joined the strike on May 10.")),
    ("two laws of one day",
     ("2021-05-11", "Parliament passed the salt law on May 10 by 52 votes to 48."),
     ("2021-05-11", "Parliament on May 10 passed the harbour bill by 60 votes to 40.")),
    ("aid to two states",
     ("2021-05-11", "Ostland gave Westmark $20 million in aid on May 10."),
     ("2021-05-11", "Ostland on May 10 lent Northia $30 million for a port.")),
    ("a town that was left, and another that was not",
     ("2021-05-21", "The army withdrew from Salt Ford on May 20, the ministry said."),
     ("2021-05-22", "The army has not withdrawn from Brine, the rebels said.")),
    ("a deed of somebody else that is denied",
     ("2021-05-04", "Minister Karl Lund met the rebels in Brine on May 3."),
     ("2021-05-05", "Minister Karl Lund denied that the rebels had taken Brine.")),
]  # fmt: skip


def of(one: Text, other: Text) -> tuple[Contradiction, ...]:
    return contradictions(EvidenceBase(dossier_of((*one, "Gazette"), (*other, "Echo"))))


@pytest.mark.parametrize(("what", "one", "other"), CONTRADICTING, ids=[each[0] for each in CONTRADICTING])
def test_two_accounts_that_cannot_both_be_true_are_shown(what: str, one: Text, other: Text) -> None:
    (row,) = of(one, other)
    assert row.kind == what.partition(":")[0]
    assert {words.report for words in row.evidence} == {f"{one[0]} Gazette", f"{other[0]} Echo"}


@pytest.mark.parametrize(("what", "one", "other"), AGREEING, ids=[each[0] for each in AGREEING])
def test_two_accounts_that_can_both_be_true_are_not(what: str, one: Text, other: Text) -> None:
    assert of(one, other) == (), what


def test_whoever_denies_what_he_did_is_named() -> None:
    (row,) = of(
        ("2021-05-04", "The rebels attacked the port of Brine on May 3."),
        ("2021-05-05", "The rebels denied that they had attacked the port of Brine."),
    )
    assert [version.speaker for version in row.versions] == [None, "rebels"]


def test_a_copy_of_a_report_contradicts_nobody() -> None:
    text = "A bomb in the market of Salt Ford killed ten people on May 10, police said."
    once, again = ("2021-05-11", text), ("2021-05-12", text.replace("police said", "it was said"))
    assert of(once, again) == ()
