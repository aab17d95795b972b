from .dossier import Dossier, DossierEvent, DossierParty, DossierStatement, Evidence
from .join import join_findings, normal_name

__all__ = [
    "Dossier",
    "DossierEvent",
    "DossierParty",
    "DossierStatement",
    "Evidence",
    "join_findings",
    "normal_name",
]
