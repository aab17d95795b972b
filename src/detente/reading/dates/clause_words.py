"""The words of a date's clause: its subject, where that stands elsewhere, and the rest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from detente.reading.dates.clause_verbs import (
    behind_a_place,
    is_a_clause,
    is_finite_alone,
    opens_with_it,
    own_subject,
)
from detente.sources import Evidence, Report

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_SUBJECTS: Final = frozenset(("nsubj", "nsubjpass", "expl", "csubj", "csubjpass"))
_HELPS: Final = frozenset(("aux", "auxpass"))
_PREPOSITIONS: Final = frozenset(
    ("since", "on", "in", "by", "from", "until", "till", "at", "before", "after")
)
_WHO: Final = frozenset(("who", "which", "that"))
_LEFT_OUT_OF_A_NOUN: Final = frozenset(("relcl", "appos", "acl", "cc", "conj"))
_LONGEST: Final = 200
_EDGES: Final = frozenset((",", ";", ":", "-", "–", "—", "--", ".", "!", "(", ")", "and", "but", "so", "or"))


def parts_of(verb: Token, date: Span) -> Iterator[Span]:
    """Yield the stretches of a clause: its subject, if that stands elsewhere, and the rest."""
    subject = own_subject(verb)
    if verb.dep_ == "relcl" and (place := behind_a_place(verb)):
        yield _region(verb, date, after=place - 1)
        return
    if verb.dep_ == "relcl" and subject is not None:
        yield _whole_noun_before(subject, verb) or noun_alone(verb.head)
        yield _region(verb, date, after=subject.i)
        return
    if opens_with_it(verb) and (whose := own_subject(verb.head)) is not None:
        yield noun_alone(whose)
        yield _region(verb, date)
        return
    if verb.dep_ == "acl" and subject is None:
        yield noun_alone(verb.head)
        yield _region(verb, date)
        return
    if subject is None and verb.dep_ == "conj":
        first = verb.head
        while first.dep_ == "conj" and own_subject(first) is None and first.head.pos_ in ("VERB", "AUX"):
            first = first.head
        subject = own_subject(first)
        if subject is not None:
            if first.dep_ == "relcl" and subject.lower_ in _WHO:
                yield noun_alone(first.head)
            else:
                yield noun_alone(subject)
            is_bare = not is_finite_alone(verb)
            for help_ in first.children if is_bare else ():
                if help_.dep_ in _HELPS:
                    yield verb.doc[help_.i : help_.i + 1]
    yield _region(verb, date)


def _whole_noun_before(relative: Token, verb: Token) -> Span | None:
    """Return the whole noun phrase before ", which" where more than its last noun stands between them.

    "The ban on goods with a permit given in haste, which expires in May": what expires is the ban, as likely
    as the permit, and with the whole phrase the reader is told what the report says. None where the noun
    stands right before the relative, or is no part of another.
    """
    noun = verb.head
    between = relative.i - 1 - noun_alone(noun).end
    if relative.lower_ != "which" or relative.nbor(-1).text != "," or between <= 0:
        return None
    whole = noun
    while whole.dep_ == "pobj" and whole.head.dep_ == "prep" and whole.head.head.pos_ in ("NOUN", "PROPN"):
        whole = whole.head.head
    is_one = whole.tag_ in ("NN", "NNP")
    if whole is noun or is_one != (verb.tag_ == "VBZ") or verb.tag_ not in ("VBZ", "VBP"):
        return None
    return noun.doc[whole.left_edge.i : relative.i - 1]


def noun_alone(noun: Token) -> Span:
    """Return a noun with what stands before it and what belongs to it, without clauses and asides."""
    left, right = noun.left_edge.i, noun.i
    for child in noun.children:
        if child.i < noun.i:
            continue
        if child.dep_ in ("cc", "conj") and noun.dep_ in _SUBJECTS:
            right = max(right, _end_without_clauses(child))
        elif child.dep_ in _LEFT_OUT_OF_A_NOUN or child.is_punct:
            if child.dep_ == "appos" or child.is_punct:
                break
        else:
            right = max(right, _end_without_clauses(child))
    return _with_its_hyphens(noun.doc, left, right)


def _with_its_hyphens(doc: Doc, left: int, right: int) -> Span:
    """Return a name with the parts written in one with it, and capitals before it: "IF Metall"."""
    while (
        right + 1 < len(doc)
        and not doc[right].whitespace_
        and doc[right + 1].text in ("-", "–")
        and right + 2 < len(doc)
    ):
        right += 2
    while (
        left
        and doc[left - 1].is_upper
        and len(doc[left - 1]) > 1
        and doc[left - 1].is_alpha
        and doc[left].is_title
    ):
        left -= 1
    return doc[left : right + 1]


def _end_without_clauses(token: Token) -> int:
    """Return the place of the last word below one, up to the first clause or mark."""
    right = token.i
    for word in token.subtree:
        if word.i > token.i and (word.dep_ in ("relcl", "acl", "appos", "advcl") or word.is_punct):
            break
        right = max(right, word.i)
    return right


def _region(verb: Token, date: Span, after: int = -1) -> Span:
    """Return the words of a verb's clause in one stretch, without those of the verbs that follow it."""
    left, right = verb.i, verb.i
    for child in verb.children:
        if child.dep_ in ("mark", "cc", "punct") or child.i <= after:
            continue
        if child.dep_ == "conj" and is_a_clause(child) and not _holds(child, date):
            continue
        if child.dep_ in ("parataxis", "ccomp") and child.i < verb.i and not _holds(child, date):
            continue
        left, right = min(left, max(child.left_edge.i, after + 1)), max(right, child.right_edge.i)
    left, right = min(left, date.start), max(right, date.end - 1)
    if left == date.start and left and verb.doc[left - 1].lower_ in _PREPOSITIONS:
        left -= 1
    verbs_behind = sorted(
        child.i for child in verb.children if child.dep_ == "conj" and is_a_clause(child) and child.i > verb.i
    )
    if verbs_behind and date.end <= verbs_behind[0]:
        edge = min(verb.doc[verbs_behind[0]].left_edge.i, verbs_behind[0])
        if edge >= date.end:
            right = min(right, edge - 1)
    return _shorter(verb, date, left, right)


