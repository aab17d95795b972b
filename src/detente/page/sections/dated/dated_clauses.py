"""Moments from clauses that a report dates itself, whatever they tell: "Objections were raised in 2006"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from detente.edtf import DateRange
from detente.page.drawings import Moment
from detente.page.sections.candidate import SAYS_NOTHING, Candidate, date_in_words, weight_of_date
from detente.page.sections.dated.asides import is_of_an_aside
from detente.page.sections.dated.own_dates import OwnDates
from detente.page.sections.setting import Setting
from detente.page.words import (
    hangs,
    sentence_with_place,
    upper_first,
    with_curly_marks,
    without_its_date,
    without_its_day,
)
from detente.patterns import as_pattern
from detente.reading import DateExpression
from detente.short import one_line
from detente.sources import Evidence

KIND: Final = "TOLD"
"""The type of a moment that is no event of a type."""
_LONGEST, _FEWEST_WORDS = 190, 4
_NEAR: Final = 8
"""Words between a verb and the date behind it."""
_PAST: Final = (
    r"(?:was|were|had|met|held|began|took|won|sent|cut|put|set|left|broke|led|shot|gave|went|struck|fought|sought"
    r"|hit|made|withdrew|rose|fell|lost|fled|came|sat|ran|spoke|paid|sold|drove|drew|tore|laid|kept|built|bought"
    r"|brought|caught|chose|became|opened|\w{2,}ed)"
)
_VERB: Final = as_pattern(rf"\b(?<!to ){_PAST}\b")
_LASTING: Final = as_pattern(r"\b(?:has|have) been\b")
_NOT_THEN: Final = as_pattern(r"\b(?:has|have|is|are)\b|\bsince\b", re.IGNORECASE)
_SINCE: Final = as_pattern(r"\bsince\s+$", re.IGNORECASE)
_OPEN: Final = as_pattern(
    r"\b(?:will|would|may|might|could|can|should|must|shall|cannot|to be|is to|are to|was to|were to|expected"
    r"|scheduled|planned|due|hopes?|hoped|wants?|if|unless|until|whether|suppose|whoever)\b",
    re.IGNORECASE,
)
"""Words of what is not, or not yet, a fact."""
_NO_VERB_OF_ITS_OWN: Final = as_pattern(
    r"(?:\d|\b(?:the|an?|of|his|her|its|their|these|those|some|many|two|three|\w+ly)"
    r"|\b(?:was|were|had|been|being)(?: \w+)?)\s+$",
    re.IGNORECASE,
)
"""Words behind which a form in "-ed" only describes a noun, or belongs to the verb before it."""
_NEXT_ACT: Final = as_pattern(r",|\bto (?!the\b|an?\b|his\b|her\b|its\b|their\b|[A-Z])\w")
_A_TIME: Final = as_pattern(r"\b(?:year|decade|month|week|day|hour|minute)s?$")
_ASIDE_FIRST: Final = as_pattern(
    r"^(?:also|later|earlier|meantime|meanwhile|ironically|then),? ", re.IGNORECASE
)
_ONLY_SAID: Final = as_pattern(
    r"(?:said|told|added|asked|called|noted|stressed|warned|reported|explained)$", re.I
)
_JOINTS: Final = as_pattern(
    r",? (?:that|which|who|whom|whose|when|where|while|after|before|because|although|though|saying|adding"
    r"|despite|following|amid)\b|, (?:as|since)\b|,? but\b"
    r"|(?:,? and|,|;) (?=(?:(?:on|in|since|by) )?[\w’' -]{1,90}?\b"
    rf"(?:{_PAST}|has|have|did)\b)|[;:—–]| -- "
)
"""Marks at which a clause may begin."""
_ANY_VERB: Final = as_pattern(rf"\b(?:{_PAST}|is|are|do|does|did|has|have|will|would|said|says)\b")
_SAID_THAT: Final = as_pattern(
    r"\b(?:sa(?:id|ys)|\w{3,}ed|wrote|told \w+|regret|fact|news|statement|claim|note|saying|adding),? that$"
)
"""Words behind which "that" begins what is told, and not a clause on a noun."""
_COMPLETED: Final = as_pattern(r",? that$|, saying$|, adding$")
_OF_A_NOUN: Final = as_pattern(
    r"(?:\bof|\bfor|\bfrom|\buntil|\btill|\bthrough|\bbefore|\bafter|\bby|\bbetween|\bthan|[’']s)\s+(?:the\s+|last\s+|late\s+|early\s+)*$"
)
"""Words that tie a date to a noun, or to the end of something."""
_DETERMINED: Final = as_pattern(r"(?:\b(?:the|an?|its|their|his|her)|[’']s)\s+$", re.IGNORECASE)
_A_NOUN: Final = as_pattern(
    r"\s+(?!(?:and|or|when|after|before|that|which|was|were|with|for|at|on|in|to|by)\b)[a-z]{3,}"
)
"""Around the year of "the 2016 accord", which says which accord it is."""
_PRONOUN: Final = as_pattern(
    r"(?:(?:in|on|since|by) [^,]{2,20},? |[\w ]{1,15}, )?(?P<it>he|she|it|they)\b", re.I
)
_LEANS: Final = as_pattern(
    r"(?:this|that|these|those|his|her|its|their|such|there|we|our|I|my|you|who|which|both(?! \w+s\b))\b",
    re.I,
)
_NAMED: Final = as_pattern(
    r"\b(?P<what>(?:(?:an?|the|hours of|days of) )?(?:[a-z]+ )?(?:demonstration|protest|march|rally|meeting"
    r"|talks|summit|vote|election|referendum|ceremony|attack|bombing|shooting|raid|clash|strike|hearing|trial|session"
    r"|debate|conference)s?(?: in [A-Z][\w-]+(?: [A-Z][\w-]+)?)?) on\s+$"
)
"""A happening that is only named, with its day behind it."""
_MARKS: Final = as_pattern(r"[“”\"]|``|''")
_FIRST: Final = as_pattern(
    r"(?:also |then |later |earlier |still )?"
    r"(?:(?:in|on|by|since|late|early|last|at the (?:start|end) of)\s)*$",
    re.IGNORECASE,
)
"""Words that may stand before a date that opens a clause."""


class DatedClauses:
    """The clauses of a dossier that say themselves when they happened."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting

    def moments(self) -> Iterator[Candidate]:
        """Yield what is told of a known day or time that was over when it was told."""
        for date in self._setting.dossier.dates:
            when, told_on = DateRange.parse(date.edtf), self._setting.published.get(date.span.report)
            if date.type != "DATE" or not when.dated or when.earliest is None:
                continue
            if told_on is not None and when.earliest > told_on:
                continue
            moment = self._moment(date, when, date_in_words(when))
            if moment is not None:
                sides = self._sides_in(moment.evidence[0])
                at_table = len(sides & self._setting.at_table)
                weight = 2.0 + 2 * min(at_table, 2) + weight_of_date(when, self._setting.dossier.latest)
                yield Candidate(moment, KIND, sides, frozenset(), weight)

    def named(self) -> Iterator[Candidate]:
        """Yield what a report only names with its day: "a rally in Orvik on 3 May"."""
        for date in self._setting.dossier.dates:
            when, told_on = DateRange.parse(date.edtf), self._setting.published.get(date.span.report)
            is_past = when.earliest is not None and (told_on is None or when.earliest <= told_on)
            if date.type != "DATE" or not when.dated or not is_past:
                continue
            around, _ = sentence_with_place(date.span, self._setting.dossier.reports[date.span.report].text)
            event = _NAMED.search(around.quote[: max(0, date.span.start - around.start)])
            if event is not None and not _OPEN.search(around.quote) and not _MARKS.search(around.quote):
                start = around.start + event.start("what")
                passage = self._setting.dossier.reports[date.span.report].passage(start, date.span.end)
                says = one_line(event["what"])
                moment = Moment(says, date_in_words(when), when, (passage,), quoted=True)
                yield Candidate(moment, KIND, frozenset(), frozenset(), 1.0)

    def told(self) -> Iterator[Moment]:
        """Yield what a report without a date tells of "yesterday", in the order of the words."""
        for date in self._setting.dossier.dates:
            is_open = date.type == "DATE" and date.edtf is None and date.value.startswith("XXXX")
            if is_open and self._setting.published.get(date.span.report) is None:
                moment = self._moment(date, DateRange.parse(None), f"“{one_line(date.span.quote)}”")
                if moment is not None:
                    yield moment

    def _moment(self, date: DateExpression, when: DateRange, lead: str) -> Moment | None:
        text = self._setting.dossier.reports[date.span.report].text
        around, _ = sentence_with_place(date.span, text)
        if any(True for _ in self._setting.unread.on(around)) or is_of_an_aside(date.span, text):
            return None
        clause = _clause_of(date.span, around)
        if clause is None:
            return None
        words = self._with_its_subject(clause)
        if words is None:
            return None
        told = self._own_dates.told_with(words, when, clause, text) if when.dated else (words, False)
        if told is None:
            return None
        words, quoted = told
        if quoted:
            return Moment(words, lead, when, (self._own_dates.of(clause, text),), quoted=True)
        says = without_date(words, one_line(date.span.quote))
        says = without_its_day(without_its_date(says, when.words)) if when.dated else says
        says = _ASIDE_FIRST.sub("", says, count=1)
        says = re.sub(r"\s(?:late|early)$", "", says)
        says = upper_first(with_curly_marks(says).rstrip(".,; "))
        if (
            SAYS_NOTHING.search(says)
            or len(says) > _LONGEST
            or len(says.split()) < _FEWEST_WORDS
            or hangs(says)
        ):
            return None
        return Moment(says, lead, when, (clause,))

    @cached_property
    def _own_dates(self) -> OwnDates:
        return OwnDates(self._setting.dossier.dates)

    def _with_its_subject(self, clause: Evidence) -> str | None:
        """Return a clause with the name that its first pronoun stands for; None where nobody knows it."""
        words = one_line(clause.quote)
        if _LEANS.match(words):
            return None
        pronoun = _PRONOUN.match(words)
        if pronoun is None:
            return words
        at = clause.start + pronoun.start("it")
        party = self._setting.pronoun_at(clause, at)
        if party is None:
            return None
        name = self._setting.name_of(party)
        return f"{words[: pronoun.start('it')]}[{name}]{words[pronoun.end('it') :]}"

    def _sides_in(self, words: Evidence) -> frozenset[str]:
        return self._setting.sides(list(self._setting.mentioned.on(words)))


