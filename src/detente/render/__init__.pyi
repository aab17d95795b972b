from .document import render_docx, render_pdf
from .html import render_html
from .json import (
    MOST_QUESTIONS,
    analyse_items,
    brief_json,
    differences_json,
    positions_json,
    question_json,
    sweep_items,
    wish_json,
    write_findings,
)
from .pictures import draw_svg, picture_file, require_free_pictures, write_pictures
from .table import write_state_table
from .terminal import print_body, print_head, render_terminal

__all__ = [
    "MOST_QUESTIONS",
    "analyse_items",
    "brief_json",
    "differences_json",
    "draw_svg",
    "picture_file",
    "positions_json",
    "print_body",
    "print_head",
    "question_json",
    "render_docx",
    "render_html",
    "render_pdf",
    "render_terminal",
    "require_free_pictures",
    "sweep_items",
    "wish_json",
    "write_findings",
    "write_pictures",
    "write_state_table",
]
