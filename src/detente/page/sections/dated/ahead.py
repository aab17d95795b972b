"""Moments to come: deadlines, and what parties plan, offer or are asked to do."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from detente.edtf import DateRange
from detente.page.drawings import Moment
from detente.page.sections.candidate import MOST_NOTES, Candidate, date_in_words
from detente.page.sections.setting import Setting
from detente.page.words import cut_moment, infinitive_of_end, upper_first
from detente.patterns import as_pattern
from detente.reading import ActMention, Mood, is_whole_label
from detente.short import join_words, lower_first

_DENIED: Final = as_pattern(r"\b(?:not|no|never|nobody|none)\b", re.I)
_LEADS: Final[dict[Mood, tuple[str, str]]] = {
    "planned": ("plans to", "plan to"),
    "offered": ("offers to", "offer to"),
    "accepted": ("has agreed to", "have agreed to"),
    "demanded": ("is asked to", "are asked to"),
    "threatened": ("threatens to", "threaten to"),
    "possible": ("may", "may"),
    "forecast": ("may", "may"),
}
_ONLY_THOUGHT: Final = frozenset(("possible", "forecast"))


class Ahead:
    """The things due in a dossier, and those that its parties have in view."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting

    def deadlines(self) -> Iterator[Candidate]:
        """Yield the days by which somebody is to act."""
        if self._setting.positions is None:
            return
        names = self._setting.names_of_table
        for row in self._setting.positions.rows:
            when = DateRange.parse(row.deadline)
            if not self._setting.reality.is_ahead(when, self._setting.dossier.latest):
                continue
            be = "are" if names.is_plural(row.maker) else "is"
            voices = [voice for voice in row.voices if voice.when == row.deadline]
            if (
                voices
                and not row.in_force
                and all(voice.stance in ("refuses", "opposes") for voice in voices)
            ):
                continue  # "promised to dismiss nobody before 2030": nothing is due
            # A deadline on what is being done is one to end it.
            to = infinitive_of_end(row) if row.in_force else f"to {lower_first(row.act)}"
            text = f"{names.name(row.maker)} {be} {to}"
            said = tuple(e for voice in voices for e in voice.evidence)
            moment = Moment(
                cut_moment(upper_first(text)),
                date_in_words(when),
                when,
                (said or row.evidence)[:MOST_NOTES],
                ("deadline",),
                is_fact=False,
            )
            yield Candidate(moment, row.kind, frozenset((row.maker,)), frozenset(row.about), 100)

    def acts(self) -> Iterator[Candidate]:
        """Yield what parties plan, offer or are asked to do on a day to come, each act once."""
        same: defaultdict[tuple[str, str | None, Mood], list[ActMention]] = defaultdict(list)
        for act in self._setting.dossier.acts:
            # A condition on something else is nobody's plan.
            is_act = (act.catalogue or act.mood not in _ONLY_THOUGHT) and act.condition_of is None
            is_act = is_act and (act.sign or not _DENIED.search(act.span.quote))  # "to dismiss nobody"
            ahead = self._setting.reality.is_ahead(
                DateRange.parse(act.when), self._setting.published.get(act.span.report)
            )
            # A doer that no words of the clause name may be anybody.
            if act.mood in _LEADS and _names_its_doer(act) and is_act and ahead and is_whole_label(act.label):
                same[act.label, act.when, act.mood].append(act)
        for (label, date_, mood), acts in same.items():
            doers = tuple(dict.fromkeys(act.doer for act in acts if act.doer is not None))
            named = join_words(map(self._setting.names.name, doers))
            is_many = len(doers) > 1 or self._setting.names.is_plural(doers[0])
            lead = "accepted" if mood == "offered" and acts[0].cue == "agree" else mood
            when = DateRange.parse(date_)
            sides = (
                self._setting.sides(doers),
                self._setting.sides([party for act in acts for party in act.about]),
            )
            moment = Moment(
                cut_moment(upper_first(f"{named} {_LEADS[lead][is_many]} {lower_first(label)}")),
                date_in_words(when),
                when,
                tuple(dict.fromkeys(act.span for act in acts))[:MOST_NOTES],
                ("possible" if mood in _ONLY_THOUGHT else "due",),
                is_fact=False,
            )
            weight = 40.0 + 3 * len((sides[0] | sides[1]) & self._setting.at_table)
            yield Candidate(moment, acts[0].kind, *sides, weight)


def _names_its_doer(act: ActMention) -> bool:
    """Return True if the clause itself says who is to do it; the "we" of a speaker must stand in it."""
    if act.doer_span is None or act.inferred:
        return False
    is_speaker = act.doer_span.quote.lower() in ("i", "we", "us", "our", "my")
    return not is_speaker or act.span.start <= act.doer_span.start
