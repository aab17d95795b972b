"""Statements in a text: who said what, how, and what stance it takes."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
