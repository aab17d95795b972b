"""The case file, version 1, as pydantic models: the one definition of what a case may say."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    WithJsonSchema,
    model_validator,
)

from detente.errors import Place

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
_MOST_DIGITS = 400
"""Digits of a number, before and behind its point: more would take for ever to add up exactly."""


def _reckonable(number: Decimal) -> Decimal:
    """A number that can be added up exactly."""
    _, digits, exponent = number.as_tuple()
    fine = isinstance(exponent, int) and exponent < -_MOST_DIGITS
    if len(digits) > _MOST_DIGITS or fine or (number and abs(number.adjusted()) > _MOST_DIGITS):
        raise ValueError("is too large or too fine to reckon with exactly; use fewer digits")
    return number


Number = Annotated[
    Decimal, Field(allow_inf_nan=False), AfterValidator(_reckonable), WithJsonSchema({"type": "number"})
]


def _weight(value: Any) -> Any:
    """A number, or the lowest and the highest that it may be."""
    bounds = value if isinstance(value, list) else [value]
    try:
        numbers = tuple(Decimal(text) for text in bounds)
    except (ArithmeticError, TypeError, ValueError):
        raise ValueError("is not a plain number, nor two of them") from None
    if len(numbers) not in (1, 2) or not all(number.is_finite() for number in numbers):
        raise ValueError("is not a plain number, nor two of them")
    for number in numbers:
        _reckonable(number)
    if numbers[0] > numbers[-1]:
        raise ValueError("has its lower bound above its upper one; write the lower one first")
    return numbers if isinstance(value, list) and len(numbers) == 2 else numbers[0]


Weight = Annotated[
    Decimal | tuple[Decimal, Decimal],
    BeforeValidator(_weight),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number"},
                {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2},
            ],
            "description": "what its being true is worth; two numbers: the least and the most it may be",
        }
    ),
]


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
    proposed_by: str | None = Field(
        default=None,
        description="the language model and prompt that proposed this line, which nobody has reviewed",
    )


def _or_bare(key: str, model: type[Element]) -> BeforeValidator:
    """Let a bare scalar stand for a mapping that has only its main key."""
    return BeforeValidator(
        lambda value: {key: value} if isinstance(value, str) else value, json_schema_input_type=Text | model
    )


def _or_one(item: Any, bare: Any = None) -> BeforeValidator:
    """Let a bare scalar, of the type ``bare`` if it is not that of an item, stand for a list of one."""
    return BeforeValidator(
        lambda value: (value,) if isinstance(value, str) else value,
        json_schema_input_type=(bare or item) | tuple[item, ...],
    )


def _probability(value: Any) -> Any:
    """A number that is no percentage."""
    try:
        number = Decimal(value)
    except (ArithmeticError, TypeError, ValueError):
        return value
    if 1 < number <= 100:
        share = f"{(number / 100).normalize():f}"
        raise ValueError(f"is {value}; a probability lies between 0 and 1: write {share} for {value} %")
    return value


Probability = Annotated[
    Decimal,
    BeforeValidator(_probability),
    Field(allow_inf_nan=False, ge=0, le=1),
    AfterValidator(_reckonable),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": 1}),
]


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


class Comparison(Element):
    """``A > B``, ``A = B`` or a longer chain of states, patterns and quoted expressions."""

    comparison: str


_Comparison = Annotated[Comparison, _or_bare("comparison", Comparison)]


class StatusQuo(Element):
    """The state the dispute is in."""

    state: StateName


class Party(Element):
    """A decision maker and its options, in the order of the Y/N string of a state."""

    name: Text
    options: dict[Identifier, Annotated[Option, _or_bare("label", Option)]] = Field(default_factory=dict)


class Preference(Element):
    """The preference of one party: one form, or unknown."""

    ranking: tuple[tuple[StateName, ...], ...] | None = Field(
        default=None, description="most preferred first, ties together; every feasible state once"
    )
    priorities: tuple[Annotated[Priority, _or_bare("priority", Priority)], ...] | None = Field(
        default=None, description="option prioritisation, most important first"
    )
    weights: dict[str, Weight] | None = Field(
        default=None, description="PARTY.option or expression to what its being true is worth"
    )
    payoffs: dict[StateName, Number] | None = Field(
        default=None, description="state to payoff, larger is better"
    )
    comparisons: Annotated[tuple[_Comparison, ...], _or_one(_Comparison, str)] | None = Field(
        default=None,
        description="a partial order: chains such as `A > B = C`; what none of them compares is of unknown "
        "order. Beside another form: what is known of the order that the form leaves open",
    )
    one_of: tuple[Alternative, ...] | None = Field(
        default=None, description="rival pictures of what the party prefers, perhaps with probabilities"
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
        forms = [f for f in _FORMS if getattr(self, f) is not None]
        if len(forms) > 1:
            raise ValueError(f"has {' and '.join(forms)}; give one form a party")
        if self.strong and not forms:
            raise ValueError(
                "says what is strong and has no form; give ranking, priorities, weights or payoffs"
            )
        if self.strong and (self.one_of is not None or self.weight_is_bounded):
            raise ValueError("says what is strong of a form that leaves it open; give what is known")
        if not forms and self.unknown is None and self.comparisons is None:
            raise ValueError("has no form; give ranking, priorities, weights or payoffs, or say unknown")
        if self.strong and self.comparisons is not None:
            raise ValueError("says what is strong beside comparisons; it goes with a form that stands alone")
        if self.comparisons is not None and forms and not self.has_open_order:
            raise ValueError(
                f"has comparisons beside {forms[0]} that leaves nothing open; say `unknown`, or drop them"
            )
        if self.one_of is not None:
            _check_pictures(self.one_of, self.unknown)
        return self

    @property
    def weight_is_bounded(self) -> bool:
        """True if some weight has bounds that differ, which leaves it open."""
        return any(isinstance(w, tuple) and w[0] < w[1] for w in (self.weights or {}).values())

    @property
    def has_open_order(self) -> bool:
        """True if the case leaves some of the order of states open."""
        no_form = not any(getattr(self, form) is not None for form in _FORMS)
        return self.unknown is not None or no_form or self.one_of is not None or self.weight_is_bounded


class Alternative(Preference):
    """One of several rival pictures of what a party prefers."""

    probability: Probability | None = Field(
        default=None, description="how likely it is; give all of them, or none"
    )


_FORMS = ("ranking", "priorities", "weights", "payoffs", "one_of")


def _check_pictures(pictures: tuple[Alternative, ...], unknown: object) -> None:
    if unknown is not None:
        raise ValueError("has one_of and unknown; say `unknown` within the pictures it is meant for")
    if len(pictures) < 2:
        raise ValueError("has one_of with fewer than two pictures; give the form itself")
    if any(picture.one_of is not None for picture in pictures):
        raise ValueError("has one_of within one_of; list all pictures together")
    chances = [p.probability for p in pictures if p.probability is not None]
    if chances and len(chances) < len(pictures):
        raise ValueError("has a probability for some pictures and not for all; give all of them, or none")
    if chances and sum(chances) != 1:
        raise ValueError(f"has probabilities that sum to {sum(chances)}; make them sum to 1")


Preference.model_rebuild(_types_namespace={"Alternative": Alternative})

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
    speaks_for: tuple[str, ...] = Field(
        default=(), description="ids from `evidence`: what the reports tell that speaks for it"
    )
    speaks_against: tuple[str, ...] = Field(
        default=(), description="ids from `evidence`: what the reports tell that speaks against it"
    )


class View(Element):
    """The differences between a party's picture of the dispute and the case."""

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


class Answered(BaseModel):
    """An answer that a person gave to a question about the case, as `detente ask` records it."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    id: Text = Field(description="the question; the same in every run")
    question: Text | None = Field(default=None, description="the question in words")
    answer: Text = Field(description="yes, no, unknown, or another answer that the question has")
    why: Text | None = Field(default=None, description="the reason given, or the words of a report")
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
    rules: tuple[Annotated[Rule, _or_bare("rule", Rule)], ...] = ()
    feasible: tuple[str, ...] | None = Field(
        default=None, description="the feasible states, instead of rules"
    )
    one_way: tuple[Annotated[OneWay, _or_bare("option", OneWay)], ...] = ()
    moves: _MovesOrFile | None = Field(
        default=None,
        description="graph form: party to its moves, each a pair of states; or a CSV file beside the case "
        "with the columns party, from and to",
    )
    status_quo: Annotated[StatusQuo, _or_bare("state", StatusQuo)] | None = None
    preferences: dict[Identifier, Annotated[Preference, _UNKNOWN_OR_FORM]] = Field(default_factory=dict)
    views: dict[Identifier, View] = Field(
        default_factory=dict, description="party to where its picture of the dispute differs from the case"
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
