from .agenda import due
from .announced import Due
from .base import Coverage, EvidenceBase
from .contradicting import Contradiction, Version, contradictions
from .filters import Filter
from .happening import Happening
from .marks import SourceMark
from .meetings import Contact, Meeting, contacts
from .one_side import Claim, claims_of
from .reality import Reality, is_of_another_day
from .sayings import Said, Saying, is_set_back, said
from .sentences import content_words, sentence_of
from .standing import Held, standing_on
from .timelines import Gap, Timeline, longest_spans, timeline, undated_deeds

__all__ = [
    "Claim",
    "Contact",
    "Contradiction",
    "Coverage",
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
    "Version",
    "claims_of",
    "contacts",
    "content_words",
    "contradictions",
    "due",
    "is_of_another_day",
    "is_set_back",
    "longest_spans",
    "said",
    "sentence_of",
    "standing_on",
    "timeline",
    "undated_deeds",
]
