"""The command `detente dossier timeline`."""

from __future__ import annotations

from pathlib import Path

import click

from detente import analysis, page
from detente.cli.dossier.asking import Asked, asks, print_answer
from detente.cli.dossier.options import listing_format, open_for, require_form, store_argument
from detente.cli.output import note
from detente.errors import BadInput
from detente.short import count_of


@click.command(short_help="What happened, by its date, and the longest gaps.")
@store_argument
@asks
@click.option("--gaps", type=click.IntRange(min=0), default=3, show_default=True, help="Gaps to show.")
@click.option(
    "--undated", is_flag=True, help="Also what happened on a day that nobody gives, by the day of its report."
)
@click.option("--limit", type=click.IntRange(min=1), default=None, help="Lines at most; all if not given.")
@click.option(
    "--page",
    "number",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="With --limit: which lines, page by page.",
)
@listing_format
def timeline(
    store: str,
    filters: Asked,
    gaps: int,
    undated: bool,
    limit: int | None,
    number: int,
    form: str,
    out: Path | None,
) -> None:
    """Tell what happened, in the order of its dates, and the longest gaps.

    The same event from several reports is one line, with how many reports and publishers tell of it. What
    no words date, or say plainly, is counted and left out.
    """
    require_form(form, out)
    if number > 1 and limit is None:
        raise BadInput(
            "--page", "the lines are not parted into pages", "say how many stand on one: --limit 100"
        )
    with open_for(store) as opened:
        reports = opened.ids() if filters.report else frozenset()
        with opened.timeline_rows(
            lambda dossier, before: analysis.lay_out_timeline(
                dossier, page.TimelineWording, before, page.base_with_days(dossier)
            ),
            analysis.timeline_maker(),
            on_making=lambda many: note(
                f"joining {count_of(many, 'report')}, once for this state of the dossier"
            ),
            on_unkept=lambda why: note(f"the timeline is not kept for the next time: {why}"),
        ) as rows:
            answer = analysis.ask_timeline(
                rows,
                filters.filter_of_timeline(rows, reports),
                gaps=gaps,
                limit=limit,
                start=(number - 1) * (limit or 0),
                undated=undated,
            )
    every = answer.every
    if number > 1 and limit is not None and answer.start >= every:
        pages = -(-every // limit)
        raise BadInput(
            "--page", f"there is no page {number}", f"name one of {pages:,}" if pages else "leave it out"
        )
    print_answer(lambda: page.kept_timeline_page(answer), lambda: answer.table, form, out)
