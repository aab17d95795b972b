from .find import find_parties
from .standing import with_standing

__all__ = [
    "find_parties",
    "with_standing",
]
