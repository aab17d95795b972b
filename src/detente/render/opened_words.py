"""A word of a table that opens the words of the reports it rests on, without a script."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Final
from urllib.parse import quote

from markupsafe import Markup, escape

from detente.page import StanceCell, quoted_in_short

_LONGEST: Final = 320
_QUOTE: Final = Markup(
    "<blockquote><bdi>{}</bdi> "
    '<cite><a href="/report?id={}&amp;kind=act"><bdi>{}</bdi></a></cite></blockquote>'
)
# A popover closes with Esc, and by a click elsewhere.
_OPENS: Final = Markup(
    '<button type="button" class="opens" popovertarget="{0}">{1}</button>'
    '<div popover id="{0}" class="words-of">{2}</div>'
)


def opening_words(title_of: Callable[[str], str]) -> Callable[[StanceCell, str], Markup]:
    """Return a function for a template that makes the word of a stance open its words.

    Parameters
    ----------
    title_of
        The title of a report, by its id.
    """
    numbers = itertools.count(1)

    def opened(cell: StanceCell, word: str) -> Markup:
        if not cell.evidence:
            return escape(word)
        quotes = Markup("").join(
            _QUOTE.format(quoted_in_short(each, _LONGEST), quote(each.report), title_of(each.report))
            for each in cell.evidence
        )
        return _OPENS.format(f"stance-{next(numbers)}", word, quotes)

    return opened
