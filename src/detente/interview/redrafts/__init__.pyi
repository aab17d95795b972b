from .drafted import drafted_before, forget_redraft, keep_drafted, keep_redrafted
from .outcome import CitedWords, Redraft, RedraftChange
from .redrafting import redraft

__all__ = [
    "CitedWords",
    "Redraft",
    "RedraftChange",
    "drafted_before",
    "forget_redraft",
    "keep_drafted",
    "keep_redrafted",
    "redraft",
]
