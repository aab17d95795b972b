"""The command `detente dossier parties`."""

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


@click.command(short_help="List who is named.")
@store_argument
@list_options
@listing_format
def parties(store: str, wanted: analysis.Wanted, form: str, out: Path | None) -> None:
    """List who is named: names, kind, standing, and how often."""
    with open_for(store) as opened:
        print_list(lambda: analysis.list_parties(opened.dossier(), wanted), form, out)
