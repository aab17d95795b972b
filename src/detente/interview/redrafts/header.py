"""The comment at the top of a draft, brought up to date where nobody has edited it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from detente.drafting import UNREVIEWED
from detente.interview.draft_header import NOT_USED, REVIEWED
from detente.interview.redrafts.names import Names
from detente.interview.redrafts.renaming import Renaming
from detente.patterns import as_pattern

_CHECK_FIRST = "# Check first:"
_BELOW = ("#   ",)
_WHY = as_pattern(r"\((?P<why>[^()]*)\)$")


def with_new_header(text: str, before: str, new: str, names: Names, *, reviews: bool) -> tuple[str, bool]:
    """Return a case with the comment of the new draft, and True if it counts as not reviewed from now on.

    Parameters
    ----------
    reviews
        True if something new is in the case that a person has to review.
    """
    lines = text.split("\n")
    for title in (_CHECK_FIRST, NOT_USED):
        old = _block(before.split("\n"), title)
        wanted = _renamed(_block(new.split("\n"), title), names.new)
        mine = _block(lines, title)
        if mine and mine in (old, _renamed(old, names.base)):
            at = lines.index(title) + 1
            lines[at : at + len(mine)] = wanted
    again = reviews and lines[0].startswith(REVIEWED)
    if again:
        lines[0] = UNREVIEWED
    return "\n".join(lines), again


def _block(lines: Sequence[str], title: str) -> list[str]:
    """Return the lines of a comment below its title."""
    if title not in lines:
        return []
    at = lines.index(title) + 1
    end = at
    while end < len(lines) and lines[end].startswith(_BELOW):
        end += 1
    return list(lines[at:end])


def _renamed(lines: Sequence[str], names: Renaming) -> list[str]:
    """Return lines with the names of the case, but for the words that they quote."""
    return ["".join(_parts(line, names)) for line in lines]


def _parts(line: str, names: Renaming) -> Iterator[str]:
    for part in re.split("(“[^”]*”)", line):
        yield part if part.startswith("“") else names.expression(part)


def why_left_out(text: str, label: str) -> str:
    r"""Return the reason for which a draft left an act out; nothing where it does not say.

    Examples
    --------
    >>> text = "# Read but not used:\n#   Salt Board: Lift the toll (too little speaks for it)"
    >>> why_left_out(text, "Lift the toll")
    'too little speaks for it'
    """
    for line in _block(text.split("\n"), NOT_USED):
        match = _WHY.search(line)
        if match and f": {label} (" in line:
            return match["why"].partition(";")[0]
    return ""


def note_on(text: str, option: str) -> str:
    r"""Return the remark that a draft has on an option; nothing where it has none.

    Examples
    --------
    >>> note_on("parties:\n  CPP:\n    options:\n      talk:  # in 2 reports of 6\n", "CPP.talk")
    'in 2 reports of 6'
    """
    party, _, key = option.partition(".")
    match = re.search(rf"^  {party}:\n(?: {{4}}.*\n)*? {{6}}{key}:  # (.*)$", text, re.MULTILINE)
    return match[1] if match else ""
