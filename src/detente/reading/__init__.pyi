from .findings import DateExpression, Event, Findings, Modality, Party, Role, Standing, Statement
from .read import read_loaded, read_sources

__all__ = [
    "DateExpression",
    "Event",
    "Findings",
    "Modality",
    "Party",
    "Role",
    "Standing",
    "Statement",
    "read_loaded",
    "read_sources",
]
