"""The table of positions in a notebook: who wants what of whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final, get_args

from detente import dossier as dossiers
from detente import page, positions, render
from detente.analysis import PositionsResult
from detente.notebook.result import Result, Row
from detente.positions import Position, StanceOnAct, Unused
from detente.reading import Party
from detente.short import one_line

_STANCES: Final[tuple[StanceOnAct, ...]] = get_args(StanceOnAct)


@dataclass(frozen=True, eq=False, repr=False)
class Positions(Result):
    """The table of positions of some reports.

    Attributes
    ----------
    joined
        The findings that the table is made from.
    of_reports
        The table itself.
    """

    _tables: ClassVar[Mapping[str, str]] = {
        "positions": "table_rows",
        "voices": "_voices",
        "unused": "_unused",
    }

    joined: dossiers.Dossier
    of_reports: positions.Positions

    def __repr__(self) -> str:
        return repr(self.of_reports)

    @property
    def rows(self) -> tuple[Position, ...]:
        """The acts, the most central to the dispute first, each with its voices."""
        return self.of_reports.rows

    @property
    def parties(self) -> tuple[Party, ...]:
        """Whoever would do an act or takes a stance on one, the most involved first."""
        return self.of_reports.parties

    @property
    def unused(self) -> tuple[Unused, ...]:
        """All that was read and is not in the table, with the reason."""
        return self.of_reports.unused

    def party(self, party_id: str) -> Party:
        """Return the party of an id; KeyError if there is none."""
        return self.of_reports.party(party_id)

    def row(self, position_id: str) -> Position:
        """Return the row of an id; KeyError if there is none."""
        return self.of_reports.row(position_id)

    def json(self) -> dict[str, Any]:
        """Return the answer of ``detente positions --format json``."""
        return render.positions_json(self.of_reports, self.joined)

    def page(self) -> page.Page:
        """Compose the page: the table, and what was read but not used."""
        return page.positions_page(PositionsResult(self.joined, self.of_reports))

    def _name(self, party: str | None) -> str | None:
        return None if party is None else self.party(party).name

    def table_rows(self) -> Iterator[Row]:
        """Yield the rows of the table ``positions``: an act each, with who takes each stance."""
        names = {party.id: party.name for party in self.parties}
        for row in self.rows:
            yield {
                "maker": names[row.maker],
                "act": row.act,
                "in_force": row.in_force,
                "condition": page.conditions_in_words(row.conditions) or None,
                "deadline": row.deadline,
                **{stance: _who(row, stance, names) for stance in _STANCES},
                "reports": self.joined.independent_reports(row.evidence),
            }

    def _voices(self) -> Iterator[Row]:
        for row in self.rows:
            for voice in row.voices:
                for passage in voice.evidence:
                    yield {
                        "maker": self._name(row.maker),
                        "act": row.act,
                        "party": self._name(voice.party),
                        "stance": voice.stance,
                        "when": voice.when,
                        "words": one_line(passage.quote),
                        "report": passage.report,
                    }

    def _unused(self) -> Iterator[Row]:
        for item in self.unused:
            yield {
                "why": item.why,
                "words": one_line(item.words.quote),
                "report": item.words.report,
            }


def _who(row: Position, stance: str, names: Mapping[str, str]) -> str:
    """The names of the parties that take a stance on an act."""
    parties = dict.fromkeys(voice.party for voice in row.voices if voice.stance == stance)
    return "; ".join(names[party] for party in parties if party is not None)
