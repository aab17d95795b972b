from .assessments import assessments_in
from .citations import cited_words
from .claim_parts import split_sentence
from .draft import draft_case, draft_from, draft_positions
from .identifiers import option_ids, party_ids
from .layout import DRAFTED, UNREVIEWED
from .selection import ALMOST, Selection, select
from .state_names import STATUS_QUO, third_person
from .tested_claims import draft_selection
from .wants import Assume

__all__ = [
    "ALMOST",
    "DRAFTED",
    "STATUS_QUO",
    "UNREVIEWED",
    "Assume",
    "Selection",
    "assessments_in",
    "cited_words",
    "draft_case",
    "draft_from",
    "draft_positions",
    "draft_selection",
    "option_ids",
    "party_ids",
    "select",
    "split_sentence",
    "third_person",
]
