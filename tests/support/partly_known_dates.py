"""Strategies for dates that are partly known, as EDTF texts and as ranges."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from detente.edtf import DateRange

DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))
YEARS = st.integers(1000, 2999).map(str)
HEDGES = st.sampled_from(["", "~", "?", "%"])
SINGLE = st.one_of(
    DAYS.map(str),
    DAYS.map(lambda day: f"{day:%Y-%m}"),
    YEARS,
    st.builds("{}-{}".format, YEARS, st.integers(21, 41)),
    YEARS.map(lambda year: f"{year[:3]}X"),
    YEARS.map(lambda year: f"{year[:2]}XX"),
    YEARS.map(lambda year: f"{year}-XX"),
    DAYS.map(lambda day: f"{day:%Y-%m}-XX"),
)
HEDGED = st.builds("{}{}".format, SINGLE, HEDGES)
OPEN = st.one_of(HEDGED.map("../{}".format), HEDGED.map("{}/..".format))
CLOSED = st.lists(DAYS, min_size=2, max_size=2).map(lambda days: f"{min(days)}/{max(days)}")
TEXTS = st.one_of(HEDGED, OPEN, CLOSED, st.sampled_from(["", "..", "../..", "XXXX-05-04", "sometime"]))
RANGES = TEXTS.map(DateRange.parse)
DATED = st.one_of(HEDGED, OPEN, CLOSED).map(DateRange.parse)


def lies_in(inner: DateRange, outer: DateRange) -> bool:
    """True if every day of one range is a day of the other."""
    days = (outer.earliest, inner.earliest, inner.latest, outer.latest)
    known = [day for day in days if day is not None]
    return len(known) == 4 and known == sorted(known)
