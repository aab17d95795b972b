"""Acts that only one office can do: of whom an amnesty is demanded, where the words name nobody."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Final

from detente.patterns import as_pattern
from detente.positions.camps import any_of, head_words, is_government
from detente.positions.mentions import OwnedAct
from detente.reading import Party, entry_of

_DECIDES: Final = 0.3
"""The chance to be a decision maker below which a party is no candidate."""
_FAR_SURER: Final = 5
_TWO: Final = 2
_SPOKEN_OF: Final = frozenset({"demanded", "opposed", "planned", "refused"})
_STRIKE: Final = "strike"
_UNIONS: Final = as_pattern(r"\b(?:unions?|federation|confederation|guild|association)$", re.IGNORECASE)
_THE_UNION: Final = as_pattern(r"(?:the|our|their|its) union", re.IGNORECASE)
_STRIKES: Final = as_pattern(
    r"\b(?:workers|employees|staff|strikers|dockers|dockworkers|miners|nurses"
    r"|teachers|doctors|drivers|pilots|crews|truckers|farmers)$",
    re.IGNORECASE,
)
_OF_THE_STATE: Final = as_pattern(
    r"\b(?:ask|urg|want|call|press|requir|implor|beg|appeal|requests?|petition)\w*(?: on| upon| to)?"
    r" (?:the|that the) [Ss]tate (?:to|should|must)\b"
)
"""The state, where whoever governs it is meant: "urged the state to send help"."""
_NAMES: Final = {"court": "courts", "parliament": "parliaments", "prosecutor": "prosecutors"}


def doer_by_office(
    parties: Iterable[Party],
    chances: Mapping[str, float],
    acts: Iterable[OwnedAct] = (),
    may_mean: Callable[[str, str], bool] = lambda _report, _party: True,
) -> Callable[[OwnedAct], str | None]:
    """Return a function that gives an act without a doer to the one party whose office it is to do it.

    Only a government grants an amnesty, only a prosecutor drops a charge (``by`` in the catalogue of acts).
    The strike that nobody is said to be on is that of the one union.
    Where two parties hold the office, or the one that holds it is the one that asks, nobody is assumed.

    Parameters
    ----------
    may_mean
        True for a report and a party that it may mean.
    """
    parties = list(parties)
    asked: defaultdict[str | None, set[str]] = defaultdict(set)
    for each in acts:
        if each.maker and each.mention.mood == "demanded":
            asked[each.voice].add(each.maker)
    states = [
        (party.id, name)
        for party in parties
        if party.kind == "state"
        for name in (party.name, *party.aliases)
    ]
    able = [party for party in parties if chances.get(party.id, 0.0) > _DECIDES]
    holders = {
        "government": [party.id for party in able if _governs(party)],
        _STRIKE: _strikers(parties),
        **{office: [p.id for p in able if _holds(p, names)] for office, names in _NAMES.items()},
    }

    @cache
    def holders_in(report: str, office: str) -> Sequence[str]:
        meant = [each for each in holders[office] if may_mean(report, each)]
        return _surest(meant, chances) if office == "government" else meant

    def doer_of(act: OwnedAct) -> str | None:
        report = act.mention.span.report
        if act.mention.mood == "demanded" and _OF_THE_STATE.search(act.mention.span.quote):
            governing = holders_in(report, "government")
            return governing[0] if len(governing) == 1 and governing[0] != act.voice else None
        entry = entry_of(act.mention.catalogue)
        if entry is None:
            return None
        if entry.id == _STRIKE:
            striking = holders_in(report, _STRIKE)
            return striking[0] if len(striking) == 1 else None
        if not entry.by or not _is_open(act, lasts=entry.option == "ending"):
            return None
        # Where no prosecutor is named, a demand to drop a charge is one on whoever governs.
        # Who asks one party for this and a government for that may mean either.
        may_govern = entry.by == "prosecutor" and len(asked[act.voice]) < _TWO
        able_to = holders_in(report, entry.by) or (holders_in(report, "government") if may_govern else [])
        if any(state not in able_to and name in act.mention.span.quote for state, name in states):
            return None  # "a ban on entering Norland": that of Norland is meant
        return able_to[0] if len(able_to) == 1 and able_to[0] != act.voice else None

    return doer_of


def _strikers(parties: Sequence[Party]) -> Sequence[str]:
    """Return the unions; where there is none, the groups of people who work."""
    unions, crews = (
        [p.id for p in parties if any(pattern.search(head_words(n)) for n in (p.name, *p.aliases))]
        for pattern in (_UNIONS, _STRIKES)
    )
    called = [p.id for p in parties if any(_THE_UNION.fullmatch(n) for n in (p.name, *p.aliases))]
    return (called if len(unions) > 1 and len(called) == 1 else unions) or crews


def _surest(holders: Sequence[str], chances: Mapping[str, float]) -> Sequence[str]:
    """Return the one holder that is far surer to decide than the others; else all: the government at home."""
    ranked = sorted(holders, key=lambda party: -chances[party])
    if len(ranked) > 1 and _FAR_SURER * (1 - chances[ranked[0]]) <= 1 - chances[ranked[1]]:
        return ranked[:1]
    return holders


def _is_open(act: OwnedAct, *, lasts: bool) -> bool:
    mention = act.mention
    if mention.mood == "possible":
        return mention.cue == "if"
    return mention.mood in _SPOKEN_OF or (lasts and mention.mood == "done")


def _governs(party: Party) -> bool:
    return party.kind == "state" or any(is_government(name) for name in (party.name, *party.aliases))


def _holds(party: Party, names: str) -> bool:
    words = (party.name, *(role.title for role in party.roles))
    return any(any_of(names).search(word) for word in words)
