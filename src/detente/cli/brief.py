"""The command `detente brief`."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from detente import analysis, page, render
from detente.cli.assistant import AssistantOptions, assistant_of, assistant_options
from detente.cli.documents import require_documents, write_documents
from detente.cli.option_groups import GroupedCommand
from detente.cli.options import document_options, format_option, output_file, reading_options
from detente.cli.output import console, note, note_unreadable, print_json
from detente.cli.pages import piped_text, require_page, write_page
from detente.cli.progress import reading_progress
from detente.cli.streams import Unheard


@click.command(cls=GroupedCommand)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE|CASE...")
@output_file(
    "--html",
    "Where to write the page.  [default: named after the first source, report.brief.html; none with"
    " --format json]",
)
@document_options
@click.option(
    "--full",
    is_flag=True,
    help="Print the annexes and the words too, not the first page alone; so in Word and PDF.",
)
@format_option
@reading_options
@assistant_options
def brief(
    sources: tuple[str, ...],
    published: date | None,
    pipeline: str | None,
    trust: bool,
    html: Path | None,
    docx: Path | None,
    pdf: Path | None,
    full: bool,
    form: str,
    helped_by: AssistantOptions,
) -> None:
    """Tell reports and their case on one page.

    The reports are read, the case is drafted or loaded, and analysed.

    A case file beside the reports is used; otherwise one is drafted from them.
    """
    if html is not None:
        require_page(html, sources)
    require_documents(docx, pdf, sources)
    with (
        assistant_of(helped_by, pipeline, trust=trust) as assistant,
        reading_progress(sources, form) as report_progress,
    ):
        answer = analysis.make_brief(
            sources,
            published=published,
            pipeline=pipeline,
            trust=trust,
            assistant=assistant,
            report_progress=report_progress,
        )
        composed = page.brief_page(answer)
    piped = piped_text(answer.dossier)
    if html is not None:
        require_page(html, sources, piped)
    require_documents(docx, pdf, sources, piped)
    unheard: Unheard | None = None
    try:
        if form == "json":
            print_json(render.brief_json(answer))
        else:
            render.render_terminal(composed, console(), full=full)
        sys.stdout.flush()
    except Unheard as error:
        unheard = error
    # The file comes after the first page, but also for whoever stops reading before its end.
    note_unreadable(answer.left_out)
    if html is not None or form == "text":
        note(write_page(composed, sources, html, piped))
    write_documents(lambda: composed, sources, docx, pdf, piped, whole=full)
    if unheard is not None:
        raise unheard
