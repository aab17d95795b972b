"""Parties of whose order only some comparisons are known, held against every order that keeps them."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.oracle import stable, states, weak_orders
from tests.support.strategies import graph_models, option_models, with_states_listed
from tests.support.thoroughness import drawn

from detente.model.bits import packed
from detente.model.model import Model
from detente.model.preferences.classes import Compared
from detente.model.preferences.partial_order import closed, levels
from detente.stability.breadth_first import search
from detente.stability.classic import analyse_all, sseq
from detente.stability.moves import with_moves_listed
from detente.stability.reasons import explain
from detente.stability.result import CONCEPTS
from detente.stability.ways import reachable
from detente.sweeps.copies import improving_reach, turned_round


@st.composite
def partly_known(draw: st.DrawFn) -> Model:
    """Tiny models in which at least one party's order is a partial one, in each layout."""
    model = draw(
        st.one_of(
            option_models(most_parties=2, most_options=2),
            option_models(most_parties=2, most_options=2).map(with_states_listed),
            graph_models(most_parties=2, most_states=4),
        )
    )
    known: list[Compared | None] = []
    ranks, open_ties = model.ranks.copy(), list(model.open_ties)
    cells = np.flatnonzero(model.feasible)
    for party in range(len(model.parties)):
        if party and draw(st.booleans()):
            known.append(None)
            continue
        order = draw(st.permutations(cells.tolist()))
        pairs = draw(st.sets(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=3))
        above = np.zeros((model.cells, model.cells), dtype=np.bool_)
        for high, low in pairs:
            if high < low < len(order):
                above[order[high], order[low]] = True
        above = closed(above)
        classes = np.full(model.cells, -1, dtype=np.int32)
        classes[cells] = np.arange(cells.size)
        among = above[np.ix_(cells, cells)]
        known.append(Compared(classes, packed(among), packed(among.T.copy())))
        ranks[party, cells] = levels(above[np.ix_(cells, cells)])
        open_ties[party] = True
    return replace(model, ranks=ranks, open_ties=tuple(open_ties), compared=tuple(known))


def orders(model: Model, party: int) -> list[list[int]]:
    """Every ranking, ties among them, that keeps what is certain."""
    known = model.compared[party]
    if known is None:
        return [[int(rank) for rank in model.ranks[party]]]
    found = []
    for order in weak_orders(states(model)):
        rank = [-1] * model.cells
        for height, group in enumerate(order):
            for cell in group:
                rank[cell] = height
        if all(rank[a] > rank[b] for a, b in product(states(model), repeat=2) if known.is_above(a, b)):
            found.append(rank)
    return found


@settings(max_examples=25)
@given(partly_known())
def test_certain_verdicts_hold_in_every_order_and_impossible_ones_in_none(model: Model) -> None:
    parties = range(len(model.parties))
    found = {**analyse_all(model), "sseq": sseq(model)}
    always = {c: np.ones((len(parties), model.cells), dtype=np.bool_) for c in found}
    ever = {c: np.zeros((len(parties), model.cells), dtype=np.bool_) for c in found}
    for ranks in product(*(orders(model, party) for party in parties)):
        for concept, of_party in stable(model, ranks).items():
            for party, holds in enumerate(of_party):
                row = np.zeros(model.cells, dtype=np.bool_)
                row[list(holds)] = True
                always[concept][party] &= row
                ever[concept][party] |= row
    for concept, stability in found.items():
        certain, possible = stability.certain & model.feasible, stability.possible
        assert np.array_equal(certain, always[concept] & model.feasible), concept
        if concept in ("nash", "gmr", "smr"):
            assert np.array_equal(possible, ever[concept]), concept
        else:
            assert (possible | ~ever[concept]).all(), concept


