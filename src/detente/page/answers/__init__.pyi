from .changed import changed_page
from .claims import all_claims_page, claims_page
from .contacts import contacts_page
from .contradictions import contradictions_page
from .due import due_page
from .ledger import ledger_page
from .part import Part
from .said import said_page
from .standing import standing_page
from .timeline import TimelineWording, kept_timeline_page, timeline_page
from .told_days import base_with_days, days_of_brief, table_with_days

__all__ = [
    "Part",
    "TimelineWording",
    "all_claims_page",
    "base_with_days",
    "changed_page",
    "claims_page",
    "contacts_page",
    "contradictions_page",
    "days_of_brief",
    "due_page",
    "kept_timeline_page",
    "ledger_page",
    "said_page",
    "standing_page",
    "table_with_days",
    "timeline_page",
]
