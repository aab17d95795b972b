from .draft import draft_case, draft_from, draft_positions
from .identifiers import option_ids, party_ids
from .layout import UNREVIEWED
from .state_names import third_person
from .wants import Assume

__all__ = [
    "UNREVIEWED",
    "Assume",
    "draft_case",
    "draft_from",
    "draft_positions",
    "option_ids",
    "party_ids",
    "third_person",
]
