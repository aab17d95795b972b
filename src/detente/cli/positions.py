"""The command `detente positions`."""

from __future__ import annotations

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
from detente.errors import BadInput


@click.command(cls=GroupedCommand)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@output_file("--html", "Write the table as one HTML page.")
@document_options
@format_option
@reading_options
@assistant_options
def positions(
    sources: tuple[str, ...],
    published: date | None,
    pipeline: str | None,
    trust: bool,
    html: Path | None,
    docx: Path | None,
    pdf: Path | None,
    form: str,
    helped_by: AssistantOptions,
) -> None:
    """Tell who wants what of whom.

    Each act in dispute: who would do it, who demands, offers or refuses it, on what condition, and
    whether it is in force.

    SOURCE is reports, as for `read`, or the JSON that `read` printed.
    """
    if html is not None:
        require_page(html, sources)
    require_documents(docx, pdf, sources)
    unreadable: list[BadInput] = []
    with (
        assistant_of(helped_by, pipeline, trust=trust) as assistant,
        reading_progress(sources, form) as report_progress,
    ):
        answer = analysis.tabulate_positions(
            sources,
            published=published,
            pipeline=pipeline,
            trust=trust,
            unreadable=unreadable,
            assistant=assistant,
            report_progress=report_progress,
        )
    written = None
    if html is not None:
        written = write_page(page.positions_page(answer), sources, html, piped_text(answer.dossier))
    piped = piped_text(answer.dossier)
    require_documents(docx, pdf, sources, piped)
    write_documents(lambda: page.positions_page(answer), sources, docx, pdf, piped)
    if form == "json":
        print_json(render.positions_json(answer.positions, answer.dossier))
    else:
        render.render_terminal(page.positions_page(answer), console())
    note_unreadable(unreadable)
    if written is not None:
        note(written)