def tells_which(before: str, behind: str) -> bool:
    """Return True around the year of "under the 2016 accord", which only says which accord it is."""
    return _DETERMINED.search(before) is not None and _A_NOUN.match(behind) is not None


def without_date(words: str, date: str) -> str:
    """Return words without the date that stands beside them, where it opens or ends them."""
    own = rf"(?:(?:on|in|late|early|earlier) )*{re.escape(date)}"
    shorter = re.sub(rf"^{own},? | {own}$", "", words, flags=re.IGNORECASE)
    return words if hangs(shorter) else shorter


def _clause_of(date: Evidence, around: Evidence) -> Evidence | None:
    """Return the clause whose own date it is; None where it may be that of a noun, or nothing is a fact."""
    at = date.start - around.start
    sentence = around.quote
    before = sentence[: max(0, at)]
    if (
        at < 0
        or before.count("“") > before.count("”")
        or before.count('"') % 2
        or sentence.rstrip('”"’ ')[-1:] in "?:"
    ):
        return None
    joints: list[re.Match[str]] = []
    for joint in _JOINTS.finditer(sentence):
        if _ends_a_clause(sentence[joints[-1].end() if joints else 0 : joint.start()], joint.group()):
            joints.append(joint)
    place = sum(joint.end() <= at for joint in joints)
    start = joints[place - 1].end() if place else 0
    whole = len(sentence.rstrip(".! \n"))
    end = joints[place].start() if place < len(joints) else whole
    if place and not _opens_a_clause(sentence[:start]):
        return None
    clause = sentence[start:end].lstrip()
    start = end - len(clause)
    at -= start
    if _OPEN.search(clause) or _OF_A_NOUN.search(clause[:at]) or _ANY_VERB.match(clause):
        return None
    if tells_which(clause[:at], clause[at + len(date.quote) :]):
        return None
    if not _is_dated(clause, at, at + len(date.quote)):
        return None
    if place < len(joints) and _COMPLETED.search(joints[place].group()):
        # "Announced on Friday that …": without it the clause says nothing.
        end = joints[place + 1].start() if place + 1 < len(joints) else whole
    clause = sentence[start:end]
    return (
        None
        if _MARKS.search(clause)
        else Evidence(around.report, around.start + start, around.start + end, clause)
    )


