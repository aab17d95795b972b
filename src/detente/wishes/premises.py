"""Premises: the comparisons of states that an answer relies on, and those of them that do not hold yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from detente.stability import LegalSequences, Move, Node
from detente.wishes.conditions import ClassicConcept
from detente.wishes.pairwise import EQUAL, OPEN, PREFERRED, PairKnowledge

Standing = Literal["as it is", "must change", "must turn out so"]
Serves = Literal["stays", "deters", "answers", "leads", "gains", "escapes", "refrains"]


@dataclass(frozen=True, slots=True)
class Premise:
    """A preference that an answer needs: a party prefers one state to another, or does not prefer the other.

    Attributes
    ----------
    party
        Index of the party.
    better, other
        Cells.
    strict
        Whether ``better`` is preferred; else it may also be equal.
    standing
        ``as it is``: known already. ``must change``: contradicts what is known. ``must turn out so``: open.
    serves
        Its part in the answer. In an equilibrium: ``stays``, the party does not gain by that move;
        ``deters``, the end of a counter-move (under SMR, all the party can make of it) is no better;
        ``answers``, a step of the others' reply serves its mover; ``leads``, a step on the way from
        the status quo does. In one that breaks: ``gains``, the party gains by the move; ``escapes``,
        it is still better off after a reply, or what it can make of that; ``refrains``, a step of a
        reply does not serve its mover.
    """

    party: int
    better: int
    other: int
    strict: bool
    standing: Standing
    serves: Serves


_Weight = tuple[int, int, int]
"""Facts that must change, that must turn out so, and how many there are."""


class PremiseFinder:
    """Finds the premises of an answer in an order of the states, those first that are known already.

    Parameters
    ----------
    known
        What is known of each party's order.
    ranks
        The orders relied on, shape ``(parties, cells)``.
    """

    def __init__(self, sequences: LegalSequences, known: PairKnowledge, ranks: NDArray[np.int32]) -> None:
        self._sequences = sequences
        self._known = known
        self._ranks = ranks
        self._parties = range(len(sequences.to))
        self._relied: dict[Premise, None] = {}
        self._comparisons: set[tuple[int, int, int]] = set()

    @property
    def premises(self) -> tuple[Premise, ...]:
        """Everything relied on so far, each once."""
        return tuple(self._relied)

    def rely_on_equilibrium(self, cell: int, concept: ClassicConcept) -> None:
        """The reason a cell is stable for everybody."""
        for party in self._parties:
            for target in self._sequences.to[party][cell]:
                self._rely_on(self._why_not_moved(party, cell, target, concept))

    def rely_on_way(self, start: int, cell: int) -> tuple[Move, ...]:
        """The steps of improvements from one cell to another, and why each improves."""
        premises = self._improving(start, self._parties, "leads", lambda at: [] if at == cell else None)
        assert premises is not None
        self._rely_on(premises)
        return tuple(Move(premise.party, premise.other, premise.better) for premise in premises)

    def rely_on_break(self, move: Move, concept: ClassicConcept) -> None:
        """The reason nothing deters a party from a move by which it gains."""
        party, cell, target = move.party, move.origin, move.target
        others = self._others(party)
        self._rely_on([self._premise(party, target, cell, strict=True, serves="gains")])
        if concept in ("gmr", "smr"):
            for reply in self._sequences.replies(target, others):
                ends = [reply, *(self._sequences.to[party][reply] if concept == "smr" else ())]
                better = [end for end in ends if self._prefers(party, end, cell)]
                escapes = [[self._premise(party, end, cell, strict=True, serves="escapes")] for end in better]
                least = min(escapes, key=self._weight)
                self._rely_on(least)
        elif concept == "seq":
            self._rely_on(self._no_answer(party, cell, target))

    def _why_not_moved(self, party: int, cell: int, target: int, concept: ClassicConcept) -> list[Premise]:
        reasons = []
        if not self._prefers(party, target, cell):
            reasons.append([self._premise(party, cell, target, strict=False, serves="stays")])
        others = self._others(party)
        if concept in ("gmr", "smr"):
            replies = self._sequences.replies(target, others)
            deterred = (self._why_deterred(party, cell, reply, concept) for reply in replies)
            reasons.extend(premises for premises in deterred if premises is not None)
        elif concept == "seq":
            answer = self._improving(
                target,
                others,
                "answers",
                lambda at: self._why_deterred(party, cell, at, concept) if at != target else None,
            )
            if answer is not None:
                reasons.append(answer)
        return min(reasons, key=self._weight)

    def _why_deterred(
        self, party: int, cell: int, reply: int, concept: ClassicConcept
    ) -> list[Premise] | None:
        """The reason a reply leaves the party no better off; None if it does."""
        ends = [reply, *(self._sequences.to[party][reply] if concept == "smr" else ())]
        if any(self._prefers(party, end, cell) for end in ends):
            return None
        return [self._premise(party, cell, end, strict=False, serves="deters") for end in ends if end != cell]

    def _improving(
        self,
        start: int,
        movers: Sequence[int],
        serves: Serves,
        arrived: Callable[[int], list[Premise] | None],
    ) -> list[Premise] | None:
        """The premises of an improving sequence that relies on least; ``arrived`` gives those of its end."""
        order = count()
        waiting: list[tuple[_Weight, int, Node | None, list[Premise]]] = [((0, 0, 0), 0, (start, -1), [])]
        done: set[Node] = set()
        while waiting:
            weight, _, node, premises = heappop(waiting)
            if node is None:
                return premises
            if node in done:
                continue
            done.add(node)
            at_end = arrived(node[0])
            if at_end is not None:
                total = _plus(weight, self._weight(at_end))
                heappush(waiting, (total, next(order), None, premises + at_end))
            for target, mover in self._sequences.onward(node, movers):
                if self._prefers(mover, target, node[0]):
                    step = self._premise(mover, target, node[0], strict=True, serves=serves)
                    after = self._sequences.node(target, mover)
                    heappush(
                        waiting,
                        (_plus(weight, self._weight([step])), next(order), after, [*premises, step]),
                    )
        return None

    def _no_answer(self, party: int, cell: int, target: int) -> Iterable[Premise]:
        """The reason the others' improvements lead to nothing that deters."""
        others = self._others(party)
        inside = {(target, -1): None}
        waiting = list(inside)
        refrained: list[tuple[int, Node, Node]] = []
        for node in waiting:
            if node[0] != target:
                yield self._premise(party, node[0], cell, strict=True, serves="escapes")
            for target_of_step, mover in self._sequences.onward(node, others):
                after = self._sequences.node(target_of_step, mover)
                if not self._prefers(mover, target_of_step, node[0]):
                    refrained.append((mover, node, after))
                elif after not in inside:
                    inside[after] = None
                    waiting.append(after)
        for mover, node, after in refrained:
            if after not in inside:
                yield self._premise(mover, node[0], after[0], strict=False, serves="refrains")

    def _others(self, party: int) -> list[int]:
        return [other for other in self._parties if other != party]

    def _prefers(self, party: int, cell: int, other: int) -> bool:
        return bool(self._ranks[party, cell] > self._ranks[party, other])

    def _premise(self, party: int, better: int, other: int, *, strict: bool, serves: Serves) -> Premise:
        seen = int(self._known[party, better, other])
        standing: Standing = "must change"
        if seen == OPEN:
            standing = "must turn out so"
        elif seen == PREFERRED or (seen == EQUAL and not strict):
            standing = "as it is"
        return Premise(party, better, other, strict, standing, serves)

    def _rely_on(self, premises: Iterable[Premise]) -> None:
        for premise in premises:
            self._relied[premise] = None
            self._comparisons.add((premise.party, premise.better, premise.other))

    def _weight(self, premises: Sequence[Premise]) -> _Weight:
        new = [
            premise.standing
            for premise in premises
            if (premise.party, premise.better, premise.other) not in self._comparisons
        ]
        return new.count("must change"), new.count("must turn out so"), len(premises)


def _plus(one: _Weight, other: _Weight) -> _Weight:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]
