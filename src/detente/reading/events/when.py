"""The date of an event: that of its clause, or one computed from another event ("two months after …")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from detente.edtf import timex_to_edtf
from detente.patterns import as_pattern
from detente.reading.dates import said_before, shifted
from detente.reading.events.chronology import entry_dates, of_entry
from detente.reading.events.lexicon import plover_lexicon
from detente.reading.events.reach import done_then, is_narrated, sharing
from detente.reading.events.spans import ranges_of
from detente.reading.findings import DateExpression
from detente.reading.parsed import report_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_PERIOD: Final = as_pattern(r"P(\d+)([DWMY])")
_UNITS: Final = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_HEDGES: Final = as_pattern(
    r"^(?:more|less|fewer|over|under|nearly|almost|at|up|about|around|some|just)\b", re.I
)
_TIMES: Final = frozenset(
    ("day", "night", "morning", "afternoon", "evening", "weekend", "week", "month", "year")
)
_PARTS_OF_TIME: Final = _TIMES | {
    "end", "start", "beginning", "middle", "half", "quarter", "summer", "winter", "spring", "autumn", "fall",
    "course", "rest", "remainder", "eve", "part", "hour", "decade",
}  # fmt: skip
_SETTING: Final = frozenset((
    "give", "set", "allow", "grant", "have", "wait", "last", "extend", "ask", "tell",
))  # fmt: skip
_LIMITS: Final = frozenset(("by", "until", "till", "before", "for", "to"))
_LONGEST_ASIDE: Final = 4  # words
_SEQUENCE: Final = {"after": 1, "following": 1, "since": 1, "before": -1}
_INVITING: Final = frozenset(("invite", "summon"))
_HAPPENING: Final = frozenset(("come", "follow", "happen", "occur", "be", "fall"))
_POINTING: Final = frozenset(("the", "this", "that"))


class EventTimes:
    """The dates of a text by the clause they stand in."""

    def __init__(self, doc: Doc, dates: Sequence[DateExpression]) -> None:
        self._doc = doc
        self._by_end: dict[int, list[tuple[Span, DateExpression]]] = {}
        self._by_start: dict[int, DateExpression] = {}
        self._around: dict[int, DateExpression] = {}
        self._by_verb: dict[int, list[tuple[Span, DateExpression]]] = {}
        self._entries = entry_dates(doc, dates)
        self._ranges = ranges_of(report_of(doc).text, dates)
        for date in dates:
            span = doc.char_span(date.span.start, date.span.end, alignment_mode="expand")
            if span is None:
                continue
            self._by_end.setdefault(span.end, []).append((span, date))
            if date.edtf:
                self._by_start.setdefault(span.start, date)
            for i in range(span.start, span.end):
                self._around.setdefault(i, date)
            opens = _opens_a_clause(span)
            for governor in _governors(span.root):
                if opens and governor.i < span.start:
                    continue  # "marched, and the next day the shops shut": they marched before
                self._by_verb.setdefault(governor.i, []).append((span, date))

    def date_at(self, token: Token) -> DateExpression | None:
        """Return the definite date that stands in a predicate's own clause or phrase, the closest to it."""
        dates = [
            (self._is_apart(span, token), abs(span.root.i - token.i), date)
            for span, date in self._by_verb.get(token.i, ())
            if date.edtf and not self._is_an_end(span, token) and not _is_chosen(span, token)
        ]
        return min(dates, key=lambda pair: pair[:2])[2] if dates else None

    def _is_an_end(self, span: Span, token: Token) -> bool:
        """Return True for the day to which what was done lasts: "suspended the house till 16 May".

        Of "gave the board until Friday to pay" it is the day of what is asked.
        """
        lead = self._doc[span.start - 1].lower_ if span.start else ""
        return lead in ("till", "until") and is_narrated(token) and token.lemma_ not in _SETTING

    def _is_apart(self, span: Span, token: Token) -> bool:
        """Return True for the day of what is cited: "In a report of 12 May: Police raided it on 3 May"."""
        return any(word.text == ":" for word in self._doc[span.end : token.i])

    def _of_the_noun_before(self, noun: Token) -> DateExpression | None:
        """Return the date right behind a noun that the parser ties to a verb: "his arrest last week hurt"."""
        if noun.pos_ != "NOUN" or noun.dep_ not in ("nsubj", "nsubjpass") or noun.i + 1 == len(self._doc):
            return None
        behind = noun.i + (2 if self._doc[noun.i + 1].lower_ in ("on", "in") else 1)
        return self._by_start.get(behind)

    def when(self, token: Token, verb: Token | None) -> str | None:
        """Return the date of an event as EDTF, or ``None`` if its clause gives none.

        Where the clause of an event says how long before or after another it was ("two months after the
        arrest"), either gives the other its date.
        """
        for predicate in (token, verb):
            if predicate is None:
                continue
            stated = self.date_at(predicate)
            if stated is not None:
                return self._bounded(stated)
        if (behind := self._of_the_noun_before(token)) is not None:
            return self._bounded(behind)
        computed = self._from_the_clause_around(token) or (
            self._from_the_clause_within(verb) if verb is not None else None
        )
        if computed is not None:
            return computed
        if verb is not None and (described := self._of_the_time_described(verb)) is not None:
            return described.edtf
        shared = self._shared(token) or (self._shared(verb) if verb not in (None, token) else None)
        entry = of_entry(verb or token, self._entries) if shared is None and self._entries else None
        return entry.edtf if entry is not None else shared

    def _shared(self, predicate: Token | None) -> str | None:
        """Return the date of the nearest predicate that this one shares the date of."""
        behind = done_then(predicate) if predicate is not None else None
        for span, date in self._by_verb.get(behind.i, ()) if behind is not None else ():
            lead = self._doc[span.start - 1].lower_ if span.start else ""
            if date.edtf and lead not in _LIMITS:
                return date.edtf
        for other, before in sharing(predicate) if predicate is not None else ():
            dates = [
                (abs(span.root.i - other.i), date)
                for span, date in self._by_verb.get(other.i, ())
                if date.edtf and (before is None or span.start < before)
            ]
            if dates:
                return self._bounded(min(dates, key=lambda pair: pair[0])[1])
        return None

    def _of_the_time_described(self, verb: Token) -> DateExpression | None:
        """Return the date that a clause with "when" describes: "in 2012, when the two parties merged"."""
        mark = next((child for child in verb.children if child.lower_ == "when" and child.i < verb.i), None)
        if mark is None:
            return None
        # The parser may tie it to another verb: "Unlike Monday, when shops were shut, they were open".
        apart = mark.i - verb.sent.start > 1 and self._doc[mark.i - 1].text == ","
        return self._around.get(verb.head.i) or (self._around.get(mark.i - 2) if apart else None)

    def _bounded(self, date: DateExpression) -> str | None:
        """Return a date's EDTF, open to one side where "since" or "by" makes it a bound.

        Of "from 3 to 9 May" and "June 1, 3 and 5" it is the whole.
        """
        span = self._doc.char_span(date.span.start, date.span.end, alignment_mode="expand")
        lead = self._doc[span.start - 1].lower_ if span is not None and span.start else ""
        if date.edtf is None:
            return None
        if (whole := self._ranges.get(date.span.start)) is not None:
            return whole
        first, _, last = date.edtf.partition("/")
        if lead == "since":
            return f"{first}/.."
        if lead == "by":
            return f"../{last or first}"
        if lead in ("before", "after") and not last:
            return None
        return date.edtf

    def _from_the_clause_around(self, token: Token) -> str | None:
        """Compute the date of an event named after "two months after" from the clause that is dated by it."""
        for link in (token, *token.ancestors):
            order = _SEQUENCE.get(_linking_word(link))
            if order is None:
                if link.pos_ in ("VERB", "AUX") and link != token:
                    return None
                continue
            linker = link if link.pos_ in ("ADP", "SCONJ") or link.dep_ == "prep" else _mark(link)
            length = None if linker is None else self._length_before(linker)
            if length is None:
                return None
            outer = next((self.date_at(inner) for inner in link.ancestors if self.date_at(inner)), None)
            return self._moved(outer or self._of_the_sentence_before(link), length, -order)
        return None

    def _of_the_sentence_before(self, link: Token) -> DateExpression | None:
        """Return the date of the sentence before, if the clause is about what that tells of.

        "In May the court closed the paper. The ruling came a week after the raid."
        """
        clause = next((word for word in link.ancestors if word.pos_ in ("VERB", "AUX")), None)
        if clause is None or clause.dep_ != "ROOT" or clause.lemma_ not in _HAPPENING:
            return None
        subject = next((child for child in clause.children if child.dep_ == "nsubj"), None)
        start = clause.sent.start
        if subject is None or not start:
            return None
        points = subject.lower_ in _POINTING or (
            subject.pos_ == "NOUN" and any(child.lower_ in _POINTING for child in subject.children)
        )
        before = clause.doc[start - 1].sent
        return self.date_at(before.root) if points else None

    def _from_the_clause_within(self, verb: Token) -> str | None:
        """Compute the date of an event "two months after" another that is dated."""
        for child in verb.children:
            order = _SEQUENCE.get(_linking_word(child))
            linker = child if child.dep_ == "prep" else _mark(child)
            length = None if order is None or linker is None else self._length_before(linker)
            if order is None or length is None:
                continue
            inner = (
                child
                if child.dep_ != "prep"
                else next((leaf for leaf in child.children if leaf.dep_ == "pobj"), None)
            )
            return None if inner is None else self._moved(self.date_at(inner), length, order)
        return None

    def _length_before(self, linker: Token) -> str | None:
        """Return the exact duration right before "after" or "before", as TIMEX3."""
        for span, date in self._by_end.get(linker.i, ()):
            if date.type == "DURATION" and not _HEDGES.match(span.text):
                return date.value
        return None

    def _moved(self, date: DateExpression | None, length: str, sign: int) -> str | None:
        period = _PERIOD.fullmatch(length)
        if date is None or period is None:
            return None
        value = shifted(date.value, sign * int(period[1]), _UNITS[period[2]])
        return timex_to_edtf(value) if value else None


