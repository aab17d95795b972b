"""The filters of a question to the dossier: its fields as they were typed, and which question has which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Final

from fastapi import Query

from detente import analysis
from detente.dossier import EvidenceBase, Filter
from detente.page import Part
from detente.web.forms import day_of, names_of

AT_ONCE: Final = 100
"""Lines on one page."""
MOST_GAPS: Final = 100
_GAPS: Final = 3
_USUAL: Final = ("party", "since", "until", "report")
_OF_EVENTS: Final = (*_USUAL, "type")
TITLES: Final = {
    "timeline": "Timeline",
    "standing": "Parties and their standing",
    "said": "Who said what",
    "contacts": "Who met whom",
    "claims": "What one side alone says",
    "contradictions": "Contradictions",
    "due": "What is due",
    "changed": "What changed",
}
"""The questions to the dossier, each with its title, in the order of their pages."""
FILTERS: Final = {
    "timeline": (*_OF_EVENTS, "gaps", "undated"),
    "standing": (*_USUAL, "on", "offices"),
    "said": ("party", "issue", "since", "until", "report", "changed"),
    "contacts": (*_USUAL, "on"),
    "claims": (*_OF_EVENTS, "deeds", "own"),
    "contradictions": _OF_EVENTS,
    "due": (*_OF_EVENTS, "on"),
    "changed": ("since", "report", "case"),
    "positions": ("party", "issue", "until"),
}
"""The filters that a question has; the page offers no other."""
FOLDED: Final = frozenset({"report", "type", "gaps", "undated", "offices", "changed", "deeds", "own", "case"})
"""Those that stand behind “More”."""


@dataclass(frozen=True)
class Wanted:
    """The filters of a question as they were typed, and the number of the page.

    Attributes
    ----------
    party, report, own
        One name or several, with ; between them: parties, reports, publishers that are a party's own voice.
    deeds
        Parties whose deeds alone are shown, where another one is asked about.
    on
        The day that it is answered for.
    type
        Of events, as PLOVER names it.
    gaps
        The number of the longest times without an event that are shown.
    undated
        True for what happened on a day that nobody gives too.
    offices
        "no" for who is banned, jailed or on trial alone.
    changed
        True for speakers alone who contradict what they said before.
    case
        True for what changes in the answer of the case too.
    """

    party: str = ""
    issue: str = ""
    since: str = ""
    until: str = ""
    number: int = 1
    report: str = ""
    type: str = ""
    on: str = ""
    gaps: int = _GAPS
    undated: bool = False
    offices: str = ""
    changed: bool = False
    own: str = ""
    case: bool = False
    deeds: str = ""

    @property
    def part(self) -> Part:
        """The lines on the page."""
        return Part((self.number - 1) * AT_ONCE, AT_ONCE)

    @property
    def fields(self) -> dict[str, str]:
        """The filters that were given, for a link to the same question."""
        texts = {
            "party": self.party, "issue": self.issue, "since": self.since, "until": self.until,
            "report": self.report, "type": self.type, "on": self.on, "offices": self.offices, "own": self.own,
            "deeds": self.deeds,
        }  # fmt: skip
        marks = {"undated": self.undated, "changed": self.changed, "case": self.case}
        given = {name: value for name, value in texts.items() if value}
        given |= {name: "true" for name, is_set in marks.items() if is_set}
        return given if self.gaps == _GAPS else {**given, "gaps": str(self.gaps)}

    @property
    def in_detail(self) -> bool:
        """True if one of the filters is set that stand behind “More”."""
        return any(name in FOLDED for name in self.fields)

    @property
    def as_of(self) -> Any:
        """The day that it is answered for; None for that of the latest report."""
        return day_of("On", self.on)

    @property
    def named(self) -> dict[str, Any]:
        """The filter, with names as they were typed."""
        return {
            "parties": names_of(self.party),
            "types": [self.type] if self.type else [],
            "since": day_of("From", self.since),
            "until": day_of("To", self.until),
            "reports": names_of(self.report),
        }

    def filter(self, base: EvidenceBase) -> Filter:
        """Return the filter, with names looked up in a dossier."""
        return analysis.filter_of(base, **self.named)


def wanted_of(
    party: Annotated[str, Query(description="The name of a party; several with ; between them.")] = "",
    issue: Annotated[str, Query(description="Words that it must speak of.")] = "",
    since: Annotated[str, Query(description="The first day, as 2026-05-07.")] = "",
    until: Annotated[str, Query(description="The last day.")] = "",
    number: Annotated[
        int, Query(alias="page", ge=1, le=100_000, description="Which of many lines, page by page.")
    ] = 1,
    report: Annotated[str, Query(description="The id of a report; several with ; between them.")] = "",
    type_: Annotated[str, Query(alias="type", description="The type of an event, as CONSULT.")] = "",
    on: Annotated[str, Query(description="The day that it is answered for.")] = "",
    gaps: Annotated[int, Query(ge=0, le=MOST_GAPS, description="Longest times without an event.")] = _GAPS,
    undated: Annotated[bool, Query(description="With what nobody gives a day of.")] = False,
    offices: Annotated[str, Query(description="no: without who is in office.")] = "",
    changed: Annotated[bool, Query(description="Only speakers who changed.")] = False,
    own: Annotated[str, Query(description="Publishers that are the party's own voice.")] = "",
    case: Annotated[bool, Query(description="With what changes in the answer of the case.")] = False,
    deeds: Annotated[str, Query(description="Only deeds of these parties.")] = "",
) -> Wanted:
    """Return the filters of a request."""
    return Wanted(
        party.strip(), issue.strip(), since.strip(), until.strip(), number, report.strip(), type_.strip(),
        on.strip(), gaps, undated, offices.strip(), changed, own.strip(), case, deeds.strip(),
    )  # fmt: skip
