from .first_questions import FirstQuestions
from .sentence_questions import SentenceQuestions, central_sides

__all__ = [
    "FirstQuestions",
    "SentenceQuestions",
    "central_sides",
]
