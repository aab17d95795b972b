from .arguing import arguing_sentences
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
    "KeySentences",
    "OwnWords",
    "PartyClauses",
    "ReportSentence",
    "SentenceClauses",
    "StandingFacts",
    "arguing_sentences",
    "each_side_section",
    "in_their_words_section",
    "opening_of",
    "quoted_section",
    "within_quotes",
    "without_heading",
    "without_quotes",
]
