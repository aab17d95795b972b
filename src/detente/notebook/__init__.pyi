from .analyses import Analysis, analyse
from .briefs import Brief, brief
from .cases import draft, load_case
from .comparisons import Comparison, compare
from .dossiers import Dossier, read
from .interviews import Interview, InterviewQuestion, ask
from .large_analyses import LargeAnalysis
from .positions import Positions
from .sweeps import Sweep, sweep
from .wishes import Wish, wish

__all__ = [
    "Analysis",
    "Brief",
    "Comparison",
    "Dossier",
    "Interview",
    "InterviewQuestion",
    "LargeAnalysis",
    "Positions",
    "Sweep",
    "Wish",
    "analyse",
    "ask",
    "brief",
    "compare",
    "draft",
    "load_case",
    "read",
    "sweep",
    "wish",
]
