from .chooser import DRAFT_WEIGHT
from .rows import positions_of
from .table import Condition, Position, Positions, StanceOnAct, Unused, Voice

__all__ = [
    "DRAFT_WEIGHT",
    "Condition",
    "Position",
    "Positions",
    "StanceOnAct",
    "Unused",
    "Voice",
    "positions_of",
]
