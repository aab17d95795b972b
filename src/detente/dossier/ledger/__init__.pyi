from .ledger import PROPOSED, Ledger, LedgerClaim, LedgerItem, claim_id
from .matrix import ledger_of_matrix, matrix_of
from .proposing import propose_items
from .recording import changes_to, ledger_of

__all__ = [
    "PROPOSED",
    "Ledger",
    "LedgerClaim",
    "LedgerItem",
    "changes_to",
    "claim_id",
    "ledger_of",
    "ledger_of_matrix",
    "matrix_of",
    "propose_items",
]
