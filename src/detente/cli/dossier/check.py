"""The command `detente dossier check`."""

from __future__ import annotations

import click

from detente.cli.dossier.options import open_for, store_argument
from detente.short import count_of


@click.command()
@store_argument
def check(store: str) -> None:
    """Check that everything is as it was written: the file, each report, reading and decision."""
    with open_for(store) as opened:
        click.echo(f"{count_of(opened.check(), 'report')}, all as they were written")
