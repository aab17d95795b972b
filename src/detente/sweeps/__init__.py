"""Sweeps: a case judged under every preference that it leaves open, or under a sample."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
