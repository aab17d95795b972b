"""The command `detente dossier said`."""

from __future__ import annotations

from pathlib import Path

import click

from detente import analysis, dossier, page
from detente.cli.dossier.asking import Asked, asks_without_types, base_of, print_answer
from detente.cli.dossier.options import listing_format, store_argument


@click.command(short_help="Who said what on an issue, and where a speaker changed.")
@store_argument
@asks_without_types
@click.option("--issue", default="", metavar="WORDS", help="Only what speaks of it: 'talks', 'the ban'.")
@click.option("--changed", is_flag=True, help="Only where a speaker contradicts what he said before.")
@listing_format
def said(store: str, filters: Asked, issue: str, changed: bool, form: str, out: Path | None) -> None:
    """Tell who said what on an issue over time, and where a speaker changed."""
    with base_of(store, form, out) as base:
        answer = dossier.said(base, filters.filter(base), issue)
        if changed:
            answer = answer.of_those_who_changed
        print_answer(
            lambda: page.said_page(base, answer, issue),
            lambda: analysis.said_table(base, answer.sayings, answer.left_out),
            form,
            out,
        )
