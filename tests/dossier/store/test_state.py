"""The state of a store is another one after every change, and the same as long as nothing changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.support.stores import told

from detente.analysis.changes import changes_between
from detente.dossier.store.adding import Names, write_report
from detente.dossier.store.reviewer import Reviewer
from detente.dossier.store.store import Store, open_store
from detente.errors import BadInput
from detente.reading import Findings
from detente.web.bench import Bench
from detente.web.workspace import Workspace


def test_every_change_makes_another_state(where: str) -> None:
    with open_store(where, create=True) as store, open_store(where) as other:
        ana = Reviewer(store, "Ana")
        changes = (
            lambda: store.add(told(1)),
            lambda: store.add_all([told(2), told(3)]),
            lambda: store.read_again([told(1)]),
            lambda: store.read_again([told(1)]),
            lambda: ana.reject("r1:e1"),
            lambda: store.undo(who="Ben"),
            lambda: store.undo(2, who="Ana"),
            lambda: ana.mark("government", publisher="Salt Gazette"),
            lambda: ana.judge("Salt Board", "Carriers' League", "unsure"),
        )
        states = [store.state()]
        for change in changes:
            change()
            assert other.state() == store.state()
            states.append(store.state())
    assert len(set(states)) == len(changes) + 1


def test_what_changes_nothing_leaves_the_state(where: str) -> None:
    with open_store(where, create=True) as store:
        store.add(told(1))
        state = store.state()
        store.add(told(1))
        store.dossier()
        store.secret()
        store.search("gate")
        with pytest.raises(BadInput):
            store.undo(who="Ana")
        assert store.state() == state
    with open_store(where) as store:
        assert store.state() == state


def test_what_is_not_stored_after_all_leaves_the_state(where: str) -> None:
    with open_store(where, create=True) as store:
        store.add(told(1))
        state = store.state()
        with pytest.raises(RuntimeError):
            _write_and_fail(store)
        assert store.state() == state
        store.add(told(2))
        assert store.state() != state


def _write_and_fail(store: Store) -> None:
    with store._writing() as connection:
        write_report(connection, told(2), "nobody", Names())
        raise RuntimeError


def test_the_workbench_sees_a_new_reading_of_another_program(where: str, tmp_path: Path) -> None:
    with open_store(where, create=True) as store:
        store.add(told(1))
    bench = Bench(Workspace(where, tmp_path / "case.yaml", "dispute"))
    before = bench.material()
    assert bench.material() is before
    # As many reports and decisions as before, but other findings.
    with open_store(where) as store:
        store.read_again([told(1).model_copy(update={"events": ()})])
    after = bench.material()
    assert before is not None
    assert after is not None
    assert (len(before.dossier.events), len(after.dossier.events)) == (1, 0)


def dated(number: int, day: date) -> Findings:
    """The findings of a report of a day."""
    findings = told(number)
    return findings.model_copy(update={"report": replace(findings.report, published=day)})


def test_what_the_dossier_of_a_day_is_made_of_is_the_same_until_it_changes(where: str) -> None:
    early, late = date(2026, 5, 4), date(2026, 5, 11)
    with open_store(where, create=True) as store:
        store.add_all([dated(1, early), dated(2, early)])
        whole = store.made_of()
        assert store.made_of(early) == whole
        store.add(dated(3, late))
        assert store.made_of(early) == whole
        assert store.made_of() != whole
        assert store.dossier(until=early).reports.keys() == {"r1", "r2"}
        seen = {whole}
        for change in (
            lambda: store.read_again([dated(1, early)]),
            lambda: Reviewer(store, "Ana").reject("r1:e1"),
            lambda: Reviewer(store, "Ana").withdraw("r2"),
            lambda: store.undo(who="Ana"),
        ):
            change()
            assert store.made_of(early) not in seen
            seen.add(store.made_of(early))


def test_what_changed_is_the_same_from_the_table_of_before(where: str, tmp_path: Path) -> None:
    early, late = date(2026, 5, 4), date(2026, 5, 11)
    with open_store(where, create=True) as store:
        store.add_all([dated(1, early), dated(2, early)])
    bench = Bench(Workspace(where, tmp_path / "case.yaml", "dispute"))
    before = bench.material()
    with open_store(where) as store:
        store.add(dated(3, late))
    after = bench.material()
    assert before is not None
    assert after is not None
    assert before.made_of == bench.require_store().made_of(early)
    changes = bench.changes(after, early)
    fresh = changes_between(bench.require_store().dossier(until=early), after.dossier, early)
    assert [report.id for report in changes.reports] == ["r3"]
    assert replace(changes, base=fresh.base) == fresh
