from .acronyms_in_labels import short_labels
from .counterparts import label_with_counterpart
from .labels import (
    is_done_to_itself,
    is_positive,
    is_vague,
    label_of,
    senses_of,
    without_itself,
)
from .stages import begun, kept_up, resumed

__all__ = [
    "begun",
    "is_done_to_itself",
    "is_positive",
    "is_vague",
    "kept_up",
    "label_of",
    "label_with_counterpart",
    "resumed",
    "senses_of",
    "short_labels",
    "without_itself",
]
