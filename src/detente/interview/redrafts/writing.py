"""The news of a new draft, written into the data of a case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from detente.interview import edits
from detente.interview.redrafts.contents import Contents, Item
from detente.interview.redrafts.renaming import Renaming

_NEW = "new"
_COUNTS = "in "
"""Begins the remark of a draft on how many reports speak of an option."""


class Writer:
    """A case while it is changed.

    Parameters
    ----------
    data
        The data of the case, which is changed in place.
    new
        The draft whose parts are taken over.
    names
        Its names in the case.
    """

    def __init__(self, data: Any, new: Contents, names: Renaming) -> None:
        self.data, self._new, self._names = data, new, names

    def cite(self, item: Item) -> list[str]:
        """Add the evidence of a part of the draft to that of the case; return the ids that it has there."""
        return [
            edits.cite(self.data, each.report, each.quote, each.start, each.end, begins="e")
            for each in self._new.cited(item.cited)
        ]

    def _source(self, item: Item) -> dict[str, Any]:
        cited = self.cite(item)
        return {
            **({"evidence": cited} if cited else {}),
            **({"assumed": self._names.expression(item.assumed)} if item.assumed else {}),
        }

    def add_party(self, key: str, item: Item) -> None:
        """Add a party of which nothing is known yet."""
        edits.add_party(self.data, key, item.text, self._source(item))
        edits.note(self.data["parties"], key, _NEW)

    def add_option(self, name: str, item: Item, *, taken: bool) -> None:
        """Add an option, and the state that it leads to from the status quo."""
        party, _, key = name.partition(".")
        before = Contents(self.data).pattern
        edits.add_option(self.data, party, key, {"label": item.text, **self._source(item)})
        edits.note(self.data["parties"][party]["options"], key, _NEW)
        if taken:
            edits.set_in_force(self.data, name, taken=True, reason={"evidence": self.cite(item)})
        elif before is not None:
            self._name_state(name, item)

    def drop_option(self, name: str) -> None:
        """Take an option out, with all that names it."""
        edits.drop_option(self.data, name)

    def drop_party(self, name: str) -> None:
        """Take a party out, with what it prefers."""
        edits.drop_party(self.data, name)

    def _name_state(self, name: str, item: Item) -> None:
        """Name the state in which the option alone is taken otherwise, as the draft names it."""
        states, drafted = self.data.get("states"), self._new.section("states")
        pattern, at = self._new.pattern, list(self._new.options).index(item.name)
        if not hasattr(states, "items") or pattern is None:
            return
        other = f"{pattern[:at]}Y{pattern[at + 1 :]}"
        named = next((state for state, of in drafted.items() if of == other), None)
        now = Contents(self.data)
        if named is None or named in states or now.pattern is None:
            return
        place = list(now.options).index(name)
        edits.name_state(self.data, named, f"{now.pattern[:place]}Y{now.pattern[place + 1 :]}")

    def add_evidence(self, name: str, item: Item, note: str) -> None:
        """Add the words of the draft to those of an option; its remark on how many reports speak follows."""
        party, _, key = name.partition(".")
        options = self.data["parties"][party]["options"]
        edits.add_evidence(options[key], self.cite(item))
        edits.renew_note(options, key, _COUNTS, note)

    def add_want(self, party: str, text: str, item: Item) -> None:
        """Add a priority; all of a party's stay in open order."""
        edits.add_priority(self.data, party, text, self._source(item))

    def replace_want(self, party: str, before: str, text: str, item: Item) -> None:
        """Write a priority in the place of its opposite."""
        edits.replace_priority(self.data, party, before, {"priority": text, **self._source(item)})

    def set_unknown(self, party: str, open_options: Iterable[str]) -> None:
        """Say that it is open what a party wants of some options."""
        edits.leave_open(self.data, party, open_options)

    def set_taken(self, option: str, item: Item, *, taken: bool) -> None:
        """Say that an option is taken in the status quo, or is not."""
        edits.set_in_force(self.data, option, taken=taken, reason={"evidence": self.cite(item)})

    def add_line(self, section: str, key: str, text: str, item: Item) -> None:
        """Add a rule, or a one-way option."""
        edits.add_to_section(self.data, section, {key: text, **self._source(item)})

    def add_claim(self, key: str, claim: Mapping[str, Any], test: str | None) -> None:
        """Add a claim, with its test where the case can state it."""
        item = self._new.claims[claim["id"]]
        source = self._source(item)
        if test is None:
            source.pop("assumed", None)
        edits.add_to_section(
            self.data,
            "claims",
            {
                "id": key,
                "says": claim["says"],
                **({"by": claim["by"]} if claim.get("by") else {}),
                **source,
                **({"holds_if": test} if test is not None else {}),
            },
        )

    def keep_days(self) -> None:
        """Take over the days of reports that do not state them."""
        for report, day in self._new.section("published").items():
            if report not in (self.data.get("published") or {}):
                edits.add_key(self.data, "published", report, day)
