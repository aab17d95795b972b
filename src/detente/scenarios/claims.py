"""Rival assessments, tested on the model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class ClaimVerdict:
    """Whether a claim of the case holds in its model.

    ``open`` means that it depends on preferences nobody knows; ``untested`` that the case gives
    no ``holds_if``. ``because`` names the parts of the test and how each came out.
    """

    id: str
    verdict: Literal["holds", "fails", "open", "untested"]
    because: tuple[tuple[str, Literal["holds", "fails", "open"]], ...]
