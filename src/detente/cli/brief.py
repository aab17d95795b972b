"""The command `detente brief`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from detente import analysis, render
from detente.cli.options import format_option, output_file, reading_options
from detente.cli.output import console, note, print_json, require_page, write_text


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE|CASE...")
@reading_options
@output_file("--html", "Where to write the page.  [default: brief.html, or none with --format json]")
@format_option
def brief(
    sources: tuple[str, ...],
    published: date | None,
    pipeline: str | None,
    trust: bool,
    html: Path | None,
    form: str,
) -> None:
    """Read reports, draft or load the case, analyse it, and tell it on one page.

    A case file beside the reports is used; otherwise one is drafted from them.
    """
    page = html or (Path("brief.html") if form == "text" else None)
    if page is not None:
        require_page(page)
    answer = analysis.make_brief(sources, published=published, pipeline=pipeline, trust=trust)
    if page is not None:
        write_text(page, render.render_html(answer))
    if form == "json":
        print_json(render.brief_json(answer))
    else:
        render.render_terminal(answer, console())
    if page is not None:
        note(f"the page with every source is {page}")
