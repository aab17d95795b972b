"""Dossiers of texts that tests write, read by the real pipeline."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from tests.support.commands import run

from detente.dossier import Dossier, join_findings
from detente.reading import read_loaded
from detente.sources import Report


def report_of(day: str, text: str, publisher: str | None = None, copy_of: str | None = None) -> Report:
    """A report of a day, whose id is its day and publisher."""
    name = day if publisher is None else f"{day} {publisher}"
    return Report(
        id=name,
        source=f"{name}.txt",
        text=text,
        publisher=publisher,
        published=date.fromisoformat(day),
        copy_of=copy_of,
    )


def dossier_of(*reports: tuple[str, str] | tuple[str, str, str] | Report) -> Dossier:
    """Read reports, each a day and a text, or with its publisher."""
    return join_findings(read_loaded(list(_reports(reports))))


def _reports(reports: Iterable[tuple[str, ...] | Report]) -> Iterable[Report]:
    return (one if isinstance(one, Report) else report_of(*one) for one in reports)


def kept_dossier(folder: Path, reports: Mapping[str, str]) -> Path:
    """Keep reports, given by the names of their files, in a dossier of their own, by the command."""
    for name, text in reports.items():
        (folder / name).write_bytes(text.encode())
    store = folder / "karsk.dossier"
    assert run("dossier", "add", str(store), *(str(folder / name) for name in reports)).status == 0
    return store
