"""The title of a brief: that of its case or report, else the main sides of the dispute."""

from __future__ import annotations

import re
from typing import Final

from detente.analysis import Brief
from detente.dossier import Dossier
from detente.edtf import DateRange
from detente.names import with_article
from detente.page.sections import central_sides
from detente.page.words import NamesInProse, curly, upper_first, with_curly_marks
from detente.positions import Positions
from detente.short import join_words
from detente.sources import headline_in

_TWO: Final = 2
_SHORT: Final = 4
"""Words below which a headline hardly says what a report is about."""
_LONGEST_NAME: Final = 5
_ROLE_OF_A_SPEAKER: Final = re.compile(r"[A-Z]{6,}|I|[Ww]e|[Yy]ou")
"""The names that a talk has for its speakers: "PRESENTER"."""


def title_of(brief: Brief, names: NamesInProse | None) -> str:
    """Return the title of the case or the report.

    Of a draft of one report without a headline it is "Report of 3 May 2031 on the guild and the mill", of
    several reports their two sides.
    """
    dossier, positions = brief.dossier, brief.positions
    if not brief.drafted or dossier is None:
        return brief.title
    sides = ""
    if positions is not None and names is not None and len(positions.sides) >= _TWO:
        sides = upper_first(join_words([names.name(party.id) for party in positions.sides]))
    headline = _headline(dossier)
    if headline and sides and len(headline.split()) < _SHORT:
        return f"{sides}: {headline[0].lower()}{headline[1:]}" if headline[1:].islower() else headline
    return headline or _plain(dossier, positions) or sides or brief.title


def _plain(dossier: Dossier, positions: Positions | None) -> str:
    """Return the day of the only report and the two parties that it names most; nothing of several."""
    reports = list(dossier.reports.values())
    if len(reports) != 1 or positions is None:
        return ""
    weights, texts = central_sides(dossier, positions), [reports[0].text]
    sides = [
        party
        for party in sorted(dossier.parties, key=lambda one: -weights.get(one.id, 0.0))
        if positions.speaks_for.get(party.id, party.id) == party.id
        and party.kind != "other"
        and party.name[:1].isupper()
        and len(party.mentions) >= _TWO
        and len(party.name.split()) <= _LONGEST_NAME
        and not _ROLE_OF_A_SPEAKER.fullmatch(party.name)
    ]
    published = reports[0].published
    of = "" if published is None else f" of {DateRange.parse(published.isoformat()).words}"
    on = join_words(
        [
            party.name if party.name.startswith("All ") else with_article(party.name, party.kind, texts)
            for party in sides[:_TWO]
        ]
    )
    return f"Report{of} on {on}" if len(sides) >= _TWO else f"Report{of}" if of else ""


def _headline(dossier: Dossier) -> str:
    """Return the headline of the only report; nothing of several."""
    reports = list(dossier.reports.values())
    if len(reports) != 1:
        return ""
    headline = reports[0].title or headline_in(reports[0].text) or ""
    return curly(with_curly_marks(headline))
