from .draft import draft_case, draft_from
from .layout import UNREVIEWED
from .state_names import is_plural, third_person
from .wants import Assume

__all__ = [
    "UNREVIEWED",
    "Assume",
    "draft_case",
    "draft_from",
    "is_plural",
    "third_person",
]
