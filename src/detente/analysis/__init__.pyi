from .analysis import (
    MAX_WAYS_OUT,
    Analysis,
    Told,
    analyse,
    lasting_by_standards,
    lasting_states,
    open_equilibria,
    rules_nothing_out,
)
from .briefing import Brief, make_brief
from .differences import Difference
from .hypergames import Hypergame, Misperception, Mistake
from .questions import Asked
from .sweeping import SweepRequest, Swept, swept
from .what_if import Analysed, analysed

__all__ = [
    "MAX_WAYS_OUT",
    "Analysed",
    "Analysis",
    "Asked",
    "Brief",
    "Difference",
    "Hypergame",
    "Misperception",
    "Mistake",
    "SweepRequest",
    "Swept",
    "Told",
    "analyse",
    "analysed",
    "lasting_by_standards",
    "lasting_states",
    "make_brief",
    "open_equilibria",
    "rules_nothing_out",
    "swept",
]
