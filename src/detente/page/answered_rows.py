"""Answers of an interview, each beside the rows of the table that it bears on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from detente.case import Case, resolve_evidence
from detente.interview import given_in_words, question_in_short
from detente.page.lines import Line
from detente.patterns import as_pattern
from detente.positions import Positions
from detente.sources import Evidence

_AN_OPTION: Final = as_pattern(r"\w+\.\w+")


def answers_beside_rows(case: Case, positions: Positions) -> Mapping[str, tuple[Line, ...]]:
    """Return the answers to questions about the options of a case, by the row that each option rests on.

    An option and a row are of one act if they cite the same words.
    """
    if not case.file.interview:
        return {}
    evidence = resolve_evidence(case)
    words_of = {
        f"{party}.{key}": {_place(evidence[cited]) for cited in option.evidence if cited in evidence}
        for party, of in case.file.parties.items()
        for key, option in of.options.items()
    }
    lines: defaultdict[str, list[Line]] = defaultdict(list)
    for item in case.file.interview:
        answer = f"{question_in_short(item.question or item.id)} {given_in_words(case.file, item)}"
        asked = set(_AN_OPTION.findall(item.id)) & words_of.keys()
        for row in positions.rows:
            cited = {_place(each) for each in row.evidence}
            if any(cited & words_of[option] for option in asked):
                lines[row.id].append(Line(answer, "You answered:"))
    return {row: tuple(of_row) for row, of_row in lines.items()}


def _place(words: Evidence) -> tuple[str, int, int]:
    """Return where words stand; a case names the report of a dossier with the dossier before it."""
    return words.report.rpartition("#")[2], words.start, words.end
