"""Answers to questions to a dossier as JSON: the rows with all their words, and what was left out."""

from __future__ import annotations

from typing import Any

from detente.analysis import AnswerTable


def answer_json(answer: AnswerTable) -> dict[str, Any]:
    """Lay out an answer; its rows stand under the name of the question."""
    laid: dict[str, Any] = {answer.listing.name: answer.records}
    if answer.gaps:
        laid["gaps"] = [
            {
                "first": gap.first.isoformat(),
                "last": gap.last.isoformat(),
                "days": gap.days,
                "published": gap.published,
                "vague": gap.vague,
            }
            for gap in answer.gaps
        ]
    laid["left_out"] = [{"why": why, "number": number} for why, number in answer.left_out]
    return laid
