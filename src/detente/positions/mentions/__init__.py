"""Each mention of an act, given to the party that would do it, and what the words leave open filled in."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
