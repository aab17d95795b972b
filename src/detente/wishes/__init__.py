"""Wishes: the fewest changes in preferences that make an outcome last, and its robustness."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
