from .seats_of_bodies import SEATS_OF_BODIES
from .states import state_words
from .tables import headings_by_word, word_table, words_of

__all__ = [
    "SEATS_OF_BODIES",
    "headings_by_word",
    "state_words",
    "word_table",
    "words_of",
]
