"""The top of a page on reports whose model nobody has reviewed: their own weightiest sentences, quoted."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from detente.dossier import Dossier
from detente.page.drawings import Timeline
from detente.page.lines import Line, Lines
from detente.page.page import Section
from detente.page.sections.candidate import overlap
from detente.page.sections.dated import next_line
from detente.page.sections.in_force import InForce
from detente.page.sections.quoting import ANSWERS, ASKS, CUES, KeySentences, all_stems_of, opening_of
from detente.page.words import NamesInProse, sentence_with_place
from detente.positions import DRAFT_WEIGHT, Positions, surely_read
from detente.sources import Evidence

MOST_SENTENCES: Final = 5
ROOM, MORE_ROOM = 600, 900
"""Characters: eight lines of a terminal; twelve where the table is not sure who wants what."""
_FEWEST_QUOTED: Final = 2
_QUOTED_ABOVE: Final = 2
"""Sentences beside the opening where each party is quoted below."""
_MUCH_THE_SAME: Final = 0.75
_SAID_OF_AN_ACT: Final = frozenset({"demands", "offers", "accepts", "refuses", "opposes", "threatens"})


def reports_in_short_section(
    sentences: KeySentences,
    positions: Positions,
    dossier: Dossier,
    names: NamesInProse,
    timeline: Timeline | None,
    shown: Collection[Evidence] = (),
    wilful: Collection[Evidence] = (),
    *,
    below: bool = False,
    tight: bool = False,
) -> Section:
    """Quote what tells most of a dispute: the opening, who asks, answers, and on what condition.

    A sentence of our own would be the reading of a machine that nobody has checked; the words of the report
    are right as they stand. Only what is in force and what comes next is said in our words.

    Parameters
    ----------
    sentences
        The sentences of the reports, weighed.
    names, timeline
        The names of the parties of the table, and its timeline.
    shown
        Words that the page quotes further down.
    wilful
        The sentences in which a party wants, refuses, offers or decides something.
    below, tight
        True if the parties are quoted below, and if the page has little room.
    """
    opening = opening_of(dossier, sentences.standing_alone, wilful, sentences.centre, sentences.content)
    central = [row for row in map(surely_read, positions.rows) if row is not None]
    in_force = InForce(positions, dossier, names, by_case=False).line(
        [row for row in central if row.weight >= DRAFT_WEIGHT]
    )
    next_told = next_line(timeline, dossier)
    ours = [line for line in (in_force, next_told) if line is not None]
    most = max(_FEWEST_QUOTED, MOST_SENTENCES - len(ours) - (opening is not None))
    if below:
        most = (0 if ours else 1) if tight else min(most, _QUOTED_ABOVE)
    first = opening.evidence if opening is not None else ()
    room = MORE_ROOM if is_nothing_sure(positions) else ROOM
    room -= sum(len(line.text) for line in (opening, *ours) if line is not None)
    # What comes next is told once: in our words, unless its sentence says what somebody wants or refuses.
    ahead = () if next_told is None else next_told.evidence
    in_next = [words for words in ahead if not _tells_a_will(words, dossier)]
    quoted = sentences.lines(
        most,
        (*first, *shown, *in_next),
        fewest=min(1, most),
        room=room,
        wilful=() if below else wilful,
        leads=below,
    )
    above = quoted if opening is None else (opening, *quoted)
    if next_told is not None and any(_is_told_in(next_told, line) for line in above):
        ours = [line for line in ours if line is not next_told]
    lines = [line for line in (opening, *quoted, *ours) if line is not None]
    if not quoted and not below:
        where = "this report" if len(dossier.reports) == 1 else "these reports"
        nothing = f"In {where} detente read no demand, offer or refusal for sure; it may have missed one."
        lines.append(Line(nothing))
    return Section("in-short", "In short", (Lines(tuple(lines)),))


def _is_told_in(line: Line, quoted: Line) -> bool:
    """Return True if a line says in much the same words what a quoted sentence says."""
    if not any(overlap(words, other) for words in line.evidence for other in quoted.evidence):
        return False
    stems = all_stems_of(line.text.partition(": ")[2])
    return len(stems & all_stems_of(quoted.text)) >= _MUCH_THE_SAME * len(stems)


def _tells_a_will(words: Evidence, dossier: Dossier) -> bool:
    """Return True if the sentence around words says that somebody asks for something, or answers."""
    sentence, _ = sentence_with_place(words, dossier.reports[words.report].text)
    return any(CUES[cue].search(sentence.quote) for cue in (ASKS, ANSWERS))


def is_nothing_sure(positions: Positions) -> bool:
    """Return True if no demand, offer or refusal of the table was surely read.

    Whoever imposed a measure is against ending it; that is no refusal.
    """
    return not any(
        voice.stance in _SAID_OF_AN_ACT
        and voice.party is not None
        and (voice.stance, voice.party) != ("opposes", row.maker)
        for row in map(surely_read, positions.rows)
        if row is not None
        for voice in row.voices
    )