def _is_chosen(span: Span, token: Token) -> bool:
    """Return True for the day that somebody sets: "set Friday as the deadline" was done before it."""
    behind = span.doc[span.end : span.end + 1].text
    is_object = span.root.dep_ == "dobj" or (behind == "as" and span.start == token.i + 1)
    return is_object and span.root.head == token


def _governors(token: Token) -> list[Token]:
    """Return the words a date belongs to: the event noun it modifies, and the verb of its clause.

    A date before a noun is that noun's alone: whoever holds back the results of April's election does not do
    so in April. It is the verb's too where the noun is its subject, or says when or where it was ("won all
    seats in the 2018 election").
    """
    named = token.head
    if (asking := _verb_before_infinitive(token)) is not None:
        return [asking]
    if _stands_before(token, named) and not _dates_its_verb(named):
        return [named]
    if (noun := _noun_of_aside(token) or _noun_told_apart(token)) is not None:
        return [noun]
    governors: list[Token] = []
    for ancestor in token.ancestors:
        if ancestor.lemma_ in _INVITING and _aims_before(ancestor, token):
            break
        governors.append(ancestor)
        if ancestor.lemma_ in plover_lexicon().speech and token.i < ancestor.i:
            # The parser attaches "— in May —" to the "she said" that follows, though it dates what was said.
            governors += [child for child in ancestor.children if child.dep_ == "ccomp" and child.i < token.i]
        if ancestor.pos_ in ("VERB", "AUX") and not _marks_a_start(ancestor):
            break
    return governors


