"""The decision makers: which camps settle a dispute by what they choose.

``features`` says as what a camp is spoken of, ``chances`` weighs it, ``bystanders`` names those who decide
nothing.
"""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
