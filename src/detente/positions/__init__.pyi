from .bound_rows import EXCLUDE_EACH_OTHER
from .chooser import DRAFT_WEIGHT
from .conditions import ONLY_IF, UNLESS
from .rows import positions_of
from .silence import Silence
from .supposed import supposed_rows
from .sureness import DOUBTFUL, MOST_DOUBTFUL, is_sure, surely_read
from .table import Condition, Position, Positions, StanceOnAct, Unused, Voice

__all__ = [
    "DOUBTFUL",
    "DRAFT_WEIGHT",
    "EXCLUDE_EACH_OTHER",
    "MOST_DOUBTFUL",
    "ONLY_IF",
    "UNLESS",
    "Condition",
    "Position",
    "Positions",
    "Silence",
    "StanceOnAct",
    "Unused",
    "Voice",
    "is_sure",
    "positions_of",
    "supposed_rows",
    "surely_read",
]
