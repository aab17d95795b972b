from .adding import login_name
from .applying import IS_ROW, ORDER
from .as_source import stored_dossier, stored_findings
from .decisions import Decision, that_count
from .laid_out import LaidOutHappening, LinesBefore, SideName, TimelineLaidOut
from .opened import this_reader
from .reviewer import Reviewer
from .row_changes import ROW_ID, RowChanges
from .sealing import write_sealed, write_unsealed
from .store import Store, open_store
from .taking_up import BY_A_PERSON, Brought, FoundByHand, added_by, take_up
from .timeline_rows import TimelineRows
from .where import is_address, is_store, without_password

__all__ = [
    "BY_A_PERSON",
    "IS_ROW",
    "ORDER",
    "ROW_ID",
    "Brought",
    "Decision",
    "FoundByHand",
    "LaidOutHappening",
    "LinesBefore",
    "Reviewer",
    "RowChanges",
    "SideName",
    "Store",
    "TimelineLaidOut",
    "TimelineRows",
    "added_by",
    "is_address",
    "is_store",
    "login_name",
    "open_store",
    "stored_dossier",
    "stored_findings",
    "take_up",
    "that_count",
    "this_reader",
    "without_password",
    "write_sealed",
    "write_unsealed",
]
