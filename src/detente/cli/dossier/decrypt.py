"""The command `detente dossier decrypt`."""

from __future__ import annotations

from pathlib import Path

import click

from detente import dossier
from detente.atomic import write_new
from detente.cli.dossier.options import require_dossier_name, store_argument
from detente.cli.output import note, require_new, require_parent


@click.command(short_help="Write a copy that is not encrypted.")
@store_argument
@click.argument("out", metavar="OUT", type=click.Path(dir_okay=False, path_type=Path))
def decrypt(store: str, out: Path) -> None:
    """Write a copy of an encrypted dossier that anybody can read."""
    require_dossier_name(out)
    require_parent(out)
    require_new(out)
    write_new(out, lambda partial: dossier.write_unsealed(store, partial))
    note(f"written, not encrypted: {out}")
