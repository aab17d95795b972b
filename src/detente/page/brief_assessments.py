"""Assessments that a brief quotes and that a ledger does not have yet, to be taken up there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from detente.dossier import Ledger
from detente.page.page import Assessments, Page
from detente.patterns import as_pattern

_MOST_OF: Final = 0.6
"""The share of a quotation that the assessments of a ledger have, where it is there already."""
_KIND: Final = as_pattern(
    r"(?:^(?:A|Two|One|Another) (?:views?|forecast|warning|advice)|^Views that differ"
    r"|[’'](?:s)? (?:view|forecast|warning|advice))$"
)


@dataclass(frozen=True)
class QuotedAssessment:
    """An assessment as a brief quotes it, and who makes it; empty where its words say so themselves."""

    text: str
    by: str


def quoted_in_brief(brief: Page, ledger: Ledger) -> tuple[QuotedAssessment, ...]:
    """Return the assessments that the page of a brief shows, and that a ledger lacks."""
    known = [_letters(claim.text) for claim in ledger.claims]
    shown = (
        one
        for section in brief.sections
        for block in section.blocks
        if isinstance(block, Assessments)
        for one in block.assessments
    )
    quoted = (QuotedAssessment(_without_marks(one.says.text), _KIND.sub("", one.by)) for one in shown)
    return tuple(each for each in quoted if not _is_among(_letters(each.text), known))


def _is_among(letters: str, known: list[str]) -> bool:
    within = sum(len(claim) for claim in known if claim in letters)
    return within >= _MOST_OF * len(letters) or any(letters in claim for claim in known)


def _letters(text: str) -> str:
    return "".join(re.findall(r"\w", text.casefold()))


def _without_marks(text: str) -> str:
    """Return quoted words without the marks around all of them.

    Examples
    --------
    >>> _without_marks("“The weir will go.”")
    'The weir will go.'
    """
    return text[1:-1] if text.startswith("“") and text.endswith("”") else text
