"""A wish: the least that parties must come to see differently for a state to last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from detente import analysis, page, render
from detente.case import Case
from detente.model import State
from detente.notebook.arguments import Source, as_case, as_concept, as_state_text, named
from detente.notebook.result import Result, Row
from detente.short import count_of
from detente.stability import CONCEPT_NAMES
from detente.wishes import PATIENCE, LeastChanges, NoAnswer, Wished


@dataclass(frozen=True, eq=False, repr=False)
class Wish(Result):
    """The answer to a wish.

    It has:

    - ``case``: the case it was asked of;
    - ``state``: the state that takes the fewest changes;
    - ``changes``, ``total``: the changes of preference it takes, by party and together;
    - ``no_fewer_than``, ``enough``: what is known of ``total`` where the search was not over;
    - ``table``, ``tables``, ``json``, ``save``: the answer as a table, as JSON, and as a page.

    Attributes
    ----------
    result
        The arrays behind it.
    """

    _tables: ClassVar[Mapping[str, str]] = {"changes": "_changes"}

    case: Case
    result: Wished

    def __repr__(self) -> str:
        wish = f"{self.result.wish!r} under {CONCEPT_NAMES[self.result.concept]}"
        if self.changes is None:
            return f"<Wish {wish}: {self._as_far_as_known()}>"
        counts = count_of(self.total or 0, "change of preference", "changes of preference")
        by = ", ".join(f"{party} {count}" for party, count in self.changes.items() if count)
        return f"<Wish {wish}: {counts}{f' ({by})' if by else ''}>"

    @property
    def state(self) -> State | None:
        """The state that takes the fewest changes; None where there is no answer."""
        least = self.result.changes
        return self.result.model.state(least.state) if isinstance(least, LeastChanges) else None

    @property
    def changes(self) -> dict[str, int] | None:
        """Party id to the number of pairs of states it must come to see the other way round."""
        least = self.result.changes
        if not isinstance(least, LeastChanges):
            return None
        return dict(zip(self.result.model.parties, least.cost, strict=True))

    @property
    def total(self) -> int | None:
        """The number of changes of all parties together; None where there is no answer."""
        least = self.result.changes
        return least.total if isinstance(least, LeastChanges) else None

    @property
    def no_fewer_than(self) -> int | None:
        """A number of changes that it takes at least; None where no changes would do."""
        least = self.result.changes
        return least.at_least if isinstance(least, NoAnswer) else self.total

    @property
    def enough(self) -> int | None:
        """A number of changes that is known to do; None where none is."""
        least = self.result.changes
        return least.enough if isinstance(least, NoAnswer) else self.total

    def _as_far_as_known(self) -> str:
        if not isinstance(self.result.changes, NoAnswer):
            return "no answer"
        bounds = [f"no fewer than {self.no_fewer_than:,}"] if self.no_fewer_than else []
        bounds += [] if self.enough is None else [f"no more than {self.enough:,}"]
        return f"{' and '.join(bounds)} changes of preference" if bounds else self.result.changes.why

    def json(self) -> dict[str, Any]:
        """Return the value of ``wish`` in the answer of ``detente sweep --wish --format json``."""
        return render.wish_json(self.result)

    def page(self) -> page.Page:
        """Compose the page of the wish."""
        return page.wish_page(self.case, self.result)

    def _changes(self) -> Iterator[Row]:
        for party, count in (self.changes or {}).items():
            yield {"party": party, "changes": count}


def wish(
    case: Case | Source,
    target: str | State,
    concept: Literal["nash", "gmr", "smr", "seq"] = "seq",
    *,
    patience: float = PATIENCE,
) -> Wish:
    """Find what it takes for a state, or one in which an expression is true, to last.

    Parameters
    ----------
    case
        A case, or the path of a case file.
    target
        A state, its name or Y/N string, or an expression over options.
    concept
        The solution concept under which it is to last.
    patience
        Seconds after which the answer is what is known by then: `Wish.no_fewer_than`.

    Raises
    ------
    BadInput
        If there is no such state, or the case is too large for the question.
    """
    text = as_state_text(target, "target")
    loaded, name = as_case(case), as_concept(concept)
    with named("target"):
        return Wish(loaded, analysis.grant_wish(loaded, text, name, patience))
