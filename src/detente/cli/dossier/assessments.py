"""The command `detente dossier assessments`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from detente import analysis, dossier, page, render
from detente.atomic import write_new
from detente.bounded import read_bounded_text
from detente.cli.dossier.options import listing_format, open_for, require_form, store_argument
from detente.cli.output import console, note, print_json, require_new, require_parent
from detente.dossier import login_name
from detente.safe import safe_text
from detente.short import count_of

_MOST_BYTES = 20_000_000


@click.command(short_help="Assessments, with the evidence for and against each.")
@store_argument
@click.option(
    "--take", type=click.Path(exists=True, dir_okay=False, path_type=Path), default=None, metavar="FILE",
    help="Store what this matrix decides: a CSV that --matrix wrote and you changed.",
)  # fmt: skip
@click.option(
    "--matrix", type=click.Path(dir_okay=False, path_type=Path), default=None, metavar="FILE",
    help="Write the matrix to this new CSV file: claims across, evidence down.",
)  # fmt: skip
@click.option("--who", default=None, metavar="NAME", help="Who decides.  [default: your login name]")
@click.option("--why", default="", metavar="TEXT", help="The reason.")
@listing_format
def assessments(
    store: str,
    take: Path | None,
    matrix: Path | None,
    who: str | None,
    why: str,
    form: str,
    out: Path | None,
) -> None:
    """Keep assessments with the evidence for and against each, and score predictions.

    The reports propose assessments, and evidence that shares parties and acts with them. A person decides:
    in the matrix, cell by cell.
    """
    require_form(form, out)
    if matrix is not None:
        require_new(matrix)
        require_parent(matrix)
    with open_for(store) as opened:
        table, base = page.table_with_days(opened.dossier())
        views = page.judged_by_outsiders(base.dossier, table)
        if take is not None:
            text = read_bounded_text(take, _MOST_BYTES)
            made = analysis.take_matrix(opened, base, text, str(take), who or login_name(), why, views)
            note(f"{count_of(made, 'decision')} stored from {take}")
        ledger = analysis.ledger_of_store(opened, base, views)
    if matrix is not None:
        text = dossier.matrix_of(ledger)
        write_new(matrix, lambda path: path.write_text(text, encoding="utf-8"))
        items = count_of(ledger.items, "item of evidence", "items of evidence")
        note(f"{count_of(ledger.claims, 'assessment')} and {items} written to {matrix}")
    if form == "text" and out is None:
        render.render_terminal(page.ledger_page(base, ledger), console(), full=False)
        return
    listing = analysis.ledger_table(ledger)
    if out is not None:
        render.write_listing(listing, out)
    elif form == "csv":
        sys.stdout.write(safe_text(render.listing_csv(listing)))
    else:
        print_json({listing.name: listing.records})
