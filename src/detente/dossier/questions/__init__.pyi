from .reality import Reality, is_of_another_day
from .sentences import sentence_of

__all__ = [
    "Reality",
    "is_of_another_day",
    "sentence_of",
]
