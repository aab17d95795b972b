"""Signs that show nothing (joiners, direction marks, soft hyphens): read past, with places kept right."""

from __future__ import annotations

import re
from typing import Any

from detente.reading.findings import Findings

# Zero-width space, joiners and direction marks, embeddings and isolates, word joiner, soft hyphen, BOM.
_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")


def visible_places(text: str) -> list[int] | None:
    r"""The places of the signs of a text that can be seen; None where all can.

    Examples
    --------
    >>> visible_places("So\u200dkha"), visible_places("Sokha")
    ([0, 1, 3, 4, 5], None)
    """
    if _INVISIBLE.search(text) is None:
        return None
    return [place for place, sign in enumerate(text) if not _INVISIBLE.match(sign)]


def put_back(findings: Findings, text: str, places: list[int]) -> Findings:
    """Findings of the visible signs, with every span as it lies in the whole text."""
    moved = _moved(findings.model_dump(exclude={"text"}), places)
    return Findings.model_validate({**moved, "text": text})


def _moved(value: Any, places: list[int]) -> Any:
    if isinstance(value, dict):
        if value.keys() == {"start", "end"}:
            return {"start": places[value["start"]], "end": places[value["end"] - 1] + 1}
        return {key: _moved(inner, places) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_moved(inner, places) for inner in value]
    return value
