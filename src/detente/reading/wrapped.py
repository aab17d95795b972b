"""Lines broken at a width, quoted or indented, as in mail, in text files and on paper.

Which breaks were meant is not marked. Lines that go on in small letters show how long a full line is; a line
of that length was broken because the next word did not fit.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Final

from detente.divided import SUSPENDED, keeps_hyphen
from detente.patterns import as_pattern
from detente.reading.rewritten import Edit, rewritten

_NARROWEST, _WIDEST = 60, 130
"""Narrower paragraphs are headings and lists unless lines go on in small letters; wider lines are whole."""
_NARROWEST_COLUMN: Final = 28
_LONE: Final = 2  # lines on both sides of one break
_ENOUGH: Final = 3  # lines that go on in small letters, to know the width from
_LEAST_SHARE: Final = 0.25  # of them among all lines
_OUTLIERS: Final = 0.05  # share of shorter lines that say nothing of the width
_RAGGED: Final = 3  # characters by which full lines differ where letters are not of one width
_SLACK: Final = 0.92  # of the shortest full line seen, for a shorter one not seen
_NEW_INDENT: Final = 2

_LINE: Final = as_pattern(r"(?P<quoted>(?:[ \t]*>)*)(?P<indent>[ \t]*)(?P<words>[^\n]*)(?:\n|$)")
_ENDED: Final = as_pattern(r"[.!?…:][”\"’')\]]*$")
_SENTENCE_ENDED: Final = as_pattern(r"[.!?…][”\"’')\]]*$")
_SPOKEN: Final = as_pattern(r"[.!?…][”\"’']$")
_ITEM: Final = as_pattern(r"(?:[-–—•*‣◦▪·]|\(?\d{1,2}[.)]|\(?[a-z]\))\s")
_PAGE: Final = as_pattern(r"[-–—]?\s*(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\s*[-–—]?", re.IGNORECASE)
_DIVIDED: Final = as_pattern(r"(?<![^\W\d_])([^\W\d_]+)[-‐]$")
_OPEN_END: Final = as_pattern(
    r"\b(?:an?|and|are|as|at|because|but|by|for|from|has|have|in|into|its|of|on|or|that|the|their|to|was|were"
    r"|which|while|who|will|with|would)$"
)
_WORD: Final = as_pattern(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_IN_TWO: Final = as_pattern(r"(?<![^\W\d_])[^\W\d_]+[-‐][ \t]*\n(?:[ \t]*>)*[ \t]*[^\W\d_]+")
_FIRST_LETTERS: Final = as_pattern(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not blank.

    Attributes
    ----------
    start, end
        Of its words in the text, without the marks of quoting, indentation and blanks behind.
    before
        Where the whole line begins.
    depth, indent
        Marks of quoting, and characters of indentation.
    words
        The words of the line.
    number
        Of the line, blank ones counted.
    """

    start: int
    end: int
    before: int
    depth: int
    indent: int
    words: str
    number: int

    @property
    def length(self) -> int:
        return self.indent + len(self.words)


@dataclass(frozen=True, slots=True)
class _Break:
    """The break between two lines.

    Attributes
    ----------
    above, below
        The lines.
    prose
        Whether the paragraph below comes to the end of a sentence.
    margin
        The indentation of lines that go on.
    """

    above: _Line
    below: _Line
    prose: bool
    margin: int

    @property
    def gap(self) -> int:
        """The blank lines between."""
        return self.below.number - self.above.number - 1

    @property
    def full(self) -> int:
        """The width that the line above would have had with one more word."""
        return self.above.length + 1 + len(self.below.words.split(maxsplit=1)[0])

    @property
    def goes_on(self) -> bool:
        """True if the lines are one sentence by their words."""
        above, below = self.above, self.below
        if not self.prose or above.depth != below.depth or _ITEM.match(below.words):
            return False
        if _OPEN_END.search(above.words):
            return True
        open_end = not _ENDED.search(above.words) or _SPOKEN.search(above.words)
        return below.words[0].islower() and bool(open_end)

    @property
    def may_be_within(self) -> bool:
        """False if a new paragraph or an item of a list begins below."""
        above, below = self.above, self.below
        ended = bool(_ENDED.search(above.words))
        if above.depth != below.depth or above.length > _WIDEST:
            return False
        if ended and below.indent - min(above.indent, self.margin) >= _NEW_INDENT:
            return False
        return not _ITEM.match(below.words) or (not ended and below.words[:1] in "-–—")


