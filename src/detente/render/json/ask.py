"""The next question of an interview as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from detente.case import Case
from detente.interview import Question
from detente.sources import Evidence


def question_json(case: Case, question: Question | None, evidence: Mapping[str, Evidence]) -> dict[str, Any]:
    """Return the value that ``detente ask --format json`` prints.

    Parameters
    ----------
    question
        None where nothing is left to ask.
    evidence
        The passages that the case cites, by their ids; those of reports at a URL are not among them.
    """
    if question is None:
        return {"question": None}
    return {
        "question": {
            "id": question.id,
            "kind": question.kind,
            "text": question.text,
            "note": question.note,
            "answers": list(question.answers),
            "settles": list(question.settles),
            "evidence": [
                _passage(case, name, evidence.get(name))
                for name in question.evidence
                if name in case.file.evidence
            ],
        }
    }


def _passage(case: Case, name: str, passage: Evidence | None) -> dict[str, Any]:
    item = case.file.evidence[name]
    start, end = (item.start, item.end) if passage is None else (passage.start, passage.end)
    return {"report": item.report, "start": start, "end": end, "quote": item.quote}
