from .draft import draft_case, draft_from, draft_positions
from .layout import UNREVIEWED
from .state_names import third_person
from .wants import Assume

__all__ = [
    "UNREVIEWED",
    "Assume",
    "draft_case",
    "draft_from",
    "draft_positions",
    "third_person",
]
