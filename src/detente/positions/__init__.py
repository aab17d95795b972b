"""The table of positions: each act in dispute, who would do it, who wants or refuses it, what is in force."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
