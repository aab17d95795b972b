from .prepare import Outcome, SweepJob, prepared
from .questions import Question
from .result import (
    SOURCES,
    Bearing,
    ClaimAnswer,
    DecisiveQuestion,
    Method,
    PartAnswer,
    StepShare,
    Sweep,
    Witness,
    by_share,
    ranking,
    share_in_words,
    witness_rankings,
)
from .run import Counted, counted_here, counted_on_cluster, sweep

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
    "by_share",
    "counted_here",
    "counted_on_cluster",
    "prepared",
    "ranking",
    "share_in_words",
    "sweep",
    "witness_rankings",
]
