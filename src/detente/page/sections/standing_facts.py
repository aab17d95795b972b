"""The sentences of reports that say what was decided, what holds now, and what is due."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from detente.dossier import Dossier
from detente.edtf import DateRange
from detente.page.sections.lone_sentences import LoneSentences, leans_on_somebody, people_of, speaks_of_us
from detente.page.sections.own_words import without_joint
from detente.page.sections.report_sentences import is_of_long_ago
from detente.reading import DateExpression, OnWords
from detente.sources import Evidence

_HOLDS: Final = re.compile(
    r"\b(?:stays?|stands?|in force|suspended|banned|barred|frozen|on strike|on hold)\b"
    r"|\b(?:has|have) been (?:\w+ ){1,4}?(?:since|for|until)\b|\b(?:is|are) (?:\w+ )?(?:closed|shut|open"
    r"|suspended"
    r"|banned|blocked|locked out|withheld|detained)\b"
    r"|\b(?:has|have) (?:\w+ ){1,4}since (?:\d|mid|last|early|late|[A-Z]\w+ ?\d?)|\bhas not been\b"
    r"|\bhave not been\b|\bhas yet to\b"
)
_GOES_ON: Final = re.compile(
    r"\b(?:remains?|still|continues?)\b(?!.*\b(?:was"
    r"|were)\b)(?<!were still)(?<!was still)"
)
_DECIDED: Final = re.compile(
    r"\b(?:shall|must)\b|\b(?:was|were|has been|have been) (?:\w+ly )?(?:adopted|endorsed|extended"
    r"|prolonged|renewed|signed|approved|upheld"
    r"|rejected|refused|accepted|granted|ordered|imposed|lifted|declared|set for|not acceded|not acted"
    r"|postponed|put off|agreed)\b"
    r"|\b(?:no|neither|without) (?:\w+ )?(?:deal|agreement|result|date|offer|promise|reply|extension|vote"
    r"|decision) (?:was|is|has|had|so|yet|in|at)\b|\bwithout (?:a )?(?:result|agreement|deal)\b"
)
_AHEAD: Final = re.compile(
    r"\b(?:will(?= \w)|is to|are to|is due|are due|is scheduled|is planned|is set|is expected|runs? (?:out"
    r"|until)|expires?|lapses?|falls due|takes? effect"
    r"|ends? (?:on|in)|begins? (?:on|in)|ha(?:s|ve) (?:until|to)|may appeal|by the end of|next (?:week"
    r"|month|year|meeting|round|\w+day)|tomorrow|deadline"
    r"|within (?:\w+ )?(?:days|weeks|months|hours)|until (?:\d|the end|next|\w+day))\b"
)
_MAYBE: Final = re.compile(
    r"\b(?:is right|are right|deserves?|ought to|could|might|seen by some|perhaps|likely)\b"
)
_PAST: Final = re.compile(r"\bhad\b")
_LEANS: Final = re.compile(
    r"(?:It|He|She|They|This|That|These|Those|Such|Its|His|Her|Their|There are|There is|There were"
    r"|Whether|If|In (?:his|her|their) view|To the|To|Here|If so|Nobody|Everybody|You|My|One|Some|(?:Two"
    r"|Three|Four|Five|Both|Neither|None|Each|All) (?:of|have|has|had|will|are|were|did|is))\b"
)
_BACK: Final = re.compile(
    r"\b(?:that|those) (?:time|day|year|week|step)s?\b|\bthereafter\b|\b(?:of|to|for|with|on) (?:them"
    r"|that|this|it)\b"
    r"|\bdo(?:ing)? so\b|\bthe (?:latter|former|same)\b"
    r"|\ba (?:day|week|month|year) (?:later|earlier)\b",
    re.IGNORECASE,
)
_OF_THE_WRITER: Final = re.compile(
    r"\b(?:bulletin|circular|column|newsletter|alert|subscribe|readers?"
    r"|page|this story|edition|guess|reporter)\b",
    re.IGNORECASE,
)
_ENDS: Final = re.compile(r"[.!][”\"’')]*$")
_LONG: Final = 230
_SHORTEST: Final = 5


@dataclass(frozen=True)
class StandingFact:
    """A sentence on what holds, was decided or is due."""

    place: Evidence
    text: str
    order: int
    worth: float


class StandingFacts:
    """Weighs the sentences that tell what was decided, what holds and what is due."""

    def __init__(self, dossier: Dossier, sentences: LoneSentences) -> None:
        self._dossier, self._sentences = dossier, sentences

    @cached_property
    def all(self) -> Sequence[StandingFact]:
        """Those that stand alone, in the order of reading."""
        facts, people = [], people_of(self._dossier)
        for sentence in self._sentences.whole:
            text = sentence.text
            if _ENDS.search(text) is None or _LEANS.match(text) or len(text.split()) < _SHORTEST:
                continue
            if not text[:1].isupper() or _OF_THE_WRITER.search(text) or speaks_of_us(text):
                continue
            if leans_on_somebody(text, sentence.place, people):
                continue
            holds, decided = _HOLDS.search(text) is not None, _DECIDED.search(text) is not None
            goes_on = _GOES_ON.search(text) is not None
            ahead = _AHEAD.search(text) is not None
            has_day = any(True for _ in self._days.on(sentence.place))
            is_after = any(True for _ in self._ahead.on(sentence.place))
            if not (holds or goes_on or decided or ahead or is_after):
                continue
            worth = (
                0.45 * holds + 0.3 * goes_on + 0.45 * decided + 0.4 * ahead + 0.25 * has_day + 0.4 * is_after
            )
            names = len(set(self._named.on(sentence.place)))
            worth += 0.15 * min(names, 2) - 0.1 * (names == 0)
            worth -= 0.25 * (len(text) > _LONG) + 0.4 * (_BACK.search(text) is not None)
            worth -= 0.3 * (_PAST.search(text) is not None) + 0.3 * (_MAYBE.search(text) is not None)
            worth -= 0.4 * is_of_long_ago(text, self._sentences.whole.last_year(sentence.place.report))
            facts.append(StandingFact(sentence.place, without_joint(text), sentence.order, worth))
        return tuple(facts)

    @cached_property
    def _named(self) -> OnWords[str]:
        return OnWords(
            (mention, party.id)
            for party in self._dossier.parties
            for mention in party.mentions
            if mention.quote[:1].isupper()
        )

    @cached_property
    def _days(self) -> OnWords[DateExpression]:
        return OnWords((date.span, date) for date in self._dossier.dates if date.type == "DATE")

    @cached_property
    def _ahead(self) -> OnWords[DateExpression]:
        return OnWords((date.span, date) for date in self._dossier.dates if self._is_ahead(date))

    def _is_ahead(self, date: DateExpression) -> bool:
        if date.edtf is None or self._dossier.latest is None:
            return False
        first = DateRange.parse(date.edtf).earliest
        return first is not None and first > self._dossier.latest