def line_edits(text: str) -> Iterator[Edit]:
    r"""Yield the edits that make one line of each paragraph, without marks of quoting and indentation.

    A break stays if the next word would have fit into the width: it was meant. So do breaks within headings
    and lists. A word divided at the end of a line becomes whole.

    Examples
    --------
    >>> whole = with_joined_lines("> Otto Kranz said in Septem-\n> ber that\n> the talks were over.")
    >>> whole
    'Otto Kranz said in September that the talks were over.'
    >>> with_joined_lines("Harbour\nThe dockers asked for talks.") == "Harbour\nThe dockers asked for talks."
    True
    """
    lines = _without_page_numbers(list(_lines(text)))
    if not lines:
        return
    joined = _joined(lines)
    words = cache(lambda: frozenset(_WORD.findall(_IN_TWO.sub(" ", text.lower()))))
    if lines[0].start > lines[0].before:
        yield Edit(0, lines[0].start, "\n" * lines[0].number)
    for k, (above, below) in enumerate(pairwise(lines)):
        hyphen, between = (
            _seam(above, below, words) if k in joined else (0, "\n" * (below.number - above.number))
        )
        if hyphen or text[above.end : below.start] != between:
            yield Edit(above.end - hyphen, below.start, between)
    behind = text[lines[-1].end :]
    if behind.strip("\n"):
        yield Edit(lines[-1].end, len(text), "\n" * behind.count("\n"))


def with_joined_lines(text: str) -> str:
    """Return a text with the edits of `line_edits` made."""
    return rewritten(text, line_edits(text)).text


def _lines(text: str) -> Iterator[_Line]:
    for number, match in enumerate(_LINE.finditer(text)):
        words = match["words"].rstrip()
        if words:
            start = match.start("words")
            yield _Line(
                start, start + len(words), match.start(), match["quoted"].count(">"), len(match["indent"]),
                words, number,
            )  # fmt: skip


def _without_page_numbers(lines: Sequence[_Line]) -> list[_Line]:
    """Return the lines without the numbers of pages, and blank lines about them, within a sentence."""
    whole: list[_Line] = []
    shift = 0
    for k, line in enumerate(lines):
        if 0 < k < len(lines) - 1 and _PAGE.fullmatch(line.words):
            above, below = lines[k - 1].words, lines[k + 1].words
            if below[0].islower() and not _ENDED.search(above):
                shift = lines[k + 1].number - (whole[-1].number + 1)
                continue
        whole.append(replace(line, number=line.number - shift) if shift else line)
    return whole


def _joined(lines: Sequence[_Line]) -> set[int]:
    """Return the numbers of the breaks that only keep a paragraph within a width."""
    breaks = _breaks(lines)
    close = [k for k, one in enumerate(breaks) if one.gap == 0]
    apart = [k for k, one in enumerate(breaks) if one.gap == 1]
    joined = {k for k in close if breaks[k].goes_on or _is_divided(breaks[k])}
    width = _full_width([breaks[k] for k in close])
    if width is None:
        joined |= _by_paragraphs(breaks)
    else:
        joined |= {k for k in close if breaks[k].full >= width and breaks[k].may_be_within}
    # Lines two apart: a text typed with blank lines between all lines, or a sentence over two pages.
    spaced = _full_width([breaks[k] for k in apart])
    for k in apart:
        one = breaks[k]
        if spaced is not None:
            within = one.full >= spaced and one.may_be_within
        else:
            within = width is not None and one.full >= width and one.goes_on
        if within:
            joined.add(k)
    return joined


