"""The party that a paragraph goes on about: "Vell objected. ... It demanded that the toll be cut."."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from detente.reading.parties.drafts import PartyDraft
from detente.reading.parties.lexicon import ASKING
from detente.reading.statements import QUOTE_VERBS, SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_WILLED: Final = frozenset({
    "demand", "request", "ask", "call", "urge", "reject", "refuse", "accept", "offer", "propose", "threaten",
    "want", "agree", "oppose", "object", "insist", "vow", "pledge", "promise", "decline", "appeal", "condemn",
    "reserve", "suspend", "withdraw", "seek", "intend", "plan", "require", "support", "welcome", "regret",
    "protest", "press", "maintain", "decide", "invite",
})  # fmt: skip
"""Verbs whose subject wills something: no thing does."""
_SENTENCES_BACK: Final = 4
_BEFORE_IT: Final = 2
"""Words that may stand between the beginning of a sentence and its "it": "In addition it"."""


def topic_before(
    doc: Doc, pronoun: Token, where: Mapping[int, PartyDraft], agrees: Callable[[str, PartyDraft], bool]
) -> PartyDraft | None:
    """Return the one party that the sentences before an "it" are on, if the "it" wills or says something.

    The sentences of its paragraph are read backwards, to the first whose main clause has a party as its
    subject. Where any other party that "it" may be is a subject in between, it may be of two, and of nobody.
    """
    verb = pronoun.head
    if pronoun.dep_ not in SUBJECTS or not _wills(verb) or pronoun.i - pronoun.sent.start > _BEFORE_IT:
        return None
    opening, earlier = _paragraph(doc, pronoun.sent.start)
    if opening is not None and doc[opening.start].text[:1].isdigit() and pronoun.sent.start != opening.start:
        first = _main_subject(opening, where, agrees)
        if first is not None and _wills(first.head):
            return where[first.i]  # minutes: "3.2 Vell stated that ... It requested that ..."
    subjects = [
        [t for t in sentence if t.i in where and t.dep_ in SUBJECTS and agrees("it", where[t.i])]
        for sentence in earlier[:_SENTENCES_BACK]
    ]
    parties = {id(where[token.i]) for tokens in subjects for token in tokens}
    nearest = next((k for k, tokens in enumerate(subjects) if tokens), None)
    if nearest is None or len(parties) > 1:
        return None
    main = _main_subject(earlier[nearest], where, agrees)
    return where[main.i] if main is not None else None


def is_in_minutes(token: Token) -> bool:
    """Return True for a word of a paragraph with a number, as minutes have them: "3.2 Vell stated that"."""
    opening, _ = _paragraph(token.doc, token.sent.start)
    return opening is not None and token.doc[opening.start].text[:1].isdigit()


def _paragraph(doc: Doc, start: int) -> tuple[Span | None, list[Span]]:
    """Return the first sentence of a paragraph, and its sentences before a place, the nearest first."""
    earlier: list[Span] = []
    while start and not _is_break(doc, start):
        earlier.append(doc[start - 1].sent)
        start = earlier[-1].start
    return (earlier[-1] if earlier else None), earlier


def _main_subject(
    sentence: Span, where: Mapping[int, PartyDraft], agrees: Callable[[str, PartyDraft], bool]
) -> Token | None:
    party = [t for t in sentence if t.i in where and t.dep_ in SUBJECTS and agrees("it", where[t.i])]
    # Of a long list of clauses the parser may take a later one for the main clause.
    main = (
        token
        for token in party
        if token.i - sentence.start <= _BEFORE_IT or token.head.dep_ == "ROOT" or token.head == sentence.root
    )
    return next(main, None)


def _wills(verb: Token) -> bool:
    lemma = verb.lemma_.lower()
    return verb.pos_ == "VERB" and (lemma in _WILLED or lemma in ASKING or lemma in QUOTE_VERBS)


def _is_break(doc: Doc, start: int) -> bool:
    """Return True where a new line begins right before a sentence."""
    before = doc[start - 1]
    return (before.is_space and "\n" in before.text) or (doc[start].is_space and "\n" in doc[start].text)
