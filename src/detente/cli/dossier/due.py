"""The command `detente dossier due`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from detente import analysis, dossier, page
from detente.cli.dossier.asking import Asked, as_of_option, asks, base_of, print_answer
from detente.cli.dossier.options import listing_format, store_argument


@click.command(short_help="What is due, and what is overdue.")
@store_argument
@asks
@as_of_option
@listing_format
def due(store: str, filters: Asked, as_of: date | None, form: str, out: Path | None) -> None:
    """Tell what is due: meetings, elections, trials and deadlines, and what is overdue.

    Overdue is what was announced for a day that has passed, and of which no later report says that it was.
    """
    with base_of(store, form, out) as base:
        rows = dossier.due(base, filters.filter(base), as_of)
        print_answer(
            lambda: page.due_page(base, rows, as_of), lambda: analysis.due_table(base, rows), form, out
        )
