"""People of whom a report tells that they were killed or died, with the day by which they had."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from detente.dossier.questions.base import EvidenceBase
from detente.patterns import as_pattern
from detente.sources import Evidence, Report

_TITLE: Final = r"(?:[\w.,’'-]+\s){0,5}"
_BEFORE: Final = as_pattern(
    r"(?:\b(?:assassination|murder|killing|death|slaying|execution|funeral|burial)\s"
    rf"(?:(?:on|in|last|this)\s(?:[\w.]+\s){{1,3}}?)?of\s{_TITLE}"
    rf"|\b(?:assassinated|murdered|slain)\s(?!by\b|in\b|on\b|at\b){_TITLE}"
    r"|\b(?:killed|dead|died|deaths?)\b[^.;]{0,80}?\b(?:including|among\s(?:them|whom)(?:\swas|\swere)?)"
    rf",?\s{_TITLE}|\b(?:bodies|coffins?|remains)\b[^.;]{{0,20}}\sthat\sof\s{_TITLE})$"
)
_AFTER: Final = as_pattern(
    r"(?:,[^,.;]{1,80},)?\s(?:was|were|had\sbeen|has\sbeen)\s(?:\w+ly\s)?"
    r"(?:killed|murdered|assassinated|slain|shot\sdead|executed|buried)\b|(?:,[^,.;]{1,80},)?\sdied\b"
)
_NOT_SO: Final = as_pattern(
    r"\b(?:attempt\w*|plot\w*|threat\w*|try|tried|plan\w*|denied|not|never|would|could|might|order\w*)\b[^.;]{0,60}$"
)
_REACH: Final = 160
"""Characters before a name that may tell of a death."""


def deaths(base: EvidenceBase) -> Mapping[str, date]:
    """Return the people who are dead by a report, each with the day of the first that says so."""
    dead: dict[str, date] = {}
    for party in base.dossier.parties:
        if party.kind != "person" or " " not in party.name:
            continue
        for mention in party.mentions:
            report = base.dossier.reports[mention.report]
            day = base.day(mention)
            if day is not None and _tells_of_a_death(report, mention):
                dead[party.id] = min(day, dead.get(party.id, day))
    return dead


def _tells_of_a_death(report: Report, name: Evidence) -> bool:
    before = report.text[max(0, name.start - _REACH) : name.start]
    match = _BEFORE.search(before)
    if match is not None:
        return _NOT_SO.search(before[: match.start()]) is None
    return _AFTER.match(report.text, name.end) is not None
