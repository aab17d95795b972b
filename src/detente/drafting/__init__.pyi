from .assessments import assessments_in, is_assessor
from .citations import cited_reports, cited_words
from .claim_parts import split_sentence
from .draft import dossier_for_draft, draft_case, draft_from, draft_positions
from .header import ASK_FIRST, CHECK_WORDS, WANTS
from .identifiers import option_ids, party_ids
from .judgements import is_judgement, of_oneself
from .layout import DRAFTED, UNREVIEWED
from .open_questions import OpenQuestion, is_chosen, questions_to_settle
from .rival_speakers import differing_views, tells_that_they_differ, what_decides
from .selection import ALMOST, Selection, select
from .state_names import STATUS_QUO, third_person
from .tested_claims import draft_selection
from .thinkers import differing_thinker, is_only_counted, leans_on_another_view, thinkers_in
from .views import UNREAL, goes_on, is_whole, may_judge, quotes_in_pairs, without_quotations
from .wants import KEPT_UP, Assume

__all__ = [
    "ALMOST",
    "ASK_FIRST",
    "CHECK_WORDS",
    "DRAFTED",
    "KEPT_UP",
    "STATUS_QUO",
    "UNREAL",
    "UNREVIEWED",
    "WANTS",
    "Assume",
    "OpenQuestion",
    "Selection",
    "assessments_in",
    "cited_reports",
    "cited_words",
    "differing_thinker",
    "differing_views",
    "dossier_for_draft",
    "draft_case",
    "draft_from",
    "draft_positions",
    "draft_selection",
    "goes_on",
    "is_assessor",
    "is_chosen",
    "is_judgement",
    "is_only_counted",
    "is_whole",
    "leans_on_another_view",
    "may_judge",
    "of_oneself",
    "option_ids",
    "party_ids",
    "questions_to_settle",
    "quotes_in_pairs",
    "select",
    "split_sentence",
    "tells_that_they_differ",
    "thinkers_in",
    "third_person",
    "what_decides",
    "without_quotations",
]
