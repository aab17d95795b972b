from .additions import (
    add_evidence,
    add_key,
    add_to_section,
    leave_open,
    name_state,
    note,
    renew_note,
    replace_priority,
)
from .comparisons import count_wants
from .one_way import free_option
from .patterns import option_names
from .preferences import add_priority, compare_states, drop_priority, forget_comparisons, give_reason
from .records import cite, record_answer, reject_words, set_claim_test, set_in_force, settle_standing
from .round_trip import changed_text
from .standing import move_status_quo
from .structure import (
    add_option,
    add_party,
    drop_option,
    drop_party,
    hand_over,
    join_options,
    join_parties,
)
from .wording import rename_in_states, rename_key, set_label

__all__ = [
    "add_evidence",
    "add_key",
    "add_option",
    "add_party",
    "add_priority",
    "add_to_section",
    "changed_text",
    "cite",
    "compare_states",
    "count_wants",
    "drop_option",
    "drop_party",
    "drop_priority",
    "forget_comparisons",
    "free_option",
    "give_reason",
    "hand_over",
    "join_options",
    "join_parties",
    "leave_open",
    "move_status_quo",
    "name_state",
    "note",
    "option_names",
    "record_answer",
    "reject_words",
    "rename_in_states",
    "rename_key",
    "renew_note",
    "replace_priority",
    "set_claim_test",
    "set_in_force",
    "set_label",
    "settle_standing",
]
