from .certain import party_preferences, ranks_of
from .chances import Chances, chances_of
from .classes import MOST_WORDS, Compared, compared, is_partial
from .comparisons import MOST_STATES
from .from_case import named_unknowns, open_preference
from .fuzzy import FuzzyPreference, fuzzy_preference
from .kinds import (
    MOST_PERMUTED,
    BoundedWeights,
    KnownOrder,
    Narrowed,
    OneOf,
    OpenLevels,
    OpenOrder,
    OpenPreference,
    OpenPriorities,
    Pairs,
    PlainPreference,
    agreeing_importances,
    alike_columns,
    known_pairs,
    known_ties,
    something_is_open,
)
from .partial_order import closed, levels
from .strength import Strength, StrengthByRank, strength_of

__all__ = [
    "MOST_PERMUTED",
    "MOST_STATES",
    "MOST_WORDS",
    "BoundedWeights",
    "Chances",
    "Compared",
    "FuzzyPreference",
    "KnownOrder",
    "Narrowed",
    "OneOf",
    "OpenLevels",
    "OpenOrder",
    "OpenPreference",
    "OpenPriorities",
    "Pairs",
    "PlainPreference",
    "Strength",
    "StrengthByRank",
    "agreeing_importances",
    "alike_columns",
    "chances_of",
    "closed",
    "compared",
    "fuzzy_preference",
    "is_partial",
    "known_pairs",
    "known_ties",
    "levels",
    "named_unknowns",
    "open_preference",
    "party_preferences",
    "ranks_of",
    "something_is_open",
    "strength_of",
]
