from .annotations import annotation_page
from .calendars import due_calendar
from .graphs import contact_graph
from .plover import plover_lines
from .provenance import provenance_of
from .storyline import storyline_rows

__all__ = [
    "annotation_page",
    "contact_graph",
    "due_calendar",
    "plover_lines",
    "provenance_of",
    "storyline_rows",
]
