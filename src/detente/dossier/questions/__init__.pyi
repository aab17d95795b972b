from .agenda import due, is_reported_since
from .announced import Due
from .base import Coverage, EvidenceBase
from .contradicting import Contradiction, Version, contradictions
from .filters import Filter
from .happening import Happening
from .marks import SourceMark
from .meeting import Meeting
from .meetings import Contact, contacts
from .one_side import Claim, claims_of, sides_that_claim
from .reality import Reality, is_of_another_day
from .sayings import Said, Saying, is_set_back, said
from .sentences import content_words, sentence_of, sentence_start, sentence_stop
from .standing import Held, standing_on
from .timelines import Gap, Timeline, longest_spans, timeline, undated_deeds
from .told_days import ONLY_THOUGHT, DaysOf, ToldDay, not_told_by

__all__ = [
    "ONLY_THOUGHT",
    "Claim",
    "Contact",
    "Contradiction",
    "Coverage",
    "DaysOf",
    "Due",
    "EvidenceBase",
    "Filter",
    "Gap",
    "Happening",
    "Held",
    "Meeting",
    "Reality",
    "Said",
    "Saying",
    "SourceMark",
    "Timeline",
    "ToldDay",
    "Version",
    "claims_of",
    "contacts",
    "content_words",
    "contradictions",
    "due",
    "is_of_another_day",
    "is_reported_since",
    "is_set_back",
    "longest_spans",
    "not_told_by",
    "said",
    "sentence_of",
    "sentence_start",
    "sentence_stop",
    "sides_that_claim",
    "standing_on",
    "timeline",
    "undated_deeds",
]
