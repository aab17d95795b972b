"""A date that stands by itself, as people write it into tables: "2 May 2021", "spring 1998", "since 2018"."""

from __future__ import annotations

import re
from typing import Final

from detente.edtf import timex_to_edtf
from detente.patterns import as_pattern
from detente.reading.dates.anchor import Anchor
from detente.reading.dates.find import resolve_form
from detente.reading.dates.grammar import Form, find_forms

_BETWEEN: Final = as_pattern(r"\s*(?:[-–—/]|to|until|till|and)\s*", re.IGNORECASE)
_BEFORE: Final = as_pattern(r"\s*(?:on|in|from|between|the|about)?\s*", re.IGNORECASE)
_SINCE: Final = as_pattern(r"\s*(?:since|from|after)\s*", re.IGNORECASE)
_BY: Final = as_pattern(r"\s*(?:until|till|by|before|up to)\s*", re.IGNORECASE)
_HEDGE: Final = as_pattern(r"\s*\?\s*")
_NUMBERS: Final = ("numeric", "clock")


def date_alone(text: str) -> str | None:
    """Return the EDTF of a text that is a date in words, or two of them; None for any other text.

    A date that needs a day to count from ("last May"), and one in numbers that could be two ("05/07/2021"),
    are none.

    Examples
    --------
    >>> date_alone("2 May 2021"), date_alone("about 1985"), date_alone("late 2019")
    ('2021-05-02', '1985~', '2019-09~/2019-12~')
    >>> date_alone("2-4 May 2021"), date_alone("from May to July 2021"), date_alone("since spring 2018")
    ('2021-05-02/2021-05-04', '2021-05/2021-07', '2018-21/..')
    >>> date_alone("last May"), date_alone("05/07/2021"), date_alone("The talks of May 2021")
    (None, None, None)
    """
    # "Since spring" is a form of its own in a report, where the spring is the last one.
    forms = (form for form in find_forms(text) if form.kind not in _NUMBERS and "which" not in form.parts)
    chain = _chain(list(forms))
    values = [_edtf(form) for form in chain]
    if not 1 <= len(chain) <= 2 or None in values:
        return None
    before, behind = text[: chain[0].start], text[chain[-1].end :]
    if len(chain) == 2:
        between = text[chain[0].end : chain[1].start]
        whole = _BEFORE.fullmatch(before) and _BETWEEN.fullmatch(between) and not behind.strip()
        plain = all("/" not in str(value) for value in values)
        return f"{values[0]}/{values[1]}" if whole and plain else None
    (value,) = values
    if _HEDGE.fullmatch(behind) and _BEFORE.fullmatch(before):
        return f"{value}?" if "/" not in str(value) else None
    if behind.strip():
        return None
    if _BEFORE.fullmatch(before) and before.strip().casefold() != "from":
        return value
    first, last = str(value).split("/")[0], str(value).split("/")[-1]
    return f"{first}/.." if _SINCE.fullmatch(before) else f"../{last}" if _BY.fullmatch(before) else None


def _chain(forms: list[Form]) -> list[Form]:
    """Return the forms that follow each other, the longest of those that begin at one place."""
    chain: list[Form] = []
    for form in sorted(forms, key=lambda form: (form.start, -form.end)):
        if not chain or form.start >= chain[-1].end:
            chain.append(form)
    return chain


def _edtf(form: Form) -> str | None:
    timex = resolve_form(form, Anchor(None))
    if timex is None or timex.type not in ("DATE", "TIME") or timex.value.startswith("XXXX"):
        return None
    return timex_to_edtf(timex.value, timex.mod)
