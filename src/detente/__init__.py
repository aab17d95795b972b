"""detente: from reports of a political dispute to an evidence-bound, analysed conflict model.

The functions of this package are for notebooks and scripts; each is loaded when it is first used.
"""

from lazy_loader import attach_stub

__version__ = "0.1.0"
__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
