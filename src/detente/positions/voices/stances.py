"""The stances that parties take on an act: the mood of each mention turned into a voice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from detente.patterns import as_pattern
from detente.positions.asked_of import is_plain_demand
from detente.positions.mentions import OwnedAct
from detente.positions.table import StanceOnAct, Voice
from detente.reading import Mood, entry_of
from detente.sources import Evidence

_FOR: Final[Mapping[Mood, StanceOnAct]] = {
    "demanded": "demands",
    "offered": "offers",
    "planned": "plans",
    "accepted": "accepts",
    "refused": "refuses",
    "opposed": "opposes",
    "threatened": "threatens",
    "done": "does",
    "in force": "does",
    "ended": "ended",
}
"""The stance of words that speak of doing the act."""
MOOD_OF: Final[Mapping[StanceOnAct, Mood]] = {stance: mood for mood, stance in _FOR.items()}
"""The mood of an act whose voice has a stance; of what a party does, that it is in force."""
_AGAINST: Final[Mapping[Mood, StanceOnAct]] = {
    "demanded": "opposes",
    "planned": "refuses",
    "accepted": "refuses",
    "refused": "plans",
    "opposed": "demands",
    "threatened": "refuses",
    "done": "opposes",
    "in force": "opposes",
    "ended": "does",
}
"""The stance of words that speak of not doing it, or of ending it.

