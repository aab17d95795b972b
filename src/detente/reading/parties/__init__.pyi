from .find import find_parties, slug_of
from .known_bodies import body_of
from .spelling import without_accents
from .standing import with_standing
from .standing_words import supersedes

__all__ = [
    "body_of",
    "find_parties",
    "slug_of",
    "supersedes",
    "with_standing",
    "without_accents",
]
