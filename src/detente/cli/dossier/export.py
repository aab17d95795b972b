"""The command `detente dossier export`."""

from __future__ import annotations

from pathlib import Path

import click

from detente import render
from detente.atomic import write_new
from detente.cli.dossier.options import open_for, store_argument
from detente.cli.output import note, require_new, require_parent
from detente.errors import BadInput


@click.command(short_help="Write it for another program.")
@store_argument
@click.option(
    "--to", "form", type=click.Choice(list(render.DOSSIER_FORMATS)), required=True,
    help=" ".join(f"{name}: {form.holds}." for name, form in render.DOSSIER_FORMATS.items()),
)  # fmt: skip
@click.option(
    "--redact",
    is_flag=True,
    help="Replace names and quotes by pseudonyms, which stay the same from export to export.",
)
@click.option(
    "--show",
    "shown",
    multiple=True,
    metavar="NAME",
    help="With --redact: leave the name of this party or publisher; may be given several times.",
)
@click.argument("out", metavar="OUT", type=click.Path(dir_okay=False, path_type=Path))
def export(store: str, form: str, redact: bool, shown: tuple[str, ...], out: Path) -> None:
    """Write a dossier for another program.

    OUT is a new file; its ending is that of the format.
    """
    if shown and not redact:
        raise BadInput("--show", "all names are shown", "add --redact, or leave it out")
    to = render.DOSSIER_FORMATS[form]
    if out.suffix.lower() != to.ending:
        raise BadInput(
            str(out), f"--to {form} writes other files", f"give it a name that ends in {to.ending}"
        )
    require_parent(out)
    require_new(out)
    with open_for(store) as opened:
        data = render.dossier_file(opened, form, shown if redact else None)
    write_new(out, lambda partial: partial.write_bytes(data))
    note(f"written: {out}")
    if to.lacks:
        note(f"not in it: {to.lacks}")