An offer not to do it is no refusal: as a rule it hangs on a condition, and that stays with the row. Whoever
offers to end what goes on (attacks) is doing it.
Whoever keeps the opposite up (a ban, where the act is to lift it) opposes the act.
"""
_ON_A_CONDITION = as_pattern(r"\b(?:as soon|once|provided|in exchange|in return)\b", re.IGNORECASE)
_STEPS_AGAINST = as_pattern(r"\b(?:stance|action|line|measures|steps|protests?) against\b")
_CONSENT = frozenset({"agree", "consent", "accept", "agreement"})
_GIVING_ONES_WORD = frozenset({"promise", "pledge", "guarantee", "commit", "commitment", "committed", "vow"})
_INVITING = frozenset({"invite", "invitation"})
_OF_SOME_STATE = frozenset({"give", "visa"})
_OF_THE_DOER = frozenset({"does", "ended"})


def voices_of(
    acts: Sequence[OwnedAct], maker: str, copies: Mapping[str, str], *, to_end: bool
) -> tuple[Voice, ...]:
    """Return each party's stances on an act, each with its passages, in the order of the words.

    Parameters
    ----------
    copies
        Report id to the report that it is a wire copy of: two such reports count once.
    to_end
        True if the act is to end a measure.
    """
    passages: defaultdict[tuple[str | None, StanceOnAct, bool], list[OwnedAct]] = defaultdict(list)
    for act in acts:
        stance = stance_of(act, to_end=to_end)
        if stance is not None:
            proposed = act.mention.proposed_by is not None
            passages[voiced_by(act, stance, maker), stance, proposed].append(act)
    for (party, stance, proposed), by in list(passages.items()):
        # What rules read in the same words needs no second voice.
        if proposed and (read := passages.get((party, stance, False))):
            by[:] = [act for act in by if not any(_tell_the_same(act, other) for other in read)]
    return tuple(
        Voice(
            party=party,
            stance=stance,
            when=_latest(by),
            evidence=_passages(by),
            proposed_by=proposed_by(by),
            disputed=all(act.mention.disputed for act in by),
            decided_by=next((by_whom for act in by if (by_whom := act.mention.decided_by) is not None), None),
            reports=len({copies.get(act.mention.span.report, act.mention.span.report) for act in by}),
        )
        for (party, stance, _), by in passages.items()
        if by
    )


def proposed_by(acts: Sequence[OwnedAct]) -> str | None:
    """Return the model and prompt that proposed all of some mentions; None where rules read any of them."""
    models = [act.mention.proposed_by for act in acts]
    return None if None in models else models[0]


def stances_in(acts: Sequence[OwnedAct], maker: str, *, to_end: bool) -> list[tuple[str | None, StanceOnAct]]:
    """Return who takes which stance on an act, each pair once; see `voices_of`."""
    pairs = ((act, stance_of(act, to_end=to_end)) for act in acts)
    return list(dict.fromkeys((voiced_by(act, s, maker), s) for act, s in pairs if s is not None))


def stance_of(act: OwnedAct, *, to_end: bool) -> StanceOnAct | None:
    """Return the stance that a mention takes on the act; None where it takes none."""
    table = _FOR if act.does else _AGAINST
    stance = table.get(act.mention.mood)
    if act.mention.mood == "done" and not act.mention.sign and act.mention.predicate == "oppose":
        return "refuses"  # who opposed it has not ended it
    if stance == "opposes" and act.mention.mood == "in force" and _needs_both(act):
        return "ended"  # "suspends talks", in a headline
    if not to_end and stance == "opposes" and act.mention.mood == "done":
        # It was called off. A measure that somebody might end was imposed, and is kept up.
        return "ended"
    if is_only_invited(act):
        return None
    if stance == "refuses" and act.voice not in (None, act.maker):
        return "opposes"
    if stance == "refuses" and to_end and act.mention.mood in ("planned", "threatened") and _is_measure(act):
        return "opposes"  # "will impose further duties" says nothing of lifting those there are
    if stance == "plans" and act.mention.mood == "refused" and act.voice not in (None, act.maker):
        return None
    if stance == "offers" and act.mention.cue in _CONSENT:
        # "The members agreed to take a tougher stance against unpaid work": nobody had asked them to.
        return "plans" if _STEPS_AGAINST.search(act.mention.label) else "accepts"
    if stance == "offers" and _is_made_to_nobody(act):
        return "plans"
    to_stop = not act.does and act.lasts and not to_end
    if act.mention.mood == "offered" and not (act.does or act.lasts or act.mention.condition):
        return "refuses"  # a promise not to do it
    if to_stop and (act.mention.mood == "offered" or _stops_on_a_condition(act)):
        return "does"
    return stance


def is_only_invited(act: OwnedAct) -> bool:
    """Return True for "invited the envoy to visit the port": a courtesy; one to talks is a demand."""
    entry = entry_of(act.mention.catalogue)
    return act.mention.cue in _INVITING and not (entry is not None and entry.both_sides)


def _needs_both(act: OwnedAct) -> bool:
    entry = entry_of(act.mention.catalogue)
    return entry is not None and entry.both_sides


def _is_measure(act: OwnedAct) -> bool:
    entry = entry_of(act.mention.catalogue)
    return entry is not None and entry.option == "ending"


def _is_made_to_nobody(act: OwnedAct) -> bool:
    """Return True for "promised to hunt the thieves": a plan, where it is none of the acts of bargaining."""
    mention = act.mention
    gives_its_word = mention.cue in _GIVING_ONES_WORD and mention.catalogue is None
    return gives_its_word and mention.addressee is None and mention.condition is None


def _stops_on_a_condition(act: OwnedAct) -> bool:
    """Return True for "will go back to work as soon as the wage is paid": until then it goes on."""
    mention = act.mention
    # A condition that was read stays with the row, and says by itself that the end hangs on it.
    hangs = mention.condition is None and _ON_A_CONDITION.search(mention.span.quote) is not None
    return hangs and mention.mood in ("planned", "accepted")


def voiced_by(act: OwnedAct, stance: StanceOnAct, maker: str) -> str | None:
    """Return whose stance it is: a demand is nobody's where no voice is named, all else the doer's."""
    if act.assumed and stance == "does" and act.mention.catalogue == "strike":
        return maker  # the strike that nobody is said to be on is that of the one union
    if act.assumed and not (act.supposed or _asks_whoever_could_do_it(act)):
        return None
    if stance in _OF_THE_DOER or (act.mention.mood in ("done", "in force", "ended")):
        return maker
    if act.voice is not None or act.outsider:
        return act.voice
    return None if act.mention.mood in ("demanded", "opposed") else maker


def _asks_whoever_could_do_it(act: OwnedAct) -> bool:
    """Return True for a named voice that demands what one office can do: a release, elections."""
    asks = act.mention.mood == "demanded" and act.voice is not None
    # "Asked for a visa": which of two states it is to give it, no office tells.
    plainly = is_plain_demand(act) and act.mention.catalogue not in _OF_SOME_STATE
    return asks and (plainly or _is_measure(act) or act.mention.condition_of is not None)


def _tell_the_same(act: OwnedAct, other: OwnedAct) -> bool:
    one, two = act.mention.span, other.mention.span
    return one.report == two.report and one.start < two.end and two.start < one.end


def _passages(acts: Sequence[OwnedAct]) -> tuple[Evidence, ...]:
    """Return each passage once, without those that are part of another."""
    passages = dict.fromkeys(act.mention.span for act in acts)
    last: Evidence | None = None
    for words in sorted(passages, key=lambda words: (words.report, words.start, -words.end)):
        if last is not None and words.report == last.report and words.end <= last.end:
            del passages[words]
        else:
            last = words
    return tuple(passages)


def _latest(acts: Sequence[OwnedAct]) -> str | None:
    days = (act.mention.said_on or act.mention.when for act in reversed(acts))
    return next((day for day in days if day), None)
