"""Acts that harm whoever they are done to."""

from __future__ import annotations

from typing import Final

from detente.reading.acts.act import Act

_COURT: Final = ("appeal_in_court",)
_BRINGING: Final = ("take", "bring", "refer", "place", "put", "go", "submit", "drag", "haul")
_BEFORE_JUDGES: Final = frozenset(("court", "council", "tribunal", "nations", "arbitration", "hague"))


def is_harm(act: Act) -> bool:
    """Return True for force, sanctions, threats and lawsuits."""
    if act.match is not None:
        return (act.match.entry.harm or act.match.entry.id in _COURT) and act.match.sign
    if act.head.lemma_.lower() in _BRINGING and _BEFORE_JUDGES & set(act.words):
        return True  # "will take the matter to the Security Council"
    return act.kind in ("SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST", "THREATEN")
