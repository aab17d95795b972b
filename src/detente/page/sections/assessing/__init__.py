"""The assessments of outsiders, and for each of those that differ all that bears on it."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
