from .encryption import (
    ask_passphrases_with,
    cipher_library,
    is_encrypted,
    passphrase_of,
    unlock,
    wrong_passphrase,
)
from .folders import holds_reports
from .headlines import headline_in
from .load import load_reports, with_unique_ids
from .own_pages import page_mark, seal_page, why_kept
from .own_tables import TABLE_MARK
from .readers import is_of_our_era
from .report import Evidence, Report
from .sheets import Sheet, SheetRow, read_sheets
from .wire_copies import copy_bands, is_copy, mark_copies, shared_shingles

__all__ = [
    "TABLE_MARK",
    "Evidence",
    "Report",
    "Sheet",
    "SheetRow",
    "ask_passphrases_with",
    "cipher_library",
    "copy_bands",
    "headline_in",
    "holds_reports",
    "is_copy",
    "is_encrypted",
    "is_of_our_era",
    "load_reports",
    "mark_copies",
    "page_mark",
    "passphrase_of",
    "read_sheets",
    "seal_page",
    "shared_shingles",
    "unlock",
    "why_kept",
    "with_unique_ids",
    "wrong_passphrase",
]
