"""States that an organ without an owner deals with, and so is not of: "sanctions on Velland", said by it."""

from __future__ import annotations

from typing import Final

from detente.dossier import Dossier
from detente.patterns import as_pattern
from detente.positions.camps.states import StatesNamed
from detente.reading import Party

_WHO: Final = r"(?P<who>(?:the )?[A-Z][\w.-]+(?: [A-Z][\w.-]+){0,2})(?![\w’'-])"
_TOWARDS: Final = as_pattern(
    r"\b(?:(?:sanctions|embargo|tariffs?|duties|curbs|war|attacks?|raids?|air strikes?|complaint|protest)"
    r" (?:on|against|with)"
    r"|(?:ties|relations|talks|negotiations|trade|treaty|pact|truce|peace|cease-?fire|dispute|links) with"
    r"|(?:envoys?|ambassadors?) (?:to|in|from)"
    rf"|(?:urged|accused|warned|asked|told|called on|calls on|urges|accuses|warns|asks)) {_WHO}"
)
_SENTENCE: Final = as_pattern(r"[^.!?\n]*(?:\.(?=\w)[^.!?\n]*)*")


def deals_with(dossier: Dossier, states: StatesNamed, party: Party, state: str) -> bool:
    """Return True if a sentence that an organ opens deals with the state: a measure against it, talks."""
    for mention in party.mentions:
        text = dossier.reports[mention.report].text
        behind = _SENTENCE.match(text, mention.end)
        if behind is None:
            continue
        for towards in _TOWARDS.finditer(behind[0]):
            if states.owner_in(towards["who"]) == state:
                return True
    return False
