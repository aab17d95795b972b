from .adding import Added, add_finding, what_became_of
from .analysis import (
    MAX_WAYS_OUT,
    Analysis,
    analyse,
    lasting_by_concepts,
    lasting_states,
    open_equilibria,
    rules_nothing_out,
)
from .answer_tables import (
    AnswerTable,
    all_claims_table,
    claims_table,
    contacts_table,
    contradictions_table,
    due_table,
    positions_table,
    said_table,
    standing_table,
)
from .begun_cases import begun_case
from .briefing import Brief, make_brief
from .case_editing import add_option, checked_text, edit_case
from .change_table import changes_table
from .changed_answers import ChangedAnswer, LastingChange, changed_answer
from .changes import (
    Changes,
    NewStance,
    OpenQuestion,
    changes_between,
)
from .differences import Difference, analysis_differences, sweep_differences
from .engines import Engine, engine_for
from .evidence_bases import (
    evidence_base,
    filter_of,
    filter_of_timeline,
    one_party,
    positions_on,
)
from .exporting import LaidOut, lay_out
from .hypergames import Hypergame, Misperception
from .interviewing import AnswerResult, answer_all, answer_question, ask, ask_and_count
from .judged_claims import JudgedPassage
from .keeping import (
    keep_reports,
    number_of_reports,
    number_to_read_again,
    read_again,
    read_as_dated,
    take_back,
    there_in_words,
    withdraw_report,
    withdrawn_in_words,
)
from .kept_timelines import (
    KeptLine,
    KeptTimeline,
    ask_timeline,
)
from .ledger_decisions import (
    ClaimSaid,
    add_claim,
    add_evidence,
    decide_claim,
    ledger_of_store,
)
from .ledgers import ledger_table, take_matrix
from .left_out_acts import LeftOut, acts_left_out, take_in
from .listings import (
    Listing,
    Wanted,
    decision_in_words,
    decisions_about,
    list_decisions,
    list_parties,
    list_passages,
    list_reports,
    list_statements,
)
from .perceived import Mistake
from .positioning import PositionsResult, tabulate_positions
from .positions_of_case import stated_positions
from .questions import Questions, work_out
from .redrafting import DraftBeside, draft_beside, require_sound
from .review_orders import (
    FORMS,
    ORDERS,
    Order,
    carry_out,
    carry_out_all,
    load_orders,
    passed_over_in_words,
)
from .review_rounds import ReviewRounds
from .reviewing import (
    ReviewQuestion,
    answer_review,
    require_answer,
    review_questions,
    with_sentences,
)
from .row_decisions import add_condition, decide_row
from .searching import search_in
from .sweeping import (
    SweepRequest,
    SweepResult,
    sweep_what_if,
    with_every_share,
)
from .symbolic import SymbolicAnalysis, analyse_symbolically
from .timelines_laid_out import WordedLine, lay_out_timeline, timeline_maker
from .what_if import AnalysisResult, analyse_what_if
from .wishing import grant_wish

__all__ = [
    "FORMS",
    "MAX_WAYS_OUT",
    "ORDERS",
    "Added",
    "Analysis",
    "AnalysisResult",
    "AnswerResult",
    "AnswerTable",
    "Brief",
    "ChangedAnswer",
    "Changes",
    "ClaimSaid",
    "Difference",
    "DraftBeside",
    "Engine",
    "Hypergame",
    "JudgedPassage",
    "KeptLine",
    "KeptTimeline",
    "LaidOut",
    "LastingChange",
    "LeftOut",
    "Listing",
    "Misperception",
    "Mistake",
    "NewStance",
    "OpenQuestion",
    "Order",
    "PositionsResult",
    "Questions",
    "ReviewQuestion",
    "ReviewRounds",
    "SweepRequest",
    "SweepResult",
    "SymbolicAnalysis",
    "Wanted",
    "WordedLine",
    "acts_left_out",
    "add_claim",
    "add_condition",
    "add_evidence",
    "add_finding",
    "add_option",
    "all_claims_table",
    "analyse",
    "analyse_symbolically",
    "analyse_what_if",
    "analysis_differences",
    "answer_all",
    "answer_question",
    "answer_review",
    "ask",
    "ask_and_count",
    "ask_timeline",
    "begun_case",
    "carry_out",
    "carry_out_all",
    "changed_answer",
    "changes_between",
    "changes_table",
    "checked_text",
    "claims_table",
    "contacts_table",
    "contradictions_table",
    "decide_claim",
    "decide_row",
    "decision_in_words",
    "decisions_about",
    "draft_beside",
    "due_table",
    "edit_case",
    "engine_for",
    "evidence_base",
    "filter_of",
    "filter_of_timeline",
    "grant_wish",
    "keep_reports",
    "lasting_by_concepts",
    "lasting_states",
    "lay_out",
    "lay_out_timeline",
    "ledger_of_store",
    "ledger_table",
    "list_decisions",
    "list_parties",
    "list_passages",
    "list_reports",
    "list_statements",
    "load_orders",
    "make_brief",
    "number_of_reports",
    "number_to_read_again",
    "one_party",
    "open_equilibria",
    "passed_over_in_words",
    "positions_on",
    "positions_table",
    "read_again",
    "read_as_dated",
    "require_answer",
    "require_sound",
    "review_questions",
    "rules_nothing_out",
    "said_table",
    "search_in",
    "standing_table",
    "stated_positions",
    "sweep_differences",
    "sweep_what_if",
    "tabulate_positions",
    "take_back",
    "take_in",
    "take_matrix",
    "there_in_words",
    "timeline_maker",
    "what_became_of",
    "with_every_share",
    "with_sentences",
    "withdraw_report",
    "withdrawn_in_words",
    "work_out",
]
