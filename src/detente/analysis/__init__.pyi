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
from .exporting import LaidOut, lay_out
from .hypergames import Hypergame, Misperception, Mistake
from .interviewing import AnswerResult, answer_question, ask
from .positioning import PositionsResult, tabulate_positions
from .positions_of_case import stated_positions
from .questions import Questions, work_out
from .sweeping import SweepRequest, SweepResult, sweep_what_if, with_every_share
from .symbolic import Engine, SymbolicAnalysis, analyse_symbolically, engine_for
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
    "Misperception",
    "Mistake",
    "PositionsResult",
    "Questions",
    "SweepRequest",
    "SweepResult",
    "SymbolicAnalysis",
    "analyse",
    "analyse_symbolically",
    "analyse_what_if",
    "analysis_differences",
    "answer_question",
    "ask",
    "engine_for",
    "grant_wish",
    "lasting_by_concepts",
    "lasting_states",
    "lay_out",
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
