"""The weight of a row in its dispute, and the mentions that are too weak for one."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
