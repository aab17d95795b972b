"""Acts whose words say nothing that could be in dispute: "carry on", "use any means", "support the idea"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from detente.patterns import as_pattern
from detente.positions.mentions import OwnedAct

_LIGHT: Final = frozenset((
    "act", "back", "carry", "come", "continue", "do", "get", "go", "have", "help", "keep", "look", "mind",
    "move", "press", "push", "see", "show", "sign", "sit", "stand", "stay", "support", "take", "try", "turn",
    "use", "wait", "work", "oppose", "fight", "discuss",
))  # fmt: skip
"""Verbs that say what is done only with the words after them."""
_PARTICLES: Final = frozenset(
    ("on", "up", "ahead", "along", "again", "around", "forward", "hard", "together")
)
_SOMETHING: Final = as_pattern(
    r"(?:both|the one|the ones|the time to \w+|any|anything|either|each|everyone)(?: \w+)?"
)
"""An object of which it is left open what it is."""
_NAMED_BEFORE: Final = as_pattern(
    r"(?:the|this|that|its|their|his|her) (?:action|announcement|approach|call|cause|comment|decision|effort"
    r"|idea|initiative|measure|message|move|position|process|statement|step|view|work)s?"
)
"""An object that only other words name."""
_ANYTHING: Final = as_pattern(r"\b(?:anything|everything|something)$")
_JOURNEY: Final = as_pattern(r"(?:Leave for|Set off for|Tour) |Come home")
"""Where somebody goes, of which nobody disputes."""
_ITS_OWN_WILL: Final = frozenset(
    {"planned", "offered", "accepted", "in force", "done", "forecast", "possible"}
)


def is_weak(acts: Sequence[OwnedAct], maker: str) -> bool:
    """Return True for an act that says nothing to dispute, of which only its maker speaks.

    Another's demand, a refusal and a condition make an act of such words all the same: somebody has them in
    dispute.
    """
    return all(_says_nothing(act, maker) for act in acts)


def _says_nothing(act: OwnedAct, maker: str) -> bool:
    mention = act.mention
    if _ANYTHING.search(mention.label):
        return True  # "won't cooperate in anything"
    own = mention.mood in _ITS_OWN_WILL and act.voice in (None, maker) and not act.outsider
    if not own or mention.condition is not None or mention.condition_of is not None:
        return False
    return has_weak_words(mention.label, catalogued=mention.catalogue is not None)


def has_weak_words(label: str, *, catalogued: bool) -> bool:
    """Return True for the words of an act that leave open what would be done.

    Examples
    --------
    >>> has_weak_words("Carry on", catalogued=False), has_weak_words("Carry on the strike", catalogued=True)
    (True, False)
    >>> has_weak_words("Support the announcement", catalogued=True)
    True
    >>> has_weak_words("Cooperate in anything", catalogued=False)
    True
    """
    if _JOURNEY.match(label) or _ANYTHING.search(label):
        return True
    verb, *after = label.casefold().split()
    while after and after[0] in _PARTICLES:
        after = after[1:]
    if verb not in _LIGHT:
        return False
    if not after:
        return not catalogued
    what = " ".join(after)
    return bool(_SOMETHING.fullmatch(what) or _NAMED_BEFORE.fullmatch(what))
