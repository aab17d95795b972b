from .ended import ended_since, surnames_of
from .imposed import imposed_acts, of_who_controls
from .latest_word import in_force, is_long_over, on_whose_word
from .standing_acts import does_as_the_state_wills
from .standing_measures import is_only_told

__all__ = [
    "does_as_the_state_wills",
    "ended_since",
    "imposed_acts",
    "in_force",
    "is_long_over",
    "is_only_told",
    "of_who_controls",
    "on_whose_word",
    "surnames_of",
]
