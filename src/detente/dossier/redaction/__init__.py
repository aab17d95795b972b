"""A dossier as it may be shared: names and quotes under pseudonyms that only its keeper can undo."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
