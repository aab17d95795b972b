"""Redrafts: a new draft brought into a case that a person has edited, and the list of what is new in it."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
