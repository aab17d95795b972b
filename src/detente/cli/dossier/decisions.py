"""The command `detente dossier decisions`."""

from __future__ import annotations

from pathlib import Path

import click

from detente import analysis
from detente.cli.dossier.options import listing_format, open_for, print_list, store_argument


@click.command(short_help="List who decided what, and why.")
@store_argument
@listing_format
def decisions(store: str, form: str, out: Path | None) -> None:
    """List who decided what, when and why; also what was taken back."""
    with open_for(store) as opened:

        def listing() -> analysis.Listing:
            reports = {key: name for name, key in opened.keys().items()}
            return analysis.list_decisions(opened.decisions(), opened.unmet(), reports)

        print_list(listing, form, out)
