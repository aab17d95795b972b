"""The clause that a date belongs to: of a sentence with two dates each has its own verb, or its own noun."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from detente.patterns import as_pattern
from detente.reading.dates.clause_moods import mood_of_clause
from detente.reading.dates.clause_verbs import (
    is_a_clause,
    is_of_a_side_clause,
    lead_word,
    opens_with_it,
    own_subject,
    own_verb,
)
from detente.reading.dates.clause_words import noun_alone, parts_of, passage_of
from detente.reading.dates.headed_days import clause_of_entry, headings_in
from detente.reading.dates.tense import DATES_OF_PLANS, SPEECH
from detente.reading.findings import DatedClause, DateExpression
from detente.reading.parsed import report_of
from detente.sources import Evidence, Report

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_A_NOUN: Final = 2
_WHOM: Final = frozenset(("whom", "which", "that"))
_ATTACKS: Final = frozenset(("attack", "raid", "clash", "demonstration", "ceremony", "bombing", "shooting"))
_LEADS: Final = as_pattern(
    r"\b(on|in|at|since|until|till|by|before|after|from|within|of|for|between|to|during)"
    r"(?:\s+(?:about|around|the|a|early|late|or))*\s*$",
    re.IGNORECASE,
)
_DASH_BEFORE: Final = as_pattern(r"(?:[–—]|--| -)\s*(?:(?:on|in|at|by)\s+)?$", re.IGNORECASE)
_DASH_BEHIND: Final = as_pattern(r"\s*(?:[–—]|--|- )")
_DATED: Final = ("DATE", "TIME")


def find_clauses(doc: Doc, dates: Sequence[DateExpression]) -> tuple[DatedClause, ...]:
    """Return the clause of each date of a parsed report that has one, in the order of the dates.

    A clause has its subject, also where two verbs share one: "The walkouts began on 6 January and have been
    complete since 11 March" makes two. A day that heads an entry of a chronology is that of its first
    sentence.
    """
    report = report_of(doc)
    starts = [token.idx for token in doc]
    headings = set(headings_in(report.text, dates))
    clauses: list[DatedClause] = []
    for date in dates:
        if date.type not in _DATED and not (date.type == "DURATION" and _lead(report.text, date) == "within"):
            continue
        span = doc.char_span(date.span.start, date.span.end, alignment_mode="expand")
        if span is None:
            continue
        if date.span.start in headings:
            clause = clause_of_entry(doc, starts, report, date)
        else:
            clause = _of_verb(span, report, date)
        if clause is not None:
            clauses.append(clause)
    return tuple(clauses)


def _lead(text: str, date: DateExpression) -> str:
    before = _LEADS.search(text[max(0, date.span.start - 30) : date.span.start])
    return before[1].lower() if before is not None else ""


def _of_verb(span: Span, report: Report, date: DateExpression) -> DatedClause | None:
    if _between_dashes(report.text, date):
        return None
    if is_of_a_side_clause(span.root):
        return _with_its_object(span, report, date)
    verb = own_verb(span.root)
    if verb is not None:
        behind = [c for c in verb.children if c.dep_ == "conj" and is_a_clause(c) and c.i < span.start]
        verb = behind[-1] if behind and span.start > verb.i else verb
    if verb is None:
        sentence = span.root.sent
        words = _line_of(sentence, span, report)
        is_more = len(sentence.text.split()) - len(span.text.split()) >= 2
        return DatedClause(date=date.span, parts=(words,), mood="named") if words and is_more else None
    if _may_be_of_either(verb):
        return None
    if _lacks_its_subject(verb, span):
        whole = passage_of(verb.sent, report)
        if whole is None:
            return None
        return DatedClause(date=date.span, parts=(whole,), mood=mood_of_clause(verb, span))
    parts = list(parts_of(verb, span))
    if verb.dep_ in ("advcl", "relcl") and parts and parts[0][0].tag_ == "WRB":
        parts[0] = parts[0][1:]
    if _is_told_behind(verb):
        return None
    passages = [words for part in parts if (words := passage_of(part, report)) is not None]
    if not passages or not any(p.start <= date.span.start and date.span.end <= p.end for p in passages):
        return None
    return DatedClause(
        date=date.span,
        parts=tuple(passages),
        mood="open" if _is_of_a_rally(span.root, verb) else mood_of_clause(verb, span),
    )


def _between_dashes(text: str, date: DateExpression) -> bool:
    """Return True for "only once - in May 2020 - since": a parser ties such a date to any verb."""
    before, behind = (
        text[max(0, date.span.start - 12) : date.span.start],
        text[date.span.end : date.span.end + 4],
    )
    return bool(_DASH_BEFORE.search(before) and _DASH_BEHIND.match(behind))


def _line_of(sentence: Span, date: Span, report: Report) -> Evidence | None:
    """Return the line of a fragment that a date stands in: a heading may stand above it."""
    doc, first, last = sentence.doc, date.start, date.end
    while first > sentence.start and "\n" not in doc[first - 1].text:
        first -= 1
    while last < sentence.end and "\n" not in doc[last].text:
        last += 1
    return passage_of(doc[first:last], report)


def _with_its_object(span: Span, report: Report, date: DateExpression) -> DatedClause | None:
    """Return "the guild backed", "Ana Roy", "in May" of "Ana Roy, whom the guild backed in May, left"."""
    verb = next((above for above in span.root.ancestors if above.dep_ == "relcl"), None)
    if verb is None or verb.tag_ != "VBD" or lead_word(span.root) in ("since", "until", "before", "after"):
        return None
    subject, doc = own_subject(verb), verb.doc
    whom = next((child for child in verb.children if child.dep_ == "dobj" and child.lower_ in _WHOM), None)
    if subject is None or subject.pos_ == "PRON" or whom is None or not whom.i < subject.left_edge.i:
        return None
    if not subject.i < verb.i < span.start or verb.head.pos_ not in ("NOUN", "PROPN"):
        return None
    rest = doc[span.end : verb.right_edge.i + 1]
    last = next((word.i for word in rest if word.text in (",", ";") or word.dep_ == "cc"), None)
    behind = verb.i + 1 + (doc[verb.i + 1].dep_ == "prt")
    stretches = (
        doc[subject.left_edge.i : behind],
        noun_alone(verb.head),
        doc[behind : (verb.right_edge.i + 1) if last is None else last],
    )
    parts = [words for stretch in stretches if (words := passage_of(stretch, report)) is not None]
    is_any = parts[1].quote.lower().startswith(("a ", "an ")) and len(parts[1].quote.split()) == _A_NOUN
    is_whole = len(parts) == len(stretches) and not is_any and parts[-1].start <= date.span.start
    return DatedClause(date=date.span, parts=tuple(parts), mood="told") if is_whole else None


def _lacks_its_subject(verb: Token, date: Span) -> bool:
    """Return True where the parser takes a date for the subject, or sees none: "The guild yesterday let"."""
    subject = own_subject(verb)
    if subject is None:
        return verb.dep_ not in ("conj", "acl", "relcl") and not opens_with_it(verb)
    return date.start <= subject.i < date.end and verb.lemma_ != "be"


def _may_be_of_either(verb: Token) -> bool:
    """Return True for "Velland, which fears the Front, banned by a court in May": either may be banned."""
    return (
        verb.dep_ == "acl"
        and any(child.dep_ == "agent" for child in verb.children)
        and any(child.dep_ == "relcl" and child.i < verb.i for child in verb.head.children)
    )


def _is_told_behind(verb: Token) -> bool:
    """Return True for "wants talks, an ally said on Friday": the day is only that of the telling."""
    said = (child for child in verb.children if child.dep_ in ("ccomp", "parataxis"))
    return verb.lemma_ in SPEECH and any(child.i < verb.i for child in said)


def _is_of_a_rally(date: Token, verb: Token) -> bool:
    """Return True for the day of "an inquiry into the conduct of guards at a rally on 3 May"."""
    above = [
        word for word in date.ancestors if word.pos_ in ("NOUN", "PROPN") and word.ent_type_ not in _DATED
    ]
    depth = 0
    for word in date.ancestors:
        if word == verb:
            break
        depth += word.pos_ == "NOUN"
    return depth > 1 and above[0].lemma_.lower() in DATES_OF_PLANS | _ATTACKS
