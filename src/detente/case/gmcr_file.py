"""The shape of a file of the program gmcr-py (`.gmcr`, JSON), checked.

From the source of that program, github.com/onp/gmcr-py, versions 0.3.1 to 0.3.13. Options stand in one list,
each with the direction in which it may change. Decision makers have the numbers of their options, preference
statements, the most important first, and perhaps a ranking of states. Then come the conditions that no state
fulfils. A condition is a list of pairs, an option and Y or N; a compound one is fulfilled where a member is.
"""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    AliasChoices,
    BaseModel,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
    StrictStr,
    ValidationError,
)

from detente.errors import BadInput
from detente.safe import is_whole

MOST_BYTES = 10_000_000
OWN_KEY = "detente"
"""The key for what the format has no place for; gmcr-py passes it over, and does not write it again."""


def _whole(text: str) -> str:
    if not is_whole(text):
        raise ValueError("holds half a character")
    return text


_Text = Annotated[StrictStr, AfterValidator(_whole)]
Condition = list[tuple[StrictInt, Literal["Y", "N"]]]


class _Part(BaseModel):
    # Few runs read such a file: its shape is worked out when one does.
    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)


class Compound(_Part):
    """Several conditions, one of which is fulfilled."""

    members: list[Condition]


class GmcrOption(_Part):
    """An option; `fwd` can only be taken, `back` only untaken."""

    name: _Text
    direction: Literal["both", "fwd", "back"] = Field(
        validation_alias=AliasChoices("permittedDirection", "reversibility")
    )


class Maker(_Part):
    """A decision maker; states of a ranking stand by their numbers, those that are tied in a list."""

    name: _Text
    options: list[StrictInt]
    preferences: list[Condition | Compound] = []
    ranking: list[StrictInt | list[StrictInt]] | None = Field(
        default=None, validation_alias=AliasChoices("preferenceRanking", "preferenceVector")
    )
    misperceptions: list[Any] = []


class Own(_Part):
    """The part that detente adds for what the format has no place for."""

    title: _Text | None = None
    parties: list[_Text] = []
    options: list[_Text] = []
    states: dict[_Text, _Text] = {}
    status_quo: _Text | None = None
    unknown: dict[_Text, _Text | list[_Text]] = {}


class GmcrFile(_Part):
    """A whole file; if it is ``ranked``, rankings count and no preference statements."""

    options: list[GmcrOption]
    makers: list[Maker] = Field(validation_alias="decisionMakers")
    infeasibles: list[Condition | Compound] = []
    ranked: StrictBool = Field(
        default=False,
        validation_alias=AliasChoices("useManualPreferenceRanking", "useManualPreferenceVectors"),
    )
    coalitions: list[Any] = []
    own: Own | None = Field(default=None, validation_alias=OWN_KEY)


def checked_file(text: str, where: str) -> GmcrFile:
    """Check the text of a file; ``where`` names it in messages.

    Raises
    ------
    BadInput
        If it is no JSON, or of another shape.
    """
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise BadInput(where, f"not JSON: {error.msg}", "save it again from gmcr-py", error.lineno) from None
    except (ValueError, RecursionError):
        raise BadInput(
            where, "not JSON that can be read", "look for huge numbers, or lists within lists"
        ) from None
    try:
        return GmcrFile.model_validate(data)
    except ValidationError as error:
        fault = error.errors(include_url=False, include_input=False)[0]
        steps = [step + 1 if isinstance(step, int) else step for step in fault["loc"]]
        # Names of types among the steps are pydantic's own.
        place = " ".join(str(step) for step in steps if not str(step).startswith(("list[", "tuple[", "_")))
        what = fault["msg"][0].lower() + fault["msg"][1:]
        raise BadInput(
            where, f"not a file of gmcr-py: {place or 'the file'}: {what}", "save it again from gmcr-py"
        ) from None


def members_of(condition: Condition | Compound) -> list[Condition]:
    """Return the simple conditions one of which must be fulfilled."""
    return condition.members if isinstance(condition, Compound) else [condition]
