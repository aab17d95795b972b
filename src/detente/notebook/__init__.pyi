from .analyses import Analysis, analyse
from .briefs import Brief, brief
from .cases import draft, load_case
from .comparisons import Comparison, compare
from .dossiers import Dossier, read
from .positions import Positions
from .sweeps import Sweep, sweep
from .wishes import Wish, wish

__all__ = [
    "Analysis",
    "Brief",
    "Comparison",
    "Dossier",
    "Positions",
    "Sweep",
    "Wish",
    "analyse",
    "brief",
    "compare",
    "draft",
    "load_case",
    "read",
    "sweep",
    "wish",
]
