"""Reports added one by one make what all at once make: that a store remembers changes nothing."""

from __future__ import annotations

import gc
import random
import weakref
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from detente.analysis import evidence_base
from detente.dossier import Dossier, Reviewer, Store, contradictions, due, open_store, timeline
from detente.positions import joined_parties, positions_of
from detente.reading import Findings, read_loaded
from detente.sources import Report

BODIES = ("the Harbour Union", "the Salt Board", "the Northern Front", "Ostland", "the Farmers League")
PEOPLE = ("Ana Barsky", "Boris Kelan", "Mr Kelan", "Celia Moran")
ISSUES = ("the blockade of the river", "the ban on night fishing", "the port strike")
SENTENCES = (
    "{one} demanded that {other} end {issue}.",
    "{one} refused to open talks with {other} until prisoners are released.",
    "{one} offered to lift {issue} if {other} agreed to a cease-fire.",
    "{one} arrested four members of {other} on {day}.",
    "{person}, a spokesman of {one}, said that {other} had broken its word about {issue}.",
    "“We will not accept {issue},” {person} said on {day}.",
    "{one} met {other} on {day}. Talks between {one} and {other} broke off a week later.",
    "{one} called off {issue} on {day}.",
)


def drawn(number: int) -> Report:
    """A report of seven sentences about five parties."""
    chance = random.Random(number)
    day = date(2024, 1, 1) + timedelta(days=number * 11)
    said = []
    for _ in range(7):
        one, other = chance.sample(BODIES, 2)
        then = day - timedelta(days=chance.randrange(20))
        words = chance.choice(SENTENCES).format(
            one=one, other=other, person=chance.choice(PEOPLE), issue=chance.choice(ISSUES),
            day=f"{then.day} {then:%B %Y}",
        )  # fmt: skip
        said.append(words[0].upper() + words[1:])
    return Report(
        f"r{number}", f"r{number}.txt", " ".join(said), f"Report {number}", f"Paper {number % 3}", day
    )


@pytest.fixture(scope="module")
def read() -> list[Findings]:
    """Twelve invented reports, read."""
    return list(read_loaded(drawn(number) for number in range(12)))


def whole(dossier: Dossier) -> tuple[object, ...]:
    joined = joined_parties(dossier)
    return dossier, joined, positions_of(dossier, joined)


def anew(where: str) -> Dossier:
    """The dossier of a store as somebody sees it who opens it now."""
    with open_store(where) as store:
        return store.dossier()


@pytest.mark.parametrize("seed", range(3))
def test_reports_one_by_one_make_the_table_that_all_at_once_make(
    seed: int, read: list[Findings], tmp_path: Path
) -> None:
    where, order = str(tmp_path / "dispute.dossier"), random.Random(seed).sample(read, 7)
    with open_store(where, create=True) as store:
        for findings in order:
            store.add(findings)
            now = whole(store.dossier())
    with open_store(str(tmp_path / "other.dossier"), create=True) as other:
        other.add_all(order)
        at_once = other.dossier()
    assert now[2] == positions_of(at_once)
    assert len(now[2].rows) > 3
    assert now == whole(anew(where))


def rejects(store: Store, ana: Reviewer) -> None:
    act = store.dossier().acts[0]
    ana.reject(act.id)


def withdraws(store: Store, ana: Reviewer) -> None:
    ana.withdraw(next(iter(store.dossier().reports)), "added by mistake")


def gives_a_day(store: Store, ana: Reviewer) -> None:
    ana.describe(next(iter(store.dossier().reports)), {"published": "2023-05-05"})


def joins(_: Store, ana: Reviewer) -> None:
    ana.judge("Harbour Union", "Farmers League", "yes")


def reads_again(store: Store, _: Reviewer) -> None:
    first = next(iter(store.findings()))
    store.read_again([first.model_copy(update={"acts": first.acts[1:], "events": ()})])


def takes_back(store: Store, _: Reviewer) -> None:
    store.undo(who="Ana")


@pytest.mark.parametrize(
    "changes",
    [
        [rejects],
        [withdraws],
        [gives_a_day],
        [joins],
        [reads_again],
        [rejects, takes_back],
        [withdraws, takes_back],
    ],
)
def test_what_was_read_before_is_read_again_where_something_was_decided_about_it(
    changes: list[Callable[[Store, Reviewer], None]], read: list[Findings], tmp_path: Path
) -> None:
    where = str(tmp_path / "dispute.dossier")
    with open_store(where, create=True) as store:
        store.add_all(read[:4])
        before = store.dossier()
        for change in changes:
            change(store, Reviewer(store, "Ana"))
        after = store.dossier()
        assert after == anew(where)
        assert (after == before) == (takes_back in changes)
        store.add(read[4])
        assert whole(store.dossier()) == whole(anew(where))


def test_what_another_report_tells_is_not_made_again(read: list[Findings], tmp_path: Path) -> None:
    with open_store(str(tmp_path / "dispute.dossier"), create=True) as store:
        store.add_all(read[:3])
        before = store.dossier()
        store.add(read[3])
        after = store.dossier()
    assert after.acts[: len(before.acts)] == before.acts
    assert all(one is other for one, other in zip(before.acts, after.acts, strict=False))


def test_a_dossier_that_nobody_holds_any_more_is_let_go(read: list[Findings], tmp_path: Path) -> None:
    with open_store(str(tmp_path / "dispute.dossier"), create=True) as store:
        store.add_all(read[:3])
        dossier = store.dossier()
        base = evidence_base(dossier, joined_parties(dossier))
        made = positions_of(dossier), contradictions(base), timeline(base), due(base)
        held = weakref.ref(dossier), weakref.ref(base)
        gc.collect()
        gc.disable()
        try:
            del dossier, base, made
            # Nothing that stays is in a cycle: it is gone before anybody looks for garbage.
            assert [one() for one in held] == [None, None]
        finally:
            gc.enable()
