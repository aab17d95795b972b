"""The case file, version 1, as pydantic models: the one definition of what a case may say."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from detente.case.preference import UNKNOWN_OR_FORM, Alternative, Comparison, Preference, Priority
from detente.case.values import Element, Identifier, StateName, Text, or_bare, or_one
from detente.errors import Place


class Option(Element):
    """Something a party can do or leave."""

    label: Text


class Rule(Element):
    """An expression that every feasible state satisfies."""

    rule: str


class OneWay(Element):
    """``PARTY.option``: it cannot be untaken; ``not PARTY.option``: it cannot be taken."""

    option: str


class StatusQuo(Element):
    """The state the dispute is in."""

    state: StateName


class Party(Element):
    """A decision maker and its options, in the order of the Y/N string of a state."""

    name: Text
    options: dict[Identifier, Annotated[Option, or_bare("label", Option)]] = Field(default_factory=dict)


def _attitude(value: Any) -> Any:
    """One of the three attitudes."""
    if value not in ("positive", "neutral", "negative"):
        raise ValueError(f"is {value!r}; an attitude is positive, neutral or negative")
    return value


class Attitude(Element):
    """The attitude of one party towards a party: to like what it likes, to like its loss, or neither."""

    attitude: Annotated[Literal["positive", "neutral", "negative"], BeforeValidator(_attitude)]


class Claim(Element):
    """A rival assessment, as a statement that can be tested."""

    id: Identifier
    says: Text
    by: Text | None = None
    holds_if: str | None = None
    speaks_for: tuple[str, ...] = Field(
        default=(), description="ids from `evidence`: what the reports tell that speaks for it"
    )
    speaks_against: tuple[str, ...] = Field(
        default=(), description="ids from `evidence`: what the reports tell that speaks against it"
    )


class View(Element):
    """The differences between a party's picture of the dispute and the case."""

    preferences: dict[Identifier, Annotated[Preference, UNKNOWN_OR_FORM]] = Field(
        default_factory=dict,
        description="what it takes a party's preferences to be; a ranking places every feasible state, "
        "those with an option it does not know of too",
    )
    unaware_of: tuple[str, ...] = Field(
        default=(), description="options of others that it does not know of, as PARTY.option"
    )
    unseen: Annotated[tuple[StateName, ...], or_one(StateName)] = Field(
        default=(),
        description="states that it does not take for possible: names, patterns or quoted expressions",
    )


class EvidenceItem(BaseModel):
    """The exact words in a report; ``report`` is a file beside the case, or a URL."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    report: str
    quote: Annotated[Text, Field(min_length=1)]
    start: int | None = Field(default=None, ge=0)
    end: int | None = Field(default=None, ge=0)


class Answered(BaseModel):
    """An answer that a person gave to a question about the case, as `detente ask` records it."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    id: Text = Field(description="the question; the same in every run")
    question: Text | None = Field(default=None, description="the question in words")
    answer: Text = Field(description="yes, no, unknown, or another answer that the question has")
    why: Text | None = Field(default=None, description="the reason given, or the words of a report")
    rejects: tuple[str, ...] = Field(
        default=(), description="evidence that the answer says was misread: it is cited for nothing"
    )
    by: Text | None = Field(default=None, description="who answered")
    on: Text | None = Field(default=None, description="the day of the answer")


def _version(value: Any) -> Any:
    return 1 if value == "1" else value


_Moves = dict[Identifier, tuple[tuple[StateName, StateName], ...]]
# The loader puts the moves in the place of the file; this says to editors that its name may stand there.
_MovesOrFile = Annotated[_Moves, BeforeValidator(lambda value: value, json_schema_input_type=_Moves | str)]


class CaseFile(BaseModel):
    """A case file. Every scalar of the YAML reaches this model as text, so ``no`` is a name, not False."""

    model_config = ConfigDict(frozen=True, extra="forbid", title="detente case file, version 1")

    @model_validator(mode="before")
    @classmethod
    def _without_empty_sections(cls, value: Any) -> Any:
        """A section left empty (`claims:` and nothing below) counts as not there."""
        return {k: v for k, v in value.items() if v is not None} if isinstance(value, dict) else value

    detente: Annotated[Literal[1], BeforeValidator(_version)]
    title: Text
    about: str | None = Field(
        default=None, description="what the modeller wants a reader to know of the model"
    )
    parties: dict[Identifier, Party] = Field(min_length=1)
    states: dict[str, str] | tuple[Text, ...] | None = Field(
        default=None, description="name to Y/N/- string; in graph form the list of state names"
    )
    rules: tuple[Annotated[Rule, or_bare("rule", Rule)], ...] = ()
    feasible: tuple[str, ...] | None = Field(
        default=None, description="the feasible states, instead of rules"
    )
    one_way: tuple[Annotated[OneWay, or_bare("option", OneWay)], ...] = ()
    moves: _MovesOrFile | None = Field(
        default=None,
        description="graph form: party to its moves, each a pair of states; or a CSV file beside the case "
        "with the columns party, from and to",
    )
    status_quo: Annotated[StatusQuo, or_bare("state", StatusQuo)] | None = None
    preferences: dict[Identifier, Annotated[Preference, UNKNOWN_OR_FORM]] = Field(default_factory=dict)
    views: dict[Identifier, View] = Field(
        default_factory=dict, description="party to where its picture of the dispute differs from the case"
    )
    attitudes: dict[Identifier, dict[Identifier, Annotated[Attitude, or_bare("attitude", Attitude)]]] = Field(
        default_factory=dict,
        description="party to its attitudes: towards which party, perhaps itself, it is positive, neutral or "
        "negative; where nothing is said it is positive towards itself and neutral towards others",
    )
    claims: tuple[Claim, ...] = ()
    evidence: dict[str, EvidenceItem] = Field(default_factory=dict)
    published: dict[str, date] = Field(
        default_factory=dict,
        description="report, as `evidence` names it, to its day of publication, where it does not state it",
    )
    interview: tuple[Answered, ...] = Field(
        default=(), description="the answers given in `detente ask`; what follows from them stands above"
    )


_WITHIN: dict[str, tuple[type[BaseModel], ...]] = {
    "parties": (Party, Option),
    "rules": (Rule,),
    "one_way": (OneWay,),
    "status_quo": (StatusQuo,),
    "preferences": (Alternative, Priority, Comparison),
    "views": (View, Alternative, Priority, Comparison),
    "attitudes": (Attitude,),
    "claims": (Claim,),
    "evidence": (EvidenceItem,),
    "interview": (Answered,),
}


def known_keys(place: Place) -> set[str]:
    """Return the keys that the schema knows at a place, or somewhere below the same section.

    Examples
    --------
    >>> "title" in known_keys(()), "holds_if" in known_keys(("claims", 0))
    (True, True)
    """
    models = _WITHIN.get(str(place[0]), ()) if place else (CaseFile,)
    return {key for model in models for key in model.model_fields}


PUBLISHED = Path(__file__).with_name("case.schema.json")


def schema_text() -> str:
    """The JSON Schema (draft 2020-12) that an editor or another program can check a case file against.

    It knows the shape of a case: keys, lists, kinds of values. Whether an option exists, a state is
    feasible or a ranking complete is checked by ``detente analyse``.

    Examples
    --------
    >>> json.loads(schema_text())["title"]
    'detente case file, version 1'
    """
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **CaseFile.model_json_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    PUBLISHED.write_text(schema_text(), encoding="utf-8")
