"""Questions about what nobody knows of preferences: the one whose answer settles most comes first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from detente.case import Case
from detente.errors import BadInput
from detente.interview.connections import Connections
from detente.interview.naming import Naming
from detente.interview.near_states import MOST_SUPPOSED, near_each_other
from detente.interview.pair_questions import bearings, is_connected, pair_question
from detente.interview.pairs import pair_id, pair_of, sense_of
from detente.interview.question import (
    Pair,
    Question,
)
from detente.interview.sense import Sense
from detente.model import (
    Model,
    Narrowed,
    OneOf,
    OpenPreference,
    OpenPriorities,
    compile_on,
    known_pairs,
    known_ties,
    party_preferences,
    something_is_open,
    state_space,
)
from detente.sweeps import DecisiveQuestion, Sweep, SweepJob, sweep
from detente.sweeps import Question as SweepQuestion

_MOST_STATES = 1 << 12
"""States up to which completions are judged to rank the questions; beyond, the order is a fixed one."""
_MOST_PAIRED = 1 << 10
"""States up to which the order of every two is worked out at once; beyond, of those that are asked about."""
_STATES_JUDGED, _FEWEST, _MOST = 1 << 17, 400, 20_000
_HARDER = 0.6
"""The share of a question's rank that is left with a supposition."""
_MOST_DIFFERENCES = 3
_MOST_NEAR = 48
_FACING_DEMANDS = 1.5
"""A question about a party of which others want something comes before one that settles not much more."""
_MOST_IN_A_ROW, _COMPARABLE = 2, 0.3
"""Questions on one party before another one has its turn, if the answer settles this share at least."""


