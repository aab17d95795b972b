"""The command `detente dossier withdraw`."""

from __future__ import annotations

import click

from detente import analysis
from detente.cli.dossier.options import open_for, store_argument
from detente.dossier import Reviewer, login_name
from detente.errors import BadArgument, BadInput
from detente.safe import safe_line


@click.command(short_help="Take reports out that do not belong here.")
@store_argument
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...")
@click.option("--who", default=None, metavar="NAME", help="Who decides.  [default: your login name]")
@click.option("--why", default="", metavar="TEXT", help="The reason.")
def withdraw(store: str, reports: tuple[str, ...], who: str | None, why: str) -> None:
    """Take reports out of a dossier, by their ids: no answer rests on them any more.

    Nothing is deleted. `undo` brings a report back, with all that was decided about it.
    """
    with open_for(store) as opened:
        reviewer = Reviewer(opened, who or login_name())
        for report in dict.fromkeys(reports):
            try:
                made = analysis.withdraw_report(reviewer, report, why)
            except BadArgument as error:
                raise BadInput(opened.where, error.what, error.mend) from None
            for decision in made:
                back = f"to bring it back: detente dossier undo {opened.where} {decision.number}"
                click.echo(safe_line(f"{decision.number}: {report} withdrawn; {back}"))
