"""The command `detente read`."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

import click

from detente import page, reading, render
from detente.assistant import with_proposals
from detente.cli.assistant import AssistantOptions, assistant_of, assistant_options
from detente.cli.option_groups import RARE, GroupedCommand, GroupedOption
from detente.cli.options import format_option, reading_options
from detente.cli.output import console, note_unreadable
from detente.cli.progress import reading_progress
from detente.dossier import stored_findings
from detente.errors import BadInput
from detente.short import count_of

if TYPE_CHECKING:
    from detente.reading import Findings


@click.command(cls=GroupedCommand)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "--cluster",
    default=None,
    metavar="ADDRESS",
    cls=GroupedOption,
    heading=RARE,
    help="Read on the Dask cluster of this scheduler.",
)
@click.option(
    "--keep-copies",
    is_flag=True,
    cls=GroupedOption,
    heading=RARE,
    help="Read wire copies too, and not only the first of them.",
)
@format_option
@reading_options
@assistant_options
def read(
    sources: tuple[str, ...],
    published: date | None,
    pipeline: str | None,
    trust: bool,
    cluster: str | None,
    keep_copies: bool,
    form: str,
    helped_by: AssistantOptions,
) -> None:
    """Find parties, statements, dates and events in reports.

    SOURCE is a text, Word, OpenDocument, RTF, PDF, mail, HTML, JSONL, CSV, Excel, feed or WARC file, a
    folder of them, or - for standard input.
    """
    unreadable: list[BadInput] = []
    with (
        assistant_of(helped_by, pipeline, trust=trust) as assistant,
        reading_progress(sources, form) as report_progress,
    ):
        findings: Iterable[Findings] | None = stored_findings(sources)
        if findings is None:
            findings = reading.read_sources(
                sources,
                published=published,
                pipeline=pipeline,
                trust=trust,
                unreadable=unreadable,
                cluster=cluster,
                keep_copies=keep_copies,
            )
        findings = with_proposals(findings, assistant, report_progress=report_progress)
        if form == "json":
            render.write_findings(findings, sys.stdout)
        else:
            for number, report in enumerate(findings, start=1):
                render.render_terminal(page.findings_page(report), console(), ruled=True)
                report_progress(f"{count_of(number, 'report')} read")
    note_unreadable(unreadable)
