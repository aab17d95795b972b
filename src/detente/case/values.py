"""The values that a case file is made of: names, texts, numbers; and what every element can carry."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

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


Threshold = Annotated[
    Decimal,
    BeforeValidator(_probability),
    Field(allow_inf_nan=False, gt=0, le=1),
    AfterValidator(_reckonable),
    WithJsonSchema({"type": "number", "exclusiveMinimum": 0, "maximum": 1}),
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


def or_bare(key: str, model: type[Element]) -> BeforeValidator:
    """Let a bare scalar stand for a mapping that has only its main key."""
    return BeforeValidator(
        lambda value: {key: value} if isinstance(value, str) else value, json_schema_input_type=Text | model
    )


def or_one(item: Any, bare: Any = None) -> BeforeValidator:
    """Let a bare scalar, of the type ``bare`` if it is not that of an item, stand for a list of one."""
    return BeforeValidator(
        lambda value: (value,) if isinstance(value, str) else value,
        json_schema_input_type=(bare or item) | tuple[item, ...],
    )
