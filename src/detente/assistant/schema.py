"""The form of a model's reply: position rows, and statements."""

from __future__ import annotations

from typing import Any, Final, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic.json_schema import SkipJsonSchema

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


class Faulty(BaseModel):
    """A part of a reply that has not the form asked for.

    Attributes
    ----------
    words
        Its words, as far as it has some.
    quote
        The quote that it gives, to look for the place it means.
    """

    words: str
    quote: str
    why: str


class RowsReply(_Reply):
    """All stances on acts in a passage."""

    rows: tuple[ProposedRow, ...] = Field(max_length=_MOST)
    faulty: SkipJsonSchema[tuple[Faulty, ...]] = ()


class ProposedStatement(_Reply):
    """A statement of a party, as a model read it."""

    speaker: str = Field(description="the party that speaks, by its name in the list")
    quote: str = Field(description="the exact words of the text that it says, without who says it")


class StatementsReply(_Reply):
    """All statements in a passage."""

    statements: tuple[ProposedStatement, ...] = Field(max_length=_MOST)
    faulty: SkipJsonSchema[tuple[Faulty, ...]] = ()


Form = TypeVar("Form", RowsReply, StatementsReply)


def read_one_by_one(value: object, reply: type[Form]) -> Form:
    """Return a reply with the proposals that have the form asked for; the others are ``faulty``.

    Raises
    ------
    ValueError
        If it is no list of proposals, or none of them has the form.

    Examples
    --------
    >>> good = {"speaker": "The port", "quote": "We will not pay"}
    >>> read = read_one_by_one({"statements": [good, {"speaker": "The union"}]}, StatementsReply)
    >>> len(read.statements), read.faulty[0].why
    (1, 'quote: Field required')
    """
    name, one = ("rows", ProposedRow) if reply is RowsReply else ("statements", ProposedStatement)
    listed = value.get(name) if isinstance(value, dict) else None
    if not isinstance(listed, list):
        raise ValueError(f"{name}: no list is given")
    good: list[BaseModel] = []
    faulty: list[Faulty] = []
    for item in listed[:_MOST]:
        try:
            good.append(one.model_validate(item))
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            why = ": ".join([str(step) for step in first["loc"]] + [str(first["msg"])])
            faulty.append(_faulty(item, why))
    if faulty and not good:
        raise ValueError(f"{name}: {faulty[0].why}")
    if len(listed) > _MOST:
        rest = len(listed) - _MOST
        faulty.append(_faulty(listed[_MOST], f"it and what follows ({rest}) are over the {_MOST} of a reply"))
    return reply.model_validate({name: good, "faulty": faulty})


def _faulty(item: object, why: str) -> Faulty:
    given = item if isinstance(item, dict) else {}
    said = {
        key: each for key in ("maker", "act", "speaker", "quote") if isinstance(each := given.get(key), str)
    }
    words = ": ".join(said[key] for key in ("maker", "act") if key in said) or said.get("speaker", "")
    return Faulty(words=words, quote=said.get("quote", ""), why=why)


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
