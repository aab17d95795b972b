from .dossier_files import DOSSIER_FORMATS, dossier_file
from .gmcr import gmcr_text
from .listings import listing_csv, write_listing
from .matrices import case_matrices, matrix_entries, matrix_names
from .table_files import table_paths, write_tables
from .tables import MOST_MOVES, case_tables, moves_at_most, plain

__all__ = [
    "DOSSIER_FORMATS",
    "MOST_MOVES",
    "case_matrices",
    "case_tables",
    "dossier_file",
    "gmcr_text",
    "listing_csv",
    "matrix_entries",
    "matrix_names",
    "moves_at_most",
    "plain",
    "table_paths",
    "write_listing",
    "write_tables",
]
