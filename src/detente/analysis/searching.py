"""Passages looked for in a dossier: of some days, reports or parties only."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from detente.analysis.listings import Wanted
from detente.analysis.named_filters import require_days, require_reports
from detente.reading import OnWords
from detente.sources import Evidence

if TYPE_CHECKING:
    from detente.dossier import Store

_MOST: Final = 1_000
"""Passages among which those that name a party are looked for."""


def search_in(store: Store, words: str, wanted: Wanted) -> list[Evidence]:
    """Return the passages that have all of some words, the most telling first.

    Parameters
    ----------
    wanted
        The days of publication, the reports, the parties of which a passage must name one, and how many
        passages at most.

    Raises
    ------
    BadInput
        If no report names a party, a report is unknown, or the last day is before the first.
    """
    limit = _MOST if wanted.limit is None else wanted.limit
    if replace(wanted, limit=None) == Wanted():
        return store.search(words, limit)
    require_reports(wanted.reports, store.ids())
    require_days(wanted.since, wanted.until)
    only = [report.id for report in store.reports() if wanted.has_report(report.id, report.published)]
    if not wanted.parties:
        return store.search(words, limit, only=only)
    dossier = store.dossier()
    ids = wanted.ids_in(dossier)
    named = OnWords(
        (mention, party.id) for party in dossier.parties if party.id in ids for mention in party.mentions
    )
    passages = store.search(words, _MOST, only=only)
    return [each for each in passages if any(True for _ in named.on(each))][:limit]
