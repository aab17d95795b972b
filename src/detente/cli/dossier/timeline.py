"""The command `detente dossier timeline`."""

from __future__ import annotations

from pathlib import Path

import click

from detente import analysis, dossier, page
from detente.cli.dossier.asking import Asked, asks, base_of, print_answer
from detente.cli.dossier.options import listing_format, store_argument


@click.command(short_help="What happened, by its date, and the longest gaps.")
@store_argument
@asks
@click.option("--gaps", type=click.IntRange(min=0), default=3, show_default=True, help="Gaps to show.")
@click.option(
    "--undated", is_flag=True, help="Also what happened on a day that nobody gives, by the day of its report."
)
@listing_format
def timeline(store: str, filters: Asked, gaps: int, undated: bool, form: str, out: Path | None) -> None:
    """Tell what happened, in the order of its dates, and the longest gaps.

    The same event from several reports is one line, with how many reports and publishers tell of it. What
    no words date, or say plainly, is counted and left out.
    """
    with base_of(store, form, out) as base:
        answer = dossier.timeline(base, filters.filter(base), gaps=gaps)

        more = dossier.undated_deeds(base, filters.filter(base)) if undated else None

        def table() -> analysis.AnswerTable:
            lines, wordless = page.told_happenings(base, answer.happenings)
            lines += page.told_happenings(base, more or ())[0]
            told = [(one, line.text) for one, line in lines]
            left_out = [("no date", answer.undated), ("not plainly said", answer.unsure + wordless)]
            return analysis.timeline_table(base, told, left_out, answer.gaps)

        print_answer(lambda: page.timeline_page(base, answer, more), table, form, out)
