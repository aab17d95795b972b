"""Solution concepts of the graph model, with reasons, coalitions and ways out."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
