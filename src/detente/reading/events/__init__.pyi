from .coding import plover_kind_of
from .find import find_events
from .modality import OBLIGING, is_infinitive, is_negated, is_reported, modal_of, modality_of, noun_modality
from .named import PartiesByToken
from .over_by_words import is_over_by_its_words
from .participants import actors_of, is_passive, subject_of
from .when import EventTimes

__all__ = [
    "OBLIGING",
    "EventTimes",
    "PartiesByToken",
    "actors_of",
    "find_events",
    "is_infinitive",
    "is_negated",
    "is_over_by_its_words",
    "is_passive",
    "is_reported",
    "modal_of",
    "modality_of",
    "noun_modality",
    "plover_kind_of",
    "subject_of",
]
