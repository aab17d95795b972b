from .dossier import Dossier
from .join import join_findings
from .questions import Reality, is_of_another_day
from .spelling import normal_name
from .store import Decision, Store, is_store, login_name, open_store, stored_dossier, that_count

__all__ = [
    "Decision",
    "Dossier",
    "Reality",
    "Store",
    "is_of_another_day",
    "is_store",
    "join_findings",
    "login_name",
    "normal_name",
    "open_store",
    "stored_dossier",
    "that_count",
]
