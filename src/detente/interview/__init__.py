"""The interview: questions that finish a case, answers written into its file, and taken back."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
