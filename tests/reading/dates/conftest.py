"""The time expressions of a sentence, read with the shipped pipeline."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from detente.reading.dates.find import find_dates

Dates = Callable[[str, str | None], list[tuple[str, str, str | None]]]


@pytest.fixture
def dates_of(pipeline) -> Dates:
    """Read a text of a day: the words, TIMEX3 value and EDTF of each expression."""

    def _read(text: str, published: str | None) -> list[tuple[str, str, str | None]]:
        day = date.fromisoformat(published) if published is not None else None
        found = find_dates(pipeline(text), day, ())
        return [(text[d.span.start : d.span.end], d.value, d.edtf) for d in found]

    return _read
