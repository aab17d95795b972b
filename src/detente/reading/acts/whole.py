"""Labels that say enough to stand by themselves, and those that break off or leave their object out."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from detente.patterns import as_pattern
from detente.reading.acts.cues import act_cues
from detente.reading.lexica import word_table, words_of

_PRONOUN_AT_END: Final = as_pattern(r" (?:his|her|their|its)$")
_STARTS_WITH_NO_VERB: Final = as_pattern(r"(?:The|An?|His|Her|Its|Their|This|That|These|Those|No|Any|Some) ")
_TWO_ARTICLES: Final = as_pattern(r"\b(?:the|an?) (?:the|an?|his|her|its|their|own)\b", re.IGNORECASE)
_ODD: Final = as_pattern(r"[_|<>{}\[\]]|[(][^)]*$|\w[’']s \w+[’']s \w+[’']s ")
_FIGURE_OF_SPEECH: Final = as_pattern(
    r"\b(?:gun to|pick up the phone|play with fire|turn a blind eye|kick the can|throw in the towel"
    r"|take the bait|close the book|turn the page|turn the tables|rock the boat|bite the bullet"
    r"|give (?:the|an) impression|an empty chair|with a gun|at gunpoint|pay the price|lose face|save face"
    r"|give up (?:its|his|her|their) distance|buy time|draw a line|cross a line|sound the alarm|clear the air"
    r"|call the shots|up the ante|blink first|open the door to|look into the abyss|to the ends of the earth"
    r"|(?:hold|sit on|wash|twist|drag) (?:its|their|his|her) (?:breath|hands|arms?|feet)"
    r"|stab \w+ in the back)\b|^Go on$|\bthe thing\b",
    re.IGNORECASE,
)
"""Labels that are a figure of speech and name no act, or that leave out what is meant."""
_TAKEN_AS: Final = as_pattern(
    r"^(?:Treat|Regard) (?!.* (?:as|like|with|equally|fairly|alike)\b)", re.IGNORECASE
)
"""Labels that lost as what a thing is treated."""
_GOES_A_THING: Final = as_pattern(
    r"(?:Go|Come)(?: back)? (?:the|an?|his|her|its|their|\w+[’']s|[A-Z][\w-]+)\b(?! way| round)"
)
"""Labels in which the parser takes for an object who or what is to be gone."""
_GO_AT_END: Final = as_pattern(r"^(?:Allow|Let|Permit|Enable|Get|Want)\b.* to (?:go|come|keep|carry)$")
"""Labels that lost what is to go on: "allow the station to go (on using the wave)"."""
_TOLD: Final = frozenset(("of", "about", "that", "to", "against", "in"))
_VERB_AND_AMOUNT: Final = 2
_MADE: Final = ("progress", "amends", "way", "sense", "sure")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(words_of(word_table("label_words.yaml")[name]))


def is_whole_label(label: str) -> bool:
    """Return True for a label that says what is done, to whom or where, and breaks nothing off.

    Examples
    --------
    >>> is_whole_label("Reinstate the guard"), is_whole_label("Reinstate"), is_whole_label("Reinstate his")
    (True, False, False)
    >>> is_whole_label("Spend in Orvik"), is_whole_label("Drive to Orvik"), is_whole_label("Drive")
    (False, True, False)
    >>> is_whole_label("Discharge theirs"), is_whole_label("Discharge its debts")
    (False, True)
    >>> is_whole_label("Guarantee the safety"), is_whole_label("Guarantee the safety of the crew")
    (False, True)
    >>> is_whole_label("A good decision"), is_whole_label("Give in to the mill"), is_whole_label("Resign")
    (False, True, True)
    >>> is_whole_label("Notify Orvik"), is_whole_label("Notify Orvik of the tests")
    (False, True)
    >>> is_whole_label("Register under the name"), is_whole_label("Change the name")
    (False, True)
    >>> is_whole_label("Side on pay"), is_whole_label("Side with the dockers")
    (False, True)
    >>> is_whole_label("Allow the ferry to go"), is_whole_label("Allow the ferry to sail")
    (False, True)
    """
    words = label.split()
    if not words or _STARTS_WITH_NO_VERB.match(label) or _TWO_ARTICLES.search(label) or _ODD.search(label):
        return False
    if _FIGURE_OF_SPEECH.search(label) or _TAKEN_AS.match(label):
        return False
    if _GOES_A_THING.match(label) or _GO_AT_END.search(label):
        return False
    lower = [word.casefold() for word in words]
    amount = len(words) == _VERB_AND_AMOUNT and lower[-1] in ("more", "some")  # "pay more"
    if len(words) > 1 and not amount and (lower[-1] in _words("never_last") or _PRONOUN_AT_END.search(label)):
        return False
    verb = " ".join(lower[:2]) if " ".join(lower[:2]) in _words("need_an_object") else lower[0]
    rest = lower[len(verb.split()) :]
    is_phrasal = " ".join(lower[:2]) in _words("phrasal") and verb == lower[0]
    if verb in _words("need_an_object") and not is_phrasal and (not rest or rest[0] in act_cues().links):
        return False
    if verb in _words("need_more") and (not rest or rest == ["back"]):
        return False
    if verb in _words("need_what_is_told") and _TOLD.isdisjoint(rest):
        return False
    if verb in _words("need_with") and "with" not in rest:
        return False
    if verb == "make" and len(rest) == 1 and rest[0] in _MADE:
        return False
    if (
        lower[-1] in _words("need_more_behind_a_link")
        and lower[-2:-1] == ["the"]
        and lower[-3] in act_cues().links
    ):
        return False  # "register under the name"
    return not (lower[-1] in _words("need_of") and "the" in lower)
