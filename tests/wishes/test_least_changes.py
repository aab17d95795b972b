"""The fewest changes in preferences, against every preference there is and against the definitions."""

from __future__ import annotations

import signal
from dataclasses import replace
from functools import cache
from itertools import permutations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.games import dilemma
from tests.support.oracle import Ranks, by_turns, improving, stable, states, unilateral_moves, weak_orders
from tests.support.profiles import by_swaps, heights, holds, orders_under, profile_of, strict_models
from tests.support.strategies import (
    graph_models,
    model_of_arcs,
    model_of_options,
    option_models,
    with_states_listed,
)
from tests.support.thoroughness import drawn

from detente.model.model import Model
from detente.stability.breadth_first import legal_sequences, search
from detente.stability.classic import analyse_all
from detente.wishes.conditions import ClassicConcept
from detente.wishes.fewest import Deadline, OutOfTime
from detente.wishes.least_changes import LeastChanges, NoChanges, least_changes, least_changes_by
from detente.wishes.pairwise import MOST_STATES, OPEN, PairKnowledge, changed_pairs, knowledge_of_model
from detente.wishes.search import OrderSearch

CONCEPTS: tuple[ClassicConcept, ...] = ("nash", "gmr", "smr", "seq")
ORDERS = list(permutations(range(4)))
PROFILES = list(product(ORDERS, ORDERS))


def two_by_two(first: tuple[int, ...], second: tuple[int, ...]) -> Model:
    return model_of_options((0, 1), [list(first), list(second)], status_quo=3)


@cache
def lasting(concept: ClassicConcept, *, arrived_at: bool) -> list[bool]:
    """By profile whether cell 0 lasts, and improvements lead to it from cell 3 if that is asked."""
    answer = []
    for profile in PROFILES:
        model = two_by_two(*profile)
        holds = bool(analyse_all(model)[concept].certain[:, 0].all())
        if arrived_at and holds:
            holds = bool(search(model, 3, (0, 1), "improvements").distances()[0] > 0)
        answer.append(holds)
    return answer


