from .dossier import Dossier
from .join import join_findings
from .questions import Reality, is_of_another_day
from .same_party import normal_name

__all__ = [
    "Dossier",
    "Reality",
    "is_of_another_day",
    "join_findings",
    "normal_name",
]
