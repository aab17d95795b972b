"""Whoever issues the documents that speak in a report: "the communique said", "said the message"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from detente.reading.events import PartiesByToken, subject_of
from detente.reading.findings import Party, Statement

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_DOCUMENTS: Final = frozenset((
    "communique", "communiqué", "statement", "message", "letter", "declaration", "manifesto", "leaflet",
    "bulletin", "note", "proclamation", "text", "reply", "appeal",
))  # fmt: skip
_ISSUED: Final = frozenset((
    "issue", "sign", "send", "publish", "release", "read", "write", "put", "hand", "file", "bring",
    "pass", "draft",
    "sponsor", "lodge", "submit",
))  # fmt: skip
_PAPERS: Final = frozenset((
    "lawsuit", "suit", "complaint", "bill", "accord", "pact", "treaty", "agreement", "ruling", "verdict",
    "injunction",
    "indictment", "poll", "survey", "study", "law", "statute", "subpoena", "warrant", "editorial",
    "amendment",
    "legislation", "petition", "resolution", "filing", "decree", "clause", "provision", "ballot",
))  # fmt: skip
_FROM: Final = ("of", "from", "by")


def with_issuers(
    doc: Doc, parties: Sequence[Party], statements: Sequence[Statement]
) -> tuple[Statement, ...]:
    """Return the statements with the issuer as speaker where a document without its owner's name speaks.

    The issuer is whom the words that name such a document, here or before, give it to.
    """
    names = PartiesByToken(doc, parties)
    changed = []
    for statement in statements:
        document = _document(doc, statement)
        issuer = None if document is None else _issuer_of(document, names)
        changed.append(statement if issuer is None else statement.model_copy(update={"speaker": issuer}))
    return tuple(changed)


def is_paper(word: Token) -> bool:
    """Return True for a text that binds or asks and does nothing itself: a lawsuit, a bill, a poll."""
    return word.pos_ in ("NOUN", "PROPN") and word.lemma_.lower() in _PAPERS


def _document(doc: Doc, statement: Statement) -> Token | None:
    span = statement.speaker_span
    words = None if span is None else doc.char_span(span.start, span.end, alignment_mode="expand")
    return words.root if words is not None and words.root.lemma_.lower() in _DOCUMENTS else None


def _issuer_of(document: Token, names: PartiesByToken) -> str | None:
    lemma = document.lemma_.lower()
    for k in range(document.i, -1, -1):
        token = document.doc[k]
        if token.pos_ == "NOUN" and token.lemma_.lower() == lemma:
            for owner in owners_of(token):
                issuers = names.of_phrase(owner)
                if issuers:
                    return issuers[0]
    return None


def owners_of(document: Token) -> Iterator[Token]:
    """Yield the words for whoever may have issued a document, the surest first."""
    for child in document.children:
        if child.dep_ == "poss":
            yield child
        elif child.dep_ == "prep" and child.lower_ in _FROM:
            yield from (leaf for leaf in child.children if leaf.dep_ == "pobj")
        elif child.dep_ in ("acl", "relcl") and child.lemma_ in _ISSUED:
            for by in child.children:
                if by.dep_ == "agent":
                    yield from (leaf for leaf in by.children if leaf.dep_ == "pobj")
    ruler = document.head
    if document.dep_ == "pobj" and ruler.lower_ in ("in", "with") and ruler.head.pos_ == "VERB":
        subject = subject_of(ruler.head)
        yield from () if subject is None else (subject,)
    if document.dep_ == "dobj" and ruler.lemma_ in _ISSUED:
        subject = subject_of(ruler)
        yield from () if subject is None else (subject,)
