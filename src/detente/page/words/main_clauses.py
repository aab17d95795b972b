"""The main event of a sentence, where the words of an event are only a part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from detente.page.words.clauses import sentence_around
from detente.page.words.parties import NamesInProse
from detente.page.words.subjects import VERB, is_finite
from detente.patterns import as_pattern
from detente.reading import Party
from detente.sources import Evidence

SHIFT: Final = 60  # characters by which words may be shorter than in the report
BY_PRONOUN_AT_FIRST: Final = as_pattern(
    r"^(?:(?:but|and|so|yet|then) )?(?:he|she|it|they|this|these|those|his|her|its|their"
    r"|the (?:two|three|pair|latter|former|other)(?= (?:was|were|had|have|\w+ed)))\b|, (?:he|she|it|they) ",
    re.I,
)
"""The subject of a sentence that another one names."""
_AT_THE_TIME: Final = as_pattern(r"(?:as|while|when) (?=\w)", re.I)
_AT_THE_TIME_BEFORE: Final = as_pattern(r"\w,? (?:even |just )?(?:as|while) $", re.I)
_ONLY_A_TIME: Final = as_pattern(
    r"\b(?:came|comes|coming|happened|occurred|arrived|spoke)(?:(?: on)? \w+day| \w+ly)?"
    r" (?:just |even )?(?:as|while|when) $"
)
_FIRST_LETTERS: Final = 12
_OPENING: Final = as_pattern(
    r"(?:Following|After|Before|Despite|Amid|During|With|Under|As|While|When|Since|Because|Although|Though"
    r"|(?:Hours|Days|Weeks|Shortly|Soon) (?:after|before|later)|In (?:response|reaction|return|protest)) "
    r"[^,:;]{2,110}, (?=(?:the |an? )?[\w“])"
)
"""An opening before the main clause that only says when or why: "After the raid, …"."""
_TELLER_BEHIND: Final = as_pattern(r", (?:according to|as) [^,]+$")
_SAYS: Final = as_pattern(r"\b(?:said|says?|told|is|are|was|were)\b")
_ASIDE: Final = as_pattern(
    rf"^((?:[A-Z]\w+\. )?[A-Z][^,]{{1,60}}), (?:an? |the |who |which )?[a-z][^,]{{2,90}}, (?={VERB})"
)
"""An aside behind the subject: "Gen. Roy, commander of the guard, …"."""
_OF_MORE_CLAUSES: Final = as_pattern(r"\b(?:after|before|when|which|who|that|because|if|until)\b|;")
_THAT: Final = as_pattern(r"(?:that|which) (?=(?:the |an? )?\w)")
_BEFALLEN: Final = as_pattern(
    rf"(?P<participle>(?:[A-Z]\w+ed|Held|Shot|Caught|Taken|Struck|Hit|Driven|Beaten)\b[^,]*),"
    rf" (?P<who>[A-Z][^,]*?) (?={VERB})"
)
CLAUSE: Final = as_pattern(rf"[^,] {VERB}|^[^,]+, [^,]+, {VERB}")
"""A verb that is no participle after a comma: "the deal, announced on Friday" is no clause."""


def of_its_participle(words: str, parties: Sequence[Party], names: NamesInProse) -> Iterator[str]:
    """Yield what befell somebody, told before what came of it: "Rescued in May, she has …"."""
    first = _BEFALLEN.match(words)
    if first is None:
        return
    named = (party for party in parties if any(name in first["who"] for name in (party.name, *party.aliases)))
    party = next(named, None)
    if party is not None:
        be = "were" if names.is_plural(party.id) else "was"
        yield f"{first['who']} {be} {first['participle'][:1].lower()}{first['participle'][1:]}"


def with_the_main_clause(words: str, at: int, passage: Evidence, text: str) -> Iterator[str]:
    """Yield the sentence of a side clause: "the bill failed on Tuesday, as the miners marched".

    So too for "a meeting that the board convened on Monday": what was convened stands before it.
    """
    lead = _AT_THE_TIME.match(words) or _AT_THE_TIME_BEFORE.search(text[max(0, at - SHIFT) : at])
    if lead is None and not _lacks_its_object(words):
        return
    if _ONLY_A_TIME.search(text[max(0, at - SHIFT) : at]):
        return  # "the report came as the lawyers opposed it": what came tells only when
    around = sentence_around(passage, text).rstrip(".")
    if lead is not None and _OF_MORE_CLAUSES.search(around.partition(words[:_FIRST_LETTERS])[0]):
        return
    if around[:1].isupper() and not BY_PRONOUN_AT_FIRST.search(around) and CLAUSE.search(around):
        yield around


def without_its_opening(words: str, passage: Evidence, text: str) -> Iterator[str]:
    """Yield the main clause behind a time or a reason: "After the raid, the general announced …"."""
    if not re.search(VERB, words):
        return
    around = _TELLER_BEHIND.sub("", sentence_around(passage, text).rstrip("."))
    opening = _OPENING.match(around)
    main = _ASIDE.sub(r"\1 ", around[opening.end() :] if opening else around)
    tells_it = words[:_FIRST_LETTERS] in main and (opening is not None or main != around)
    tells_it = tells_it and not _SAYS.search(main)
    if tells_it and not BY_PRONOUN_AT_FIRST.search(main) and CLAUSE.search(main):
        yield main


def _lacks_its_object(words: str) -> bool:
    """Return True for a clause on the thing that it was done to: "that the board convened on Monday"."""
    lead = _THAT.match(words)
    verb = re.compile(VERB).search(words, lead.end()) if lead else None
    return verb is not None and not is_finite(verb.group(), words[verb.end() :]) and verb.group()[-2:] == "ed"
