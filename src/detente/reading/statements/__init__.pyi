from .candidates import Attribution
from .find import find_attributions, find_statements
from .lexicon import QUOTE_VERBS, quote_forms
from .quote_marks import find_quotes
from .speakers import SUBJECTS, speaker_words

__all__ = [
    "QUOTE_VERBS",
    "SUBJECTS",
    "Attribution",
    "find_attributions",
    "find_quotes",
    "find_statements",
    "quote_forms",
    "speaker_words",
]
