"""The store of a dossier: a file or a database that keeps reports, findings and decisions for years."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
