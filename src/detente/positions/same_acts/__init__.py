"""Mentions of one act by one maker brought together, however often and in whatever words it is told."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
