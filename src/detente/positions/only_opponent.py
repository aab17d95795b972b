"""Demands that name nobody: where one other side alone decides in a report, it may be asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from detente.dossier import Dossier
from detente.positions.owned_acts import OwnedAct
from detente.positions.wanted import is_plain_demand
from detente.reading import Party, entry_of

_ASKED: Final = frozenset({"demanded", "opposed"})
_AGAINST: Final = frozenset({"refused", "opposed", "threatened"})
_GRANTED: Final = frozenset({"planned", "offered", "accepted"})
_DECIDES: Final = 0.5
"""The chance to be a decision maker from which on a party counts as a side."""
_PLAINLY: Final = 0.8
"""The chance from which on two are plainly the sides of a dispute, though no words show them at odds."""
_FAR_SURER: Final = 5
"""A side is far surer to decide than another if the doubt of it is so many times less."""


def only_opponent(
    dossier: Dossier,
    parties: Iterable[Party],
    chances: Mapping[str, float],
    speaks_for: Mapping[str, str],
    acts: Iterable[OwnedAct],
) -> Callable[[OwnedAct], str | None]:
    """Return a function that gives a demand without a doer to the one other side of its report.

    "The dockers demand a rise": of the board, where it is the only side beside them and the two are at odds;
    of three sides, nobody is meant, unless the board is far surer to decide than the third.
    """
    sides = {party.id for party in parties if chances.get(party.id, 0.0) >= _DECIDES}
    in_report: dict[str, set[str]] = {}
    for party in dossier.parties:
        camp = speaks_for.get(party.id)
        if camp in sides:
            for words in party.mentions:
                in_report.setdefault(words.report, set()).add(camp)

    acts = list(acts)
    at_odds = set(_at_odds(acts))
    quarrels = {each.mention.span.report for each in acts if each.mention.mood in _AGAINST}
    kind = {(each.maker, other) for each in acts if each.mention.mood in _GRANTED for other in each.about}
    asked: dict[str | None, set[str]] = {}
    for each in acts:
        if each.maker and each.mention.mood == "demanded" and each.maker != each.voice:
            asked.setdefault(each.voice, set()).add(each.maker)

    def doer_of(act: OwnedAct) -> str | None:
        here = in_report.get(act.mention.span.report, set())
        condition = act.mention.condition_of is not None and act.mention.mood == "demanded"
        if act.voice not in here or not (condition or is_plain_demand(act)):
            return None
        if len(asked.get(act.voice, ())) > 1:
            return None  # whoever asks two parties for something may mean either
        other = _surest(here - {act.voice}, chances)
        if other is None or act.voice is None:
            return None
        the_two = min(chances[other], chances[act.voice]) >= _PLAINLY
        the_two = the_two and act.mention.span.report in quarrels and (other, act.voice) not in kind
        return other if the_two or frozenset((other, act.voice)) in at_odds else None

    return doer_of


def _surest(others: Iterable[str], chances: Mapping[str, float]) -> str | None:
    """Return the one of some parties, or the one that is far surer to decide than all the rest."""
    ranked = sorted(others, key=lambda party: -chances[party])
    if not ranked:
        return None
    rest = 1 - chances[ranked[1]] if len(ranked) > 1 else 1.0
    return ranked[0] if len(ranked) == 1 or _FAR_SURER * (1 - chances[ranked[0]]) <= rest else None


def _at_odds(acts: Iterable[OwnedAct]) -> Iterator[frozenset[str | None]]:
    """Yield pairs of sides of which one asks, refuses, threatens or does harm to the other."""
    for act in acts:
        if act.maker and act.voice is not None and act.mention.mood in _ASKED:
            yield frozenset((act.maker, act.voice))
        entry = entry_of(act.mention.catalogue)
        harms = act.mention.mood in _AGAINST or (entry is not None and entry.harm and act.mention.sign)
        if act.maker and harms:
            yield from (frozenset((act.maker, other)) for other in act.about)
