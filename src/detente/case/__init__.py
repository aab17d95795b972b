"""The case file: text to Case and back; expressions, evidence, what-ifs."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
