"""Passages looked for in a dossier: of some days, reports or parties only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.analysis.listings import Wanted
from detente.errors import BadInput
from detente.reading import OnWords
from detente.sources import Evidence

if TYPE_CHECKING:
    from detente.dossier import Store

_MOST: Final = 1_000
"""Passages among which those that name a party are looked for."""


def search_in(store: Store, words: str, wanted: Wanted, limit: int) -> list[Evidence]:
    """Return the passages that have all of some words, the most telling first.

    Parameters
    ----------
    wanted
        The days of publication, the reports, and the parties of which a passage must name one.

    Raises
    ------
    BadInput
        If no report names a party, or a report is unknown.
    """
    if wanted == Wanted():
        return store.search(words, limit)
    unknown = [report for report in wanted.reports if report not in store.ids()]
    if unknown:
        raise BadInput("--report", f"{unknown[0]} is unknown", "see their ids: detente dossier reports STORE")
    only = [
        report.id
        for report in store.reports()
        if (not wanted.reports or report.id in wanted.reports)
        and (wanted.since is None or (report.published is not None and report.published >= wanted.since))
        and (wanted.until is None or (report.published is not None and report.published <= wanted.until))
    ]
    if not wanted.parties:
        return store.search(words, limit, only=only)
    dossier = store.dossier()
    ids = wanted.ids_in(dossier)
    named = OnWords(
        (mention, party.id) for party in dossier.parties if party.id in ids for mention in party.mentions
    )
    passages = store.search(words, _MOST, only=only)
    return [each for each in passages if any(True for _ in named.on(each))][:limit]