def _opens_a_clause(span: Span) -> bool:
    """Return True for "the next day" of "marched, and the next day, he said, the shops shut"."""
    before = span.doc[max(0, span.start - 3) : span.start]
    words = [token.lower_ for token in before if token.dep_ != "prep"]
    behind = span.doc[span.end : span.sent.end]
    return words[-2:] == [",", "and"] and any(token.pos_ in ("VERB", "AUX") for token in behind)


def _noun_told_apart(date: Token) -> Token | None:
    """Return the noun of "rejected the accord of 1998", whose year says which one it is."""
    noun = date.head.head
    is_of = date.dep_ == "pobj" and date.head.lower_ == "of" and noun.pos_ in ("NOUN", "PROPN")
    if not is_of or noun.dep_ not in ("dobj", "pobj", "conj") or noun.lemma_.lower() in _PARTS_OF_TIME:
        return None
    return None if _dates_its_verb(noun) else noun


def _noun_of_aside(date: Token) -> Token | None:
    """Return the noun of ", on strike since 1 March," between a subject and its verb."""
    start = date.left_edge.i
    if start < 2 or date.i + 1 >= len(date.doc) or date.doc[date.i + 1].text != ",":
        return None
    since, noun = date.doc[start - 1], date.doc[start - 2]
    if since.lower_ != "since" or noun.pos_ != "NOUN" or noun.i == date.sent.start:
        return None
    first = next((k for k in range(noun.i, date.sent.start, -1) if date.doc[k].text == ","), None)
    return noun if first is not None and noun.i - first <= _LONGEST_ASIDE else None


