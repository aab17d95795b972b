"""The command `detente dossier positions`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from detente import analysis, page, render
from detente import positions as positions_of_reports
from detente.cli.dossier.asking import Asked, asks_without_types, print_answer
from detente.cli.dossier.options import listing_format, open_for, require_form, store_argument
from detente.cli.options import day_type
from detente.cli.output import print_json


@click.command(short_help="Who wants what of whom, on an issue and a day.")
@store_argument
@asks_without_types
@click.option("--issue", default="", metavar="WORDS", help="Only what speaks of it: 'talks', 'the ban'.")
@click.option("--on", "as_of", type=day_type, default=None, help="As the reports up to this day tell it.")
@listing_format
def positions(
    store: str, filters: Asked, issue: str, as_of: date | None, form: str, out: Path | None
) -> None:
    """Tell who wants what of whom: the table of positions, on an issue and as of a day."""
    require_form(form, out)
    with open_for(store) as opened:
        dossier = opened.dossier(until=as_of)
    table = positions_of_reports.positions_of(dossier)
    table = analysis.positions_on(
        dossier,
        table,
        filters.party,
        issue,
        since=filters.since,
        until=filters.until,
        reports=filters.report,
    )
    if form == "json" and out is None:
        print_json(render.positions_json(table, dossier))
        return
    base = analysis.evidence_base(dossier, table)
    print_answer(
        lambda: page.positions_page(analysis.PositionsResult(dossier, table)),
        lambda: analysis.positions_table(base, table),
        form,
        out,
    )
