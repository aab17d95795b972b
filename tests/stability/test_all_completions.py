"""Every answer about preferences known in part, held against every order that they leave open.

Certain is what is so in all completions, possible what is so in some. Where an answer is a bound it errs on
the side of saying less: what it calls certain is so in all, and what is so in some it calls possible.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import reduce
from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.coalition_oracle import coalition_oracle
from tests.support.open_forms import (
    STATES,
    TRUE_IN,
    Heights,
    OpenForm,
    evenly,
    keeps,
    levels_form,
    open_forms,
    plain_forms,
    strict_orders,
)
from tests.support.oracle import STABLE, by_turns, improving, stable, states, unilateral_moves
from tests.support.relation_oracle import relationally_stable
from tests.support.thoroughness import drawn

from detente.case.load import parse_case
from detente.model.model import Model, compile_case
from detente.stability.attitudes import relational_stability
from detente.stability.classic import analyse_all, sseq
from detente.stability.coalition_moves import coalitions_of
from detente.stability.coalitions import coalition_stability, equilibrium_jumps
from detente.stability.result import CONCEPTS
from detente.stability.unknown_preference import EXTENSIONS, unknown_stability
from detente.stability.ways import joint_moves, reachable, ways_out

MOST_COMPLETIONS = 200
Completed = tuple[Heights, ...]


def count_of(forms: Iterable[OpenForm]) -> int:
    return reduce(lambda x, y: x * y, (len(form.possible) for form in forms), 1)


@st.composite
def weights_form(draw: st.DrawFn) -> OpenForm:
    """Weights within bounds: at their bounds each pair of states is as far apart as it can be."""
    wished = draw(st.lists(st.sampled_from(sorted(TRUE_IN)), min_size=1, max_size=3, unique=True))
    lows = [draw(st.integers(-2, 2)) for _ in wished]
    bounds = [(low, low + draw(st.integers(0, 3))) for low in lows]
    ties_open = draw(st.booleans())
    sums = {
        tuple(
            sum(
                2 * weight
                for weight, text in zip(chosen, wished, strict=True)
                if state in TRUE_IN[text].split()
            )
            for state in STATES
        )
        for chosen in product(*((low, (low + high) / 2, high) for low, high in bounds))
    }
    orders = [
        order
        for order in strict_orders(4)
        if ties_open and any(keeps(order, of_states) for of_states in sums)
    ]
    written = ", ".join(f"{text}: [{a}, {b}]" for text, (a, b) in zip(wished, bounds, strict=True))
    unknown = ", unknown: the ties" if ties_open else ""
    return evenly(f"{{weights: {{{written}}}{unknown}}}", orders if ties_open else sorted(sums))


@st.composite
def two_by_options(draw: st.DrawFn) -> tuple[Model, list[OpenForm], list[Completed]]:
    """Two parties with an option each, all forms of preference."""
    extra = draw(st.sampled_from(("", "one_way: [UP.share]\n", "one_way: [not LOW.raid]\n")))
    forms = [
        draw(st.one_of(open_forms(), weights_form())),
        draw(st.one_of(open_forms(), levels_form(STATES), weights_form())),
    ]
    head = (
        "detente: 1\ntitle: t\nparties:\n  UP: {name: u, options: {share: Share}}\n"
        f"  LOW: {{name: l, options: {{raid: Raid}}}}\n{extra}status_quo: NY\n"
    )
    return judged(head, ("UP", "LOW"), forms)


@st.composite
def three_parties(draw: st.DrawFn) -> tuple[Model, list[OpenForm], list[Completed]]:
    """Three parties and four states: chosen by options of which rules leave four, or joined by any moves."""
    names = ("A", "B", "C")
    if draw(st.booleans()):
        patterns = draw(
            st.lists(st.sampled_from([f"{k:03b}" for k in range(8)]), min_size=4, max_size=4, unique=True)
        )
        written = tuple(pattern.replace("0", "N").replace("1", "Y") for pattern in patterns)
        parties = "".join(f"  {name}: {{name: {name}, options: {{o: Do}}}}\n" for name in names)
        head = f"detente: 1\ntitle: t\nparties:\n{parties}feasible: [{', '.join(written)}]\n"
    else:
        written = ("s1", "s2", "s3", "s4")
        pairs = [f"[{a}, {b}]" for a in written for b in written if a != b]
        arcs = "".join(
            f"  {name}: [{', '.join(draw(st.lists(st.sampled_from(pairs), max_size=6, unique=True)))}]\n"
            for name in names
        )
        parties = "".join(f"  {name}: {{name: {name}}}\n" for name in names)
        head = f"detente: 1\ntitle: t\nparties:\n{parties}states: [{', '.join(written)}]\nmoves:\n{arcs}"
    simple = plain_forms(written)
    forms = [draw(simple), draw(simple), draw(levels_form(written))]
    return judged(f"{head}status_quo: {written[0]}\n", names, forms, written)


def judged(
    head: str, parties: Sequence[str], forms: list[OpenForm], written: Sequence[str] = ()
) -> tuple[Model, list[OpenForm], list[Completed]]:
    said = "".join(f"  {party}: {form.yaml}\n" for party, form in zip(parties, forms, strict=True))
    model = compile_case(parse_case(f"{head}preferences:\n{said}"))
    if count_of(forms) > MOST_COMPLETIONS:
        return model, forms, []
    place = {model.label(cell): cell for cell in states(model)}
    cells = [place[name] for name in written] if written else list(range(model.cells))
    listed = []
    for chosen in product(*(form.possible for form in forms)):
        ranks = np.full((len(forms), model.cells), -1)
        ranks[:, cells] = chosen
        listed.append(tuple(tuple(row) for row in ranks.tolist()))
    return model, forms, listed


def with_ranks(model: Model, ranks: Completed) -> Model:
    known = np.array(ranks, dtype=np.int32)
    return replace(model, ranks=known, open_ties=(False,) * len(ranks), compared=(), coarse=())


cases = st.one_of(two_by_options(), three_parties()).filter(lambda case: case[2])


def pairs_are_exact(forms: Iterable[OpenForm]) -> bool:
    """Comparisons beside priorities bind their orders to each other, which pairs of states do not show."""
    return not any("priorities" in form.yaml and "comparisons" in form.yaml for form in forms)


def one_picture(forms: Iterable[OpenForm]) -> bool:
    return not any(form.pictures for form in forms)


@settings(max_examples=drawn(60))
@given(cases)
def test_concepts(case: tuple[Model, list[OpenForm], list[Completed]]) -> None:
    model, forms, listed = case
    everywhere = set(states(model))
    always = {c: [set(everywhere) for _ in forms] for c in STABLE}
    ever: dict[str, list[set[int]]] = {c: [set() for _ in forms] for c in STABLE}
    for ranks in listed:
        for concept, of_party in stable(model, ranks).items():
            for party, cells in enumerate(of_party):
                always[concept][party] &= cells
                ever[concept][party] |= cells
    for concept, stability in {**analyse_all(model), "sseq": sseq(model)}.items():
        for party, form in enumerate(forms):
            certain, possible = (
                set(np.flatnonzero(rows[party]).tolist()) for rows in (stability.certain, stability.possible)
            )
            assert certain <= always[concept][party], (concept, party)
            assert possible >= ever[concept][party], (concept, party)
            if concept in ("nash", "gmr", "smr") and pairs_are_exact([form]):
                assert certain == always[concept][party], (concept, party)
                assert possible == ever[concept][party], (concept, party)
            if len(forms) == 2 and pairs_are_exact(forms) and one_picture(forms):
                assert certain == always[concept][party], (concept, party)


@settings(max_examples=drawn(40))
@given(cases, st.data())
def test_relational_concepts(
    case: tuple[Model, list[OpenForm], list[Completed]], data: st.DataObject
) -> None:
    model, forms, listed = case
    row = st.tuples(*[st.sampled_from((1, 0, -1))] * len(forms))
    caring = replace(model, attitudes=data.draw(st.tuples(*[row] * len(forms))))
    found = relational_stability(caring)
    for ranks in listed:
        for concept, of_party in relationally_stable(caring, ranks).items():
            for party, cells in enumerate(of_party):
                certain, possible = found[concept].certain[party], found[concept].possible[party]
                assert set(np.flatnonzero(certain).tolist()) <= cells, (concept, party)
                assert cells <= set(np.flatnonzero(possible).tolist()), (concept, party)


@settings(max_examples=drawn(40))
@given(cases, st.data())
def test_coalitions(case: tuple[Model, list[OpenForm], list[Completed]], data: st.DataObject) -> None:
    model, forms, listed = case
    members = data.draw(st.sampled_from(list(coalitions_of(range(len(forms))))))
    cells = states(model)
    found = coalition_stability(model, members, cells)
    verdicts = [[coalition_oracle(with_ranks(model, r), members, cell) for cell in cells] for r in listed]
    exact = pairs_are_exact(forms) and one_picture(forms)
    for place, _ in enumerate(cells):
        for concept in CONCEPTS:
            of_cell = [verdict[place][concept] for verdict in verdicts]
            certain, possible = found[concept].certain[place], found[concept].possible[place]
            assert all(of_cell) or not certain, concept
            assert possible or not any(of_cell), concept
            if exact and concept != "seq":
                assert (bool(certain), bool(possible)) == (all(of_cell), any(of_cell)), concept


@settings(max_examples=drawn(40))
@given(cases)
def test_jumps_and_joint_moves(case: tuple[Model, list[OpenForm], list[Completed]]) -> None:
    model, forms, listed = case
    cells = states(model)

    def jumps(of: Model) -> set[tuple[tuple[int, ...], int, int]]:
        return {(jump.members, jump.origin, jump.target) for jump in equilibrium_jumps(of, cells, 1 << 10)}

    def joint(of: Model) -> set[tuple[tuple[int, ...], int]]:
        return {(move.members, move.target) for move in joint_moves(of, 1 << 10)}

    in_all = set.intersection(*(jumps(with_ranks(model, ranks)) for ranks in listed))
    together = set.intersection(*(joint(with_ranks(model, ranks)) for ranks in listed))
    assert jumps(model) <= in_all
    if pairs_are_exact(forms):
        assert jumps(model) == in_all
        assert joint(model) == together


@settings(max_examples=drawn(40))
@given(cases)
def test_ways_and_who_can_block_them(case: tuple[Model, list[OpenForm], list[Completed]]) -> None:
    model, forms, listed = case
    parties, quo = range(len(forms)), model.status_quo
    assert quo is not None
    surely = {way.target: way for way in ways_out(model, states(model), "improvements")}
    perhaps = {way.target: way for way in ways_out(model, states(model), "possible improvements")}
    assert {cell for cell in states(model) if reachable(model, "improvements")[cell] > 0} == set(surely)
    for ranks in listed:
        up = improving(unilateral_moves(model), ranks)
        led = by_turns(up, parties, quo) - {quo}
        without = {p: by_turns(up, [q for q in parties if q != p], quo) for p in parties}
        assert set(surely) <= led <= set(perhaps)
        for ways in (surely, perhaps):
            for target in set(ways) & led:
                blocking = {party for party in parties if target not in without[party]}
                assert set(ways[target].blockers) <= blocking
        for target, way in surely.items():
            blocking = {party for party in parties if target not in without[party]}
            assert blocking <= {*way.blockers, *way.may_block}


@settings(max_examples=drawn(40))
@given(cases)
def test_extensions(case: tuple[Model, list[OpenForm], list[Completed]]) -> None:
    """By the definitions on sets: preferred is what all completions prefer, unknown what only some do."""
    model, forms, listed = case
    if not pairs_are_exact(forms):
        return
    moves, parties = unilateral_moves(model), range(len(forms))

    def share(i: int, t: int, s: int) -> float:
        return sum(ranks[i][t] > ranks[i][s] for ranks in listed) / len(listed)

    preferred = [{(t, s): share(i, t, s) == 1 for t in states(model) for s in states(model)} for i in parties]
    unknown = [
        {(t, s): 0 < share(i, t, s) < 1 for t in states(model) for s in states(model)} for i in parties
    ]
    may = [
        {s: {t for t in ts if preferred[i][t, s] or unknown[i][t, s]} for s, ts in moves[i].items()}
        for i in parties
    ]
    for extension in EXTENSIONS:
        found = unknown_stability(model, extension)
        for i, s in product(parties, states(model)):
            others = [j for j in parties if j != i]
            tempting = [
                t for t in moves[i][s] if preferred[i][t, s] or (extension in "ac" and unknown[i][t, s])
            ]

            def deters(t: int, i: int = i, s: int = s, extension: str = extension) -> bool:
                return extension in "cd" if unknown[i][t, s] else not preferred[i][t, s]

            expected = {
                "nash": not tempting,
                "gmr": all(any(deters(s2) for s2 in by_turns(moves, others, s1)) for s1 in tempting),
                "smr": all(
                    any(
                        deters(s2) and all(deters(s3) for s3 in moves[i][s2])
                        for s2 in by_turns(moves, others, s1)
                    )
                    for s1 in tempting
                ),
                "seq": all(any(deters(s2) for s2 in by_turns(may, others, s1)) for s1 in tempting),
            }
            assert {concept: bool(found[concept][i, s]) for concept in CONCEPTS} == expected, (
                extension,
                i,
                s,
            )