def _verb_before_infinitive(date: Token) -> Token | None:
    """Return the verb of "ordered him on Monday to leave", of which the parser makes "on Monday to leave".

    So with "said on Monday it had left".
    """
    verb = next((word for word in date.ancestors if word.pos_ in ("VERB", "AUX")), None)
    if verb is not None and (saying := said_before(date, verb)) is not None:
        return saying
    if verb is None or verb.tag_ != "VB" or verb.dep_ not in ("xcomp", "advcl", "ccomp"):
        return None
    to = next((child for child in verb.children if child.lower_ == "to" and child.dep_ == "aux"), None)
    is_between = to is not None and verb.head.i < date.i < to.i
    return verb.head if is_between and is_narrated(verb.head) else None


def _aims_before(verb: Token, date: Token) -> bool:
    """Return True of "invited him to a rally on 12 March": the day is the rally's."""
    return any(
        child.dep_ == "prep" and child.lower_ in ("to", "for") and child.i < date.i for child in verb.children
    )


def _stands_before(date: Token, noun: Token) -> bool:
    """Return True if a date tells which of several things it precedes: "the 27 May elections"."""
    return (
        noun.pos_ in ("NOUN", "PROPN")
        and noun.lemma_.lower() not in _TIMES
        and date.i < noun.i
        and date.dep_ in ("det", "compound", "poss", "nummod", "nmod", "amod")
    )


def _dates_its_verb(noun: Token) -> bool:
    """Return True if a verb has the date of a noun beside it: of its subject, or of when or where it was."""
    if noun.dep_ == "pobj":
        # Of "On 13 March Turkey threatened" the parser makes "on Turkey".
        return noun.head.lower_ in ("in", "at", "during") or (
            noun.head.lower_ == "on" and noun.pos_ == "PROPN" and bool(noun.head.is_sent_start)
        )
    return noun.dep_ in ("nsubj", "nsubjpass")


def _marks_a_start(verb: Token) -> bool:
    """Return True if a participle only says when an event began or ended: "tried, beginning in May"."""
    return (
        verb.tag_ == "VBG"
        and verb.lemma_ in ("begin", "start", "end")
        and verb.dep_ in ("acl", "advcl", "prep", "pcomp")
    )


def _linking_word(token: Token) -> str:
    if token.dep_ == "prep" or token.pos_ in ("ADP", "SCONJ"):
        return token.lower_
    mark = _mark(token)
    return mark.lower_ if mark is not None else ""


def _mark(token: Token) -> Token | None:
    return next((child for child in token.children if child.dep_ == "mark"), None)
