"""Fewest broken soft literals, against every assignment there is."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.thoroughness import drawn

from detente.wishes.fewest import Deadline, Formula, Truth

CLAUSES = st.lists(
    st.lists(st.tuples(st.integers(0, 6), st.booleans()), min_size=1, max_size=4), min_size=1, max_size=14
)


def least(clauses: list[list[tuple[int, bool]]], soft: list[int]) -> int | None:
    """The fewest soft variables that are true where all clauses hold; None where they never do."""
    costs = [
        sum(truth[variable] for variable in soft)
        for truth in product((False, True), repeat=7)
        if all(any(truth[variable] == sign for variable, sign in clause) for clause in clauses)
    ]
    return min(costs, default=None)


@given(st.lists(CLAUSES, min_size=1, max_size=3), st.sets(st.integers(0, 6)), st.data())
@settings(max_examples=drawn(300))
def test_each_of_several_questions_has_its_own_least(
    questions: list[list[list[tuple[int, bool]]]], chosen: set[int], data: st.DataObject
) -> None:
    soft = sorted(chosen)
    formula = Formula()
    variables = [formula.new_soft() if number in soft else formula.new() for number in range(7)]
    for clauses in questions:
        guard = formula.new()
        unsaid = [[variables[v] if sign else -variables[v] for v, sign in clause] for clause in clauses]
        first = data.draw(st.integers(0, len(unsaid)))
        for clause in unsaid[:first]:
            formula.add([-guard, *clause])

        def missing(truth: Truth, guard: int = guard, unsaid: list[list[int]] = unsaid) -> bool:
            broken = [c for c in unsaid if not any(truth[abs(one)] == (one > 0) for one in c)]
            for clause in broken[:1]:
                formula.add([-guard, *clause])
            return bool(broken)

        wanted = least(clauses, soft)
        fewer_than = data.draw(st.one_of(st.none(), st.integers(0, 5)))
        truth = formula.fewest([guard], missing, fewer_than=fewer_than, deadline=Deadline(None))
        if isinstance(truth, str):
            assert wanted is None or truth == "too many"
            assert truth == "never" or (fewer_than is not None and (wanted is None or wanted >= fewer_than))
        else:
            assert formula.broken(truth) == wanted
