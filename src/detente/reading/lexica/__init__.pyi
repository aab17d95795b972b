from .states import state_words
from .tables import headings_by_word, word_table, words_of

__all__ = [
    "headings_by_word",
    "state_words",
    "word_table",
    "words_of",
]
