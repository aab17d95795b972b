"""Every completion of a small case, listed and judged by the definitions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import reduce
from itertools import product
from math import log2

import numpy as np
import pytest
from hypothesis import strategies as st
from numpy.typing import NDArray
from tests.support.open_forms import (
    STATES,
    TRUE_IN,
    Heights,
    OpenForm,
    levels_form,
    open_forms,
    strict_orders,
)
from tests.support.oracle import by_turns, improving, stable, unilateral_moves

from detente.case.load import parse_case
from detente.model.model import Model, compile_case
from detente.stability.result import CONCEPTS, Concept
from detente.sweeps.prepare import SweepJob
from detente.sweeps.result import Sweep
from detente.sweeps.run import sweep

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


def swept(text: str, kept: tuple[str, ...] = (), **job: object) -> Sweep:
    return sweep(SweepJob(parse_case(text, "case.yaml").what_if(add_rule=kept), **job))  # type: ignore[arg-type]


def well(up: str, low: str, *, claims: Sequence[str] = (), quo: str | None = "NN", extra: str = "") -> str:
    said = "".join(
        f"  - id: c{i}\n    says: It is so.\n    holds_if: '{claim}'\n" for i, claim in enumerate(claims)
    )
    return f"{WELL}{extra}{f'status_quo: {quo}' if quo else ''}\npreferences:\n  UP: {up}\n  LOW: {low}\n" + (
        f"claims:\n{said}" if claims else ""
    )


class Judged:
    """The verdicts of the definitions on one order of the states for each party."""

    def __init__(self, model: Model, ranks: tuple[Heights, ...]) -> None:
        quo, parties = model.status_quo, range(len(model.parties))
        self.stable = stable(model, ranks)
        self.equilibria = {c: set.intersection(*self.stable[c]) for c in CONCEPTS}
        self.up = improving(unilateral_moves(model), ranks)
        self.reached = set() if quo is None else by_turns(self.up, parties, quo) | {quo}
        self.left_by = [set() if quo is None else self._left_by(party, quo) for party in parties]
        self.way_out = {c: bool(self.equilibria[c] & (self.reached - {quo})) for c in CONCEPTS}

    def _left_by(self, party: int, quo: int) -> set[int]:
        """Places from which a party may move next: the start, and those to which another has moved last."""
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
    """The answers that questions are weighed by: if states last that improvements may reach, and ways out."""
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
    """The facts of the dispute in which LOW raids for certain, from NY on."""
    return lambda c: test(c.within(("NY", "YY"), "NY"))


def peaceful(test: Predicate) -> Predicate:
    return lambda c: test(c.within(("NN", "YN"), "NN"))


UP_SHARES, UP_DOES_NOT = TRUE_IN["UP.share"], TRUE_IN["not UP.share"]

CLAIMS: list[tuple[str, Predicate]] = [
    ("stable(NN, nash)", both("nash", "NN")),
    ("stable(status_quo, seq)", both("seq", "NN")),
    ("stable(YN, smr, LOW)", for_party("smr", 1, "YN")),
    ('stable("UP.share", gmr, UP)', for_party("gmr", 0, UP_SHARES)),
    ("reachable(YY) by improvements", reaches("YY")),
    ('reachable("UP.share") by improvements', reaches(UP_SHARES)),
    ("reachable(YY) by moves", lambda _: True),
    ("prefers(UP, YN, NN)", prefers(0, "YN", "NN")),
    ('prefers(LOW, "UP.share", "not UP.share")', prefers(1, UP_SHARES, UP_DOES_NOT)),
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
