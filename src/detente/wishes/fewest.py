"""The fewest soft literals that a formula breaks: maximum satisfiability, with clauses added as needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Clause = list[int]
Truth = NDArray[np.bool_]
"""By variable whether it holds."""

TRUE, FALSE = 1, -1
"""A literal that always holds, and one that never does."""

_SHORT, _LONG = 0.1, 0.3
"""Seconds that a call of the solver should take; after it the time is checked, and Ctrl-C comes through."""
_MINIMISED = 40
"""Literals up to which a core is made smaller one by one."""


class OutOfTime(TimeoutError):
    """The time is up before the least cost is known.

    Attributes
    ----------
    at_least
        The least cost is proven to be no lower.
    enough
        A cost that is known to do; None where none is.
    """

    def __init__(self, at_least: int = 0, enough: int | None = None) -> None:
        super().__init__("no answer was found in the time given")
        self.at_least = at_least
        self.enough = enough


@dataclass(frozen=True)
class Deadline:
    """The time, by the clock of `time.monotonic`, when a search is to end; never if None."""

    at: float | None

    @classmethod
    def after(cls, seconds: float | None) -> Deadline:
        """So many seconds from now."""
        return cls(None if seconds is None else monotonic() + seconds)

    @property
    def passed(self) -> bool:
        """True when it is over."""
        return self.at is not None and monotonic() >= self.at

    @property
    def seconds(self) -> float | None:
        """The seconds that are left."""
        return None if self.at is None else max(0.0, self.at - monotonic())

    def share(self, questions: int) -> Deadline:
        """The deadline of the first of so many questions that are to have equal time."""
        left = self.seconds
        return self if left is None else Deadline.after(left / questions)


def holds(literal: int, truth: Truth) -> bool:
    """Return whether a literal is true in a solution."""
    return bool(truth[abs(literal)]) == (literal > 0)


@dataclass
class _Count:
    """The number of literals of a core that a solution may break, by a totalizer made when needed."""

    of: list[int]
    outputs: list[int]
    allowed: int = 1


class Formula:
    """Clauses, and soft literals each of which may be broken at a cost of 1.

    Core-guided search [1]_: the solver assumes that soft literals hold, and each core, a set of them that
    cannot hold together, raises the lower bound by 1; from then on one of the core may break. A soft
    literal is not assumed before some solution breaks it, and a core is counted only then as well: of
    hundreds of thousands of soft literals nearly all are never touched. The solver is kept from one question
    to the next, with everything it has learned; the clauses of a question hold under its own guard.

    References
    ----------
    .. [1] Ignatiev, Morgado and Marques-Silva, RC2: an efficient MaxSAT solver, Journal on
       Satisfiability, Boolean Modeling and Computation 11 (2019).
    """

    def __init__(self) -> None:
        from pysat.solvers import Solver

        self._solver = Solver("g4")
        self.variables = TRUE
        self._solver.add_clause([TRUE])
        self._soft: set[int] = set()
        # How many propagations fill the time of a call.
        self._at_once = 100_000

    def new(self) -> int:
        """A new variable."""
        self.variables += 1
        return self.variables

    def new_soft(self) -> int:
        """A new variable that costs 1 where it is true."""
        variable = self.new()
        self._soft.add(variable)
        return variable

    def add(self, clause: Iterable[int]) -> None:
        """State a clause for good."""
        self._solver.add_clause(list(clause))

    def broken(self, truth: Truth) -> int:
        """The number of soft literals that a solution breaks."""
        return sum(bool(truth[variable]) for variable in self._soft if variable < truth.size)

    def fewest(
        self,
        guards: Sequence[int],
        missing: Callable[[Truth], bool],
        *,
        at_least: int = 0,
        fewer_than: int | None = None,
        deadline: Deadline,
    ) -> Truth | Literal["never", "too many"]:
        """The solution that breaks the fewest soft literals, or why there is none.

        Parameters
        ----------
        guards
            Literals that hold in this question.
        missing
            Adds clauses that a solution breaks, and returns whether there were any.
        at_least
            A bound on the cost that is known from elsewhere.
        fewer_than
            Give up where this many have to be broken.

        Raises
        ------
        OutOfTime
            If the deadline has passed.
        """
        search = _Search(self, guards)
        while True:
            bound = max(search.cost, at_least)
            if fewer_than is not None and bound >= fewer_than:
                return "too many"
            failed = self._solve([*guards, *search.assumed], deadline, bound)
            if failed is not None:
                if not search.relax(search.smaller(failed, deadline)):
                    return "never"
                continue
            truth = self._truth()
            added = missing(truth)
            if not search.assume_what(truth) and not added:
                return truth

    def _solve(self, literals: list[int], deadline: Deadline, bound: int) -> list[int] | None:
        """None where the formula can be satisfied with these, else some that cannot hold together."""
        while True:
            if deadline.passed:
                raise OutOfTime(bound)
            answer = self._one_call(literals)
            if answer is not None:
                break
        if answer:
            return None
        return self._solver.get_core() or []

    def fails(self, literals: list[int], most: int) -> list[int] | None:
        """A core of these literals, if it is seen within so many conflicts."""
        self._solver.conf_budget(most)
        answer = self._one_call(literals)
        self._solver.conf_budget(-1)
        return (self._solver.get_core() or []) if answer is False else None

    def _one_call(self, literals: list[int]) -> bool | None:
        """None where the time of a call was not enough."""
        begin = monotonic()
        self._solver.prop_budget(self._at_once)
        # The library's own way with Ctrl-C leaves the solver broken; Python's comes after the call.
        answer: bool | None = self._solver.solve_limited(assumptions=literals, expect_interrupt=True)
        took = monotonic() - begin
        if took > _LONG:
            # Not so few that a call ends before all that is assumed has been looked at.
            self._at_once = max(50_000, 4 * self.variables, self._at_once // 2)
        elif took < _SHORT and answer is None:
            # Calls that end for another reason must not raise it past what the library takes.
            self._at_once = min(2 * self._at_once, 1 << 40)
        return answer

    def _truth(self) -> Truth:
        truth = np.zeros(self.variables + 1, dtype=np.bool_)
        model = np.array(self._solver.get_model(), dtype=np.int64)
        true = model[(model > 0) & (model <= self.variables)]
        truth[true] = True
        return truth

    def soft_and_true(self, truth: Truth) -> list[int]:
        """The soft variables that a solution breaks."""
        return [int(variable) for variable in np.flatnonzero(truth) if int(variable) in self._soft]

    def outputs_of(self, literals: list[int], above: int) -> list[int]:
        """Outputs of a totalizer: variable ``k`` is true where more than ``k`` of the literals are."""
        from pysat.card import ITotalizer

        with ITotalizer(lits=literals, ubound=min(above, len(literals) - 1), top_id=self.variables) as total:
            self.variables = max(self.variables, total.top_id)
            for clause in total.cnf.clauses:
                self._solver.add_clause(clause)
            return list(total.rhs)


class _Search:
    """The state of one core-guided search."""

    def __init__(self, formula: Formula, guards: Sequence[int]) -> None:
        self._formula = formula
        self._guards = set(guards)
        self.assumed: dict[int, int] = {}
        """By literal that is assumed the number of its count, or -1 for a soft one."""
        self._counts: list[_Count] = []
        self._spent: set[int] = set()
        self.cost = 0

    def relax(self, core: list[int]) -> bool:
        """Take note of a core; False if it has nothing soft."""
        literals = [literal for literal in core if literal in self.assumed]
        if not literals:
            return False
        for literal in literals:
            number = self.assumed.pop(literal)
            if number >= 0:
                self._counts[number].allowed += 1
        self.count([-literal for literal in literals])
        return True

    def count(self, literals: Sequence[int]) -> None:
        """Count one of these as broken; more than one is to be avoided from now on."""
        self.cost += 1
        self._spent.update(literals)
        if len(literals) > 1:
            self._counts.append(_Count(list(literals), []))

    def assume_what(self, truth: Truth) -> bool:
        """Assume what a solution breaks though it need not yet; False if there is nothing."""
        new = False
        for variable in self._formula.soft_and_true(truth):
            if variable not in self._spent and -variable not in self.assumed:
                self.assumed[-variable] = -1
                new = True
        for number, count in enumerate(self._counts):
            broken = sum(holds(literal, truth) for literal in count.of if abs(literal) < truth.size)
            if broken > count.allowed < len(count.of):
                if len(count.outputs) <= count.allowed:
                    most = max(2 * count.allowed, 3)
                    count.outputs = self._formula.outputs_of(count.of, most)
                output = -count.outputs[count.allowed]
                if output not in self.assumed:
                    self.assumed[output] = number
                    new = True
        return new

    def smaller(self, core: list[int], deadline: Deadline) -> list[int]:
        """A smaller core, if one is found soon."""
        fixed = [literal for literal in core if literal in self._guards]
        core = [literal for literal in core if literal in self.assumed]
        for _ in range(3):
            if len(core) <= 1 or deadline.passed:
                return core
            again = self._formula.fails([*self._guards, *reversed(core)], 1000)
            if again is None or len(again) - len(fixed) >= len(core):
                break
            core = [literal for literal in again if literal in self.assumed]
        if 1 < len(core) <= _MINIMISED:
            for literal in list(core):
                if deadline.passed or len(core) == 1:
                    break
                less = [other for other in core if other != literal]
                again = self._formula.fails([*self._guards, *less], 200)
                if again is not None:
                    core = [other for other in again if other in self.assumed]
                    if not core:
                        return core
        return core
