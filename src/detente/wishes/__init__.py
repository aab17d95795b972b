"""The least that parties must see differently, and how robust an outcome is."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
