"""Subjects that do nothing by themselves: a plan, an order, what has happened, "the rest"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.acts.cues import act_cues
from detente.reading.acts.issuers import is_paper
from detente.reading.acts.names import NamedParties
from detente.reading.acts.nouns import names_an_act

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLANS: Final = ("plan", "proposal", "deal", "decision", "scheme", "measure", "move")
_THE_REST: Final = ("rest", "others", "remainder", "some", "many", "most", "few", "several")


def is_the_rest(doer: Token | None) -> bool:
    """Return True for "the rest refused to join": somebody else than whoever is named."""
    return doer is not None and doer.lower_ in _THE_REST


def is_a_happening(word: Token, names: NamedParties) -> bool:
    """Return True for "the murder of Roy forced it to leave": what happened to Roy, and nobody who asks."""
    return word.pos_ == "NOUN" and not names.of_head(word)


def is_a_deed(doer: Token | None, names: NamedParties, *, known: bool) -> bool:
    """Return True for a plan or an order as the subject: what it would do is what would come of it.

    Of "the board's plan would close the mine" the catalogue knows the act, and it is the board's.
    """
    if doer is None or doer.pos_ != "NOUN" or names.of_head(doer):
        return False
    if not known and doer.lemma_.lower() in _PLANS:
        return True
    of_a_court = any(word.lemma_.lower() in act_cues().courts for word in doer.subtree)
    return is_paper(doer) or (names_an_act(doer) and (of_a_court or not names.of(doer)))
