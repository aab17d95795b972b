"""Passages of a report as findings have them: written in JSON as spans, and found again in the text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, ValidationInfo

from detente.short import shortened
from detente.sources import Evidence, Report


def _as_span(passage: Evidence) -> dict[str, int]:
    return {"start": passage.start, "end": passage.end}


def _from_span(value: Any, info: ValidationInfo) -> Any:
    """Find the words of a span again, in the report given as context."""
    if isinstance(value, Evidence):
        return value
    report, is_span = info.context, isinstance(value, dict) and value.keys() == {"start", "end"}
    if not isinstance(report, Report) or not is_span or not all(isinstance(k, int) for k in value.values()):
        raise ValueError('a span is {"start": int, "end": int}')
    return report.passage(value["start"], value["end"])


Passage = Annotated[Evidence, PlainSerializer(_as_span), BeforeValidator(_from_span)]
"""Evidence, written in JSON as its span: the report and its text stand there already."""


def in_quotes(*passages: Evidence) -> str:
    """Return the words of passages in marks, cut to a line."""
    return repr(shortened(" … ".join(passage.quote for passage in passages)))


class Frozen(BaseModel):
    """A part of the findings: nothing changes it, and it shows itself in a line."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def __str__(self) -> str:
        return repr(self)


def is_empty(value: Any) -> bool:
    """Return True for a value that JSON leaves out."""
    return not value


ProposedBy = Annotated[str | None, Field(exclude_if=is_empty)]
"""The model and the prompt that proposed a finding ("qwen3, prompt rows-1"); None where rules read it.

In JSON the key stands only where there is one.
"""

DecidedBy = Annotated[str | None, Field(exclude_if=is_empty)]
"""The person who decided about a finding, the day and the decision; None where nobody did.

In JSON the key stands only where there is one.
"""


def with_passages(value: Any, change: Callable[[Evidence], Evidence]) -> Any:
    """Return findings, or a part of them, with every passage changed."""
    if isinstance(value, Evidence):
        return change(value)
    if isinstance(value, tuple):
        return tuple(with_passages(inner, change) for inner in value)
    if isinstance(value, Frozen):
        return value.model_copy(
            update={
                name: with_passages(inner, change)
                for name, inner in value
                if isinstance(inner, Evidence | tuple | Frozen)
            }
        )
    return value
