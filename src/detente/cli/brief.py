"""The command `detente brief`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from detente import analysis, page, render
from detente.cli.option_groups import GroupedCommand
from detente.cli.options import format_option, output_file, reading_options
from detente.cli.output import console, note, print_json, require_page, write_text


@click.command(cls=GroupedCommand)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE|CASE...")
@output_file("--html", "Where to write the page.  [default: brief.html, or none with --format json]")
@click.option("--full", is_flag=True, help="Print the annexes and the words too, not the first page alone.")
@format_option
@reading_options
def brief(
    sources: tuple[str, ...],
    published: date | None,
    pipeline: str | None,
    trust: bool,
    html: Path | None,
    full: bool,
    form: str,
) -> None:
    """Tell reports and their case on one page.

    The reports are read, the case is drafted or loaded, and analysed.

    A case file beside the reports is used; otherwise one is drafted from them.
    """
    written = html or (Path("brief.html") if form == "text" else None)
    if written is not None:
        require_page(written)
    answer = analysis.make_brief(sources, published=published, pipeline=pipeline, trust=trust)
    if written is not None:
        write_text(written, render.render_html(page.brief_page(answer)))
    if form == "json":
        print_json(render.brief_json(answer))
    else:
        render.render_terminal(page.brief_page(answer), console(), full=full)
    if written is not None:
        note(f"the page with every source is {written}")
