from .find import find_parties
from .standing import with_standing
from .standing_words import supersedes

__all__ = [
    "find_parties",
    "supersedes",
    "with_standing",
]
