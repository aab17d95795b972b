"""Open forms of preference as a case writes them, with every order it leaves possible, by brute force."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, permutations, product

import numpy as np
from hypothesis import strategies as st

from detente.case.load import Case, parse_case
from detente.model.model import compile_case
from detente.model.preferences.certain import party_preference
from detente.model.preferences.kinds import OpenPreference
from detente.model.states import state_space

STATES = ("NN", "NY", "YN", "YY")


TRUE_IN = {
    "UP.share": "YN YY",
    "LOW.raid": "NY YY",
    "not UP.share": "NN NY",
    "not LOW.raid": "NN YN",
    "UP.share and LOW.raid": "YY",
    "UP.share or LOW.raid": "NY YN YY",
    "UP.share iff LOW.raid": "NN YY",
    "UP.share and not LOW.raid": "YN",
}
"""Expressions over the two options, and the states in which each is true, by hand."""


HEAD = """\
detente: 1
title: Two villages and a well
parties:
  UP: {name: Upper village, options: {share: Share the well}}
  LOW: {name: Lower village, options: {raid: Raid}}
states: {calm: NN, raided: NY, shared: YN}
"""


PREFERENCES = HEAD + "preferences:\n  LOW: unknown\n  UP:"


Heights = tuple[int, ...]
"""The height of each state; only the order counts."""


@dataclass(frozen=True)
class OpenForm:
    """A form of preference as the case file writes it, and all orders it leaves, by brute force.

    ``orders`` holds for each completion its weight (of all together 1), the heights of the states and
    the answers to the form's own questions; ``pictures`` the rival forms, each with its probability.
    """

    yaml: str
    orders: tuple[tuple[Fraction, Heights, tuple[bool, ...]], ...]
    pictures: tuple[tuple[Fraction, OpenForm], ...] = ()

    @property
    def possible(self) -> list[Heights]:
        """The orders of some weight."""
        return [heights for weight, heights, _ in self.orders if weight]


def strict_orders(states: int) -> list[Heights]:
    return list(permutations(range(states)))


def weak_orders(states: int) -> list[Heights]:
    """All heights from 0 without a gap, so each weak order once."""
    return [h for h in product(range(states), repeat=states) if set(h) == set(range(max(h) + 1))]


def evenly(
    yaml: str, orders: Sequence[Heights], answers: Sequence[tuple[bool, ...]] | None = None
) -> OpenForm:
    each = Fraction(1, len(orders)) if orders else Fraction(0)
    told = answers or [()] * len(orders)
    return OpenForm(yaml, tuple((each, h, a) for h, a in zip(orders, told, strict=True)))


def keeps(order: Heights, levels: Sequence[object]) -> bool:
    """Return True if an order puts higher levels higher."""
    pairs = product(range(len(order)), repeat=2)
    return all(order[a] > order[b] for a, b in pairs if levels[a] > levels[b])  # type: ignore[operator]


@st.composite
def levels_form(draw: st.DrawFn, names: Sequence[str]) -> OpenForm:
    """A ranking, of whose ties the order is unknown; or everything unknown."""
    levels = draw(st.lists(st.integers(0, 2), min_size=len(names), max_size=len(names)))
    tiers = [[n for n, level in zip(names, levels, strict=True) if level == at] for at in (2, 1, 0)]
    ranking = f"[{', '.join('[' + ', '.join(tier) + ']' for tier in tiers if tier)}]"
    closed = draw(st.booleans())
    if closed:
        return evenly(f"{{ranking: {ranking}}}", [tuple(levels)])
    orders = [order for order in strict_orders(len(names)) if keeps(order, levels)]
    return evenly(f"{{ranking: {ranking}, unknown: the ties}}", orders)


@st.composite
def comparisons_form(draw: st.DrawFn, names: Sequence[str]) -> OpenForm:
    """Chains of > and = that do not contradict each other, perhaps beneath levels."""
    secret = draw(st.sampled_from(weak_orders(len(names))))
    pairs = [(a, b) for a, b in permutations(range(len(names)), 2) if secret[a] >= secret[b]]
    said = draw(st.lists(st.sampled_from(pairs), max_size=4)) if pairs else []
    chains = [f"{names[a]} {'>' if secret[a] > secret[b] else '='} {names[b]}" for a, b in said]
    tied = {frozenset((a, b)) for a, b in said if secret[a] == secret[b]}
    while more := {x ^ y for x, y in combinations(tied, 2) if len(x & y) == 1} - tied:
        tied |= more
    orders = [
        order
        for order in weak_orders(len(names))
        if all(order[a] > order[b] for a, b in said if secret[a] > secret[b])
        and {frozenset(p) for p in combinations(range(len(names)), 2) if order[p[0]] == order[p[1]]} == tied
    ]
    listed = f"comparisons: [{', '.join(chains)}]"
    return evenly(draw(st.sampled_from((f"{{{listed}}}", f"{{unknown: all, {listed}}}"))), orders)


def priorities_form(priorities: Sequence[str]) -> OpenForm:
    """Priorities in any order of importance, and the states they treat alike in any order."""
    orders, answers = [], []
    for importance in permutations(range(len(priorities))):
        ranked = sorted(range(len(priorities)), key=lambda p: -importance[p])
        met = [tuple(state in TRUE_IN[priorities[p]].split() for p in ranked) for state in STATES]
        for order in strict_orders(4):
            if keeps(order, met):
                orders.append(order)
                pairs = combinations(range(len(priorities)), 2)
                answers.append(tuple(importance[a] > importance[b] for a, b in pairs))
    return evenly(f"{{priorities: [{', '.join(priorities)}], unknown: order}}", orders, answers)


def one_of(parts: Sequence[OpenForm], probabilities: Sequence[str] | None) -> OpenForm:
    chances = (
        [Fraction(p) for p in probabilities] if probabilities else [Fraction(1, len(parts))] * len(parts)
    )
    said = [f"probability: {p}, " for p in probabilities] if probabilities else [""] * len(parts)
    listed = ", ".join(f"{{{p}{part.yaml[1:]}" for p, part in zip(said, parts, strict=True))
    return of_pictures(f"{{one_of: [{listed}]}}", tuple(zip(chances, parts, strict=True)))


def of_pictures(yaml: str, pictures: tuple[tuple[Fraction, OpenForm], ...]) -> OpenForm:
    """Pictures of no probability play no part; if just one is left, there is nothing to tell it from."""
    alive = [(chance, part) for chance, part in pictures if chance]
    asked = len(alive) if len(alive) > 2 else 1
    orders = tuple(
        (chance * weight, heights, own if len(alive) == 1 else tuple(i == k for k in range(asked)))
        for i, (chance, part) in enumerate(alive)
        for weight, heights, own in part.orders
    )
    return OpenForm(yaml, orders, pictures)


def narrowed(form: OpenForm, better: str, worse: str) -> OpenForm:
    """A form beside a comparison: of each picture the orders that keep it; none if it contradicts one."""
    yaml = f"{form.yaml[:-1]}, comparisons: [{better} > {worse}]}}"
    if form.pictures:
        parts = tuple((c, narrowed(part, better, worse) if c else part) for c, part in form.pictures)
        if not all(part.orders for chance, part in parts if chance):
            return OpenForm(yaml, (), parts)
        return of_pictures(yaml, parts)
    a, b = STATES.index(better), STATES.index(worse)
    kept = [(w, h, answers) for w, h, answers in form.orders if h[a] > h[b]]
    whole = sum((w for w, _, _ in kept), Fraction(0))
    return OpenForm(yaml, tuple((w / whole, h, answers) for w, h, answers in kept if whole))


def priorities_forms() -> st.SearchStrategy[OpenForm]:
    return st.lists(st.sampled_from(sorted(TRUE_IN)), max_size=3, unique=True).map(priorities_form)


@st.composite
def narrowed_priorities(draw: st.DrawFn) -> OpenForm:
    """Priorities in open order, beside a comparison that some of their orders keep."""
    form = draw(priorities_forms())
    found = narrowed(form, *draw(st.sampled_from(list(permutations(STATES, 2)))))
    return found if found.possible else form


def plain_forms(names: Sequence[str] = STATES) -> st.SearchStrategy[OpenForm]:
    """Any form that can stand within one_of; those of priorities only where the states have options."""
    simple = st.one_of(levels_form(names), comparisons_form(names))
    return st.one_of(simple, priorities_forms(), narrowed_priorities()) if tuple(names) == STATES else simple


@st.composite
def rival_forms(draw: st.DrawFn, names: Sequence[str] = STATES) -> OpenForm:
    """Two or three rival pictures."""
    parts = draw(st.lists(plain_forms(names), min_size=2, max_size=3))
    shares = {2: (None, ("0.3", "0.7"), ("1", "0")), 3: (None, ("0.1", "0.2", "0.7"), ("0.5", "0", "0.5"))}
    return one_of(parts, draw(st.sampled_from(shares[len(parts)])))


@st.composite
def narrowed_forms(draw: st.DrawFn) -> OpenForm:
    """Pictures, and a comparison that contradicts none of them; or priorities."""
    form = draw(rival_forms())
    found = narrowed(form, *draw(st.sampled_from(list(permutations(STATES, 2)))))
    return found if found.possible else draw(narrowed_priorities())


def open_forms(names: Sequence[str] = STATES) -> st.SearchStrategy[OpenForm]:
    """Any form whose orders can be listed."""
    forms = st.one_of(plain_forms(names), rival_forms(names))
    return st.one_of(forms, narrowed_forms()) if tuple(names) == STATES else forms


def preference_of(yaml: str) -> OpenPreference:
    """The preference of UP."""
    case = parse_case(f"{PREFERENCES} {yaml}\n")
    with case.placing_faults():
        return party_preference(case.file, state_space(case), "UP")


def pairs_of(table: np.ndarray) -> set[str]:
    return {f"{STATES[a]}>{STATES[b]}" for a, b in np.argwhere(table).tolist()}


def pairs_in_all(orders: Iterable[Heights]) -> set[str]:
    listed = list(orders)
    return {
        f"{STATES[a]}>{STATES[b]}"
        for a, b in permutations(range(4), 2)
        if all(order[a] > order[b] for order in listed)
    }


def ties_in_all(orders: Iterable[Heights]) -> set[str]:
    listed = list(orders)
    return {
        f"{STATES[a]}>{STATES[b]}"
        for a, b in permutations(range(4), 2)
        if all(order[a] == order[b] for order in listed)
    }


ALL = np.arange(4)


def compiled(text: str) -> Case:
    case = parse_case(text)
    compile_case(case)
    return case
