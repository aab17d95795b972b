from .drafted import drafted_before, forget_redraft, keep_drafted, keep_redrafted
from .outcome import Redraft, RedraftChange
from .redrafting import redraft

__all__ = [
    "Redraft",
    "RedraftChange",
    "drafted_before",
    "forget_redraft",
    "keep_drafted",
    "keep_redrafted",
    "redraft",
]
