"""The form of a model's reply: position rows, and statements."""

from __future__ import annotations

from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

Stance = Literal[
    "demands", "offers", "plans", "accepts", "refuses", "opposes", "threatens", "does", "ended"
]  # fmt: skip
AGAINST: Final[frozenset[Stance]] = frozenset({"refuses", "opposes", "ended"})
"""Stances against an act, or against its going on."""
_MOST = 24


class _Reply(BaseModel):
    # What a model adds beside what was asked is left aside; what it leaves out is a fault.
    model_config = ConfigDict(frozen=True, extra="ignore", str_strip_whitespace=True)


class ProposedRow(_Reply):
    """A stance of a party on an act, as a model read it."""

    maker: str = Field(description="the party that would do the act, by its name in the list")
    act: str = Field(description="the act as an infinitive of at most nine words, in the words of the text")
    sign: Literal["do", "not"] = Field(description="not: the stance is on not doing the act, or on ending it")
    stance: Stance
    by: str | None = Field(description="the party whose stance it is; null if only the reporter tells it")
    condition: str | None = Field(description="the exact words of a condition, with its if, until or unless")
    in_force: bool | None = Field(description="true if the words say that the act is being done now")
    quote: str = Field(description="the exact words of the text that say all this, 3 to 25 words")


class RowsReply(_Reply):
    """All stances on acts in a passage."""

    rows: tuple[ProposedRow, ...] = Field(max_length=_MOST)


class ProposedStatement(_Reply):
    """A statement of a party, as a model read it."""

    speaker: str = Field(description="the party that speaks, by its name in the list")
    quote: str = Field(description="the exact words of the text that it says, without who says it")


class StatementsReply(_Reply):
    """All statements in a passage."""

    statements: tuple[ProposedStatement, ...] = Field(max_length=_MOST)


def json_schema(reply: type[RowsReply] | type[StatementsReply]) -> dict[str, Any]:
    """Return the JSON Schema of a reply, as servers take it that hold a model to one.

    Examples
    --------
    >>> sorted(json_schema(StatementsReply)["properties"])
    ['statements']
    """
    schema: dict[str, Any] = _closed(reply.model_json_schema())
    return schema


def _closed(schema: Any) -> Any:
    """Forbid further keys everywhere, as such servers want it, and leave out titles, which say nothing."""
    if isinstance(schema, list):
        return [_closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: _closed(value) for key, value in schema.items() if key != "title"}
    return {**closed, "additionalProperties": False} if "properties" in closed else closed
