"""The command `detente dossier standing`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from detente import analysis, dossier, page
from detente.cli.dossier.asking import Asked, as_of_option, asks_without_types, base_of, print_answer
from detente.cli.dossier.options import listing_format, store_argument


@click.command(short_help="Who is banned, jailed or in office on a day.")
@store_argument
@asks_without_types
@as_of_option
@click.option("--offices/--no-offices", default=True, help="With who is in office, or without.")
@listing_format
def standing(
    store: str, filters: Asked, as_of: date | None, offices: bool, form: str, out: Path | None
) -> None:
    """Tell who is banned, jailed, on trial or in office on a day."""
    with base_of(store, form, out) as base:
        rows = dossier.standing_on(base, as_of, filters.filter(base), offices=offices)
        print_answer(
            lambda: page.standing_page(base, rows, as_of),
            lambda: analysis.standing_table(base, rows),
            form,
            out,
        )
