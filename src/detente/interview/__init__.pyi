from .answering import Answerer, with_answer
from .answers_file import GivenAnswer, load_answers
from .asking import next_question, question_of
from .draft_header import is_unreviewed
from .naming import Naming, state_in_words
from .on_disk import CaseOnDisk
from .question import Question
from .reply import Reply, possible, read_reply

__all__ = [
    "Answerer",
    "CaseOnDisk",
    "GivenAnswer",
    "Naming",
    "Question",
    "Reply",
    "is_unreviewed",
    "load_answers",
    "next_question",
    "possible",
    "question_of",
    "read_reply",
    "state_in_words",
    "with_answer",
]
