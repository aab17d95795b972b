"""Short texts: titles cut, counts with their noun, places in a row, lists in prose."""

from __future__ import annotations

from collections.abc import Iterable, Sized

from detente.divided import whole_lines

_MOST_CHARACTERS = 60


def shortened(title: str, most: int = _MOST_CHARACTERS) -> str:
    """Cut a title so that it fits into a line with other words.

    Examples
    --------
    >>> shortened("A " + "very " * 20 + "long title")
    'A very very very very very very very very very very very…'
    """
    title = " ".join(title.split())
    if len(title) <= most:
        return title
    return title[: most - 1].rsplit(" ", 1)[0] + "…"


def one_line(quote: str) -> str:
    r"""Return quoted words in one line, as a person reads them out; see `whole_lines`.

    Examples
    --------
    >>> one_line("unless the\n> board  opens it")
    'unless the board opens it'
    """
    return " ".join(whole_lines(quote).split())


def count_of(items: Sized | int, one: str, several: str | None = None) -> str:
    """Return a count in figures with its noun.

    Examples
    --------
    >>> count_of(1, "step"), count_of(["a", "b"], "party", "parties"), count_of(1_000, "state")
    ('1 step', '2 parties', '1,000 states')
    """
    count = items if isinstance(items, int) else len(items)
    return f"{count:,} {one if count == 1 else several or one + 's'}"


def ordinal(number: int) -> str:
    """Return a place in a row.

    Examples
    --------
    >>> ordinal(1), ordinal(12), ordinal(22)
    ('1st', '12th', '22nd')
    """
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def lower_first(label: str) -> str:
    """Return a label as it stands inside a sentence: acronyms and names keep their capital.

    Examples
    --------
    >>> lower_first("Open talks"), lower_first("UN troops stay")
    ('open talks', 'UN troops stay')
    """
    first = label.split(" ", 1)[0]
    return label[:1].lower() + label[1:] if first[1:].islower() or len(first) == 1 else label


def join_words(words: Iterable[str], last: str = "and") -> str:
    """Join words as a list in prose.

    Examples
    --------
    >>> join_words(["A", "B", "C"]), join_words(["A"]), join_words([])
    ('A, B and C', 'A', 'nobody')
    """
    items = list(words)
    if len(items) < 2:
        return items[0] if items else "nobody"
    return f"{', '.join(items[:-1])} {last} {items[-1]}"
