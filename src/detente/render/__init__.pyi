from .html import render_html
from .html_sweep import render_sweep_page
from .json_analysis import analysis_items, differences_json
from .json_brief import brief_json, write_findings
from .json_sweep import sweep_items, swept_items
from .pictures import write_pictures
from .table import write_state_table
from .terminal import render_terminal
from .terminal_analysis import print_analysis, print_differences
from .terminal_findings import print_findings
from .terminal_sweep import print_sweep, print_swept

__all__ = [
    "analysis_items",
    "brief_json",
    "differences_json",
    "print_analysis",
    "print_differences",
    "print_findings",
    "print_sweep",
    "print_swept",
    "render_html",
    "render_sweep_page",
    "render_terminal",
    "sweep_items",
    "swept_items",
    "write_findings",
    "write_pictures",
    "write_state_table",
]
