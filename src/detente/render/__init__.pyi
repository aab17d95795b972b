from .document import render_docx, render_pdf
from .exchange import (
    MOST_MOVES,
    case_matrices,
    case_tables,
    gmcr_text,
    listing_csv,
    matrix_entries,
    matrix_names,
    moves_at_most,
    table_paths,
    write_listing,
    write_tables,
)
from .html import render_html
from .json import (
    MOST_QUESTIONS,
    analyse_items,
    answer_json,
    brief_json,
    differences_json,
    positions_json,
    question_json,
    sweep_items,
    symbolic_items,
    wish_json,
    write_findings,
)
from .listing_lines import print_listing
from .pictures import draw_svg, picture_file, require_free_pictures, write_pictures
from .table import write_state_table
from .terminal import print_body, print_head, render_terminal

__all__ = [
    "MOST_MOVES",
    "MOST_QUESTIONS",
    "analyse_items",
    "answer_json",
    "brief_json",
    "case_matrices",
    "case_tables",
    "differences_json",
    "draw_svg",
    "gmcr_text",
    "listing_csv",
    "matrix_entries",
    "matrix_names",
    "moves_at_most",
    "picture_file",
    "positions_json",
    "print_body",
    "print_head",
    "print_listing",
    "question_json",
    "render_docx",
    "render_html",
    "render_pdf",
    "render_terminal",
    "require_free_pictures",
    "sweep_items",
    "symbolic_items",
    "table_paths",
    "wish_json",
    "write_findings",
    "write_listing",
    "write_pictures",
    "write_state_table",
    "write_tables",
]
