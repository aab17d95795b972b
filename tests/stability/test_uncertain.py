"""Probabilistic and fuzzy preference, against the definitions on sets and by hand."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.games import chicken
from tests.support.oracle import stable, states
from tests.support.relation_oracle import stable_by_relations
from tests.support.strategies import dense, models
from tests.support.thoroughness import drawn

from detente.model.model import Model
from detente.model.preferences.chances import Chances
from detente.model.preferences.fuzzy import FuzzyPreference
from detente.stability.catalogue import further
from detente.stability.result import NotDefined
from detente.stability.uncertain import Limits, fuzzy_stability, probabilistic_stability

TENTHS = st.integers(0, 10).map(lambda tenths: Fraction(tenths, 10))


def sets_of(judged: dict[str, np.ndarray]) -> dict[str, list[set[int]]]:
    return {concept: [set(np.flatnonzero(row).tolist()) for row in rows] for concept, rows in judged.items()}


@st.composite
def models_with_chances(draw: st.DrawFn) -> Model:
    """Some parties have two or three rival orders, some a known one."""
    model = draw(models())
    chances: list[Chances | None] = []
    for _ in model.parties:
        parts = draw(st.lists(st.integers(1, 5), min_size=2, max_size=3))
        heights = st.lists(st.integers(0, 3), min_size=model.cells, max_size=model.cells)
        orders = dense([draw(heights) for _ in parts], model.feasible)
        probabilities = tuple(Fraction(part, sum(parts)) for part in parts)
        chances.append(draw(st.sampled_from((Chances(tuple(orders), probabilities), None))))
    return replace(model, chances=tuple(chances))


@settings(max_examples=drawn(200))
@given(models_with_chances(), TENTHS, TENTHS, TENTHS)
def test_probabilistic_stability_is_judged_as_the_definitions_say(
    model: Model, leave: Fraction, deter: Fraction, answer: Fraction
) -> None:
    def chance(i: int, s: int, t: int) -> Fraction:
        """The probability that party i strictly prefers t to s."""
        of_party = model.chances[i]
        if of_party is None:
            return Fraction(int(model.ranks[i][t] > model.ranks[i][s]))
        orders = zip(of_party.ranks, of_party.probabilities, strict=True)
        return sum((share for order, share in orders if order[t] > order[s]), Fraction(0))

    expected = stable_by_relations(
        model,
        tempts=lambda i, s, t: chance(i, s, t) > leave,
        deters=lambda i, s, t: chance(i, s, t) <= deter,
        sanctions=lambda i, s, t: chance(i, s, t) > answer,
    )
    assert sets_of(probabilistic_stability(model, Limits(leave, deter, answer))) == expected


@settings(max_examples=drawn(60))
@given(models_with_chances(), TENTHS, TENTHS)
def test_who_needs_a_greater_chance_to_leave_stays_more_often(
    model: Model, one: Fraction, other: Fraction
) -> None:
    low, high = sorted((one, other))
    little, much = (probabilistic_stability(model, Limits(leave=limit)) for limit in (low, high))
    for concept in little:
        assert not (little[concept] & ~much[concept]).any()


@st.composite
def fuzzy_models(draw: st.DrawFn) -> tuple[Model, list[dict[tuple[int, int], Fraction]], list[Fraction]]:
    """A model, each party's certainty of preferring the first state to the second, and its threshold."""
    model = draw(models())
    certainties, thresholds, fuzzy = [], [], []
    cells = states(model)
    for _ in model.parties:
        threshold = Fraction(draw(st.integers(1, 10)), 10)
        certainty = {}
        for a in cells:
            for b in cells:
                if a < b:
                    certainty[a, b] = Fraction(draw(st.integers(0, 10)), 10)
                    certainty[b, a] = 1 - certainty[a, b]
        table = np.zeros((len(cells), len(cells)), dtype=np.bool_)
        for (a, b), r in certainty.items():
            table[cells.index(b), cells.index(a)] = r - (1 - r) >= threshold
        place = np.full(model.cells, -1)
        place[cells] = np.arange(len(cells))
        certainties.append(certainty)
        thresholds.append(threshold)
        fuzzy.append(FuzzyPreference(table, place))
    return replace(model, fuzzy=tuple(fuzzy)), certainties, thresholds


