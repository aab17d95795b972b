"""Orders of states as diagrams: what a party may reach at best or at worst, for all states at once.

A list of statements orders the states like binary numbers: each statement is a digit, the first the most
significant. A `Value` gives each state such a number, a diagram a digit. To know the best state that a
party's moves lead to it is enough to know the digits of its number, and those are diagrams over the states
again. Pairs of states, which would need twice the variables, are needed for improvements alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.symbolic.diagrams import Diagram, Diagrams
from detente.symbolic.model import SymbolicModel


@dataclass(frozen=True)
class Value:
    """A binary number for each state of a set.

    Attributes
    ----------
    on
        The states that have a number.
    digits
        For each digit the states that have it, the most significant first; of no meaning elsewhere.
    """

    on: Diagram
    digits: tuple[Diagram, ...]


def standing(model: SymbolicModel, party: int) -> Value:
    """The place of each state in the order of a party: greater is more preferred."""
    return Value(model.feasible, model.statements[party])


def greater(diagrams: Diagrams, one: Sequence[Diagram], other: Sequence[Diagram]) -> Diagram:
    """The states whose first number is greater than the second."""
    states = diagrams.nothing
    for digit, of_other in zip(reversed(one), reversed(other), strict=True):
        diagrams.budget.check()
        states = (digit & ~of_other) | (~(digit ^ of_other) & states)
    return states


def greatest_reached(model: SymbolicModel, party: int, value: Value) -> Value:
    """The greatest number among the states that a party's own moves lead to, the state itself included."""
    return _reached(model, party, value, greatest=True)


def least_reached(model: SymbolicModel, party: int, value: Value) -> Value:
    """The least number among the states that a party's own moves lead to, the state itself included."""
    return _reached(model, party, value, greatest=False)


def _reached(model: SymbolicModel, party: int, value: Value, *, greatest: bool) -> Value:
    diagrams = model.diagrams
    own = model.own(party)
    for option in own:
        if model.one_way[option]:
            value = _one_sided(model, option, value, greatest)
    free = [option for option in own if not model.one_way[option]]
    if not free:
        return Value(value.on & model.feasible, value.digits)
    left, digits = value.on, []
    for digit in value.digits:
        wanted = digit if greatest else ~digit
        # Digit by digit, the most significant first: only the states that are best so far stay in the race.
        reaches = diagrams.some(left & wanted, free)
        left = left & (wanted | ~reaches)
        digits.append(reaches if greatest else ~reaches)
    return Value(diagrams.some(value.on, free) & model.feasible, tuple(digits))


def _one_sided(model: SymbolicModel, option: int, value: Value, greatest: bool) -> Value:
    """The extreme number over an option that goes one way; it may stay as it is."""
    diagrams = model.diagrams
    up = model.one_way[option] > 0

    def at(taken: bool) -> Value:
        return Value(
            diagrams.given(value.on, option, taken),
            tuple(diagrams.given(digit, option, taken) for digit in value.digits),
        )

    before, after = at(not up), at(up)
    either = extreme(diagrams, before, after, greatest=greatest)
    changed = diagrams.taken(option) if up else ~diagrams.taken(option)
    return Value(
        changed.ite(after.on, either.on),
        tuple(changed.ite(a, e) for a, e in zip(after.digits, either.digits, strict=True)),
    )


def extreme(diagrams: Diagrams, one: Value, other: Value, *, greatest: bool) -> Value:
    """The greater or the lesser of two numbers, for each state that has one of them."""
    above = greater(diagrams, other.digits, one.digits)
    below = greater(diagrams, one.digits, other.digits)
    second = other.on & (~one.on | (above if greatest else below))
    return Value(
        one.on | other.on,
        tuple(second.ite(b, a) for a, b in zip(one.digits, other.digits, strict=True)),
    )


def reaching(model: SymbolicModel, party: int, goal: Diagram) -> Diagram:
    """The states from which a party's own moves lead into a set, its own members included."""
    diagrams = model.diagrams
    free = [option for option in model.own(party) if not model.one_way[option]]
    states = diagrams.some(goal, free)
    for option in model.own(party):
        if model.one_way[option]:
            up = model.one_way[option] > 0
            before = ~diagrams.taken(option) if up else diagrams.taken(option)
            states = states | (before & diagrams.given(states, option, up))
    return states & model.feasible


def improving_into(model: SymbolicModel, party: int, goal: Diagram) -> Diagram:
    """The states from which an improvement of a party leads into a set."""
    digits = model.compared(party)
    best = greatest_reached(model, party, Value(goal & model.feasible, digits))
    return best.on & greater(model.diagrams, best.digits, digits)


def improvements(model: SymbolicModel, party: int) -> Diagram:
    """The pairs of a state and one that a party's improvement leads to, or the state itself.

    The second state is written in the party's own options alone: the others stay as they are.
    """
    diagrams, own = model.diagrams, model.own(party)
    digits = model.compared(party)
    there = tuple(diagrams.there(digit, own) for digit in digits)
    better = greater(diagrams, there, digits)
    same = diagrams.everything
    for option in own:
        here, next_to_it = diagrams.taken(option), diagrams.taken_there(option)
        same = same & ~(here ^ next_to_it)
        if model.one_way[option] > 0:
            better = better & (~here | next_to_it)
        elif model.one_way[option] < 0:
            better = better & (here | ~next_to_it)
    return (better | same) & model.feasible & diagrams.there(model.feasible, own)


def least_over(model: SymbolicModel, party: int, pairs: Diagram, value: Value) -> Value:
    """The least number among the states that pairs lead to; each state must be paired with one."""
    diagrams, own = model.diagrams, model.own(party)
    left, digits = pairs, []
    for digit in value.digits:
        there = diagrams.there(digit, own)
        lacks = diagrams.some_pair(left, ~there, own)
        left = left & (~there | ~lacks)
        digits.append(~lacks & model.feasible)
    return Value(model.feasible, tuple(digits))
