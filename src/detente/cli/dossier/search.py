"""The command `detente dossier search`."""

from __future__ import annotations

from pathlib import Path

import click

from detente import analysis
from detente.cli.dossier.options import listing_format, open_for, print_list, search_options, store_argument


@click.command(short_help="Find passages by their words.")
@store_argument
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@search_options
@listing_format
def search(
    store: str,
    words: tuple[str, ...],
    wanted: analysis.Wanted,
    form: str,
    out: Path | None,
) -> None:
    """Find passages that have all of some words, the most telling first.

    "talks" finds "talk" too. Words in quotation marks must stand together, and ban* stands for all words that
    begin so.
    """
    with open_for(store) as opened:

        def found() -> analysis.Listing:
            passages = analysis.search_in(opened, " ".join(words), wanted)
            return analysis.list_passages(passages, opened.reports_of({each.report for each in passages}))

        print_list(found, form, out)
