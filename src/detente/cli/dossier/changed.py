"""The command `detente dossier changed`."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import click

from detente import analysis, case, interview, page
from detente.cli.dossier.asking import print_answer
from detente.cli.dossier.options import listing_format, open_for, require_form, store_argument
from detente.cli.options import day_type
from detente.dossier import without_password
from detente.errors import BadInput


@click.command(short_help="What the reports since a day, or a report, change.")
@store_argument
@click.option("--since", type=day_type, default=None, help="The last day of what is known already.")
@click.option("--report", default=None, metavar="ID", help="The last report of what is known already.")
@click.option(
    "--case",
    "of_case",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=None,
    metavar="CASE",
    help="Tell also what they change in the answer of this case, as it stands.",
)
@listing_format
def changed(
    store: str, since: date | None, report: str | None, of_case: Path | None, form: str, out: Path | None
) -> None:
    """Tell what the reports since a day change: in positions, in a draft, in what is due, in the answer.

    Without a day, what the latest report changes.
    """
    require_form(form, out)
    if since is not None and report is not None:
        raise BadInput("--report", "--since says the day already", "give one of them")
    with open_for(store) as opened:
        after = opened.dossier()
        day = since
        if report is not None:
            if report not in after.reports:
                mend = f"see their ids: detente dossier reports {without_password(store)}"
                raise BadInput("--report", f"{report} is unknown", mend)
            day = after.reports[report].published
        elif since is None and after.latest is not None:
            day = after.latest - timedelta(days=1)
        if day is None:
            raise BadInput(report or store, "has no day of publication", "say the day: --since 2026-05-07")
        before = opened.dossier(until=day)
    table, base = page.table_with_days(after)
    changes = analysis.changes_between(
        before, after, day, positions=table, base=base, earlier=page.table_with_days(before)
    )
    person_s = None if of_case is None else case.load_case(str(of_case))
    drafted = None if of_case is None else interview.drafted_before(of_case)
    answer = analysis.changed_answer(before, after, person_s, drafted)
    print_answer(
        lambda: page.changed_page(changes, answer),
        lambda: analysis.changes_table(changes, answer),
        form,
        out,
    )
