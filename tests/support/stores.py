"""Findings of invented reports, to be kept in stores."""

from __future__ import annotations

from datetime import date, timedelta

from detente.reading.findings import Event, Findings, Party, Statement
from detente.sources.report import Evidence, Report

LEAGUE = "Carriers' League"


def told(number: int = 1, *, board: str = "Salt Board", text: str | None = None) -> Findings:
    """The findings of an invented report: two parties, what one said, and what happened."""
    done = f"said it would open gate {number}. The {LEAGUE} met the board on Monday."
    words = text or f"The {board} {done}"
    day = date(2026, 1, 1) + timedelta(number)
    report = Report(f"r{number}", f"r{number}.txt", words, f"Gate {number}", "Salt Gazette", day)
    said, met = words.index("open gate"), words.index("met the board")
    return Findings(
        report=report,
        parties=(
            Party(id="board", name=board, kind="organization", mentions=(of(report, board),)),
            Party(id="league", name=LEAGUE, kind="organization", mentions=(of(report, LEAGUE),)),
        ),
        statements=(
            Statement(
                id="s1",
                speaker="board",
                speaker_span=None,
                cue_span=None,
                manner="indirect",
                content_spans=(report.passage(said, words.index(".", said)),),
            ),
        ),
        events=(
            Event(
                id="e1",
                type="CONSULT",
                actors=("league",),
                recipients=("board",),
                modality="happened",
                when=day.isoformat(),
                span=report.passage(met, len(words) - 1),
            ),
        ),
    )


def of(report: Report, words: str) -> Evidence:
    """The first passage of a report that has these words."""
    start = report.text.index(words)
    return report.passage(start, start + len(words))
