"""The command `detente dossier encrypt`."""

from __future__ import annotations

from pathlib import Path

import click

from detente import dossier
from detente.atomic import write_new
from detente.cli.dossier.options import require_dossier_name, store_argument
from detente.cli.output import note, require_new, require_parent
from detente.sources import passphrase_of


@click.command(short_help="Write an encrypted copy.")
@store_argument
@click.argument("out", metavar="OUT", type=click.Path(dir_okay=False, path_type=Path))
def encrypt(store: str, out: Path) -> None:
    """Write an encrypted copy of a dossier.

    The passphrase is asked for twice, or is in the variable DETENTE_PASSPHRASE; nobody can open the copy
    without it. STORE stays as it is: remove it yourself.
    """
    require_dossier_name(out)
    require_parent(out)
    require_new(out)
    passphrase = passphrase_of(str(out), new=True)
    write_new(out, lambda partial: dossier.write_sealed(store, partial, passphrase))
    note(f"written, encrypted: {out}")
