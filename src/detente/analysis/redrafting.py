"""A case with what a new draft brings, checked before it is written."""

from __future__ import annotations

from detente.case import Case
from detente.errors import BadInput
from detente.interview import Redraft
from detente.model import compile_on, state_space


def require_sound(case: Case, redraft: Redraft) -> None:
    """See that a case which could be analysed can be analysed with what is new.

    Raises
    ------
    BadInput
        If it contradicts itself then.
    """
    fault = _fault_of(redraft.case)
    if fault is not None and _fault_of(case) is None:
        raise BadInput(
            case.path, f"with what is new it would contradict itself ({fault.what}); nothing was written",
            "write what is new by hand",
        )  # fmt: skip


def _fault_of(case: Case) -> BadInput | None:
    try:
        compile_on(case, state_space(case))
    except BadInput as error:
        return error
    return None
