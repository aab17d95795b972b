"""The command `detente dossier export`."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final, TypeVar

import click

from detente import analysis, dossier, render
from detente.atomic import write_new
from detente.cli.dossier.options import open_for, store_argument
from detente.cli.output import note, require_new, require_parent
from detente.errors import BadInput

_T = TypeVar("_T")


class _Stored:
    """A store with what formats are written from; each is made when a format asks for it.

    Parameters
    ----------
    shown
        Names that stay where all others are replaced; None where none is.
    """

    def __init__(self, store: dossier.Store, shown: tuple[str, ...] | None = None) -> None:
        self._store, self._shown = store, shown

    @cached_property
    def _real(self) -> dossier.EvidenceBase:
        return analysis.evidence_base(self._store.dossier())

    @cached_property
    def _redaction(self) -> dossier.Redaction | None:
        if self._shown is None:
            return None
        return dossier.Redaction(self._real, self._store.secret(), self._shown)

    @cached_property
    def base(self) -> dossier.EvidenceBase:
        return self._real if self._redaction is None else self._redaction.base()

    # Answers are worked out from the words themselves, and redacted then.

    @cached_property
    def due(self) -> tuple[dossier.Due, ...]:
        return self._shared(dossier.due(self._real))

    @cached_property
    def contacts(self) -> tuple[dossier.Contact, ...]:
        return self._shared(dossier.contacts(self._real))

    @cached_property
    def happenings(self) -> tuple[dossier.Happening, ...]:
        return self._shared(dossier.timeline(self._real).happenings)

    def _shared(self, answer: _T) -> _T:
        return answer if self._redaction is None else self._redaction.of(answer)

    @cached_property
    def decisions(self) -> tuple[dossier.Decision, ...]:
        decisions = self._store.decisions()
        return decisions if self._redaction is None else self._redaction.decisions(decisions)


@dataclass(frozen=True)
class _Format:
    """A format: how its files end, what they hold in a few words, and who writes them."""

    ending: str
    holds: str
    write: Callable[[_Stored], bytes | str]


def _timeline(stored: _Stored) -> str:
    out = io.StringIO()
    rows = dossier.storyline_rows(stored.base, stored.happenings)
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
        lambda stored: dossier.due_calendar(stored.base, stored.due),
    ),
    "contacts": _Format(
        ".graphml",
        "who met whom, as GraphML",
        lambda stored: dossier.contact_graph(stored.base, stored.contacts),
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
    "ftm": _Format(
        ".json",
        "entities of FollowTheMoney, one a line",
        lambda stored: "".join(f"{line}\n" for line in dossier.money_entities(stored.base)),
    ),
    "refi-qda": _Format(
        ".qdpx",
        "texts and coded passages, for MAXQDA, NVivo, ATLAS.ti",
        lambda stored: dossier.qda_project(stored.base),
    ),
}
"""Every format that a dossier can be written in."""


@click.command(short_help="Write it for another program.")
@store_argument
@click.option(
    "--to", "form", type=click.Choice(list(FORMATS)), required=True,
    help=" ".join(f"{name}: {form.holds}." for name, form in FORMATS.items()),
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
    to = FORMATS[form]
    if out.suffix.lower() != to.ending:
        raise BadInput(
            str(out), f"--to {form} writes other files", f"give it a name that ends in {to.ending}"
        )
    require_parent(out)
    require_new(out)
    with open_for(store) as opened:
        written = to.write(_Stored(opened, shown if redact else None))
    data = written.encode() if isinstance(written, str) else written
    write_new(out, lambda partial: partial.write_bytes(data))
    note(f"written: {out}")
