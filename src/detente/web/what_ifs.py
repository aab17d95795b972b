"""The fields of a form for a what-if: an option nobody takes, a rule, a preference, another status quo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query

from detente.case import WhatIf
from detente.errors import BadArgument


@dataclass(frozen=True)
class Supposed:
    """A what-if as it was typed.

    Attributes
    ----------
    drop
        Options that nobody takes.
    rule
        What holds in every state.
    party, better, worse
        A party, and two states of which it prefers the first.
    here
        The state in which the dispute stands.
    """

    drop: tuple[str, ...] = ()
    rule: str = ""
    party: str = ""
    better: str = ""
    worse: str = ""
    here: str = ""

    @property
    def what_if(self) -> WhatIf:
        """The change of the case.

        Raises
        ------
        BadArgument
            If a comparison lacks a part.
        """
        compared = (self.party, self.better, self.worse)
        if any(compared) and not all(compared):
            raise BadArgument("as_if", "a comparison takes a party and two states", "choose all three")
        return WhatIf(
            settings=(f"status_quo={self.here}",) if self.here else (),
            dropped=self.drop,
            rules=(self.rule,) if self.rule else (),
            as_if=(f"{self.party}: {self.better} > {self.worse}",) if self.party else (),
        )

    @property
    def fields(self) -> str:
        """The fields of a link to the same what-if."""
        single = {"rule": self.rule, "party": self.party, "better": self.better, "worse": self.worse}
        pairs = [("drop", name) for name in self.drop]
        pairs += [(name, value) for name, value in {**single, "here": self.here}.items() if value]
        return urlencode(pairs)


def supposed_of(
    drop: Annotated[
        list[str] | None, Query(description="What if nobody could take these options: PARTY.option.")
    ] = None,
    rule: Annotated[str, Query(description="What if this expression were true in every state.")] = "",
    party: Annotated[str, Query(description="What if this party preferred the one of two states.")] = "",
    better: Annotated[str, Query(description="The state that it would rather see.")] = "",
    worse: Annotated[str, Query(description="The state that it would less like to see.")] = "",
    here: Annotated[str, Query(description="What if the dispute stood in this state.")] = "",
) -> Supposed:
    """Return the what-if of a request."""
    names = tuple(name.strip() for name in drop or () if name.strip())
    return Supposed(names, rule.strip(), party.strip(), better.strip(), worse.strip(), here.strip())
