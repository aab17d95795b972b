"""Who wants, offers, refuses or threatens an act, on what condition, and what a party has left since."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
