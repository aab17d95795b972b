from .tables import headings_by_word, word_table, words_of

__all__ = [
    "headings_by_word",
    "word_table",
    "words_of",
]
