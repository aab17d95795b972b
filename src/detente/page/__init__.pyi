from .brief import brief_page
from .compose import analysis_head, analysis_page, is_unreviewed, sweep_page, sweep_pictures
from .drawings import Branch, ConflictPicture, Moment, Tie, Timeline, WaysPicture
from .findings import findings_page
from .lines import Chronology, Group, Groups, Line, Lines, Paragraphs
from .notes import Notes, Segment, quoted_in_short, segments
from .page import Assessment, Assessments, Block, Fold, Page, Picture, PictureName, Section, Way, Ways
from .parts import comparison_page, dossier_page, positions_page, wish_page
from .pictures.captions import MOST_ROWS, no_ways, nothing_to_ask
from .pictures.state_map import StateMap, lay_out
from .pictures.ways import WaysGraph, ways_graph
from .sections import dates_in_doubt
from .symbolic import symbolic_page
from .tables import Cell, OptionTable, StanceCell, StanceRow, StanceTable, Table
from .words import (
    CONCEPT_ORDER,
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
    "analysis_head",
    "analysis_page",
    "answer_changes_in_words",
    "brief_page",
    "clause_end",
    "comparison_page",
    "completions_judged",
    "conditions_in_words",
    "counted",
    "curly",
    "cut_at_clause",
    "cut_at_word",
    "dates_in_doubt",
    "dossier_page",
    "error_in_words",
    "findings_page",
    "is_unreviewed",
    "lay_out",
    "no_ways",
    "nothing_to_ask",
    "option_owner",
    "plain_state",
    "positions_page",
    "quoted_in_short",
    "safe_to_show",
    "segments",
    "sweep_page",
    "sweep_pictures",
    "symbolic_page",
    "ways_graph",
    "wish_page",
]
