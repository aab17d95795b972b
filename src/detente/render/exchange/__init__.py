"""A case for other programs: files of gmcr-py, tables and matrices."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
