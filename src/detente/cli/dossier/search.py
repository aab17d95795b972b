"""The command `detente dossier search`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from detente import analysis
from detente.cli.dossier.options import listing_format, open_for, print_list, store_argument
from detente.cli.options import day_type, together

_FILTERS = together(
    click.option(
        "--party", multiple=True, metavar="NAME",
        help="Only passages that name this party; may be given several times.",
    ),
    click.option("--since", type=day_type, default=None, help="Only what was published since this day."),
    click.option("--until", type=day_type, default=None, help="Only what was published by this day."),
    click.option(
        "--report", multiple=True, metavar="ID", help="Only in this report; may be given several times."
    ),
)  # fmt: skip


@click.command(short_help="Find passages by their words.")
@store_argument
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@_FILTERS
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Passages at most.")
@listing_format
def search(
    store: str,
    words: tuple[str, ...],
    party: tuple[str, ...],
    since: date | None,
    until: date | None,
    report: tuple[str, ...],
    limit: int,
    form: str,
    out: Path | None,
) -> None:
    """Find passages that have all of some words, the most telling first.

    "talks" finds "talk" too. Words in quotation marks must stand together, and ban* stands for all words that
    begin so.
    """
    with open_for(store) as opened:

        def found() -> analysis.Listing:
            wanted = analysis.Wanted(party, since, until, report)
            passages = analysis.search_in(opened, " ".join(words), wanted, limit)
            return analysis.list_passages(passages, opened.reports_of({each.report for each in passages}))

        print_list(found, form, out)
