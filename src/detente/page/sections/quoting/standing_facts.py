"""The sentences of reports that say what was decided, what holds now, and what is due."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from detente.dossier import Dossier
from detente.page.sections.candidate import overlap
from detente.page.sections.quoting.centre import Centre
from detente.page.sections.quoting.days_ahead import days_ahead
from detente.page.sections.quoting.lone_sentences import LoneSentences, speaks_of_us, without_quotes
from detente.page.sections.quoting.passages import without_joint
from detente.page.sections.quoting.report_sentences import ReportSentence, is_of_long_ago
from detente.page.sections.quoting.told_lists import OF_AN_ENTRY, decision_lists
from detente.patterns import as_pattern
from detente.reading import DateExpression, OnWords

_HOLDS: Final = as_pattern(
    r"\b(?:in force|on strike|on hold|in custody|in prison"
    r"|under arrest"
    r"|off the air|without bail)\b"
    r"|\bstays? (?!by\b|for\b|firm\b|ready\b|behind\b|at\b)|\bstands?[.,;]"
    r"|\b(?:has|have) been (?:\w+ ){1,4}?(?:since|for|until)\b|\b(?:is|are) (?:\w+ )?(?:closed|shut|open"
    r"|suspended|observed|off|withdrawn"
    r"|banned|barred|frozen|blocked|locked out|withheld|detained|in force|held)\b"
    r"|\b(?:moratorium|law|ruling|order|decree|ban|treaty|accord|agreement|deal|resolution|rules?|truce"
    r"|award)\b"
    r"[^.;]{0,60}\b(?:bars?|bans?|forbids?|requires?|obliges?|binds?|allows?|applies|apply|holds?)\b"
    r"|\b(?:has|have) (?:\w+ ){1,4}since (?:\d|mid|last|early|late|[A-Z]\w+ ?\d?)|\bhas not been\b"
    r"|\bhave not been\b|\bhas yet to\b|\bnot (?:yet )?(?:issued|signed|ratified|voted)\b"
)
_IN_FORCE: Final = as_pattern(r"(?:Still )?[Ii]n force(?: \w+)?:")
_GOES_ON: Final = as_pattern(
    r"\b(?:remains?|still|continues?)\b(?!.*\b(?:was"
    r"|were)\b)(?<!were still)(?<!was still)"
)
_DECIDED: Final = as_pattern(
    r"\b(?:shall|must)\b|\b(?:was|were|is|are|has been|have been) (?:\w+ly |now )?(?:adopted|endorsed"
    r"|extended"
    r"|prolonged|renewed|signed|approved|upheld|ratified|initialled|voted|dissolved|struck down|broken off"
    r"|called off|dropped|repealed|annulled|reached|concluded|dismissed|released|sent to prison"
    r"|rejected|refused|accepted|granted|ordered|imposed|lifted|declared|not acceded|not acted"
    r"|postponed|put off|agreed|made known)\b"
    r"|\b(?:no|neither|without) (?:\w+ )?(?:deal|agreement|result|date|offer|promise|reply|extension|vote"
    r"|decision) (?:was|is|has|had|so|yet|in|at)\b|\bwithout (?:a )?(?:result|agreement|deal)\b"
    r"|\b(?:[Cc]ourt|judges?|[Tt]ribunal|bench)\b[^.;]{0,90}\b(?:held|ruled|found|ordered|struck|annulled"
    r"|issued)\b"
    r"|\b(?:[Pp]arliament|[Cc]ommittee|[Cc]ouncil|[Aa]ssembly|[Ss]enate|House|cabinet"
    r"|[Cc]ongress)\b[^.;]{0,90}"
    r"\b(?:voted|approved|adopted|passed|turned down|rejected|ratified|threw out|resolved)\b"
    r"|\bundert(?:akes?|ook) (?:not )?to\b|\b(?:ran|run) out\b|\b(?:expired|lapsed)\b|\btook effect\b"
    r"|\bplaced [^.;]{3,40} under\b|\b(?:resigned|stepped down)\b|\bbroke(?:n)? off\b|\bsigned (?:the|an?"
    r"|it)\b|\bput (?:their|its) names?\b"
)
_AHEAD: Final = as_pattern(
    r"\b(?:will(?= \w)|is to|are to|is due|are due|is scheduled|is planned|is set|is expected|runs? (?:out"
    r"|until|to)|expires?|lapses?|falls due|takes? effect|meets?"
    r"|ends? (?:on|in)|begins? (?:on|in)|ha(?:s|ve) (?:until|to)|may appeal|by the end of|next (?:week"
    r"|month|year|meeting|round|\w+day)|tomorrow|deadline"
    r"|(?:returns?|meets?|visits?|comes?|leaves?|begins?|opens?|starts?) [^.;]{2,40}(?:this (?:week|month)"
    r"|tomorrow|later today|on \w+day)"
    r"|within (?:\w+ )?(?:days|weeks|months|hours)|until (?:\d|the end|next|\w+day))\b"
)
_MAYBE: Final = as_pattern(r"\b(?:could|might|seen by some|perhaps|likely)\b")
_OF_SOMEBODY: Final = as_pattern(
    r"\b(?:Author \w|(?:is|are|was|were) (?:reported|said) to|reportedly|takes? [^.;]{3,50} as"
    r"|regard(?:s|ed) [^.;]{3,60} as|(?:is"
    r"|are) right|deserves?|ought to|says?|said|wr(?:ote|ites?)"
    r"|claims?|claimed|argues?|argued|thinks?|thought|believes?|believed|expects?|expected"
    r"|reckons?|reckoned|predicts?|predicted|doubts?|doubted|fears?|feared|warns?|warned|estimates?|hopes?"
    r"|hoped|suggests?|puts? (?:the|it)\b|repl(?:y|ies|ied) that"
    r"|denie[sd] (?:that|any|there|having)|guess\w*|insists?|insisted|according to|calls? it"
    r"|points? (?:its|the|out)|pointed out"
    r"|notes?|noted|adds?|added|seems?|appears?|it is said|maintains?|regrets?|regretted|judged"
    r"|wonder\w*|told (?!that)\w+"
    r"|(?<![Cc]ourt )holds? that|contends?|was blunt|[Ii]n (?:his|her|its|their) (?:own )?(?:view|opinion"
    r"|judge?ment|reading|eyes))\b"
)
"""Words for what somebody says, thinks or foretells: that is nothing decided."""
_OF_A_WISH: Final = as_pattern(
    r"\b(?:demand(?:s|ed)?|asks?|asked|asking|wants?|wanted|call(?:s|ed)? (?:for|on)|urg(?:es?|ed|ing)"
    r"|request(?:s|ed)|(?:has|have|had) invited|invites"
    r"|propos(?:es?|ed)|offer(?:s|ed)|seeks?|sought|prefer(?:s|red)?|would|should|recommend(?:s|ed)"
    r"|appeal(?:s|ed)|wish(?:es)?|hopes?|ready to|willing|prepared to|refuses?|remains? committed"
    r"|will (?:have|accept|take|hear) no)\b"
)
_NO_MORE: Final = as_pattern(
    r"\b(?:was|were|had been) (?:to|due|set for|set to|supposed|scheduled|planned|expected)\b"
    r"|\bis to be \w+ that (?:day|afternoon|evening|morning)\b|\bif\b|\bunless\b",
    re.IGNORECASE,
)
"""Words on a thing that was once to come, or depends on something."""
_IN_NOTES: Final = as_pattern(r"(?:[\w’'-]+ ){1,4}to (?!be\b)[a-z]+\b[^.;]*;")
_FINITE: Final = as_pattern(r"\b(?:is|are|was|were|has|have|had|will|would|shall|must|may|can)\b")
_HAS_A_VERB: Final = as_pattern(
    r"\b(?:has|have|is|are|will|meets?|joins?|takes?|ends?|begins?|opens?|votes?|decides?|returns?)\b"
)
_PAST: Final = as_pattern(r"\bhad\b")
_SAYS_WHAT_MUST_BE: Final = as_pattern(r"\b(?:shall|must|is to|are to)\b")
_OPENS: Final = as_pattern(
    r"(?:Whether|To [a-z]+ |Calls? for |In (?:his|her|their) view|Nobody|Everybody|You|My|What|How|Why"
    r"|Not known|Unknown"
    r"|Two views)\b"
)
_OF_THE_WRITER: Final = as_pattern(
    r"\b(?:bulletin|circular|column|newsletter|alert|subscribe|readers?"
    r"|page|this story|edition|guess|reporter|submitted pursuant|states? as follows|good night|here[’']s)\b",
    re.IGNORECASE,
)
_REPORTS: Final = as_pattern(
    r"^(?:A|Q|Mr|Mrs|Ms)$|report|present|anchor|host|news|correspondent|narrat|chair|clerk|speaker",
    re.IGNORECASE,
)
"""Names before the turns of those who tell what happened, and not what they think."""
_ENDS: Final = as_pattern(r"[.!][”\"’')]*$")
_LONG: Final = 230
_OF_A_LIST: Final = 1.3
_CENTRAL: Final = 0.5
_SHORTEST: Final = 5


@dataclass(frozen=True)
class StandingFact:
    """A sentence on what holds, was decided or is due."""

    sentence: ReportSentence
    text: str
    worth: float
    is_list: bool = False


class StandingFacts:
    """Weighs the sentences that tell what was decided, what holds and what is due."""

    def __init__(self, dossier: Dossier, sentences: LoneSentences) -> None:
        self._dossier, self._sentences = dossier, sentences
        self._centre = Centre(dossier, sentences.whole)

    @cached_property
    def all(self) -> Sequence[StandingFact]:
        """Those that stand alone, in the order of reading."""
        facts = list(self._listed())
        for sentence in self._sentences.whole:
            text = sentence.text
            if _ENDS.search(text) is None or _OPENS.match(text) or len(text.split()) < _SHORTEST:
                continue
            if not text[:1].isupper() or _OF_THE_WRITER.search(text) or speaks_of_us(text):
                continue
            if not tells_a_fact(text) or OF_AN_ENTRY.match(text) or _is_in_notes(text):
                continue
            if sentence.turn and not _REPORTS.search(sentence.turn):
                # What a guest of a talk says is no more than that.
                continue
            is_partys = sentence.place.report in self._sentences.in_the_first_person
            if is_partys and _SAYS_WHAT_MUST_BE.search(text):
                # What one side writes that must be is its demand.
                continue
            holds, decided = _HOLDS.search(text) is not None, _DECIDED.search(text) is not None
            goes_on = _GOES_ON.search(text) is not None
            ahead = _AHEAD.search(text) is not None
            has_day = any(True for _ in self._days.on(sentence.place))
            is_after = any(True for _ in self._ahead.on(sentence.place))
            if not (holds or goes_on or decided or ahead or (is_after and _HAS_A_VERB.search(text))):
                continue
            worth = (
                0.45 * holds + 0.35 * goes_on + 0.45 * decided + 0.4 * ahead + 0.25 * has_day + 0.4 * is_after
            )
            names = len(set(self._named.on(sentence.place)))
            worth += 0.15 * min(names, 2) - 0.1 * (names == 0)
            worth += _CENTRAL * self._centre.of(text) + 0.4 * (_IN_FORCE.match(text) is not None)
            worth -= 0.1 * (len(text) > _LONG)
            worth -= 0.3 * (_PAST.search(text) is not None) + 0.3 * (_MAYBE.search(text) is not None)
            worth -= 0.4 * is_of_long_ago(text, self._sentences.whole.last_year(sentence.place.report))
            facts.append(StandingFact(sentence, without_joint(text), worth))
        return tuple(facts)

    def _listed(self) -> Iterator[StandingFact]:
        """Yield the lists of decisions, each as one fact."""
        for name in {sentence.place.report: None for sentence in self._sentences.whole}:
            for listed in decision_lists(name, self._dossier.reports[name].text):
                within = [one for one in self._sentences.whole if overlap(listed.place, one.place)]
                if within:
                    first = replace(within[0], place=listed.place, text=listed.text)
                    yield StandingFact(first, listed.text, _OF_A_LIST, is_list=True)

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
        return days_ahead(self._dossier)


def _is_in_notes(text: str) -> bool:
    """Return True for "Guild to return; port to pay": the notes of an offer as often as of a decision."""
    return _IN_NOTES.match(text) is not None and _FINITE.search(text) is None


def tells_a_fact(text: str) -> bool:
    """Return False for what somebody says, thinks, foretells, asks for or offers, or what depends on it.

    Examples
    --------
    >>> tells_a_fact("The court upheld the ban."), tells_a_fact("The guild says that the ban is illegal.")
    (True, False)
    """
    bare = without_quotes(text)
    return not (_OF_SOMEBODY.search(bare) or _OF_A_WISH.search(bare) or _NO_MORE.search(bare))
