"""Dates and times in a text: TIMEX expressions and their EDTF values."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
