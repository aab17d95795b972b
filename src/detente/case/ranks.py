"""What each party prefers, as integer ranks of the states."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from detente.case.load import LoadedCase
from detente.case.options import checked_expression
from detente.case.schema import Preference, Priority
from detente.case.states import StateSpace
from detente.case.yaml_text import Place

# Sums of scaled weights must stay exact in 64-bit integers.
_LARGEST_SUM = 2**62
_MOST_DIGITS = 40


def party_ranks(case: LoadedCase, space: StateSpace, party: str) -> tuple[NDArray[np.int32], bool]:
    """The ranks of one party and whether its ties are open (of unknown order).

    Returns
    -------
    ranks
        Shape ``(cells,)``: greater is more preferred, dense from 0; -1 in infeasible cells.
    open_ties
        True where the case says `unknown`.

    Raises
    ------
    BadInput
        If the preference is missing, incomplete or names what is not there.
    """
    if party not in case.file.preferences:
        raise case.fault(
            ("preferences",), f"party {party} has no preferences", f"give them, or say `{party}: unknown`"
        )
    return preference_ranks(case, space, ("preferences", party), case.file.preferences[party])


def preference_ranks(
    case: LoadedCase, space: StateSpace, place: Place, preference: Preference
) -> tuple[NDArray[np.int32], bool]:
    """The ranks a preference gives, and whether its ties are open; see `party_ranks`.

    Parameters
    ----------
    place
        Where in the case the preference stands, for messages.
    """
    if preference.ranking is not None:
        score = _by_ranking(case, space, (*place, "ranking"), preference)
    elif preference.priorities is not None:
        score = priority_scores(case, space, (*place, "priorities"), preference.priorities)
    elif preference.weights is not None:
        score, _ = weight_scores(case, space, (*place, "weights"), preference.weights)
    elif preference.payoffs is not None:
        score = _by_payoffs(case, space, (*place, "payoffs"), preference.payoffs)
    else:
        score = np.zeros(len(space.feasible), dtype=np.int64)
    # Where the order of the stated parts is itself open, no comparison they make is certain.
    if "order" in _named_unknowns(preference):
        score = np.zeros(len(space.feasible), dtype=np.int64)
    ranks = np.full(len(space.feasible), -1, dtype=np.int32)
    ranks[space.feasible] = np.unique(score[space.feasible], return_inverse=True)[1]
    return ranks, preference.unknown is not None


def _named_unknowns(preference: Preference) -> tuple[str, ...]:
    unknown = preference.unknown or ()
    return (unknown,) if isinstance(unknown, str) else unknown


def _by_ranking(
    case: LoadedCase, space: StateSpace, place: Place, preference: Preference
) -> NDArray[np.int64]:
    ranking = preference.ranking or ()
    score = np.full(len(space.feasible), -1, dtype=np.int64)
    for level, tied in enumerate(ranking):
        for i, text in enumerate(tied):
            cell = space.cell(case, (*place, level, i), text)
            if score[cell] >= 0:
                raise case.fault(
                    (*place, level, i), f"state {text} stands twice in the ranking", "keep one of them"
                )
            score[cell] = len(ranking) - level
    _require_complete(case, space, place, score >= 0, "the ranking")
    return score


def _by_payoffs(
    case: LoadedCase, space: StateSpace, place: Place, payoffs: Mapping[str, Decimal]
) -> NDArray[np.int64]:
    level = {value: i for i, value in enumerate(sorted(set(payoffs.values())))}
    score = np.full(len(space.feasible), -1, dtype=np.int64)
    for text, value in payoffs.items():
        cell = space.cell(case, (*place, text), text)
        if score[cell] >= 0:
            raise case.fault((*place, text), f"state {text} has two payoffs", "keep one of them")
        score[cell] = level[value]
    _require_complete(case, space, place, score >= 0, "the list of payoffs")
    return score


def _require_complete(
    case: LoadedCase, space: StateSpace, place: Place, given: NDArray[np.bool_], what: str
) -> None:
    missing = np.flatnonzero(space.feasible & ~given)
    if len(missing):
        shown = [space.label(cell) for cell in missing[:3].tolist()]
        more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""
        raise case.fault(place, f"{what} misses state {', '.join(shown)}{more}", "place every feasible state")


def priority_scores(
    case: LoadedCase, space: StateSpace, place: Place, priorities: Sequence[Priority]
) -> NDArray[np.int64]:
    """Shape ``(cells,)``: a greater number where the more important priorities are met."""
    score = np.zeros(len(space.feasible), dtype=np.int64)
    for i, item in enumerate(priorities):
        holds = truth_of_states(case, space, (*place, i), item.priority)
        score = score * 2 + holds
        # Keep the integers small: only their order counts, and a case may list any number of priorities.
        if i % 32 == 31:
            score = np.unique(score, return_inverse=True)[1].astype(np.int64)
    return score


def weight_scores(
    case: LoadedCase, space: StateSpace, place: Place, weights: Mapping[str, Decimal]
) -> tuple[NDArray[np.int64], int]:
    """The exact sum of each state's weights, shape ``(cells,)``, and what one unit of weight counts in it."""
    # Outside these bounds a sum cannot be exact, and scaling would only take for ever to find that out.
    if any(weight and abs(weight.adjusted()) > _MOST_DIGITS for weight in weights.values()) or any(
        abs(int(weight.as_tuple().exponent)) > _MOST_DIGITS for weight in weights.values()
    ):
        raise case.fault(place, "the weights are too large or too fine to add up exactly", "use fewer digits")
    digits = max((-int(w.as_tuple().exponent) for w in weights.values()), default=0)
    # Scaled to integers so that sums that are equal on paper tie; a float would break 0.1 + 0.2 = 0.3.
    scaled = {text: int(weight.scaleb(max(digits, 0))) for text, weight in weights.items()}
    if sum(abs(weight) for weight in scaled.values()) >= _LARGEST_SUM:
        raise case.fault(place, "the weights are too large or too fine to add up exactly", "use fewer digits")
    score = np.zeros(len(space.feasible), dtype=np.int64)
    for text, weight in scaled.items():
        score += weight * truth_of_states(case, space, (*place, text), text)
    return score, 10 ** max(digits, 0)


def truth_of_states(case: LoadedCase, space: StateSpace, place: Place, text: str) -> NDArray[np.bool_]:
    """Shape ``(cells,)``: where an expression is true; BadInput where a coalesced state leaves it open."""
    if space.combinations is None:
        raise case.fault(place, "an expression over options, and no party has one", "use ranking or payoffs")
    value = space.combinations.truth(checked_expression(case, place, text, space.options))
    if space.members is None:
        return value
    inside = space.members >= 0
    count = np.bincount(space.members[inside], minlength=len(space.feasible))
    true = np.bincount(space.members[inside], weights=value[inside], minlength=len(space.feasible))
    torn = np.flatnonzero((true > 0) & (true < count))
    if len(torn):
        cell = int(torn[0])
        name = space.names.get(cell) or space.patterns[cell]
        raise case.fault(
            place, f"{text} is true in only part of state {name}", "split the state, or rank it instead"
        )
    return true > 0
