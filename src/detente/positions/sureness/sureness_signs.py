"""The signs by which it is judged if words were read right: of grammar and shape, none a word of a report.

Each sign is for or against a reading, as a reader would say without any numbers. Its weight is learnt, the
side that it is on is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import log

from detente.patterns import as_pattern
from detente.positions.mentions import OwnedAct
from detente.positions.table import StanceOnAct
from detente.reading import CatalogueEntry, Overlaps, Party, Places
from detente.sources import Evidence

FOR, AGAINST = "for", "against"

_PRONOUN = as_pattern(
    r"i|we|he|she|it|they|you|who|which|that|this|these|those|others?|his|her|its|their|our|my|your",
    re.IGNORECASE,
)
_CUT_LABEL = as_pattern(r".*\b(?:a|an|the|of|to|in|on|at|for|with|by|from|his|her|its|their|some|any|and|or)")
_LOOSE = as_pattern(r"\b(?:it|them|him|her|he|she|they|this|that|these|those|so|one|us|me|_)\b")
_CLAUSE = as_pattern(r" that \S+ \S.*")
"""In "prove that it is ready" no word is loose."""
_LAST_WORDS = as_pattern(r".*\b(?:in|of|with|for|on|to|against|at|into) [a-z]\w+")
_QUOTATION_MARKS = as_pattern('["“”`]')
_WORD = as_pattern(r"[\w'’.-]*\w")
_NAME_INSIDE = as_pattern(r"[A-Z][\w.-]*[A-Za-z]|[A-Z]{2}")
_OF_US = as_pattern(r"i|we|my|our|us|me|ourselves|myself", re.IGNORECASE)
_OWN_WILL = frozenset({"planned", "refused", "offered", "accepted"})
_ANSWERS: frozenset[StanceOnAct] = frozenset({"refuses", "accepts", "offers", "plans"})
_LEAD = 400
_FILLERS = frozenset({"the", "a", "an", "of", "and", "in", "for"})
_NEAR, _AROUND, _AHEAD, _FAR = 150, 120, 150, 2000
_MOST_AROUND = 6
_USUAL_LENGTH = log(25)


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row, and its report, as far as they say how surely its words were read.

    Attributes
    ----------
    acts
        The mentions of the row in this report.
    label
        The act of the row.
    parties
        The parties of the table, by id.
    named
        Where each party is named in the report.
    all_named
        The parties by the places where they are named.
    length
        The length of the text.
    stances
        Who takes which stance on it in this report, and in how many mentions.
    """

    acts: Sequence[OwnedAct]
    entry: CatalogueEntry | None
    label: str
    in_force: bool | None
    parties: Mapping[str, Party]
    named: Mapping[str, Places]
    all_named: Overlaps[str]
    length: int
    stances: Mapping[tuple[str | None, StanceOnAct], int] = field(default_factory=dict)


def signs_of(act: OwnedAct, voice: str | None, stance: StanceOnAct, row: ReadRow) -> dict[str, float]:
    """Return the signs of a mention as it was read, by name; those that are 0 are left out.

    Parameters
    ----------
    voice
        The party whose stance it was read to be; None for words of the narrator.
    """
    signs = {f"{FOR}: {name}": float(value) for name, value in _for(act, voice, stance, row) if value}
    for part in _against(act, voice, stance, row):
        for name, value in part:
            if value:
                signs[f"{AGAINST}: {name}"] = float(value)
    return signs


def _for(act: OwnedAct, voice: str | None, stance: StanceOnAct, row: ReadRow) -> Iterator[tuple[str, float]]:
    mention, wording = act.mention, act.mention.wording
    another = voice is not None and voice != act.maker
    yield "another demands it", another and stance == "demands"
    yield "the maker refuses it", voice == act.maker and stance == "refuses"
    yield "the maker offers it", voice == act.maker and stance == "offers"
    yield "another has a say", another
    yield "the clause names the voice", another and mention.voice_span is not None
    yield "it is not to be done", not act.does
    yield "about somebody", bool(act.about)
    yield "in the catalogue", row.entry is not None
    yield "the mention's own label", row.label == mention.label
    yield "a name in the label", any(word[:1].isupper() for word in row.label.split()[1:])
    own, said = _words(row.label), _words(mention.span.quote)
    yield "the label's words are the report's", len(own & said) / max(1, len(own))
    yield "mentions", log(len(row.acts))
    yield "told more than once", log(max(1, row.stances.get((voice, stance), 1)))
    yield "asked and answered", _is_answered(act.maker, voice, stance, row)
    yield "in the lead", act.place[1] < _LEAD
    yield "the words name the voice", another and _is_a_name(mention.voice_span)
    if wording is None:
        return
    subject = wording.doer_as == "subject"
    yield "asked by name", another and wording.doer_as == "object" and _is_a_name(mention.doer_span)
    plain = subject and not wording.conditional
    yield "is said to go on", mention.mood == "in force" and wording.doer_as in ("subject", "far subject")
    yield "a doer with by", wording.doer_as == "agent"
    yield (
        "says that it will",
        (
            plain
            and mention.cue == ""
            and mention.mood in ("planned", "refused")
            and wording.clause in ("main", "reported")
        ),
    )
    yield (
        "plainly did it",
        subject and mention.mood == "done" and not wording.passive and wording.clause == "main",
    )


def _against(
    act: OwnedAct, voice: str | None, stance: StanceOnAct, row: ReadRow
) -> Iterator[Iterator[tuple[str, float]]]:
    yield _of_stance(act, voice, stance, row)
    yield _of_sentence(act, row)
    yield _of_doer(act, row)
    yield _of_label(act, row)
    if voice is not None and voice != act.maker:
        yield _of_voice(act, voice, row)


