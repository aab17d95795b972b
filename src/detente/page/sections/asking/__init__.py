"""The questions of a first page, taken from sentences of the report or from the case."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
