"""The command `detente dossier contacts`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from detente import analysis, dossier, page
from detente.cli.dossier.asking import Asked, as_of_option, asks_without_types, base_of, print_answer
from detente.cli.dossier.options import listing_format, store_argument


@click.command(short_help="Who met whom, when last and how often.")
@store_argument
@asks_without_types
@as_of_option
@listing_format
def contacts(store: str, filters: Asked, as_of: date | None, form: str, out: Path | None) -> None:
    """Tell who met or talked with whom, when last, how long ago and how often.

    Only meetings that a report says were held count.
    """
    with base_of(store, form, out) as base:
        rows = dossier.contacts(base, filters.filter(base), as_of)
        print_answer(
            lambda: page.contacts_page(base, rows, as_of),
            lambda: analysis.contacts_table(base, rows),
            form,
            out,
        )
