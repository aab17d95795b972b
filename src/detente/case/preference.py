"""The preferences of one party, as a case file says them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from detente.case.values import (
    Element,
    Number,
    Probability,
    StateName,
    Threshold,
    Weight,
    or_bare,
    or_one,
)


class Priority(Element):
    """An expression the party wants true, in the order of importance."""

    priority: str


class Comparison(Element):
    """``A > B``, ``A = B`` or a longer chain of states, patterns and quoted expressions."""

    comparison: str


_Comparison = Annotated[Comparison, or_bare("comparison", Comparison)]


def _degree(value: Any) -> Any:
    """A degree of preference, above the first."""
    if value not in _DEGREES:
        raise ValueError(f"is {value!r}; a degree is 2 (much worse), 3 (worse still) and so on up to 9")
    return value


def _by_degree(value: Any) -> Any:
    """Let what is said without a degree be the second."""
    return value if isinstance(value, dict) else {"2": value}


_DEGREES = tuple("23456789")
_Degree = Annotated[int, BeforeValidator(_degree)]
_Amounts = Annotated[tuple[Number, ...], or_one(Number)]
_Strong = Annotated[
    dict[_Degree, _Amounts],
    BeforeValidator(
        _by_degree,
        json_schema_input_type=Number | tuple[Number, ...] | dict[str, Number | tuple[Number, ...]],
    ),
]


class Preference(Element):
    """The preference of one party: one form, or unknown."""

    ranking: tuple[tuple[StateName, ...], ...] | None = Field(
        default=None, description="most preferred first, ties together; every feasible state once"
    )
    priorities: tuple[Annotated[Priority, or_bare("priority", Priority)], ...] | None = Field(
        default=None, description="option prioritisation, most important first"
    )
    weights: dict[str, Weight] | None = Field(
        default=None, description="PARTY.option or expression to what its being true is worth"
    )
    payoffs: dict[StateName, Number] | None = Field(
        default=None, description="state to payoff, larger is better"
    )
    comparisons: Annotated[tuple[_Comparison, ...], or_one(_Comparison, str)] | None = Field(
        default=None,
        description="a partial order: chains such as `A > B = C`, with `>>` for much better; what none of "
        "them compares is of unknown order. Beside another form: what is known of the order that the form "
        "leaves open",
    )
    one_of: tuple[Alternative, ...] | None = Field(
        default=None, description="rival pictures of what the party prefers, perhaps with probabilities"
    )
    strong: _Strong = Field(
        default_factory=dict,
        description="where the preference is a strong one; ranking: after which levels, counted from the "
        "top, all the rest is much worse; priorities: a difference in the first so many of them is a great "
        "one; weights and payoffs: so is a difference of at least so much. Several degrees: a mapping from "
        "the degree, 2 for much worse and greater for worse still, to this",
    )
    certainty: dict[str, Probability] = Field(
        default_factory=dict,
        description="how certain it is that the party prefers one state to another, as `A > B` to a number "
        "from 0 to 1; one half is indifference; beside a form that leaves nothing open",
    )
    satisficing: Threshold | None = Field(
        default=None,
        description="beside `certainty`: the party goes where its certainty of preferring exceeds that of "
        "the reverse by this much, above 0 and at most 1",
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
        if bool(self.certainty) != (self.satisficing is not None):
            raise ValueError(
                "has certainty or satisficing alone; give both: what is certain, and what moves it"
            )
        if self.certainty and (not forms or self.has_open_order):
            raise ValueError(
                "has certainty beside an order that is open; give a form that leaves nothing open"
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
    if any(picture.certainty for picture in pictures):
        raise ValueError("has certainty within a picture; give the pictures their probabilities instead")
    if any(picture.one_of is not None for picture in pictures):
        raise ValueError("has one_of within one_of; list all pictures together")
    chances = [p.probability for p in pictures if p.probability is not None]
    if chances and len(chances) < len(pictures):
        raise ValueError("has a probability for some pictures and not for all; give all of them, or none")
    if chances and sum(chances) != 1:
        raise ValueError(f"has probabilities that sum to {sum(chances)}; make them sum to 1")


Preference.model_rebuild(_types_namespace={"Alternative": Alternative})

# The model itself turns the bare word into a mapping; this says so to editors.
UNKNOWN_OR_FORM = BeforeValidator(lambda value: value, json_schema_input_type=Literal["unknown"] | Preference)
