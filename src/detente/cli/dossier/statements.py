"""The command `detente dossier statements`."""

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


@click.command(short_help="List who said what.")
@store_argument
@list_options
@listing_format
def statements(
    store: str,
    party: str | None,
    since: date | None,
    until: date | None,
    report: str | None,
    limit: int | None,
    form: str,
    out: Path | None,
) -> None:
    """List who said what, by the day it was published."""
    wanted = wanted_of(party, since, until, report, limit)
    with open_for(store) as opened:
        print_list(lambda: analysis.list_statements(opened.dossier(), wanted), form, out)
