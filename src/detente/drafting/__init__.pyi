from .assessments import assessments_in
from .claim_parts import split_sentence
from .draft import draft_case, draft_from, draft_positions
from .identifiers import option_ids, party_ids
from .layout import DRAFTED, UNREVIEWED
from .selection import select
from .state_names import third_person
from .tested_claims import draft_selection
from .wants import Assume

__all__ = [
    "DRAFTED",
    "UNREVIEWED",
    "Assume",
    "assessments_in",
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
