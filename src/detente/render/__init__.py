"""A page in a medium: terminal, HTML, Word, PDF, JSON, table, pictures."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
