"""Options that the commands of a dossier share, and how a list is printed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from functools import update_wrapper
from pathlib import Path
from typing import Any

import click

from detente import analysis, render
from detente.cli.options import Command, day_type, together
from detente.cli.output import console, note, print_json, require_new, require_parent
from detente.dossier import Store, open_store, without_password
from detente.errors import BadInput
from detente.safe import safe_text
from detente.short import count_of

_FILES = ("parquet", "xlsx")
"""Formats that no terminal can show."""

store_argument = click.argument("store", metavar="STORE")


def filter_options(of: str, was: str) -> Callable[[Command], Command]:
    """Return the options by which every question, list and search is narrowed.

    Parameters
    ----------
    of
        "of", "with": what a row has to do with a party.
    was
        What its day says: "was published", "may have been".
    """
    return together(
        click.option(
            "--party",
            multiple=True,
            metavar="NAME",
            help=f"Only {of} this party, by a name or an id; may be given several times.",
        ),
        click.option("--since", type=day_type, default=None, help=f"Only what {was} since this day."),
        click.option("--until", type=day_type, default=None, help=f"Only what {was} by this day."),
        click.option(
            "--report", multiple=True, metavar="ID", help="Only of this report; may be given several times."
        ),
    )


_WANTED = together(
    filter_options("of", "was published"),
    click.option("--limit", type=click.IntRange(min=1), default=None, help="Rows at most."),
)
_SOUGHT = together(
    filter_options("passages that name", "was published"),
    click.option(
        "--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Passages at most."
    ),
)


def list_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command that lists what stands in reports its filters, as one `analysis.Wanted`: ``wanted``."""
    return _as_wanted(command, _WANTED)


def search_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a search its filters in the same way."""
    return _as_wanted(command, _SOUGHT)


def _as_wanted(command: Callable[..., None], options_of: Callable[[Command], Command]) -> Callable[..., None]:

    def wrapped(
        *args: Any,
        party: tuple[str, ...],
        since: date | None,
        until: date | None,
        report: tuple[str, ...],
        limit: int | None,
        **options: Any,
    ) -> None:
        command(*args, wanted=analysis.Wanted(party, since, until, report, limit), **options)

    return options_of(update_wrapper(wrapped, command))


listing_format = together(
    click.option(
        "--format", "form", type=click.Choice(["text", "json", "csv", *_FILES]), default="text",
        show_default=True, help="Text for reading, JSON, or a table for other programs.",
    ),
    click.option(
        "--out", type=click.Path(dir_okay=False, path_type=Path), default=None,
        help="Write the table to this new file, which ends in .csv, .parquet or .xlsx.",
    ),
)  # fmt: skip
"""For every command that prints a list: passes `form` and `out`."""


def open_for(where: str, *, create: bool = False, encrypt: bool = False) -> Store:
    """Open a store, and say so when another program has to be waited for."""
    shown = without_password(where)
    return open_store(
        where,
        create=create,
        encrypt=encrypt,
        on_wait=lambda: note(f"{shown}: another program writes to it; waiting for it"),
    )


def require_dossier_name(out: Path) -> None:
    """Refuse a name by which a dossier is not known again."""
    if out.suffix.lower() != ".dossier":
        raise BadInput(str(out), "is no name of a dossier", "give it a name that ends in .dossier")


def require_form(form: str, out: Path | None) -> None:
    """Refuse a format that needs a file, and a file that is there, before anything is computed."""
    if out is None and form in _FILES:
        raise BadInput("--format", f"{form} is no text", f"name a file: --out list.{form}")
    if out is not None:
        require_new(out)
        require_parent(out)
        if form not in ("text", out.suffix[1:].lower()):
            raise BadInput(
                "--out", f"the file ends in {out.suffix}, the format is {form}", "give one of them"
            )


def print_list(make: Callable[[], analysis.Listing], form: str, out: Path | None) -> None:
    """Print a list, or write it to a file."""
    require_form(form, out)
    listing = make()
    if out is not None:
        render.write_listing(listing, out)
        note(f"{count_of(len(listing.rows), 'row')} written to {out}")
    elif form == "json":
        print_json({listing.name: listing.records})
    elif form == "csv":
        sys.stdout.write(safe_text(render.listing_csv(listing)))
    else:
        render.print_listing(listing, console())
