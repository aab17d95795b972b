from .analysed_case import AnalysedCase
from .analysis import (
    assessments_section,
    lasting_section,
    reason_groups,
    stable_section,
    ways_section,
    why_section,
)
from .analysis_in_short import standfirst
from .answers import answer_sections, hypergame_section
from .arguing import arguing_sentences
from .case import options_section, preferences_section
from .conflict import conflict_section
from .differences import differences_section, moved_in_words
from .dossier import chronology, party_groups, voices
from .each_side import each_side_section
from .first_questions import FirstQuestions
from .height import height_of
from .in_short import in_short_section
from .in_their_words import in_their_words_section, quoted_section
from .key_sentences import KeySentences
from .left_out import dates_in_doubt, left_out_sentences
from .outside_views import OutsideView, views_of_outsiders
from .own_words import OwnWords
from .party_clauses import PartyClauses
from .positions import (
    ALL_POSITIONS,
    less_sure_in_words,
    positions_section,
    taken_out_section,
    unused_section,
    wanted_of_nobody,
)
from .reports_in_short import ROOM, is_nothing_sure, reports_in_short_section
from .rivals import rivals_section, views_section, words_of_assessments
from .sentence_questions import SentenceQuestions, central_sides
from .standing_facts import StandingFacts
from .sweep import (
    claims_section,
    method_section,
    questions_section,
    shares_section,
    stable_shares_section,
)
from .timeline import MAX_MOMENTS, timeline_of, without_words
from .unlock import open_questions_section, unlock_section
from .wish import robustness_section, wish_section

__all__ = [
    "ALL_POSITIONS",
    "MAX_MOMENTS",
    "ROOM",
    "AnalysedCase",
    "FirstQuestions",
    "KeySentences",
    "OutsideView",
    "OwnWords",
    "PartyClauses",
    "SentenceQuestions",
    "StandingFacts",
    "answer_sections",
    "arguing_sentences",
    "assessments_section",
    "central_sides",
    "chronology",
    "claims_section",
    "conflict_section",
    "dates_in_doubt",
    "differences_section",
    "each_side_section",
    "height_of",
    "hypergame_section",
    "in_short_section",
    "in_their_words_section",
    "is_nothing_sure",
    "lasting_section",
    "left_out_sentences",
    "less_sure_in_words",
    "method_section",
    "moved_in_words",
    "open_questions_section",
    "options_section",
    "party_groups",
    "positions_section",
    "preferences_section",
    "questions_section",
    "quoted_section",
    "reason_groups",
    "reports_in_short_section",
    "rivals_section",
    "robustness_section",
    "shares_section",
    "stable_section",
    "stable_shares_section",
    "standfirst",
    "taken_out_section",
    "timeline_of",
    "unlock_section",
    "unused_section",
    "views_of_outsiders",
    "views_section",
    "voices",
    "wanted_of_nobody",
    "ways_section",
    "why_section",
    "wish_section",
    "without_words",
    "words_of_assessments",
]
