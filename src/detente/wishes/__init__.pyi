from .answer import (
    PATIENCE,
    NoAnswer,
    RobustStates,
    Wished,
    answer_wish,
    require_few_states,
    require_wish,
    robust_states,
)
from .conditions import ClassicConcept
from .least_changes import LeastChanges, NoChanges
from .premises import Premise, Serves
from .robustness import Robustness

__all__ = [
    "PATIENCE",
    "ClassicConcept",
    "LeastChanges",
    "NoAnswer",
    "NoChanges",
    "Premise",
    "RobustStates",
    "Robustness",
    "Serves",
    "Wished",
    "answer_wish",
    "require_few_states",
    "require_wish",
    "robust_states",
]
