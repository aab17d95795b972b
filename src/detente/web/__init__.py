"""The workbench: a local page that does what the commands do. It computes nothing itself."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
