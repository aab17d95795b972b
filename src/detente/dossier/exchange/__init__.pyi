from .annotations import annotation_page
from .calendars import due_calendar
from .dna import dna_file
from .follow_the_money import money_entities
from .graphs import contact_graph
from .plover import plover_lines
from .provenance import provenance_of
from .qda import qda_project
from .reading_files import kinds_of_codes, read_brought
from .storyline import storyline_rows
from .templates import TEMPLATES, template_csv, template_workbook

__all__ = [
    "TEMPLATES",
    "annotation_page",
    "contact_graph",
    "dna_file",
    "due_calendar",
    "kinds_of_codes",
    "money_entities",
    "plover_lines",
    "provenance_of",
    "qda_project",
    "read_brought",
    "storyline_rows",
    "template_csv",
    "template_workbook",
]
