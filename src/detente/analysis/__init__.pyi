from .analysis import (
    MAX_WAYS_OUT,
    Analysis,
    analyse,
    lasting_by_concepts,
    lasting_states,
    open_equilibria,
    rules_nothing_out,
)
from .briefing import Brief, make_brief
from .differences import Difference, analysis_differences, sweep_differences
from .engines import Engine, engine_for
from .exporting import LaidOut, lay_out
from .hypergames import Hypergame, Misperception
from .interviewing import AnswerResult, answer_question, ask
from .keeping import keep_reports
from .listings import (
    Listing,
    Wanted,
    decision_in_words,
    list_decisions,
    list_parties,
    list_passages,
    list_reports,
    list_statements,
)
from .perceived import Mistake
from .positioning import PositionsResult, tabulate_positions
from .positions_of_case import stated_positions
from .questions import Questions, work_out
from .review_orders import FORMS, ORDERS, Order, carry_out, load_orders, order_in, with_reason
from .reviewing import ReviewQuestion, answer_review, require_answer, review_questions
from .sweeping import SweepRequest, SweepResult, sweep_what_if, with_every_share
from .symbolic import SymbolicAnalysis, analyse_symbolically
from .what_if import AnalysisResult, analyse_what_if
from .wishing import grant_wish

__all__ = [
    "FORMS",
    "MAX_WAYS_OUT",
    "ORDERS",
    "Analysis",
    "AnalysisResult",
    "AnswerResult",
    "Brief",
    "Difference",
    "Engine",
    "Hypergame",
    "LaidOut",
    "Listing",
    "Misperception",
    "Mistake",
    "Order",
    "PositionsResult",
    "Questions",
    "ReviewQuestion",
    "SweepRequest",
    "SweepResult",
    "SymbolicAnalysis",
    "Wanted",
    "analyse",
    "analyse_symbolically",
    "analyse_what_if",
    "analysis_differences",
    "answer_question",
    "answer_review",
    "ask",
    "carry_out",
    "decision_in_words",
    "engine_for",
    "grant_wish",
    "keep_reports",
    "lasting_by_concepts",
    "lasting_states",
    "lay_out",
    "list_decisions",
    "list_parties",
    "list_passages",
    "list_reports",
    "list_statements",
    "load_orders",
    "make_brief",
    "open_equilibria",
    "order_in",
    "require_answer",
    "review_questions",
    "rules_nothing_out",
    "stated_positions",
    "sweep_differences",
    "sweep_what_if",
    "tabulate_positions",
    "with_every_share",
    "with_reason",
    "work_out",
]
