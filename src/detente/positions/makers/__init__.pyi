from .bystanders import (
    is_case_name,
    is_child,
    is_media,
    is_mere_description,
    is_nobody_named,
    is_paper,
    is_place_only,
)
from .chances import chosen, decides_nothing, maker_chances
from .features import maker_features
from .no_sides import decide_nothing, who_is_no_side
from .outside import who_stands_outside
from .participants import taking_part

__all__ = [
    "chosen",
    "decide_nothing",
    "decides_nothing",
    "is_case_name",
    "is_child",
    "is_media",
    "is_mere_description",
    "is_nobody_named",
    "is_paper",
    "is_place_only",
    "maker_chances",
    "maker_features",
    "taking_part",
    "who_is_no_side",
    "who_stands_outside",
]
