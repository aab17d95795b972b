"""Moments from the clauses that dates belong to, each in the words of its clause."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from functools import cached_property
from typing import Final

from detente.edtf import DateRange, Precision
from detente.page.drawings import Moment
from detente.page.sections.candidate import SAYS_NOTHING, TOLD, Candidate, date_in_words, weight_of_date
from detente.page.sections.dated.asides import is_of_an_aside
from detente.page.sections.dated.clause_words import FEWEST_WORDS, ClauseWords
from detente.page.sections.dated.dates_ahead import HAPPENING
from detente.page.sections.dated.leads import Leads, without_year
from detente.page.sections.dated.tellers import Tellers
from detente.page.sections.setting import Setting
from detente.page.words import upper_first, with_curly_marks
from detente.patterns import as_pattern
from detente.reading import DatedClause, DateExpression, OnWords
from detente.short import one_line
from detente.sources import Evidence

_FURTHEST: Final = 3
"""Years behind or ahead of a report beyond which a date is background, or no date of the dispute."""
_LONG: Final = 200
_OWN_NEWS, _LATELY = 6, timedelta(days=4)
_FIRST_PARAGRAPH: Final = as_pattern(r"^(?=[^\n]{80})[^\n]*[a-z][.!?][”\"’]*[ \t]*$", re.MULTILINE)
"""The first line of a text with a whole sentence."""
_NEAR: Final = 30
_FAR_WITHIN, _JUST_NOW = 25, timedelta(days=1)
_FAR: Final = 120
_BESIDE_IT: Final = as_pattern(r"\b(?:until|till|before|after)\s+(?:the\s+)?$", re.IGNORECASE)
_FOR_WHOSE_SAKE: Final = as_pattern(r"\b(?:because of|thanks to|despite|unlike)\s+$", re.IGNORECASE)
_BY_THEN: Final = as_pattern(
    r"\b(?:undertook|agreed|promised|pledged|vowed|ordered|wanted|hoped"
    r"|planned)\b[^.;]*\bto [^.;]*\bby (?:the )?$"
)
_WITHIN_A_RELATIVE: Final = as_pattern(r"\w (?:that|which|who|whose) [^,;:]*$")
_TODAY: Final = as_pattern(r"to(?:day|night)|this (?:afternoon|evening)", re.IGNORECASE)
_WILL: Final = as_pattern(r"\b(?:will|is to|are to|(?:is|are) (?:due|expected|set|scheduled) to)\b")
_A_YEAR: Final = as_pattern(r"\d{4}")
_UP_TO_OR_SINCE: Final = as_pattern(r"\b(?:since|until|till|before|after)\s+(?:the\s+)?$", re.IGNORECASE)
_WHEN: Final = as_pattern(
    r",? when (?P<clause>(?:the |an? |[A-Z])[^.;:()“”\"]{12,200}?)(?=[.;:]|, (?:and|but|saying|which|who)\b)"
)
"""Words behind a day that tell what happened on it."""
_OF_AN_APPOSITION: Final = as_pattern(r", (?:the|an?) (?:[\w’'-]+ ){1,4}?(?:that|which|who) [^,;:]*$")
_IN_ITS_ASIDE: Final = as_pattern(r", (?:who|whom|which|whose|where) [^,;:]*$")
"""Words before the day of a relative clause between commas, which is no day of the main one."""
_OF_A_PAPER: Final = as_pattern(
    r"\b(?:\w+ed|gave|set|sent|made|since|after|before|under) (?:\w+ ){0,3}?(?:reports?|letters?|calls?"
    r"|offers?"
    r"|resolutions?|decisions?|rulings?|statements?|orders?|proposals?|appeals?|declarations?|agreements?"
    r"|accords?) of (?:the |late |early |mid-)*$",
    re.IGNORECASE,
)
"""Words before the day of a paper that something else is done to: "renewed its call of December"."""
_ENDS_THEN: Final = as_pattern(
    r"(?:\b(?:months?|weeks?|days|years?),? |\b(?:renew\w*|extend\w*|prolong\w*|extension)\b[^.;]{0,12}? ?)"
    r"to (?:the )?$",
    re.IGNORECASE,
)
"""Words before the end of a time: "for four months, to 31 January"."""
_COUNTED_SINCE: Final = as_pattern(
    r"\b(?:have|has|had|counts?)\b(?! been (?:on|in|out|under|closed|shut|at)\b)[^.;]*"
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d[\d,.]*|dozens?|hundreds?|thousands?|several|twice"
    r"|times)\b[^.;]* since (?:the |late |early |mid-)*$",
    re.IGNORECASE,
)
"""Words before the day from which on things are counted: "have held six rounds since"."""
_SINCE: Final = as_pattern(r"\bsince\b", re.IGNORECASE)
_LONG_ENOUGH, _FEWEST_LETTERS, _LAST_LETTERS = 125, 24, 14
_NEEDED: Final = as_pattern(r" (?!(?:after|before|while|in an?|in return|on|at|because)\b)\w")
"""Words that follow some that were cut off too soon: "the 32 universities" - "which were given places"."""
_IN_MARKS: Final = as_pattern(r"“[^”]*”")
_FIRST_PERSON: Final = as_pattern(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us|me|you)\b")
_OF_A_NOUN: Final = as_pattern(
    r"(?:\b(?:of|than|as|like|for)|[’']s)\s+(?:the\s+|early\s+|late\s+)*$|\b(?:the|an?|its|their)\s+$",
    re.IGNORECASE,
)
_MADE_SINCE: Final = as_pattern(
    r"\b(?:hired|born|built|elected|bought|made|employed|arrived) (?:after|before|since)\s+$"
)
"""Behind these a year only says which people or things are meant."""
_GROUP: Final = as_pattern(
    r" (?:group|movement|coalition|alliance|agreement|accord|party|brigades?|front|forces|square|pact)\b",
    re.IGNORECASE,
)
"""Behind a day that is part of a name: "the 21 December group"."""
_EARLIER: Final = as_pattern(r"\b(?:earlier|before|ago|previously)$", re.IGNORECASE)
_TO_COME: Final = as_pattern(
    r"\b(?:until|till|by|before|within|due|deadline|expires?|ends?|lapses?|runs? out|scheduled|planned"
    r"|set for|begins?|starts?|takes? effect|takes? over|next|new date)\b",
    re.IGNORECASE,
)
_ONLY_A_TIME: Final = as_pattern(
    r"(?:The|An?) (?:\w+ )?(?:report|news|announcement|statement|decision|comment|remark|move|warning)s?"
    r" (?:came|comes|followed|follows)\b"
)
_UNREAL: Final = as_pattern(
    r"\b(?:could|would|might|should) have (?!until|to |an? |the |no |\d)", re.IGNORECASE
)
_POSSIBLE: Final = as_pattern(r"^(?:If|Unless|Should)\b|\b(?:may|might|could|can)\b(?! \d)")
_SURELY: Final = as_pattern(
    r"\b(?:will|shall|(?:is|are) to|due|enters? into force|takes? (?:effect|over)|begins?|starts?|ends?"
    r"|expires?"
    r"|lapses?|meets?|opens?|reopens?|votes?|runs? out)\b"
)
_SO_THAT: Final = as_pattern(r", so (?:nothing|nobody|no one)\b.*")
_OFF: Final = as_pattern(
    r"\b(?:will|would|shall|is|are|does|do) not\b|n[’']t\b|\bnever\b|\bno longer\b", re.IGNORECASE
)
_HAPPENS: Final = as_pattern(
    rf"\b{HAPPENING}\b|\b(?:strikes?|bans?|walkouts?|marche?s?|fires?|deaths?)\b", re.I
)
"""A noun of what happens: a line without a verb and without one only names things."""
_HEADING: Final = as_pattern(
    r"(?i:(?:re|subject|ref): |for immediate release|issued|published|updated|last revised|dated|held"
    r" (?:at|in|on)|situation as)"
    r"|[A-Z][^.,]{0,60}\b(?:[Bb]riefing|[Bb]ulletin|[Ss]ummary|[Cc]ircular|[Cc]hronology|[Ss]tatement"
    r"|[Pp]osition)\b[^.]{0,60}(?:,|$)|[A-Z]{3,}[A-Z ]*,"
)


class OwnClauses:
    """The days that reports name, each with the words of the clause that it belongs to."""

    def __init__(self, setting: Setting, tellers: Tellers) -> None:
        self._setting = setting
        self._tellers = tellers
        self._words = ClauseWords(setting)
        self._leads = Leads(setting)

    def moments(self) -> Iterator[Candidate]:
        """Yield what is told of a known day, done or to come."""
        for clause, date, moment in self._all():
            if moment.when.dated:
                sides = self._sides(moment)
                weight = self._weight(moment, clause, date) + 2 * min(len(sides & self._setting.at_table), 2)
                yield Candidate(moment, TOLD, sides, frozenset(), weight)

    def undated(self) -> Iterator[tuple[float, str, Moment]]:
        """Yield what is told of a day whose year nobody gives, with its weight and TIMEX3 value."""
        for clause, date, moment in self._all():
            if not moment.when.dated:
                weight = 2.0 * min(len(self._sides(moment) & self._setting.at_table), 2)
                weight += (7 if without_year(date.value) else 3) + 3 * (not moment.is_fact)
                weight += _OWN_NEWS * self._is_own_news(clause, moment.when)
                yield weight - 2 * (clause.mood == "named") - (clause.mood == "befell"), date.value, moment

    def _all(self) -> Iterator[tuple[DatedClause, DateExpression, Moment]]:
        for clause in self._setting.dossier.clauses:
            date = self._date_of.get(clause.date)
            lead, when = ("", DateRange.parse(None)) if date is None else self._leads.of(date)
            if date is not None and lead:
                moment = self._moment(clause, date, when, lead)
                if moment is not None:
                    yield clause, date, moment

    @cached_property
    def _date_of(self) -> dict[Evidence, DateExpression]:
        return {date.span: date for date in self._setting.dossier.dates}

    def _sides(self, moment: Moment) -> frozenset[str]:
        return self._setting.sides(list(self._setting.mentioned.on(moment.evidence[0])))

    def _weight(self, moment: Moment, clause: DatedClause, date: DateExpression) -> float:
        when, latest = moment.when, self._setting.dossier.latest
        weight = 2.5 + weight_of_date(when, latest) + 2 * (when.precision == Precision.DAY)
        weight -= 3 * (clause.mood == "said")
        weight -= 2 * (clause.mood == "named") + (clause.mood == "befell") + 2 * (len(moment.text) > _LONG)
        if not moment.is_fact:
            is_near = when.precision <= Precision.MONTH
            if "possible" in moment.tags:
                return weight + 3
            return weight + 20 + 4 * (_TO_COME.search(moment.text) is not None) - 6 * (not is_near)
        weight += _OWN_NEWS * self._is_own_news(clause, when)
        days = when.known_days
        is_old = latest is not None and days is not None and days[1].year < latest.year - _FURTHEST
        return weight - 3 * is_old - 3 * (date.value == "PAST_REF")

    def _is_own_news(self, clause: DatedClause, when: DateRange) -> bool:
        """Return True for what the first sentence of a report tells of its own days: its news."""
        opening = _FIRST_PARAGRAPH.search(self._setting.dossier.reports[clause.date.report].text)
        if opening is None or not opening.start() <= clause.date.start < opening.end():
            return False
        told_on, days = self._setting.published.get(clause.date.report), when.known_days
        is_of_now = days is None or (told_on is not None and days[1] >= told_on - _LATELY)
        return is_of_now and clause.mood in ("told", "said")

    def _moment(self, clause: DatedClause, date: DateExpression, when: DateRange, lead: str) -> Moment | None:
        if any(True for _ in self._setting.unread.on(clause.date)) or is_of_an_aside(
            date.span, self._text(date)
        ):
            return None
        if (then := self._then(date, when, lead)) is not None:
            return then
        ahead = self._is_ahead(clause, date, when)
        if self._is_in_an_aside(clause, date):
            return None
        if ahead is None or self._tells_which(date, ahead=ahead):
            return None
        if not ahead and self._is_of_a_noun(clause, date, when):
            return None
        worded = self._words.of(clause, ahead=ahead)
        if worded is None:
            return None
        words, passages = worded
        if (
            SAYS_NOTHING.search(words)
            or _ONLY_A_TIME.match(words)
            or _UNREAL.search(words)
            or words.endswith("?")
        ):
            return None
        if _is_a_heading(clause, date, words) or _only_names(clause, words):
            return None
        teller = self._tellers.of(passages[0])
        is_own = teller is None and _FIRST_PERSON.search(_IN_MARKS.sub("", words)) is not None
        said = "" if teller is None or self._is_named(teller, words) else self._tellers.tag(passages[0])
        said = "says the report" if is_own else said
        tags = tuple(tag for tag in (_hedge(words) if ahead else "", said) if tag)
        return Moment(words, lead, when, passages, tags, quoted=is_own, is_fact=not ahead)

    def _is_named(self, party: str, words: str) -> bool:
        one, said = self._setting.parties[party], words.casefold()
        return any(name.split()[-1].casefold() in said for name in (one.name, *one.aliases) if name.split())

    def _is_ahead(self, clause: DatedClause, date: DateExpression, when: DateRange) -> bool | None:
        """Return True for what is to come, False for what is done; None where the words do not say."""
        report = clause.date.report
        told_on, latest = self._setting.published.get(report), self._setting.today(report)
        words = " ".join((date.span.quote, clause.parts[-1].quote))
        says_so = _TO_COME.search(words) is not None
        if when.known_days is None or told_on is None or latest is None:
            return clause.mood == "ahead" or (clause.mood == "now" and says_so)
        first, last = when.known_days
        if (
            clause.mood == "ahead"
            and first == last == told_on == latest
            and _TODAY.fullmatch(date.span.quote)
            and _WILL.search(clause.parts[-1].quote)
        ):
            return True
        if first > told_on and _EARLIER.search(date.span.quote):
            return None  # "a week earlier" than a day to come was not said then
        if first > told_on or (last > told_on and (clause.mood == "ahead" or says_so)):
            return True if last > latest and first.year <= told_on.year + _FURTHEST else None
        return None if clause.mood == "ahead" else False

    def _then(self, date: DateExpression, when: DateRange, lead: str) -> Moment | None:
        """Return what happened on a day until or since which something is so: "until Friday, when ..."."""
        text, told_on = self._text(date), self._setting.published.get(date.span.report)
        then = _WHEN.match(text, date.span.end)
        if (
            then is None
            or _UP_TO_OR_SINCE.search(text[max(0, date.span.start - _NEAR) : date.span.start]) is None
        ):
            return None
        days = when.known_days
        if days is not None and (told_on is None or days[0] > told_on):
            return None
        is_older = days is not None and told_on is not None and days[0].year < told_on.year
        if is_older and not _A_YEAR.search(date.span.quote):
            return None  # which year is meant where a report goes back to older ones is not sure
        start, end = then.span("clause")
        words = Evidence(date.span.report, start, end, text[start:end])
        own = DateRange.parse(days[0].isoformat()) if days and when.precision <= Precision.DAY else when
        day = date_in_words(own) if own.dated else re.sub(r"“(?:since|until|till|before|after) ", "“", lead)
        return Moment(upper_first(with_curly_marks(one_line(words.quote))), day, own, (words,))

    def _is_in_an_aside(self, clause: DatedClause, date: DateExpression) -> bool:
        """Return True for "Ana Roy, whom the law bars from running next year, had found a cause"."""
        text = self._text(date)
        wide = text[max(clause.parts[0].start, date.span.start - _FAR) : date.span.start]
        told = text[clause.parts[0].start : date.span.start]
        if told.count("“") > told.count("”") or told.count('"') % 2:
            return True  # a day of what somebody is quoted with, in words on it
        return text[date.span.end : date.span.end + 1] == "," and _IN_ITS_ASIDE.search(wide) is not None

    def _is_of_a_noun(self, clause: DatedClause, date: DateExpression, when: DateRange) -> bool:
        """Return True for a past day far within a clause on the present: "is tried over the raid of May"."""
        told_on = self._setting.published.get(date.span.report)
        before = self._text(date)[max(0, date.span.start - _NEAR) : date.span.start]
        wide = self._text(date)[max(clause.parts[0].start, date.span.start - _FAR) : date.span.start]
        if _BY_THEN.search(wide):
            return True  # "undertook to finish by May" was undertaken before
        if _OF_AN_APPOSITION.search(wide) or (clause.mood == "now" and _WITHIN_A_RELATIVE.search(wide)):
            return True  # "the body that named the winner last July"
        if _OF_A_PAPER.search(wide) or _ENDS_THEN.search(before) or _COUNTED_SINCE.search(wide):
            return True
        if clause.mood != "now" or told_on is None or when.latest is None:
            return False
        far = date.span.start - clause.parts[0].start > _FAR_WITHIN
        return far and _SINCE.search(before) is None and when.latest < told_on - _JUST_NOW

    def _text(self, date: DateExpression) -> str:
        return self._setting.dossier.reports[date.span.report].text

    def _tells_which(self, date: DateExpression, *, ahead: bool) -> bool:
        """Return True for a year that tells one thing from others ("a deal of 2016"), and "Friday's vote"."""
        text = self._setting.dossier.reports[date.span.report].text
        before = text[max(0, date.span.start - 30) : date.span.start]
        behind = text[date.span.end : date.span.end + 2]
        if _BESIDE_IT.search(before) and not ahead and date.type == "DATE":
            return True  # what was so until a day, or before one, was not done on it
        if _FOR_WHOSE_SAKE.search(before):
            return True
        if behind in ("'s", "’s"):
            return before.strip()[-1:] not in ("", ".", "”")
        if _GROUP.match(text, date.span.end):
            return True
        is_year = re.fullmatch(r"\d{4}", date.value) is not None
        return is_year and (_OF_A_NOUN.search(before) or _MADE_SINCE.search(before)) is not None


def in_own_words(events: Iterable[Candidate], clauses: list[Candidate]) -> Iterator[Candidate]:
    """Yield what is told otherwise than by the clause of its date; that clause has the weight of both."""
    places = OnWords((part, k) for k, one in enumerate(clauses) for part in one.moment.evidence)
    for event in events:
        moment = event.moment
        same = [
            k
            for k in (places.on(moment.evidence[0]) if moment.evidence else ())
            if clauses[k].moment.when.overlaps(moment.when) and clauses[k].moment.is_fact == moment.is_fact
        ]
        for k in same:
            clauses[k] = replace(
                clauses[k],
                moment=_better_worded(clauses[k].moment, moment),
                kind=event.kind,
                actors=event.actors,
                recipients=event.recipients,
                weight=max(clauses[k].weight, event.weight) + 1,
            )
        if not same:
            yield event


def _better_worded(clause: Moment, event: Moment) -> Moment:
    """Return a clause in the words of its event, where those are whole and it is long or leans on others."""
    says, told = clause.text, event.text
    if event.quoted or "…" in told or len(told) < _FEWEST_LETTERS:
        return clause
    if told.startswith(says) and len(told) <= _LONG_ENOUGH:
        return replace(clause, text=told, tags=event.tags)  # "dissolved the party" and "barred its members"
    is_long = len(says) > _LONG_ENOUGH and len(told) < len(says)
    at = says.find(told[-_LAST_LETTERS:])
    rest = says[at + _LAST_LETTERS :] if at >= 0 else ""
    is_cut = _NEEDED.match(rest) is not None
    if not (is_long or says[:1] in "[“") or is_cut:
        return clause
    return replace(clause, text=told, tags=event.tags, quoted=False)


def _hedge(words: str) -> str:
    """Return the tag of what is to come: "due" where the words say that it will be."""
    may, sure = _POSSIBLE.search(_SO_THAT.sub("", words)), _SURELY.search(words)
    if may is not None and (sure is None or may.start() < sure.start()):
        return "possible"
    off = _OFF.search(words)
    return "due" if off is None or (sure is not None and sure.start() < off.start()) else ""


def _only_names(clause: DatedClause, words: str) -> bool:
    """Return True for a line in which a parser sees no verb, and that tells of no happening."""
    return clause.mood == "named" and not (_HAPPENS.search(words) or _TO_COME.search(words))


def _is_a_heading(clause: DatedClause, date: DateExpression, words: str) -> bool:
    """Return True for the line of a paper that only says of when it is."""
    if clause.mood != "named":
        return clause.mood == "told" and _HEADING.match(words) is not None
    rest = words.replace(one_line(date.span.quote), "")
    is_short = len(re.findall(r"[A-Za-z]{3,}", rest)) < FEWEST_WORDS - 1
    return is_short or rest.upper() == rest or _HEADING.match(words) is not None
