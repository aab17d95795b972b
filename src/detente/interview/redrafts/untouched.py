"""The parts of a case that no person has edited, nor speaks of in a line of his own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from detente.case import Case
from detente.interview.draft_header import is_unreviewed
from detente.interview.redrafts.contents import Contents, Item
from detente.interview.redrafts.renaming import Renaming, options_named
from detente.patterns import as_pattern

_MACHINE_S = as_pattern(r"(?:new|in [\d,]+ reports? of [\d,]+.*|no test: .*)")
"""Comments that a draft or a redraft wrote."""


class Untouched:
    """Says which options of a case are as they were drafted.

    Parameters
    ----------
    names
        The names of the earlier draft in the case.
    """

    def __init__(self, case: Case, mine: Contents, base: Contents | None, names: Renaming) -> None:
        self._mine, self._base, self._names = mine, base, names
        self._lines = case.text.split("\n")
        answered = [item.id for item in case.file.interview]
        self._reviewed = not is_unreviewed(case.text) or any(name.startswith("options:") for name in answered)
        self._answered = " ".join(answered)
        self._drafted = set(_expressions(base.data, names)) if base is not None else set()

    def option(self, name: str, drafted: Item) -> bool:
        """Return True if nobody has reviewed an option, edited it, or speaks of it in a line of his own.

        Parameters
        ----------
        drafted
            The option in the earlier draft.
        """
        if self._reviewed or self._base is None or name in self._answered:
            return False
        own = self._mine.options[name]
        if (own.text, own.assumed) != (drafted.text, drafted.assumed):
            return False
        if not self._base.words(drafted.cited) <= self._mine.words(own.cited):
            return False
        speaking = [text for text in _expressions(self._mine.data) if name in options_named(text)]
        return all(text in self._drafted for text in speaking) and not self._has_comment(name)

    def party(self, name: str, drafted: Item) -> bool:
        """Return True if nobody has reviewed a party, edited it or what it wants; see `option`."""
        if self._reviewed or self._base is None or name in self._answered:
            return False
        wants = self._mine.wants(name)
        as_drafted = self._mine.parties[name].text == drafted.text and wants is not None
        own = [line for line in self._lines if re.match(rf" *{name}\b", line)]
        noted = any(
            " #" in line and not _MACHINE_S.fullmatch(line.partition(" #")[2].strip()) for line in own
        )
        return as_drafted and not noted and all(text in self._drafted for text in wants or ())

    def _has_comment(self, name: str) -> bool:
        """Return True if a person has put a comment on an option, above it, or on a line that names it."""
        party, _, key = name.partition(".")
        inside = before = ""
        for line in self._lines:
            code, _, comment = line.partition(" #")
            if re.match(r"  \w", line):
                inside = line.strip(" :").partition(":")[0]
            about = (inside == party and code.strip().startswith(f"{key}:")) or name in code
            noted = comment.strip() if comment and not code.lstrip().startswith("#") else ""
            if about and (before.startswith("#") or (noted and not _MACHINE_S.fullmatch(noted))):
                return True
            before = line.strip() if line.startswith(" ") else ""
        return False


def _expressions(value: Any, names: Renaming | None = None) -> Iterator[str]:
    """Yield every text of a case that may be an expression, with the names of the case."""
    if isinstance(value, str):
        yield value if names is None else names.expression(value)
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if key not in ("label", "name", "title", "says", "quote", "about", "assumed", "evidence"):
                yield from _expressions(inner, names)
            if isinstance(key, str) and "." in key:
                yield key if names is None else names.expression(key)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _expressions(inner, names)
