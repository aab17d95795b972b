"""Findings that were read of a store before: they are read again only where something about them changed."""

from __future__ import annotations

from dataclasses import dataclass, field

from detente.dossier.store.applying import DecidedFindings
from detente.sources import Report


@dataclass(frozen=True, slots=True)
class Origin:
    """All that the findings of a report in a store are made of.

    Attributes
    ----------
    report
        With the day and the title that a person gave it.
    reading, decisions
        The numbers of its latest reading, and of the decisions about it; both are never written over.
    """

    report: Report
    reading: int
    decisions: tuple[int, ...] = ()


@dataclass
class ReadBefore:
    """The findings of reports by the numbers of these, each with what it was made of.

    Findings are never changed, so whoever wants the same gets the same ones.
    """

    _known: dict[int, tuple[Origin, DecidedFindings]] = field(default_factory=dict)

    def of(self, number: int, origin: Origin) -> DecidedFindings | None:
        """Return the findings of a report; None where they are not known, or were made of something else."""
        known = self._known.get(number)
        return known[1] if known is not None and known[0] == origin else None

    def keep(self, number: int, origin: Origin, findings: DecidedFindings) -> None:
        """Keep the findings of a report for the next time."""
        self._known[number] = origin, findings
