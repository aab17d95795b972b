from .answered_requests import is_to_ask, stands_before, with_whom_they_refuse
from .answers import answers_a_request, with_what_is_answered
from .leaving import WITHDRAWAL, leaves
from .owning import OwnedAct, in_time, owned_acts, speaks_of_ending, with_maker
from .parts import only_some
from .struck import without_the_struck
from .two_sides import of_both_sides, other_side

__all__ = [
    "WITHDRAWAL",
    "OwnedAct",
    "answers_a_request",
    "in_time",
    "is_to_ask",
    "leaves",
    "of_both_sides",
    "only_some",
    "other_side",
    "owned_acts",
    "speaks_of_ending",
    "stands_before",
    "with_maker",
    "with_what_is_answered",
    "with_whom_they_refuse",
    "without_the_struck",
]
