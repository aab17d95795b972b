"""Stability of parties with attitudes, against the definitions on sets, published theorems and by hand."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.games import dilemma
from tests.support.oracle import completions, stable
from tests.support.relation_oracle import relationally_stable
from tests.support.strategies import models, tiny_open_models
from tests.support.thoroughness import drawn

from detente.model.model import Model
from detente.stability import by_pairs
from detente.stability.attitudes import relational_stability
from detente.stability.catalogue import further
from detente.stability.result import NotDefined, Stability

Sets = dict[str, list[set[int]]]


def with_attitudes(draw: st.DrawFn, model: Model) -> Model:
    count = len(model.parties)
    one = st.tuples(*[st.sampled_from((1, 1, 0, 0, -1))] * count)
    return replace(model, attitudes=draw(st.tuples(*[one] * count)))


def sets_of(judged: dict[str, Stability], which: str = "certain") -> Sets:
    return {
        concept: [set(np.flatnonzero(row).tolist()) for row in getattr(stability, which)]
        for concept, stability in judged.items()
    }


@settings(max_examples=drawn(300))
@given(st.data(), models())
def test_every_state_is_judged_as_the_definitions_say(data: st.DataObject, model: Model) -> None:
    caring = with_attitudes(data.draw, model)
    judged = relational_stability(caring)
    assert sets_of(judged) == relationally_stable(caring, caring.ranks.tolist())
    assert sets_of(judged, "possible") == sets_of(judged)


@settings(max_examples=drawn(60), deadline=None)
@given(st.data(), tiny_open_models())
def test_unknown_preferences_are_bounded_by_what_all_and_some_orders_give(
    data: st.DataObject, model: Model
) -> None:
    caring = with_attitudes(data.draw, model)
    judged = relational_stability(caring)
    certain, possible = sets_of(judged), sets_of(judged, "possible")
    for ranks in product(*(list(completions(caring, party)) for party in range(len(caring.parties)))):
        for concept, of_party in relationally_stable(caring, list(ranks)).items():
            for party, states in enumerate(of_party):
                assert certain[concept][party] <= states <= possible[concept][party]


@settings(max_examples=drawn(100))
@given(models())
def test_who_cares_for_itself_alone_and_is_never_indifferent_is_judged_by_the_plain_concepts(
    model: Model,
) -> None:
    """Theorem of Inohara and Hipel (2009) on discrete attitudes."""
    strict = np.full_like(model.ranks, -1)
    cells = np.flatnonzero(model.feasible)
    for row, ranks in zip(strict, model.ranks, strict=True):
        row[cells[np.argsort(ranks[cells], kind="stable")]] = np.arange(cells.size)
    count = len(model.parties)
    alone = tuple(tuple(int(i == j) for j in range(count)) for i in range(count))
    judged = sets_of(relational_stability(replace(model, ranks=strict, attitudes=alone)))
    plain = stable(model, strict.tolist())
    assert judged == {concept: plain[concept] for concept in judged}


@settings(max_examples=drawn(100))
@given(models())
def test_who_cares_for_nobody_stays_under_rsmr_as_under_rnash_and_under_rseq_as_under_rgmr(
    model: Model,
) -> None:
    """Theorem of Inohara and Hipel (2009) on totally neutral attitudes."""
    count = len(model.parties)
    judged = sets_of(relational_stability(replace(model, attitudes=((0,) * count,) * count)))
    assert judged["nash"] == judged["smr"]
    assert judged["gmr"] == judged["seq"]


def test_spite_breaks_what_interest_keeps_and_sympathy_keeps_what_interest_breaks() -> None:
    # In the arms race YY is the worst state but one for each. B may disarm alone (YN), which is best for A:
    # B would do so from devotion to A alone. From peace (NN) B would arm (NY) from interest and from spite.
    peace, race = 0, 3

    def stays(b: tuple[int, int], state: int) -> bool:
        game = replace(dilemma(), attitudes=((1, 0), b))
        return bool(relational_stability(game)["nash"].certain[1, state])

    interest, devotion, spite, both = (0, 1), (1, 0), (-1, 0), (1, 1)
    assert [stays(b, race) for b in (interest, devotion, spite, both)] == [True, False, True, True]
    assert [stays(b, peace) for b in (interest, devotion, spite, both)] == [False, True, False, True]


def test_without_attitudes_or_with_too_many_states_it_is_not_answered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (answer,) = further(dilemma(), ["attitudes"])
    assert answer.equilibria is None
    assert "add `attitudes`" in answer.why_not
    monkeypatch.setattr(by_pairs, "MOST_PAIRED", 3)
    with pytest.raises(NotDefined, match="of at most 3 states; the case has 4"):
        relational_stability(replace(dilemma(), attitudes=((1, 0), (0, 1))))
