"""The command `detente dossier export`."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

import click

from detente import analysis, dossier, render
from detente.atomic import write_new
from detente.cli.dossier.options import open_for, store_argument
from detente.cli.output import note, require_new, require_parent
from detente.errors import BadInput


class _Stored:
    """A store with what formats are written from; each is made when a format asks for it."""

    def __init__(self, store: dossier.Store) -> None:
        self._store = store

    @cached_property
    def base(self) -> dossier.EvidenceBase:
        return analysis.evidence_base(self._store.dossier())

    @cached_property
    def decisions(self) -> tuple[dossier.Decision, ...]:
        return self._store.decisions()


@dataclass(frozen=True)
class _Format:
    """A format: how its files end, what they hold in a few words, and who writes them."""

    ending: str
    holds: str
    write: Callable[[_Stored], bytes | str]


def _timeline(stored: _Stored) -> str:
    out = io.StringIO()
    happenings = dossier.timeline(stored.base).happenings
    rows = dossier.storyline_rows(stored.base, happenings)
    csv.writer(out, lineterminator="\n").writerows([render.plain(cell) for cell in row] for row in rows)
    return out.getvalue()


FORMATS: Final[Mapping[str, _Format]] = {
    "plover": _Format(
        ".jsonl",
        "event records, one a line",
        lambda stored: "".join(f"{line}\n" for line in dossier.plover_lines(stored.base)),
    ),
    "annotations": _Format(
        ".jsonld",
        "every passage as a W3C Web Annotation",
        lambda stored: dossier.annotation_page(stored.base),
    ),
    "calendar": _Format(
        ".ics",
        "what is due (iCalendar)",
        lambda stored: dossier.due_calendar(stored.base, dossier.due(stored.base)),
    ),
    "contacts": _Format(
        ".graphml",
        "who met whom, as GraphML",
        lambda stored: dossier.contact_graph(stored.base, dossier.contacts(stored.base)),
    ),
    "timeline": _Format(".csv", "a table for TimelineJS", _timeline),
    "provenance": _Format(
        ".json",
        "the decisions as W3C PROV-JSON",
        lambda stored: dossier.provenance_of(stored.decisions),
    ),
    "dna": _Format(
        ".dna",
        "who said what of which act, for Discourse Network Analyzer",
        lambda stored: dossier.dna_file(stored.base, stored.decisions),
    ),
}
"""Every format that a dossier can be written in."""


@click.command(short_help="Write it for another program.")
@store_argument
@click.option(
    "--to", "form", type=click.Choice(list(FORMATS)), required=True,
    help=" ".join(f"{name}: {form.holds}." for name, form in FORMATS.items()),
)  # fmt: skip
@click.argument("out", metavar="OUT", type=click.Path(dir_okay=False, path_type=Path))
def export(store: str, form: str, out: Path) -> None:
    """Write a dossier for another program.

    OUT is a new file; its ending is that of the format.
    """
    to = FORMATS[form]
    if out.suffix.lower() != to.ending:
        raise BadInput(
            str(out), f"--to {form} writes other files", f"give it a name that ends in {to.ending}"
        )
    require_parent(out)
    require_new(out)
    with open_for(store) as opened:
        written = to.write(_Stored(opened))
    data = written.encode() if isinstance(written, str) else written
    write_new(out, lambda partial: partial.write_bytes(data))
    note(f"written: {out}")
