"""The conditions that parties put on acts, and the rows that these name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from detente.positions.mentions import OwnedAct
from detente.positions.table import Condition
from detente.reading import entry_of, word_table, words_of

UNLESS = frozenset({"unless", "without", "until", "before"})
"""Conjunctions that turn a condition round: the act is done, or refused, as long as it is not met."""
ONLY_IF = frozenset({"only if", "only when", "only after"})
"""Conjunctions of a condition that has to be met."""
_NOT_DONE = frozenset({"refused", "opposed"})
_PRESSING = frozenset({"until", "till", "unless"})
_MADE_TO_PRESS = frozenset({"threatened", "in force"})
_OPEN = frozenset({"possible", "planned", "done"})
"""Moods of an act in a conditional clause, where tense says nothing."""


def conditions_of(
    acts: Sequence[OwnedAct],
    named_in: Mapping[str, Sequence[tuple[str, bool, bool]]],
) -> tuple[Condition, ...]:
    """Return the conditions on an act, each once.

    "Unless it frees them and leaves the valley" are two, with the same words.

    Parameters
    ----------
    named_in
        Id of a mention to the positions that its condition names, for each if the words speak of doing that,
        and if whoever makes the condition is read as wishing what they speak of.
    """
    conditions: dict[tuple[str | None, str], Condition] = {}
    for act in acts:
        words = act.mention.condition
        if words is None:
            continue
        cue = cue_of(words.quote)
        if cue == "even if":
            continue
        does = act.does and act.mention.mood not in _NOT_DONE
        voice = act.voice or (None if act.outsider or act.mention.mood == "demanded" else act.maker)
        for position, done, wished in named_in.get(act.mention.id, ()) or ((None, True, False),):
            needed = _is_wish_needed(cue, act) if wished else _needed(cue, does=does)
            key = (position, words.quote if position is None else "")
            conditions.setdefault(key, Condition(cue, words, position, needed == done, voice))
    named = {condition.words for condition in conditions.values() if condition.position is not None}
    return tuple(c for c in conditions.values() if c.position is not None or c.words not in named)


def cue_of(words: str) -> str:
    """Return the conjunction of a condition.

    Examples
    --------
    >>> cue_of("Only if the treaty is replaced"), cue_of("should the ban be lifted")
    ('only if', 'if')
    """
    lowered = f"{' '.join(words.casefold().split())} "
    return next((cue for cue in _cues() if lowered.startswith(f"{cue} ")), "if")


@cache
def _cues() -> list[str]:
    return words_of(word_table("position_words.yaml")["conditions"])


def _is_wish_needed(cue: str, act: OwnedAct) -> bool:
    """Return True if an act needs what whoever makes its condition wishes, False if it hangs on the opposite.

    What a threat hangs on is wished away: "will strike if the fee stays". What all else hangs on is wished,
    also by who will not come "unless" or "until" it is done. "Will not strike if it is paid" is a strike if
    it is not.
    """
    if not act.does and act.mention.mood not in _MADE_TO_PRESS and (cue in UNLESS or cue in ONLY_IF):
        return True
    return act.does != (act.mention.mood in _MADE_TO_PRESS)


def _needed(cue: str, *, does: bool) -> bool:
    """Return True if the act needs the condition to be met, False if it needs it unmet.

    "Will strike unless the fee goes" needs the fee to stay; "no talks unless the ban goes" needs it to go.
    """
    if cue in ONLY_IF:
        return True
    return (cue not in UNLESS) == does


def demands_of_conditions(acts: Sequence[OwnedAct]) -> list[OwnedAct]:
    """Turn each act that is somebody's condition into that party's demand.

    "Will return only if the treaty is replaced": whoever would return wants it replaced. What a threat
    hangs on is wanted the other way round: "will strike if the fee stays" wants it gone.
    """
    by_id = {act.mention.id: act for act in acts}
    return [_as_demand(act, by_id.get(act.mention.condition_of or "")) for act in acts]


def _as_demand(act: OwnedAct, main: OwnedAct | None) -> OwnedAct:
    if main is None or main.mention.condition is None or act.mention.mood not in _OPEN:
        return act
    wanted = _wanted(cue_of(main.mention.condition.quote), act, main)
    voice = main.voice or (None if main.outsider or main.mention.mood == "demanded" else main.maker or None)
    if wanted is None or voice is None or voice == act.maker:
        return act
    sign = act.mention.sign == wanted
    mention = act.mention.model_copy(update={"mood": "demanded", "sign": sign})
    return replace(act, mention=mention, voice=voice, outsider=False)


def _is_pressed_for(condition: OwnedAct, main: OwnedAct) -> bool | None:
    """Return True if an act "until" or "unless" something is done is meant to bring that about.

    "Will hold the bridge until the guards go" is; "will keep the truce until" is not, and nobody wants harm
    done ("will come unless it is banned").
    """
    entry, of_condition = entry_of(main.mention.catalogue), entry_of(condition.mention.catalogue)
    if of_condition is not None and of_condition.harm and condition.mention.sign:
        return False
    return True if entry is None or entry.harm else None


def _wanted(cue: str, condition: OwnedAct, main: OwnedAct) -> bool | None:
    """Return True if the party that makes a condition wants it met, False if unmet, None if unknown."""
    mood = main.mention.mood
    if cue in ("even if", "after", "when", "before") or (cue == "once" and mood == "planned"):
        return None
    if mood == "threatened":
        return cue in UNLESS
    if mood in _NOT_DONE or not main.mention.sign:
        return cue in UNLESS or cue in ONLY_IF or None
    if cue in _PRESSING and mood in ("planned", "in force"):
        return _is_pressed_for(condition, main)
    return cue not in UNLESS if mood in ("offered", "accepted", "planned", "in force") else None
