from .added import added_in_words
from .answers import (
    Part,
    changed_page,
    claims_page,
    contacts_page,
    contradictions_page,
    due_page,
    kept_timeline_page,
    ledger_page,
    said_page,
    standing_page,
    timeline_page,
    worded_lines,
)
from .brief import brief_page
from .choosing_states import state_choices
from .compose import analysis_head, analysis_page, is_unreviewed, sweep_page, sweep_pictures
from .drawings import Branch, ConflictPicture, Moment, Tie, Timeline, WaysPicture
from .editable_case import case_form
from .findings import findings_page
from .lines import Chronology, Group, Groups, Line, Lines, Paragraphs
from .marked import MOODS, headline_of, marked_report
from .notes import Notes, Segment, quoted_in_short, segments
from .page import Assessment, Assessments, Block, Fold, Page, Picture, PictureName, Section, Way, Ways
from .parts import comparison_page, dossier_page, positions_page, wish_page
from .pictures.captions import MOST_ROWS, no_ways, nothing_to_ask
from .pictures.contact_graph import contact_graph
from .pictures.state_graph import MOST_NODES, state_graph
from .pictures.state_groups import MOST_GROUPED_BY, fitting_cells, grouped_states
from .pictures.state_map import StateMap, lay_out
from .pictures.ways import WaysGraph, ways_graph
from .pictures.zoomable import MOST_MOMENTS, drawn_timeline
from .redrafts import redraft_page, redraft_sections
from .sections import dates_in_doubt
from .sections.positions import MAX_ROWS
from .symbolic import symbolic_page
from .tables import Cell, OptionTable, StanceCell, StanceRow, StanceTable, Table
from .words import (
    CONCEPT_ORDER,
    EVENT_KINDS,
    SweepWords,
    answer_changes_in_words,
    clause_end,
    completions_judged,
    conditions_in_words,
    counted,
    curly,
    cut_at_clause,
    cut_at_word,
    error_in_words,
    option_owner,
    plain_state,
    safe_to_show,
)

__all__ = [
    "CONCEPT_ORDER",
    "EVENT_KINDS",
    "MAX_ROWS",
    "MOODS",
    "MOST_GROUPED_BY",
    "MOST_MOMENTS",
    "MOST_NODES",
    "MOST_ROWS",
    "Assessment",
    "Assessments",
    "Block",
    "Branch",
    "Cell",
    "Chronology",
    "ConflictPicture",
    "Fold",
    "Group",
    "Groups",
    "Line",
    "Lines",
    "Moment",
    "Notes",
    "OptionTable",
    "Page",
    "Paragraphs",
    "Part",
    "Picture",
    "PictureName",
    "Section",
    "Segment",
    "StanceCell",
    "StanceRow",
    "StanceTable",
    "StateMap",
    "SweepWords",
    "Table",
    "Tie",
    "Timeline",
    "Way",
    "Ways",
    "WaysGraph",
    "WaysPicture",
    "added_in_words",
    "analysis_head",
    "analysis_page",
    "answer_changes_in_words",
    "brief_page",
    "case_form",
    "changed_page",
    "claims_page",
    "clause_end",
    "comparison_page",
    "completions_judged",
    "conditions_in_words",
    "contact_graph",
    "contacts_page",
    "contradictions_page",
    "counted",
    "curly",
    "cut_at_clause",
    "cut_at_word",
    "dates_in_doubt",
    "dossier_page",
    "drawn_timeline",
    "due_page",
    "error_in_words",
    "findings_page",
    "fitting_cells",
    "grouped_states",
    "headline_of",
    "is_unreviewed",
    "kept_timeline_page",
    "lay_out",
    "ledger_page",
    "marked_report",
    "no_ways",
    "nothing_to_ask",
    "option_owner",
    "plain_state",
    "positions_page",
    "quoted_in_short",
    "redraft_page",
    "redraft_sections",
    "safe_to_show",
    "said_page",
    "segments",
    "standing_page",
    "state_choices",
    "state_graph",
    "sweep_page",
    "sweep_pictures",
    "symbolic_page",
    "timeline_page",
    "ways_graph",
    "wish_page",
    "worded_lines",
]
