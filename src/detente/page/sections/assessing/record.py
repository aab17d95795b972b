"""The record of a party so far: its standing, and what came of what it asks for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from detente.dossier import Dossier
from detente.page.lines import Line
from detente.page.words import NamesInProse, counted, sentence, standing_in_sentence
from detente.patterns import as_pattern
from detente.positions import Position, Positions
from detente.reading import Standing
from detente.short import join_words

MAX_LINES, MAX_NOTES = 2, 4
_FUTILE: Final = as_pattern(
    r"\b(?:(?:wo|would|could|do|does|did)n[’']t|can(?:not|[’']t)|(?:will|would|could|do|does|did) not|never)"
    r" (?:\w+ )?(?:benefit|help|work|succeed|pay|achieve|yield|bring|lead|solve|change|win|get)\b"
    r"|\bbr(?:ing|ings|ought)\b[^.]{0,60}\bnothing\b"
    r"|\b(?:fail|fails|failed|futile|useless|pointless|in vain)\b"
)
"""Words of a claim that something brings nothing."""
_AIM: Final = as_pattern(r"\b(?:to|in|from|of|at|into) (?:the )?[A-Z]\w+")
_GRANTED: Final = frozenset({"accepts", "offers", "does"})
_DENIED: Final = frozenset({"refuses", "opposes", "ended"})


class RecordOfParties:
    """The records of the parties of a table, for whoever weighs what is foretold of them.

    Attributes
    ----------
    positions
        The table.
    names
        The names of its parties.
    """

    def __init__(self, positions: Positions, dossier: Dossier, names: NamesInProse) -> None:
        self.positions = positions
        self._dossier = dossier
        self.names = names

    def is_of_a_party(self, name: str) -> bool:
        """Return True if somebody of a name speaks for a party of the table."""
        speakers = {party.id for party in self._dossier.parties if name in (party.name, *party.aliases)}
        in_table = {party.id for party in self.positions.parties}
        return any(self.positions.speaks_for.get(speaker) in in_table for speaker in speakers)

    def on(self, claims: Iterable[str]) -> tuple[Line, ...]:
        """Return the record of each party that a claim names first, a line each.

        A place is named so too: what befell Cuba says nothing of a claim on somebody sent "back to Cuba".
        """
        plain = (_AIM.sub("", claim) for claim in claims)
        parties = dict.fromkeys(self._named_first(claim) for claim in plain)
        lines = (self._record(party) for party in parties if party is not None)
        return tuple(line for line in lines if line is not None)[:MAX_LINES]

    def on_futility(self, claim: str) -> tuple[bool | None, Line] | None:
        """Weigh a claim that something brings nothing against what came of the demands of whom it names.

        Returns
        -------
        tuple
            True if the record speaks for the claim, None if no report tells of an answer; and the record.
            None alone for a claim of another kind.
        """
        party = self._named_first(claim) if _FUTILE.search(claim) else None
        rows = [] if party is None else self._demands(party)
        record = None if party is None or not rows else self._record(party)
        if record is None:
            return None
        came = {_came_of(row) for row in rows}
        # That the reports are silent on a demand is no sign that it was in vain.
        return False if came & {"met", "offered"} else True if "refused" in came else None, record

    def _demands(self, party: str) -> list[Position]:
        """The acts of others that a party demands."""
        return [
            row for row in self.positions.rows if row.maker != party and "demands" in row.stances_of(party)
        ]

    def _named_first(self, claim: str) -> str | None:
        places = {
            party.id: min(
                (claim.find(name) for name in (party.name, *party.aliases) if name in claim), default=-1
            )
            for party in self.positions.parties
        }
        named = [party for party, place in places.items() if place >= 0]
        return min(named, key=places.__getitem__, default=None)

    def _record(self, party: str) -> Line | None:
        rows = self._demands(party)
        came = Counter(map(_came_of, rows))
        name = self.names.name(party)
        clauses, evidence = [], [words for row in rows for words in row.evidence[:1]]
        if rows:
            makes = "make" if self.names.is_plural(party) else "makes"
            outcomes = join_words([f"{_number(n, len(rows))} {outcome}" for outcome, n in came.items()])
            clauses.append(f"{name} {makes} {counted(len(rows), 'demand')} of others: {outcomes}")
        for standing in self._standing(party):
            words = standing_in_sentence(standing, self._dossier.latest, plural=self.names.is_plural(party))
            clauses.append(f"{name} {words}")
            evidence.append(standing.span)
        if not clauses:
            return None
        return Line(sentence("; ".join(clauses)), "The record so far:", evidence=tuple(evidence[:MAX_NOTES]))

    def _standing(self, party: str) -> list[Standing]:
        """The latest standing of a party, if it holds."""
        named = next((one for one in self._dossier.parties if one.id == party), None)
        held = [] if named is None else named.titles_on(self._dossier.latest)
        return [title for title in held if isinstance(title, Standing)][-1:]


def _number(some: int, of: int) -> str:
    if some < of:
        return counted(some, " ", " ").strip()
    return {1: "it is", 2: "both are"}.get(of, "all are")


def _came_of(row: Position) -> str:
    stances = row.stances_of(row.maker)
    if row.in_force:
        return "met"
    if stances & _DENIED:
        return "refused"
    return "offered" if stances & _GRANTED else "without an answer in the reports"
