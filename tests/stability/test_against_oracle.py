"""The engine against the definitions, on random conflicts."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from tests.support.oracle import STABLE, completions, stable, stable_in_completions
from tests.support.strategies import (
    graph_models,
    listed_models,
    models,
    option_models,
    tiny_open_models,
    with_states_listed,
)
from tests.support.thoroughness import drawn

from detente.model.model import Model
from detente.stability.classic import analyse_all, sseq
from detente.stability.result import Concept, Stability


def _cells(row: np.ndarray) -> set[int]:
    return set(np.flatnonzero(row).tolist())


def _judged(model: Model) -> dict[Concept, Stability]:
    return {**analyse_all(model), "sseq": sseq(model)}


def _held_against_definitions(model: Model) -> None:
    expected = stable(model, model.ranks.tolist())
    for concept, found in _judged(model).items():
        for party in range(len(model.parties)):
            assert _cells(found.certain[party]) == expected[concept][party], (concept, party)
            assert _cells(found.possible[party]) == expected[concept][party], (concept, party)


@settings(max_examples=drawn(300))
@given(option_models())
def test_in_option_form_every_state_is_judged_as_the_definitions_say(model: Model) -> None:
    _held_against_definitions(model)


@settings(max_examples=drawn(300))
@given(listed_models())
def test_where_states_are_listed_every_one_is_judged_as_the_definitions_say(model: Model) -> None:
    _held_against_definitions(model)


@settings(max_examples=drawn(200))
@given(option_models(open_ties=True))
def test_it_makes_no_difference_whether_states_are_listed_or_laid_out(model: Model) -> None:
    in_full, listed = _judged(model), _judged(with_states_listed(model))
    for concept, found in in_full.items():
        assert np.array_equal(found.certain[:, model.feasible], listed[concept].certain)
        assert np.array_equal(found.possible[:, model.feasible], listed[concept].possible)


@settings(max_examples=drawn(300))
@given(graph_models())
def test_in_graph_form_every_state_is_judged_as_the_definitions_say(model: Model) -> None:
    _held_against_definitions(model)


@settings(max_examples=drawn(300))
@given(tiny_open_models())
def test_open_ties_are_bounded_by_what_all_completions_say(model: Model) -> None:
    count = np.prod([sum(1 for _ in completions(model, party)) for party in range(len(model.parties))])
    if count > 600:
        return
    always, ever = stable_in_completions(model)
    for concept, found in _judged(model).items():
        for party in range(len(model.parties)):
            assert _cells(found.certain[party]) == always[concept][party], (concept, party)
            if concept in ("seq", "sseq"):
                assert _cells(found.possible[party]) >= ever[concept][party], party
            else:
                assert _cells(found.possible[party]) == ever[concept][party], (concept, party)


@given(models(open_ties=True))
def test_a_stronger_concept_implies_the_weaker_one(model: Model) -> None:
    found = _judged(model)
    assert tuple(found) == STABLE
    for stronger, weaker in (
        ("nash", "smr"),
        ("nash", "seq"),
        ("smr", "gmr"),
        ("seq", "gmr"),
        ("nash", "sseq"),
        ("sseq", "smr"),
        ("sseq", "seq"),
    ):
        assert not (found[stronger].certain & ~found[weaker].certain).any()
        assert not (found[stronger].possible & ~found[weaker].possible).any()
