"""Demands that name nobody who would do what is demanded."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from detente.patterns import as_pattern
from detente.positions.labelling import is_vague
from detente.positions.mentions import OwnedAct
from detente.positions.table import Wanted
from detente.reading import ActMention, Party, is_whole_label

_PLAIN: Final = frozenset({
    "demand", "want", "call", "call for", "ask", "ask for", "urge", "press for", "push for", "insist",
    "insist on", "appeal for", "petition", "request", "plead", "campaign", "like",
    "prefer", "propose", "favour", "favor", "lobby for", "hold out for",
})  # fmt: skip
"""Words that ask for an act, and do not only speak well of it."""
_NOT: Final = as_pattern(r"\b(?:not|never|no|nor)\b|n[’']t\b", re.IGNORECASE)
_TO_ACT: Final = as_pattern(r"\bto (?!be\b)[a-z]+")
_UNSAID: Final = ("Keep up ", "Agree to ", "Grant ")
"""Verbs that are not in the words: "called for a boycott", "asked for anonymity"."""
_AGREED: Final = ("Agree to ", "Grant ")
_A_THING: Final = as_pattern(
    r"Agree to (?:(?:the|more|fewer|new|early|direct) )?(?!talks\b)\w{3,}s"
    r"|Agree to the (?!\w+ing\b)\w{3,}"
)
"""Things in one word that somebody wants: "observers", "the pipe"."""
_FEWEST_WORDS: Final = 2
_WHOSE: Final = frozenset({"his", "her", "its", "their", "our", "my", "your"})
_SHORT_WORD: Final = 3
_FIGURE: Final = as_pattern(r"\d")
_STAND_INS: Final = frozenset({"they", "who", "which", "that", "he", "she", "we", "i"})


def wanted_in(act: OwnedAct, parties: Mapping[str, Party]) -> Wanted | None:
    """Return what a mention without a doer demands; None where it is none, or its words say too little."""
    party = parties.get(act.mention.voice or "")
    wanted = party is not None and is_plain_demand(act, by_a_pronoun=True)
    return Wanted(party, act.mention.label) if party is not None and wanted else None


def is_plain_demand(act: OwnedAct, *, by_a_pronoun: bool = False) -> bool:
    """Return True for a demand in so many words that names nobody: "the dockers called for a rise".

    Parameters
    ----------
    by_a_pronoun
        True if it may be "they" who called for it, whoever they are.
    """
    mention = act.mention
    plain = mention.mood == "demanded" and mention.cue in _PLAIN and mention.condition_of is None
    if not plain or act.voice is None or mention.proposed_by is not None:
        return False
    if any(map(_NOT.search, (mention.span.quote, mention.label))):
        return False
    if not is_whole_label(mention.label) or is_vague(mention.label):
        return False
    unsaid = mention.label.startswith(_UNSAID) and not _FIGURE.search(mention.label)
    unsaid = unsaid and not (mention.label.startswith(_AGREED) and _says_what(mention.label))
    unsaid = unsaid and not (by_a_pronoun and _A_THING.fullmatch(mention.label))
    return not unsaid and _says_it_plainly(mention, by_a_pronoun=by_a_pronoun)


def _says_what(label: str) -> bool:
    """Return True for a thing in several words: "Agree to a seat at the table", not "Agree to a reply"."""
    words = label.split()[1:]
    if any(word in _WHOSE for word in words):
        return False  # "demanded his rights": whose, the words beside it say
    return sum(len(word) > _SHORT_WORD for word in words) >= _FEWEST_WORDS


def _says_it_plainly(mention: ActMention, *, by_a_pronoun: bool) -> bool:
    """Return True for a main clause with a named voice and no doer: a group that is no party may be asked."""
    wording, who = mention.wording, mention.voice_span
    plain = wording is not None and wording.doer_as is None and wording.outer in ("main", "reported")
    if wording is not None and not (wording.passive or wording.noun) and _TO_ACT.search(mention.span.quote):
        return False  # "called for the board to pay": somebody is named, whom the parser missed
    return plain and who is not None and (by_a_pronoun or who.quote.casefold() not in _STAND_INS)
