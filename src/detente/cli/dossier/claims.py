"""The command `detente dossier claims`."""

from __future__ import annotations

from pathlib import Path

import click

from detente import analysis, dossier, page
from detente.cli.dossier.asking import Asked, asks, base_of, print_answer
from detente.cli.dossier.options import listing_format, store_argument


@click.command(short_help="What one side alone says was done.")
@store_argument
@click.argument("side", metavar="PARTY")
@asks
@click.option(
    "--own-source",
    "own",
    multiple=True,
    metavar="PUBLISHER",
    help="A publisher whose reports count as the party's own voice; may be given several times.",
)
@listing_format
def claims(store: str, side: str, filters: Asked, own: tuple[str, ...], form: str, out: Path | None) -> None:
    """Tell what one side alone says was done.

    Deeds that only PARTY, those who speak for it, and its own sources report.
    """
    with base_of(store, form, out, dict.fromkeys(own, side)) as base:
        party = base.side(analysis.one_party(base.dossier, side))
        rows = dossier.claims_of(base, party, filters.filter(base))
        print_answer(
            lambda: page.claims_page(base, party, rows),
            lambda: analysis.claims_table(base, party, rows),
            form,
            out,
        )
