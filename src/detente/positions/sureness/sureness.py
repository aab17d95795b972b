"""The sureness of a reading: an estimate of how likely words were read for what they say.

The chooser estimates if a row matters. This says if it is there at all: if the words name this act, its
maker, and the party that wants or refuses it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from detente.dossier import Dossier
from detente.patterns import as_pattern
from detente.positions.camps import Camps
from detente.positions.makers import is_nobody_named
from detente.positions.mentions import OwnedAct, in_time
from detente.positions.sureness.sureness_signs import ReadRow, signs_of
from detente.positions.table import Position, StanceOnAct, Voice
from detente.positions.voices import stance_of, voiced_by
from detente.positions.weights import estimate, weights_in
from detente.reading import Overlaps, Party, Places, entry_of

SURE = 0.65
"""Readings from this sureness on are sure enough for a sentence that stands without its words."""
_SURE_OF: Mapping[StanceOnAct, float] = {
    "demands": 0.55,
    "offers": 0.55,
    "threatens": 0.55,
    "does": 0.7,
}
"""Stances of which as many are right from another sureness on: the words for what is asked or offered are
plain, and what is said to go on may be over."""
DOUBTFUL = 0.3
"""Readings under it are shown to nobody but who reviews them: few are right."""
_DOUBTFUL_OF: Mapping[StanceOnAct, float] = {"does": 0.45, "opposes": 0.45, "ended": 0.45}
"""Stances of which few are right up to another sureness: what is said to be done may be over, and who is
against it is twice turned round."""
UNCLEAR_SURENESS = 0.45
"""At most that of what is not clear without the words around it, however surely it was read."""
DECIDED_SURENESS = 1.0
"""That of what a person accepted, corrected or added."""
PROPOSED_SURENESS = 0.4
"""That of what only a model proposes: its words stand there, and nobody has reviewed it."""

_LOOSE = as_pattern(r"\b(?:it|them|him|he|she|they|us|me|we|you)\b|\bher$")
_OWNER = as_pattern(r"(?:his|her|its|their|our|my|your)\b", re.IGNORECASE)

Stance = tuple[str | None, StanceOnAct]


class Sureness:
    """Says of rows, and of each stance on them, how surely they were read.

    A stance is as sure as the surest words that show it, and a row as its surest stance.
    """

    def __init__(self, dossier: Dossier, joined: Camps) -> None:
        self._reports = in_time(dossier)
        self._lengths = {report.id: len(report.text) for report in dossier.reports.values()}
        self._parties = {party.id: party for party in joined.parties}
        named: defaultdict[str, defaultdict[str, list[tuple[int, int]]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for party in dossier.parties:
            for words in party.mentions:
                named[words.report][joined.of.get(party.id, party.id)].append((words.start, words.end))
        self._named = {
            report: {party: Places(places) for party, places in parties.items()}
            for report, parties in named.items()
        }
        self._all_named = {
            report: Overlaps((*place, party) for party, places in parties.items() for place in places)
            for report, parties in named.items()
        }

    def readings(
        self, row: Position, acts: Sequence[OwnedAct], *, to_end: bool
    ) -> Iterator[tuple[OwnedAct, Stance, dict[str, float]]]:
        """Yield each mention that shows a stance on a row, with that stance and the signs of its reading."""
        known = {(voice.party, voice.stance) for voice in row.voices}
        by_report: defaultdict[str, list[OwnedAct]] = defaultdict(list)
        for act in acts:
            by_report[act.mention.span.report].append(act)
        for report, inside in by_report.items():
            stances = [(act, s) for act in inside if (s := stance_of(act, to_end=to_end)) is not None]
            read = [(act, (voiced_by(act, stance, row.maker), stance)) for act, stance in stances]
            told = ReadRow(
                inside,
                entry_of(row.catalogue) if row.catalogue else None,
                row.act,
                row.in_force,
                self._parties,
                self._named.get(report, {}),
                self._all_named.get(report, Overlaps(())),
                self._lengths.get(report, 0),
                Counter(stance for _, stance in read),
            )
            for act, (voice, stance) in read:
                if (voice, stance) in known:
                    yield act, (voice, stance), signs_of(act, voice, stance, told)

    def rated(self, row: Position, acts: Sequence[OwnedAct], *, to_end: bool) -> Position:
        """Return a row with its sureness, and that of each stance on it."""
        read = [act for act in acts if act.mention.proposed_by is None]
        surest: dict[Stance, float] = {}
        decided: set[Stance] = set()
        for act, stance, signs in self.readings(row, read, to_end=to_end):
            sure = sureness_of(signs)
            surest[stance] = max(
                surest.get(stance, 0.0), min(sure, UNCLEAR_SURENESS) if act.supposed else sure
            )
            if act.mention.decided_by is not None:
                decided.add(stance)
        clear = self._is_clear(row)
        if row.claimed_by is not None:
            # That it goes on, one side says of another.
            surest = {
                s: min(best, UNCLEAR_SURENESS) if s[1] == "does" else best for s, best in surest.items()
            }
        for taken, best in surest.items():
            if taken in decided:
                surest[taken] = DECIDED_SURENESS
            elif not (clear and _has_a_clear_name(self._parties.get(taken[0] or ""))):
                surest[taken] = min(best, UNCLEAR_SURENESS)
        voices = tuple(replace(voice, sureness=_sureness_of(voice, surest)) for voice in row.voices)
        return replace(row, voices=voices, sureness=max((voice.sureness for voice in voices), default=0.0))

    def _is_clear(self, row: Position) -> bool:
        """Return False for an act of nobody in particular, and for one on somebody who is not named."""
        maker = self._parties.get(row.maker)
        in_particular = maker is None or not is_nobody_named(maker)
        return in_particular and _has_a_clear_name(maker) and _LOOSE.search(row.act) is None


def _has_a_clear_name(party: Party | None) -> bool:
    """Return False for "his regime": whose, only the words around it say."""
    return party is None or _OWNER.match(party.name) is None


def _sureness_of(voice: Voice, surest: Mapping[Stance, float]) -> float:
    if voice.disputed:
        return 0.0
    if voice.proposed_by is not None:
        return PROPOSED_SURENESS
    return round(surest.get((voice.party, voice.stance), 0.0), 4)


def surely_read(row: Position) -> Position | None:
    """Return a row with the stances that were surely read; None where none was."""
    voices = tuple(filter(is_sure, row.voices))
    return replace(row, voices=voices) if voices else None


def is_sure(voice: Voice) -> bool:
    """Return True if a stance was read surely enough for a sentence without its words."""
    return voice.sureness >= sure_from(voice.stance)


def is_clear(voice: Voice) -> bool:
    """Return True if a stance is clear enough to stand with its words beside it."""
    return voice.sureness > UNCLEAR_SURENESS


def may_be_misread(voice: Voice) -> bool:
    """Return True for a stance that is more likely wrong than right."""
    return voice.sureness < _DOUBTFUL_OF.get(voice.stance, DOUBTFUL)


def sure_from(stance: StanceOnAct) -> float:
    """Return the sureness from which on a stance is sure enough for a sentence without its words.

    Examples
    --------
    >>> sure_from("demands") < sure_from("refuses") < sure_from("does")
    True
    """
    return _SURE_OF.get(stance, SURE)


def sureness_of(signs: Mapping[str, float]) -> float:
    """Return the estimate, between 0 and 1, for the signs of a reading.

    A logistic model, trained by ``training/train_sureness.py``: no sign for a reading can count against it,
    and no sign against it can count for it.
    """
    return estimate(weights_in("sureness_weights.json"), signs)
