from .answer import (
    PATIENCE,
    Firmness,
    NoAnswer,
    Wished,
    answer_wish,
    require_few_states,
    require_wish,
    robust_states,
)
from .clauses import ClassicConcept
from .facts import Fact, Serves
from .least_changes import LeastChanges
from .robustness import Robustness

__all__ = [
    "PATIENCE",
    "ClassicConcept",
    "Fact",
    "Firmness",
    "LeastChanges",
    "NoAnswer",
    "Robustness",
    "Serves",
    "Wished",
    "answer_wish",
    "require_few_states",
    "require_wish",
    "robust_states",
]
