"""Cases with more options than could be laid out in full: their rules are solved, not tried."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.oracle import can_move, stable, states
from tests.support.thoroughness import drawn

from detente.case.expressions import parse_expression
from detente.case.load import parse_case
from detente.errors import BadInput
from detente.model import feasible
from detente.model.combinations import Combinations
from detente.model.feasible import Solutions
from detente.model.model import Model, compile_case
from detente.model.moves import OptionMoves
from detente.stability.classic import analyse_all

OPTIONS = ("A.p", "A.q", "B.r", "B.s", "C.t")


def expressions() -> st.SearchStrategy[str]:
    names = st.sampled_from(OPTIONS)
    return st.recursive(
        names,
        lambda inner: st.one_of(
            inner.map(lambda a: f"not ({a})"),
            st.tuples(inner, st.sampled_from(("and", "or", "if", "iff")), inner).map(
                lambda parts: f"({parts[0]}) {parts[1]} ({parts[2]})"
            ),
        ),
        max_leaves=5,
    )


@given(st.lists(expressions(), max_size=4))
def test_the_solver_finds_just_what_trying_every_combination_finds(rules: list[str]) -> None:
    parsed = [parse_expression(rule) for rule in rules]
    solutions = Solutions(OPTIONS)
    for rule in parsed:
        solutions.add(rule)
    everywhere = Combinations(OPTIONS, None, np.ones(1 << len(OPTIONS), dtype=np.bool_))
    expected = np.ones(1 << len(OPTIONS), dtype=np.bool_)
    for rule in parsed:
        expected &= everywhere.truth(rule)
    assert solutions.count() == expected.sum()
    assert np.array_equal(solutions.codes(), np.flatnonzero(expected))


def _case(rules: list[str], *, options: int = 2, extra: str = "") -> str:
    """Three parties with as many options each; every option but the first two stays untaken."""
    parties = "".join(
        f"  {party}: {{name: {party}, options: {{{', '.join(f'o{k}: O' for k in range(options))}}}}}\n"
        for party in "ABC"
    )
    lines = "".join(f"  - {rule}\n" for rule in rules)
    return (
        f"detente: 1\ntitle: many options\nparties:\n{parties}rules:\n{lines or '  []'}\n{extra}"
        "preferences:\n"
        "  A: {priorities: [not B.o0, A.o1, A.o0 iff C.o0]}\n"
        "  B: {priorities: [C.o1 if A.o0, not A.o1, B.o0]}\n"
        "  C: {weights: {A.o0: 2, B.o1: -1, C.o0: 1}}\n"
    )


def _stable_patterns(model: Model, used: list[int]) -> dict[str, list[set[str]]]:
    """Stable states by the pattern of some options."""

    def short(cell: int) -> str:
        pattern = model.pattern(cell) or ""
        return "".join(pattern[place] for place in used)

    return {
        concept: [{short(cell) for cell in np.flatnonzero(row).tolist()} for row in found.certain]
        for concept, found in analyse_all(model).items()
    }


def test_options_that_rules_keep_still_change_no_answer() -> None:
    rules = ["not (A.o0 and B.o1)", "C.o0 or not C.o1"]
    small = compile_case(parse_case(_case(rules, extra="one_way: [A.o0]\n")))
    still = [f"not {party}.o{k}" for party, k in product("ABC", range(2, 12))]
    large = compile_case(parse_case(_case(rules + still, options=12, extra="one_way: [A.o0]\n")))
    assert len(large.options) == 36
    assert isinstance(large.moves, OptionMoves)
    assert large.moves.listed is not None
    assert large.cells == int(small.feasible.sum())
    assert _stable_patterns(large, [0, 1, 12, 13, 24, 25]) == _stable_patterns(small, list(range(6)))


@settings(max_examples=drawn(60))
@given(st.lists(expressions(), max_size=3), st.data())
def test_generated_cases_are_judged_as_the_definitions_say(rules: list[str], data: st.DataObject) -> None:
    """The whole way from text: names, rules, one-way options, coalesced states and all three layouts."""
    wishes = {p: data.draw(st.lists(expressions(), min_size=1, max_size=3)) for p in "ABC"}
    one_way = data.draw(st.sampled_from(("", "one_way: [A.p]\n", "one_way: [not B.r, C.t]\n")))
    text = (
        "detente: 1\ntitle: t\nparties:\n  A: {name: a, options: {p: P, q: Q}}\n"
        "  B: {name: b, options: {r: R, s: S}}\n  C: {name: c, options: {t: T}}\n"
        f"rules: {[*rules]}\n{one_way}preferences:\n"
        + "".join(f"  {party}: {{priorities: {found}}}\n" for party, found in wishes.items())
    )
    everywhere = Combinations(OPTIONS, None, np.ones(1 << len(OPTIONS), dtype=np.bool_))
    if not np.all([everywhere.truth(parse_expression(rule)) for rule in rules], axis=0).any():
        with pytest.raises(BadInput, match="contradict"):
            compile_case(parse_case(text))
        return
    model = compile_case(parse_case(text))
    with pytest.MonkeyPatch.context() as patch:
        # Few combinations are laid out in full; here they are listed for once.
        patch.setattr(feasible, "ALWAYS_IN_FULL", 0)
        patch.setattr(feasible, "MOST_IN_FULL", 0)
        listed = compile_case(parse_case(text)) if rules else model
    for one in (model, listed):
        expected = stable(one, one.ranks.tolist())
        for concept, found in analyse_all(one).items():
            for party in range(3):
                assert set(np.flatnonzero(found.certain[party]).tolist()) == expected[concept][party]
    assert [model.pattern(cell) for cell in states(model)] == [listed.pattern(c) for c in states(listed)]


@pytest.mark.parametrize("pattern", ["N-NN", "-NN-", "Y--N", "--YY"])
def test_coalesced_states_move_as_some_combination_in_them_does(pattern: str) -> None:
    text = (
        "detente: 1\ntitle: t\nparties:\n  A: {name: a, options: {p: P, q: Q}}\n"
        f"  B: {{name: b, options: {{r: R, s: S}}}}\nstates: {{merged: {pattern}}}\none_way: [A.q]\n"
        "preferences: {A: unknown, B: unknown}\n"
    )
    model = compile_case(parse_case(text))
    combinations = {
        cell: {"".join(c) for c in product(*(("YN" if x == "-" else x) for x in model.pattern(cell) or ""))}
        for cell in states(model)
    }

    def moves(party: int, one: str, two: str) -> bool:
        own, others = (slice(0, 2), slice(2, 4)) if party == 0 else (slice(2, 4), slice(0, 2))
        undone = party == 0 and one[1] == "Y" and two[1] == "N"
        return one[others] == two[others] and one[own] != two[own] and not undone

    for party, s, t in product(range(2), states(model), states(model)):
        meant = s != t and any(moves(party, c, d) for c in combinations[s] for d in combinations[t])
        assert can_move(model, party, s, t) == meant


def test_many_coalesced_combinations_are_compiled_in_a_moment() -> None:
    options = ", ".join(f"o{k}: O" for k in range(7))
    text = (
        f"detente: 1\ntitle: t\nparties:\n  A: {{name: a, options: {{{options}}}}}\n"
        f"  B: {{name: b, options: {{{options}}}}}\nstates: {{rest: {'Y' + '-' * 13}}}\n"
        "preferences: {A: unknown, B: unknown}\n"
    )
    model = compile_case(parse_case(text))
    assert model.cells == (1 << 13) + 1


def test_more_states_than_memory_holds_are_refused_with_what_would_fit() -> None:
    names = ", ".join(f"o{k}: O" for k in range(40))
    text = f"detente: 1\ntitle: t\nparties:\n  A: {{name: a, options: {{{names}}}}}\n"
    with pytest.raises(BadInput, match=r"case:\d+: 2?\d[\d,]+ states would need .* at most [\d,]+ states"):
        compile_case(parse_case(text + "rules: [A.o0 or A.o1]\npreferences: {A: unknown}\n"))
    with pytest.raises(BadInput, match="40 options and no rules"):
        compile_case(parse_case(text + "preferences: {A: unknown}\n"))
