from .certain import party_preferences, ranks_of
from .classes import MOST_WORDS, Compared, compared, is_partial
from .comparisons import MOST_STATES
from .from_case import named_unknowns, open_preference
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
from .strength import Strength, StrengthByPair, StrengthByRank, strength_of

__all__ = [
    "MOST_PERMUTED",
    "MOST_STATES",
    "MOST_WORDS",
    "BoundedWeights",
    "Compared",
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
    "StrengthByPair",
    "StrengthByRank",
    "agreeing_importances",
    "alike_columns",
    "closed",
    "compared",
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
