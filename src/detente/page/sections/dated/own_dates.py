"""The date of a moment and its clause: of a sentence with two dates, each goes with its own verb."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from detente.edtf import DateRange
from detente.page.words import sentence_with_place, upper_first, with_curly_marks
from detente.patterns import as_pattern
from detente.reading import DateExpression, OnWords
from detente.short import one_line
from detente.sources import Evidence

_LONGEST: Final = 210
_LEANS: Final = as_pattern(
    r"(?:(?:and|but|so|then|also|of these),? )?"
    r"(?:this|that|these|those|he|she|it|they|we|i|you|his|her|its|their|our|my|such|which|who)\b",
    re.IGNORECASE,
)
_MARKS: Final = as_pattern(r"[“”\"]|``|''")
_VERB: Final = (
    r"(?:was|were|has|have|had|took|came|began|went|ran|fell|broke|led|held|met|won|lost|left|set|put|cut"
    r"|made"
    r"|[a-z]{2,}ed)"
)
_OF_ITS_SUBJECT: Final = as_pattern(
    rf"^(?P<noun>(?:An?|The|[A-Z]\w+[’']s?) [^,;:]{{3,90}}?),? (?:that|which|who) (?P<did>{_VERB}\b[^,;:]*?)"
    r"(?: (?:on|in|since|by|from|at|late|early))*\s*$"
)
"""The beginning of a sentence whose subject has a clause with the date: "A truce that took effect in"."""
_SECOND_VERB: Final = as_pattern(
    rf"^(?P<subject>(?:(?!\b{_VERB}\b)[^,;:]){{3,80}}?) {_VERB}\b[^,;:]*? and"
    rf" (?P<did>(?!has\b|have\b){_VERB}\b[^,;:]*)$"
)
"""Two verbs of one subject, each with its date: "Talks began in January and broke off in March"."""
_BY_SOMEBODY: Final = as_pattern(
    r"^(?P<who>(?:The|An?|Some|Two|Three|Four|Five|Six|Ten|\d+) (?:(?!was\b|were\b|had\b)[a-z]+ ){1,4}?)"
    r"(?P<did>(?:shot(?: dead)?|killed|wounded|arrested|held|detained|beaten|seized|abducted|jailed) by\b)"
)
"""A noun with what was done to it: "The four men shot dead by police"."""
_GOES_ON: Final = as_pattern(rf",? (?:{_VERB}|is|are|will|would|may|can)\b")


class OwnDates:
    """The dates of the reports, by the words that they stand in."""

    def __init__(self, dates: Sequence[DateExpression]) -> None:
        self._on = OnWords((date.span, date) for date in dates if date.type in ("DATE", "TIME") and date.edtf)

    def of(self, words: Evidence, text: str) -> Evidence:
        """Return the sentence that words stand in."""
        return sentence_with_place(words, text)[0]

    def are_beside(self, words: Evidence, when: DateRange, text: str) -> bool:
        """Return True if the sentence of some words names the time itself."""
        return any(DateRange.parse(date.edtf).overlaps(when) for date in self._on.on(self.of(words, text)))

    def told_with(self, says: str, when: DateRange, words: Evidence, text: str) -> tuple[str, bool] | None:
        """Return what is told with its own date, and if it is quoted; None where no words tell just that.

        Where the date of another clause stands before it ("began on 6 January and has been complete since 11
        March"), the sentence is quoted whole. Of "A truce that took effect in May was prolonged in June" the
        truce took effect in May.
        """
        around = self.of(words, text)
        dates = sorted(self._on.on(around), key=lambda date: date.span.start)
        own = [date for date in dates if DateRange.parse(date.edtf).overlaps(when)]
        says = _BY_SOMEBODY.sub(lambda m: f"{m['who']}{_be(m['who'])} {m['did']}", says, count=1)
        if not own:
            return says, False
        start, end = own[0].span.start - around.start, own[0].span.end - around.start
        of_subject = _OF_ITS_SUBJECT.search(around.quote[:start])
        is_subject = (
            of_subject is not None and re.search(rf"\b{_VERB}\b|\bthat\b", of_subject["noun"]) is None
        )
        if of_subject is not None and is_subject and _GOES_ON.match(around.quote[end:]):
            return upper_first(one_line(f"{of_subject['noun']} {of_subject['did']}")), False
        others = [
            date
            for date in dates
            if date not in own and date.span.end <= own[0].span.start and one_line(date.span.quote) in says
        ]
        if not others:
            return says, False
        second = _SECOND_VERB.search(one_line(around.quote[:end]))
        if second is not None and not any(one_line(date.span.quote) in second["did"] for date in others):
            return upper_first(f"{second['subject']} {second['did']}"), False
        whole = one_line(around.quote)
        if len(whole) > _LONGEST or not whole[:1].isupper() or _LEANS.match(whole) or _MARKS.search(whole):
            return None
        return with_curly_marks(whole), True


def _be(who: str) -> str:
    """Return "were" for "The four men", "was" for "The driver"."""
    last = who.split()[-1]
    return "were" if last.endswith("s") or last in ("men", "women", "people", "children", "police") else "was"
