from .chooser import DRAFT_WEIGHT, LEAST_WEIGHT, PROPOSED_WEIGHT
from .logistic import estimate, weights_in
from .no_row import OVER, why_no_row
from .weighing import Weighing

__all__ = [
    "DRAFT_WEIGHT",
    "LEAST_WEIGHT",
    "OVER",
    "PROPOSED_WEIGHT",
    "Weighing",
    "estimate",
    "weights_in",
    "why_no_row",
]
