"""One named state: the verdict and the reason for it, and ways from one state to a set of states.

This is far cheaper than the verdicts on all states at once: what a party prefers to one given state is a
set of states, not of pairs of states.
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.stability import Concept, Move, Reason, Response
from detente.symbolic.diagrams import Diagram, within
from detente.symbolic.model import SymbolicModel
from detente.symbolic.values import improving_into, reaching


def explain_state(
    model: SymbolicModel, party: int, state: int, concept: Concept, *, limit: int = 10
) -> Reason:
    """Explain why one state is stable for one party or not: its improvements, each with what deters it.

    The reason is that of `detente.stability.explain`, its states by their codes: the most preferred
    improvements are listed, and one that decides against the state is among them. Those that nothing
    deters come first.

    Parameters
    ----------
    state
        The code of a feasible state.
    limit
        List no more improvements than this, and one at least.

    Raises
    ------
    GaveUp
        If it takes more than the budget of the model.
    """
    with within(model.diagrams.budget):
        return _explained(model, party, state, concept, limit)


def _explained(model: SymbolicModel, party: int, state: int, concept: Concept, limit: int) -> Reason:
    diagrams = model.diagrams
    better = preferred_to(model, party, state)
    gains = moves_from(model, party, state) & better
    layers = [diagrams.nothing]
    others = [other for other in range(len(model.parties)) if other != party]
    if concept != "nash" and gains.satisfiable():
        goal = model.feasible & ~better
        if concept == "smr":
            goal = goal & ~reaching(model, party, model.feasible & better)
        layers = _layers(model, goal, others, improving=concept == "seq")
    undeterred, deterrable = gains & ~layers[-1], gains & layers[-1]
    best = diagrams.listed(gains, limit, model.statements[party])
    responses = [
        Response(
            Move(party, state, to),
            _down(model, to, layers, others, improving=concept == "seq")
            if diagrams.holds(deterrable, to)
            else None,
        )
        for to in best
    ]
    if undeterred.satisfiable() and all(response.sanction for response in responses):
        # What decides is always among them.
        decides = diagrams.listed(undeterred, 1, model.statements[party])[0]
        responses[-1] = Response(Move(party, state, decides), None)
    responses.sort(key=lambda response: response.sanction is not None)
    return Reason(
        party,
        state,
        concept,
        "unstable" if undeterred.satisfiable() else "stable",
        tuple(responses),
        diagrams.count(gains) - len(responses),
    )


def shortest_way(
    model: SymbolicModel, start: int, goal: Diagram, *, improving: bool
) -> tuple[Move, ...] | None:
    """A shortest legal sequence of moves from a state into a set; None where none leads there.

    Parameters
    ----------
    improving
        Whether every step must be an improvement for the party that takes it.

    Raises
    ------
    GaveUp
        If it takes more than the budget of the model.
    """
    movers = range(len(model.parties))
    with within(model.diagrams.budget):
        layers = _layers(model, goal & model.feasible, movers, improving=improving, until=start)
        if not model.diagrams.holds(layers[-1], start):
            return None
        return _down(model, start, layers, movers, improving=improving)


def moves_from(model: SymbolicModel, party: int, state: int) -> Diagram:
    """The states that one move of a party leads to from a state."""
    diagrams, own = model.diagrams, model.own(party)
    reached = model.feasible & diagrams.agreeing(state, [k for k in range(diagrams.options) if k not in own])
    for option in own:
        taken = state >> (diagrams.options - 1 - option) & 1
        if model.one_way[option] and bool(taken) == (model.one_way[option] > 0):
            reached = reached & diagrams.agreeing(state, (option,))
    return reached & ~diagrams.one(state)


def preferred_to(model: SymbolicModel, party: int, state: int) -> Diagram:
    """The combinations that a party prefers to a state."""
    better = model.diagrams.nothing
    for statement in reversed(model.statements[party]):
        met = model.diagrams.holds(statement, state)
        better = statement & better if met else statement | better
    return better


def _layers(
    model: SymbolicModel, goal: Diagram, movers: Sequence[int], *, improving: bool, until: int | None = None
) -> list[Diagram]:
    """The states from which at most 0, 1, 2 ... moves lead into a set."""
    step = improving_into if improving else reaching
    layers = [goal]
    while until is None or not model.diagrams.holds(layers[-1], until):
        wider = layers[-1]
        for mover in movers:
            wider = wider | step(model, mover, layers[-1])
        if wider == layers[-1]:
            break
        layers.append(wider)
    return layers


def _down(
    model: SymbolicModel, start: int, layers: Sequence[Diagram], movers: Sequence[int], *, improving: bool
) -> tuple[Move, ...]:
    """The moves from a state of the last layer into the first."""
    diagrams, state, steps = model.diagrams, start, list[Move]()

    def layer(of: int) -> int:
        return next(place for place, states in enumerate(layers) if diagrams.holds(states, of))

    while at := layer(state):
        for mover in movers:
            reached = moves_from(model, mover, state) & layers[at - 1]
            if improving:
                reached = reached & preferred_to(model, mover, state)
            if reached.satisfiable():
                steps.append(Move(mover, state, diagrams.listed(reached, 1)[0]))
                break
        state = steps[-1].target
    return tuple(steps)