def _breaks(lines: Sequence[_Line]) -> list[_Break]:
    margins = Counter(line.indent for line in lines if line.words[0].islower())
    margin = margins.most_common(1)[0][0] if margins else _WIDEST
    breaks: list[_Break] = []
    # Across an empty line a paragraph goes on only where lines stand two apart.
    close = apart = bool(_SENTENCE_ENDED.search(lines[-1].words))
    for k in range(len(lines) - 1, 0, -1):
        above, below = lines[k - 1], lines[k]
        gap = below.number - above.number
        breaks.append(_Break(above, below, close if gap == 1 else apart, margin))
        ended = bool(_SENTENCE_ENDED.search(above.words))
        close, apart = ended or (close and gap == 1), ended or (apart and gap <= _LONE)
    return breaks[::-1]


def _full_width(breaks: Sequence[_Break]) -> int | None:
    """Return the least length of a line that is full; None if too few lines show it."""
    sure = sorted(one.full for one in breaks if one.goes_on and one.full >= _NARROWEST_COLUMN)
    if len(sure) < max(_ENOUGH, _LEAST_SHARE * len(breaks)):
        return None
    widest = max(one.above.length for one in breaks if one.above.length <= _WIDEST or one.goes_on)
    shortest = sure[int(_OUTLIERS * len(sure))]
    return widest + 1 if shortest > widest - _RAGGED else int(_SLACK * shortest)


def _by_paragraphs(breaks: Sequence[_Break]) -> set[int]:
    """Return the breaks that are within by the widths of their own paragraphs, from the end upwards."""
    ranges: list[range] = []
    last = len(breaks) - 1
    while last >= 0:
        first = last
        while first > 0 and breaks[first].gap == 0 and breaks[first - 1].gap == 0:
            first -= 1
        if breaks[last].gap == 0:
            ranges.append(_full_lines(breaks, first, last))
        last = first - 1
    ranges = [full for full in ranges if full]
    sure = [full for full in ranges if len(full) + 1 > _LONE or breaks[full[0]].below.words[0].islower()]
    widest = max((_widest(breaks, full) for full in sure), default=_WIDEST)
    joined: set[int] = set()
    for full in ranges:
        if full in sure or breaks[full[0]].full > widest:
            joined.update(full)
    return joined


def _full_lines(breaks: Sequence[_Break], first: int, last: int) -> range:
    """Return the last breaks of a paragraph, as far up as each line above was full."""
    start, width = last + 1, breaks[last].below.length
    while start > first and breaks[start - 1].may_be_within:
        width = max(width, breaks[start - 1].above.length)
        if breaks[start - 1].full <= width:
            break
        start -= 1
    full = range(start, last + 1)
    return full if full and _NARROWEST <= _widest(breaks, full) <= _WIDEST else range(0)


def _widest(breaks: Sequence[_Break], full: range) -> int:
    return max(breaks[full[-1]].below.length, *(breaks[k].above.length for k in full))


def _is_divided(one: _Break) -> bool:
    """Return True if a word, or a name with a hyphen, goes on below."""
    above, below = one.above, one.below
    return (
        above.depth == below.depth
        and _DIVIDED.search(above.words) is not None
        and below.words[0].islower()
        and not _ITEM.match(below.words)
    )


def _seam(above: _Line, below: _Line, words: Callable[[], frozenset[str]]) -> tuple[int, str]:
    """Return how many characters of the line above go, and what stands between the two."""
    divided, following = _DIVIDED.search(above.words), _FIRST_LETTERS.match(below.words)
    if divided is None or following is None:
        return 0, " "
    first, second = divided[1].lower(), following[0].lower()
    if second in SUSPENDED:
        return 0, " "
    if following[0][0].isupper() or keeps_hyphen(first, second, words()):
        return 0, ""
    return 1, ""
