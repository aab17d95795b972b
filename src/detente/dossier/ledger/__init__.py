"""The ledger of assessments: claims, the evidence for and against each, predictions and their scores."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
