"""What a sweep judged and found, in plain words that its pictures and its page share."""

from __future__ import annotations

from collections.abc import Sequence
from math import log10

from detente.brief.wording import counted, listed, state_name
from detente.case.model import Model
from detente.scenarios.sweep_result import Sweep


def completions_judged(found: Sweep) -> str:
    """What the shares are shares of.

    Returns
    -------
    str
        ``"all 24 completions"``, ``"20,000 completions drawn at random"``, or ``"the one completion"``.
    """
    method = found.method
    if method.kind == "sample":
        return f"{method.completions:,} completions drawn at random"
    if method.completions == 1:
        return "the one completion"
    return f"all {counted(method.completions, 'completion')}"


def error_in_words(found: Sweep) -> str:
    """How far the shares of a sample may be from those of all completions; empty where all were judged."""
    if found.method.kind == "every completion":
        return ""
    points = (found.method.all_error + found.method.bias) * 100
    return f"with 95% confidence no share is off by more than {points:.1f} percentage points"


def error_clause(found: Sweep) -> str:
    """The same as what a sentence ends on; empty where all were judged."""
    words = error_in_words(found)
    return f"; {words}" if words else ""


def states_quoted(model: Model, cells: Sequence[int], most: int) -> str:
    """The first states by name, and how many more there are, as the subject of a sentence."""
    names = [f"“{state_name(model, cell)}”" for cell in cells[:most]]
    more = len(cells) - len(names)
    return listed([*names, f"{more:,} more"] if more else names)


def what_if_in_words(changes: Sequence[str]) -> str:
    """What a picture or a page of a what-if is of, so that nobody takes it for the case itself.

    Examples
    --------
    >>> what_if_in_words(["--set status_quo=NY"])
    'A what-if, not the case itself: --set status_quo=NY'
    """
    return f"A what-if, not the case itself: {', '.join(changes)}"


def about(number: int) -> str:
    """A number with its digits where they can be taken in, else its order of magnitude.

    Examples
    --------
    >>> about(80640), about(999_999_999_999), about(5 * 10**14), about(10**15 - 1), about(10**15)
    ('80,640', '999,999,999,999', 'about 10^14', 'about 10^14', 'about 10^15')
    """
    if number < 10**12:
        return f"{number:,}"
    power = int(log10(number))
    # A logarithm just below a whole number is rounded up to it.
    return f"about 10^{power if 10**power <= number else power - 1}"
