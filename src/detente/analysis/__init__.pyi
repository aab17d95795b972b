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
    list_reports,
    list_statements,
)
from .perceived import Mistake
from .positioning import PositionsResult, tabulate_positions
from .positions_of_case import stated_positions
from .questions import Questions, work_out
from .sweeping import SweepRequest, SweepResult, sweep_what_if, with_every_share
from .symbolic import SymbolicAnalysis, analyse_symbolically
from .what_if import AnalysisResult, analyse_what_if
from .wishing import grant_wish

__all__ = [
    "MAX_WAYS_OUT",
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
    "PositionsResult",
    "Questions",
    "SweepRequest",
    "SweepResult",
    "SymbolicAnalysis",
    "Wanted",
    "analyse",
    "analyse_symbolically",
    "analyse_what_if",
    "analysis_differences",
    "answer_question",
    "ask",
    "decision_in_words",
    "engine_for",
    "grant_wish",
    "keep_reports",
    "lasting_by_concepts",
    "lasting_states",
    "lay_out",
    "list_decisions",
    "list_parties",
    "list_reports",
    "list_statements",
    "make_brief",
    "open_equilibria",
    "rules_nothing_out",
    "stated_positions",
    "sweep_differences",
    "sweep_what_if",
    "tabulate_positions",
    "with_every_share",
    "work_out",
]
