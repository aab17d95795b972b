"""The rest of an interview left unknown: what is not answered by then is not asked any more."""

from __future__ import annotations

from typing import Final

from detente.interview.question import YES, Question, Rest

LEFT: Final = Question(
    "rest",
    "preference",
    "Leave unknown what is not answered of wants?",
    (YES,),
    Rest(),
    note="The analysis counts it as unknown. Take this answer back to be asked again.",
)
"""Answered yes, it ends the questions about wants; it is never put by itself."""
