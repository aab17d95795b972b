"""The command `detente dossier search`."""

from __future__ import annotations

from pathlib import Path

import click

from detente import analysis
from detente.cli.dossier.options import listing_format, open_for, print_list, store_argument


@click.command(short_help="Find passages by their words.")
@store_argument
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Passages at most.")
@listing_format
def search(store: str, words: tuple[str, ...], limit: int, form: str, out: Path | None) -> None:
    """Find passages that have all of some words, the most telling first.

    "talks" finds "talk" too. Words in quotation marks must stand together, and ban* stands for all words that
    begin so.
    """
    with open_for(store) as opened:

        def found() -> analysis.Listing:
            passages = opened.search(" ".join(words), limit)
            return analysis.list_passages(passages, opened.reports_of({each.report for each in passages}))

        print_list(found, form, out)
