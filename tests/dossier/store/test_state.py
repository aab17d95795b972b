"""The state of a store is another one after every change, and the same as long as nothing changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.stores import told

from detente.dossier.store.adding import Names, write_report
from detente.dossier.store.reviewer import Reviewer
from detente.dossier.store.store import Store, open_store
from detente.errors import BadInput
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
