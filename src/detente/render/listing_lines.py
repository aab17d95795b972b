"""A list of a dossier in the terminal: an item a paragraph, its words below it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from detente.analysis import Listing
from detente.safe import safe_line
from detente.short import count_of

_OF_WORDS: Final = ("report", "published", "publisher")
_NOT_SHOWN: Final = ("words", "start", "end", "id", "number", *_OF_WORDS)
_COUNTED: Final = ("mentions", "reports")
"""Columns whose name is the noun of what they count."""


def print_listing(listing: Listing, console: Console) -> None:
    """Print a list: the first column in bold, the others behind it, the words and their report below."""
    for record in listing.records:
        console.print(_head(listing, record), soft_wrap=False)
        if record.get("words"):
            words = Text(f"“{safe_line(str(record['words'])).strip('“”')}”")
            console.print(Padding(words, (0, 0, 0, 2)))
        said = str(record[listing.columns[0]])
        source = ", ".join(
            safe_line(str(record[name])) for name in _OF_WORDS if record.get(name) and record[name] != said
        )
        if source:
            console.print(Padding(Text(source, style="dim"), (0, 0, 0, 2)))


def _head(listing: Listing, record: Mapping[str, Any]) -> Text:
    shown = [name for name in listing.columns if name not in _NOT_SHOWN]
    # A number is what `undo` asks for, so it stands where it is looked for.
    number = f"{record['number']}. " if record.get("number") is not None else ""
    first = record[shown[0]] if record[shown[0]] is not None else "–"
    head = Text(number, style="not bold").append(safe_line(str(first)), style="bold")
    for name in shown[1:]:
        value = record[name]
        if value in (None, ""):
            continue
        is_count = isinstance(value, int) and name in _COUNTED
        said = count_of(value, name.removesuffix("s"), name) if is_count else safe_line(str(value))
        label = "" if is_count or name in ("kind", "manner") else f"{name.replace('_', ' ')}: "
        head.append(f"  {label}{said}", style="not bold")
    return head
