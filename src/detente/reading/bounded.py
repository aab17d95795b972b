"""Words and sentences too long to be any, cut so that time stays in proportion to the text.

A tokenizer takes the signs around a word off one by one, and looks at the rest of it each time. Who governs
whom is looked up along a whole sentence. Both cost the square of a length, and a run of signs or a list
without an end is as long as a report.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Final

from detente.patterns import as_pattern
from detente.reading.rewritten import Edit

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST_RUN: Final = 100
"""Signs of one kind in a row that are kept."""
LONGEST_WORD: Final = 1000
"""Characters without a blank; a longer word, data rather than words, is cut to pieces of `_PIECE`."""
LONGEST_SENTENCE: Final = 240
"""Tokens without an end of a sentence."""
_LONGEST_PARAGRAPH: Final = 1000
"""Tokens that a parser may see as one sentence though ends of sentences stand in them."""
_PIECE: Final = 200
_RUN: Final = as_pattern(rf"([^\w\s])\1{{{LONGEST_RUN},}}")
_WORD: Final = as_pattern(r"\S+")
_LONGEST_GAP: Final = 20  # line ends in a row
_BLANKS: Final = as_pattern(rf"(?<=\S)(?:[ \t]{{2,}}|\t)(?=\S)|(?P<gap>\n{{{_LONGEST_GAP + 1},}})")
_ENDS: Final = frozenset((".", "!", "?", "…", "...", "....", "?!", "!?"))
_CLOSING: Final = frozenset(("”", '"', "’", "'", "''", ")", "]"))
_SIGNS: Final = _ENDS | _CLOSING
_PARTS: Final = frozenset((";", ":", "—", "–", "--"))


def run_edits(text: str) -> Iterator[Edit]:
    """Yield the edits that shorten runs of one sign.

    Examples
    --------
    >>> from detente.reading.rewritten import rewritten
    >>> text = "The council " + "<" * 5000 + " met."
    >>> len(rewritten(text, run_edits(text)).text)
    117
    """
    for match in _RUN.finditer(text):
        yield Edit(match.start() + LONGEST_RUN, match.end(), "")


def blank_edits(text: str) -> Iterator[Edit]:
    r"""Yield the edits that make one blank of several within a line, and shorten gaps of many lines.

    Examples
    --------
    >>> from detente.reading.rewritten import rewritten
    >>> text = "Otto  Kranz\tsaid no.\n\n" + "\n" * 5000 + "The end."
    >>> rewritten(text, blank_edits(text)).text.replace("\n" * 20, "...")
    'Otto Kranz said no....The end.'
    """
    for match in _BLANKS.finditer(text):
        if match["gap"] is None:
            yield Edit(match.start(), match.end(), " ")
        else:
            yield Edit(match.start() + _LONGEST_GAP, match.end(), "")


def word_edits(text: str) -> Iterator[Edit]:
    """Yield the edits that put blanks into words too long to be any.

    Examples
    --------
    >>> from detente.reading.rewritten import rewritten
    >>> text = "<>" * 1000
    >>> max(len(word) for word in rewritten(text, word_edits(text)).text.split())
    200
    """
    for match in _WORD.finditer(text):
        if match.end() - match.start() > LONGEST_WORD:
            for place in range(match.start() + _PIECE, match.end(), _PIECE):
                yield Edit(place, place, " ")


def cuts_in(doc: Doc, starts: Collection[int]) -> Iterator[int]:
    """Yield where a sentence is to begin within each stretch of a text that is too long for one.

    Behind a semicolon, a dash or a comma, if there is one in the second half of what a sentence may be.

    Parameters
    ----------
    starts
        Where sentences begin already.
    """
    start = end = 0  # where the stretch begins, and the last end of a sentence in it
    for token in doc:
        i = token.i
        if i in starts:
            start = end = i
        elif i and _may_begin(token):
            end = i
        if i - end >= LONGEST_SENTENCE:
            start = end = _best_cut(doc, end, i)
            yield start
        elif i - start >= _LONGEST_PARAGRAPH:
            start = end
            yield start


def _may_begin(token: Token) -> bool:
    """Return True if a sentence ends before a token, by the signs there."""
    before = token.nbor(-1)
    if before.text in _CLOSING and before.i:
        before = before.nbor(-1)
    return before.text in _ENDS and not token.text[:1].islower() and token.text not in _SIGNS


def _best_cut(doc: Doc, start: int, end: int) -> int:
    """Return where a stretch of a text is cut, in its second half."""
    last_comma = 0
    for i in range(end, start + LONGEST_SENTENCE // 2, -1):
        if doc[i - 1].text in _PARTS:
            return i
        if doc[i - 1].text == ",":
            last_comma = last_comma or i
    return last_comma or end
