"""The list of what a redraft brings as JSON."""

from __future__ import annotations

from typing import Any

from detente.interview import Redraft


def redraft_json(redraft: Redraft, written: str | None) -> dict[str, Any]:
    """Return the value that ``detente draft --case --format json`` prints.

    Parameters
    ----------
    written
        The file that holds the case with what is new; None where nothing was written.
    """
    return {
        "written": written,
        "compared": redraft.compared,
        "changes": [
            {
                "kind": change.kind,
                "outcome": change.outcome,
                "at": change.at,
                "says": change.says,
                "why": change.why or None,
                "evidence": [
                    {"report": words.report, "start": words.start, "end": words.end, "quote": words.quote}
                    for words in change.words
                ],
            }
            for change in redraft.changes
        ],
    }
