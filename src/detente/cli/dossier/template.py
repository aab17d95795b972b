"""The command `detente dossier template`."""

from __future__ import annotations

from pathlib import Path

import click

from detente import dossier
from detente.atomic import write_new
from detente.cli.output import note, require_new, require_parent
from detente.errors import BadInput


@click.command(short_help="Write an empty table to fill in.")
@click.argument("name", metavar="NAME", type=click.Choice(list(dossier.TEMPLATES)))
@click.argument("out", metavar="OUT", type=click.Path(dir_okay=False, path_type=Path))
def template(name: str, out: Path) -> None:
    """Write an empty table to fill in, with one invented row.

    NAME is chronology, parties or positions. OUT is a new file that ends in .xlsx or .csv. What you fill in
    is taken up by `detente dossier import`, which passes over the invented row.
    """
    ending = out.suffix.lower()
    if ending not in (".xlsx", ".csv"):
        raise BadInput(str(out), "its ending names no format", "let it end in .xlsx or .csv")
    require_parent(out)
    require_new(out)
    data = dossier.template_workbook(name) if ending == ".xlsx" else dossier.template_csv(name).encode()
    write_new(out, lambda partial: partial.write_bytes(data))
    note(f"written: {out}")
