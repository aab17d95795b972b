"""The command `detente draft`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from detente import case, drafting
from detente.atomic import write_new
from detente.cli.assistant import AssistantOptions, assistant_of, assistant_options
from detente.cli.option_groups import GroupedCommand
from detente.cli.options import format_option, output_file, reading_options
from detente.cli.output import note, note_unreadable, require_new, require_parent
from detente.cli.progress import reading_progress
from detente.errors import BadInput
from detente.safe import safe_json


@click.command(cls=GroupedCommand)
@click.argument("sources", nargs=-1, required=True, metavar="DOSSIER...")
@output_file(
    "--out", "Write the case file here instead of to standard output; an existing file is kept."
)  # fmt: skip
@click.option(
    "--assume",
    type=click.Choice(("now", "none")),
    default="now",
    show_default=True,
    help="now: take what a party does now for what it prefers, and mark it so. none: assume nothing.",
)
@format_option
@reading_options
@assistant_options
def draft(
    sources: tuple[str, ...],
    published: date | None,
    pipeline: str | None,
    trust: bool,
    out: Path | None,
    assume: drafting.Assume,
    form: str,
    helped_by: AssistantOptions,
) -> None:
    """Draft a case file from reports.

    Every line cites its words, unknowns stay unknown.

    DOSSIER is reports, as for `read`, or the JSON that `read` printed.
    """
    if out is not None:
        require_new(out)
        require_parent(out)
    folder = Path.cwd() if out is None else out.parent
    unreadable: list[BadInput] = []
    with assistant_of(helped_by, pipeline, trust=trust) as assistant, reading_progress(sources, form):
        text = drafting.draft_from(
            sources,
            folder,
            published=published,
            pipeline=pipeline,
            trust=trust,
            assume=assume,
            unreadable=unreadable,
            assistant=assistant,
        )
    if form == "json":
        text = safe_json(case.parse_case(text).file.model_dump_json(indent=2, exclude_defaults=True)) + "\n"
    if out is None:
        click.echo(text, nl=False)
    else:
        write_new(out, lambda partial: partial.write_bytes(text.encode()))
    note_unreadable(unreadable)
    if out is not None:
        note(f"drafted {out}; it says what to check first")
        _note_reports_elsewhere(out, text)


def _note_reports_elsewhere(out: Path, text: str) -> None:
    """Say which reports must be named with a draft that is not written beside or above them."""
    drafted = case.parse_case(text, str(out))
    items = drafted.file.evidence.values()
    elsewhere = dict.fromkeys(item.report for item in items if case.cited_file(drafted, item) is None)
    if elsewhere:
        first, more = next(iter(elsewhere)), len(elsewhere) - 1
        cited = f"{first} and {more} more reports" if more else first
        note(f"{out}: cites {cited} outside its folder; name them too: detente brief {out} REPORT")
