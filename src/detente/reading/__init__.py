"""Findings of a report: parties, statements, dates and events, each with its words.

Begin at ``read._findings``: furniture (``text``), attributions (``statements``), parties (``parties``),
statements, dates (``dates``), events (``events``), standing (``parties``), in this order. Each inner room has
a ``find`` module, which calls the others.
"""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
