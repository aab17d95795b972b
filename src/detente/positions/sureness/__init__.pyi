from .misread import well_read
from .sureness import DOUBTFUL, Sureness, is_clear, is_sure, surely_read

__all__ = [
    "DOUBTFUL",
    "Sureness",
    "is_clear",
    "is_sure",
    "surely_read",
    "well_read",
]
