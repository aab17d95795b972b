"""Letters to the editor and other short pieces in one text, each with its author's name under it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from detente.patterns import as_pattern
from detente.reading.intervals import Intervals
from detente.reading.parsed import passage, report_of
from detente.reading.statements.candidates import Attribution

if TYPE_CHECKING:
    from spacy.tokens import Doc

_PARAGRAPH: Final = as_pattern(r"[^\n]*\S[^\n]*")
_WORD: Final = r"(?:[A-Z][\w.’'-]*|de|da|del|di|la|le|van|von|der|den|el|al|bin)"
_NAME: Final = as_pattern(
    rf"\s*[-–—]{{0,2}}\s*(?P<name>[A-Z][\w.’'-]*(?: {_WORD}){{1,3}}?)(?P<rest>,[^\n]{{1,60}})?\.?\s*"
)
_PLAIN_WORD: Final = as_pattern(r"\w{3,}\.$")
_LONGEST_LINE: Final = 60
_PROSE: Final = as_pattern(r"[.!?…][\"”’')]*\s*$")
_FEWEST: Final = 2
_SHORTEST_PIECE: Final = 8  # words


class _Line(NamedTuple):
    """A paragraph, and the name it is if it is one."""

    start: int
    end: int
    name: tuple[int, int] | None
    prose: bool


def find_letters(doc: Doc, unread: Intervals) -> tuple[Attribution, ...]:
    """Find the pieces of a text that are signed one by one; each is its author's as a whole.

    A text is such a collection where two names or more stand alone in a line under what somebody wrote, and
    nothing is left at the end without a name.
    """
    lines = [line for line in _lines(report_of(doc).text) if line.start not in unread]
    pieces: list[tuple[tuple[int, int], list[_Line]]] = []
    open_lines: list[_Line] = []
    for k, line in enumerate(lines):
        if line.name is not None and open_lines:
            pieces.append((line.name, open_lines))
            open_lines = []
        elif line.prose and not (k == 0 and line.end - line.start < 2 * _LONGEST_LINE):
            open_lines.append(line)
    authors = {doc.text[slice(*name)]: name for name, _ in pieces}
    people = [ent for ent in doc.ents if ent.label_ == "PERSON"]
    known = sum(any(s <= ent.start_char < e for ent in people) for s, e in authors.values())
    if open_lines or len(authors) < _FEWEST or 2 * known < len(authors):
        return ()
    attributions = []
    for name, inside in pieces:
        signed = doc.char_span(*name, alignment_mode="contract")
        if signed is not None and len(signed):
            content = tuple(passage(doc, line.start, line.end) for line in inside)
            attributions.append(Attribution(signed[-1], None, content, "direct"))
    return tuple(attributions)


def _lines(text: str) -> Iterator[_Line]:
    for match in _PARAGRAPH.finditer(text):
        words = match[0]
        start = match.start() + len(words) - len(words.lstrip())
        end = match.end() - (len(words) - len(words.rstrip()))
        name = _NAME.fullmatch(words) if len(words) <= _LONGEST_LINE and not words.isupper() else None
        prose = len(words.split()) >= _SHORTEST_PIECE and _PROSE.search(words) is not None
        span = None
        if name is not None:
            bare = name["name"].rstrip(".") if _PLAIN_WORD.search(name["name"]) else name["name"]
            first = match.start() + name.start("name")
            span = (first, first + len(bare))
        yield _Line(start, end, span, prose)
