"""Moments to come that a report dates itself, in the words of the clause: a hearing, a deadline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from detente.edtf import DateRange, Precision
from detente.page.drawings import Moment
from detente.page.sections.candidate import Candidate, date_in_words
from detente.page.sections.dated.dated_clauses import tells_which
from detente.page.sections.setting import Setting
from detente.page.words import sentence_with_place, with_curly_marks
from detente.patterns import as_pattern
from detente.reading import DateExpression
from detente.short import one_line
from detente.sources import Evidence

KIND: Final = "AHEAD"
"""The type of a moment that is only known to be due."""
_SHORT, _LONG, _LONGEST = 165, 190, 240
_FEWEST_WORDS: Final = 4
_FURTHEST: Final = 3
"""Years behind which a date is no date of a dispute: "will double by 2050"."""
_BEGUN: Final = as_pattern(r"^(?:the\s+)?(?:end|close|later|late)\b|\b(?:end|out|over)$", re.IGNORECASE)
"""Dates that have begun and whose end is still ahead: "the end of July", "later this month"."""
HAPPENING: Final = (
    r"(?:hearing|trial|verdict|ruling|sentencing|vote|ballot|election|by-election|referendum|poll|primary"
    r"|convention|summit|meeting|round|session|talks|negotiations|consultation|conference|congress|strike"
    r"|walkout|stoppage|rally|march|protest|demonstration|sit-in|day of [a-z]+|deadline|ultimatum|date|truce"
    r"|ceasefire|cease-fire|visit|inauguration|handover|debate)s?"
)
_PLACE: Final = r"(?:in|at|with|between|of) (?:the )?[A-Z][\w’'-]+(?: (?:and )?[A-Z][\w’'-]+)*"
_NAMED: Final = as_pattern(
    rf"\b{HAPPENING}(?: [a-z]+)?(?: {_PLACE})?,? (?:(?:set|scheduled|planned|due|called|fixed) )?"
    r"(?:(?:for|on|in|by|at) )?(?:(?:the|a) )?$"
)
"""A happening right before its day: "a hearing on", "the deadline of"."""
_LIMIT: Final = as_pattern(
    r"\b(?:until|till|by|before|no later than|not later than|expires?|ends?|lapses?|runs out)"
    r"(?: (?:on|at|in|the))*\s*$",
    re.IGNORECASE,
)
_BY_VERB: Final = as_pattern(
    r"\b(?:will|shall|[’']ll|is to|are to|was to|were to|due (?:to|on|in|by|back)|scheduled|planned"
    r"|pencilled in|slated|set (?:for|to)|plans to|planning|agreed to|expires?|takes? effect"
    r"|comes? into force|(?:has|have|had|gave|given|gives) [^,;]{0,40}until|falls? due|begins?|starts?"
    r"|ends?|opens?|closes?|resumes?|reopens?|meets?|votes?|returns?|lapses?|runs?)\b",
    re.IGNORECASE,
)
"""Verbs that, with a day to come, tell what is to be on it."""
_BY_WEAK_VERB: Final = as_pattern(
    r"\b(?:would|expected|intends? to|hopes? to|going to|goes|go|faces?|is|are|[’']s)\b", re.IGNORECASE
)
"""Verbs that do so of a happening alone."""
_A_VERB: Final = as_pattern(r"\b(?:will|shall|would|is|are|was|were|has|have|had|to|said|says)\b")
_OFF: Final = as_pattern(
    r"\b(?:cancel(?:l?ed|s)?|call(?:ed|s)? off|scrapped|abandoned|dropped|postponed?|put off|delayed?"
    r"|(?:will|would|shall|is|are|was|were|do|does|did|has|have|could|can|may|might)"
    r" not|(?:wo|would|ca|do|is)n[’']t"
    r"|cannot|never|no longer|nobody|nothing)\b",
    re.IGNORECASE,
)
_UNREAL: Final = as_pattern(r"(?:had|were) (?:it|he|she|they|there|the|[A-Z]\w+)\b")
_SUPPOSED: Final = as_pattern(r"(?:if|should|unless|in case|whether)\b", re.IGNORECASE)
_ONCE_PLANNED: Final = as_pattern(
    r"\bhad been (?:\w+ )?(?:pencilled|planned|scheduled|due|set|slated|expected)\b"
)
_LENGTH_FROM: Final = as_pattern(
    r"\b(?:counted|counting|running|dated|dating|measured)? ?from\s+$", re.IGNORECASE
)
_LEANS: Final = as_pattern(
    r"(?:this|that|these|those|he|she|it|they|we|i|you|his|her|its|their|our|my|such|which|who|there it"
    r"|would|will|had|has|have|is|are|was|were|to|expires|ends|begins|starts|runs|takes|comes|falls)\b",
    re.IGNORECASE,
)
"""Words at the beginning of a clause that does not say of whom it is."""
_JOINTS: Final = as_pattern(
    r",? (?:that(?! (?:day|week|month|year))|which|who|whose|when|where|while|because|although|though|saying"
    r"|adding|unless|if)\b|,? but\b|[;:—–]| -- | - "
    r"|(?:,? and|,) (?=[\w’' -]{1,60}?\b(?:will|would|is|are|was|were|has|have|had|said|says|[a-z]{2,}ed)\b)"
)
"""Marks at which a clause may begin."""
_OF_MORE: Final = as_pattern(r"\b(?:which|who|whose|when|where|if|unless)\s*$", re.IGNORECASE)
_MARKS: Final = as_pattern(r"[“”\"]|``|''")
_OPENS: Final = as_pattern(r"^(?:and|but|so|then|also|meanwhile|however),? ", re.IGNORECASE)


class DatesAhead:
    """The days to come that reports name, each with the words of its clause."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting

    def moments(self) -> Iterator[Candidate]:
        """Yield what is due on a day later than its report, each day once, in the order of the days."""
        best: dict[str, Candidate] = {}
        for date in self._setting.dossier.dates:
            when = DateRange.parse(date.edtf)
            if date.type not in ("DATE", "TIME") or not self._is_ahead(date, when):
                continue
            candidate = self._of(date, when)
            if candidate is None:
                continue
            other = best.get(when.text)
            if other is None or candidate.weight > other.weight:
                best[when.text] = candidate
        yield from best.values()

    def _is_ahead(self, date: DateExpression, when: DateRange) -> bool:
        report = date.span.report
        latest, told_on = self._setting.today(report), self._setting.published.get(report)
        days = when.known_days
        if latest is None or told_on is None or days is None or when.precision > Precision.YEAR:
            return False
        if days[1] <= latest or days[0].year > told_on.year + _FURTHEST:
            return False
        return days[0] > told_on or (_BEGUN.search(date.span.quote) is not None and days[1] > told_on)

    def _of(self, date: DateExpression, when: DateRange) -> Candidate | None:
        text = self._setting.dossier.reports[date.span.report].text
        around, _ = sentence_with_place(date.span, text)
        at = date.span.start - around.start
        if (
            at < 0
            or any(True for _ in self._setting.unread.on(around))
            or around.quote.rstrip('”"’ ')[-1:] == "?"
        ):
            return None
        clause = _clause_around(around.quote, at)
        before, own = around.quote[:at], around.quote[slice(*clause)]
        item = _item_of_list(around.quote, at, at + len(date.span.quote))
        named, limit = _NAMED.search(before) or item, _LIMIT.search(before)
        if _LENGTH_FROM.search(before) or _OFF.search(own) or _UNREAL.match(own):
            return None
        if tells_which(before, around.quote[at + len(date.span.quote) :]):
            return None
        is_happening = named is not None or re.search(rf"\b{HAPPENING}\b", own) is not None
        by_verb = _BY_VERB.search(own) or (_BY_WEAK_VERB.search(own) if is_happening else None)
        if named is None and limit is None and by_verb is None:
            return None
        place = (at, at + len(date.span.quote))
        words = _words(around, clause, place) if item is None else _whole(around, item, place, _LONG)
        if words is None:
            return None
        sides = self._setting.sides(list(self._setting.mentioned.on(around)))
        at_table = len(sides & self._setting.at_table)
        if not at_table and not is_happening and limit is None:
            return None
        is_sure = _ONCE_PLANNED.search(own) is None and (
            _SUPPOSED.match(own) is None or limit is not None or words.quote.startswith(own) is False
        )
        moment = Moment(
            with_curly_marks(one_line(words.quote)),
            date_in_words(when),
            when,
            (words,),
            ("due" if is_sure else "possible",),
            quoted=True,
            is_fact=False,
        )
        weight = 20.0 + 3 * min(at_table, 2) + 4 * (limit is not None) + 4 * is_happening
        return Candidate(moment, KIND, sides, frozenset(), weight - 3 * (when.precision >= Precision.YEAR))


