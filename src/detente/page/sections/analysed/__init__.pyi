from .analysed_case import AnalysedCase
from .analysis import (
    assessments_section,
    judging_verdicts,
    lasting_section,
    reason_groups,
    stable_section,
    ways_section,
    why_section,
)
from .analysis_in_short import standfirst
from .answers import answer_sections, hypergame_section
from .case import options_section, preferences_section
from .differences import differences_section, moved_in_words
from .sweep import claims_section, method_section, questions_section, shares_section, stable_shares_section
from .unlock import MAX_QUESTIONS, open_questions_section, unlock_section
from .wish import robustness_section, wish_section

__all__ = [
    "MAX_QUESTIONS",
    "AnalysedCase",
    "answer_sections",
    "assessments_section",
    "claims_section",
    "differences_section",
    "hypergame_section",
    "judging_verdicts",
    "lasting_section",
    "method_section",
    "moved_in_words",
    "open_questions_section",
    "options_section",
    "preferences_section",
    "questions_section",
    "reason_groups",
    "robustness_section",
    "shares_section",
    "stable_section",
    "stable_shares_section",
    "standfirst",
    "unlock_section",
    "ways_section",
    "why_section",
    "wish_section",
]
