from .load import holds_reports, is_own_page, load_reports, with_unique_ids
from .report import Evidence, Report
from .wire_copies import mark_copies

__all__ = [
    "Evidence",
    "Report",
    "holds_reports",
    "is_own_page",
    "load_reports",
    "mark_copies",
    "with_unique_ids",
]
