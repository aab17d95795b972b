"""One meeting or talk: those whom a list of names tells of, and talks by telephone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain, pairwise
from typing import Final

from detente.dossier.questions.base import EvidenceBase
from detente.dossier.questions.sentences import sentence_start, sentence_stop
from detente.patterns import as_pattern
from detente.sources import Evidence, Report

_ACRONYM: Final = r"(?:\([A-Z][\w.-]{0,9}\)\s*)?"
_AND: Final = r"(?:,\s*)?(?:(?:and|&)\s+)?(?:the\s+)?"
_UNREAD: Final = rf"(?:,\s*(?:the\s+)?(?:\d{{1,2}}\s)?[A-Z][\w-]+(?:\s[A-Z][\w-]+){{0,4}}\s*{_ACRONYM})?"
"""One name of a list that was read as no party: "the 4 May Movement (M-4)"."""
_BETWEEN: Final = as_pattern(rf"\s*{_ACRONYM}{_UNREAD}{_AND}{_ACRONYM}\s*")
"""All that stands between two names of a list."""
_JOINS: Final = as_pattern(r"[,&]|\band\b")
_FEWEST: Final = 3
_BY_TELEPHONE: Final = as_pattern(
    r"\b(?:by|over the|on the) (?:tele)?phone\b"
    r"|\b[Ii]n an? (?:[\w-]+ ){0,2}(?:tele)?phone (?:call|conversation)"
)
_TOLD: Final = as_pattern(
    r"(?:,[^,.;]{1,60},)?\s+(?:(?:had|has|have|also|then|later|again)\s+)*"
    r"(?:(?:thanked|told|assured|warned|congratulated|urged|informed|reassured|briefed|asked|consulted)"
    r"|(?:spoke|spoken|talked|conferred)\s(?:(?:by|over the|on the)\s(?:tele)?phone\s)?(?:with|to))"
    r"(?:\s+(?:[A-Z][\w.’'-]*|the|his|her|their))*\s*"
)
"""What stands between who called and who was called."""
_OFFICE: Final = r"(?:\s+(?:[A-Z][\w.’'-]*|the|his|her|their))*\s*"
_CALL: Final = r"(?:tele)?phone\s(?:call|conversation)s?"
_A_CALL: Final = as_pattern(rf"\b{_CALL}\b")
_HELD_ONE: Final = as_pattern(
    rf"(?:,[^,.;]{{1,60}},)?\s+(?:(?:has|have|also|then|later)\s+)?(?:held|had)\s+(?:an?|the|another|several)"
    rf"\s(?:[\w-]+\s){{0,2}}{_CALL}\s(?:on\s\w+\s)?with{_OFFICE}"
)
_ONE_BETWEEN: Final = as_pattern(rf"\b{_CALL}\s(?:[\w-]+\s){{0,3}}between{_OFFICE}$")
_AND_ONE: Final = as_pattern(rf"\s+and{_OFFICE}")
_TO_COME: Final = as_pattern(
    r"\b(?:will|would|planned|scheduled|due|expected|proposed|cancell?ed|postponed|no)\b"
)


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting or talk.

    Attributes
    ----------
    parties
        Ids of the parties named, not of their sides: the minister, not his government.
    when
        EDTF; of one that no words date the day by which it was reported, as ``../DAY``.
    dated
        False where only the day of the report bounds it.
    """

    parties: tuple[str, ...]
    when: str | None
    dated: bool
    evidence: tuple[Evidence, ...]


Mentions = dict[str, list[tuple[int, int, str]]]


def _mentions(base: EvidenceBase) -> Mentions:
    named: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for party in base.dossier.parties:
        for words in party.mentions:
            named[words.report].append((words.start, -words.end, party.id))
    return {report: [(a, -b, party) for a, b, party in sorted(places)] for report, places in named.items()}


def _named_in(base: EvidenceBase, report: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Return the parties named in a place, in their order, but for names within another."""
    places = base.once("mentions by report", partial(_mentions, base)).get(report, ())
    named: list[tuple[int, int, str]] = []
    for first, last, party in places:
        if start <= first and last <= end and (not named or first >= named[-1][1]):
            named.append((first, last, party))
    return named


def listed_in(base: EvidenceBase, words: Evidence) -> tuple[str, ...]:
    """Return the parties of a list of three or more with which words begin, each once; none for no list.

    Of a list of four some are often missed: "the Reed Front, the 4 May Movement and the Salt Party met".
    """
    text = base.dossier.reports[words.report].text
    listed: list[tuple[int, int, str]] = []
    for first, last, party in _named_in(base, words.report, words.start, words.end):
        between = text[listed[-1][1] : first] if listed else ""
        if between.strip() == "(" and text[last : last + 1] == ")":
            # The acronym of the one before it is no further party.
            listed[-1] = (listed[-1][0], last + 1, listed[-1][2])
        elif listed and not (_JOINS.search(between) and _BETWEEN.fullmatch(between)):
            break
        else:
            listed.append((first, last, party))
    parties = tuple(dict.fromkeys(party for _, _, party in listed))
    return parties if len(parties) >= _FEWEST else ()


def telephone_calls(base: EvidenceBase) -> Iterator[tuple[Meeting, tuple[str, str]]]:
    """Yield what one told, thanked or warned another by telephone, with the two sides.

    Who told reporters something by telephone has called none of those of whom he spoke.
    """
    for report in base.dossier.reports.values():
        if report.copy_of is not None:
            continue
        told: set[tuple[int, int]] = set()
        for match in chain(_BY_TELEPHONE.finditer(report.text), _A_CALL.finditer(report.text)):
            start, stop = sentence_start(report.text, match.start()), sentence_stop(report.text, match.end())
            named = _named_in(base, report.id, start, stop)
            # "Ana Roy, the minister of Ostland, told Karl Brenn": one name may stand between the two.
            for one, other in (*pairwise(named), *zip(named, named[2:], strict=False)):
                sides = base.sides((one[2], other[2]))
                is_told = not any(_is_unnamed(base.name(party)) for party in (one[2], other[2]))
                is_new = (one[0], other[0]) not in told
                if is_new and is_told and len(sides) > 1 and _called(report, start, stop, one, other):
                    told.add((one[0], other[0]))
                    words = report.passage(min(one[0], match.start()), max(other[1], match.end()))
                    day = base.day(words)
                    when = None if day is None else f"../{day}"
                    yield Meeting((one[2], other[2]), when, False, (words,)), (min(sides), max(sides))


def _called(
    report: Report, start: int, stop: int, one: tuple[int, int, str], other: tuple[int, int, str]
) -> bool:
    """Return True if a sentence says that one called another, or of a call between the two that was held."""
    text = report.text
    if _TOLD.fullmatch(text, one[1], other[0]) and _BY_TELEPHONE.search(text, start, stop):
        return True
    if _TO_COME.search(text, start, stop):
        return False
    between = _ONE_BETWEEN.search(text[start : one[0]]) and _AND_ONE.fullmatch(text, one[1], other[0])
    return bool(between or _HELD_ONE.fullmatch(text, one[1], other[0]))


def _is_unnamed(name: str) -> bool:
    """Return True for somebody by an office or a trade alone: "reporters", "the prime minister (Ostland)"."""
    return name.partition(" (")[0].islower()
