"""Solution concepts for coalitions, and equilibrium jumps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from detente.content import ByContent
from detente.model import Model
from detente.stability.breadth_first import search
from detente.stability.coalition_moves import (
    ClassImprovements,
    Coalition,
    CoalitionImprovements,
    better_for_all,
    coalitions_of,
    improvements_among,
)
from detente.stability.comparisons import Known
from detente.stability.reductions import NEVER_LOWEST, Values, lowest
from detente.stability.result import CONCEPTS, Concept, Move
from detente.stability.sanctions import lowest_by_turns


@dataclass(frozen=True, slots=True)
class CoalitionResponse:
    """A coalition improvement, and the counter-moves of the others that would deter it.

    Attributes
    ----------
    steps
        A shortest legal sequence of the members' moves to ``target``.
    sanction
        The others' moves from there, None where none deters.
    """

    members: Coalition
    origin: int
    target: int
    steps: tuple[Move, ...]
    sanction: tuple[Move, ...] | None


@dataclass(frozen=True, slots=True)
class Jump:
    """Equilibrium jump: from one equilibrium a coalition moves to another that all members prefer."""

    members: Coalition
    origin: int
    target: int
    steps: tuple[Move, ...]


@dataclass(frozen=True, eq=False, repr=False)
class CoalitionStability(ByContent):
    """The states that one coalition leaves alone under one concept, of some that were judged.

    Attributes
    ----------
    certain, possible
        Shape ``(cells judged,)``: stable under every order of what is unknown; and not known to be
        unstable under all of them. Without unknown preferences both are the same.
    """

    certain: NDArray[np.bool_]
    possible: NDArray[np.bool_]


@dataclass(frozen=True)
class CoalitionSteps:
    """The improvements of coalitions, sure and possible ones, shared between calls on one model."""

    surely: CoalitionImprovements
    perhaps: CoalitionImprovements

    @classmethod
    def of(cls, model: Model) -> CoalitionSteps:
        """Remember each search on a model."""
        return cls(CoalitionImprovements(model, "surely"), CoalitionImprovements(model, "perhaps"))


def coalition_stability(
    model: Model, members: Sequence[int], cells: Iterable[int], steps: CoalitionSteps | None = None
) -> Mapping[Concept, CoalitionStability]:
    """Coalition Nash, GMR, SMR and SEQ stability of some states.

    Call a state *bad* for coalition H at s if some member does not strictly prefer it to s. State s
    is, for H [1]_ [2]_,

    - Nash stable if H has no coalition improvement from s, CI_H(s) being empty;
    - GMR stable if for each s1 in CI_H(s) some s2 in R_{N-H}(s1) is bad;
    - SMR stable if moreover every s3 in R_H(s2) is bad;
    - SEQ stable if for each s1 such a bad s2 is reached from s1 by coalition improvements of
      coalitions within N - H.

    For one party alone the first three are its own Nash, GMR and SMR stability. SEQ is then weaker
    than the party's own, since the others may also reply together.

    Parameters
    ----------
    members
        Indices of the parties in H.
    cells
        The states to judge. Each takes some passes over all states, since what is bad depends on
        the ranks of all members at once; SEQ may take more where the others can reply together.
    steps
        The improvements of coalitions, shared between calls on one model so that each is searched for once.

    Returns
    -------
    Mapping
        By concept. What is not possible is broken for certain: by an improvement that each member surely
        makes, which no reply deters however the unknown preferences turn out. Under SEQ ``certain`` counts
        only replies whose every step is surely an improvement.

    References
    ----------
    .. [1] Kilgour, Hipel, Fang and Peng, Coalition analysis in group decision support, Group
       Decision and Negotiation 10 (2001).
    .. [2] Inohara and Hipel, Coalition analysis in the graph model for conflict resolution, Systems
       Engineering 11 (2008).

    Examples
    --------
    Mutual defection in the prisoner's dilemma is stable for each alone, and not for both together:

    >>> model = Model.of("A: arm; B: arm", {"A": [2, 0, 3, 1], "B": [2, 3, 0, 1]}, status_quo="NN")
    >>> [bool(coalition_stability(model, who, [3])["nash"].certain[0]) for who in ((0,), (1,), (0, 1))]
    [True, True, False]
    """
    remembered = steps or CoalitionSteps.of(model)
    judge, cells = _Judge(model, tuple(sorted(members)), remembered), list(cells)
    possible = [judge.stable(cell, "surely") for cell in cells]
    certain = [judge.stable(cell, "perhaps") for cell in cells] if any(model.open_ties) else possible
    return {
        concept: CoalitionStability(
            *(np.array([of_cell[concept] for of_cell in by], dtype=np.bool_) for by in (certain, possible))
        )
        for concept in CONCEPTS
    }


def explain_coalition(
    model: Model, members: Sequence[int], cell: int, concept: Concept, *, limit: int = 50
) -> tuple[CoalitionResponse, ...]:
    """Explain the coalition stability of one state: its improvements, each with a sanction if there is one.

    Where preferences are unknown, only sure improvements are listed, and a sanction may need that they turn
    out in some way.

    Returns
    -------
    tuple of CoalitionResponse
        At most ``limit``, those that nothing deters first.

    Raises
    ------
    ValueError
        If the coalition is empty, or the concept has no form for coalitions.
    """
    if concept not in CONCEPTS:
        raise ValueError(f"no coalition concept {concept}: one of {', '.join(CONCEPTS)}")
    judge = _Judge(model, tuple(sorted(members)))
    reached = search(model, cell, judge.members, "moves")
    undeterred: list[CoalitionResponse] = []
    deterred: list[CoalitionResponse] = []
    for target in improvements_among(model, judge.members, cell, reached).tolist():
        sanction = judge.sanction(cell, target, concept)
        response = CoalitionResponse(judge.members, cell, target, reached.steps(target), sanction)
        (undeterred if sanction is None else deterred).append(response)
        if len(undeterred) >= limit:
            break
    return tuple([*undeterred, *deterred][:limit])


def equilibrium_jumps(model: Model, equilibria: Iterable[int], limit: int) -> tuple[Jump, ...]:
    """Return the moves of coalitions from one equilibrium to another.

    From an equilibrium s a coalition H of two or more can jump to an equilibrium t if t is in CI_H(s)
    and in that of no smaller coalition within H [1]_: what no party would leave alone, several may
    leave together.

    Parameters
    ----------
    equilibria
        Cells that are equilibria under the concept in question.
    limit
        List no more than this many, smaller coalitions first.

    References
    ----------
    .. [1] Kilgour, Hipel, Fang and Peng, Coalition analysis in group decision support, Group
       Decision and Negotiation 10 (2001).
    """
    lasting = sorted(equilibria)
    jumps: list[Jump] = []
    for origin in lasting:
        improves_to: dict[Coalition, set[int]] = {}
        for members in coalitions_of(range(len(model.parties))):
            # A search pays only where some equilibrium is liked better by all.
            liked = better_for_all(model, members, origin, "surely")
            if not liked[lasting].any():
                continue
            reached = search(model, origin, members, "moves")
            improving = improvements_among(model, members, origin, reached)
            improves_to[members] = set(improving.tolist()).intersection(lasting)
            if len(members) == 1:
                continue
            smaller = (improves_to[within] for within in improves_to if set(within) < set(members))
            targets = sorted(improves_to[members].difference(*smaller))
            jumps.extend(Jump(members, origin, target, reached.steps(target)) for target in targets)
    return tuple(sorted(jumps, key=lambda jump: (len(jump.members), len(jump.steps)))[:limit])


class _Judge:
    """One coalition and the others."""

    def __init__(self, model: Model, members: Coalition, steps: CoalitionSteps | None = None) -> None:
        if not members:
            raise ValueError("a coalition has at least one member")
        self.model = model
        self.members = members
        self.others = tuple(party for party in range(len(model.parties)) if party not in members)
        self._steps = steps or CoalitionSteps.of(model)

    def stable(self, cell: int, tempted: Known) -> dict[Concept, bool]:
        """Judge by what surely tempts and perhaps deters, or by what perhaps tempts and surely deters."""
        improving = self._improvements(tempted).of(self.members, cell)
        if not improving.size:
            return dict.fromkeys(CONCEPTS, True)
        bad = self._bad(cell, tempted)
        by_moves, by_safe_moves = (
            self._lowest_reply(deterring)[improving] == 0 for deterring in (bad, self._safely_bad(bad))
        )
        # What no reply at all could bring about, an interested one cannot either.
        replies = self._replies(tempted)
        interested = bool(by_moves.all()) and all(
            replies.sequence_to(target, bad) is not None for target in improving.tolist()
        )
        return {
            "nash": False,
            "gmr": bool(by_moves.all()),
            "smr": bool(by_safe_moves.all()),
            "seq": interested,
        }

    def sanction(self, cell: int, target: int, concept: Concept) -> tuple[Move, ...] | None:
        """The others' moves that perhaps deter a sure improvement, None where none does."""
        if concept == "nash":
            return None
        bad = self._bad(cell, "surely")
        if concept == "seq":
            return self._replies("surely").sequence_to(target, bad)
        goals = self._safely_bad(bad) if concept == "smr" else bad
        replies = search(self.model, target, self.others, "moves", goals)
        return None if replies.goal_met is None else replies.steps(replies.goal_met)

    def _improvements(self, known: Known) -> CoalitionImprovements:
        return self._steps.surely if known == "surely" else self._steps.perhaps

    def _replies(self, tempted: Known) -> ClassImprovements:
        """The replies that count: to a sure temptation any that may come, to a possible one sure ones."""
        steps = self._improvements("perhaps" if tempted == "surely" else "surely")
        return ClassImprovements(self.model, self.others, steps)

    def _bad(self, cell: int, tempted: Known) -> NDArray[np.bool_]:
        """The states that some member does not prefer: as known of what tempts, so of what does not deter."""
        return np.asarray(self.model.feasible & ~better_for_all(self.model, self.members, cell, tempted))

    def _safely_bad(self, bad: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Bad states from which the members reach none that is not bad."""
        reached = self._by_turns(self.members, np.where(bad, 1, 0))
        safely: NDArray[np.bool_] = bad & (reached == 1)
        return safely

    def _lowest_reply(self, deterring: NDArray[np.bool_]) -> Values:
        return self._by_turns(self.others, np.where(deterring, 0, 1))

    def _by_turns(self, movers: Coalition, values: NDArray[np.int64]) -> Values:
        feasible = np.where(self.model.feasible, values, NEVER_LOWEST).astype(np.int32)
        if not movers:
            return feasible
        return lowest_by_turns(self.model, movers, feasible, partial(lowest, self.model))
