"""The words that tell a statement’s stance and addressee, from the lexicon that comes with the package."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from detente.reading.findings import StanceKind
from detente.reading.word_tables import word_table, words_of


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
    table = word_table("statement_words.yaml")
    cues = {word: kind for kind, line in table["cues"].items() for word in words_of(line)}
    said = {name: frozenset(words_of(line)) for name, line in table["said"].items()}
    return StatementWords(
        cues, frozenset(words_of(table["only_asking"])), said,
        frozenset(words_of(table["told"])), frozenset(words_of(table["spoken_to"])),
    )  # fmt: skip
