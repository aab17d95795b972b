"""Looking a number of moves ahead, against the definition and against games worked by hand.

The games worked by hand have one option a party. Cells 0 to 3 are NN, NY, YN, YY: A moves between
0 and 2 and between 1 and 3, B between 0 and 1 and between 2 and 3. Where a comment writes ends as
A [2, 3, 2, 3], these are G_h(A, s) for s = 0, 1, 2, 3.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.strategies import (
    graph_models,
    listed_models,
    model_of_arcs,
    model_of_options,
    option_models,
)
from tests.support.thoroughness import drawn
from tests.support.two_party_oracle import Anticipation

from detente.model.model import Model
from detente.stability import foresight
from detente.stability.classic import nash
from detente.stability.foresight import limited_move, nonmyopic, nonmyopic_from

two_party_models = st.one_of(
    option_models(most_parties=2), graph_models(most_parties=2), listed_models(most_parties=2)
)
horizons = st.integers(0, 5)


def _game(first: list[int], second: list[int]) -> Model:
    return model_of_options((0, 1), [first, second])


def _cells(rows: np.ndarray) -> list[list[int]]:
    return [np.flatnonzero(row).tolist() for row in rows]


PRISONERS_DILEMMA = _game([2, 0, 3, 1], [2, 3, 0, 1])
CHICKEN = _game([2, 1, 3, 0], [2, 3, 1, 0])
MATCHING_PENNIES = _game([1, 0, 0, 1], [0, 1, 1, 0])
SLOW_TO_SETTLE = _game([0, 2, 3, 1], [3, 2, 1, 0])


@settings(max_examples=drawn(400))
@given(two_party_models, horizons)
def test_every_state_is_judged_as_the_definition_says(model: Model, horizon: int) -> None:
    anticipation = Anticipation(model)
    expected = [sorted(anticipation.stable(horizon, party)) for party in (0, 1)]
    assert _cells(limited_move(model, horizon)) == expected


@settings(max_examples=drawn(300))
@given(two_party_models)
def test_looking_ever_further_is_judged_by_what_keeps_coming_again(model: Model) -> None:
    anticipation = Anticipation(model)
    expected = [sorted(anticipation.nonmyopically_stable(party)) for party in (0, 1)]
    assert _cells(nonmyopic(model)) == expected


@settings(max_examples=drawn(200))
@given(two_party_models)
def test_a_state_is_stable_from_the_reported_horizon_and_not_at_the_one_before(model: Model) -> None:
    anticipation = Anticipation(model)
    _, again = anticipation.period()
    for party, row in enumerate(nonmyopic_from(model).tolist()):
        for cell in anticipation.states:
            if row[cell]:
                assert all(cell in anticipation.stable(h, party) for h in range(row[cell], again + 1))
            if row[cell] > 1:
                assert cell not in anticipation.stable(row[cell] - 1, party)


@settings(max_examples=drawn(200))
@given(two_party_models, horizons)
def test_no_verdict_depends_on_how_states_are_numbered(model: Model, horizon: int) -> None:
    one, other = Anticipation(model), Anticipation(model, order=range(model.cells - 1, -1, -1))
    for party in (0, 1):
        assert one.stable(horizon, party) == other.stable(horizon, party)
        for cell in one.states:
            ends = one.end(horizon, party, cell), other.end(horizon, party, cell)
            assert model.ranks[0, ends[0]] == model.ranks[0, ends[1]]
            assert model.ranks[1, ends[0]] == model.ranks[1, ends[1]]


@given(two_party_models)
def test_one_move_ahead_is_nash(model: Model) -> None:
    assert np.array_equal(limited_move(model, 1), nash(model).certain)


def test_one_move_ahead_is_nash_in_every_strict_game() -> None:
    orders = [list(order) for order in permutations(range(4))]
    for first in orders:
        for second in orders:
            game = _game(first, second)
            assert np.array_equal(limited_move(game, 1), nash(game).certain)


@given(two_party_models)
def test_who_does_not_look_ahead_stays(model: Model) -> None:
    assert np.array_equal(limited_move(model, 0), np.stack([model.feasible, model.feasible]))


def test_in_the_prisoners_dilemma_cooperation_holds_from_two_moves_ahead() -> None:
    # h = 1: A [2, 3, 2, 3] and B [1, 1, 3, 3], who each defect.
    assert _cells(limited_move(PRISONERS_DILEMMA, 1)) == [[2, 3], [1, 3]]
    # h = 2, A: at 0 it would go to 2, whence B to 3, worse than 0; at 1 to 3, where B stays, better;
    # at 2 to 0, whence B to 1, worst; at 3 to 1, where B stays, worst. A [0, 3, 2, 3].
    # B, whose part is the same with 1 and 2 exchanged: B [0, 1, 3, 3].
    assert _cells(limited_move(PRISONERS_DILEMMA, 2)) == [[0, 2, 3], [0, 1, 3]]
    # h = 3, A: at 0 it ends at 3 as before; at 1 at 3; at 2 it would go to 0, where B now stays, not
    # better than 2; at 3 to 1, where B stays. So A [0, 3, 2, 3] again, and nothing changes any more.
    assert _cells(limited_move(PRISONERS_DILEMMA, 3)) == [[0, 2, 3], [0, 1, 3]]
    assert _cells(nonmyopic(PRISONERS_DILEMMA)) == [[0, 2, 3], [0, 1, 3]]
    assert nonmyopic_from(PRISONERS_DILEMMA).tolist() == [[2, 0, 1, 1], [2, 1, 0, 1]]


def test_in_chicken_every_further_move_seen_changes_the_verdict_until_both_yield() -> None:
    # h = 1: A [2, 1, 2, 1] and B [1, 1, 2, 2].
    assert _cells(limited_move(CHICKEN, 1)) == [[1, 2], [1, 2]]
    # h = 2, A: at 0 to 2, where B stays, better; at 1 to 3, whence B to 2, better; at 2 to 0, whence
    # B to 1, worse; at 3 to 1, where B stays, better. A [2, 2, 2, 1]; B [1, 1, 1, 2] likewise.
    assert _cells(limited_move(CHICKEN, 2)) == [[2], [1]]
    # h = 3, A: at 0 to 2, whence B to the clash and A back to 1, worse; at 1 to 3, whence B to 2,
    # better; at 2 to 0, whence B to 1, worse; at 3 to 1, where ends B stays. A [0, 2, 2, 1].
    assert _cells(limited_move(CHICKEN, 3)) == [[0, 2], [0, 1]]
    # h = 4, A: as before, but that at 2 B would now stay at 0, which is worse than 2 still.
    assert _cells(nonmyopic(CHICKEN)) == [[0, 2], [0, 1]]
    assert nonmyopic_from(CHICKEN).tolist() == [[3, 0, 1, 0], [3, 1, 0, 0]]


def test_in_matching_pennies_the_verdict_changes_with_every_move_seen_for_ever() -> None:
    # h = 1: A [0, 3, 0, 3], B [1, 1, 2, 2]. h = 2: wherever A moves B moves on to what is bad for A,
    # or stays where A lost, so that A gains nothing by moving; nor does B. A and B [0, 1, 2, 3], as at 0.
    assert _cells(limited_move(MATCHING_PENNIES, 5)) == [[0, 3], [1, 2]]
    assert _cells(limited_move(MATCHING_PENNIES, 6)) == [[0, 1, 2, 3], [0, 1, 2, 3]]
    assert _cells(nonmyopic(MATCHING_PENNIES)) == [[0, 3], [1, 2]]


def test_stability_at_horizon_three_need_not_hold_at_longer_horizons() -> None:
    # A likes 2 best, then 1, 3, 0; B likes 0 best, then 1, 2, 3.
    # h = 1: A [2, 1, 2, 1], B [0, 0, 2, 2].
    # h = 2: A [2, 2, 2, 3]: from 1 B lets it pass by 3 to 2, and from 3 B would take it by 1 to 0.
    #        B [0, 1, 1, 2]: from 1 A would take it by 0 to 2, and from 2 A lets it pass by 3 to 1.
    # h = 3: A [1, 2, 2, 1]: from 0 by 2 and 3 to 1, and at 1 B now stays.
    #        B [0, 1, 2, 2]: at 2, since at 3 A would stay.
    assert _cells(limited_move(SLOW_TO_SETTLE, 3)) == [[2], [0, 1, 2]]
    # h = 4: A [2, 2, 2, 1], for B stays at 2; B [0, 1, 1, 2], for A goes from 3 to 1.
    # h = 5: A [1, 2, 2, 1], B [0, 1, 1, 2]; h = 6: the same, for 0 ends at 1 and B stays at 1.
    assert _cells(nonmyopic(SLOW_TO_SETTLE)) == [[2], [0, 1]]
    assert nonmyopic_from(SLOW_TO_SETTLE).tolist() == [[0, 0, 1, 0], [1, 2, 0, 0]]


@pytest.mark.parametrize(("good_for_b", "bad_for_b"), [(2, 3), (3, 2)])
def test_an_indifferent_party_is_feared_to_do_what_the_other_likes_least(
    good_for_b: int, bad_for_b: int
) -> None:
    start, turn = 0, 1
    of_b = [1, 0, 2, 2]
    of_b[bad_for_b] = 0
    model = model_of_arcs([{(turn, good_for_b), (turn, bad_for_b)}, {(start, turn)}], [[0, 0, 1, 1], of_b])
    assert limited_move(model, 2)[1, start]


def test_a_party_moves_only_for_what_it_likes_better() -> None:
    model = model_of_arcs([{(0, 1)}, set()], [[0, 0], [0, 1]])
    assert limited_move(model, 3).all()


def test_states_that_break_a_rule_are_not_stable_and_not_moved_to() -> None:
    # Chicken without the clash: at 1 and 2 the one that has given way has nowhere else to go.
    model = model_of_options((0, 1), [[2, 1, 3, 0], [2, 3, 1, 0]], feasible=[True, True, True, False])
    # h = 2 and on, A: at 0 to 2, where B cannot move; at 2 to 0, whence B to 1.
    assert _cells(limited_move(model, 2)) == [[1, 2], [1, 2]]
    assert _cells(nonmyopic(model)) == [[1, 2], [1, 2]]


def test_other_than_two_parties_are_refused() -> None:
    three = model_of_options((0, 1, 2), [list(range(8))] * 3)
    for analysis in (lambda: limited_move(three, 1), lambda: nonmyopic(three)):
        with pytest.raises(ValueError, match="two parties; the model has 3"):
            analysis()


def test_unknown_preferences_are_refused() -> None:
    unknown = replace(CHICKEN, open_ties=(False, True))
    with pytest.raises(ValueError, match="preferences are unknown: those of P1"):
        limited_move(unknown, 1)


def test_a_horizon_is_no_negative_number() -> None:
    with pytest.raises(ValueError, match="got -1"):
        limited_move(CHICKEN, -1)


def test_a_search_for_what_repeats_ends_some_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foresight, "LONGEST_SEARCH", 2)
    with pytest.raises(ValueError, match="did not repeat within 2 horizons"):
        nonmyopic(CHICKEN)
