"""The first sentence in which a report tells of its dispute, for a page that tells little else."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import takewhile
from typing import Final

from detente.dossier import Dossier
from detente.page.lines import Line
from detente.page.sections.quoting.bare_nouns import names_no_more
from detente.page.sections.quoting.centre import Centre
from detente.page.sections.quoting.key_content import KeyContent
from detente.page.sections.quoting.leaning import leans, points_at_another
from detente.page.sections.quoting.lone_sentences import (
    LoneSentence,
    LoneSentences,
    leans_on_somebody,
    people_of,
    within_quotes,
)
from detente.page.sections.quoting.report_sentences import ReportSentences
from detente.page.words import cut_at_clause
from detente.patterns import as_pattern
from detente.reading import OnWords
from detente.sources import Evidence

_LONGEST: Final = 330
_MOST_TRIED: Final = 14
_STUCK: Final = as_pattern(
    r"\b(?:deadlock|impasse|stalemate|dispute|quarrel|row|talks|negotiat\w+|strikes?|lockout|walk-?outs?"
    r"|boycott\w*|blockad\w+|without (?:a )?(?:result|agreement|deal)"
    r"|no (?:deal|agreement)|collaps\w+|suspend\w*|halt\w*|refus\w+|reject\w+|declin\w+|turn(?:s|ed) down"
    r"|(?:is|are|was|were) off|called off|voted down|broken off|broke off|thr(?:ew|own) out"
    r"|bans?|banned|sanctions?|ultimatum|threat\w*"
    r"|crisis|truce|cease-?fire|clos(?:es|ed|ure)|shut|demand\w*|offer\w*|accord|agreement|permits?"
    r"|invalid|initial\w+|signed|gave [\w ]{1,30} until|until \w+)\b",
    re.IGNORECASE,
)
"""Words of a sentence that tells who is stuck over what."""
_PLUPERFECT: Final = as_pattern(r"\bhad (?:been |\w+ly )?\w+(?:ed|en|own|old|ut|id|de)\b")
_ATTENDANCE: Final = as_pattern(
    r"(?:Present|Held|Circulated|Chair|By video|Apologies|In attendance|From|To|Times|Updated|Published"
    r"|Compiled|Based on|Sources?:|Note:|Subject|Good (?:morning|evening)|Like an?|Five minutes|\[|Sir,)"
    r"|The (?:present )?(?:note|report|paper|briefing) covers\b"
    r"|.*\b(?:submitted pursuant|states? as follows|Subject:)"
)
_MANY: Final = 3
_BRACKET: Final = 0.9
_STUCK_WORDS, _WILFUL, _NAMED, _LATER, _NO_VERB, _OURS, _BEFORE = 0.4, 0.8, 0.2, 0.14, 0.6, 0.5, 0.3
_OF_THE_CENTRE, _VAGUE, _OF_THE_KEY, _OF_ALL, _ASKED = 1.0, 0.4, 0.5, 1.0, 0.6
"""Weights of signs for an opening sentence, and against it; set by hand on two dozen texts."""
_AS_IT_BEGINS: Final = 1.3
"""A report begins with what it is about, unless it begins with furniture or an anecdote."""
_A_SCENE, _NEWS = 0.3, 0.7
"""How much a first sentence tells that only sets a scene, and at least how much one that tells the news."""
_OF_THE_WHOLE: Final = as_pattern(
    r"It(?:[’']s| is) the [\w-]+ (?:day|week|month|year) of [^.;]*\b(?:strike|shutdown|lockout|siege|blockade"
    r"|war|talks|boycott|crisis|occupation|stand-?off|deadlock|protests?|campaign|ban)\b"
    r"|It (?:all )?(?:began|started) (?:on|in|with|when|as)\b(?=[^.;]*\b\d)(?=[^.;]* [A-Z])"
)
"""Words on all that a report tells of: "it" is the matter itself."""
_MOST_BEHIND: Final = 1
"""Sentences between the first one and a lead."""
_POINTS_BACK: Final = as_pattern(
    r"(?:the (?:other|latter|former|same)|he|she|it|they|this|that|these|those|such|his|her|its|their)\b",
    re.IGNORECASE,
)
_ASKS_WHETHER: Final = as_pattern(r"\b(?:asks?|asked|wonders?|wondered) (?:whether|if|who|how|why)\b")
"""Words of a question, to which the answer stands behind."""
_SUPPOSES: Final = as_pattern(r"^if\b", re.IGNORECASE)
_HEADLINE: Final = as_pattern(
    r"(?:\W*(?:[A-Z]\S*|\d\S*|an?|the|to|of|in|on|at|for|by|with|and|or|but|as|from|is))+\W*"
)
_HAS_A_VERB: Final = as_pattern(
    r"(?<!\bwho )(?<!\bthat )(?<!\bwhich )"
    r"\b(?:has|have|had|is|are|was|were|will|would|says?|said|told|\w{3,}ed|began|woke|took|takes?"
    r"|went|came|met|won"
    r"|lost|held|left|broke|gave|made|found|ran|sat|rose|fell|drew|struck|sent|wants?|asks?|refuses?|remains?"
    r"|faces?|holds?|begins?)\b"
)


def opening_of(
    dossier: Dossier,
    sentences: LoneSentences | None = None,
    wilful: Collection[Evidence] = (),
    centre: Centre | None = None,
    content: KeyContent | None = None,
) -> Line | None:
    """Quote the early sentence of the one report that tells best who is stuck over what; None of several.

    It stands by itself: its subject is named, and it neither asks nor supposes. A list of who was there, or
    an anecdote, loses to a sentence that tells what is refused, demanded or in force.

    Parameters
    ----------
    sentences
        Those of the dossier, where they are known already.
    wilful
        The sentences in which a party wants, refuses, offers or decides something.
    centre
        Weighs sentences by what the report is about.
    content
        How much of what matters a sentence tells, where that is known.
    """
    if len(dossier.reports) != 1:
        return None
    named = OnWords(
        (mention, party.id)
        for party in dossier.parties
        if party.name.removeprefix("the ")[:1].isupper()
        for mention in party.mentions
    )
    people = people_of(dossier)
    sentences = sentences or LoneSentences(dossier)
    early = [
        sentence
        for sentence in _first_of(sentences)
        if not _HEADLINE.fullmatch(sentence.text) and not _ATTENDANCE.match(sentence.text)
    ]
    begins = early[0].order + _MOST_BEHIND if early else 0
    # Before the first of all stands nothing that it could lean on.
    first = [
        sentence
        for sentence in early
        if not _SUPPOSES.search(sentence.text)
        and (
            (sentence is early[0] and not _looks_back(sentence.text))
            or _OF_THE_WHOLE.match(sentence.text)
            or (
                not leans(sentence.text)
                and (any(True for _ in named.on(sentence.place)) or _STUCK.search(sentence.text))
                and not leans_on_somebody(sentence.text, sentence.place, people)
            )
        )
    ]
    # Where something is done or said, a reader learns more than from a line that only sets a theme.
    tells = OnWords((words, words) for words in _told_words(dossier))
    starts = {(words.report, words.start) for words in wilful}
    places = {one: place for place, one in enumerate(first)}
    (report,) = dossier.reports.values()
    title = report.title or ""
    if centre is None:
        centre = Centre(dossier, ReportSentences(dossier))

    whole = () if content is None else tuple(sentences.whole)

    def _tells_news(one: LoneSentence) -> float:
        """Return one for a first sentence that says who is stuck or tells much, nought for a scene."""
        if content is None or _STUCK.search(one.text):
            return 1.0
        return min(1.0, max(0.0, (content.of(whole[one.order]) - _A_SCENE) / (_NEWS - _A_SCENE)))

    def worth(one: LoneSentence) -> float:
        has_verb = _HAS_A_VERB.search(one.text) is not None or any(True for _ in tells.on(one.place))
        is_lead = places[one] == 0 and one.order <= begins and has_verb and not one.is_ours
        return (
            _STUCK_WORDS * min(_MANY, len(set(_STUCK.findall(one.text.casefold()))))
            + _WILFUL * ((one.place.report, one.place.start) in starts)
            + _NAMED * min(_MANY, len(set(named.on(one.place))))
            + _AS_IT_BEGINS * is_lead * _tells_news(one)
            + _OF_ALL * (_OF_THE_WHOLE.match(one.text) is not None)
            - _ASKED * (_ASKS_WHETHER.search(one.text) is not None)
            - _LATER * places[one]
            - _BRACKET * one.text.startswith("[")
            + _OF_THE_CENTRE * centre.of(one.text)
            - _VAGUE * names_no_more(one.text, title)
            - _NO_VERB * (not has_verb)
            - _OURS * one.is_ours
            + (0.0 if content is None else _OF_THE_KEY * content.of(whole[one.order]))
            - _BEFORE * (_PLUPERFECT.search(one.text) is not None)
        )

    best = max(first, key=worth, default=None)
    if best is None:
        return None
    says = within_quotes(cut_at_clause(best.text, _LONGEST))
    return Line(f"The report says: “{says}”", evidence=(best.place,))


def _first_of(sentences: LoneSentences) -> Iterator[LoneSentence]:
    """Yield the first sentences, also those that begin a paragraph on all that the report tells of."""
    alone = {one.order: one for one in takewhile(lambda one: one.order < _MOST_TRIED, sentences)}
    paragraph = -1
    for one in takewhile(lambda one: one.order < _MOST_TRIED, sentences.whole):
        if one.order in alone:
            yield alone[one.order]
        elif one.paragraph != paragraph and _OF_THE_WHOLE.match(one.text):
            yield LoneSentence(one.place, one.text, one.order, is_ours=False)
        paragraph = one.paragraph


def _looks_back(text: str) -> bool:
    return points_at_another(text) or _POINTS_BACK.match(text) is not None


def _told_words(dossier: Dossier) -> Iterator[Evidence]:
    """Yield the words of what is done and said."""
    yield from (event.span for event in dossier.events)
    yield from (act.span for act in dossier.acts)
    yield from (words for statement in dossier.statements for words in statement.content_spans)
