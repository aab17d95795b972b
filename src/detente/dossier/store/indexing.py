"""Lays out anew what is derived from reports, after decisions about them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, select

from detente.dossier.store import kept
from detente.dossier.store.decisions import Decision
from detente.dossier.store.derived import forget_findings, index_findings
from detente.dossier.store.schema import REPORTS


def index_articles(
    connection: Connection, where: str, keys: Iterable[str], decisions: Sequence[Decision]
) -> None:
    """Lay out anew the articles that some reports are editions of: the latest that counts of each.

    Parameters
    ----------
    where
        The name of the store, for what is said of a damaged one.
    keys
        Of the reports.
    """
    ids = {name for key in keys for name in kept.editions_with(connection, key)}
    # Of a report that is out, or back again, another may be a wire copy.
    ids |= set(connection.execute(select(REPORTS.c.id).where(REPORTS.c.copy_of.in_(ids))).scalars())
    latest = kept.latest_editions(connection, where, ids)
    of_ids = select(REPORTS.c.number).where(REPORTS.c.id.in_(ids))
    for number in connection.execute(of_ids).scalars().all():
        forget_findings(connection, number)
    index_reports(connection, where, latest, decisions)


def index_reports(
    connection: Connection, where: str, reports: Sequence[kept.KeptReport], decisions: Sequence[Decision]
) -> None:
    """Lay out some reports anew, with decisions applied to their latest readings."""
    findings = kept.decided_findings(connection, where, reports, decisions)
    for each, of_report in zip(reports, findings, strict=True):
        index_findings(connection, each.number, of_report)
