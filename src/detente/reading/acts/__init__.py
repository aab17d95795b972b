"""The acts that a report speaks of: who would do them, and who wants, offers, refuses or threatens them."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
