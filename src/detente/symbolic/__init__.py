"""The symbolic engine: option forms of more states than memory holds, as decision diagrams."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
