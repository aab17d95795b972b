"""An act that was read and is no option, taken into a case with its words and what parties say of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from detente.case import Case, Preference, parse_case
from detente.interview import edits
from detente.interview.answering import Answerer
from detente.interview.question import Row
from detente.interview.structuring import Structuring

Cited = dict[str, Any]
"""Words of a report, as the `evidence` of a case has them: report, quote, start, end."""


@dataclass(frozen=True)
class WishRead:
    """The word of a party of the case on an act: it wants it, or does not."""

    party: str
    wanted: bool
    words: Sequence[Cited]


@dataclass(frozen=True)
class ActRead:
    """An act that was read.

    Attributes
    ----------
    maker
        The party that would do it, by its key in the case or by name.
    taken
        True if it is done now.
    """

    maker: str
    act: str
    taken: bool
    words: Sequence[Cited]
    wishes: Sequence[WishRead] = ()


def taking_in(case: Case, act: ActRead, answerer: Answerer) -> tuple[Case, tuple[str, ...]]:
    """Return a case that has an act as an option, with its words, and what was written, in sentences.

    A wish is added for each party whose preference is open or given by priorities.

    Raises
    ------
    BadInput
        If the act leaves a case that cannot be used.
    """
    says: list[str] = []

    def write(data: Any) -> None:
        says.clear()
        structure = Structuring(case, data, lambda _: _cited(data, act.words), bool(act.words), answerer.by)
        option = structure.add(Row(act.maker, act.act, act.taken), left_out=True)
        for wish in act.wishes:
            if _takes_wishes(case, wish.party):
                priority = option if wish.wanted else f"not {option}"
                edits.add_priority(data, wish.party, priority, _cited(data, wish.words))
        says.extend(sentence[:1].upper() + sentence[1:] + "." for sentence in structure.says)

    text = edits.changed_text(case.text, write, case.path)
    return parse_case(text, case.path, case.reports), tuple(says)


def _cited(data: Any, words: Sequence[Cited]) -> dict[str, Any]:
    return {"evidence": [edits.cite(data, **each, begins="read_") for each in words]}


def _takes_wishes(case: Case, party: str) -> bool:
    """Return True for a party of the case whose wishes can be added to."""
    if party not in case.file.parties:
        return False
    preference = case.file.preferences.get(party, "unknown")
    if not isinstance(preference, Preference):
        return True
    return not (preference.ranking or preference.weights or preference.payoffs or preference.one_of)
