from .dossier import Dossier
from .join import join_findings
from .judgements import PartyNamed
from .proposals import Proposal, propose_merges
from .questions import Reality, is_of_another_day, sentence_of
from .spelling import normal_name
from .store import (
    Decision,
    Reviewer,
    Store,
    is_store,
    login_name,
    open_store,
    stored_dossier,
    that_count,
)

__all__ = [
    "Decision",
    "Dossier",
    "PartyNamed",
    "Proposal",
    "Reality",
    "Reviewer",
    "Store",
    "is_of_another_day",
    "is_store",
    "join_findings",
    "login_name",
    "normal_name",
    "open_store",
    "propose_merges",
    "sentence_of",
    "stored_dossier",
    "that_count",
]
