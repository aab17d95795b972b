"""The four concepts for any relations between states, word for word, with plain sets of states."""

from __future__ import annotations

from collections.abc import Callable

from tests.support.oracle import Ranks, by_turns, states, unilateral_moves

from detente.model.model import Model

Holds = Callable[[int, int, int], bool]
"""Of a party, the state it is in and another state."""


def stable_by_relations(
    model: Model, tempts: Holds, deters: Holds, sanctions: Holds
) -> dict[str, list[set[int]]]:
    """The stable states of each party under each concept.

    ``tempts(i, s, t)``: party i would leave s for t. ``deters(i, s, t)``: t as an outcome keeps i in s.
    ``sanctions(i, s, t)``: i would go from s to t in answer to another.
    """
    moves = unilateral_moves(model)
    parties = range(len(model.parties))
    answers = [{s: {t for t in moves[j][s] if sanctions(j, s, t)} for s in states(model)} for j in parties]
    stable: dict[str, list[set[int]]] = {c: [set() for _ in parties] for c in ("nash", "gmr", "smr", "seq")}
    for i in parties:
        others = [j for j in parties if j != i]
        for s in states(model):
            tempting = {t for t in moves[i][s] if tempts(i, s, t)}
            if not tempting:
                stable["nash"][i].add(s)
            any_reply = {s1: by_turns(moves, others, s1) for s1 in tempting}
            if all(any(deters(i, s, s2) for s2 in any_reply[s1]) for s1 in tempting):
                stable["gmr"][i].add(s)
            if all(
                any(deters(i, s, s2) and all(deters(i, s, s3) for s3 in moves[i][s2]) for s2 in any_reply[s1])
                for s1 in tempting
            ):
                stable["smr"][i].add(s)
            if all(any(deters(i, s, s2) for s2 in by_turns(answers, others, s1)) for s1 in tempting):
                stable["seq"][i].add(s)
    return stable


def relationally_stable(model: Model, ranks: Ranks) -> dict[str, list[set[int]]]:
    """The stable states of parties with attitudes, if their preferences are these."""
    towards = model.attitudes

    def likes(j: int, s: int, t: int) -> bool:
        return ranks[j][t] >= ranks[j][s]

    def preferred(i: int, s: int, t: int) -> bool:
        """TRP(e)_i: every attitude of i has its will, if i goes from s to t."""
        wills = {1: lambda j: likes(j, s, t), -1: lambda j: not likes(j, s, t), 0: lambda _: True}
        return all(wills[attitude](j) for j, attitude in enumerate(towards[i]))

    def deters(i: int, s: int, t: int) -> bool:
        return s == t or not preferred(i, s, t)

    return stable_by_relations(model, preferred, deters, preferred)
