"""The blocks of a page that are drawn: a timeline, and the picture of the conflict."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from detente.edtf import DateRange
from detente.sources import Evidence

TieKind = Literal["demands", "in force", "refuses"]


@dataclass(frozen=True)
class Moment:
    """Something that happened, or is due.

    Attributes
    ----------
    text
        A short sentence, or the report's own words if ``quoted``.
    lead
        The date in words; empty where none is known.
    when
        The days that it may mean; it may be open to one side.
    is_fact
        False for what is only planned, expected or due.
    lasts
        True for what began then and has not ended, by the latest report.
    tags
        Small labels: "in force", "deadline", the speaker who tells it.
    """

    text: str
    lead: str
    when: DateRange
    evidence: tuple[Evidence, ...] = ()
    tags: tuple[str, ...] = ()
    quoted: bool = False
    is_fact: bool = True
    lasts: bool = False


@dataclass(frozen=True)
class Timeline:
    """Moments in the order of their dates, with the days of the reports.

    Attributes
    ----------
    reports
        The days on which the reports were published, the earliest first.
    undated
        What holds, and since when no report says; and what a report without a date tells of "yesterday".
    left_out
        A sentence on the moments that are not shown.
    """

    moments: tuple[Moment, ...]
    reports: tuple[date, ...] = ()
    undated: tuple[Moment, ...] = ()
    left_out: str = ""

    @property
    def undated_head(self) -> str:
        """The words above what has no date."""
        if any(moment.lead[:1].isdigit() for moment in self.undated):
            return "Without a year, as the report has no date"
        if any(moment.lead for moment in self.undated):
            return "Without a day, as the report has no date"
        return "In force, and no report says since when"

    @property
    def key(self) -> str:
        """Explain the marks of the drawing, as far as it has them."""
        if not self.moments:
            return ""
        is_open = any(m.when.earliest is None or m.when.latest is None for m in self.moments)
        fades = "; it fades where they have no bound" if is_open else ""
        sentences = [f"A dot is a day, a bar the days that it may have been{fades}."]
        if not all(moment.is_fact for moment in self.moments):
            sentences.append("Dashed is not yet done.")
        if any(moment.lasts for moment in self.moments):
            sentences.append("A line runs on for what has not ended.")
        if self.reports:
            which = "last report" if len(self.reports) > 1 else "report"
            sentences.append(f"The upright line is the day of the {which}.")
        return " ".join(sentences)


@dataclass(frozen=True)
class Tie:
    """One thing between two parties of a picture, which are given by their places in it.

    Attributes
    ----------
    origin
        The party that demands or refuses it, or that keeps it up.
    target
        The party that would do it, or that it is done to.
    says
        A few words: "open talks", or "3 demands".
    sentence
        The same for those who do not see the picture.
    """

    origin: int
    target: int
    kind: TieKind
    says: str
    sentence: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class ConflictPicture:
    """The parties of a conflict, and the ties between them.

    Attributes
    ----------
    left_out
        A sentence on what is not drawn.
    """

    parties: tuple[str, ...]
    ties: tuple[Tie, ...]
    left_out: str = ""

    @property
    def key(self) -> str:
        """Explain the arrows of the drawing, as far as it has them."""
        kinds = {tie.kind for tie in self.ties}
        sentences = []
        if kinds & {"demands", "refuses"}:
            sentences.append("An arrow goes from who demands to who would do it.")
        if "refuses" in kinds:
            sentences.append("It ends in a bar where that party refuses.")
        if "in force" in kinds:
            sentences.append("A dashed arrow goes from who could end something in force to whom it is done.")
        return " ".join(sentences)


@dataclass(frozen=True)
class Branch:
    """A step from one state to the next, with the steps that may follow.

    Attributes
    ----------
    step
        Who does what.
    to
        The state that it leads to; empty where the step says it.
    standing
        "would last", "may last", or nothing.
    is_known
        False where nobody knows if the step is in the interest of who takes it.
    """

    step: str
    to: str
    standing: str = ""
    is_known: bool = True
    then: tuple[Branch, ...] = ()


@dataclass(frozen=True)
class WaysPicture:
    """The ways out of the status quo as a tree.

    Attributes
    ----------
    start
        The state in which the dispute stands.
    about
        A sentence: what the steps are.
    left_out
        A sentence on the ways that are not drawn.
    legend
        A sentence on the dashes of the picture, where it has some.
    """

    start: str
    about: str
    branches: tuple[Branch, ...]
    left_out: str = ""
    legend: str = ""

    @property
    def caption(self) -> str:
        """The sentences below the picture, where its dashes are seen."""
        return " ".join(part for part in (self.about, self.legend, self.left_out) if part)
