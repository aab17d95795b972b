"""The commands `detente dossier`: what goes into a store, what comes out, and a person's decisions."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
