"""A list of a dossier in the terminal: an item a paragraph, its words below it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from detente.analysis import Listing
from detente.safe import safe_line

_OF_WORDS: Final = ("report", "published", "publisher")
_NOT_SHOWN: Final = ("words", "start", "end", "id", *_OF_WORDS)


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
    head = Text(safe_line(str(record[shown[0]] if record[shown[0]] is not None else "–")), style="bold")
    for name in shown[1:]:
        value = record[name]
        if value in (None, ""):
            continue
        said = f"{value} {name}" if isinstance(value, int) else safe_line(str(value))
        label = "" if isinstance(value, int) or name in ("kind", "manner") else f"{name.replace('_', ' ')}: "
        head.append(f"  {label}{said}", style="not bold")
    return head
