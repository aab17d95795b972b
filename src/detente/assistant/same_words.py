"""The words for an act: whether a text speaks of what a model makes of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cache
from typing import Final, NamedTuple

from detente.patterns import as_pattern
from detente.reading import ActMention, ReadSentence, entry_of
from detente.sources import Evidence

_LIGHT: Final = frozenset(
    [
        "be",
        "have",
        "do",
        "get",
        "go",
        "keep",
        "make",
        "take",
        "give",
        "put",
        "let",
        "begin",
        "start",
        "continue",
        "carry",
        "hold",
        "bring",
        "come",
        "stay",
        "remain",
        "seek",
        "try",
        "agree",
        "accept",
        "allow",
        "stop",
        "end",
        "halt",
        "resume",
        "open",
        "hand",
        "up",
        "on",
        "out",
        "off",
        "over",
        "back",
        "to",
        "in",
        "with",
    ]
)
"""Verbs and particles that by themselves name no act."""
_STEM: Final = 5
_LEAST_SHARE: Final = 0.5
_WORD: Final = as_pattern(r"[^\W\d_][\w-]*")


def speaks_of(
    act: ActMention,
    span: Evidence,
    own: Sequence[ReadSentence],
    around: Sequence[ReadSentence],
    names: Collection[str],
) -> bool:
    """Return True if the words of a row speak of its act.

    The sentences of the quote have a pattern of its entry in the catalogue; or they, or those beside, have
    its verb. Half of its other words at least stand there. The quote itself has a word of these.

    Parameters
    ----------
    own
        The sentences of the quote.
    around
        These, and those beside.
    names
        The words of the names of parties.
    """
    quoted, said, near = _words(span.quote), _said(own), _said(around)
    verb = [word for word in act.predicate.split() if word not in _LIGHT]
    objects = [word for word in act.words if word not in act.predicate.split() and word not in names]
    patterns = [words for words in _patterns(act.catalogue) if _is_said(words, said)]
    of_entry = {word for words in patterns for word in (*words.heads, *words.objects)}
    if not _share([*verb, *objects, *of_entry], quoted):
        return False
    if not patterns and verb and not _share(verb, near):
        return False
    # "Lift the ban" may be asked where a party was outlawed.
    named = {word for words in _patterns(act.catalogue) for word in words.heads} if patterns else set()
    return not objects or _share(objects, near | named) >= _LEAST_SHARE


def same_act(act: ActMention, other: ActMention) -> bool:
    """Return True for two readings of one act: one entry of the catalogue, or the same objects."""
    if act.catalogue is not None and other.catalogue is not None:
        return act.catalogue == other.catalogue
    mine, its = (set(each.words) - set(each.predicate.split()) for each in (act, other))
    if act.predicate == other.predicate:
        return not mine or not its or bool(mine & its)
    return bool(mine and its) and 2 * len(mine & its) >= min(len(mine), len(its)) and len(mine & its) > 1


def _share(words: Collection[str], among: Collection[str]) -> float:
    """Return the part of some words that others have, by their stems."""
    stems = {word[:_STEM] for word in among}
    return sum(word in among or word[:_STEM] in stems for word in words) / len(words) if words else 0.0


def _said(sentences: Iterable[ReadSentence]) -> set[str]:
    return {lemma for sentence in sentences for lemma in sentence.lemmas | _words(sentence.words.quote)}


def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(text))


class _Pattern(NamedTuple):
    """The words of a pattern of the catalogue: those that name the act, and those for what it is done to."""

    heads: tuple[str, ...]
    objects: tuple[str, ...]


def _is_said(pattern: _Pattern, said: Collection[str]) -> bool:
    """Return True if one of its heads is said, every word of it, and one of its objects where it has some."""
    is_named = any(_share(head.split(), said) == 1 for head in pattern.heads)
    return is_named and (
        not pattern.objects or any(_share(word.split(), said) == 1 for word in pattern.objects)
    )


@cache
def _patterns(catalogue: str | None) -> tuple[_Pattern, ...]:
    """Return the patterns by which the catalogue knows an act or its ending."""
    entry = entry_of(catalogue)
    if entry is None:
        return ()
    lines = f"{entry.verbs}\n{entry.nouns}\n{entry.ends}\n{entry.end_nouns}".splitlines()
    parts = [[part.strip() for part in line.split("|")] for line in lines if line.strip()]
    return tuple(
        _Pattern(_listed(heads), _listed(more[0]) if more and ":" not in more[0] else ())
        for heads, *more in parts
    )


def _listed(words: str) -> tuple[str, ...]:
    return tuple(word for part in words.split(",") if (word := part.strip().casefold()) not in ("", "*"))
