"""The forms in which a case states a preference, and what each leaves open."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
