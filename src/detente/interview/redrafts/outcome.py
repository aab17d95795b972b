"""The outcome of a redraft: the case, and the list of what is new, changed, or left as a person wrote it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from detente.case import Case

Outcome = Literal["new", "changed", "taken_out", "yours", "gone", "left_out", "lost", "apart"]
"""new: written into the case. changed: written over a line of the earlier draft that nobody had edited.
taken_out: the new draft has it no more, and nobody had reviewed or edited it. yours: the reports say
otherwise now, and the line of a person stays. gone: the new draft has it no more, and the line stays.
left_out: new, and not written, for the reason given. lost: it stays, and cites a report that somebody took
out of the dossier. apart: a report that seems to tell of another dispute, of which nothing is written."""
ChangeKind = Literal["party", "option", "want", "in_force", "rule", "claim", "evidence", "review", "report"]


@dataclass(frozen=True, slots=True)
class CitedWords:
    """Words that a line rests on, as the `evidence` of a case has them."""

    report: str
    quote: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class RedraftChange:
    """One difference between the new draft and the case.

    Attributes
    ----------
    at
        The party, the option or the claim in the case.
    says
        What it is, in words.
    why
        The reason, where no words of a report give it.
    words
        The words that it rests on: those of new reports where there are any.
    """

    kind: ChangeKind
    outcome: Outcome
    at: str
    says: str
    why: str = ""
    words: tuple[CitedWords, ...] = ()


@dataclass(frozen=True)
class Redraft:
    """A case with what a new draft brings.

    Attributes
    ----------
    text
        The text of the case; as it was, where nothing was written.
    compared
        True if the draft from which the case was made is known; if not, all that stands in the case counts
        as a person's.
    """

    case: Case
    text: str
    changes: tuple[RedraftChange, ...]
    compared: bool

    @property
    def written(self) -> bool:
        """True if anything is to be written."""
        return any(change.outcome in ("new", "changed", "taken_out") for change in self.changes)
