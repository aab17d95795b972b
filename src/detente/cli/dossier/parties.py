"""The command `detente dossier parties`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from detente import analysis
from detente.cli.dossier.options import (
    list_options,
    listing_format,
    open_for,
    print_list,
    store_argument,
    wanted_of,
)


@click.command(short_help="List who is named.")
@store_argument
@list_options
@listing_format
def parties(
    store: str,
    party: str | None,
    since: date | None,
    until: date | None,
    report: str | None,
    limit: int | None,
    form: str,
    out: Path | None,
) -> None:
    """List who is named: names, kind, standing, and how often."""
    wanted = wanted_of(party, since, until, report, limit)
    with open_for(store) as opened:
        print_list(lambda: analysis.list_parties(opened.dossier(), wanted), form, out)
