from .findings import Event, Findings, Manner, Modality, Party, PartyKind, Role, Span, StanceKind
from .read import read_loaded, read_sources

__all__ = [
    "Event",
    "Findings",
    "Manner",
    "Modality",
    "Party",
    "PartyKind",
    "Role",
    "Span",
    "StanceKind",
    "read_loaded",
    "read_sources",
]