def _clause_around(sentence: str, at: int) -> tuple[int, int]:
    """Return where the clause around a place of a sentence begins and ends."""
    joints = list(_JOINTS.finditer(sentence))
    start = max((joint.end() for joint in joints if joint.end() <= at), default=0)
    end = min(
        (joint.start() for joint in joints if joint.start() > at), default=len(sentence.rstrip(".! \n"))
    )
    return start + len(sentence[start:]) - len(sentence[start:].lstrip()), end


def _item_of_list(sentence: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the place of "a vote on the law in March" in a list of happenings, each with its date."""
    first = max((sentence.rfind(mark, 0, start) for mark in (",", ":", ";")), default=-1) + 1
    item = sentence[first:end]
    first += len(item) - len(item.lstrip())
    is_last = sentence[end:].lstrip()[:1] in ("", ",", ";", ".")
    named = re.search(rf"\b{HAPPENING}\b", item) is not None and _A_VERB.search(item) is None
    is_listed = first > 1 and sentence[:first].rstrip()[-1:] in (",", ":", ";")
    return (first, end) if named and is_last and is_listed else None


def _words(around: Evidence, clause: tuple[int, int], date: tuple[int, int]) -> Evidence | None:
    """Return the sentence, from its last semicolon on, or the clause: the first that is short and whole."""
    sentence = (around.quote.rfind("; ", 0, date[0]) + 1, len(around.quote))
    if _OF_MORE.search(around.quote[: clause[0]]):
        clause = sentence  # "a pact which expires in May" has its noun before it, "if it is open" what then
    for part, longest in ((sentence, _SHORT), (clause, _LONG), (sentence, _LONG), (sentence, _LONGEST)):
        words = _whole(around, part, date, longest)
        if words is not None:
            return words
    return None


def _whole(around: Evidence, part: tuple[int, int], date: tuple[int, int], longest: int) -> Evidence | None:
    """Return a part of a sentence with its date if it says of whom it is, else None."""
    first, last = part
    words = around.quote[first:last]
    first += len(words) - len(words.lstrip())
    opening = _OPENS.match(words.lstrip())
    first += opening.end() if opening else 0
    words = around.quote[first:last].rstrip(" ,;:–—-")
    stands = len(words) <= longest and len(words.split()) >= _FEWEST_WORDS and not _LEANS.match(words)
    if not (first <= date[0] and date[1] <= first + len(words) and stands) or _MARKS.search(words):
        return None
    return Evidence(around.report, around.start + first, around.start + first + len(words), words)
