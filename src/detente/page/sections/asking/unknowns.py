"""The sentences in which a report itself says that something is not known, not decided or not said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from detente.names import possessive
from detente.page.sections.asking.pending_cues import is_of_a_day, is_only_requested, is_pending
from detente.page.sections.asking.unknown_cues import (
    AFTER_WH,
    ANSWER,
    ASKS,
    HEADING,
    INDIRECT,
    LEANS,
    NO_MATTER,
    OF_TWO,
    OPENING,
    QUESTIONS,
    SAYS_SO,
    WATCHED,
    WITHIN,
)
from detente.page.sections.quoting import ReportSentence, within_quotes, without_quotes
from detente.page.words import upper_first
from detente.patterns import as_pattern
from detente.short import one_line

_LONGEST, _LONGEST_LIST = 260, 330
_SHORT: Final = 70
"""A sentence of fewer characters is told with the one before it, which says what it is about."""
_LONGEST_PAIR: Final = 330
_MOST_BEFORE: Final = 2
_FEWEST_WORDS: Final = 5
_ENDS: Final = as_pattern(r"[.!][”\"’')]*$")
_NOBODY: Final = as_pattern(r"(?:nobody|no one|no-one|none|neither|no|analysts|experts|diplomats)\b", re.I)
_OPENING_PRONOUN: Final = as_pattern(
    r"(?:(?:But|And|Yet|So) )?(?P<who>he|she|it|they|his|her|its|their)\b", re.IGNORECASE
)
_SPEAKER: Final = as_pattern(r"(?:[A-Z]{2,}[A-Z .’'-]*|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}|[QA]):")
_OF_MANY: Final = as_pattern(
    r"\b(?:the|its|their|some|many|two|three|all) (?:[\w’'-]+ ){0,3}?[a-z]{3,}s\b", re.I
)
"""Those whom "them" may stand for in the same sentence."""
_NOT_SAID: Final = as_pattern(
    r"(?:But )?(?:No one|Nobody|Neither|None)\b.{0,40}\b(?:said|say|says|knows?|tell|sure)\b", re.IGNORECASE
)
_JOINT: Final = as_pattern(r"^(?:But|And|Yet|So(?! (?:far|long|as|much|many)\b)),? (?=\w)|^[QA][.:] ")
_ITEM: Final = as_pattern(
    r"(?:First|Second|Third|Fourth|Fifth|Sixth|Next|Last|Finally|Which|What|Who|When|Where|How)\b"
)
_MOST_OF_ITEM: Final = 7
"""Words up to which a sentence only names what the next one is about: "Fourth, when to vote."."""
_ONLOOKER: Final = as_pattern(r"\b(?:thinks?|thought|reckon(?:s|ed)|believe[sd]?|gave the)\b")
_SAYS_ALL: Final = 7
"""Words from which on a sentence needs no other before it."""
_A_NAME: Final = as_pattern(r"(?<!^)\b[A-Z][\w’'-]+|^(?:The|An?|Its|His|Her) \w+|^[A-Z][\w’'-]+(?<!s)\b")

PronounNames = Callable[[str, int], str | None]
"""Tells whom a pronoun at a place of a report names; None where nobody knows."""


@dataclass(frozen=True)
class Unknown:
    """A thing that a report says nobody knows: its sentence, with those before where it leans on them.

    Attributes
    ----------
    is_ahead
        True where somebody is still to decide it, or to answer.
    is_request
        True where a body was asked for an act, and no more is said.
    by_a_day
        True where it is to be decided by a day.
    """

    sentences: tuple[ReportSentence, ...]
    says: str
    is_listed: bool = False
    is_ahead: bool = False
    is_request: bool = False
    by_a_day: bool = False


def _nobody_known(_report: str, _at: int) -> str | None:
    return None


def unknowns_in(
    sentences: Sequence[ReportSentence], texts: Mapping[str, str], names: PronounNames = _nobody_known
) -> Iterator[Unknown]:
    """Yield what the reports say is not known, in the order of reading, in their own words.

    A sentence that leans on those before it is told with them; one that leans on more is left out.

    Parameters
    ----------
    texts
        The texts of the reports, by their ids: a heading may stand above a sentence.
    names
        Tells whom a pronoun names: its name stands in brackets in its place.
    """
    yield from _each_once(_all(sentences, texts, names))


def _each_once(unknowns: Iterable[Unknown]) -> Iterator[Unknown]:
    """Yield them without one that the next one goes on from, or that repeats the one before."""
    last: Unknown | None = None
    for one in unknowns:
        if last is not None and not (last.sentences[-1] in one.sentences and one is not last):
            yield last
        last = one
    if last is not None:
        yield last


def _all(
    sentences: Sequence[ReportSentence], texts: Mapping[str, str], names: PronounNames
) -> Iterator[Unknown]:
    below, answered = False, -1
    for number, sentence in enumerate(sentences):
        if number <= answered:
            continue
        text = sentence.text
        above = _line_above(texts[sentence.place.report], sentence.place.start)
        goes_on = number > 0 and _goes_on(sentences[number - 1], sentence)
        if above is not None:
            below = HEADING.fullmatch(above) is not None
        elif number and not goes_on:
            below = False
        if QUESTIONS.match(text):
            parts = list(_questions(sentences, number))
            answered = number + len(parts) - 1
            asks = " ".join(part.text for part in parts)
            if len(asks) <= _LONGEST_LIST:
                opening = QUESTIONS.match(text)
                yield Unknown(tuple(parts), upper_first(asks[opening.end() if opening else 0 :]), True)
            continue
        if number and ASKS.match(sentences[number - 1].text):
            below = True  # also of a talk, whose answer is another's turn
        if above is not None and above.endswith("?") and ANSWER.match(text):
            parts = [sentence]
            if number + 1 < len(sentences) and _goes_on(sentence, sentences[number + 1]):
                parts.append(sentences[number + 1])
            answer = " ".join(part.text for part in parts)
            answered = number + len(parts) - 1
            yield Unknown(tuple(parts), f"{above} {answer}" if len(answer) <= _LONGEST else f"{above} {text}")
            continue
        if HEADING.fullmatch(text):
            below = True  # "To watch." opens a list in one line
            continue
        if number and goes_on and sentences[number - 1].text.endswith("?") and _NOT_SAID.match(text):
            question = sentences[number - 1]
            if not _leans(question.text) and len(question.text) + len(text) <= _LONGEST:
                yield Unknown((question, sentence), f"{question.text} {text}")
            continue
        is_listed = below and INDIRECT.match(text) is not None
        says_so = SAYS_SO.search(without_quotes(text)) is not None and _ENDS.search(text) is not None
        is_listed |= OPENING.match(text) is not None or WATCHED.match(text) is not None
        is_ahead = not (is_listed or says_so) and _ENDS.search(text) is not None
        is_ahead = is_ahead and is_pending(without_quotes(text))
        if not (is_listed or says_so or is_ahead):
            continue
        if text.endswith("?") or NO_MATTER.search(text):
            continue
        before = [sentences[k] for k in range(max(0, number - _MOST_BEFORE), number)]
        unknown = _alone(sentence, before, names, is_listed=is_listed)
        if unknown is not None and len(unknown.says.split()) >= _FEWEST_WORDS:
            is_request = is_ahead and is_only_requested(without_quotes(text))
            by_a_day = is_ahead and is_of_a_day(without_quotes(text))
            yield replace(unknown, is_ahead=is_ahead, is_request=is_request, by_a_day=by_a_day)


def _questions(sentences: Sequence[ReportSentence], first: int) -> Iterator[ReportSentence]:
    """Yield the questions of a list, from the one behind the words that open it."""
    yield sentences[first]
    for number in range(first + 1, len(sentences)):
        other = sentences[number]
        if not (_goes_on(sentences[first], other) and other.text.endswith("?")):
            return
        yield other


def _line_above(text: str, start: int) -> str | None:
    """Return the line above a sentence that opens a line; None of one within a line."""
    line = text.rfind("\n", 0, start) + 1
    if re.search(r"\w", text[line:start]) or line == 0:
        return None
    lines = text[:line].rstrip().rsplit("\n", 1)
    return lines[-1].strip()


def _alone(
    sentence: ReportSentence, before: Sequence[ReportSentence], names: PronounNames, *, is_listed: bool
) -> Unknown | None:
    text = re.sub(r"^[QA][.:] ", "", _named(sentence, names))
    if _leans(text):
        return None if OF_TWO.match(text) else _with_those_before(sentence, before, names)
    if len(text) < _SHORT and not is_listed:
        pair = _with_those_before(sentence, before[-1:], names) or _with_those_before(sentence, before, names)
        # What an onlooker thinks is not what nobody has named a day for.
        if pair is not None and not (_ONLOOKER.search(pair.says) and len(text.split()) >= _SAYS_ALL):
            return pair
    item = before[-1] if before else None
    if item is not None and not is_listed and _goes_on(item, sentence) and _is_item(item.text):
        return Unknown((item, sentence), f"{item.text} {text}")
    opens = text[:1].isupper() or text[:1] == "[" or WATCHED.match(text) is not None
    says = _to_the_last_item(text) if is_listed else text
    longest = _LONGEST_LIST if is_listed else _LONGEST
    return Unknown((sentence,), says, is_listed) if opens and len(says) <= longest else None


def _is_item(text: str) -> bool:
    """Return True for "Fourth, when to vote.", which only names what the next sentence is about."""
    return _ITEM.match(text) is not None and len(text.split()) <= _MOST_OF_ITEM and text.endswith(".")


def _with_those_before(
    sentence: ReportSentence, before: Sequence[ReportSentence], names: PronounNames
) -> Unknown | None:
    """Return a sentence with those before it, from the first that leans on nothing; None without one."""
    parts, says = [sentence], sentence.text
    for other in reversed(before):
        told = _named(other, names)
        if not _goes_on(other, parts[0]) or not _ENDS.search(told) or _SPEAKER.match(told):
            return None
        parts, says = [other, *parts], f"{told} {says}"
        if len(says) > _LONGEST_PAIR or _are_two([part.text for part in parts]):
            return None
        if (told[:1].isupper() or told[:1] == "[") and not _leans(told):
            return Unknown(tuple(parts), says)
    return None


def _are_two(sentences: Sequence[str]) -> bool:
    """Return True where "she" begins one sentence and "he" another."""
    begins = {text.split()[0] for text in sentences if text.split()}
    return {"He", "She"} <= begins


def _named(sentence: ReportSentence, names: PronounNames) -> str:
    """Return a sentence with names for a pronoun that begins it, or what is not known."""
    place, text = sentence.place, sentence.text
    if one_line(place.quote) != text:
        return text
    quote = place.quote
    for pronoun in (AFTER_WH.search(quote), _OPENING_PRONOUN.match(quote)):
        if pronoun is None or not (pronoun.start() == 0 or _has_no_antecedent(quote, pronoun)):
            continue
        start, end = pronoun.span("who")
        name = names(place.report, place.start + start)
        if name is not None:
            before = "" if pronoun.re.pattern == _OPENING_PRONOUN.pattern else quote[:start]
            is_owner = pronoun["who"].lower() in ("his", "her", "its", "their")
            quote = f"{before}[{possessive(name) if is_owner else name}]{quote[end:]}"
    return one_line(quote)


def _leans(text: str) -> bool:
    within = WITHIN.search(text.split(",")[0])
    is_of_many = within is not None and within[0] in ("them", "theirs")
    if LEANS.match(text) or (
        within is not None and not (is_of_many and _OF_MANY.search(text[: within.start()]))
    ):
        return True
    pronoun = AFTER_WH.search(text)
    return pronoun is not None and _has_no_antecedent(text, pronoun)


def _has_no_antecedent(text: str, pronoun: re.Match[str]) -> bool:
    """Return True for "it" in "Nobody would say what it contains": no word before it can be meant."""
    before = text[: pronoun.start()]
    if _NOBODY.match(before):
        return True
    return pronoun["who"].lower() in ("he", "she") and _A_NAME.search(before) is None


def _to_the_last_item(text: str) -> str:
    """Return a list of things, each behind a semicolon, as far as there is room."""
    end = text.rfind(";", 0, _LONGEST_LIST)
    return text if len(text) <= _LONGEST_LIST or end < 0 else f"{text[:end]}…"


def _goes_on(before: ReportSentence, sentence: ReportSentence) -> bool:
    same = (before.place.report, before.paragraph, before.turn)
    return same == (sentence.place.report, sentence.paragraph, sentence.turn)


def in_words(unknown: Unknown) -> str:
    """Return the line of a page: the words of the report, and that it leaves them open."""
    opening = OPENING.match(unknown.says)
    bare = unknown.says if opening is None else unknown.says[opening.end() :]
    # "Not known: if the weir will hold" would be no sentence without its first words.
    says = upper_first(_JOINT.sub("", unknown.says if bare.startswith("if ") else bare))
    lead = "Still to be decided" if unknown.is_ahead else "The report leaves open"
    return f"{lead}: “{within_quotes(says)}”"
