"""Loading of the lexica that come with the package: tables of words in YAML."""

from __future__ import annotations

from importlib import resources
from typing import Any

import yaml

# The same loader in C, ten times as fast, where PyYAML was built with it.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def word_table(file: str) -> dict[str, Any]:
    """Return the table in one of the package's YAML files: headings to lines of words."""
    text = resources.files("detente.reading.lexica").joinpath(file).read_text(encoding="utf-8")
    table: dict[str, Any] = yaml.load(text, _LOADER)
    return table


def words_of(line: str) -> list[str]:
    """Split a line of words at the commas.

    Examples
    --------
    >>> words_of("arrest, detain, take into custody")
    ['arrest', 'detain', 'take into custody']
    """
    return [item.strip() for item in line.split(",") if item.strip()]


def headings_by_word(lines: dict[str, str]) -> dict[str, str]:
    """Return each word of a table's lines with its heading.

    Examples
    --------
    >>> headings_by_word({"banned": "ban, outlaw"})
    {'ban': 'banned', 'outlaw': 'banned'}
    """
    return {word: heading for heading, line in lines.items() for word in words_of(line)}