def _holds(token: Token, date: Span) -> bool:
    return token.left_edge.i <= date.start and date.end - 1 <= token.right_edge.i


def _shorter(verb: Token, date: Span, left: int, right: int) -> Span:
    """Return a long clause without the side clauses at its end."""
    doc = verb.doc
    ends = sorted(
        (word.left_edge.i for word in doc[left : right + 1] if word.dep_ in ("advcl", "relcl", "acl")),
        reverse=True,
    )
    for end in ends:
        if len(doc[left : right + 1].text) <= _LONGEST:
            break
        if end > max(verb.i, date.end - 1) + 1 and doc[end - 1].text in (",", ";", "—", "–"):
            right = end - 1
    return doc[left : right + 1]


def passage_of(span: Span, report: Report) -> Evidence | None:
    """Return the words of a stretch without the marks and joints at its ends."""
    start = span.start
    while start and span.doc[start].ent_iob_ == "I" and span.doc[start].ent_type_ == "PERSON":
        start -= 1  # "Filipe" of a name of which the parser takes the first half for a heading
    tokens = list(span.doc[start : span.end])
    while tokens and (tokens[0].lower_ in _EDGES or tokens[0].is_space or _is_a_mark(tokens[0])):
        tokens.pop(0)
    while tokens and (tokens[-1].lower_ in _EDGES or tokens[-1].is_space):
        tokens.pop()
    if not tokens:
        return None
    return report.passage(tokens[0].idx, tokens[-1].idx + len(tokens[-1]))


def _is_a_mark(token: Token) -> bool:
    return token.is_punct and not token.is_quote and token.text not in "([“‘#"
