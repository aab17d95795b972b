from .orders import SOURCES
from .portion import Outcome, SweepJob, prepared
from .questions import Question
from .result import (
    Bearing,
    ClaimAnswer,
    DecisiveQuestion,
    Method,
    PartAnswer,
    StepShare,
    Sweep,
    Witness,
    _ranking,
    by_share,
    share_in_words,
    witness_rankings,
)
from .resume import counted_on_cluster
from .run import Counted, counted_here, sweep

__all__ = [
    "SOURCES",
    "Bearing",
    "ClaimAnswer",
    "Counted",
    "DecisiveQuestion",
    "Method",
    "Outcome",
    "PartAnswer",
    "Question",
    "StepShare",
    "Sweep",
    "SweepJob",
    "Witness",
    "_ranking",
    "by_share",
    "counted_here",
    "counted_on_cluster",
    "prepared",
    "share_in_words",
    "sweep",
    "witness_rankings",
]
