"""The front door for Python: functions of a notebook, and their results, which show themselves."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
