"""A sweep, from the text of a case to its answer, against judging every completion by the definitions."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import reduce
from itertools import combinations, product
from math import log2

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from tests.case.test_open_preference import (
    STATES,
    TRUE_IN,
    Heights,
    OpenForm,
    levels_form,
    narrowed,
    one_of,
    open_forms,
    priorities_form,
    strict_orders,
    weak_orders,
)
from tests.oracle import by_turns, improving, stable, unilateral_moves

from detente.analysis.analysis import analyse
from detente.case.load import parse_case
from detente.errors import BadInput
from detente.model.model import Model, compile_case
from detente.stability.result import CONCEPTS, Concept
from detente.sweeps import portion
from detente.sweeps.portion import SweepJob, count_portion, prepared
from detente.sweeps.result import ClaimAnswer, Sweep
from detente.sweeps.run import sweep
from detente.sweeps.tally import Tally

WELL = """\
detente: 1
title: Two villages and a well
parties:
  UP: {name: Upper village, options: {share: Share the well}}
  LOW: {name: Lower village, options: {raid: Raid}}
"""
GRAPH = """\
detente: 1
title: Two villages and a well
parties: {UP: {name: Upper village}, LOW: {name: Lower village}}
"""
UNKNOWN = OpenForm("{unknown: all}", tuple((Fraction(1, 24), order, ()) for order in strict_orders(4)))


def swept(text: str, **job: object) -> Sweep:
    return sweep(SweepJob(parse_case(text, "case.yaml"), **job))  # type: ignore[arg-type]


def well(up: str, low: str, *, claims: Sequence[str] = (), quo: str | None = "NN", extra: str = "") -> str:
    said = "".join(
        f"  - id: c{i}\n    says: It is so.\n    holds_if: '{claim}'\n" for i, claim in enumerate(claims)
    )
    return f"{WELL}{extra}{f'status_quo: {quo}' if quo else ''}\npreferences:\n  UP: {up}\n  LOW: {low}\n" + (
        f"claims:\n{said}" if claims else ""
    )


# Every completion, judged by the definitions.


class Judged:
    """What the definitions say of one order of the states for each party."""

    def __init__(self, model: Model, ranks: tuple[Heights, ...]) -> None:
        quo, parties = model.status_quo, range(len(model.parties))
        self.stable = stable(model, ranks)
        self.equilibria = {c: set.intersection(*self.stable[c]) for c in CONCEPTS}
        self.up = improving(unilateral_moves(model), ranks)
        self.reached = set() if quo is None else by_turns(self.up, parties, quo) | {quo}
        self.left_by = [set() if quo is None else self._left_by(party, quo) for party in parties]
        self.way_out = {c: bool(self.equilibria[c] & (self.reached - {quo})) for c in CONCEPTS}

    def _left_by(self, party: int, quo: int) -> set[int]:
        """Where a party may move next: the start, and where another has moved last."""
        seen, waiting = {(quo, -1)}, [(quo, -1)]
        while waiting:
            state, last = waiting.pop()
            for mover, of_mover in enumerate(self.up):
                for target in of_mover[state] if mover != last else ():
                    if (target, mover) not in seen:
                        seen.add((target, mover))
                        waiting.append((target, mover))
        return {state for state, last in seen if last != party}


@dataclass
class Completion:
    """One completion of a case: its weight, and for each party an order and its own answers."""

    model: Model
    weight: Fraction
    ranks: tuple[Heights, ...]
    answers: tuple[tuple[bool, ...], ...]
    known: dict[tuple[object, ...], Judged]

    @property
    def judged(self) -> Judged:
        key = (self.model.feasible.tobytes(), self.model.status_quo, self.ranks)
        if key not in self.known:
            self.known[key] = Judged(self.model, self.ranks)
        return self.known[key]

    @property
    def stable(self) -> dict[str, list[set[int]]]:
        return self.judged.stable

    @property
    def equilibria(self) -> dict[Concept, set[int]]:
        return self.judged.equilibria

    @property
    def reached(self) -> set[int]:
        return self.judged.reached

    def within(self, kept: Sequence[str], quo: str) -> Completion:
        """The same completion of the dispute that has only some of the states."""
        feasible = np.isin(np.array(STATES), kept)
        return replace(self, model=replace(self.model, feasible=feasible, status_quo=STATES.index(quo)))


def completions(text: str, forms: Sequence[OpenForm]) -> list[Completion]:
    model = compile_case(parse_case(text))
    known: dict[tuple[object, ...], Judged] = {}
    listed = []
    for chosen in product(*(form.orders for form in forms)):
        weight = reduce(lambda x, y: x * y, (w for w, _, _ in chosen), Fraction(1))
        if weight:
            ranks, answers = tuple(h for _, h, _ in chosen), tuple(a for _, _, a in chosen)
            listed.append(Completion(model, weight, ranks, answers, known))
    assert sum(c.weight for c in listed) == 1
    return listed


def share(listed: Sequence[Completion], test: Callable[[Completion], bool]) -> float:
    return float(sum((c.weight for c in listed if test(c)), Fraction(0)))


def entropy(*probabilities: float) -> float:
    return sum(-p * log2(p) for p in probabilities if p > 0)


Truth = NDArray[np.bool_]


def truth(listed: Sequence[Completion], test: Callable[[Completion], bool]) -> Truth:
    return np.array([test(c) for c in listed], dtype=np.bool_)


def weights_of(listed: Sequence[Completion]) -> NDArray[np.float64]:
    return np.array([float(c.weight) for c in listed])


def gain(weights: NDArray[np.float64], question: Truth, outcome: Truth) -> float:
    """The entropy of the outcome, less what is left of it on average when the question is answered."""
    left = 0.0
    for answer in (question, ~question):
        so = weights[answer].sum()
        if so:
            is_so = min(1.0, weights[answer & outcome].sum() / so)
            left += so * entropy(is_so, 1 - is_so)
    is_so = min(1.0, weights[outcome].sum())
    return entropy(is_so, 1 - is_so) - left


def outcomes(listed: Sequence[Completion]) -> dict[tuple[str, str, int], Truth]:
    """What questions are weighed by: whether states last that improvements may lead to, and ways out."""
    model = listed[0].model
    cells = [c for c in range(model.cells) if model.status_quo is None or any(c in x.reached for x in listed)]
    found = {}
    for concept in CONCEPTS:
        for cell in cells:
            lasts = [cell in c.equilibria[concept] for c in listed]
            found["equilibrium", concept, cell] = np.array(lasts)
        if model.status_quo is not None:
            found["way_out", concept, -1] = np.array([c.judged.way_out[concept] for c in listed])
    return found


def require_equal(found: Sweep, listed: Sequence[Completion]) -> None:
    """Every share of a sweep is that of the completions listed."""
    model = found.model
    near = {"rel": 0, "abs": 1e-12}
    for concept in CONCEPTS:
        for cell in range(model.cells):
            for party in range(len(model.parties)):
                so = share(listed, lambda c: cell in c.stable[concept][party])  # noqa: B023
                assert found.stable[concept][party, cell] == pytest.approx(so, **near)
            so = share(listed, lambda c: cell in c.equilibria[concept])  # noqa: B023
            assert found.equilibrium[concept][cell] == pytest.approx(so, **near)
            assert (cell in found.in_all[concept]) == (so == 1)
            assert (cell in found.in_none[concept]) == (so == 0)
        if model.status_quo is not None:
            so = share(listed, lambda c: c.judged.way_out[concept])  # noqa: B023
            assert found.way_out[concept] == pytest.approx(so, **near)
    if model.status_quo is None:
        assert (found.reached, found.steps, dict(found.way_out)) == (None, None, {})
        return
    assert found.reached is not None
    assert found.reached.tolist() == pytest.approx(
        [share(listed, lambda c, s=cell: s in c.reached) for cell in range(model.cells)],
        **near,
    )
    steps = {}
    for party, of_party in enumerate(unilateral_moves(model)):
        for origin, targets in of_party.items():
            for target in targets:
                key = (party, origin, target)
                steps[key] = share(
                    listed,
                    lambda c: (
                        origin in c.judged.left_by[party] and target in c.judged.up[party][origin]  # noqa: B023
                    ),
                )
    assert found.steps is not None
    assert {(s.party, s.origin, s.target): s.share for s in found.steps} == pytest.approx(
        {key: so for key, so in steps.items() if so}, **near
    )
    assert [s.share for s in found.steps] == sorted((s.share for s in found.steps), reverse=True)


@st.composite
def option_cases(draw: st.DrawFn) -> tuple[str, list[OpenForm]]:
    up = draw(open_forms())
    low = draw(st.one_of(open_forms(), levels_form(STATES)))
    if len(up.orders) * len(low.orders) > 150:
        low = draw(levels_form(STATES).filter(lambda form: len(form.orders) <= 2))
    extra = draw(st.sampled_from(("", "", "one_way: [UP.share]\n", "one_way: [not LOW.raid]\n")))
    quo = draw(st.sampled_from((None, "NY", "NN") if not extra else ("NY",)))
    return well(up.yaml, low.yaml, quo=quo, extra=extra), [up, low]


@st.composite
def graph_cases(draw: st.DrawFn) -> tuple[str, list[OpenForm]]:
    names = ["s1", "s2", "s3", "s4"][: draw(st.integers(2, 4))]
    pairs = [(a, b) for a in names for b in names if a != b]
    arcs = [draw(st.lists(st.sampled_from(pairs), max_size=6, unique=True)) for _ in range(2)]
    forms = [draw(open_forms(names)), draw(levels_form(names))]
    if len(forms[0].orders) * len(forms[1].orders) > 150:
        forms[1] = draw(levels_form(names).filter(lambda form: len(form.orders) <= 2))
    moves = "".join(
        f"  {party}: [{', '.join(f'[{a}, {b}]' for a, b in of_party)}]\n"
        for party, of_party in zip(("UP", "LOW"), arcs, strict=True)
    )
    text = f"{GRAPH}states: [{', '.join(names)}]\nmoves:\n{moves}status_quo: {draw(st.sampled_from(names))}\n"
    return f"{text}preferences:\n  UP: {forms[0].yaml}\n  LOW: {forms[1].yaml}\n", forms


@settings(deadline=None, max_examples=15)
@given(option_cases())
def test_shares_are_those_of_all_completions_in_option_form(case: tuple[str, list[OpenForm]]) -> None:
    text, forms = case
    require_equal(swept(text), completions(text, forms))


@settings(deadline=None, max_examples=15)
@given(graph_cases())
def test_shares_are_those_of_all_completions_in_graph_form(case: tuple[str, list[OpenForm]]) -> None:
    text, forms = case
    require_equal(swept(text), completions(text, forms))


@settings(deadline=None, max_examples=15)
@given(option_cases())
def test_questions_are_worth_what_a_table_of_all_completions_says(case: tuple[str, list[OpenForm]]) -> None:
    text, forms = case
    found, listed = swept(text), completions(text, forms)
    weights = weights_of(listed)
    known = outcomes(listed)
    shares = [min(1.0, float(weights[true].sum())) for true in known.values()]
    assert found.uncertainty == pytest.approx(sum(entropy(p, 1 - p) for p in shares), abs=1e-9)
    for decisive in found.questions:
        q = decisive.question
        if q.kind == "states":
            asked = np.array([c.ranks[q.party][q.better] > c.ranks[q.party][q.worse] for c in listed])
        else:
            asked = np.array([c.answers[q.party][q.number] for c in listed])
        gains = {outcome: gain(weights, asked, true) for outcome, true in known.items()}
        assert decisive.yes == pytest.approx(weights[asked].sum(), abs=1e-12)
        assert decisive.gain == pytest.approx(sum(gains.values()), abs=1e-9)
        assert decisive.of_all == pytest.approx(sum(gains.values()) / found.uncertainty, abs=1e-9)
        for bearing in decisive.bears_on:
            outcome = (bearing.outcome.kind, bearing.outcome.concept, bearing.outcome.cell)
            assert bearing.gain == pytest.approx(gains[outcome], abs=1e-9)
            for answer, told in ((asked, bearing.if_yes), (~asked, bearing.if_no)):
                so, both = weights[answer].sum(), weights[answer & known[outcome]].sum()
                assert told == pytest.approx(both / so if so else 0.0, abs=1e-9)
        most = sorted(gains.values(), reverse=True)[: len(decisive.bears_on)]
        assert [b.gain for b in decisive.bears_on] == pytest.approx(most, abs=1e-9)
    worths = [round(d.gain, 9) for d in found.questions]
    assert worths == sorted(worths, reverse=True)
    # No comparison of two states that tells anything is left out.
    told_of = {
        (q.party, frozenset((q.better, q.worse))) for d in found.questions for q in (d.question, *d.alike)
    }
    for party, (better, worse) in product(range(2), combinations(range(4), 2)):
        if all(c.ranks[party][better] != c.ranks[party][worse] for c in listed):
            asked = np.array([c.ranks[party][better] > c.ranks[party][worse] for c in listed])
            worth = sum(gain(weights, asked, true) for true in known.values())
            assert ((party, frozenset((better, worse))) in told_of) == (worth > 1e-9)


# Known counts.


@pytest.mark.parametrize(("concept", "count"), [("nash", 144), ("seq", 193), ("gmr", 256), ("smr", 196)])
def test_of_two_parties_of_whom_nothing_is_known_each_state_lasts_in_so_many_completions(
    concept: str, count: int
) -> None:
    found = swept(well("unknown", "unknown"))
    assert (found.method.kind, found.method.completions, found.method.possible) == (
        "every completion",
        576,
        576,
    )
    assert found.equilibrium[concept].tolist() == [count / 576] * 4  # type: ignore[index]


def test_shares_are_the_same_for_states_and_parties_that_the_case_does_not_tell_apart() -> None:
    found = swept(well("unknown", "unknown"))
    for concept in CONCEPTS:
        upper, lower = found.stable[concept]
        assert upper.tolist() == lower[[0, 2, 1, 3]].tolist()
        assert len(set(upper.tolist())) == 1
    assert found.reached is not None
    assert found.reached[1] == found.reached[2]
    by_party = [sorted(d.gain for d in found.questions if d.question.party == party) for party in range(2)]
    assert by_party[0] == pytest.approx(by_party[1], abs=1e-9)


def test_of_weights_only_the_regions_that_matter_show_in_the_shares() -> None:
    found = swept(
        well("{weights: {UP.share: [-1, 3]}}", "{ranking: [[NN, YN], [NY, YY]]}"), samples=50_000, seed=3
    )
    # UP shares if the weight is above 0: in three of four cases; LOW never raids.
    assert found.equilibrium["nash"].tolist() == pytest.approx([0.25, 0, 0.75, 0], abs=0.01)
    assert found.method.possible is None
    assert found.method.kind == "sample"


# Samples.


SAMPLED = [
    (UNKNOWN, UNKNOWN),
    (priorities_form(("UP.share", "LOW.raid", "UP.share iff LOW.raid")), UNKNOWN),
    (
        one_of([priorities_form(("UP.share",)), priorities_form(("LOW.raid", "UP.share"))], ("0.3", "0.7")),
        narrowed(priorities_form(("UP.share", "LOW.raid")), "YN", "NY"),
    ),
]


@pytest.mark.parametrize("forms", SAMPLED, ids=["unknown", "priorities", "pictures and comparisons"])
def test_shares_of_a_sample_are_within_the_error_that_it_states(forms: tuple[OpenForm, OpenForm]) -> None:
    text = well(*(form.yaml for form in forms))
    exact = swept(text)
    for seed in range(10, 16):
        found = swept(text, samples=3_000, exact_up_to=1, seed=seed)
        assert (found.method.kind, found.method.seed) == ("sample", seed)
        assert 0 < found.method.each_error < found.method.all_error < 0.1
        farthest = max(
            *(float(np.abs(found.stable[c] - exact.stable[c]).max()) for c in CONCEPTS),
            *(float(np.abs(found.equilibrium[c] - exact.equilibrium[c]).max()) for c in CONCEPTS),
            *(abs(found.way_out[c] - exact.way_out[c]) for c in CONCEPTS),
        )
        assert 0 < farthest <= found.method.all_error


def test_the_stated_error_is_that_of_hoeffding() -> None:
    found = swept(well("unknown", "unknown"), samples=5_000, exact_up_to=1)
    error = found.method.each_error
    assert 2 * np.exp(-2 * 5_000 * error**2) == pytest.approx(0.05)
    exact = swept(well("unknown", "unknown"))
    assert (exact.method.each_error, exact.method.all_error, exact.method.bias) == (0.0, 0.0, 0.0)


def test_the_same_seed_gives_the_same_answer_and_another_seed_another() -> None:
    text = well("unknown", "{one_of: [unknown, {weights: {LOW.raid: [-1, 1]}}]}", claims=["stable(NN, seq)"])
    first, again, other = (swept(text, samples=9_000, seed=seed) for seed in (5, 5, 6))
    assert pickle.dumps(first) == pickle.dumps(again)
    assert not np.array_equal(first.equilibrium["nash"], other.equilibrium["nash"])


def tallies(job: SweepJob, order: Sequence[int]) -> Tally:
    return reduce(Tally.plus, [count_portion(job, number) for number in order])


@pytest.mark.parametrize("exact_up_to", [1, 1_000])
def test_the_order_in_which_portions_are_counted_does_not_matter(
    exact_up_to: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(portion, "_MOST_COPIES", 32)
    job = SweepJob(parse_case(well("unknown", "unknown"), "portions"), samples=500, exact_up_to=exact_up_to)
    ready = prepared(job)
    assert ready.portions == (18 if exact_up_to > 1 else 16)
    forwards, backwards = (
        tallies(job, order) for order in (range(ready.portions), range(ready.portions)[::-1])
    )
    assert np.array_equal(forwards.equilibrium, backwards.equilibrium)
    assert np.array_equal(forwards.yes_and_outcome, backwards.yes_and_outcome)
    assert np.array_equal(forwards.steps, backwards.steps)
    assert forwards.weight == backwards.weight == forwards.completions == (576 if exact_up_to > 1 else 500)


def test_it_does_not_matter_into_how_many_portions_all_completions_are_cut(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = well("{comparisons: [YN > NN]}", "{priorities: [UP.share, LOW.raid], unknown: order}")
    whole = swept(text)
    monkeypatch.setattr(portion, "_MOST_COPIES", 8)
    prepared.cache_clear()
    in_pieces = swept(text)
    prepared.cache_clear()
    assert whole.method == in_pieces.method
    for concept in CONCEPTS:
        assert np.array_equal(whole.stable[concept], in_pieces.stable[concept])
    assert [d.gain for d in whole.questions] == [d.gain for d in in_pieces.questions]


def test_progress_is_told_to_its_end() -> None:
    told: list[tuple[int, int]] = []
    job = SweepJob(parse_case(well("unknown", "unknown"), "case"), samples=9_000, exact_up_to=1)
    sweep(job, told=lambda done, of: told.append((done, of)))
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]


# Claims.

Predicate = Callable[[Completion], bool]


def both(concept: Concept, state: str) -> Predicate:
    return lambda c: STATES.index(state) in c.equilibria[concept]


def for_party(concept: str, party: int, states: str) -> Predicate:
    return lambda c: {STATES.index(s) for s in states.split()} <= c.stable[concept][party]


def reaches(states: str) -> Predicate:
    return lambda c: bool({STATES.index(s) for s in states.split()} & c.reached)


def prefers(party: int, better: str, worse: str) -> Predicate:
    return lambda c: all(
        c.ranks[party][STATES.index(a)] > c.ranks[party][STATES.index(b)]
        for a in better.split()
        for b in worse.split()
    )


def raided(test: Predicate) -> Predicate:
    """What is true of the dispute in which LOW raids for certain, from NY on."""
    return lambda c: test(c.within(("NY", "YY"), "NY"))


def peaceful(test: Predicate) -> Predicate:
    return lambda c: test(c.within(("NN", "YN"), "NN"))


SHARED, NOT_SHARED = TRUE_IN["UP.share"], TRUE_IN["not UP.share"]
CLAIMS: list[tuple[str, Predicate]] = [
    ("stable(NN, nash)", both("nash", "NN")),
    ("stable(status_quo, seq)", both("seq", "NN")),
    ("stable(YN, smr, LOW)", for_party("smr", 1, "YN")),
    ('stable("UP.share", gmr, UP)', for_party("gmr", 0, SHARED)),
    ("reachable(YY) by improvements", reaches("YY")),
    ('reachable("UP.share") by improvements', reaches(SHARED)),
    ("reachable(YY) by moves", lambda _: True),
    ("prefers(UP, YN, NN)", prefers(0, "YN", "NN")),
    ('prefers(LOW, "UP.share", "not UP.share")', prefers(1, SHARED, NOT_SHARED)),
    ("not stable(NN, nash)", lambda c: not both("nash", "NN")(c)),
    (
        "stable(NN, nash, UP) and prefers(LOW, NY, NN)",
        lambda c: for_party("nash", 0, "NN")(c) and prefers(1, "NY", "NN")(c),
    ),
    (
        "prefers(UP, YN, NN) or not prefers(UP, YN, NN)",
        lambda _: True,
    ),
    (
        "stable(NN, seq) if stable(NN, nash)",
        lambda c: both("seq", "NN")(c) or not both("nash", "NN")(c),
    ),
    (
        "prefers(UP, YN, NN) iff prefers(LOW, YN, NN)",
        lambda c: prefers(0, "YN", "NN")(c) == prefers(1, "YN", "NN")(c),
    ),
    (
        "prefers(UP, YN, NN) and prefers(UP, NN, YN)",
        lambda _: False,
    ),
    ('stable("UP.share", nash, UP) given LOW.raid', raided(for_party("nash", 0, "YY"))),
    ('reachable("UP.share") by improvements given LOW.raid', raided(reaches("YY"))),
    ('reachable("UP.share") by improvements given not LOW.raid', peaceful(reaches("YN"))),
    (
        'reachable("UP.share") by improvements given LOW.raid more than without',
        lambda c: raided(reaches("YY"))(c) and not peaceful(reaches("YN"))(c),
    ),
    (
        'not (stable("UP.share", seq, UP) given LOW.raid more than without) or prefers(UP, YY, NN)',
        lambda c: not (
            raided(for_party("seq", 0, "YY"))(c) and not peaceful(for_party("seq", 0, "YN"))(c)
        ) or prefers(0, "YY", "NN")(c),
    ),
    ('prefers(UP, "UP.share", "not UP.share") given LOW.raid', prefers(0, "YY", "NY")),
]  # fmt: skip


def require_claims(
    answers: Sequence[ClaimAnswer], listed: Sequence[Completion], claims: Sequence[Predicate]
) -> None:
    for answer, holds in zip(answers, claims, strict=True):
        so = share(listed, holds)
        assert answer.share == pytest.approx(so, abs=1e-12)
        assert answer.verdict == ("holds" if so == 1 else "fails" if so == 0 else "depends")
        assert answer.proven
        for witness, side in ((answer.holding, True), (answer.failing, False)):
            assert (witness is not None) == (so > 0 if side else so < 1)
            if witness is not None:
                (same,) = [
                    c for c in listed
                    if all(
                        np.array_equal(np.argsort(a), np.argsort(b))
                        for a, b in zip(c.ranks, witness.ranks, strict=True)
                    )
                ]  # fmt: skip
                assert holds(same) == side


CLAIM_CASES = [
    (UNKNOWN, OpenForm("{ranking: [[NY], [YY], [NN], [YN]]}", ((Fraction(1), (1, 3, 0, 2), ()),))),
    (
        OpenForm("{comparisons: [YN > NN, YY > NY]}", tuple(
            (Fraction(1, 6), h, ()) for h in strict_orders(4) if h[2] > h[0] and h[3] > h[1]
        )),
        OpenForm("{priorities: [UP.share], unknown: LOW.raid}", tuple(
            (Fraction(1, 4), h, ()) for h in strict_orders(4) if min(h[2:]) > max(h[:2])
        )),
    ),
]  # fmt: skip


@pytest.mark.parametrize("forms", CLAIM_CASES, ids=["one unknown", "both in part"])
def test_claims_hold_in_the_completions_in_which_their_words_say_so(forms: tuple[OpenForm, OpenForm]) -> None:
    text = well(*(form.yaml for form in forms), claims=[claim for claim, _ in CLAIMS])
    require_claims(swept(text).claims, completions(text, forms), [holds for _, holds in CLAIMS])


def test_the_parts_of_a_claim_tell_their_shares_with_and_without_the_condition() -> None:
    forms = CLAIM_CASES[0]
    claim = 'reachable("UP.share") by improvements given LOW.raid more than without and stable(NN, nash, UP)'
    text = well(*(form.yaml for form in forms), claims=[claim])
    listed = completions(text, forms)
    (answer,) = swept(text).claims
    under, plain = answer.parts
    with_it, without_it = raided(reaches("YY")), peaceful(reaches("YN"))
    assert under.given == share(listed, with_it)
    assert under.without == share(listed, without_it)
    assert under.share == share(listed, lambda c: with_it(c) and not without_it(c))
    assert (plain.given, plain.without) == (None, None)
    assert plain.share == share(listed, for_party("nash", 0, "NN"))


def test_what_a_claim_turns_on_comes_first_by_what_it_tells() -> None:
    forms = (UNKNOWN, CLAIM_CASES[0][1])
    text = well(*(form.yaml for form in forms), claims=["prefers(UP, YN, NN) or prefers(UP, YN, YY)"])
    listed = completions(text, forms)

    def holds(c: Completion) -> bool:
        return prefers(0, "YN", "NN")(c) or prefers(0, "YN", "YY")(c)

    (answer,) = swept(text).claims
    gains = [bearing.gain for _, bearing in answer.turns_on]
    assert gains == sorted(gains, reverse=True)
    for question, bearing in answer.turns_on:
        assert question.party == 0
        asked = np.array([c.ranks[0][question.better] > c.ranks[0][question.worse] for c in listed])
        worth = gain(weights_of(listed), asked, truth(listed, holds))
        assert bearing.gain == pytest.approx(worth, abs=1e-9)


@pytest.mark.parametrize("claim", [claim for claim, _ in CLAIMS])
def test_a_witness_written_into_the_case_has_the_claim_hold_or_fail_for_certain(claim: str) -> None:
    (answer,) = swept(well("unknown", "{comparisons: [NY > NN]}", claims=[claim])).claims
    for witness, verdict in ((answer.holding, "holds"), (answer.failing, "fails")):
        if witness is None:
            assert answer.verdict != "depends"
            continue
        rankings = []
        for ranks in witness.ranks:
            best_first = sorted(range(4), key=lambda cell: -ranks[cell])
            rankings.append(f"{{ranking: [{', '.join(f'[{STATES[cell]}]' for cell in best_first)}]}}")
        (judged,) = analyse(parse_case(well(*rankings, claims=[claim]))).claims
        assert judged.verdict == verdict


@pytest.mark.parametrize("seed", [0, 1])
def test_a_sample_proves_no_claim_that_the_analysis_leaves_open(seed: int) -> None:
    claims = ["reachable(YY) by moves", "prefers(UP, YN, NN) or not prefers(UP, YN, NN)", "stable(NN, nash)"]
    found = swept(well("unknown", "unknown", claims=claims), samples=500, exact_up_to=1, seed=seed)
    assert [(c.verdict, c.proven) for c in found.claims] == [
        ("holds", True),
        ("holds", False),
        ("depends", True),
    ]


def test_a_claim_without_a_test_is_untested() -> None:
    text = well("unknown", "unknown") + "claims: [{id: words, says: It is bad.}]\n"
    (answer,) = swept(text).claims
    assert (answer.verdict, answer.share, answer.proven) == ("untested", None, False)


@pytest.mark.parametrize(
    ("claim", "quo"),
    [
        ("stable(YN, nash, UP) given UP.share", "NN"),
        ('stable("UP.share", nash) given UP.share', "NN"),
        ('stable(YY, nash) given "UP.share and LOW.raid"', "YY"),
        ("prefers(LOW, YN, YY) given UP.share", "NN"),
    ],
)
def test_a_condition_that_has_no_opposite_to_ask_of_is_swept_as_it_is_analysed(claim: str, quo: str) -> None:
    up, low = "{ranking: [[YN], [YY], [NN], [NY]]}", "{ranking: [[YN], [YY], [NN], [NY]]}"
    (judged,) = analyse(parse_case(well(up, low, quo=quo, claims=[claim]))).claims
    (answer,) = swept(well(up, low, quo=quo, claims=[claim])).claims
    assert answer.verdict == judged.verdict


@pytest.mark.parametrize("low", ["unknown", "{ranking: [[NN], [raid], [YN]]}"])
def test_conditions_are_asked_of_coalesced_states_as_of_any(low: str) -> None:
    # Three states: NN, YN, and the raid, after which it makes no difference whether the well is shared.
    up = "{ranking: [[YN], [raid], [NN]]}"
    claims = [
        "prefers(UP, YN, NN)",
        "prefers(UP, YN, raid)",
        "reachable(YN) by improvements given not LOW.raid",
        "stable(YN, nash) given not LOW.raid",
        "prefers(UP, raid, NN) and prefers(UP, YN, raid)",
    ]
    extra = "states: {raid: -Y}\n"
    text = well(up, low, claims=claims, extra=extra)
    assert {c.verdict for c in analyse(parse_case(text)).claims} == {"holds"}
    found = swept(text)
    assert [(c.id, c.verdict, c.share) for c in found.claims] == [(f"c{i}", "holds", 1.0) for i in range(5)]


@pytest.mark.parametrize(
    "claims",
    [
        ["prefers(UP, YN, NN)", 'stable("UP.share", nash, UP) given LOW.raid', "prefers(UP, YN, NN)"],
        ['stable("UP.share", nash, UP) given LOW.raid', "prefers(UP, YN, NN)", "prefers(UP, NY, YY)"],
        ['reachable("UP.share") by improvements given LOW.raid more than without', "prefers(UP, NY, YY)"],
    ],
)
def test_what_is_asked_under_a_condition_does_not_change_what_is_asked_without(claims: list[str]) -> None:
    text = well("{ranking: [[YN], [NN], [NY], [YY]]}", "{ranking: [[NY], [NN], [YY], [YN]]}", claims=claims)
    expected = [c.verdict for c in analyse(parse_case(text)).claims]
    assert [c.verdict for c in swept(text).claims] == expected


# What is certain.


@settings(deadline=None, max_examples=15)
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


@settings(deadline=None, max_examples=25)
@given(option_cases(), st.integers(0, 99))
def test_what_a_sample_calls_proven_is_so_in_all_completions(
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
def test_what_holds_in_every_picture_holds_whatever_the_pictures_weigh(
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


# What-ifs, and what is narrowed.


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


def test_comparisons_that_no_completion_keeps_are_told() -> None:
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


def test_questions_that_are_answered_alike_are_told_once_and_the_others_by_themselves() -> None:
    text = """\
detente: 1
title: t
parties:
  UP: {name: u, options: {share: Share}}
  LOW: {name: l, options: {raid: Raid}}
status_quo: NN
preferences:
  UP:
    one_of:
      - ranking: [[YN], [YY], [NN], [NY]]
      - ranking: [[NN], [NY], [YN], [YY]]
  LOW: {comparisons: [NN > NY, YN > YY]}
"""
    found = sweep(SweepJob(parse_case(text, "case.yaml")))
    (picture,) = [q for q in found.questions if q.question.party == 0]
    assert picture.question.kind == "picture"
    # Whether YN or YY is preferred to NN or NY is just whether it is the first picture.
    assert {(q.better, q.worse) for q in picture.alike} == {(2, 0), (2, 1), (3, 0), (3, 1)}
    low = [q for q in found.questions if q.question.party == 1]
    assert all(not q.alike for q in low)
    assert len(low) == len({(q.question.better, q.question.worse) for q in low})
