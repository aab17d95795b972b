from .rows import positions_of
from .table import Condition, Position, Positions, StanceOnAct, Unused, Voice

__all__ = ["Condition", "Position", "Positions", "StanceOnAct", "Unused", "Voice", "positions_of"]
