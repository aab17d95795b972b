from .analysis import analyse_items, differences_json
from .answers import answer_json
from .ask import question_json
from .brief import brief_json
from .findings import write_findings
from .positions import positions_json
from .redraft import redraft_json
from .sweep import MOST_QUESTIONS, sweep_items, wish_json
from .symbolic import symbolic_items

__all__ = [
    "MOST_QUESTIONS",
    "analyse_items",
    "answer_json",
    "brief_json",
    "differences_json",
    "positions_json",
    "question_json",
    "redraft_json",
    "sweep_items",
    "symbolic_items",
    "wish_json",
    "write_findings",
]
