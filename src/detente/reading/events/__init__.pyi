from .find import find_events
from .modality import OBLIGING, is_infinitive, is_negated, modal_of, modality_of, noun_modality
from .participants import PartiesByToken, recipients_of
from .when import EventTimes

__all__ = [
    "OBLIGING",
    "EventTimes",
    "PartiesByToken",
    "find_events",
    "is_infinitive",
    "is_negated",
    "modal_of",
    "modality_of",
    "noun_modality",
    "recipients_of",
]
