"""Who has left a place by one report, and is still there by another of the same day or a later one.

Who is there on one day and leaves on a later one has changed, and nothing is contradicted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from detente.dossier.questions.base import EvidenceBase
from detente.dossier.questions.days_said import DaysSaid
from detente.dossier.questions.happening import Happening
from detente.dossier.questions.not_done import NotDone
from detente.dossier.questions.sentences import sentence_of, sentence_start
from detente.edtf import DateRange, Precision
from detente.patterns import as_pattern
from detente.sources import Evidence

_MOST_DAYS: Final = 10
"""Words that somebody is still there gainsay that he left so many days before, at most."""
_PLACE: Final = r"(?:the\s)?(?P<place>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*)"
_STILL: Final = as_pattern(
    r"\b(?:(?:is|are|was|were)\sstill|still\s(?:is|are)|(?:still\s)?(?:remain|stay)(?:s|ed)?)"
    rf"\s(?:in|at|inside|around)\s{_PLACE}"
)
_ONLY_THOUGHT: Final = as_pattern(
    r"\b(?:will|would|shall|should|must|may|might|could|can|to|not|never|longer|if|whether|unless)\s(?:have\s)?$"
)
_LEFT: Final = as_pattern(rf"\b(?:of|from|left|leaving|quit|vacated|evacuated|abandoned)\s{_PLACE}")


@dataclass(frozen=True, slots=True)
class _Presence:
    words: Evidence
    place: str
    day: date
    sides: frozenset[str]


def still_there(base: EvidenceBase, facts: Iterable[Happening]) -> Iterator[NotDone]:
    """Yield each retreat from a place that a report of that day, or of the days after, says was none."""
    retreats = [
        one for one in facts
        if one.type == "RETREAT" and one.actors and one.range.precision <= Precision.WEEK
    ]  # fmt: skip
    if not retreats:
        return
    by_place: defaultdict[str, list[_Presence]] = defaultdict(list)
    for each in _presences(base):
        by_place[each.place].append(each)
    for one in retreats:
        places = {place for words in one.evidence for place in _places_left(base, words)}
        reports = {words.report for words in one.evidence}
        for there in (each for place in sorted(places) for each in by_place.get(place, ())):
            if there.words.report not in reports and _gainsays(there, one):
                yield NotDone(one.type, one.when, one.parties, one.evidence, there.words)


def _gainsays(there: _Presence, one: Happening) -> bool:
    last = DateRange.parse(one.when).latest
    return (
        last is not None
        and not there.sides.isdisjoint(one.actors)
        and 0 <= (there.day - last).days <= _MOST_DAYS
    )


def _places_left(base: EvidenceBase, words: Evidence) -> Iterator[str]:
    sentence = sentence_of(words, base.dossier.reports[words.report].text)
    at = sentence.find(" ".join(words.quote.split()))
    yield from (each["place"] for each in _LEFT.finditer(sentence, max(at, 0)))


def _presences(base: EvidenceBase) -> Iterator[_Presence]:
    """Yield what reports say of who is still in a place, with the parties that the sentence names."""
    days = DaysSaid(base)
    spoken_of = [
        (report, match) for report in base.dossier.reports.values() for match in _STILL.finditer(report.text)
    ]
    reports = {report.id for report, _ in spoken_of}
    named: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for party in base.dossier.parties if reports else ():
        for mention in party.mentions:
            if mention.report in reports:
                named[mention.report].append((mention.start, base.side(party.id)))
    for report, match in spoken_of:
        start = sentence_start(report.text, match.start())
        if _ONLY_THOUGHT.search(report.text[start : match.start()]):
            continue
        within = [(place, side) for place, side in named[report.id] if start <= place < match.start()]
        if not within:
            continue
        words = report.passage(min(place for place, _ in within), match.end())
        day = days.of(words)
        if day is not None:
            yield _Presence(words, match["place"], day, frozenset(side for _, side in within))
