"""The title of a brief: that of its case or report, else the main sides of the dispute."""

from __future__ import annotations

from typing import Final

from detente.analysis import Brief
from detente.dossier import Dossier
from detente.page.words import NamesInProse, curly, upper_first, with_curly_marks
from detente.short import join_words
from detente.sources import headline_in

_TWO: Final = 2
_SHORT: Final = 4
"""Words below which a headline hardly says what a report is about."""


def title_of(brief: Brief, names: NamesInProse | None) -> str:
    """Return the title of the case or the report; for a draft of reports without one, its two sides."""
    dossier, positions = brief.dossier, brief.positions
    if not brief.drafted or dossier is None:
        return brief.title
    sides = ""
    if positions is not None and names is not None and len(positions.sides) >= _TWO:
        sides = upper_first(join_words([names.name(party.id) for party in positions.sides]))
    headline = _headline(dossier)
    if headline and sides and len(headline.split()) < _SHORT:
        return f"{sides}: {headline[0].lower()}{headline[1:]}" if headline[1:].islower() else headline
    return headline or sides or brief.title


def _headline(dossier: Dossier) -> str:
    """Return the headline of the only report; nothing of several."""
    reports = list(dossier.reports.values())
    if len(reports) != 1:
        return ""
    headline = reports[0].title or headline_in(reports[0].text) or ""
    return curly(with_curly_marks(headline))
