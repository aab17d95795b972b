"""The words that tell a statement’s stance and addressee, from the lexicon that comes with the package."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from detente.reading.findings import StanceKind


@dataclass(frozen=True, slots=True)
class StatementWords:
    """Lemmas, by what they tell.

    Attributes
    ----------
    cues
        Cues to the stance they report.
    only_asking
        Those of them that report a demand only with an infinitive or the like.
    said
        What takes a stance within the words themselves, by stance or ground of a verdict.
    told, spoken_to
        Cues whose object, or whose "to", names who is spoken to.
    """

    cues: Mapping[str, StanceKind]
    only_asking: frozenset[str]
    said: Mapping[str, frozenset[str]]
    told: frozenset[str]
    spoken_to: frozenset[str]


@cache
def statement_words() -> StatementWords:
    """The lexicon that comes with the package, read once.

    Examples
    --------
    >>> statement_words().cues["reject"], "mistake" in statement_words().said["bad_words"]
    ('refuses', True)
    """
    table: dict[str, Any] = yaml.safe_load(
        resources.files("detente.reading").joinpath("statement_words.yaml").read_text(encoding="utf-8")
    )
    cues = {word: kind for kind, line in table["cues"].items() for word in _items(line)}
    said = {name: frozenset(_items(line)) for name, line in table["said"].items()}
    return StatementWords(
        cues, frozenset(_items(table["only_asking"])), said,
        frozenset(_items(table["told"])), frozenset(_items(table["spoken_to"])),
    )  # fmt: skip


def _items(line: str) -> list[str]:
    return [item.strip() for item in line.split(",") if item.strip()]
