from .case import Case
from .errors import BadInput
from .notebook import analyse, brief, compare, draft, load_case, read, sweep, wish

__version__: str

__all__ = [
    "BadInput",
    "Case",
    "analyse",
    "brief",
    "compare",
    "draft",
    "load_case",
    "read",
    "sweep",
    "wish",
]
