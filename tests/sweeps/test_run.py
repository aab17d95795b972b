"""A sweep, from the text of a case to its answer, against judging every completion by the definitions."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.completions import (
    CLAIMS,
    UNKNOWN,
    completions,
    gain,
    graph_cases,
    option_cases,
    outcomes,
    require_equal,
    share,
    swept,
    weights_of,
    well,
)
from tests.support.open_forms import (
    STATES,
    TRUE_IN,
    Heights,
    OpenForm,
    narrowed,
    one_of,
    priorities_form,
    weak_orders,
)

from detente.analysis.analysis import analyse
from detente.case.load import Case, parse_case
from detente.errors import BadInput
from detente.page.pictures.captions import no_ways
from detente.stability.result import CONCEPTS
from detente.sweeps.prepare import SweepJob
from detente.sweeps.run import sweep


@settings(max_examples=15)
@given(option_cases())
def test_shares_are_those_of_all_completions_in_option_form(case: tuple[str, list[OpenForm]]) -> None:
    text, forms = case
    require_equal(swept(text), completions(text, forms))


@settings(max_examples=15)
@given(graph_cases())
def test_shares_are_those_of_all_completions_in_graph_form(case: tuple[str, list[OpenForm]]) -> None:
    text, forms = case
    require_equal(swept(text), completions(text, forms))


@pytest.mark.parametrize(("concept", "count"), [("nash", 144), ("seq", 193), ("gmr", 256), ("smr", 196)])
def test_with_two_unknown_parties_each_state_is_an_equilibrium_in_a_known_count(
    concept: str, count: int
) -> None:
    found = swept(well("unknown", "unknown"))
    assert (found.method.kind, found.method.completions, found.method.possible) == (
        "every completion",
        576,
        576,
    )
    assert found.equilibrium[concept].tolist() == [count / 576] * 4  # type: ignore[index]


def test_shares_are_equal_for_interchangeable_states_and_parties() -> None:
    found = swept(well("unknown", "unknown"))
    for concept in CONCEPTS:
        upper, lower = found.stable[concept]
        assert upper.tolist() == lower[[0, 2, 1, 3]].tolist()
        assert len(set(upper.tolist())) == 1
    assert found.reached is not None
    assert found.reached[1] == found.reached[2]
    by_party = [sorted(d.gain for d in found.questions if d.question.party == party) for party in range(2)]
    assert by_party[0] == pytest.approx(by_party[1], abs=1e-9)


def test_shares_of_weights_between_bounds_are_areas_of_regions() -> None:
    found = swept(
        well("{weights: {UP.share: [-1, 3]}}", "{ranking: [[NN, YN], [NY, YY]]}"), samples=50_000, seed=3
    )
    # UP shares if the weight is above 0: in three of four cases; LOW never raids.
    assert found.equilibrium["nash"].tolist() == pytest.approx([0.25, 0, 0.75, 0], abs=0.01)
    assert found.method.possible is None
    assert found.method.kind == "sample"


@settings(max_examples=15)
@given(st.sampled_from(weak_orders(4)), st.sampled_from(weak_orders(4)))
def test_a_case_that_leaves_nothing_open_is_swept_as_it_is_analysed(up: Heights, low: Heights) -> None:
    rankings = []
    for heights in (up, low):
        tiers = [[s for s, h in zip(STATES, heights, strict=True) if h == at] for at in range(4)[::-1]]
        rankings.append(f"{{ranking: [{', '.join('[' + ', '.join(tier) + ']' for tier in tiers if tier)}]}}")
    text = well(*rankings, claims=[claim for claim, _ in CLAIMS])
    found, analysis = swept(text), analyse(parse_case(text))
    assert (found.method.completions, found.method.kind, found.questions) == (1, "every completion", ())
    assert found.uncertainty == 0
    for concept in CONCEPTS:
        assert np.array_equal(found.stable[concept], analysis.stability[concept].certain)
        assert np.array_equal(found.equilibrium[concept], analysis.stability[concept].certain.all(axis=0))
    assert [c.verdict for c in found.claims] == [c.verdict for c in analysis.claims]


@settings(max_examples=25)
@given(option_cases(), st.integers(0, 99))
def test_verdicts_a_sample_calls_proven_hold_in_all_completions(
    case: tuple[str, list[OpenForm]], seed: int
) -> None:
    text, forms = case
    try:
        found = swept(text, samples=30, exact_up_to=0, seed=seed)
    except BadInput as error:  # chance drew no completion that agrees with the comparisons
        if "agrees with the comparisons" not in error.what:
            raise
        return
    listed = completions(text, forms)
    for concept in CONCEPTS:
        for cell in found.proven_in_all[concept].tolist():
            assert all(cell in c.equilibria[concept] for c in listed)
        for cell in found.proven_in_none[concept].tolist():
            assert not any(cell in c.equilibria[concept] for c in listed)
        assert set(found.proven_in_all[concept].tolist()) <= set(found.in_all[concept].tolist())


@pytest.mark.parametrize(
    "probabilities", [("0.1", "0.2", "0.7"), ("0.3", "0.3", "0.4"), ("0.15", "0.25", "0.6"), None]
)
def test_a_verdict_that_holds_in_every_picture_holds_at_any_probabilities(
    probabilities: tuple[str, str, str] | None,
) -> None:
    said = [f"probability: {p}, " for p in probabilities] if probabilities else [""] * 3
    up = (
        f"{{one_of: [{{{said[0]}priorities: [UP.share], unknown: LOW.raid}}, "
        f"{{{said[1]}ranking: [[YN], [YY], [NN], [NY]]}}, {{{said[2]}comparisons: [YN > NN, YY > NY]}}]}}"
    )
    found = swept(well(up, "unknown", claims=["prefers(UP, YN, NN)"]))
    (answer,) = found.claims
    assert (answer.verdict, answer.share, answer.failing) == ("holds", 1.0, None)
    # UP wants to share in every picture, so its own stability is as certain.
    assert found.stable["nash"][0].tolist() == [0.0, 0.0, 1.0, 1.0]


@pytest.mark.parametrize("kept", ["UP.share", "not UP.share", "LOW.raid", "UP.share or LOW.raid"])
@pytest.mark.parametrize(
    "up",
    [
        UNKNOWN,
        priorities_form(("UP.share", "LOW.raid")),
        narrowed(priorities_form(("UP.share", "LOW.raid")), "YN", "NY"),
        narrowed(
            one_of(
                [priorities_form(("UP.share", "LOW.raid")), priorities_form(("LOW.raid",))], ("0.3", "0.7")
            ),
            "NY",
            "YN",
        ),
    ],
    ids=["unknown", "priorities", "narrowed priorities", "narrowed pictures"],
)
def test_a_what_if_is_swept_as_the_dispute_without_the_states_it_rules_out(up: OpenForm, kept: str) -> None:
    low = OpenForm("{ranking: [[NY], [YY], [NN], [YN]]}", ((Fraction(1), (1, 3, 0, 2), ()),))
    quo = "NY" if kept == "UP.share or LOW.raid" else "NN"
    text = well(up.yaml, low.yaml, quo=quo)
    states = TRUE_IN[kept].split()
    nearest = {"UP.share": "YN", "not UP.share": "NN", "LOW.raid": "NY", "UP.share or LOW.raid": "NY"}[kept]
    listed = [c.within(states, nearest) for c in completions(text, (up, low))]
    found = swept(text, kept=(kept,))
    assert found.model.label(found.model.status_quo or 0) == nearest
    for concept in CONCEPTS:
        for cell in [STATES.index(state) for state in states]:
            so = share(listed, lambda c: cell in c.equilibria[concept])  # noqa: B023
            assert found.equilibrium[concept][cell] == pytest.approx(so, abs=1e-12)
    known, weights = outcomes(listed), weights_of(listed)
    for better, worse in combinations([STATES.index(state) for state in states], 2):
        asked = np.array([c.ranks[0][better] > c.ranks[0][worse] for c in listed])
        worth = sum(gain(weights, asked, true) for true in known.values())
        told = [
            d.gain
            for d in found.questions
            if any({q.better, q.worse} == {better, worse} for q in (d.question, *d.alike))
        ]
        assert told == ([pytest.approx(worth, abs=1e-9)] if worth > 1e-9 else [])
    assert found.reached is not None
    for cell in range(4):
        assert found.reached[cell] == pytest.approx(share(listed, lambda c: cell in c.reached), abs=1e-12)  # noqa: B023


def test_comparisons_that_no_completion_satisfies_are_refused() -> None:
    up = "{priorities: [UP.share, LOW.raid], unknown: order, comparisons: [NN > YY]}"
    with pytest.raises(BadInput):
        swept(well(up, "unknown"))


def test_only_the_orders_that_keep_the_comparisons_are_counted_as_possible() -> None:
    up = "{priorities: [UP.share, LOW.raid], unknown: order, comparisons: [YN > NY]}"
    exact = swept(well(up, "unknown"))
    assert (exact.method.completions, exact.method.possible) == (24, 24)
    sample = swept(well(up, "unknown"), samples=200, exact_up_to=1)
    assert sample.method.possible in (24, None)
    for found in (exact, sample):
        # One of the two orders of importance keeps YN above NY, so that nothing is open of UP.
        assert [(of_party.party, of_party.count) for of_party in found.method.open_parties] == [(1, 24)]


@pytest.mark.parametrize("up", ["{comparisons: [YN > NN]}", "{priorities: [UP.share], unknown: x}"])
def test_the_parties_that_are_open_are_named_with_the_number_of_their_orders(up: str) -> None:
    found = swept(well("{ranking: [[YN], [YY], [NN], [NY]]}", up))
    (of_low,) = found.method.open_parties
    assert (of_low.party, of_low.count) == (1, 12 if "comparisons" in up else 4)


@pytest.mark.parametrize(("options", "counted"), [((3, 3, 3), True), ((4, 3, 3), False)])
def test_steps_are_counted_up_to_a_number_of_moves_that_the_page_names(
    options: tuple[int, ...], counted: bool
) -> None:
    parties = {
        f"P{party}": {"name": f"p{party}", "options": {f"o{k}": "Do it" for k in range(number)}}
        for party, number in enumerate(options)
    }
    data = {
        "detente": "1",
        "title": "t",
        "parties": parties,
        "preferences": dict.fromkeys(parties, "unknown"),
    }
    job = SweepJob(Case.from_data({**data, "status_quo": "N" * sum(options)}), samples=4, exact_up_to=1)
    found = sweep(job)
    assert (found.steps is not None) == counted
    if not counted:
        assert "more than 16,384 moves" in no_ways(found)


def test_that_nobody_gains_whatever_is_unknown_is_said_only_where_it_is_proven() -> None:
    case = Case.from_data({
        "detente": "1", "title": "t", "status_quo": "N",
        "parties": {"A": {"name": "a", "options": {"go": "Go"}}, "B": {"name": "b", "options": {}}},
        "preferences": {"A": {"priorities": ["not A.go"]}, "B": "unknown"},
    })  # fmt: skip
    found = sweep(SweepJob(case))
    assert no_ways(found).startswith("Whatever is unknown, nobody gains")
    unproven = replace(found, proven_in_all={**found.proven_in_all, "nash": found.proven_in_all["nash"][:0]})
    assert no_ways(unproven).startswith("In all ")
