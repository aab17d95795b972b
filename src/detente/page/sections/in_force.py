"""The sentence on what is in force: what is done now, and in which standing the parties are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from detente.dossier import Dossier
from detente.drafting import third_person
from detente.edtf import DateRange
from detente.names import bare_name, is_plural, possessive, with_article
from detente.page.lines import Line
from detente.page.words import (
    NamesInProse,
    counted,
    is_measure_ended,
    sentence,
    sentence_with_place,
    standing_in_sentence,
)
from detente.patterns import as_pattern
from detente.positions import Position, Positions
from detente.reading import Party, Standing
from detente.short import lower_first

MAX_IN_FORCE: Final = 4
_WITH_ANOTHER: Final = frozenset({"CONSULT", "COOPERATE"})
"""Kinds of acts that are no state of things: who talks or stands by a deal does so when it is told."""
_PAST: Final = frozenset({"killed", "removed", "convicted"})
"""Standings of which only the beginning is told: nothing keeps them up."""
_HELD: Final = frozenset({"imprisoned", "detained", "held captive"})
_OUT: Final = as_pattern(
    r"\b(?:and|but|then|later|was|were|been)(?: \w+){0,2}"
    r" (?:left|freed|released|fled|escaped|pardoned|acquitted)\b"
    r"|\b(?:went|fled|gone) (?:abroad|into exile)\b"
)
"""Words behind an arrest, in its sentence, of somebody who is not held any more."""
_OWNED: Final = as_pattern(r"(?:their|its|his|her) (?:[\w-]+ )*([\w-]+)", re.IGNORECASE)


class InForce:
    """Tells what is in force.

    Parameters
    ----------
    by_case
        True if a person's case states the table: then all that it counts as done is told.
    """

    def __init__(self, positions: Positions, dossier: Dossier, names: NamesInProse, *, by_case: bool) -> None:
        self._positions, self._dossier, self._names = positions, dossier, names
        self._by_case = by_case

    def line(self, central: Sequence[Position]) -> Line | None:
        """Say what is done now, and in which standing the parties are.

        Parameters
        ----------
        central
            The rows that are central to the dispute.
        """
        clauses, evidence = [], []
        for who, plural, standing in self._standings():
            clauses.append(f"{who} {standing_in_sentence(standing, self._dossier.latest, plural=plural)}")
            evidence.append(standing.span)
        for row in central:
            if (
                row.in_force
                and not is_measure_ended(row)
                # Who asks for something has said so; that is no state of things.
                and row.kind != "REQUEST"
                and (self._by_case or (_is_done(row) and row.kind not in _WITH_ANOTHER))
            ):
                act = lower_first(row.act)
                who, plural = self.doer(row)
                clauses.append(f"{who} {act if plural else third_person(act)}{self._by_whose_word(row)}")
                doing = [words for v in row.voices if v.stance == "does" for words in v.evidence]
                evidence += (doing or list(row.evidence))[:1]
        if not clauses:
            return None
        more = len(clauses) - MAX_IN_FORCE
        words = "; ".join(clauses[:MAX_IN_FORCE])
        if more > 0:
            words += f"; and {counted(more, 'more', 'more')}"
        passages = tuple(dict.fromkeys(evidence[:MAX_IN_FORCE]))
        return Line(sentence(f"in force: {words}"), evidence=passages)

    def doer(self, row: Position) -> tuple[str, bool]:
        """Return the name of whoever does an act, also a body for its party, and if it is plural."""
        body = next((party for party in self._dossier.parties if party.id == row.by), None)
        if body is None:
            return self._names.name(row.maker), self._names.is_plural(row.maker)
        return with_article(body.name), is_plural(body.name, body.kind)

    def _by_whose_word(self, row: Position) -> str:
        """Return ", says the front" for what only one side says goes on; nothing where others say so too."""
        party = next((party for party in self._dossier.parties if party.id == row.claimed_by), None)
        return f", says {with_article(party.name, party.kind)}" if party is not None else ""

    def _standings(self) -> Iterator[tuple[str, bool, Standing]]:
        """Return what holds against the parties of the table, and against the people who speak for them."""
        speaks_for = self._positions.speaks_for
        in_table = {party.id for party in self._positions.parties}
        for party in self._dossier.parties:
            owner = speaks_for.get(party.id, party.id)
            if owner not in in_table:
                continue
            titles = party.titles_on(self._dossier.latest)
            now = [held for held in titles if isinstance(held, Standing) and self._holds(held)]
            for held in now[-1:]:
                members = _OWNED.fullmatch(party.name)
                is_itself = party.kind != "person" and self._is_the_party(owner, party)
                if members and owner != party.id:
                    # "Their jailed leaders" are not the party.
                    whose = possessive(self._names.name(owner))
                    yield f"{whose} {members[1]}", is_plural(members[1], party.kind), held
                elif is_itself:
                    yield self._names.name(owner), self._names.is_plural(owner), held
                else:
                    yield party.name, is_plural(party.name, party.kind), held

    def _holds(self, standing: Standing) -> bool:
        """Return False for a standing that is yet to begin, or that its own sentence tells the end of."""
        begins, today = DateRange.parse(standing.since).earliest, self._dossier.latest
        if self._by_case:
            return True
        if standing.status in _PAST or (begins is not None and today is not None and begins > today):
            return False
        words = standing.span
        sentence, _ = sentence_with_place(words, self._dossier.reports[words.report].text)
        behind = sentence.quote[words.end - sentence.start :]
        return standing.status not in _HELD or _OUT.search(behind) is None

    def _is_the_party(self, owner: str, party: Party) -> bool:
        """Return True if a party of the dossier is that of the table, not somebody who speaks for it."""
        named = self._positions.party(owner)
        if named.kind == "state" and party.kind != "state":
            return False  # what befalls Americans does not befall the United States
        names = {bare_name(name).casefold() for name in (named.name, *named.aliases)}
        return party.id == owner or bare_name(party.name).casefold() in names


def _is_done(row: Position) -> bool:
    return any(voice.stance == "does" for voice in row.voices)
