"""Decisions of a person about a row of the table of positions, written for the acts that it is made from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from detente.dossier import BY_HAND, Dossier
from detente.errors import BadArgument
from detente.positions import MOOD_OF, Position, Positions
from detente.reading import ActMention

if TYPE_CHECKING:
    from detente.dossier import Decision, Reviewer


def acts_behind(dossier: Dossier, row: Position) -> tuple[ActMention, ...]:
    """Return the mentions of acts that a row is made from, in the order of the reports."""
    words = {*row.evidence, *(passage for voice in row.voices for passage in voice.evidence)}
    return tuple(act for act in dossier.acts if act.span in words)


def decide_row(
    reviewer: Reviewer, dossier: Dossier, positions: Positions, row: str, do: str, value: str, why: str = ""
) -> list[Decision]:
    """Write what a person says of a row.

    Parameters
    ----------
    row
        The id of a row.
    do
        One of `ROW_DECISIONS`.
    value
        The new words, the party that would do it, or the id of the row that it is one with.

    Raises
    ------
    BadArgument
        If there is no such row, or nothing can be decided about it.
    """
    meant = _row(positions, row)
    if do not in ROW_DECISIONS:
        raise BadArgument("do", f"{do} is no decision", f"write one of {', '.join(ROW_DECISIONS)}")
    acts = [act for act in acts_behind(dossier, meant) if act.id]
    if not acts:
        raise BadArgument(
            "row", "no act that was read stands behind it", "decide about its words in the report"
        )
    if do in _STATUS:
        # The acts stay what they are: a demand is one also where what is demanded is in force by now.
        fields = {"doer": dossier.names[meant.maker], "label": meant.act, "mood": do}
        words = acts[0].span
        return reviewer.add("act", fields, words.report, words.quote, why)
    decide = _DECIDES[do](positions, value.strip())
    return [made for act in acts for made in decide(reviewer, act.id, why)]


def add_condition(
    reviewer: Reviewer,
    dossier: Dossier,
    positions: Positions,
    row: str,
    voice: int,
    words: str,
    other: str = "",
    why: str = "",
) -> list[Decision]:
    """Write that what a party says of a row hangs on a condition.

    Parameters
    ----------
    row
        The id of a row.
    voice
        The place of the party's voice among those of the row.
    words
        The words of the condition, as a report has them.
    other
        The id of the row that these words speak of; empty where they speak of none.

    Returns
    -------
    list of Decision
        The act of the voice with its condition, and the act that the condition names.

    Raises
    ------
    BadArgument
        If there is no such row or voice, or no report has the words.
    """
    meant, words = _row(positions, row), " ".join(words.split())
    if not 0 <= voice < len(meant.voices):
        raise BadArgument("voice", "nobody says so of this act", "choose one of those who do")
    said = meant.voices[voice]
    named = _row(positions, other) if other else None
    report, at = _standing_in(dossier, [each.report for each in said.evidence], words)
    speaker = None if said.party is None else dossier.names[said.party]
    fields = {
        "doer": dossier.names[meant.maker],
        "voice": speaker,
        "label": meant.act,
        "mood": MOOD_OF[said.stance],
        "condition": words,
    }
    made = reviewer.add("act", fields, report, words, why, at=at)
    if named is not None:
        fields = {
            "doer": dossier.names[named.maker],
            "voice": speaker,
            "label": named.act,
            "mood": "possible",
            "condition_of": f"{BY_HAND}{made[0].number}",
        }
        made += reviewer.add("act", fields, report, words, why, at=at)
    return made


def _standing_in(dossier: Dossier, first: Sequence[str], words: str) -> tuple[str, int]:
    """Return the report that has some words, of several one of the first ones, and their place in it."""
    for report in dict.fromkeys((*first, *dossier.reports)):
        at = dossier.reports[report].text.find(words) if words else -1
        if at >= 0:
            return report, at
    raise BadArgument("the condition", f"no report has the words “{words}”", "copy them from a report")


_Decide = Callable[["Reviewer", str, str], "list[Decision]"]


def _accept(_: Positions, __: str) -> _Decide:
    return lambda reviewer, act, why: reviewer.accept(act, why)


def _reject(_: Positions, __: str) -> _Decide:
    return lambda reviewer, act, why: reviewer.reject(act, why)


def _set_to(name: str, value: str) -> _Decide:
    if not value:
        raise BadArgument("value", "nothing was given", "write what is right")
    return lambda reviewer, act, why: reviewer.correct(act, name, value, why)


def _same_as(positions: Positions, other: str) -> _Decide:
    return _set_to("label", _row(positions, other).act)


_DECIDES: Final[Mapping[str, Callable[[Positions, str], _Decide]]] = {
    "right": _accept,
    "misread": _reject,
    "words": lambda _, value: _set_to("label", value),
    "doer": lambda _, value: _set_to("doer", value),
    "same as": _same_as,
}
"""Each takes the table and a value, and returns what to write for each act of the row."""
_STATUS: Final = ("in force", "ended")
ROW_DECISIONS: Final = (*_DECIDES, *_STATUS)


def _row(positions: Positions, row: str) -> Position:
    meant = next((each for each in positions.rows if each.id == row), None)
    if meant is None:
        raise BadArgument("row", f"there is no row {row}", "open the table again: it may have changed")
    return meant
