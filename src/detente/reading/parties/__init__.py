"""Parties in a text: names, kinds, aliases, roles, standing, and every mention.

The way through the modules: ``find`` takes ``names``, joins those of one party (``coreference``, by the
``kinds`` of the names), adds ``roles``, ``descriptions`` ("the ruling party") and pronouns. ``standing``
comes after events and dates are known.
"""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
