"""Pages that answer questions to a dossier: one module a question."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
