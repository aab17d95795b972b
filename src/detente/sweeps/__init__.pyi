from .baseline import shows_a_share, with_nothing_known
from .grounded import GroundedShare, GroundedShares, share_or_open
from .grounds import Ground
from .prepare import MOST_ARCS, Outcome, SweepJob, prepared
from .questions import Question
from .result import (
    SOURCES,
    Bearing,
    ClaimAnswer,
    DecisiveQuestion,
    Method,
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
    "MOST_ARCS",
    "SOURCES",
    "Bearing",
    "ClaimAnswer",
    "Counted",
    "DecisiveQuestion",
    "Ground",
    "GroundedShare",
    "GroundedShares",
    "Method",
    "Outcome",
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
    "share_or_open",
    "shows_a_share",
    "sweep",
    "with_nothing_known",
    "witness_rankings",
]
