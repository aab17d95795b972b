"""The place of a quote in a text: the same words, but for white space and the form of quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

_MARKS: Final = {
    **dict.fromkeys("“”„‟«»", '"'),
    **dict.fromkeys("‘’‚‛`´‹›", "'"),
}  # fmt: skip
_AROUND: Final = "\"' "


@dataclass(frozen=True)
class FoldedText:
    r"""A text in which quotes are looked up.

    Examples
    --------
    >>> text = FoldedText("He said: ``No  talks\nuntil the ban’s gone.''")
    >>> [(start, end)] = text.places('No talks until the ban\'s gone."')
    >>> text.text[start:end]
    "No  talks\nuntil the ban’s gone.''"
    >>> text.places("No talks until the fee is gone")
    []
    """

    text: str

    @cached_property
    def _folded(self) -> tuple[str, list[int], list[int]]:
        """The folded text, and where each of its signs begins and ends in the text."""
        signs, starts, ends = [], [], []
        for sign, start, end in _signs(self.text):
            signs.append(sign)
            starts.append(start)
            ends.append(end)
        return "".join(signs), starts, ends

    def places(self, quote: str) -> list[tuple[int, int]]:
        """Return where the words stand; with the marks around them, else without."""
        folded, starts, ends = self._folded
        wanted = "".join(sign for sign, _, _ in _signs(quote)).strip()
        for words in dict.fromkeys((wanted, wanted.strip(_AROUND))):
            if not words:
                continue
            # A quote begins and ends with whole words.
            before = r"(?<!\w)" if words[0].isalnum() else ""
            after = r"(?!\w)" if words[-1].isalnum() else ""
            pattern = f"{before}{re.escape(words)}{after}"
            places = [(starts[m.start()], ends[m.end() - 1]) for m in re.finditer(pattern, folded)]
            if places:
                return places
        return []


def _signs(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the signs of a folded text with their places; white space in a row is one blank."""
    place, blank = 0, False
    while place < len(text):
        start, sign = place, text[place]
        place += 1
        if sign.isspace():
            if not blank:
                yield " ", start, place
            blank = True
            continue
        blank = False
        sign = _MARKS.get(sign, sign)
        if sign == "'" and place < len(text) and _MARKS.get(text[place], text[place]) == "'":
            sign, place = '"', place + 1  # ``so'' was written for “so”
        yield sign, start, place
