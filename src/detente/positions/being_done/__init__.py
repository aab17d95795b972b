"""The latest word on an act: is it being done now, since when, and what has ended it."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
