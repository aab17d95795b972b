"""The command `detente dossier import`."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from detente import analysis, dossier
from detente.cli.dossier.options import open_for, store_argument
from detente.cli.output import note
from detente.dossier import Decision, RowChanges, without_password
from detente.safe import safe_line
from detente.short import count_of

_BY_US: Final = ", coded by detente"
_MOST_GONE: Final = 5
"""Rows that are not in a table any more and are named one by one."""


@click.command("import", short_help="Take up work done in another program.")
@store_argument
@click.argument("file", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--as", "template", type=click.Choice(list(dossier.TEMPLATES)), default=None,
    help="The template that a table follows.  [default: the one whose heads it has]",
)  # fmt: skip
@click.option(
    "--code", "codes", multiple=True, metavar="NAME=KIND",
    help="What the passages of a code are, and of those below it: party, statement, event or act; may be"
    " given several times.",
)  # fmt: skip
@click.option("--who", default=None, metavar="NAME", help="Who decides.  [default: your login name]")
@click.option("--why", default="", metavar="TEXT", help="The reason.  [default: the place in FILE]")
def import_(
    store: str, file: Path, template: str | None, codes: tuple[str, ...], who: str | None, why: str
) -> None:
    """Take up what people coded in another program, or keep in tables, as decisions of theirs.

    FILE is a .dna of Discourse Network Analyzer, a .qdpx of MAXQDA, NVivo or ATLAS.ti, or a .xlsx, .csv or
    .tsv with a chronology, a list of parties or a table of positions. Its texts become reports, and what it
    says of them findings added by hand. All of it is stored, or nothing. STORE is made if it is not there.
    """
    brought = dossier.read_brought(file, template, dossier.kinds_of_codes(codes))
    with open_for(store, create=True) as opened:
        taken = dossier.take_up(opened, brought, who or dossier.login_name(), why)
        there = [analysis.there_in_words(opened, name) for name in taken.there]
    for name in taken.added:
        click.echo(f"added {safe_line(name)}")
    for line in there:
        note(safe_line(line))
    for line in brought.left_out:
        note(f"left out: {line}")
    _say_changes(taken.changes, without_password(store))
    known = f"; {count_of(taken.known, 'other')} known before" if taken.known else ""
    note(f"{file}: {count_of(taken.decisions, 'decision')} stored{known}")
    read = sum(each.payload.get("from", {}).get("place", "").endswith(_BY_US) for each in taken.decisions)
    if read:
        note(f"{read:,} of these nobody had decided about: detente had read them; here they count as decided")


def _say_changes(changes: RowChanges, store: str) -> None:
    for before, after in changes.sure:
        note(f"{_row(after)} is changed; it takes the place of decision {before.number}")
    back = f"detente dossier undo {store}"
    for before, after in changes.unsure:
        old = f"decision {before.number} is of that row as it was"
        note(f"{_row(after)} is new; {old}. If it is the same one changed: {back} {before.number}")
    if len(changes.gone) > _MOST_GONE:
        note(f"{len(changes.gone)} rows are not in the table any more; what was decided by them still counts")
        return
    for before in changes.gone:
        still = f"decision {before.number} still counts"
        note(f"{_row(before)} is not in the table any more; {still}. To take it back: {back} {before.number}")


def _row(decision: Decision) -> str:
    return safe_line(str(decision.payload["from"]["place"]))
