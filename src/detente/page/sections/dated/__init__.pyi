from .coming import next_line
from .moments import Candidates
from .timeline import MAX_MOMENTS, last_deed_of, timeline_of, without_words

__all__ = [
    "MAX_MOMENTS",
    "Candidates",
    "last_deed_of",
    "next_line",
    "timeline_of",
    "without_words",
]
