"""The lexicon of reporting: verbs, cues, frames, stances, and the words of a cue."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from detente.reading.findings import StanceKind
from detente.reading.lexica import word_table, words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

# Verbs that may stand beside words in quotation marks and give them to their subject.
QUOTE_VERBS = frozenset(
    resources.files("detente.reading.lexica").joinpath("quote_verbs.txt").read_text(encoding="utf-8").split()
)

_IRREGULAR = {"said", "told", "wrote", "went", "shouted", "began", "swore", "spoke", "read", "thought"}


@cache
def quote_forms() -> frozenset[str]:
    """Return the forms of the verbs of quotation: "says", "said", "arguing"."""
    forms = set(_IRREGULAR)
    for verb in QUOTE_VERBS - {
        "put",
        "go",
        "call",
        "begin",
        "think",
        "read",
        "state",
        "post",
        "report",
        "blog",
        "email",
    }:
        stem = verb[:-1] if verb.endswith("e") else verb
        third = f"{verb[:-1]}ies" if verb.endswith("y") and verb[-2] not in "aeiou" else f"{verb}s"
        past = f"{verb[:-1]}ied" if verb.endswith("y") and verb[-2] not in "aeiou" else f"{stem}ed"
        forms |= {third, past, f"{stem}ing"}
    return frozenset(forms)


@cache
def cue_frames() -> Mapping[str, frozenset[str]]:
    """Lemma to the frames in which it reports what somebody says, wants, believes or stands for.

    Counted on the training part of PolNeAR 1.0 (Newell, Margolin and Ruths, LREC 2018): kept are the frames
    that reported at least about one time in three, and reporting verbs of general English beside them.
    """
    data = resources.files("detente.reading.lexica").joinpath("cue_frames.json").read_text(encoding="utf-8")
    return {lemma: frozenset(frames) for lemma, frames in json.loads(data).items()}


def cue_words(cue: Token) -> tuple[int, int]:
    """Token range of a cue with the auxiliaries, negation and particle that stand beside it."""
    start, end = cue.i, cue.i + 1
    for child in reversed(list(cue.lefts)):
        if child.dep_ in ("aux", "auxpass", "neg") and child.i == start - 1:
            start = child.i
    for child in cue.rights:
        if child.i == end and (child.dep_ == "prt" or (child.lower_ == "to" and cue.lower_ == "according")):
            end = child.i + 1
    return start, end


@dataclass(frozen=True, slots=True)
class StatementWords:
    """Lemmas by meaning.

    Attributes
    ----------
    cues
        Cues to the stance they report.
    only_asking
        Those of them that report a demand only with an infinitive or the like.
    said
        Words that take a stance within the content, by stance or ground of a verdict.
    told, spoken_to
        Cues whose object, or whose "to", names who is spoken to.
    entries, talkers
        Labels with a colon that head an entry of a list, and those that head a turn of a talk.
    """

    cues: Mapping[str, StanceKind]
    only_asking: frozenset[str]
    said: Mapping[str, frozenset[str]]
    told: frozenset[str]
    spoken_to: frozenset[str]
    entries: frozenset[str]
    talkers: frozenset[str]


@cache
def statement_words() -> StatementWords:
    """Return the lexicon that comes with the package, read once.

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
        frozenset(words_of(table["entries"])), frozenset(words_of(table["talkers"])),
    )  # fmt: skip
