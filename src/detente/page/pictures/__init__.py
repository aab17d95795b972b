"""The pictures of a sweep as data: what each shows, and its caption. `detente.render.pictures` draws them."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
