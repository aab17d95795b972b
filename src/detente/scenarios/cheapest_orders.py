"""The orders nearest to what is known that meet a formula, by maximum satisfiability."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from threading import Timer
from time import monotonic
from typing import Literal

import numpy as np

from detente.scenarios.order_clauses import Clauses, OrderClauses, Truth
from detente.scenarios.reach_clauses import LedToGoal


def cheapest_orders(
    clauses: Clauses,
    orders: OrderClauses,
    led: Sequence[LedToGoal],
    fewer_than: int | None = None,
    deadline: float | None = None,
) -> Truth | Literal["never", "too many"]:
    """The solution of a formula that breaks the fewest wishes, every party having an order.

    Core-guided MaxSAT [1]_ solves the formula without most of transitivity; what the solution
    breaks is added, until it breaks nothing. Each round bounds the cost from below, so that the last
    is least.

    Parameters
    ----------
    fewer_than
        Give up where this many wishes have to be broken.
    deadline
        When to give up, by the clock of `time.monotonic`.

    Returns
    -------
    Truth or "never" or "too many"
        By variable whether it holds; or why there is no solution.

    Raises
    ------
    TimeoutError
        If the deadline has passed.

    References
    ----------
    .. [1] Ignatiev, Morgado and Marques-Silva, RC2: an efficient MaxSAT solver, Journal on
       Satisfiability, Boolean Modeling and Computation 11 (2019).
    """
    from pysat.examples.rc2 import RC2
    from pysat.formula import WCNF

    if fewer_than is not None and fewer_than <= 0:
        return "too many"
    formula = WCNF()
    formula.extend(clauses.must)
    formula.extend([[wish] for wish in clauses.wishes], weights=[1] * len(clauses.wishes))
    with RC2(formula) as solver, ExitStack() as closing:
        if fewer_than is not None:
            process_core = solver.process_core

            def stop_at_bound() -> None:
                process_core()
                solver.interrupted |= solver.cost >= fewer_than

            solver.process_core = stop_at_bound
        if deadline is not None:
            timer = Timer(max(0.0, deadline - monotonic()), solver.interrupt)
            timer.daemon = True
            timer.start()
            closing.callback(timer.join)
            closing.callback(timer.cancel)
        while True:
            # While it expects an interrupt Ctrl-C does not come through: not without need, then.
            found = solver.compute(expect_interrupt=deadline is not None)
            if deadline is not None and monotonic() >= deadline:
                raise TimeoutError("no answer was found in the time given")
            if found is None:
                return "too many" if solver.interrupted else "never"
            truth = np.zeros(clauses.variables + 1, dtype=np.bool_)
            truth[[variable for variable in found if 0 < variable <= clauses.variables]] = True
            missing = orders.broken(truth)
            missing.extend(clause for one in led if (clause := one.unfounded(truth)) is not None)
            if not missing:
                return truth
            for clause in missing:
                solver.add_clause(clause)
