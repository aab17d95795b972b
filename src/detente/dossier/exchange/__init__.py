"""A dossier for other programs: one module a format, each from a dossier to the bytes of a file."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
