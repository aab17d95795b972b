"""Sentences that tell what somebody wants, offers or foretells, without who: "Bread should cost less."."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from detente.patterns import as_pattern

_MODAL: Final = as_pattern(
    r"(?<!\band )\b(?:would|should|ought to|must|need not)\b(?! (?:\w+ )?have \w+(?:ed|en|n|t)\b)"
)
_QUOTED: Final = as_pattern(r"“[^”]*”|\"[^\"]*\"|‘[^’]{12,}’")
_OWNED: Final = as_pattern(
    r"\b(?:sa(?:ys?|id)|t(?:ell|old)\w*|ask\w*|want\w*|demand\w*|insist\w*|argue\w*|announce\w*"
    r"|repl(?:y|ies|ied)"
    r"|warn\w*|w(?:rite|rites|rote)|believe\w*|th(?:ink|inks|ought)|expect\w*|hope\w*|fear\w*|claim\w*"
    r"|add(?:s|ed)"
    r"|call(?:s|ed)|propos\w+|offer\w*|suggest\w*|threaten\w*|promis\w+|insist\w*|according to|under"
    r"|law|rules?"
    r"|constitution\w*|court|order(?:s|ed)?|article|charter|statute|treaty|resolution|agree\w*|vow\w*"
    r"|pledge\w*"
    r"|doubt\w*|predict\w*|recommend\w*|advis\w+|urg\w+|plan\w*|draft|bill|accord|we|I|our|answer\w*"
    r"|made clear"
    r"|reckon\w*|estimate\w*|stat(?:es|ed)|declar\w+|rul(?:es|ed)|deal|text|paper|proposal\w*|scheme)\b",
    re.IGNORECASE,
)
"""Words that say whose it is, or in which paper it stands."""
_FINITE: Final = as_pattern(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|will|can|could|may|might|who|which|that|whose|whom|what"
    r"|if|unless|when|whether|because|than|until|before|after|once|while|since|so|where|\w{3,}ed)\b"
    r"|[’'](?:d|ll|s been)\b",
    re.IGNORECASE,
)
"""A word before "would" behind which it is no verb of the main clause."""

_BY_NAME: Final = as_pattern(r"^\[|.[A-ZÀ-Þ]")
_PASSIVE: Final = as_pattern(r"(?: [\w,]+){0,4}? be\b")


@lru_cache(maxsize=4096)
def is_unowned(text: str) -> bool:
    """Return True for what should or would be, in a sentence that does not say who thinks or wants so.

    Examples
    --------
    >>> is_unowned("Bread should cost less."), is_unowned("The guild says that bread should cost less.")
    (True, False)
    """
    bare = _QUOTED.sub("", text)
    modal = _MODAL.search(bare)
    if modal is None or modal.start() == 0 or _OWNED.search(bare) is not None:
        return False
    is_own = modal[0] == "would" and _PASSIVE.match(bare, modal.end()) is None
    if is_own and _BY_NAME.search(bare[: modal.start()]) is not None:
        # "The Salt Guild would accept a pause" tells its own readiness.
        return False
    return _FINITE.search(bare, 0, modal.start()) is None
