"""The acts that were read and are no options of a case, and one of them taken in with its words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from detente import interview
from detente.analysis.case_editing import EditResult, edited
from detente.case import Case
from detente.dossier import Dossier
from detente.drafting import ALMOST, cited_words, draft_selection
from detente.errors import BadArgument
from detente.positions import Position, Positions

if TYPE_CHECKING:
    from detente.drafting import Selection
    from detente.interview import Answerer

_FOR: Final = frozenset({"demands", "offers", "plans", "accepts"})
_AGAINST: Final = frozenset({"refuses", "opposes"})
_MOST_WORDS: Final = 8


@dataclass(frozen=True)
class LeftOut:
    """An act that was read and is no option of a case, with the reason.

    Attributes
    ----------
    maker
        The name of the party that would do it.
    is_close
        True if it came close to being an option.
    """

    row: Position
    maker: str
    why: str
    is_close: bool


def acts_left_out(case: Case, dossier: Dossier, positions: Positions) -> tuple[LeftOut, ...]:
    """Return the acts of a table that are no options of a case, the most central first."""
    selection = draft_selection(positions, dossier)
    names = {party.id: party.name for party in (*positions.parties, *positions.deciders)}
    of_table = {row.id for row in positions.rows}
    of_draft = [
        (option.row, "the case has no such option")
        for option in selection.options
        if option.row.id in of_table
    ]
    return tuple(
        LeftOut(row, names.get(row.maker, row.maker), why, why == ALMOST or (row, why) in of_draft)
        for row, why in (*of_draft, *selection.left_out)
        if row.act and not _is_there(case, row, selection)
    )


def take_in(
    case: Case, dossier: Dossier, positions: Positions, row: str, folder: Path, answerer: Answerer
) -> tuple[EditResult, tuple[str, ...]]:
    """Take a row of the table into a case as an option, with its words and what parties want of it.

    Parameters
    ----------
    folder
        Where the case stands: reports are named relative to it.

    Returns
    -------
    tuple
        The case before and after, and what was written, in sentences.

    Raises
    ------
    BadArgument
        If there is no such row.
    BadInput
        If it leaves a case that cannot be used.
    """
    meant = next((each for each in positions.rows if each.id == row), None)
    if meant is None:
        raise BadArgument("row", f"there is no row {row}", "open the page again: the table may have changed")
    keys = draft_selection(positions, dossier).ids
    names = {party.id: party.name for party in (*positions.parties, *positions.deciders)}
    wishes = [
        interview.WishRead(key, voice.stance in _FOR, cited_words(dossier, folder, voice.evidence[:2]))
        for voice in meant.voices
        if voice.stance in _FOR | _AGAINST and (key := keys.get(voice.party or "", "")) in case.file.parties
    ]
    both = {wish.party for wish in wishes if any(w.wanted != wish.wanted for w in _of(wishes, wish.party))}
    key = keys.get(meant.maker, "")
    act = interview.ActRead(
        key if key in case.file.parties else names.get(meant.maker, meant.maker),
        meant.act,
        meant.in_force is True,
        cited_words(dossier, folder, meant.evidence[:_MOST_WORDS]),
        [wish for wish in wishes if wish.party not in both],
    )
    changed, says = interview.taking_in(case, act, answerer)
    return edited(case, changed), says


def _of(wishes: Iterable[interview.WishRead], party: str) -> Iterable[interview.WishRead]:
    return (wish for wish in wishes if wish.party == party)


def _is_there(case: Case, row: Position, selection: Selection) -> bool:
    """Return True if an option of the case, of the same party, has the act's words or its label."""
    places = {(words.quote, str(words.start)) for words in row.evidence}
    key = selection.ids.get(row.maker, "")
    for party, of in case.file.parties.items():
        for option in of.options.values():
            cited = [case.file.evidence[name] for name in option.evidence if name in case.file.evidence]
            has_words = any((each.quote, str(each.start)) in places for each in cited)
            alike = option.label.casefold() == row.act.casefold()
            if (has_words or alike) and (party == key or key not in case.file.parties):
                return True
    return False
