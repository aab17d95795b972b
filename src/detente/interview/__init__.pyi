from .acts_read import ActRead, WishRead, taking_in
from .answering import Answerer, with_answer
from .answers_file import GivenAnswer, load_answers
from .asking import next_question, question_meant, question_of, questions_left
from .assessments import is_assessment
from .case_edits import Fields, with_edit
from .conditions import adding_option
from .conditions_given import (
    ConditionLeft,
    condition_in_words,
    conditions_answered,
    conditions_left,
    conditions_named,
)
from .draft_header import is_unreviewed
from .explaining import explained, options_of
from .hand_edits import has_steps, undo_step, write_edit, write_redraft
from .history import read_text
from .leaving import LEFT
from .list_in_words import given_in_words
from .naming import Naming
from .on_disk import CaseOnDisk
from .option_list import MissingAct, OptionMark, PartyMark, letters, list_answer
from .question import OnCondition, Options, Question, Together, WishList, question_in_short
from .redrafts import CitedWords, Redraft, RedraftChange, drafted_before, keep_drafted, redraft
from .reply import is_bare, possible, read_reply
from .reply_read import Reply
from .statements import comparison_in_words, wish_of_comparison
from .states import state_in_words
from .unknowns import Unknowns, question_about, ranked_questions, unknowns_of

__all__ = [
    "LEFT",
    "ActRead",
    "Answerer",
    "CaseOnDisk",
    "CitedWords",
    "ConditionLeft",
    "Fields",
    "GivenAnswer",
    "MissingAct",
    "Naming",
    "OnCondition",
    "OptionMark",
    "Options",
    "PartyMark",
    "Question",
    "Redraft",
    "RedraftChange",
    "Reply",
    "Together",
    "Unknowns",
    "WishList",
    "WishRead",
    "adding_option",
    "comparison_in_words",
    "condition_in_words",
    "conditions_answered",
    "conditions_left",
    "conditions_named",
    "drafted_before",
    "explained",
    "given_in_words",
    "has_steps",
    "is_assessment",
    "is_bare",
    "is_unreviewed",
    "keep_drafted",
    "letters",
    "list_answer",
    "load_answers",
    "next_question",
    "options_of",
    "possible",
    "question_about",
    "question_in_short",
    "question_meant",
    "question_of",
    "questions_left",
    "ranked_questions",
    "read_reply",
    "read_text",
    "redraft",
    "state_in_words",
    "taking_in",
    "undo_step",
    "unknowns_of",
    "wish_of_comparison",
    "with_answer",
    "with_edit",
    "write_edit",
    "write_redraft",
]