@settings(max_examples=25)
@given(partly_known())
def test_known_improvements_lead_where_they_lead_in_every_order(model: Model) -> None:
    assert model.status_quo is not None
    always = np.ones(model.cells, dtype=np.bool_)
    ever = np.zeros(model.cells, dtype=np.bool_)
    for ranks in product(*(orders(model, party) for party in range(len(model.parties)))):
        strict = replace(
            model, ranks=np.array(ranks, dtype=np.int32), compared=(), open_ties=(False,) * len(ranks)
        )
        reached = improving_reach(strict, turned_round(strict), np.array([model.status_quo])).reached
        found = search(strict, model.status_quo, range(len(ranks)), "improvements").distances() >= 0
        assert np.array_equal(reached, found)
        always &= reached
        ever |= reached
    surely = reachable(model, "improvements") >= 0
    perhaps = reachable(model, "possible improvements") >= 0
    assert (surely <= always).all()
    assert (ever <= perhaps).all()


@settings(max_examples=25)
@given(partly_known())
def test_reasons_give_the_verdict_of_the_concept_and_each_improvement_for_what_it_is(model: Model) -> None:
    found = analyse_all(model)
    for party in range(len(model.parties)):
        known = model.compared[party]
        for cell in states(model):
            for concept in CONCEPTS:
                reason = explain(model, found[concept], party, cell, concept)
                undeterred = [r for r in reason.responses if r.sanction is None]
                if reason.verdict == "unstable":
                    assert any(r.improvement_known for r in undeterred)
                elif reason.verdict == "stable":
                    assert not undeterred
                if known is not None:
                    for response in reason.responses:
                        target = response.improvement.target
                        assert response.improvement_known == bool(known.is_above(target, cell))


@settings(max_examples=drawn(40))
@given(option_models(most_parties=3, most_options=4, open_ties=True))
def test_a_model_with_its_moves_listed_is_judged_the_same(model: Model) -> None:
    listed = with_moves_listed(model)
    there = analyse_all(listed)
    for concept, stability in analyse_all(model).items():
        assert np.array_equal(stability.certain, there[concept].certain), concept
        assert np.array_equal(stability.possible, there[concept].possible), concept


def test_a_comparison_the_case_makes_is_not_called_unknown() -> None:
    from detente.analysis.analysis import analyse
    from detente.case.load import parse_case

    case = parse_case("""\
detente: 1
title: t
parties:
  A: {name: Ayland, options: {a: Act}}
  B: {name: Beeland, options: {b: Back}}
states: {none: NN, aonly: YN, bonly: NY, both: YY}
status_quo: aonly
preferences:
  A: {ranking: [[bonly], [both], [aonly], [none]]}
  B: {comparisons: [both > aonly]}
claims: [{id: c, says: s, holds_if: 'prefers(B, both, aonly)'}]
""")
    answer = analyse(case)
    nash = next(r for r in answer.status_quo_reasons if r.concept == "nash" and r.party == 1)
    assert nash.verdict == "unstable"
    assert [r.improvement_known for r in nash.responses] == [True]
    assert answer.claims[0].verdict == "holds"
    assert [path.by for path in answer.paths if path.target == 3][:1] == ["improvements"]


@pytest.mark.parametrize(
    ("preference", "certain"),
    [
        ("{comparisons: [NN = YN]}", "stable"),
        ("{weights: {A.a: [1, 2], B.b: [-5, 5]}}", "unstable"),
        ("{one_of: [{priorities: [A.a, B.b]}, {priorities: [A.a, not B.b]}]}", "unstable"),
        ("{one_of: [{weights: {A.a: 0}}, {weights: {A.a: -1}}]}", "stable"),
        ("{priorities: [A.a, B.b], unknown: order}", "unstable"),
    ],
)
def test_verdicts_on_which_all_completions_agree_are_certain_in_every_open_form(
    preference: str, certain: str
) -> None:
    from detente.analysis.analysis import analyse
    from detente.case.load import parse_case

    case = parse_case(
        "detente: 1\ntitle: t\nparties: {A: {name: a, options: {a: Act}}, B: {name: b, options: {b: Back}}}\n"
        f"status_quo: NN\npreferences: {{A: {preference}, B: {{priorities: [B.b]}}}}\n"
    )
    reason = next(r for r in analyse(case).status_quo_reasons if r.concept == "nash" and r.party == 0)
    assert reason.verdict == certain
