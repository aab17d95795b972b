"""The words of reports that put a condition on an act, found beside the words that the act rests on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from detente.case import Case
from detente.interview.reasons import texts_of
from detente.patterns import as_pattern
from detente.short import one_line

_CONDITION: Final = as_pattern(
    r"\b(?P<words>(?<!as )(?<!even )(?<!asked )(?<!wonder )(?:"
    r"once|unless|until|if|provided(?: that)?|on condition (?:that|of)|as long as|as soon as"
    r"|only (?:if|when|once|after)|in (?:exchange|return) for"
    r")\s[^.;:()?!]+)"
)
_SENTENCE_END: Final = as_pattern(r"[.!?][”’\"']?\s+(?=[“‘\"']?[A-Z])|\n\s*\n")
_NEXT_CLAUSE: Final = as_pattern(
    r",? (?:and|but|while|though|although) (?:has|have|had|is|was|that|it|he|she|they)\b|, "
)
_LONGEST, _FEWEST_WORDS = 140, 3


def told_condition(case: Case, option: str) -> str:
    """Return the words of a report that put a condition on an act; empty where none of its words do.

    They stand in a sentence whose words the act rests on, or that was given as the reason of an answer on it.
    """
    return next(_conditions(case, option), "")


def _conditions(case: Case, option: str) -> Iterator[str]:
    cited = [case.file.evidence[name] for name in _evidence(case, option) if name in case.file.evidence]
    if not cited:
        return
    texts = dict(texts_of(case))
    for item in cited:
        text = texts.get(item.report, "")
        start, end = item.start, item.end
        is_placed = start is not None and end is not None and text
        sentence = _sentence(text, start or 0, end or 0) if is_placed else item.quote
        for match in _CONDITION.finditer(one_line(sentence)):
            words = _whole(match["words"])
            if len(words.split()) >= _FEWEST_WORDS and len(words) <= _LONGEST:
                yield words


def _evidence(case: Case, option: str) -> tuple[str, ...]:
    """Ids of the words on an act: of the option itself, and of what is known of its party's wish."""
    party, _, key = option.partition(".")
    cited = [*case.file.parties[party].options[key].evidence]
    stated = case.file.preferences.get(party)
    for priority in (stated.priorities or ()) if stated else ():
        if option in priority.priority:
            cited += priority.evidence
    return tuple(dict.fromkeys(cited))


def _sentence(text: str, start: int, end: int) -> str:
    before = [match.end() for match in _SENTENCE_END.finditer(text, 0, start + 1) if match.end() <= start]
    behind = _SENTENCE_END.search(text, max(start, end - 1))
    return text[before[-1] if before else 0 : behind.start() if behind else len(text)]


def _whole(words: str) -> str:
    """The condition without the clause that follows it."""
    return _NEXT_CLAUSE.split(words, maxsplit=1)[0].strip(" ,–—-’”'").replace('"', "")
