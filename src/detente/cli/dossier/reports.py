"""The command `detente dossier reports`."""

from __future__ import annotations

from pathlib import Path

import click

from detente import analysis
from detente.cli.dossier.options import listing_format, open_for, print_list, store_argument
from detente.cli.output import note
from detente.safe import safe_line


@click.command(short_help="List the reports.")
@store_argument
@listing_format
def reports(store: str, form: str, out: Path | None) -> None:
    """List the reports in the order in which they were added."""
    with open_for(store) as opened:
        print_list(lambda: analysis.list_reports(opened.reports()), form, out)
        for name in opened.withdrawn():
            note(safe_line(analysis.there_in_words(opened, name)))
