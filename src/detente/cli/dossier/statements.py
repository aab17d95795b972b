"""The command `detente dossier statements`."""

from __future__ import annotations

from pathlib import Path

import click

from detente import analysis
from detente.cli.dossier.options import (
    list_options,
    listing_format,
    open_for,
    print_list,
    store_argument,
)


@click.command(short_help="List who said what.")
@store_argument
@list_options
@listing_format
def statements(store: str, wanted: analysis.Wanted, form: str, out: Path | None) -> None:
    """List who said what, by the day it was published."""
    with open_for(store) as opened:
        print_list(lambda: analysis.list_statements(opened.dossier(), wanted), form, out)
