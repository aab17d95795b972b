"""The dates of an office: "leader since 2012", "a former minister"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from typing import Final

from detente.patterns import as_pattern
from detente.reading.findings import DateExpression, Role
from detente.reading.parties.standing_words import word_set

_BOUND: Final = as_pattern(r"\s*(?:\([^)]*\)\s*)?,?\s*(since|until|till|from)\s+$", re.IGNORECASE)
_FAR: Final = 40  # letters between an office and the date that bounds it


def _start_of(expression: DateExpression) -> int:
    return expression.span.start


def with_term(text: str, role: Role, dates: Sequence[DateExpression], published: date | None) -> Role:
    """Add the dates of office that follow it in the text; an office called former was over on publication."""
    since, until = None, None
    # Dates are in the order of the text.
    for k in range(bisect_left(dates, role.span.end, key=_start_of), len(dates)):
        expression = dates[k]
        if expression.span.start - role.span.end > _FAR:
            break
        between = text[role.span.end : expression.span.start]
        if expression.edtf is None:
            continue
        bound = _BOUND.match(between)
        if bound is None:
            continue
        if bound[1].lower() in ("until", "till"):
            until = expression.edtf
        else:
            since = expression.edtf
    first = role.title.split()[0].lower().partition("-")[0] if role.title.split() else ""
    if until is None and first in word_set("former"):
        until = "../" + published.isoformat() if published is not None else ".."
    return role.model_copy(update={"since": since, "until": until})
