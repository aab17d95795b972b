"""The words by which a text says no, whatever else it says."""

from __future__ import annotations

import re
from typing import Final

from detente.patterns import as_pattern

_NO: Final = as_pattern(
    r"\b(?:no|not|never|nor|neither|none|nobody|nothing|without|unless|until|against|cannot|little|stop\w*|halt\w*"
    r"|end(?:s|ed|ing)?|ban\w*)\b|n[’']t\b"
    r"|\b(?:refus|reject|oppos|declin|den(?:y|ie)|block|prevent|resist|veto|condemn|object|boycott|abstain|imped"
    r"|delay|rul\w+ out|fought|fight|unwilling|reluct|protest|denounc|criticis|criticiz|bar(?:s|red|ring)\b"
    r"|call\w* off|suspend|withdr|scrap|drop|cancel|dismiss|challeng|appeal|defy|defi|rebuff|spurn|lack|fail"
    r"|far from|unaccept|deplor|warn)\w*",
    re.IGNORECASE,
)
"""Words without which nobody is against anything."""
_PLAIN_NO: Final = as_pattern(
    r"\b(?:refus\w*|reject\w*|rul\w+ out|oppos\w*|declin\w*|den(?:y|ies|ied)|veto\w*|object\w* to|condemn\w*"
    r"|never|unwilling|will not|won[’']t)\b",
    re.IGNORECASE,
)
"""Words of somebody who is against what follows them."""
_WORD: Final = as_pattern(r"[^\W\d_]+")
_STEM: Final = 4


def says_no(words: str, act: str) -> bool:
    """Return True if words say no in a word that is not of the act itself.

    Examples
    --------
    >>> says_no("did not sign the paper", "Sign the paper")
    True
    >>> says_no("may appeal the ruling", "Appeal the ruling")
    False
    """
    of_the_act = {word[:_STEM].casefold() for word in _WORD.findall(act)}
    return any(
        not {word[:_STEM].casefold() for word in _WORD.findall(match[0])} & of_the_act
        for match in _NO.finditer(words)
    )


def plain_no(words: str) -> int | None:
    """Return the place of a word by which somebody is against what follows; None where there is none.

    Examples
    --------
    >>> plain_no("the port firmly rejected talks"), plain_no("the port wants talks")
    (16, None)
    """
    match = _PLAIN_NO.search(words)
    return None if match is None else match.start()
