"""The views of outsiders as claims of a ledger: each judge for himself, with words that lean on nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from detente.analysis import JudgedPassage
from detente.dossier import Dossier
from detente.drafting import thinkers_in, without_quotations
from detente.page.sections.assessing.outside_views import OutsideView, Views
from detente.page.sections.assessing.rival_views import (
    COUNTERS,
    RivalViews,
    leans,
    only_differs,
    rival_views_in,
)
from detente.page.sections.quoting import PartyClauses, ReportSentence
from detente.page.words import NamesInProse
from detente.patterns import as_pattern
from detente.positions import Positions
from detente.sources import Evidence

_LONGEST: Final = 320
_LEANS: Final = as_pattern(
    r"^[^“”\"]{0,120}?\b(?:thinks?|thought|fears?|feared|believes?|believed|expects?|expected|said|says|doubts?"
    r"|doubted|predicts?|predicted|wished|reckons?|reckoned|hopes?|hoped)(?: that)?"
    r" (?:it|this|they|he|she|so|these|those|that(?= (?:would|will|might|could)))\b"
)
"""A judgement on what only the sentence before names, in the past too."""
_BY_THE_WAY: Final = as_pattern(r" (?:thinks?|thought|believes?|sees it|puts it) (?:otherwise|differently)$")
_NO_JUDGE: Final = as_pattern(r"\b(?:should|must|will|would|may|can|could)\b")
_JUDGED_CLAUSE: Final = as_pattern(
    r"^[^“”\",;:]{3,140}?\b(?:thinks?|thought|believes?|believed|predicts?|predicted|said|says|warns?|warned"
    r"|reckons?|argues?|argued) that (?=(?!(?:it|he|she|they|this|these|those|such|his|her|their|its)\b)"
    r"\w+ \w+ \w+ \w+)"
)
"""The words before what is judged."""


def judged_by_outsiders(dossier: Dossier, positions: Positions) -> tuple[JudgedPassage, ...]:
    """Return the views of outsiders in the reports, those who differ each for himself.

    A view that leans on the sentence before it is told with that, or left out.
    """
    by_rules = dossier.read_by_rules
    names = NamesInProse.of((*positions.parties, *positions.sides), by_rules)
    clauses = PartyClauses(by_rules, names)
    views = tuple(Views(by_rules, positions.read_by_rules, clauses).every())
    sentences = tuple(clauses.whole)
    alone = (_whole(view.by, view.words, sentences, by_rules) for view in views)
    passages = (*_of_each(sentences, views, by_rules), *(one for one in alone if one is not None))
    return tuple({passage.words: passage for passage in passages}.values())


def _of_each(
    sentences: Sequence[ReportSentence], views: Sequence[OutsideView], dossier: Dossier
) -> Iterator[JudgedPassage]:
    """Yield what each of those who differ thinks."""
    by_place = {view.words: view.by for view in views}
    for rival in rival_views_in(sentences):
        for who, words in _apart(rival, by_place):
            if (passage := _whole(who, words, sentences, dossier)) is not None:
                yield passage


def _apart(rival: RivalViews, by_place: dict[Evidence, str]) -> Iterator[tuple[str, Evidence]]:
    """Yield who judges, and the sentence in which he does."""
    announced = ""
    for sentence in rival.sentences:
        text = sentence.text
        counters = COUNTERS.search(text)
        thinkers = thinkers_in(without_quotations(text))
        before = text[: counters.start()] if counters is not None else ""
        who = by_place.get(sentence.place) or (thinkers[0] if thinkers else "") or before.strip(" ,")
        if who and only_differs(text):
            announced = who
        elif who or announced:
            yield who or announced, sentence.place
            announced = ""


def _whole(
    who: str, words: Evidence, sentences: Sequence[ReportSentence], dossier: Dossier
) -> JudgedPassage | None:
    """Return a view in words that say what it is on; None where neither they nor those before them do."""
    by = _BY_THE_WAY.sub("", who)
    if not by or _NO_JUDGE.search(by):
        return None
    number = next((k for k, one in enumerate(sentences) if one.place == words), None)
    if number is None:
        return None
    this = sentences[number]
    if not (leans(this.text) or _LEANS.match(this.text)):
        return JudgedPassage(_JUDGED_CLAUSE.sub("", this.text), f"{by[:1].upper()}{by[1:]}", words)
    before = sentences[number - 1] if number else None
    if (
        before is None
        or before.place.report != words.report
        or before.paragraph != this.paragraph
        or leans(before.text)
        or _LEANS.match(before.text)
    ):
        return None
    text = f"{before.text} {this.text}"
    place = dossier.reports[words.report].passage(before.place.start, words.end)
    return JudgedPassage(text, f"{by[:1].upper()}{by[1:]}", place) if len(text) <= _LONGEST else None
