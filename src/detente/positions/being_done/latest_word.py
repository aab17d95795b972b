"""The latest word on an act: is it being done now, and which reports say otherwise."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from detente.edtf import DateRange
from detente.patterns import as_pattern
from detente.positions.being_done.things_ended import ends_behind, thing_of
from detente.positions.mentions import OwnedAct, speaks_of_ending
from detente.reading import entry_of
from detente.sources import Report

_SAID_OPEN = frozenset({"demanded", "offered", "refused", "opposed", "threatened", "planned", "accepted"})
"""Moods of an act that is not being done, unless other words say that it is."""
_IN_A_CONDITION = as_pattern(r"(?:even |only )?(?:if|unless|once|until|should)\b", re.IGNORECASE)
_GOES_ON = as_pattern(
    r"\b(?:continu\w+|keep(?:s|ing)?|kept|go(?:es|ing)? on|carry(?:ing)? on|press(?:ing)? on"
    r"|maintain\w*|prolong\w*)\b"
)
_UP_TO_THEN = as_pattern(r"(?:until|till|unless|as long as|so long as)\b", re.IGNORECASE)
_WILLED = frozenset({"planned", "threatened", "offered", "refused"})
_LONG_AGO = as_pattern(
    r"\b(?:once before|in the past|at the time|(?:that|the same) year|years? (?:ago|earlier|before)|formerly"
    r"|previously|decades?|centur(?:y|ies))\b",
    re.IGNORECASE,
)
_STILL = as_pattern(r"\b(?:since|still|for \w+ (?:years|decades)|(?:has|have) been)\b", re.IGNORECASE)
_OF_A_DAY = frozenset({"bomb", "attack", "kill", "protest", "talks", "direct_talks", "sabotage", "condemn"})
"""Entries whose act may last (a war, weeks of protests) or be over within the day (a raid, a march)."""
_HAD_ASKED = as_pattern(r"\bhad (?:\w+ly )?(?:proposed|asked|sought|requested|called|appealed|turned)\b")
"""Words for a thing asked before the things told: somebody has answered it since."""
_LASTING = as_pattern(
    r"\b(?:began|begun|beginning|start(?:ed|ing)?|resum\w+|continu\w+|since|still|daily|nightly|every"
    r"|again and again|for (?:\w+ )?(?:days|weeks|months|years)|(?:has|have|had) been \w+ing|campaign"
    r"|offensives?|war|siege|occup\w+|camped|indefinite\w*|wave of|series of|went on|open(?:ed)?"
    r"|enter(?:ed)?|returned|under way|ongoing|hunger strike|blockad\w+)\b",
    re.IGNORECASE,
)
_IN_KIND = as_pattern(
    r"\b(?:aid|money|funds?|funding|financ\w+|million|billion|militar\w+|troops|arms|weapons"
    r"|assistance|help\w*"
    r"|economic\w*|logistic\w*|supplies|training|materials?|subsid\w+)\b",
    re.IGNORECASE,
)
"""Words of support that is more than words."""
_ONLY_PLANNED = as_pattern(
    r"\b(?:planned|intended|proposed|threatened|looming|possible) (?:\w+ )?"
    r"(?:boycott|strike|blockade|walkout|protests?|march|rally|rallies|ban|embargo|siege|sanctions)\b",
    re.IGNORECASE,
)
"""Words of what has not begun."""
_ONE_MEETING = as_pattern(
    r"\b(?:an?|the|today’s|today's) (?:[\w-]+ )*(?:meeting|session|ceremony|opening|vote|hearing|dinner"
    r"|reception|briefing|summit|conference|debate)\b",
    re.IGNORECASE,
)
_STALE = timedelta(days=365)
_AGAIN = as_pattern(
    r"\b(?:resum(?:e|es|ing|ption)|restart|renew|reopen|reviv|return(?:ing)? to)", re.IGNORECASE
)
"""Whoever wants to resume talks says that there are none now."""
_UNHEARD_OF = 60
"""Days after which a beginning no longer says that something goes on."""
_DECIDES = ("in force", "ended")
"""Moods that say by themselves if an act goes on."""
_ENDING_ASKED = frozenset({"demanded", "refused", "offered", "opposed"})


def in_force(
    acts: Sequence[OwnedAct],
    reports: Mapping[str, Report],
    beside: Sequence[tuple[OwnedAct, bool]] = (),
    latest: date | None = None,
) -> tuple[bool | None, tuple[str, ...]]:
    """Return the latest word on an act, and the ids of reports that contradict it at the same time.

    Only what the catalogue has as going on once it is begun (a strike, a ban, a siege) can be in force.

    Parameters
    ----------
    beside
        Mentions of other acts, and if that one is done where this one is, or cannot be.
    latest
        The day of the latest report.

    Returns
    -------
    in force
        True if it is being done, False if it surely is not, None where no words say.
    disputed
        The reports whose words of the same day, or of as late a report, say otherwise.
    """
    decided = [act for act in acts if act.mention.decided_by is not None and act.mention.mood in _DECIDES]
    if decided:
        # A person who says so has read more than the reports; the last word of several stands.
        return decided[-1].mention.mood == "in force", ()
    if acts:
        last_told = max(acts, key=lambda act: act.place)
        thing = thing_of(last_told)
        text = reports[last_told.mention.span.report].text
        if thing is not None and ends_behind(thing, text, last_told.mention.span.end):
            return False, ()
    words = _latest_words([*((act, True) for act in acts), *beside], reports)
    words = {name: said for name, said in words.items() if not _is_forgotten(said, reports[name], latest)}
    if not words:
        still_to_come = any(act.does and act.mention.mood in _SAID_OPEN for act in acts)
        planned = any(_ONLY_PLANNED.search(act.mention.span.quote) for act in acts)
        if not (still_to_come or planned) and any(_asks_for_its_end(act) for act in acts):
            return True, ()
        return (False if any(act.mention.mood in _SAID_OPEN for act in acts) else None), ()
    report = max(words, key=lambda name: (words[name][0], list(words).index(name)))
    day, last, _ = words[report]
    disputed = [name for name, (when, said, _) in words.items() if when == day and said != last]
    return last, tuple(sorted(disputed))


def on_whose_word(acts: Sequence[OwnedAct], maker: str, *, to_end: bool) -> str | None:
    """Return the party on whose word alone an act is said to go on; None where others say so too.

    "The front accused the army of keeping up its raids": that there are raids the front says. Where the act
    is to end a measure, it is the measure that goes on.
    """
    telling = [
        act
        for act in acts
        if (act.does != to_end and act.mention.mood in ("in force", "done")) or _asks_for_its_end(act)
    ]
    tellers = {act.voice for act in telling}
    one = next(iter(tellers)) if len(tellers) == 1 and not any(act.outsider for act in telling) else None
    return one if one != maker else None


def _is_forgotten(said: tuple[date, bool, bool], report: Report, latest: date | None) -> bool:
    """Return True for a beginning that an old report tells: nobody knows if it still goes on."""
    _, done, begun = said
    if latest is None or report.published is None:
        return False
    return done and begun and (latest - report.published).days > _UNHEARD_OF


def _latest_words(
    acts: Sequence[tuple[OwnedAct, bool]], reports: Mapping[str, Report]
) -> dict[str, tuple[date, bool, bool]]:
    """Return the latest word of each report: its day, if the act is done, if only its beginning is told.

    Within a report a later day counts as later; what has no day follows what stands before it.
    """
    words: dict[str, tuple[date, bool, bool]] = {}
    for act, same in sorted(acts, key=lambda pair: pair[0].place):
        said = _said(act)
        if said is None or not (same or said):
            continue
        said = said == same
        report = reports[act.mention.span.report]
        if is_long_over(act, report.published):
            continue
        known = words.get(report.id)
        published = report.published or date.min
        day = _day(act) or (known[0] if known and act.mention.mood != "in force" else published)
        if known is None or day >= known[0]:
            words[report.id] = day, said, act.mention.mood == "done"
    return words


def _said(act: OwnedAct) -> bool | None:
    """Return what a mention says of the act as it is labelled: done now, not done now, or nothing.

    A measure in force whose ending is the act on the table says that the act is not done.
    """
    mood = act.mention.mood
    if act.mention.condition_of is not None or _IN_A_CONDITION.match(act.mention.span.quote):
        return None
    if _ONLY_PLANNED.search(act.mention.span.quote) or _is_of_one_day(act):
        return None
    if mood == "ended" or _decides_to_break_off(act):
        return not act.does if mood == "ended" else False
    if act.mention.catalogue == "support" and not _IN_KIND.search(act.mention.span.quote):
        return None  # words of support are no state of things
    if mood in ("in force", "done") and act.lasts:
        return None if _is_of_a_day(act) else act.does
    # "If they stop, we will continue the talks": there are none now; "until they stop": there are.
    condition = act.mention.condition
    hangs = condition is not None and not _UP_TO_THEN.match(condition.quote)
    if mood in _WILLED and act.does and act.lasts and not hangs and _GOES_ON.search(act.mention.span.quote):
        return mood != "refused"  # "they will continue to boycott the sessions"
    if mood in _SAID_OPEN and act.lasts and act.does and _AGAIN.search(act.mention.span.quote):
        return False
    return None


def _decides_to_break_off(act: OwnedAct) -> bool:
    """Return True for "decided to suspend the talks": there are none from then on."""
    entry = entry_of(act.mention.catalogue)
    decided = act.mention.mood == "planned" and act.mention.cue in ("decide", "decision")
    at_once = decided and not act.does and act.mention.condition is None
    return at_once and entry is not None and entry.both_sides


def _is_of_one_day(act: OwnedAct) -> bool:
    """Return True for staying away from one meeting, which is over with it: "boycotted a meeting"."""
    mention = act.mention
    return (
        mention.catalogue == "boycott"
        and mention.mood == "done"
        and _ONE_MEETING.search(mention.label) is not None
    )


def _is_of_a_day(act: OwnedAct) -> bool:
    """Return True for what was done and does not go on by itself: "shelled the camp on Friday"."""
    mention = act.mention
    if mention.catalogue == "ask_for_help" and _HAD_ASKED.search(mention.span.quote):
        return True
    return (
        mention.mood == "done"
        and act.does
        and mention.catalogue in _OF_A_DAY
        and not _LASTING.search(mention.span.quote)
    )


def is_long_over(act: OwnedAct, published: date | None) -> bool:
    """Return True for what was done and is long over: a strike of two years ago, "once before".

    What is done to somebody (a ban, a prison) stays until it is lifted.
    """
    entry = entry_of(act.mention.catalogue)
    if act.mention.mood != "done" or entry is None:
        return False
    if entry.option == "ending" and not speaks_of_ending(act.mention, entry):
        return False
    quote = act.mention.span.quote
    day = _day(act)
    if _STILL.search(quote) or "/.." in (act.mention.when or ""):
        return False
    stale = day is not None and published is not None and published - day > _STALE
    return stale or _LONG_AGO.search(quote) is not None


def _asks_for_its_end(act: OwnedAct) -> bool:
    """Return True if words speak of ending the act, which goes on: "an end to the blockade".

    "Not to strike" has the same sign, but the label of the act itself.
    """
    entry = entry_of(act.mention.catalogue)
    mention = act.mention
    # "Will stop the raids if they are freed": until then they go on.
    stops = mention.mood in ("planned", "accepted") and mention.condition is not None
    if entry is None or act.does or not act.lasts or not (stops or mention.mood in _ENDING_ASKED):
        return False
    return speaks_of_ending(act.mention, entry)


def _day(act: OwnedAct) -> date | None:
    """Return the last day that the words may speak of; what still goes on has none."""
    when = DateRange.parse(act.mention.when)
    return when.latest if when.dated else None
