from .as_source import stored_dossier
from .decisions import Decision, that_count
from .store import Store, login_name, open_store
from .where import is_store

__all__ = [
    "Decision",
    "Store",
    "is_store",
    "login_name",
    "open_store",
    "stored_dossier",
    "that_count",
]
