"""The case file, version 1, as pydantic models: the one definition of what a case may say."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator

Identifier = Annotated[
    str,
    Field(
        pattern=r"^[A-Za-z_][A-Za-z0-9_]*$",
        description="a name usable in expressions: letters, digits and _, not starting with a digit",
    ),
]
# In an editor's eyes `7` and `true` are no strings; the loader hands every scalar over as text.
_SCALAR = WithJsonSchema({"type": ["string", "number", "boolean"]})
Text = Annotated[str, _SCALAR]
StateName = Annotated[
    str,
    WithJsonSchema(
        {
            "type": ["string", "number", "boolean"],
            "description": "a state: its name from `states`, or a string of Y and N",
        }
    ),
]
Number = Annotated[Decimal, Field(allow_inf_nan=False), WithJsonSchema({"type": "number"})]


class Element(BaseModel):
    """Anything in a case that can say where it comes from: the text, or the modeller."""

    # Only the whole case file is ever validated, so its parts need no validators of their own at start-up.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    evidence: tuple[str, ...] = Field(
        default=(), description="ids from `evidence`: the words this line rests on"
    )
    assumed: str | None = Field(
        default=None, description="why the modeller assumes this where no text says it"
    )


def _or_bare(key: str, model: type[Element]) -> BeforeValidator:
    """Let a bare scalar stand for a mapping that has only its main key."""
    return BeforeValidator(
        lambda value: {key: value} if isinstance(value, str) else value, json_schema_input_type=Text | model
    )


def _or_one(item: Any) -> BeforeValidator:
    """Let a bare scalar stand for a list of one."""
    return BeforeValidator(
        lambda value: (value,) if isinstance(value, str) else value,
        json_schema_input_type=item | tuple[item, ...],
    )


class Option(Element):
    """Something a party can do or leave."""

    label: Text


class Rule(Element):
    """An expression that every feasible state satisfies."""

    rule: str


class OneWay(Element):
    """``PARTY.option``: it cannot be untaken; ``not PARTY.option``: it cannot be taken."""

    option: str


class Priority(Element):
    """An expression the party wants true, in the order of importance."""

    priority: str


class StatusQuo(Element):
    """The state the dispute is in."""

    state: StateName


class Party(Element):
    """A decision maker and its options, in the order of letters in a state."""

    name: Text
    options: dict[Identifier, Annotated[Option, _or_bare("label", Option)]] = Field(default_factory=dict)


class Preference(Element):
    """What one party prefers: one form, or unknown."""

    ranking: tuple[tuple[StateName, ...], ...] | None = Field(
        default=None, description="most preferred first, ties together; every feasible state once"
    )
    priorities: tuple[Annotated[Priority, _or_bare("priority", Priority)], ...] | None = Field(
        default=None, description="option prioritisation, most important first"
    )
    weights: dict[str, Number] | None = Field(
        default=None, description="PARTY.option or expression to what its being true is worth"
    )
    payoffs: dict[StateName, Number] | None = Field(
        default=None, description="state to payoff, larger is better"
    )
    strong: Annotated[tuple[Number, ...], _or_one(Number)] = Field(
        default=(),
        description="where the preference is a strong one; ranking: after which levels, counted from the "
        "top, all the rest is much worse; priorities: a difference in the first so many of them is a great "
        "one; weights and payoffs: so is a difference of at least so much",
    )
    unknown: str | tuple[str, ...] | None = Field(
        default=None,
        description="what is open beneath the form: states that it ties are then of unknown order; "
        "the word `order`: the order of the form's own parts is open too, so nothing it compares is certain",
    )

    @model_validator(mode="before")
    @classmethod
    def _bare_unknown(cls, value: Any) -> Any:
        if isinstance(value, str):
            if value != "unknown":
                raise ValueError(f"is {value!r}; give a form, or the one word unknown")
            return {"unknown": value}
        return value

    @model_validator(mode="after")
    def _one_form(self) -> Preference:
        forms = [f for f in ("ranking", "priorities", "weights", "payoffs") if getattr(self, f) is not None]
        if len(forms) > 1:
            raise ValueError(f"has {' and '.join(forms)}; give one form a party")
        if self.strong and not forms:
            raise ValueError(
                "says what is strong and has no form; give ranking, priorities, weights or payoffs"
            )
        if not forms and self.unknown is None:
            raise ValueError("has no form; give ranking, priorities, weights or payoffs, or say unknown")
        return self


# The model itself turns the bare word into a mapping; this says so to editors.
_UNKNOWN_OR_FORM = BeforeValidator(
    lambda value: value, json_schema_input_type=Literal["unknown"] | Preference
)


class Claim(Element):
    """A rival assessment, as a statement that can be tested."""

    id: Identifier
    says: Text
    by: Text | None = None
    holds_if: str | None = None


class View(Element):
    """Where a party's picture of the dispute differs from the case."""

    preferences: dict[Identifier, Annotated[Preference, _UNKNOWN_OR_FORM]] = Field(
        default_factory=dict,
        description="what it takes a party's preferences to be; a ranking places every feasible state, "
        "those with an option it does not know of too",
    )
    unaware_of: tuple[str, ...] = Field(
        default=(), description="options of others that it does not know of, as PARTY.option"
    )


class EvidenceItem(BaseModel):
    """The exact words in a report; ``report`` is a file beside the case, or a URL."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    report: str
    quote: Annotated[Text, Field(min_length=1)]
    start: int | None = Field(default=None, ge=0)
    end: int | None = Field(default=None, ge=0)


def _version(value: Any) -> Any:
    return 1 if value == "1" else value


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
    rules: tuple[Annotated[Rule, _or_bare("rule", Rule)], ...] = ()
    feasible: tuple[str, ...] | None = Field(
        default=None, description="the feasible states, instead of rules"
    )
    one_way: tuple[Annotated[OneWay, _or_bare("option", OneWay)], ...] = ()
    moves: dict[Identifier, tuple[tuple[StateName, StateName], ...]] | None = None
    status_quo: Annotated[StatusQuo, _or_bare("state", StatusQuo)] | None = None
    preferences: dict[Identifier, Annotated[Preference, _UNKNOWN_OR_FORM]] = Field(default_factory=dict)
    views: dict[Identifier, View] = Field(
        default_factory=dict, description="party to where its picture of the dispute differs from the case"
    )
    claims: tuple[Claim, ...] = ()
    evidence: dict[str, EvidenceItem] = Field(default_factory=dict)
