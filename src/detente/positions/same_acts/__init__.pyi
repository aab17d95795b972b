from .one_act import OneAct
from .one_measure import are_one_measure
from .one_text import ON_A_TEXT, is_a_vote_on_a_text, with_one_text
from .same_acts import one_act_each
from .two_acts import STRUGGLES

__all__ = [
    "ON_A_TEXT",
    "STRUGGLES",
    "OneAct",
    "are_one_measure",
    "is_a_vote_on_a_text",
    "one_act_each",
    "with_one_text",
]
