from .arguing import arguing_sentences
from .centre import all_stems_of
from .cues import ANSWERS, ASKS, CUES
from .each_side import each_side_section
from .in_their_words import in_their_words_section, quoted_section
from .key_sentences import KeySentences
from .lone_sentences import within_quotes, without_quotes
from .opening import opening_of
from .own_words import OwnWords
from .party_clauses import PartyClauses, SentenceClauses
from .report_sentences import ReportSentence, without_heading
from .standing_facts import StandingFacts

__all__ = [
    "ANSWERS",
    "ASKS",
    "CUES",
    "KeySentences",
    "OwnWords",
    "PartyClauses",
    "ReportSentence",
    "SentenceClauses",
    "StandingFacts",
    "all_stems_of",
    "arguing_sentences",
    "each_side_section",
    "in_their_words_section",
    "opening_of",
    "quoted_section",
    "within_quotes",
    "without_heading",
    "without_quotes",
]
