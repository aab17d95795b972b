from .anchor import shifted
from .find import find_dates

__all__ = [
    "find_dates",
    "shifted",
]
