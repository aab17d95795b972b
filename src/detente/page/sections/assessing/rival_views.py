"""Sentences in which outsiders differ, told together: the half of a pair says too little."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from detente.drafting import quotes_in_pairs, thinkers_in
from detente.page.sections.quoting import ReportSentence
from detente.patterns import as_pattern

_LONGEST: Final = 540
_MOST_BEHIND, _PAIR = 4, 2
_MARKS_BEHIND: Final = 2
_ENDS: Final = as_pattern(r"[.!][”\"’')]*$")
_ONLOOKER: Final = as_pattern(
    r"\b(?:analysts?|observers?|diplomats?|ambassadors?|experts?|economists?|scholars?|academics?|historians?"
    r"|commentators?|lawyers?|jurists?|researchers?|pollsters?|columnists?|scientists?|engineers?|professors?"
    r"|lecturers?|specialists?|consultants?|consultancy|stockbrokers?|traders?|bankers?|brokerage"
    r"|sociologists?|editors?|institutes?|think.tank|university|academy|former|retired|inspectors?"
    r"|mediator|colleague|intellectuals|delegations?|journalists?|writers?|biologists?|missionar(?:y|ies)"
    r"|charg[eé]|attach[eé]|counsellor|commentators?)\b",
    re.IGNORECASE,
)
_DIVIDED: Final = as_pattern(
    r"\b(?:(?:is|are|was|were|remains?) (?:\w+ )?(?:divided|split)|differ(?:s|ed)?|disagree[sd]?"
    r"|var(?:y|ies|ied)|divides?|(?:is|are|was|were) not uniform)\b"
    r"|^There (?:are|were) (?:two|three|rival|several) (?:theories|views|readings|schools|opinions)\b",
    re.IGNORECASE,
)
_VIEWS: Final = as_pattern(
    r"^(?:The )?(?:Opinions?|Views?|Assessments?|Readings|Estimates|Forecasts|Verdicts|Judgments)\b"
    r"|^There (?:are|were) (?:two|three|rival|several) (?:theories|views|readings|schools|opinions)\b"
)
"""The subject of a sentence that tells that onlookers differ, without naming them."""
COUNTERS: Final = as_pattern(
    r"\b(?:takes?|took|holds?|held) (?:the |an? )?(?:another|opposite|contrary|different|reverse"
    r"|other) view\b"
    r"|\b(?:disagree[sd]?|demurr(?:ed|s)|begs? to differ|thinks? otherwise|sees? no such|sees? the opposite"
    r"|(?:sees?|reads?|judges?) (?:it|this|things) (?:otherwise|differently)|puts? it differently)\b"
    r"|\b(?:believe[sd]?|thinks?|thought|argue[sd]?|held|holds?|expect(?:s|ed)?)"
    r" (?:\w+ly )?the (?:opposite|contrary|reverse)\b"
    r"|\bthe opposite (?:is|was) (?:more likely|likelier|true|nearer)\b"
    r"|\b(?:is|was) nearer the (?:truth|mark)\b"
    r"|\b(?:to|on) the contrary\b|^By contrast\b|^Not so (?:an?|the)\b"
    r"|\b(?:is|are|was|were) (?:less|more|not so|far from|no less) (?:sure|confident|certain|troubled"
    r"|sanguine|hopeful|convinced|optimistic|pessimistic|cautious|gloomy|worried|sceptical)\b"
    r"|\b(?:is|are|was|were) (?:gloomier|warier|calmer)\b|\bha(?:s|ve|d) (?:his|her|their) doubts\b"
    r"|^Others? (?:do|did|are|were|is|was)(?:n[’']t| not)\b",
    re.IGNORECASE,
)
"""One who judges in another way than whoever was told of before."""
_ANOTHER: Final = as_pattern(
    r"^(?:Another|Others|The (?:other|second)|A colleague|One (?:from|at|in|of)"
    r"|In [A-Z]\w+(?: [A-Z]\w+)? an? )"
    r"[^.;:]{0,60}?\b(?:thinks?|believes?|says?|writes?|reckons?|argues?|expects?|doubts?|gives?|sees?|fears?"
    r"|holds?|finds?|warns?|points? out)\b|^The (?:other|second)[’']s (?:view|reading|answer|guess) is\b",
    re.IGNORECASE,
)
_JUDGES: Final = as_pattern(
    r"\b(?:thinks?|thought|believes?|believed|figure[ds]|puts?|holds?|held|cautions?|expects?|expected"
    r"|predict(?:s|ed)?|reckon(?:s|ed)?|regards?"
    r"|warns?|warned|doubts?|sees?|fears?|feared|argues?|argued|judge[sd]?|forecasts?|says?|said|gives?|gave"
    r"|calls?|called|writes?|points? out|draws? from|takes? the view|took the view|backs"
    r"|(?:is|are) afraid"
    r"|in the view"
    r"|could|might|may|will|would)\b"
)
_HOLDS: Final = as_pattern(
    r"[^.;:]{3,60}? (?:thinks?|believes?|takes? the view|took the view|agrees?|holds?|reckons?|expects?)\b"
)
"""Somebody of those whose views are said to differ, whoever he is."""
_POINTS_BACK: Final = as_pattern(
    r"(?:That|This|These|Those(?! (?:in|who|of)\b)|It|He|She|They|Such|His|Her|Their|So far)\b", re.IGNORECASE
)
_LEANS: Final = as_pattern(
    r"[^.“”\"]{0,90}?\b(?:that|doubts?|thinks?|believes?|expects?|fears?|sees?|regards?|said(?= it\b))"
    r" (?P<who>it|this|he|she|they|so)\b"
)
"""A judgement on something that only the words before name: "thinks it will be elsewhere"."""
_HIS: Final = as_pattern(r"\b(?:his|her|him|them|their)\b")
_CAPITAL_LATER: Final = as_pattern(r"(?<!^)\b[A-Z]|[A-Za-z]+s\b")
_A_MAN: Final = as_pattern(r"(?:An?|One|Some|The|Two|Another)\b")
_A_NAME: Final = as_pattern(r"[A-Z][\w’'-]+ [A-Z]")
_REPORTS: Final = as_pattern(
    r"\b(?:he|she|they|it|the \w+) (?:says?|said|thinks?|argues?|argued|adds?|added)\b"
)
_HE_SAID: Final = as_pattern(r"[”\"’],? (?:he|she|they) (?:said|says?|added|adds|argued|argues|wrote)\.$")
"""The end of words of somebody whom the sentence before names."""
_FROM_BOTH: Final = as_pattern(r"\bfrom (?:both|either|the two)\b")
_OPENING: Final = as_pattern(r"^(?:For all that|All the same|Still|However|Meanwhile|And|But),? (?=\w)")


@dataclass(frozen=True)
class RivalViews:
    """Sentences one behind the other in which outsiders differ, their words, and a head for them."""

    sentences: tuple[ReportSentence, ...]
    says: str
    head: str


def rival_views_in(sentences: Sequence[ReportSentence]) -> Iterator[RivalViews]:
    """Yield the passages in which outsiders differ, each once, in the order of reading.

    Parameters
    ----------
    sentences
        All of the reports, in their order.
    """
    behind = 0
    for place, sentence in enumerate(sentences):
        if place < behind:
            continue
        passage = _countered(sentences, place, behind) or _divided(sentences, place)
        are_two = bool(passage) and passage[0] is not sentence
        asked = _question_before(sentences, passage)
        says = " ".join(one.text for one in (*asked, *passage))
        if passage and quotes_in_pairs(says) and len(says) <= _LONGEST and all(map(_is_told, passage)):
            behind = place + len(passage) - passage.index(sentence)
            opening = _OPENING.match(says)
            words = says[opening.end() :] if opening is not None else says
            whose = "Two views" if are_two else "Views that differ"
            yield RivalViews((*asked, *passage), words[:1].upper() + words[1:], whose)


def leans(text: str) -> bool:
    """Return True for a view that does not say on what it is.

    Examples
    --------
    >>> leans("A jurist in Orvik thinks it will not last."), leans("A jurist expects the weir to go.")
    (True, False)
    """
    within = _LEANS.match(text)
    is_of_subject = within is not None and within["who"] in ("he", "she") and _A_NAME.match(text) is not None
    return _POINTS_BACK.match(text) is not None or (within is not None and not is_of_subject)


def is_of_another(text: str) -> bool:
    """Return True for "puts his influence at a third", where no word before it can be meant."""
    his = _HIS.search(text)
    return his is not None and _CAPITAL_LATER.search(text[: his.start()]) is None and not _A_MAN.match(text)


def _divided(sentences: Sequence[ReportSentence], place: int) -> list[ReportSentence]:
    """Return a sentence that tells that outsiders differ, with what each of them thinks; [] of another."""
    first = sentences[place]
    tells_of_views = _VIEWS.match(first.text) is not None
    if _DIVIDED.search(first.text) is None or not (tells_of_views or _ONLOOKER.search(first.text)):
        return []
    passage = [first]
    for other in _following(sentences, place):
        judges = _JUDGES.search(other.text) is not None and _ONLOOKER.search(other.text) is not None
        is_view = (
            judges
            or (tells_of_views and _HOLDS.match(other.text) is not None)
            or only_differs(passage[-1].text)
            or _is_within_quotes(passage)
            or any(form.search(other.text) is not None for form in (_ANOTHER, COUNTERS))
            or bool(thinkers_in(other.text))
        )
        if not is_view or len(" ".join(one.text for one in (*passage, other))) > _LONGEST:
            break
        passage.append(other)
    while len(passage) > 1 and (only_differs(passage[-1].text) or _is_within_quotes(passage)):
        passage.pop()
    has_two = len(passage) > _PAIR or (len(passage) == _PAIR and ":" in first.text)
    are_views = any(
        _ANOTHER.match(one.text) or _ONLOOKER.search(one.text) or thinkers_in(one.text) for one in passage[1:]
    )
    return passage if has_two and are_views else []


def _is_within_quotes(passage: Sequence[ReportSentence]) -> bool:
    """Return True if a quotation goes on behind some sentences."""
    says = " ".join(one.text for one in passage)
    return says.count("“") > says.count("”") or says.count('"') % 2 == 1


def _countered(sentences: Sequence[ReportSentence], place: int, least: int) -> list[ReportSentence]:
    """Return a sentence in which an outsider differs, with the one that he differs from; [] of another."""
    sentence = sentences[place]
    text = sentence.text
    if place == 0 or (COUNTERS.search(text) is None and _ANOTHER.match(text) is None):
        return []
    before = sentences[place - 1]
    is_pair = _goes_on(before, sentence) and _JUDGES.search(before.text) is not None
    passage = [before, sentence]
    if not is_pair or place - 1 < least:
        return []
    if only_differs(text):
        following = list(_following(sentences, place))
        if not following:
            return []
        passage.append(following.pop(0))
        while following and _is_within_quotes(passage):
            passage.append(following.pop(0))
        if not (_REPORTS.search(passage[-1].text) or thinkers_in(passage[-1].text)):
            return []
    is_behind_another = _HE_SAID.search(before.text) is not None or _FROM_BOTH.search(text) is not None
    if leans(before.text) or is_of_another(before.text) or is_behind_another:
        earlier = sentences[place - 2] if place - 2 >= least else None
        if earlier is None or not _goes_on(earlier, before) or _POINTS_BACK.match(earlier.text) is not None:
            return []
        passage.insert(0, earlier)
    return passage if any(_ONLOOKER.search(one.text) for one in passage) else []


def only_differs(text: str) -> bool:
    """Return True for "A retired judge took another view.", without what the view is."""
    return any(
        len(text) - cue.end() <= _MARKS_BEHIND and " nearer the " not in cue[0]
        for cue in COUNTERS.finditer(text)
    )


def _following(sentences: Sequence[ReportSentence], place: int) -> Iterator[ReportSentence]:
    for number in range(place + 1, min(place + 1 + _MOST_BEHIND, len(sentences))):
        if not _goes_on(sentences[number - 1], sentences[number]):
            return
        yield sentences[number]


def _question_before(
    sentences: Sequence[ReportSentence], passage: Sequence[ReportSentence]
) -> tuple[ReportSentence, ...]:
    """Return the question of an interview that a passage begins to answer; () where none stands before it."""
    if not passage or passage[0].order == 0 or not passage[0].turn:
        return ()
    before = sentences[passage[0].order - 1]
    is_asked = before.text.endswith("?") and before.turn != passage[0].turn
    return (before,) if is_asked and before.place.report == passage[0].place.report else ()


def _is_told(sentence: ReportSentence) -> bool:
    return _ENDS.search(sentence.text) is not None


def _goes_on(before: ReportSentence, sentence: ReportSentence) -> bool:
    same = (before.place.report, before.paragraph, before.turn)
    return same == (sentence.place.report, sentence.paragraph, sentence.turn)
