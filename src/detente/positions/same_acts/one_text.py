"""The bill, the measure and the legislation that a report speaks of: one text, where it names no second."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Final

from detente.dossier import Dossier
from detente.positions.mentions import OwnedAct
from detente.reading import ActMention, word_table, words_of

_FAMILIES: Final = (
    ("bill", "measure", "legislation", "proposal"),
    ("treaty", "agreement", "accord", "pact"),
)
"""Words for one kind of text, the plainest first."""
ON_A_TEXT: Final = frozenset({"law", "ratify", "support", "vote_for"})
"""Entries of the catalogue that are one choice where they are about one text."""
_DECIDING: Final = frozenset({
    "agree", "accept", "approve", "back", "block", "endorse", "oppose", "pass", "reject", "sign", "support",
    "vote", "veto", "ratify", "adopt",
})  # fmt: skip
_WORD: Final = r"(?P<word>{})(?![\w-])"


@dataclass(frozen=True)
class _Text:
    """A text of a report: the word that it is called by first, its name, and all words that stand for it."""

    word: str
    name: str
    words: frozenset[str]


def with_one_text(acts: Iterable[OwnedAct], dossier: Dossier) -> list[OwnedAct]:
    """Return the mentions, those of "the measure" and "the bill" as of the amnesty bill that is meant.

    A report that names two bills says by "the bill" now one, now the other: there nothing is joined.
    """
    told = list(acts)
    reports = {act.mention.span.report for act in told} & dossier.reports.keys()
    texts = {report: _texts_of(dossier.reports[report].text) for report in reports}
    return [_of_text(act, texts.get(act.mention.span.report, ())) for act in told]


def are_about_one_text(one: OwnedAct, other: OwnedAct) -> bool:
    """Return True for "support the bill" and "vote against the amnesty bill", where they are one text."""
    return (
        is_a_vote_on_a_text(one.mention)
        and is_a_vote_on_a_text(other.mention)
        and one.mention.span.report == other.mention.span.report
        and bool(_named(one) & _named(other))
        and _named(one) == _named(other)
    )


def is_a_vote_on_a_text(mention: ActMention) -> bool:
    """Return True for an act by which a body or its members are for or against a text."""
    decides = mention.catalogue in ON_A_TEXT or (
        mention.catalogue is None and (mention.label.split()[:1] or [""])[0].casefold() in _DECIDING
    )
    return decides and any(word in mention.words for family in _FAMILIES for word in family)


def _named(act: OwnedAct) -> frozenset[str]:
    """Return the words that name the text of an act."""
    words = act.objects - _DECIDING - _no_names()
    return words if words & {word for family in _FAMILIES for word in family} else frozenset()


@lru_cache(maxsize=4096)
def _texts_of(text: str) -> tuple[_Text, ...]:
    return tuple(found for family in _FAMILIES if (found := _text_of(text, family)) is not None)


def _text_of(text: str, family: tuple[str, ...]) -> _Text | None:
    """Return the one text of a kind that a report speaks of, None where it names two or has one word."""
    words = _WORD.format("|".join(family))
    if re.search(rf"\s{words}", text, re.IGNORECASE) is None:
        return None
    names: dict[str, str] = {}
    used: dict[str, None] = {}
    for match in re.finditer(rf"(?P<before>[\w’'-]+)\s+{words}", text, re.IGNORECASE):
        before = match["before"].casefold()
        used.setdefault(match["word"].casefold())
        if before not in _no_names() and not before.endswith(("'s", "’s", "ing", "ed")):
            names.setdefault(before, match["word"].casefold())
    if len(names) > 1 or not used or (not names and len(used) < 2):
        return None
    name, word = next(iter(names.items()), ("", next(word for word in family if word in used)))
    return _Text(word, name, frozenset(family))


def _of_text(act: OwnedAct, texts: Iterable[_Text]) -> OwnedAct:
    mention = act.mention
    for text in texts:
        mine = text.words & set(mention.words)
        if not mine or (text.name and text.name in mention.words):
            continue
        called = re.compile(rf"\b(?:[Tt]he|[Tt]his|[Tt]hat) (?:{'|'.join(sorted(mine))})\b")
        if not called.search(mention.label):
            continue
        words = [text.word if word in mine else word for word in mention.words]
        name = f"the {text.name} {text.word}" if text.name else r"\g<0>"
        changed: Mapping[str, object] = {
            "words": tuple(dict.fromkeys([*words, *([text.name] if text.name else [])])),
            "label": called.sub(name, mention.label),
            "turned": called.sub(name, mention.turned) if mention.turned else mention.turned,
        }
        return replace(act, mention=mention.model_copy(update=dict(changed)))
    return act


@cache
def _no_names() -> frozenset[str]:
    return frozenset(words_of(word_table("position_words.yaml")["no_names"]))
