"""The JSON of every answer, a contract of its own: composed from results, not from pages."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
