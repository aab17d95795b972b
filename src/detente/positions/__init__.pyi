from .bound_rows import EXCLUDE_EACH_OTHER
from .camps import Camps
from .disputes import ReportsApart, disputes_apart, reports_apart_from
from .held_out import held_out_for
from .rows import joined_parties, positions_of
from .supposed import plainly_supposed, supposed_rows
from .sureness import DOUBTFUL, is_clear, is_sure, surely_read, well_read
from .table import Condition, Position, Positions, StanceOnAct, Unused, Voice
from .voices import MOOD_OF, ONLY_IF, UNLESS
from .weights import DRAFT_WEIGHT

__all__ = [
    "DOUBTFUL",
    "DRAFT_WEIGHT",
    "EXCLUDE_EACH_OTHER",
    "MOOD_OF",
    "ONLY_IF",
    "UNLESS",
    "Camps",
    "Condition",
    "Position",
    "Positions",
    "ReportsApart",
    "StanceOnAct",
    "Unused",
    "Voice",
    "disputes_apart",
    "held_out_for",
    "is_clear",
    "is_sure",
    "joined_parties",
    "plainly_supposed",
    "positions_of",
    "reports_apart_from",
    "supposed_rows",
    "surely_read",
    "well_read",
]
