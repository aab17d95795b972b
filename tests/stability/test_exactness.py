"""Answers that are bounds are called so, and only these."""

from __future__ import annotations

from hypothesis import given, settings
from tests.stability.test_all_completions import Completed, OpenForm, cases
from tests.support.oracle import STABLE, stable, states
from tests.support.thoroughness import drawn

from detente.case.load import parse_case
from detente.model.model import Model, compile_case
from detente.stability.classic import analyse_all
from detente.stability.exactness import bounds_of

TWO = """\
detente: 1
title: t
parties:
  UP: {name: Upper, options: {share: Share, dig: Dig}}
  LOW: {name: Lower, options: {raid: Raid}}
preferences:
"""
THREE = TWO.replace("preferences", "  FAR: {name: Far, options: {pay: Pay}}\npreferences")


def bounds(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    model = compile_case(parse_case(text))
    answer = bounds_of(model, analyse_all(model))
    return answer.certain, answer.possible


def test_nothing_is_a_bound_where_all_is_known() -> None:
    assert bounds(f"{TWO}  UP: {{priorities: [not LOW.raid]}}\n  LOW: {{priorities: [UP.share]}}\n") == (
        (),
        (),
    )


def test_two_parties_leave_only_the_possible_states_of_seq_a_bound() -> None:
    order = "{priorities: [not LOW.raid, UP.dig, UP.share], unknown: order}"
    assert bounds(f"{TWO}  UP: {order}\n  LOW: {{priorities: [UP.share, LOW.raid]}}\n") == ((), ("seq",))


def test_a_partial_order_among_three_parties_leaves_the_certain_states_of_seq_a_bound_too() -> None:
    order = "{priorities: [not LOW.raid, UP.dig, not FAR.pay], unknown: order}"
    said = f"  UP: {order}\n  LOW: {order}\n  FAR: {{priorities: [UP.share]}}\n"
    assert bounds(THREE + said) == (("seq",), ("seq",))


def test_comparisons_beside_priorities_leave_all_concepts_bounds_that_are_open() -> None:
    order = "{priorities: [not LOW.raid, UP.dig, UP.share], unknown: order, comparisons: [YNN > NYN]}"
    certain, possible = bounds(f"{TWO}  UP: {order}\n  LOW: {{priorities: [UP.share, LOW.raid]}}\n")
    assert certain == possible
    assert set(certain) == {"gmr", "smr", "seq"}


@settings(max_examples=drawn(60))
@given(cases)
def test_what_is_not_called_a_bound_is_exact(case: tuple[Model, list[OpenForm], list[Completed]]) -> None:
    model, forms, listed = case
    answers = analyse_all(model)
    stated = bounds_of(model, answers)
    everywhere = set(states(model))
    always = {c: [set(everywhere) for _ in forms] for c in STABLE}
    ever: dict[str, list[set[int]]] = {c: [set() for _ in forms] for c in STABLE}
    for ranks in listed:
        for concept, of_party in stable(model, ranks).items():
            for party, cells in enumerate(of_party):
                always[concept][party] &= cells
                ever[concept][party] |= cells
    for concept, stability in answers.items():
        for party, _ in enumerate(forms):
            if concept not in stated.certain:
                assert set(stability.certain[party].nonzero()[0].tolist()) == always[concept][party], concept
            if concept not in stated.possible:
                assert set(stability.possible[party].nonzero()[0].tolist()) == ever[concept][party], concept
