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
from .clauses import ClassicConcept
from .least_changes import LeastChanges
from .premises import Premise, Serves
from .robustness import Robustness

__all__ = [
    "PATIENCE",
    "ClassicConcept",
    "LeastChanges",
    "NoAnswer",
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
