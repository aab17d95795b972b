from .breadth_first import LegalSequences, Node, StepKind, legal_sequences, search
from .catalogue import Further, FurtherName, Settings, further
from .classic import JUDGES, analyse_all, equilibria, sseq
from .coalition_moves import Coalition, coalitions_of
from .coalitions import (
    CoalitionResponse,
    CoalitionSteps,
    Jump,
    coalition_stability,
    equilibrium_jumps,
    explain_coalition,
)
from .comparisons import is_partial, known_ranks, liking, likings, maybe_better, surely_better
from .exactness import Bounds, bounds_of
from .moves import targets
from .parts import kind_of_way, parts_in_doubt
from .reasons import explain
from .reductions import NEVER_LOWEST, Values, blanked, lowest
from .result import CONCEPT_NAMES, CONCEPTS, Concept, Move, NotDefined, Reason, Response, Stability
from .uncertain import Limits
from .ways import (
    FromStatusQuo,
    Interest,
    JointMove,
    Path,
    Reach,
    can_be_left,
    can_be_undone,
    interest,
    joint_moves,
    reach,
    reachable,
    ways_out,
)

__all__ = [
    "CONCEPTS",
    "CONCEPT_NAMES",
    "JUDGES",
    "NEVER_LOWEST",
    "Bounds",
    "Coalition",
    "CoalitionResponse",
    "CoalitionSteps",
    "Concept",
    "FromStatusQuo",
    "Further",
    "FurtherName",
    "Interest",
    "JointMove",
    "Jump",
    "LegalSequences",
    "Limits",
    "Move",
    "Node",
    "NotDefined",
    "Path",
    "Reach",
    "Reason",
    "Response",
    "Settings",
    "Stability",
    "StepKind",
    "Values",
    "analyse_all",
    "blanked",
    "bounds_of",
    "can_be_left",
    "can_be_undone",
    "coalition_stability",
    "coalitions_of",
    "equilibria",
    "equilibrium_jumps",
    "explain",
    "explain_coalition",
    "further",
    "interest",
    "is_partial",
    "joint_moves",
    "kind_of_way",
    "known_ranks",
    "legal_sequences",
    "liking",
    "likings",
    "lowest",
    "maybe_better",
    "parts_in_doubt",
    "reach",
    "reachable",
    "search",
    "sseq",
    "surely_better",
    "targets",
    "ways_out",
]