def _of_stance(
    act: OwnedAct, voice: str | None, stance: StanceOnAct, row: ReadRow
) -> Iterator[tuple[str, float]]:
    mood = act.mention.mood
    yield "nobody is said to demand it", voice is None and stance == "demands"
    yield "it demands it of itself", voice == act.maker and stance == "demands"
    yield "the narrator tells it", voice is None
    yield "only opposed", mood == "opposed"
    yield "done once, and said to go on", mood == "done" and row.in_force is True
    # A threat has its condition; of what is done, offered or refused, it may be a misread aside.
    yield "hangs on a condition", act.mention.condition is not None and stance != "threatens"
    yield "asked for, and done", stance == "demands" and (act.maker, "does") in row.stances


def _of_sentence(act: OwnedAct, row: ReadRow) -> Iterator[tuple[str, float]]:
    mention, wording = act.mention, act.mention.wording
    yield "quoted", mention.quoted
    own = mention.doer_span is not None and _OF_US.fullmatch(mention.doer_span.quote) is not None
    yield "another is quoted", mention.quoted and mention.mood in _OWN_WILL and not own
    yield "quotation marks inside", _QUOTATION_MARKS.search(mention.span.quote) is not None
    yield "late in the text", min(1.0, act.place[1] / (row.length or 1))
    if wording is None:
        yield "a long sentence", _USUAL_LENGTH
        return
    yield "a participle", wording.clause == "participle"
    yield "an adverbial clause", wording.clause == "adverbial"
    yield "a mood from a relative clause", wording.outer == "relative"
    yield "a condition or a time", wording.conditional
    # "Has been on strike" is told of a subject; "its strike" is only named.
    named_only = wording.noun and wording.doer_as not in ("subject", "far subject")
    yield "a noun", named_only
    yield "a long sentence", log(max(1, wording.sentence_words))


def _of_doer(act: OwnedAct, row: ReadRow) -> Iterator[tuple[str, float]]:
    mention, span = act.mention, act.mention.doer_span
    yield "a doer that is assumed", act.assumed
    yield "a doer that is inferred", not act.assumed and mention.inferred
    yield "a doer from elsewhere", not act.assumed and not mention.inferred and mention.doer is None
    yield "some of them", mention.wording is not None and mention.wording.some
    if span is not None:
        yield "another name than the maker's", not _names(span.quote, row.parties.get(act.maker))
        yield "a doer after the act", span.start > mention.span.end
    yield "far from a mention of the maker", log(1 + _gap(act, row.named.get(act.maker)))
    of_act = act.mention.span
    around = set(row.all_named.of(of_act.start - _AROUND, of_act.end + _AROUND))
    yield "parties around", min(len(around), _MOST_AROUND)


def _of_voice(act: OwnedAct, voice: str, row: ReadRow) -> Iterator[tuple[str, float]]:
    gap = _gap(act, row.named.get(voice))
    yield "far from a mention of the voice", log(1 + gap)
    yield "no mention of the voice is near", gap > _NEAR


def _of_label(act: OwnedAct, row: ReadRow) -> Iterator[tuple[str, float]]:
    yield from _of_words_of_label(row.label)
    entry = row.entry
    yield "a bare label", entry is not None and row.label in (entry.bare, entry.ending_bare)
    yield "outside the row's entry", entry is not None and act.mention.catalogue != entry.id
    maker = row.parties.get(act.maker)
    own = _capitals(maker.name) if maker is not None else frozenset[str]()
    yield "the maker's name in the label", bool(_capitals(row.label, behind=1) & own)


@lru_cache(maxsize=4096)
def _of_words_of_label(label: str) -> tuple[tuple[str, float], ...]:
    words = label.split()
    return (
        ("a label of one word", len(words) == 1),
        ("a label of two words", len(words) == 2),
        ("a label that is cut", _CUT_LABEL.fullmatch(label) is not None),
        ("a label with a loose word", _LOOSE.search(_CLAUSE.sub("", label)) is not None),
        ("a label that ends in no name", _LAST_WORDS.fullmatch(label) is not None),
    )


@lru_cache(maxsize=4096)
def _capitals(words: str, *, behind: int = 0) -> frozenset[str]:
    """Return the words with a capital behind the first so many."""
    return frozenset(word for word in _WORD.findall(words)[behind:] if word[:1].isupper())


def _is_answered(maker: str, voice: str | None, stance: StanceOnAct, row: ReadRow) -> bool:
    """Return True for a demand that the maker answers, and for its answer to a demand."""
    if voice != maker:
        return stance == "demands" and any((maker, answer) in row.stances for answer in _ANSWERS)
    asked = any(s == "demands" and party not in (None, maker) for party, s in row.stances)
    return stance in _ANSWERS and asked


def _is_a_name(words: Evidence | None) -> bool:
    return words is not None and _NAME_INSIDE.search(words.quote) is not None


@lru_cache(maxsize=65536)
def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold().removesuffix("'s").removesuffix("’s") for word in _WORD.findall(text))


def _names(words: str, party: Party | None) -> bool:
    """Return True if words share a word with the name of a party, or are a pronoun."""
    if party is None or _PRONOUN.fullmatch(words):
        return True
    return bool((_words(words) & _words(party.name)) - _FILLERS)


def _gap(act: OwnedAct, places: Places | None) -> int:
    """Return the characters from an act to the nearest of some places, not far behind it."""
    span = act.mention.span
    gap = places.gap(span.start, span.end, ahead=_AHEAD) if places is not None else None
    return _FAR if gap is None else gap