def _ends_a_clause(before: str, joint: str) -> bool:
    """Return True unless a mark only joins two nouns, or measures a time: "a decade after the war"."""
    if re.search(r"\b(?:after|before)$", joint):
        return _A_TIME.search(before) is None
    if re.search(r"\b(?:which|who|whom|whose|when|where)$", joint) or not re.search(r",|\band|\bbut", joint):
        return True
    return _ANY_VERB.search(before) is not None


def _opens_a_clause(before: str) -> bool:
    """Return True for words behind which a clause with its own subject begins."""
    if before.endswith("that"):
        return _SAID_THAT.search(before) is not None and _OPEN.search(before) is None
    return re.search(r"(?:,? (?:and|but)|;)\s$", before) is not None and _OPEN.search(before) is None


def _is_dated(clause: str, start: int, end: int) -> bool:
    """Return True if a date opens the clause, or stands beside its verb or soon behind it."""
    if _SINCE.search(clause[:start]):
        return _LASTING.search(clause) is not None
    verbs = [
        verb
        for verb in _VERB.finditer(clause)
        if not (start <= verb.start() < end or _NO_VERB_OF_ITS_OWN.search(clause[: verb.start()]))
    ]
    if _NOT_THEN.search(clause[:start]) or not verbs:
        return False
    verb = verbs[0]
    if _ONLY_SAID.match(verb[0]):
        return False
    if _FIRST.fullmatch(clause[:start]):
        return True
    if verb.start() > start:
        return not clause[end : verb.start()].strip(" ,")
    between = clause[verb.end() : start]
    return (
        _NEXT_ACT.search(between) is None
        and len(between.split()) <= _NEAR
        and sum(each.start() < start for each in verbs) == 1
    )
