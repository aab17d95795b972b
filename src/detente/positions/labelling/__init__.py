"""The label of a row: the act in plain words, with its counterpart, as a person would name the option."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
