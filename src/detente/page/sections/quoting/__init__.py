"""The words of the report that a page quotes: whole sentences, and whose they are."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