def apart(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    return sum((one[a] > one[b]) != (other[a] > other[b]) for a in range(4) for b in range(a))


@pytest.mark.parametrize(("concept", "profiles"), [("nash", 144), ("seq", 193), ("gmr", 256), ("smr", 196)])
def test_the_count_of_two_by_two_games_that_grant_the_wish_is_known(
    concept: ClassicConcept, profiles: int
) -> None:
    assert sum(lasting(concept, arrived_at=False)) == profiles


@pytest.mark.parametrize("concept", CONCEPTS)
@pytest.mark.parametrize("arrived_at", [False, True])
def test_in_two_by_two_games_no_nearer_profile_would_do(concept: ClassicConcept, *, arrived_at: bool) -> None:
    good = [
        profile
        for profile, holds in zip(PROFILES, lasting(concept, arrived_at=arrived_at), strict=True)
        if holds
    ]
    between = np.array([[apart(one, other) for other in ORDERS] for one in ORDERS])
    first = [ORDERS.index(one) for one, _ in good]
    second = [ORDERS.index(other) for _, other in good]
    step = 1 if not arrived_at else 5
    for place in range(0, len(PROFILES), step):
        profile = PROFILES[place]
        model = two_by_two(*profile)
        found = least_changes(model, knowledge_of_model(model), [0], concept, arrived_at=arrived_at)
        assert isinstance(found, LeastChanges)
        nearest = between[ORDERS.index(profile[0]), first] + between[ORDERS.index(profile[1]), second]
        assert found.total == nearest.min(), profile


def opened(model: Model, pairs: list[tuple[int, int, int]]) -> PairKnowledge:
    """The comparisons of the model, but for some pairs that nobody knows; ties keep what they are."""
    known = knowledge_of_model(model)
    for party, a, b in pairs:
        if known[party, a, b] in (-1, 1):
            known[party, a, b] = known[party, b, a] = OPEN
    return known


@st.composite
def questions(draw: st.DrawFn) -> tuple[Model, PairKnowledge, int, ClassicConcept]:
    small = option_models(most_parties=3, most_options=2, open_ties=True)
    model = draw(st.one_of(small, graph_models(most_parties=3, most_states=4, open_ties=True)))
    cells = st.sampled_from(states(model))
    party = st.integers(0, len(model.parties) - 1)
    known = opened(model, draw(st.lists(st.tuples(party, cells, cells), max_size=4)))
    return model, known, draw(cells), draw(st.sampled_from(CONCEPTS))


def orders_with_cost(model: Model, known: PairKnowledge, party: int) -> list[tuple[int, list[int]]]:
    """Every order a party may come to have, cheapest first: ties where a tie is known and nowhere else."""
    answer = []
    for order in weak_orders(states(model)):
        ranks = heights(model, order)
        pairs = [(a, b) for a in states(model) for b in states(model) if a < b]
        if any(ranks[a] == ranks[b] and known[party, a, b] != 0 for a, b in pairs):
            continue
        sign = {(a, b): int(np.sign(ranks[a] - ranks[b])) for a, b in pairs}
        cost = sum(known[party, a, b] not in (OPEN, sign[a, b]) for a, b in pairs)
        answer.append((cost, ranks))
    return sorted(answer)


def arrives(model: Model, ranks: Ranks, cell: int) -> bool:
    up = improving(unilateral_moves(model), ranks)
    return cell == model.status_quo or cell in by_turns(up, range(len(model.parties)), model.status_quo)


def fewest(
    model: Model, known: PairKnowledge, cell: int, concept: ClassicConcept, *, most: int
) -> int | None:
    """By trying profile after profile; None if none of at most so many changes does."""
    choices = [orders_with_cost(model, known, party) for party in range(len(model.parties))]
    for total in range(most + 1):
        for costs in product(*(sorted({cost for cost, _ in of_party}) for of_party in choices)):
            if sum(costs) != total:
                continue
            of_cost = [
                [order for cost, order in of_party if cost == wanted]
                for of_party, wanted in zip(choices, costs, strict=True)
            ]
            for ranks in product(*of_cost):
                if arrives(model, ranks, cell) and all(
                    cell in of_party for of_party in stable(model, ranks)[concept]
                ):
                    return total
    return None


@given(questions())
@settings(max_examples=drawn(40))
def test_the_cost_is_that_found_by_trying_every_profile(
    question: tuple[Model, PairKnowledge, int, ClassicConcept],
) -> None:
    model, known, cell, concept = question
    found = least_changes(model, known, [cell], concept)
    if isinstance(found, NoChanges):
        reached = by_turns(unilateral_moves(model), range(len(model.parties)), model.status_quo)
        assert found.why != "not with so few changes"
        assert (found.why == "no moves lead there") == (cell not in reached)
        return
    least = fewest(model, known, cell, concept, most=min(found.total, 3))
    assert least == (found.total if found.total <= 3 else None)


@given(strict_models(), st.sampled_from(CONCEPTS), st.data())
@settings(max_examples=drawn(40))
def test_in_larger_games_no_profile_a_few_swaps_away_would_do(
    model: Model, concept: ClassicConcept, data: st.DataObject
) -> None:
    cell = data.draw(st.integers(0, model.cells - 1))
    found = least_changes(model, knowledge_of_model(model), [cell], concept)
    most = found.total if isinstance(found, LeastChanges) else 2
    for swaps, profiles in enumerate(by_swaps([profile_of(model)], min(most, 2))):
        would_do = any(
            arrives(model, ranks, cell)
            and all(cell in of_party for of_party in stable(model, ranks)[concept])
            for ranks in profiles
        )
        assert would_do == (isinstance(found, LeastChanges) and swaps == found.total)


@given(questions(), st.data())
@settings(max_examples=drawn(70))
def test_the_facts_suffice_whatever_else_parties_prefer(
    question: tuple[Model, PairKnowledge, int, ClassicConcept], data: st.DataObject
) -> None:
    model, known, cell, concept = question
    found = least_changes(model, known, [cell], concept)
    if isinstance(found, NoChanges):
        return
    for premise in found.premises:
        assert holds(premise, found.ranks[premise.party].tolist())
        seen = known[premise.party, premise.better, premise.other]
        so_already = seen == 1 or (seen == 0 and not premise.strict)
        assert premise.standing == (
            "as it is" if so_already else "must turn out so" if seen == OPEN else "must change"
        )
    ranks = [
        data.draw(st.sampled_from(orders_under(found.premises, model, party)))
        for party in range(len(model.parties))
    ]
    assert all(cell in of_party for of_party in stable(model, ranks)[concept])
    assert arrives(model, ranks, cell)


@given(questions())
@settings(max_examples=drawn(50))
def test_the_way_is_a_legal_sequence_of_improvements(
    question: tuple[Model, PairKnowledge, int, ClassicConcept],
) -> None:
    model, known, cell, concept = question
    found = least_changes(model, known, [cell], concept)
    if isinstance(found, NoChanges):
        return
    assert found.cost == changed_pairs(model, known, found.ranks)
    up = improving(unilateral_moves(model), found.ranks.tolist())
    at, last = model.status_quo, None
    for move in found.way:
        assert move.origin == at
        assert move.party != last
        assert move.target in up[move.party][move.origin]
        at, last = move.target, move.party
    assert at == cell


@given(option_models(most_parties=3, most_options=4, open_ties=True), st.sampled_from(CONCEPTS), st.data())
@settings(max_examples=drawn(50))
def test_states_listed_or_laid_out_give_the_same_answer(
    model: Model, concept: ClassicConcept, data: st.DataObject
) -> None:
    listed = with_states_listed(model)
    place = data.draw(st.integers(0, listed.cells - 1))
    cell = states(model)[place]
    one = least_changes(model, knowledge_of_model(model), [cell], concept)
    other = least_changes(listed, knowledge_of_model(listed), [place], concept)
    assert isinstance(one, LeastChanges) == isinstance(other, LeastChanges)
    if isinstance(one, LeastChanges) and isinstance(other, LeastChanges):
        assert one.total == other.total


# A and B may arm; peace is NN (0), the arms race YY (3).
RIVALS = dilemma(status_quo="YY")


def test_out_of_an_arms_race_parties_must_come_to_prefer_what_leads_to_peace() -> None:
    found = least_changes(RIVALS, knowledge_of_model(RIVALS), [0], "seq")
    assert isinstance(found, LeastChanges)
    assert found.total == 2
    first, second = found.way
    assert (first.origin, second.target) == (3, 0)
    assert {(premise.serves, premise.standing) for premise in found.unmet if premise.serves == "leads"} == {
        ("leads", "must change")
    }


def test_among_several_wished_states_the_cheapest_is_answered() -> None:
    known = knowledge_of_model(RIVALS)
    found = least_changes(RIVALS, known, [1, 3, 2], "nash")
    assert isinstance(found, LeastChanges)
    assert (found.state, found.total, found.way, found.unmet) == (3, 0, (), ())


def test_an_unknown_party_may_be_asked_anything_at_no_cost() -> None:
    model = replace(RIVALS, ranks=np.zeros((2, 4), dtype=np.int32), open_ties=(True, True))
    found = least_changes(model, knowledge_of_model(model), [0], "nash")
    assert isinstance(found, LeastChanges)
    assert found.cost == (0, 0)
    assert {premise.standing for premise in found.premises} == {"must turn out so"}


def test_a_tie_may_be_broken_at_a_cost() -> None:
    model = replace(RIVALS, ranks=np.zeros((2, 4), dtype=np.int32))
    found = least_changes(model, knowledge_of_model(model), [0], "nash")
    assert isinstance(found, LeastChanges)
    assert found.total >= 2
    assert least_changes(model, knowledge_of_model(model), [0], "nash", arrived_at=False) != found


def test_an_unreachable_wish_is_answered_as_unreachable() -> None:
    model = model_of_options((0, 1), [[2, 0, 3, 1], [2, 3, 0, 1]], one_way=(1, 1), status_quo=3)
    assert least_changes(model, knowledge_of_model(model), [0], "nash") == NoChanges("no moves lead there")
    found = least_changes(model, knowledge_of_model(model), [0], "nash", arrived_at=False)
    assert isinstance(found, LeastChanges)


def test_a_way_that_needs_a_gain_there_and_back_is_refused() -> None:
    # From 0 the first party moves to 1, and could move on to 4 only after another has moved. The second
    # leaves 1 for 2 and comes back from 2 to 1, the third and fourth moving 2 to 3 and back in between.
    arcs = [{(0, 1), (1, 4)}, {(1, 2), (2, 1)}, {(2, 3)}, {(3, 2)}]
    model = model_of_arcs(arcs, [[0] * 5] * 4)
    known = np.full((4, 5, 5), OPEN, dtype=np.int8)
    for of_party in known:
        np.fill_diagonal(of_party, 0)
    assert least_changes(model, known, [4], "nash") == NoChanges("no preferences make it so")


def test_a_bound_on_the_changes_is_kept() -> None:
    known = knowledge_of_model(RIVALS)
    found = least_changes(RIVALS, known, [0], "nash")
    assert isinstance(found, LeastChanges)
    again = least_changes(RIVALS, known, [0], "nash", fewer_than=found.total + 1)
    assert isinstance(again, LeastChanges)
    assert again.total == found.total
    for bound in (0, 1, found.total):
        assert least_changes(RIVALS, known, [0], "nash", fewer_than=bound) == NoChanges(
            "not with so few changes"
        )


def test_the_search_stops_when_time_is_up_and_not_before() -> None:
    known = knowledge_of_model(RIVALS)
    with pytest.raises(TimeoutError):
        least_changes(RIVALS, known, [0], "nash", seconds=0)
    found = least_changes(RIVALS, known, [0], "nash", seconds=60)
    assert isinstance(found, LeastChanges)


class TimeForRounds(Deadline):
    """Over after so many looks at the clock, however fast the machine is."""

    def __init__(self, rounds: int) -> None:
        super().__init__(None)
        object.__setattr__(self, "looks", iter(range(rounds)))

    @property
    def passed(self) -> bool:
        return next(self.looks, None) is None  # type: ignore[attr-defined]


@given(strict_models(), st.sampled_from(CONCEPTS), st.integers(1, 30), st.data())
@settings(max_examples=drawn(150))
def test_what_is_known_when_time_is_up_is_true(
    model: Model, concept: ClassicConcept, rounds: int, data: st.DataObject
) -> None:
    cells = data.draw(st.lists(st.integers(0, model.cells - 1), min_size=1, max_size=3))
    known = knowledge_of_model(model)
    found = least_changes(model, known, cells, concept)
    late: OutOfTime | None = None
    try:
        again = least_changes_by(
            OrderSearch(model, known), model, known, cells, concept, True, None, TimeForRounds(rounds)
        )
    except OutOfTime as fault:
        late = fault
    if late is None:
        assert again == found
    elif isinstance(found, LeastChanges):
        assert late.at_least <= found.total
        assert late.enough is None or late.enough >= found.total
    else:
        assert late.enough is None


@st.composite
def larger_questions(draw: st.DrawFn) -> tuple[Model, PairKnowledge, int, ClassicConcept]:
    """Up to 32 states, ties, open pairs and one-way options; some by how much each option weighs."""
    owner = tuple(sorted(draw(st.lists(st.integers(0, 2), min_size=3, max_size=5))))
    cells = 1 << len(owner)
    weights = st.permutations([1, 2, 4, 8, 16]).flatmap(
        lambda weights: st.lists(st.sampled_from((-1, 0, 1)), min_size=len(owner), max_size=len(owner)).map(
            lambda signs: [
                sum((cell >> bit & 1) * weights[bit] * sign for bit, sign in enumerate(signs))
                for cell in range(cells)
            ]
        )
    )
    ranks = [
        draw(
            st.one_of(
                st.permutations(range(cells)),
                st.lists(st.integers(0, 5), min_size=cells, max_size=cells),
                weights,
            )
        )
        for _ in range(3)
    ]
    ranks = [np.unique(of, return_inverse=True)[1].tolist() for of in ranks]
    one_way = tuple(draw(st.sampled_from((0, 0, 0, 1, -1))) for _ in owner)
    quo = draw(st.integers(0, cells - 1))
    model = model_of_options(owner, ranks, one_way=one_way, status_quo=quo)
    known = knowledge_of_model(model)
    if draw(st.booleans()):
        known[draw(st.integers(0, 2))] = OPEN * (1 - np.eye(cells, dtype=np.int8))
    concept = draw(st.sampled_from(("nash", "gmr", "smr")))
    return model, known, draw(st.integers(0, cells - 1)), concept  # type: ignore[return-value]


@given(larger_questions())
@settings(max_examples=drawn(80))
def test_bounds_change_no_answer(question: tuple[Model, PairKnowledge, int, ClassicConcept]) -> None:
    model, known, cell, concept = question
    sequences = legal_sequences(model)
    ends = []
    for bounded in (True, False):
        by = OrderSearch(model, known)
        if not bounded:
            by._closed = None
        ranks = by.wish(sequences, cell, concept, model.status_quo, None, Deadline(None))
        ends.append(ranks if isinstance(ranks, str) else sum(changed_pairs(model, known, ranks)))
    assert ends[0] == ends[1]


class Interrupted(Exception):
    pass


def test_an_interrupt_comes_through_while_the_solver_works() -> None:
    # Under SEQ a random game of 512 states keeps the solver busy for long.
    random = np.random.default_rng(2)
    ranks = [random.permutation(512).tolist() for _ in range(3)]
    model = model_of_options((0, 0, 0, 1, 1, 1, 2, 2, 2), ranks, status_quo=511)
    cell = int(np.argmin(ranks[0]))

    def interrupt(*_: object) -> None:
        raise Interrupted

    before = signal.signal(signal.SIGALRM, interrupt)
    # Again each second: an exception that is raised while a test library's callback of the garbage collector
    # runs is only printed.
    signal.setitimer(signal.ITIMER_REAL, 1.0, 1.0)
    try:
        with pytest.raises(Interrupted):
            least_changes(model, knowledge_of_model(model), [cell], "seq", seconds=120)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def test_questions_that_cannot_be_asked_are_refused() -> None:
    known = knowledge_of_model(RIVALS)
    with pytest.raises(ValueError, match="at least one"):
        least_changes(RIVALS, known, [], "nash")
    with pytest.raises(ValueError, match="status quo"):
        least_changes(replace(RIVALS, status_quo=None), known, [0], "nash")
    with pytest.raises(ValueError, match="shape"):
        least_changes(RIVALS, known[:1], [0], "nash")
    one_sided = known.copy()
    one_sided[0, 0, 1] = OPEN
    with pytest.raises(ValueError, match="the other way back"):
        least_changes(RIVALS, one_sided, [0], "nash")
    in_a_circle = known.copy()
    for a, b in ((0, 1), (1, 2), (2, 0)):
        in_a_circle[0, a, b], in_a_circle[0, b, a] = 1, -1
    with pytest.raises(ValueError, match="known of A"):
        least_changes(RIVALS, in_a_circle, [0], "nash")
    many = model_of_options((0,) * 10, [[0] * 1024])
    with pytest.raises(ValueError, match=f"at most {MOST_STATES} states"):
        knowledge_of_model(many)