@dataclass(frozen=True)
class Unknowns:
    """A case compiled, and the part of each preference that is open."""

    case: Case
    model: Model
    preferences: tuple[OpenPreference, ...]

    @cached_property
    def names(self) -> Naming:
        """The names that the case gives."""
        return Naming(self.case.file)

    @cached_property
    def sense(self) -> Sense:
        """The test of which pairs of states make a question."""
        return sense_of(self.names, self.model)

    @cached_property
    def connections(self) -> Connections:
        """Tells which acts have to do with a party."""
        return Connections(self.case, self.names, self.model)

    @cached_property
    def ranked(self) -> tuple[Question, ...] | None:
        """The questions in the order of that sweep; None where there is none: then they are too many."""
        return None if self.swept is None else tuple(_ranked(self, self.swept.questions))

    @cached_property
    def letters(self) -> NDArray[np.str_] | None:
        """The letters of each state that can be, in their order; None where one has no Y/N string."""
        patterns = [self.model.pattern(cell) for cell in self.cells.tolist()]
        known = [list(pattern) for pattern in patterns if pattern]
        return np.array(known) if known and len(known) == len(patterns) else None

    def apart(self, cell: int | None) -> NDArray[np.int64]:
        """Return the number of options in which each state differs from one; 0 where that is not known."""
        pattern = None if cell is None else self.model.pattern(cell)
        if pattern is None or self.letters is None:
            return np.zeros(len(self.cells), dtype=np.int64)
        return np.asarray((self.letters != np.array(list(pattern))).sum(axis=1, dtype=np.int64))

    @cached_property
    def from_here(self) -> NDArray[np.int64]:
        """The number of options in which each state differs from the status quo."""
        return self.apart(self.model.status_quo)

    @cached_property
    def cells(self) -> NDArray[np.int64]:
        """The cells of the states that can be, ascending."""
        return np.flatnonzero(self.model.feasible)

    def settled(self, party: int) -> NDArray[np.bool_] | None:
        """Return the pairs of `cells` whose order is known of a party; None where there are too many."""
        if len(self.cells) > _MOST_PAIRED:
            return None
        if party not in self._settled:
            self._settled[party] = _settled(self.preferences[party], self.cells)
        return self._settled[party]

    @cached_property
    def _settled(self) -> dict[int, NDArray[np.bool_]]:
        return {}

    @cached_property
    def swept(self) -> Sweep | None:
        """The sweep of the case; None where nothing is open, or none can be made."""
        states = int(self.model.feasible.sum())
        if states > _MOST_STATES or not any(map(something_is_open, self.preferences)):
            return None
        samples = max(_FEWEST, min(_MOST, _STATES_JUDGED // states))
        try:
            return sweep(SweepJob(self.case, samples=samples, exact_up_to=samples))
        except BadInput:
            # What takes too long to draw from is asked in a fixed order.
            return None


def unknowns_of(case: Case) -> Unknowns:
    """Compile a case.

    Raises
    ------
    BadInput
        If it contradicts itself.
    """
    space = state_space(case)
    preferences = party_preferences(case, space)
    return Unknowns(case, compile_on(case, space, preferences), preferences)


def ranked_questions(of: Unknowns, swept: Sequence[DecisiveQuestion] | None = None) -> Iterator[Question]:
    """Yield the open questions about preferences, the one to ask first at the head.

    They come in the order in which a sweep of the completions ranks them, where one that takes fewer words,
    or is about the party's own act, comes before one that settles little more. What settles nothing is left
    out, and what nobody would ask: two acts that have nothing to do with each other. A case of which no sweep
    can be made has all of them in a fixed order: a party's own acts first.

    Parameters
    ----------
    swept
        The questions of a sweep of the case; without them it is swept here.
    """
    if not any(map(something_is_open, of.preferences)):
        return
    if swept is not None:
        yield from _ranked(of, swept)
    elif of.ranked is not None:
        yield from of.ranked
    else:
        yield from (pair_question(of, pair, ()) for pair in open_pairs(of) if of.sense.weight(pair))


def _ranked(of: Unknowns, decisive_questions: Sequence[DecisiveQuestion]) -> Iterator[Question]:
    """Yield the questions that a sweep found decisive, those that are plain before the others."""
    ranked: dict[Pair, tuple[float, DecisiveQuestion]] = {}
    demanded = _parties_with_demands(of)
    for decisive in decisive_questions:
        pair = _plainest(of, decisive)
        if pair is None or not (plain := _plainness(of, pair)):
            continue
        first = _FACING_DEMANDS if pair.party in demanded else 1.0
        rank = decisive.gain * plain * first
        if pair not in ranked or ranked[pair][0] < rank:
            ranked[pair] = (rank, decisive)
    connected = {pair: is_connected(of, pair) for pair in ranked}
    in_order = sorted(ranked, key=lambda pair: (connected[pair], ranked[pair][0]), reverse=True)
    for pair in _plain_first(in_order):
        yield replace(pair_question(of, pair, bearings(of, ranked[pair][1])), rank=ranked[pair][0])


def questions_told(of: Unknowns) -> Iterator[Question]:
    """Yield the questions on acts of others that the reports tie to a party of which nothing is known.

    They come though their answers may settle nothing: a party is asked about what it speaks of.
    """
    for pair in open_pairs(of):
        stated = of.case.file.preferences.get(pair.party)
        is_known = stated is not None and (stated.priorities or stated.comparisons)
        option = pair.single
        if option is None or pair.context or is_known or option.startswith(f"{pair.party}."):
            continue
        if of.connections.is_told(pair.party, option):
            yield pair_question(of, pair, ())


def _plain_first(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Yield pairs in their order, each that supposes something behind the plain one on the same act."""
    plain = {(pair.party, pair.single): pair for pair in pairs if pair.single and not pair.context}
    yielded: set[Pair] = set()
    for pair in pairs:
        for one in (plain.get((pair.party, pair.single or ""), pair), pair):
            if one not in yielded:
                yielded.add(one)
                yield one


def _parties_with_demands(of: Unknowns) -> frozenset[str]:
    """The parties of which others want something: an option of theirs is among the others' priorities."""
    stated = of.case.file.preferences.items()
    return frozenset(
        option.partition(".")[0]
        for party, preference in stated
        for priority in preference.priorities or ()
        for option in re.findall(r"[\w]+\.[\w]+", priority.priority)
        if not option.startswith(f"{party}.")
    )


def spread(questions: Iterable[Question], recent: Sequence[str]) -> Question | None:
    """Return the question to put next: of another party after several on one, if it settles about as much.

    Parameters
    ----------
    questions
        Questions about preferences, the one that settles most first.
    recent
        The parties of the questions put so far, the last one last.
    """
    first: Question | None = None
    in_a_row = set(recent[-_MOST_IN_A_ROW:])
    had_its_turn = in_a_row if len(recent) >= _MOST_IN_A_ROW and len(in_a_row) == 1 else ()
    for question in questions:
        first = first or question
        if question.rank < _COMPARABLE * first.rank or question.is_connected != first.is_connected:
            break
        if isinstance(question.subject, Pair) and question.subject.party not in had_its_turn:
            return question
    return first


def question_about(of: Unknowns, asked: SweepQuestion) -> Question | None:
    """Return the question of a sweep as an interview puts it; None where that would take too many words."""
    pair = _pair(of, asked)
    return None if pair is None or not of.sense.weight(pair) else pair_question(of, pair, ())


def question_on(of: Unknowns, pair: Pair) -> Question:
    """Return the question about two states whose order is open."""
    return pair_question(of, pair, ())


def question_with(of: Unknowns, id_: str) -> Question | None:
    """Return the open question about a preference that has an id, whatever its answer settles."""
    # The id begins with the party; the pairs of the others need not be listed.
    party = id_.partition("-prefers-")[0]
    for pair in open_pairs(of, widely=True, party=party):
        if pair_id(pair) == id_:
            return pair_question(of, pair, ())
    return None


def _plainest(of: Unknowns, decisive: DecisiveQuestion) -> Pair | None:
    """The pair of states to ask about: of questions that have the same answer the one of fewest words."""
    pairs = [_pair(of, asked) for asked in (decisive.question, *decisive.alike)]
    return max((p for p in pairs if p is not None), key=lambda p: _plainness(of, p), default=None)


def _pair(of: Unknowns, asked: SweepQuestion) -> Pair | None:
    party = of.model.parties[asked.party]
    if asked.kind == "states":
        both = np.array(sorted((asked.better, asked.worse)), dtype=np.int64)
        if is_settled_between(of, asked.party, both):
            return None
        return pair_of(of.model, party, asked.better, asked.worse)
    if asked.kind == "priority":
        cells = _one_against_other(of, asked.party, asked.first, asked.second)
        return None if cells is None else pair_of(of.model, party, *cells)
    return None


def _settled(preference: OpenPreference, cells: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Pairs of states whose order is known; of rival pictures, in one of them: an answer may rule it out.

    Which picture is the true one is no question of this interview.
    """
    if isinstance(preference, OneOf):
        in_one = np.stack([_settled(picture, cells) for picture in preference.possible])
        return np.asarray(in_one.any(axis=0))
    known = known_pairs(preference, cells)
    return np.asarray(known | known.T | known_ties(preference, cells))


def _one_against_other(of: Unknowns, party: int, first: str, second: str) -> tuple[int, int] | None:
    """Two states, near each other, that differ in two priorities alone: each satisfies one of them."""
    preference = of.preferences[party]
    priorities = preference.of if isinstance(preference, Narrowed) else preference
    if not isinstance(priorities, OpenPriorities):
        return None
    one, other = (priorities.priorities.index(text) for text in (first, second))
    rest = np.delete(priorities.truths, [one, other], axis=0)
    firsts, seconds = (
        _nearest(of, np.flatnonzero(priorities.truths[yes][of.cells] & ~priorities.truths[no][of.cells]))
        for yes, no in ((one, other), (other, one))
    )
    rest = rest[:, of.cells]
    best: tuple[int, int, int] | None = None
    for a in firsts.tolist():
        apart = of.apart(int(of.cells[a])) * 8 + of.from_here[a]
        for b in seconds[(rest[:, [a]] == rest[:, seconds]).all(axis=0)].tolist():
            if best is None or apart[b] < best[0]:
                best = (int(apart[b]), int(of.cells[a]), int(of.cells[b]))
    return None if best is None else best[1:]


def _nearest(of: Unknowns, places: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return those places among the states that differ least from the status quo."""
    return places[np.argsort(of.from_here[places], kind="stable")][:_MOST_NEAR]


def _plainness(of: Unknowns, pair: Pair) -> float:
    return of.sense.weight(pair) * float(_HARDER ** len(pair.context))


def open_pairs(of: Unknowns, *, widely: bool = False, party: str | None = None) -> Iterator[Pair]:
    """Yield pairs of states of unknown order: those one option apart, near the status quo, own acts first.

    Parameters
    ----------
    widely
        Yield pairs that are further apart too.
    party
        Yield those of this party alone.
    """
    model = of.model
    cells = np.array(near_the_status_quo(of), dtype=np.int64)
    patterns = [model.pattern(cell) for cell in cells.tolist()]
    now = None if model.status_quo is None else model.pattern(model.status_quo)
    pairs: list[tuple[tuple[int, int, int, int], Pair]] = []
    for number, preference in enumerate(of.preferences):
        if party not in (None, model.parties[number]) or not something_is_open(preference):
            continue
        left, right = np.nonzero(np.triu(~_settled(preference, cells), 1))
        apart_all, few = near_each_other(patterns, now, left, right, _MOST_DIFFERENCES if widely else 1)
        left, right = cells[left[few]], cells[right[few]]
        for a, b, apart in zip(left.tolist(), right.tolist(), apart_all[few].tolist(), strict=True):
            pair = pair_of(model, model.parties[number], a, b)
            if len(pair.context) > MOST_SUPPOSED:
                continue
            others = sum(not option.startswith(f"{pair.party}.") for option in (*pair.gains, *pair.losses))
            pairs.append(((len(pair.context), others, apart, number), pair))
    yield from (pair for _, pair in sorted(pairs, key=lambda ranked: ranked[0]))


def near_the_status_quo(of: Unknowns) -> list[int]:
    """Return the states that differ least from the status quo, in their order: all, where they are few."""
    near: list[int] = of.cells[np.argsort(of.from_here, kind="stable")].tolist()
    return sorted(near[: 16 * _MOST_NEAR])


def is_settled_between(of: Unknowns, party: int, both: NDArray[np.int64]) -> bool:
    """Return True if the order of two states, ascending, is known of a party."""
    settled = of.settled(party)
    if settled is None:
        return bool(_settled(of.preferences[party], both)[0, 1])
    one, other = np.searchsorted(of.cells, both)
    return bool(settled[one, other])
