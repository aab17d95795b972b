"""Quotable words of a speaker: they stand by themselves and are surely the speaker's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from detente.dossier import Dossier
from detente.drafting import quotes_in_pairs
from detente.page.words import to_the_end, with_curly_marks
from detente.patterns import as_pattern
from detente.reading import QUOTE_VERBS, Party, Statement, quote_forms
from detente.short import one_line
from detente.sources import Evidence

LONGEST_WHOLE: Final = 230
"""A sentence of at most so many characters is told whole: what it says stands at its end as often as not."""
_FEWEST_WORDS: Final = 6
_CLAUSE: Final = as_pattern(
    r"(?:that|if|there)\s|(?:he|she|it|they|we)\s+(?!clear\b|plain\b)\w", re.IGNORECASE
)
"""The first words of a whole clause in reported speech: after "that", or a pronoun that is its subject."""
_TO_SAY: Final = as_pattern(r"(?:to say|saying|adding) (?=that\s)")
_PRONOUN: Final = as_pattern(r"(?:he|she|it|they|who|we|I)$", re.IGNORECASE)
_ONE_PERSON: Final = as_pattern(r"(?:he|she)$", re.IGNORECASE)
_DEFINITE: Final = as_pattern(r"the\s", re.IGNORECASE)
_UNNAMED: Final = as_pattern(r"(?:the|an?|his|her|its|their|our|some|many|one|another)\s+", re.IGNORECASE)
_TITLE, _BEFORE = 6, 20
_WOMAN: Final = as_pattern(r"\b(?:Mrs|Ms|Miss)\.?\s$")
_MAN: Final = as_pattern(r"\bMr\.?\s$")
_CUE_WITHIN: Final = as_pattern(r"[”\"]\s+(?:\w+\s+){1,3}(?:said|says)\b")
_EMBEDDED: Final = as_pattern(r"(?:how|why|whether|what|when|where|who)\b(?!.*[.!?]\s)", re.IGNORECASE)
"""The first words of an embedded question: "whether it is right" says nothing by itself."""
_ASKING: Final = as_pattern(r"\b(?:warn\w*|told|tells?)\b", re.IGNORECASE)
_ASKED_IF: Final = as_pattern(r"\b(?:ask|wonder|question|know|see|doubt|inquir)\w*", re.IGNORECASE)
_OF_OTHERS: Final = as_pattern(
    r"(?:that )?(?:they|he|she|it) (?:should|must|had better|ought)\b", re.IGNORECASE
)
"""The first words of what somebody is warned or told to do: "they" are not who speaks."""
_ANOTHER: Final = as_pattern(
    r"\b(?:and|but|while|as) (?:the )?"
    r"(?!(?:then|also|later|he|she|they|it|not|never|now|again|still|even)\b)\w+\s*$"
)
"""The subject of a second clause, right before its verb."""
_WISHES: Final = as_pattern(
    r"(?:demand|request|ask|urg|insist|propos|recommend|order|appeal|call|want|press|prefer)\w*",
    re.IGNORECASE,
)
"""Verbs behind which "that he come" is no sentence."""
_BETWEEN: Final = as_pattern(
    r"(?:(?:has|have|had|did|does|do|would|will|could|can|is|are|was|were|not|never|even|also|later|then|again"
    r"|still|now|today|yesterday|once|more|earlier|since|twice|repeatedly|(?:on )?\w+day|this \w+|last \w+"
    r"|\w+ly)\s)*"
)
"""Words that may stand between a subject and its verb."""
_ASIDE: Final = as_pattern(r", [^,;.“”\"]{2,80}, ")
_APPOSED: Final = as_pattern(r",\s+(?:the |an? )?$")
_CUE_BETWEEN: Final = as_pattern(r",[”\"]? (?:\w+[\w.’-]* ){1,4}?\w+,\s+[“\"]?")
_BEGINS: Final = as_pattern(r"(?:[.!?][”\"’')]*\s+|\n\s*|^)$")
_HEADLINE: Final = as_pattern(
    r"(?:\W*(?:[A-Z]\S*|a|an|the|to|of|in|on|at|for|by|with|and|or|but|as|from))+\W*"
)
"""Words with a capital each."""
_NEXT_SENTENCE: Final = as_pattern(r"[.!?][”\"’]*\s+")
_NOUN_BEFORE: Final = as_pattern(r"\w\s+\w[^,]*\b(?:an?|the)\s+(?:\w+\s+)?(\w+)\s*$")
_SPOKEN_IN: Final = frozenset((
    "statement", "interview", "letter", "speech", "report", "message", "note", "article", "broadcast",
    "conference", "briefing", "address", "book", "memo", "dispatch", "post", "paper", "document", "column",
    "commentary", "council", "committee", "parliament", "court", "assembly", "meeting", "press", "media",
    "radio", "television",
))  # fmt: skip
"""Papers and places that somebody says something in, and listeners."""
_FAR: Final = 80
_NEAR: Final = 400
"""Characters before a pronoun in which the one whom it stands for is named."""
_POINTS_BACK: Final = as_pattern(
    r"(?:\S+\s+){0,6}?(?:(?:to|of|for|with|by|on|from|about|against|into|over|resume|end|accept|reject|stop|do)"
    r"\s+(?:it|them|this|these|those|him|so)(?=[\s,.]|$)"
    r"|(?:any )?such\b|(?:these|those)\s+\w+s\b|(?<!all )the (?:two|three|latter|former|same)\b)",
    re.IGNORECASE,
)
"""Words near the start that stand for something which the words themselves do not name."""
_OF_ANOTHER: Final = as_pattern(
    r"(?:he|she|they|his|her|their|this|that|these|those|such)\b(?![’']s (?:why|what|all|it)\b)",
    re.IGNORECASE,
)
"""First words of a quotation on somebody or something that the words before it name."""
_SAID_WITHIN: Final = as_pattern(r"\b(?:say|says|said|told|tells)\b")
_SUPPOSED: Final = as_pattern(
    r"\b(?:if|unless|whether|should|until|once|even if) (?:the |an? |its |his |her |their )?$", re.IGNORECASE
)
_NOBODY: Final = as_pattern(
    r"It (?!(?:\w+ ){0,2}(?:\w+ (?:that|to|as though|as if)\b|looked|looks|seems|seemed|appear))",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Quotable:
    """Words of a speaker.

    Attributes
    ----------
    text
        The words on one line, without a cue that divides them.
    passages
        Where they stand.
    goes_on
        True if they are the predicate of the speaker: "called on the town to pay".
    points_back
        True if they have a word that stands for what only the words before them name.
    is_sure
        False for words of a pronoun that may mean another.
    """

    statement: Statement
    text: str
    passages: tuple[Evidence, ...]
    goes_on: bool = False
    points_back: bool = False
    is_sure: bool = True


def place_of(statement: Statement) -> tuple[str, int]:
    """Return where a statement begins, for the order of the words."""
    return statement.content_spans[0].report, statement.content_spans[0].start


def has_a_name(party: Party) -> bool:
    """Return True for a party that a reader can look up: "Ana Roy", and not "the state's former envoy"."""
    first, last = _UNNAMED.sub("", party.name, count=1)[:1], party.name.split()[-1][:1]
    return first.isupper() and (party.kind != "person" or last.isupper())


def is_definite(party: Party) -> bool:
    """Return True for "the opposition", which a report may name no otherwise."""
    return _DEFINITE.match(party.name) is not None


def quotable(
    statement: Statement, who: Party, dossier: Dossier, spoken: Sequence[Statement]
) -> Quotable | None:
    """Return the words of a statement, if they stand by themselves and are surely the speaker's.

    They are a quoted sentence, or a clause with its subject, or the rest of the sentence of which the speaker
    is the subject. Whose words a pronoun reports is less sure: one person alone may be meant by it.

    Parameters
    ----------
    spoken
        The statements of the dossier with a speaker, in the order of the words.
    """
    if (
        _is_supposed(statement, dossier)
        or _is_his_wife(statement, who, dossier)
        or _may_be_anothers(statement, spoken)
    ):
        return None
    is_sure = _is_surely_of(statement, who, dossier) or _continues(statement, spoken, dossier)
    if statement.manner == "direct":
        quote = None if _has_another_beside(statement, dossier) else _as_quoted(statement)
        return None if quote is None else replace(quote, is_sure=is_sure)
    if not is_sure:
        return None
    text = dossier.reports[place_of(statement)[0]].text
    return _clause(statement, who, dossier, text) or _predicate(statement, text)


def _is_supposed(statement: Statement, dossier: Dossier) -> bool:
    """Return True for "if the council says that it agrees": it has not said so."""
    span = statement.speaker_span
    if span is None:
        return False
    text = dossier.reports[span.report].text
    return _SUPPOSED.search(text, max(0, span.start - _BEFORE), span.start) is not None


def _as_quoted(statement: Statement) -> Quotable | None:
    if len(statement.content_spans) != 1:
        return None
    (words,) = statement.content_spans
    bare = words.quote.strip("“”\"'’` ")
    if not _says_something(words.quote):
        return None
    # "Sunk to a new low" is half a sentence, quotation marks or not.
    if bare[:1].islower() and _CLAUSE.match(bare) is None:
        return None
    return Quotable(statement, words.quote, (words,), points_back=_OF_ANOTHER.match(bare) is not None)


def _says_something(words: str) -> bool:
    bare = words.strip("“”\"'’` ")
    is_short = len(words.split()) < _FEWEST_WORDS
    return not (is_short or bare.endswith("?") or _CUE_WITHIN.search(words) or _EMBEDDED.match(bare))


def _clause(statement: Statement, who: Party, dossier: Dossier, text: str) -> Quotable | None:
    """Return reported words that are a clause with its subject, joined where the cue divides them."""
    cue = statement.cue_span.quote if statement.cue_span is not None else ""
    # The "concerns that …" of some are the words of others.
    if not set(re.findall(r"[a-z]+", cue.casefold())) & (quote_forms() | QUOTE_VERBS):
        return None
    if _is_far(statement) or _has_another_beside(statement, dossier) or _is_relative(statement, text):
        return None
    words = _joined(statement, text)
    if words is None or not _says_something(words):
        return None
    if _ASKING.search(cue) and _OF_OTHERS.match(words):
        return None
    if _ASKED_IF.search(cue) and re.match(r"if\b", words):
        return None
    first = statement.content_spans[0]
    is_sentence = _BEGINS.search(text[max(0, first.start - 4) : first.start]) is not None
    is_sentence = is_sentence and statement.cue_span is not None and statement.cue_span.start > first.start
    words = _TO_SAY.sub("", words)
    if _WISHES.match(cue.split()[-1]) or not (_CLAUSE.match(words) or is_sentence):
        return None
    bare = words.removeprefix("that ")
    points_back = _POINTS_BACK.match(bare) is not None
    points_back = points_back or (who.kind == "person" and _NOBODY.match(bare) is not None)
    return Quotable(statement, words, statement.content_spans, points_back=points_back)


def _joined(statement: Statement, text: str) -> str | None:
    """Return the words of a statement; of two parts, on either side of the cue: "Peace, he said, is …"."""
    spans = statement.content_spans
    if len(spans) == 1:
        return spans[0].quote
    if len(spans) != 2 or spans[0].report != spans[1].report or spans[1].start < spans[0].end:
        return None
    if _CUE_BETWEEN.fullmatch(text[spans[0].end : spans[1].start].replace("\n", " ")) is None:
        return None
    return f"{spans[0].quote} {spans[1].quote}"


def _predicate(statement: Statement, text: str) -> Quotable | None:
    """Return the words from behind the speaker to the end of the sentence: "called on the town to pay"."""
    speaker, cue = statement.speaker_span, statement.cue_span
    if speaker is None or cue is None or len(statement.content_spans) != 1:
        return None
    (words,) = statement.content_spans
    if not (speaker.report == words.report and speaker.end < cue.start < words.start <= cue.end + _FAR):
        return None
    start = speaker.end
    if aside := _ASIDE.match(text, start, cue.start):
        start = aside.end()
    between = text[start : cue.start].lstrip()
    if _BETWEEN.fullmatch(between) is None:
        return None
    if not (statement.stances or re.search(r"\bnot\b|\bnever\b", between)):
        return None
    start = cue.start - len(between)
    whole = to_the_end(Evidence(words.report, start, words.end, text[start : words.end]), text)
    says = whole.quote
    is_broken = not quotes_in_pairs(says) or "\n\n" in says
    if len(says) > LONGEST_WHOLE or is_broken or not _says_something(says) or ";" in says:
        return None
    # "Are glad of it, some say it is …": another speaks in the same sentence.
    if _HEADLINE.fullmatch(one_line(says)) or _SAID_WITHIN.search(says, len(cue.quote)):
        return None
    points_back = _POINTS_BACK.match(says) is not None
    return Quotable(
        statement, with_curly_marks(one_line(says)), (whole,), goes_on=True, points_back=points_back
    )


def _is_surely_of(statement: Statement, who: Party, dossier: Dossier) -> bool:
    """Return True if the speaker is named beside the words, or is the one person whom a pronoun can mean."""
    span = statement.speaker_span
    if span is None:
        return False
    names = (who.name, *who.aliases)
    text = dossier.reports[span.report].text
    if _PRONOUN.match(span.quote):
        return _is_the_only_one(statement, who, dossier)
    if any(name in span.quote or span.quote in name for name in names) and span.quote[:1].isupper():
        return True
    if is_definite(who):
        return any(span.quote.casefold().removeprefix("the ") in name.casefold() for name in names)
    # "Ana Roy, head of the mission, has written": the name stands before the noun.
    before = text[max(0, span.start - _FAR) : span.start]
    apposed = _APPOSED.search(before)
    return apposed is not None and any(before[: apposed.start()].endswith(name) for name in names)


def _is_the_only_one(statement: Statement, who: Party, dossier: Dossier) -> bool:
    """Return True for the "he" of somebody beside whom no other person is named since the sentence before."""
    span = statement.speaker_span
    if span is None or who.kind != "person" or not _ONE_PERSON.match(span.quote):
        return False
    near = [
        (mention.start, party.id)
        for party in dossier.parties
        if party.kind == "person"
        for mention in party.mentions
        if mention.report == span.report
        and span.start - _NEAR <= mention.start < span.start
        and mention.quote[:1].isupper()
        and not _PRONOUN.match(mention.quote)
    ]
    places = [start for start, party in near if party == who.id]
    if not places:
        return False
    text = dossier.reports[span.report].text
    sentence = max((end.end() for end in re.finditer(r"[.!?]\s|\n\s*\n", text[: max(places)])), default=0)
    return all(party == who.id for start, party in near if start >= sentence)


def _continues(statement: Statement, spoken: Sequence[Statement], dossier: Dossier) -> bool:
    """Return True for "It called on …", right behind a sentence with words of the one who is meant."""
    span = statement.speaker_span
    if span is None or not _PRONOUN.match(span.quote):
        return False
    before = [
        other
        for other in spoken
        if place_of(other)[0] == span.report and other.content_spans[-1].end <= span.start
    ]
    if not before or before[-1].speaker != statement.speaker or before[-1].speaker_span is None:
        return False
    between = dossier.reports[span.report].text[before[-1].content_spans[-1].end : span.start]
    return not _PRONOUN.match(before[-1].speaker_span.quote) and _NEXT_SENTENCE.fullmatch(between) is not None


def _is_relative(statement: Statement, text: str) -> bool:
    """Return True for "proclaimed itself free by a vote that the judges undid": that was not proclaimed."""
    cue, words = statement.cue_span, statement.content_spans[0]
    if cue is None or not words.quote.startswith("that ") or _ASKING.search(cue.quote):
        return False
    noun = _NOUN_BEFORE.search(text[cue.end : words.start])
    return noun is not None and noun[1].casefold() not in _SPOKEN_IN


def _is_far(statement: Statement) -> bool:
    """Return True for "Roy is sure, despite some early friends, now saying …": the friends may say so."""
    speaker, cue = statement.speaker_span, statement.cue_span
    if speaker is None or cue is None or not cue.quote.casefold().endswith("ing"):
        return False
    return cue.start - speaker.end > _FAR


def _has_another_beside(statement: Statement, dossier: Dossier) -> bool:
    """Return True where the words between a speaker and the cue name another who may say it.

    Examples are "Kopp is at large and police admit that …" and "demanding that the boy return and saying …".
    """
    speaker, cue = statement.speaker_span, statement.cue_span
    if speaker is None or cue is None or cue.start <= speaker.end:
        return False
    between = dossier.reports[cue.report].text[speaker.end : cue.start]
    if cue.quote.casefold().endswith("ing"):
        return " and " in between
    return _ANOTHER.search(between) is not None


def _may_be_anothers(statement: Statement, spoken: Sequence[Statement]) -> bool:
    """Return True for "he said" behind words of another man, who may well be the one who goes on."""
    span = statement.speaker_span
    if span is None or not _PRONOUN.match(span.quote):
        return False
    report, start = place_of(statement)
    before = [
        other
        for other in spoken
        if place_of(other)[0] == report
        and place_of(other)[1] < start
        and other.speaker_span is not None
        and not _PRONOUN.match(other.speaker_span.quote)
    ]
    return bool(before) and before[-1].speaker != statement.speaker


def _is_his_wife(statement: Statement, who: Party, dossier: Dossier) -> bool:
    """Return True for the words of "Mrs. Roy" where "Mr. Roy" is the one of that name who was read."""

    def title_of(mention: Evidence) -> str:
        return dossier.reports[mention.report].text[max(0, mention.start - _TITLE) : mention.start]

    span = statement.speaker_span
    if span is None or not _WOMAN.search(title_of(span)):
        return False
    return any(_MAN.search(title_of(mention)) for mention in who.mentions)
