from .alone import date_alone
from .anchor import shifted
from .clauses import find_clauses
from .find import find_dates
from .tense import is_before_its_noun, said_before
from .words import number_of

__all__ = [
    "date_alone",
    "find_clauses",
    "find_dates",
    "is_before_its_noun",
    "number_of",
    "said_before",
    "shifted",
]
