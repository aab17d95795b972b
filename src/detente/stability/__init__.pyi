from .breadth_first import LegalSequences, Node, StepKind, legal_sequences, search
from .catalogue import Further, FurtherName, further
from .classic import JUDGES, analyse_all, equilibria, sseq
from .coalition_moves import Coalition, PossibleImprovements, coalitions_of
from .coalitions import (
    CoalitionResponse,
    Jump,
    coalition_stability,
    equilibrium_jumps,
    explain_coalition,
    may_gain_together,
)
from .comparisons import maybe_better, surely_better
from .moves import NEVER_LOWEST, Values, blanked, lowest, targets
from .reasons import explain
from .result import CONCEPT_NAMES, CONCEPTS, Concept, Move, NotDefined, Reason, Response, Stability
from .ways import (
    Interest,
    JointMove,
    Path,
    Reach,
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
    "Coalition",
    "CoalitionResponse",
    "Concept",
    "Further",
    "FurtherName",
    "Interest",
    "JointMove",
    "Jump",
    "LegalSequences",
    "Move",
    "Node",
    "NotDefined",
    "Path",
    "PossibleImprovements",
    "Reach",
    "Reason",
    "Response",
    "Stability",
    "StepKind",
    "Values",
    "analyse_all",
    "blanked",
    "can_be_undone",
    "coalition_stability",
    "coalitions_of",
    "equilibria",
    "equilibrium_jumps",
    "explain",
    "explain_coalition",
    "further",
    "interest",
    "joint_moves",
    "legal_sequences",
    "lowest",
    "may_gain_together",
    "maybe_better",
    "reach",
    "reachable",
    "search",
    "sseq",
    "surely_better",
    "targets",
    "ways_out",
]
