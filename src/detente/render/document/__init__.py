"""A page as a document to send: Word and PDF, from one layout."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
