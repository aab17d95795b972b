"""Where an EDTF date stands in a chronology."""

from __future__ import annotations

from edtf import EDTFParseException, parse_edtf

UNDATED = (9999, 99, 99)
_YEAR_UNKNOWN = "XXXX"


def chronology_key(when: str | None) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """A sort key: the first and the last day a date may mean, undated last.

    Parameters
    ----------
    when
        An EDTF date or interval, or None. One whose year is not known counts as undated.

    Examples
    --------
    >>> sorted(["2018", "2017-11", None, "../2024"], key=chronology_key)
    ['2017-11', '2018', '../2024', None]
    """
    if when is None or when.startswith(_YEAR_UNKNOWN):
        return UNDATED, UNDATED
    # An open interval counts from the end that is known.
    known = [bound for bound in when.split("/") if bound not in ("", "..")]
    try:
        days = [parse_edtf(bound) for bound in known]
    except EDTFParseException:
        return UNDATED, UNDATED
    if not days:
        return UNDATED, UNDATED
    return tuple(days[0].lower_strict()[:3]), tuple(days[-1].upper_strict()[:3])
