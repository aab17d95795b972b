from .dossier import Dossier
from .join import join_findings
from .same_party import normal_name

__all__ = [
    "Dossier",
    "join_findings",
    "normal_name",
]
