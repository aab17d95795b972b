"""The fields of a form for a what-if: an option nobody takes, a rule, a preference, another status quo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Form, Query

from detente.case import WhatIf
from detente.errors import BadArgument
from detente.web.forms import names_of


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
    put
        What stands in the case: PLACE=VALUE, several with ; between them.
    as_if
        What nobody doubts: PARTY: PREFERENCE, several with ; between them.
    """

    drop: tuple[str, ...] = ()
    rule: str = ""
    party: str = ""
    better: str = ""
    worse: str = ""
    here: str = ""
    put: str = ""
    as_if: str = ""

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
        here = (f"status_quo={self.here}",) if self.here else ()
        comparison = (f"{self.party}: {self.better} > {self.worse}",) if self.party else ()
        return WhatIf(
            settings=(*here, *names_of(self.put)),
            dropped=self.drop,
            rules=tuple(names_of(self.rule)),
            as_if=(*comparison, *names_of(self.as_if)),
        )

    @property
    def fields(self) -> str:
        """The fields of a link to the same what-if."""
        single = {
            "rule": self.rule, "party": self.party, "better": self.better, "worse": self.worse,
            "here": self.here, "put": self.put, "as_if": self.as_if,
        }  # fmt: skip
        pairs = [("drop", name) for name in self.drop]
        return urlencode([*pairs, *((name, value) for name, value in single.items() if value)])


def supposed_of(
    drop: Annotated[
        list[str] | None, Query(description="What if nobody could take these options: PARTY.option.")
    ] = None,
    rule: Annotated[str, Query(description="What if this expression were true in every state.")] = "",
    party: Annotated[str, Query(description="What if this party preferred the one of two states.")] = "",
    better: Annotated[str, Query(description="The state that it would rather see.")] = "",
    worse: Annotated[str, Query(description="The state that it would less like to see.")] = "",
    here: Annotated[str, Query(description="What if the dispute stood in this state.")] = "",
    put: Annotated[str, Query(description="What if this stood in the case: PLACE=VALUE.")] = "",
    as_if: Annotated[str, Query(description="What if nobody doubted it: PARTY: PREFERENCE.")] = "",
) -> Supposed:
    """Return the what-if of a request."""
    names = tuple(name.strip() for name in drop or () if name.strip())
    return Supposed(
        names, rule.strip(), party.strip(), better.strip(), worse.strip(), here.strip(), put.strip(),
        as_if.strip(),
    )  # fmt: skip


def supposed_in_form(
    drop: Annotated[list[str] | None, Form()] = None,
    rule: Annotated[str, Form()] = "",
    party: Annotated[str, Form()] = "",
    better: Annotated[str, Form()] = "",
    worse: Annotated[str, Form()] = "",
    here: Annotated[str, Form()] = "",
    put: Annotated[str, Form()] = "",
    as_if: Annotated[str, Form()] = "",
) -> Supposed:
    """Return the what-if of a form that was sent."""
    return supposed_of(drop, rule, party, better, worse, here, put, as_if)
