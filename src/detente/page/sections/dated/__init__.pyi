from .coming import next_line
from .every_day import every_day_of
from .moments import Candidates
from .timeline import MAX_MOMENTS, last_deed_of, timeline_of, without_words

__all__ = [
    "MAX_MOMENTS",
    "Candidates",
    "every_day_of",
    "last_deed_of",
    "next_line",
    "timeline_of",
    "without_words",
]
