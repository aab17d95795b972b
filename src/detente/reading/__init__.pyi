from .findings import (
    ActMention,
    DateExpression,
    Event,
    Findings,
    Modality,
    Mood,
    Party,
    Role,
    Standing,
    Statement,
)
from .read import read_loaded, read_sources

__all__ = [
    "ActMention",
    "DateExpression",
    "Event",
    "Findings",
    "Modality",
    "Mood",
    "Party",
    "Role",
    "Standing",
    "Statement",
    "read_loaded",
    "read_sources",
]
