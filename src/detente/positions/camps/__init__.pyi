from .acting import acting_mentions
from .joining import Camps, camps
from .meant import may_mean
from .offices import any_of, camp_words, head_words, is_assessor, is_force, is_full_name, is_government
from .states import ITS_PEOPLE

__all__ = [
    "ITS_PEOPLE",
    "Camps",
    "acting_mentions",
    "any_of",
    "camp_words",
    "camps",
    "head_words",
    "is_assessor",
    "is_force",
    "is_full_name",
    "is_government",
    "may_mean",
]
