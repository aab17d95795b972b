"""Tellings of one happening, looked up by words, parties and days: none that comparing finds is missed."""

from __future__ import annotations

from random import Random

from detente.edtf import DateRange
from detente.page.drawings import Moment
from detente.page.sections.candidate import Candidate
from detente.page.sections.dated.one_happening import is_same
from detente.page.sections.dated.told_moments import ToldMoments
from detente.sources import Evidence

TEXTS = ("It began", *(f"The {k} boats left the port{end}" for k in range(20) for end in ("", " at dawn")))
DAYS = ("2021-05-04", "2021-05-05", "2021-05", "2021", "2018-03-01", "199X", "2018/..", "../2019")


def candidate(random: Random) -> Candidate:
    start = random.randrange(20_000)
    words = Evidence("r", start, start + random.choice((20, 500)), "words")
    moment = Moment(
        random.choice(TEXTS),
        "",
        DateRange.parse(random.choice(DAYS)),
        (words,),
        is_fact=random.random() < 0.8,
    )
    parties = [frozenset(random.sample("abcde", random.randint(0, 2))) for _ in range(2)]
    standing = random.choice(("", "", "", "banned", "detained"))
    return Candidate(moment, random.choice(("COERCE", "ASSAULT")), parties[0], parties[1], 1.0, standing)


def test_no_telling_of_the_same_is_missed() -> None:
    random, told = Random(3), ToldMoments()
    before: list[Candidate] = []
    looked_at = 0
    for number in range(500):
        new = candidate(random)
        near = told.near(new)
        assert {k for k, known in enumerate(before) if is_same(known, new)} <= set(near)
        assert near == sorted(near)
        looked_at += len(near)
        told.add(number, new)
        before.append(new)
    assert looked_at < 500 * 500 / 4
