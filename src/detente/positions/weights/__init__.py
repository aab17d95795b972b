"""How central a row is to the dispute, and which mentions are too weak for one."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
