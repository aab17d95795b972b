from .folders import holds_reports
from .load import load_reports, with_unique_ids
from .own_pages import page_mark, seal_page, why_kept
from .own_tables import TABLE_MARK
from .report import Evidence, Report
from .wire_copies import mark_copies

__all__ = [
    "TABLE_MARK",
    "Evidence",
    "Report",
    "holds_reports",
    "load_reports",
    "mark_copies",
    "page_mark",
    "seal_page",
    "why_kept",
    "with_unique_ids",
]
