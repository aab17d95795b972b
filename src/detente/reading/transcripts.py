"""Dialogue as a transcript prints it: a name, a colon, and what was said, a line each."""

from __future__ import annotations

import re
from collections import Counter

from spacy.tokens import Doc

from detente.reading.findings import Span
from detente.reading.intervals import Intervals
from detente.reading.possible_statements import Attribution

_LINE = re.compile(
    r"^[ \t]*[\"“]?(?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}):[ \t]+(?P<words>\S[^\n]*)$", re.MULTILINE
)
_LEAST_LINES = 3
_CLOSING = '"”“ \t'


def find_transcript(doc: Doc, unread: Intervals) -> tuple[Attribution, ...]:
    """Find the lines of dialogue in a text, each with the name before its colon as speaker.

    A text has dialogue where at least three lines begin so and some name begins two of them; else such a
    line may as well be a headline or an entry in a list.
    """
    lines = [line for line in _LINE.finditer(doc.text) if line.start() not in unread]
    names = Counter(line["name"] for line in lines)
    if len(lines) < _LEAST_LINES or max(names.values()) == 1:
        return ()
    found = []
    for line in lines:
        name = doc.char_span(line.start("name"), line.end("name"), alignment_mode="contract")
        colon = doc.char_span(line.end("name"), line.end("name") + 1, alignment_mode="contract")
        end = line.start("words") + len(line["words"].rstrip(_CLOSING))
        if name is None or not len(name) or end <= line.start("words"):
            continue
        words = Span(start=line.start("words"), end=end)
        cue = colon[0] if colon is not None and len(colon) else None
        found.append(Attribution(name[-1], cue, (words,), "direct"))
    return tuple(found)
