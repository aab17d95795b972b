from .arguing import arguing_sentences
from .centre import all_stems_of
from .cues import ANSWERS, ASKS, CUES
from .each_side import each_side_section
from .glosses import has_a_full_name, is_surely
from .in_their_words import in_their_words_section, quoted_section
from .key_sentences import KeySentences
from .leaning import is_open, opens_on_another, points_at_another
from .lone_sentences import within_quotes, without_quotes
from .opening import opening_of
from .party_clauses import PartyClauses, SentenceClauses
from .report_sentences import ReportSentence, ReportSentences, without_heading

__all__ = [
    "ANSWERS",
    "ASKS",
    "CUES",
    "KeySentences",
    "PartyClauses",
    "ReportSentence",
    "ReportSentences",
    "SentenceClauses",
    "all_stems_of",
    "arguing_sentences",
    "each_side_section",
    "has_a_full_name",
    "in_their_words_section",
    "is_open",
    "is_surely",
    "opening_of",
    "opens_on_another",
    "points_at_another",
    "quoted_section",
    "within_quotes",
    "without_heading",
    "without_quotes",
]
