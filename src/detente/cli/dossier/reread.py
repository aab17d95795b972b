"""The command `detente dossier reread`."""

from __future__ import annotations

import click

from detente import analysis
from detente.cli.dossier.options import open_for, store_argument
from detente.cli.progress import progress
from detente.safe import safe_line


@click.command(short_help="Read reports again, by this version.")
@store_argument
@click.option("--all", "everything", is_flag=True, help="Read all reports, whoever read them.")
@click.option(
    "--pipeline", default=None, help="A spaCy pipeline, by name or path, instead of the shipped one."
)
@click.option(
    "--trust-pipeline", "trust", is_flag=True, help="Use the shipped pipeline even if its weights differ."
)
def reread(store: str, everything: bool, pipeline: str | None, trust: bool) -> None:
    """Read reports again that another version of detente read.

    The new findings count from then on, the old ones are kept. What a person decided still holds.
    """
    with open_for(store) as opened, progress(None) as report_progress:
        read = analysis.read_again(
            opened, everything=everything, pipeline=pipeline, trust=trust, report_progress=report_progress
        )
        for name in read:
            click.echo(f"read again {safe_line(name)}")
