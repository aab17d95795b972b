from .anchor import shifted
from .find import find_dates
from .tense import said_before

__all__ = [
    "find_dates",
    "said_before",
    "shifted",
]
