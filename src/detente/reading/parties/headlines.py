"""Headlines that capitalise every word, in which a run of capitals is no name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Doc

_FEWEST: Final = 5
_LONG: Final = 4
_MOST: Final = 0.8
"""Of the words of four letters and more, the share that a headline in capitals has with one."""


def headline_end(doc: Doc) -> int:
    """Return where a first line in capitals ends, 0 for a text that begins otherwise.

    "Board Finally Names A Judge" is such a line; "Board names a judge" is none, nor is a list of names.
    """
    first = next((token.i for token in doc if not token.is_space), 0)
    end = next((token.i for token in doc[first:] if token.is_space and "\n" in token.text), 0)
    words = [token for token in doc[first:end] if token.is_alpha]
    long = [token for token in words if len(token) >= _LONG]
    if len(words) < _FEWEST or not long:
        return 0
    capitals = sum(token.text[0].isupper() for token in long)
    tells = any(token.pos_ in ("VERB", "AUX", "ADV", "ADP", "DET", "PRON") for token in words)
    listed = sum(token.text == "," for token in doc[first:end])
    return end if capitals >= _MOST * len(long) and tells and listed * 3 < len(words) else 0
