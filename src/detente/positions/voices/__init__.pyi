from .changes_of_mind import given_up_since, taken_back
from .conditions import ONLY_IF, UNLESS, conditions_of, demands_of_conditions
from .stances import MOOD_OF, is_only_invited, proposed_by, stance_of, stances_in, voiced_by, voices_of

__all__ = [
    "MOOD_OF",
    "ONLY_IF",
    "UNLESS",
    "conditions_of",
    "demands_of_conditions",
    "given_up_since",
    "is_only_invited",
    "proposed_by",
    "stance_of",
    "stances_in",
    "taken_back",
    "voiced_by",
    "voices_of",
]
