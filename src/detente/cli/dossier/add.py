"""The command `detente dossier add`."""

from __future__ import annotations

import sys
from datetime import date

import click

from detente import analysis
from detente.cli.assistant import AssistantOptions, assistant_of, assistant_options
from detente.cli.dossier.options import open_for, store_argument
from detente.cli.option_groups import GroupedCommand
from detente.cli.options import reading_options
from detente.cli.output import note, note_unreadable
from detente.cli.progress import reading_progress
from detente.errors import BadInput
from detente.safe import safe_line


@click.command(cls=GroupedCommand, short_help="Read reports, and keep what is found.")
@store_argument
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "--encrypt",
    is_flag=True,
    help="Encrypt the file that is made; the passphrase is asked for, or is in DETENTE_PASSPHRASE.",
)
@reading_options
@assistant_options
def add(
    store: str,
    sources: tuple[str, ...],
    encrypt: bool,
    published: date | None,
    pipeline: str | None,
    trust: bool,
    helped_by: AssistantOptions,
) -> None:
    """Read reports, and keep them with all that is found in them.

    For each report one line, "added ID", as soon as it is safely on the disk. A report that is there
    already is left as it is. SOURCE is reports, as for `read`, or the JSON that `read` printed.
    """
    unreadable: list[BadInput] = []
    with (
        assistant_of(helped_by, pipeline, trust=trust) as assistant,
        open_for(store, create=True, encrypt=encrypt) as opened,
        reading_progress(sources) as report_progress,
    ):
        added = analysis.keep_reports(
            opened,
            sources,
            published=published,
            pipeline=pipeline,
            trust=trust,
            unreadable=unreadable,
            on_there=lambda name: note(safe_line(analysis.there_in_words(opened, name))),
            assistant=assistant,
            report_progress=report_progress,
        )
        for name in added:
            click.echo(f"added {safe_line(name)}")
            sys.stdout.flush()
    note_unreadable(unreadable)
