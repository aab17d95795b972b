"""Sections and staff of the body that writes a report: judges where the report weighs what may come."""

from __future__ import annotations

import re
from typing import Final

from detente.patterns import as_pattern

_LONG: Final = 240
"""Characters of a sentence that tells more than a view."""
_HEADING: Final = as_pattern(
    r"\W*(?:(?:\d+|[IVX]+|[A-Z])[.)] ?)?(?:(?:Our |The )?(?:Assessments?|Outlook|Analysis|Appraisals?"
    r"|Comments?|Prospects)|ASSESSMENTS?|OUTLOOK|ANALYSIS|COMMENTS?)\W*",
)
"""A heading, or the first words of a paragraph, under which a body weighs what may come."""
_OUR_OWN: Final = as_pattern(
    r"(?:(?:But|And|Yet|By contrast|However),? )?"
    r"(?P<who>(?:Staff|Colleagues|Officers|Analysts|Headquarters)\b(?: [\w’'-]+){0,6}?"
    r"|[A-Z][\w’'-]+ (?:staff|officers|colleagues|analysts)"
    r"|(?:The|Our) (?:[\w’'-]+ ){0,4}?(?:section|desk|unit|office|branch|cell|team|department|division|bureau"
    r"|delegation|embassy|secretariat|staff|analysts|officers)(?: (?:in|at|for|of|on) [\w’' -]{2,40}?)?)"
    r" (?:\w+ly |also )?(?:considers?|thinks?|believes?|expects?|reckons?|judges?|doubts?|holds?|sees?|fears?"
    r"|foresees?|argues?|assess(?:es)?|(?:is|are) (?:less|more|not so)\b)"
)
"""A section, or staff, of the body that writes: only where it weighs what may come are they judges."""
_ADVISES: Final = as_pattern(
    r",? and (?:therefore |accordingly )?(?:recommend(?:s|ed)?|advise[sd]?|propose[sd]?|urge[sd]?) "
)


def begins_to_weigh(text: str, start: int, end: int) -> bool:
    r"""Return True for a section or staff that judges in the first sentence behind a heading for that.

    Examples
    --------
    >>> text = "Assessment\n\nStaff at the weir believe that it will hold."
    >>> begins_to_weigh(text, 12, len(text)), begins_to_weigh(text[12:], 0, len(text) - 12)
    (True, False)
    """
    above = text[:start].rstrip().rpartition("\n")[2]
    return _HEADING.fullmatch(above) is not None and _OUR_OWN.match(text, start, end) is not None


def judging_staff(words: str) -> re.Match[str] | None:
    """Return the match of a section or staff, in its group "who", whose view a sentence begins to tell."""
    return _OUR_OWN.match(words)


def without_advice(text: str, start: int, end: int) -> int:
    """Return where a sentence ends; of a long one, where it goes over from a view to what is advised."""
    advises = _ADVISES.search(text, start, end) if end - start > _LONG else None
    return end if advises is None else advises.start()