@settings(max_examples=drawn(60), deadline=None)
@given(fuzzy_models())
def test_fuzzy_stability_is_judged_as_the_definitions_say(
    drawn: tuple[Model, list[dict[tuple[int, int], Fraction]], list[Fraction]],
) -> None:
    model, certainties, thresholds = drawn

    def relative(i: int, t: int, s: int) -> Fraction:
        return Fraction(0) if s == t else certainties[i][t, s] - certainties[i][s, t]

    def improves(i: int, s: int, t: int) -> bool:
        return relative(i, t, s) >= thresholds[i]

    expected = stable_by_relations(
        model, tempts=improves, deters=lambda i, s, t: not improves(i, s, t), sanctions=improves
    )
    assert sets_of(fuzzy_stability(model)) == expected


@settings(max_examples=drawn(60))
@given(models())
def test_crisp_preferences_are_judged_by_the_plain_concepts(model: Model) -> None:
    plain = stable(model, model.ranks.tolist())
    for judged in (probabilistic_stability(model), fuzzy_stability(model)):
        assert sets_of(judged) == {concept: plain[concept] for concept in judged}


def test_a_small_chance_does_not_tempt_and_a_small_certainty_does_not_satisfy() -> None:
    # In chicken A would leave peace (NN) to stand firm alone (YN); in some pictures of it, it would not.
    bold, meek = "YN > NN > NY > YY", "NN > YN > NY > YY"
    pictures = [
        {"ranking": [[state] for state in order.split(" > ")], "probability": chance}
        for order, chance in ((bold, "0.6"), (meek, "0.4"))
    ]
    rival = Model.of("A: firm; B: firm", {"A": {"one_of": pictures}, "B": "NY > NN > YN > YY"})
    peace = 0
    for leave, stays in (("0.5", False), ("0.6", True), ("0.7", True)):
        assert probabilistic_stability(rival, Limits(leave=Fraction(leave)))["nash"][0, peace] == stays
    # The crash (YY) is worse than peace in all pictures: whatever B could do, it deters.
    assert probabilistic_stability(rival)["gmr"][0, peace]
    for threshold, stays in (("0.2", False), ("0.3", True)):
        of_a = {"ranking": [["YN"], ["NN"], ["NY"], ["YY"]], "certainty": {"YN > NN": "0.6"}}
        fuzzy = Model.of(
            "A: firm; B: firm", {"A": {**of_a, "satisficing": threshold}, "B": "NY > NN > YN > YY"}
        )
        assert fuzzy_stability(fuzzy)["nash"][0, peace] == stays
        assert fuzzy_stability(fuzzy)["gmr"][0, peace]


def test_it_is_answered_only_of_preferences_that_are_known_or_have_their_chances() -> None:
    half_known = Model.of("A: go; B: stop", {"A": {"one_of": [
        {"ranking": [["NN", "NY", "YN", "YY"]]}, {"ranking": [["YN", "YY"], ["NN", "NY"]]}
    ]}})  # fmt: skip
    with pytest.raises(NotDefined, match="with what chance B prefers"):
        probabilistic_stability(half_known)
    sure = {"ranking": [["YN", "YY"], ["NN", "NY"]], "certainty": {"YN > NN": "0.8"}, "satisficing": "0.5"}
    with pytest.raises(NotDefined, match="preferences of B are unknown"):
        fuzzy_stability(Model.of("A: go; B: stop", {"A": sure}))
    reasons = [answer.why_not for answer in further(chicken(), ["probabilistic", "fuzzy"])]
    assert [reason.rpartition("; ")[2] for reason in reasons] == [
        "give `one_of` to one",
        "add `certainty` and `satisficing` to one",
    ]
