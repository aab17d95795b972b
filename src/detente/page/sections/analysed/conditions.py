"""Sentences on the conditions that a person named: those of the model, and those that it does not have."""

from __future__ import annotations

from typing import Final

from detente.analysis import Analysis
from detente.interview import ConditionLeft, Naming, condition_in_words, conditions_left, conditions_named
from detente.short import join_words

_MOST: Final = 3


def turns_on(analysis: Analysis) -> tuple[ConditionLeft, ...]:
    """Return the wishes that are answered for the present state alone, or on a condition out of the model."""
    return conditions_left(analysis.case)


def conditions_in_words(analysis: Analysis) -> tuple[str, ...]:
    """Say the conditions of the model, then what turns on a condition that it does not have."""
    names = Naming(analysis.case.file)
    says = [f"{_capital(one)}." for one in conditions_named(analysis.case, names)[:_MOST]]
    left = turns_on(analysis)
    says += [f"{_capital(condition_in_words(names, one))}." for one in left if one.is_asked][:_MOST]
    acts = [names.with_owner(one.option) for one in left if not one.is_asked]
    if acts:
        answers = "The answer" if len(acts) == 1 else "The answers"
        hold = "holds" if len(acts) == 1 else "hold"
        says.append(
            f"{answers} on {join_words(acts[:_MOST])}{_more(len(acts))} {hold} if nothing else changes; "
            "whether something else would change them is open."
        )
    return tuple(says)


def _more(count: int) -> str:
    return f", and {count - _MOST} more," if count > _MOST else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
