"""The command `detente dossier undo`."""

from __future__ import annotations

import click

from detente import analysis
from detente.cli.dossier.options import open_for, store_argument
from detente.dossier import login_name
from detente.safe import safe_line


@click.command(short_help="Take a decision back.")
@store_argument
@click.argument("number", type=click.IntRange(min=1), required=False)
@click.option("--who", default=None, metavar="NAME", help="Who takes it back.  [default: your login name]")
@click.option("--why", default="", metavar="TEXT", help="The reason.")
def undo(store: str, number: int | None, who: str | None, why: str) -> None:
    """Take a decision back: the one of a number, or the last one.

    Nothing is lost: the decision stays in the list, and taking this back makes it count again.
    """
    with open_for(store) as opened:
        taken_back = analysis.take_back(opened, number, who or login_name(), why)
        said = analysis.decision_in_words(taken_back, {key: name for name, key in opened.keys().items()})
    click.echo(f"taken back {taken_back.number}: {safe_line(said)}")
