"""The command `detente dossier claims`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from detente import analysis, dossier, page
from detente.cli.dossier.asking import Asked, asks, base_of, print_answer
from detente.cli.dossier.options import listing_format, store_argument
from detente.errors import BadInput


@click.command(short_help="What one side alone says was done.")
@store_argument
@click.argument("side", metavar="[PARTY]", required=False)
@asks
@click.option(
    "--own-source",
    "own",
    multiple=True,
    metavar="PUBLISHER",
    help="A publisher whose reports count as the party's own voice; may be given several times.",
)
@listing_format
def claims(
    store: str, side: str | None, filters: Asked, own: tuple[str, ...], form: str, out: Path | None
) -> None:
    """Tell what one side alone says was done.

    Deeds that only PARTY, those who speak for it, and its own sources report. Without PARTY, those of each
    side, or of the sides that --party names.
    """
    if own and side is None and len(filters.party) != 1:
        raise BadInput("--own-source", "says not whose sources they are", "name one PARTY")
    whose = side if side is not None else next(iter(filters.party), "")
    with base_of(store, form, out, dict.fromkeys(own, whose)) as base:
        if side is not None:
            named = [base.side(analysis.one_party(base.dossier, side))]
            only = filters.filter(base)
        else:
            named = [base.side(analysis.one_party(base.dossier, name)) for name in filters.party]
            only = replace(filters, party=()).filter(base)
        sides = dict.fromkeys(named) or dict.fromkeys(dossier.sides_that_claim(base))
        rows = [(each, dossier.claims_of(base, each, only)) for each in sides]
        print_answer(
            lambda: page.claims_page(base, *rows[0]) if len(named) == 1 else page.all_claims_page(base, rows),
            lambda: analysis.all_claims_table(base, rows),
            form,
            out,
        )
