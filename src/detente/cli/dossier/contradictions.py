"""The command `detente dossier contradictions`."""

from __future__ import annotations

from pathlib import Path

import click

from detente import analysis, dossier, page
from detente.cli.dossier.asking import Asked, asks, base_of, print_answer
from detente.cli.dossier.options import listing_format, store_argument


@click.command(short_help="Where reports contradict each other.")
@store_argument
@asks
@listing_format
def contradictions(store: str, filters: Asked, form: str, out: Path | None) -> None:
    """Tell where reports contradict each other about one event.

    Two dates, two numbers that cannot both be true, or said by one and denied by another.
    """
    with base_of(store, form, out) as base:
        rows = dossier.contradictions(base, filters.filter(base))
        print_answer(
            lambda: page.contradictions_page(base, rows),
            lambda: analysis.contradictions_table(base, rows),
            form,
            out,
        )
