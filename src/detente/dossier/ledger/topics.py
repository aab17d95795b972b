"""The subjects that claims and evidence share: talks, fighting, an accord, a vote."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from detente.patterns import as_pattern

_WORDS: Final[Mapping[str, str]] = {
    "talks": r"talks?|dialogue|negotiat\w+|summits?|mediat\w+|bargain\w*|parley\w*|sit down with",
    "fighting": r"wars?|fight\w*|bloodshed|violence|attack\w*|offensives?|combat\w*|clash\w*|battles?"
    r"|hostilities|bombs?|bombing\w*|bombard\w*|military victory|confrontations?|ambush\w*|shelling"
    r"|fired (?:at|on)",
    "truce": r"cease-?fires?|truces?|armistice",
    "accord": r"agreements?|accords?|treat(?:y|ies)|deals?|pacts?|settle\w*|compromise\w*|contracts?",
    "vote": r"elections?|elected|votes?|voting|ballots?|polls?|referendum|plebiscite|investiture",
    "protest": r"strik\w+|walk(?:ed)? ?out|protests?|protesters|demonstrat\w+|march(?:es|ed|ers)?|blockad\w+"
    r"|picket\w*|stay home",
    "aid": r"aid|loans?|subsid(?:y|ies)|assistance",
    "sanctions": r"sanctions?|embargo\w*|boycott\w*",
    "troops": r"troops?|soldiers?|garrisons?|army|legionnaires|gendarmes|flag",
    "captives": r"hostages?|prisoners?|captives?|ransom|hijack\w*|detain\w*|arrest\w*|jail\w*|seiz\w+"
    r"|seizure|releas\w+",
    "law": r"bills?|laws?|decrees?|legislation|amendments?|constitution\w*|ruling|injunction",
    "office": r"resign\w*|impeach\w*|ousted|step(?:s|ped)? down|dissol\w+",
}
"""Words for each, in text that is not folded."""
_PATTERNS: Final = {name: as_pattern(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in _WORDS.items()}
_OF_TYPES: Final[Mapping[str, str]] = {
    "CONSULT": "talks",
    "ASSAULT": "fighting",
    "AGREE": "accord",
    "PROTEST": "protest",
    "AID": "aid",
    "SANCTION": "sanctions",
    "MOBILIZE": "troops",
    "RETREAT": "troops",
    "ELECTION": "vote",
    "RULING": "law",
}
_OF_ACTS: Final[Mapping[str, str]] = {
    "talks": "talks",
    "meet": "talks",
    "direct_talks": "talks",
    "mediate": "talks",
    "cease_fire": "truce",
    "strike": "protest",
}
"""Acts of the catalogue that the words of a clause may not name: "sat down with"."""


def topics_of(text: str, kind: str = "", acts: frozenset[str] = frozenset()) -> frozenset[str]:
    """Return the subjects of words.

    Parameters
    ----------
    kind
        The type of the event that they tell of.
    acts
        The acts of the catalogue that they speak of.

    Examples
    --------
    >>> sorted(topics_of("The end of the dialogue will bring more bloodshed"))
    ['fighting', 'talks']
    >>> sorted(topics_of("They sat down", "CONSULT"))
    ['talks']
    """
    by_words = {name for name, pattern in _PATTERNS.items() if pattern.search(text)}
    by_kind = {_OF_TYPES[kind]} if kind in _OF_TYPES else set()
    return frozenset(by_words | by_kind | {_OF_ACTS[act] for act in acts if act in _OF_ACTS})
