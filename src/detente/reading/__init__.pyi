from .findings import (
    DateExpression,
    Event,
    Findings,
    Manner,
    Modality,
    Party,
    PartyKind,
    Role,
    Stance,
    StanceKind,
    Standing,
    Statement,
)
from .read import read_loaded, read_sources

__all__ = [
    "DateExpression",
    "Event",
    "Findings",
    "Manner",
    "Modality",
    "Party",
    "PartyKind",
    "Role",
    "Stance",
    "StanceKind",
    "Standing",
    "Statement",
    "read_loaded",
    "read_sources",
]
