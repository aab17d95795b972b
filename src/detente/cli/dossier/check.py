"""The command `detente dossier check`."""

from __future__ import annotations

from pathlib import Path

import click

from detente.cli.dossier.options import open_for, store_argument
from detente.cli.output import note, require_new, require_parent
from detente.dossier import is_address, without_password
from detente.errors import BadInput
from detente.safe import safe_line
from detente.short import count_of, shortened

_MOST_LOST = 500
"""Letters, at most, of what is named as lost."""


@click.command(short_help="Check that all is as it was written.")
@store_argument
@click.option(
    "--save", type=click.Path(dir_okay=False, path_type=Path), default=None, metavar="FILE",
    help="Save what can be read of a damaged file into this new one.",
)  # fmt: skip
def check(store: str, save: Path | None) -> None:
    """Check that everything is as it was written: the file, each report, reading and decision."""
    if save is None:
        with open_for(store) as opened:
            click.echo(f"{count_of(opened.check(), 'report')}, all as they were written")
        return
    if is_address(store) or not Path(store).is_file():
        mend = "name a damaged file; a database is restored from a backup"
        raise BadInput(without_password(store), "is no file", mend)
    require_new(save)
    require_parent(save)
    with open_for(str(save), create=True) as opened:
        saved = opened.save_from(store)
    click.echo(
        f"{count_of(saved.reports, 'report')} and {count_of(saved.decisions, 'decision')} saved in {save}"
    )
    if saved.lost:
        lost = safe_line(shortened(", ".join(saved.lost), _MOST_LOST))
        note(f"not saved, as it was changed or damaged: {lost}")
    if saved.unread:
        note(f"the findings of {saved.unread} of them are lost: detente dossier reread {save}")
