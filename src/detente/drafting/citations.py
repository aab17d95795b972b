"""The `evidence` section of a draft: an id for each passage cited, and the file that holds it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from detente.dossier import Dossier
from detente.positions import Position
from detente.sources import Evidence

_MOST_OF_A_ROW = 8
"""Passages cited for one option: a person reads no more, and a dispute of a year has hundreds."""


class Citations:
    """Ids for the evidence cited, and the items of the `evidence` section.

    Parameters
    ----------
    folder
        Where the case will stand: reports are named relative to it.
    """

    def __init__(self, dossier: Dossier, folder: Path) -> None:
        self.items: dict[str, dict[str, Any]] = {}
        self._sources = {report.id: report.source for report in dossier.reports.values()}
        self._folder = folder.resolve()
        self._files: dict[str, str] = {}
        self._ids: dict[Evidence, str] = {}

    def __call__(self, evidence: Iterable[Evidence]) -> list[str]:
        """Return the ids of passages, each once."""
        return [self._cite(passage) for passage in dict.fromkeys(evidence)]

    def _cite(self, passage: Evidence) -> str:
        if passage not in self._ids:
            name = f"e{len(self._ids) + 1}"
            self._ids[passage] = name
            self.items[name] = {
                "report": self.name_of(passage.report),
                "quote": passage.quote,
                "start": passage.start,
                "end": passage.end,
            }
        return self._ids[passage]

    def name_of(self, report: str) -> str:
        """Return a report as the case names it."""
        if report not in self._files:
            self._files[report] = self._relative(self._sources[report])
        return self._files[report]

    def _relative(self, source: str) -> str:
        file, _, _ = source.partition("#")
        path = Path(source if Path(source).exists() else file)
        if not path.exists():
            return source
        relative = os.path.relpath(path.resolve(), self._folder)
        return relative if str(path) == source else f"{relative}#{source.partition('#')[2]}"


def cited_reports(dossier: Dossier, folder: Path, cited: Iterable[str]) -> list[str]:
    """Return the ids of the reports of a dossier that the `evidence` of a case in a folder names.

    Parameters
    ----------
    cited
        The reports as the case names them.
    """
    cite = Citations(dossier, folder)
    names = set(cited)
    # A case may have been drafted from the files themselves, before they were kept.
    own = {name.partition("#")[2] or Path(name).stem for name in names}
    return [report for report in dossier.reports if report in own or cite.name_of(report) in names]


def cited_words(dossier: Dossier, folder: Path, evidence: Iterable[Evidence]) -> list[dict[str, Any]]:
    """Return passages as the `evidence` of a case in a folder names them."""
    cite = Citations(dossier, folder)
    return [cite.items[name] for name in cite(evidence)]


def passages_of(row: Position) -> tuple[Evidence, ...]:
    """Return the passages to cite for an act: one of each voice first, then more, a handful at most."""
    first = [voice.evidence[0] for voice in row.voices if voice.evidence]
    return tuple(dict.fromkeys([*first, *row.evidence]))[:_MOST_OF_A_ROW]
