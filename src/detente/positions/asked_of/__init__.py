"""Of whom an act is asked, or who does it, where the words name nobody or only an office."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
