from .drafted import drafted_before, keep_drafted
from .outcome import Redraft, RedraftChange
from .redrafting import redraft

__all__ = ["Redraft", "RedraftChange", "drafted_before", "keep_drafted", "redraft"]
