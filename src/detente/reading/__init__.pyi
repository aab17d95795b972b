from .act_mentions import ActMention, Mood
from .acts import CatalogueEntry, entry_against, entry_label, entry_of, is_whole_label, names_the_ending
from .by_month import ByMonth
from .dates import date_alone, number_of
from .findings import (
    EVENT_TYPES,
    DatedClause,
    DateExpression,
    Event,
    Findings,
    LeftOut,
    Modality,
    Party,
    PartyKind,
    Role,
    Standing,
    Statement,
)
from .left_undone import is_left_undone
from .lexica import SEATS_OF_BODIES, state_words, word_table, words_of
from .overlaps import OnWords, Overlaps, Places
from .parties import body_of, slug_of, supersedes, without_accents
from .printed import findings_of
from .read import read_loaded, read_sources
from .rereading import ReadSentence, Rereader
from .statements import QUOTE_VERBS, quote_forms

__all__ = [
    "EVENT_TYPES",
    "QUOTE_VERBS",
    "SEATS_OF_BODIES",
    "ActMention",
    "ByMonth",
    "CatalogueEntry",
    "DateExpression",
    "DatedClause",
    "Event",
    "Findings",
    "LeftOut",
    "Modality",
    "Mood",
    "OnWords",
    "Overlaps",
    "Party",
    "PartyKind",
    "Places",
    "ReadSentence",
    "Rereader",
    "Role",
    "Standing",
    "Statement",
    "body_of",
    "date_alone",
    "entry_against",
    "entry_label",
    "entry_of",
    "findings_of",
    "is_left_undone",
    "is_whole_label",
    "names_the_ending",
    "number_of",
    "quote_forms",
    "read_loaded",
    "read_sources",
    "slug_of",
    "state_words",
    "supersedes",
    "without_accents",
    "word_table",
    "words_of",
]
