"""The command `detente dossier export`."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import click

from detente import analysis, dossier, render
from detente.atomic import write_new
from detente.cli.dossier.options import open_for, store_argument
from detente.cli.output import note, require_new, require_parent
from detente.errors import BadInput

_ENDINGS = {
    "plover": ".jsonl",
    "annotations": ".jsonld",
    "calendar": ".ics",
    "contacts": ".graphml",
    "timeline": ".csv",
    "provenance": ".json",
}


@click.command(short_help="Write it for another program.")
@store_argument
@click.option(
    "--to", "form", type=click.Choice(list(_ENDINGS)), required=True,
    help="plover: event records, one a line. annotations: every passage as a W3C Web Annotation. calendar:"
    " what is due (iCalendar). contacts: who met whom, as GraphML. timeline: a table for TimelineJS."
    " provenance: the decisions as W3C PROV-JSON.",
)  # fmt: skip
@click.argument("out", metavar="OUT", type=click.Path(dir_okay=False, path_type=Path))
def export(store: str, form: str, out: Path) -> None:
    """Write a dossier for another program.

    OUT is a new file; its ending says what it is: .jsonl, .jsonld, .ics, .graphml, .csv or .json.
    """
    ending = _ENDINGS[form]
    if out.suffix.lower() != ending:
        raise BadInput(str(out), f"--to {form} writes other files", f"give it a name that ends in {ending}")
    require_parent(out)
    require_new(out)
    with open_for(store) as opened:
        if form == "provenance":
            data = dossier.provenance_of(opened.decisions()).encode()
        else:
            data = _WRITERS[form](analysis.evidence_base(opened.dossier()))
    write_new(out, lambda partial: partial.write_bytes(data))
    note(f"written: {out}")


def _plover(base: dossier.EvidenceBase) -> bytes:
    return "".join(f"{line}\n" for line in dossier.plover_lines(base)).encode()


def _annotations(base: dossier.EvidenceBase) -> bytes:
    return dossier.annotation_page(base).encode()


def _calendar(base: dossier.EvidenceBase) -> bytes:
    return dossier.due_calendar(base, dossier.due(base))


def _contacts(base: dossier.EvidenceBase) -> bytes:
    return dossier.contact_graph(base, dossier.contacts(base))


def _timeline(base: dossier.EvidenceBase) -> bytes:
    out = io.StringIO()
    rows = dossier.storyline_rows(base, dossier.timeline(base).happenings)
    csv.writer(out, lineterminator="\n").writerows([render.plain(cell) for cell in row] for row in rows)
    return out.getvalue().encode()


_WRITERS: dict[str, Callable[[dossier.EvidenceBase], bytes]] = {
    "plover": _plover,
    "annotations": _annotations,
    "calendar": _calendar,
    "contacts": _contacts,
    "timeline": _timeline,
}
