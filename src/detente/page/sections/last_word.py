"""The sentence on what was last offered, accepted, refused or threatened, and on which day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from detente.dossier import Dossier
from detente.drafting import third_person
from detente.edtf import DateRange, Precision
from detente.page.lines import Line
from detente.page.words import NamesInProse, conditions_in_words, cut_at_word, date_in_sentence, sentence
from detente.positions import Position, Positions, StanceOnAct, Voice
from detente.short import lower_first

_LONGEST_QUOTE: Final = 110
_SAID: Final[Mapping[StanceOnAct, str]] = {
    "offers": "offered to",
    "accepts": "agreed to",
    "refuses": "refused to",
    "threatens": "threatened to",
}
_FOR_IT: Final = frozenset({"does", "offers", "accepts", "plans"})


class LastWord:
    """Tells what was last said of the acts of a table."""

    def __init__(self, positions: Positions, dossier: Dossier, names: NamesInProse) -> None:
        self._positions, self._dossier, self._names = positions, dossier, names

    def line(self, central: Sequence[Position]) -> Line | None:
        """Say what was last offered, accepted, refused or threatened.

        Parameters
        ----------
        central
            The rows that are central to the dispute.
        """
        said = [
            (row, voice)
            for row in central
            for voice in row.voices
            if voice.party is not None and voice.stance in _SAID and not self._is_at_odds(row, voice)
        ]
        if not said:
            return None
        # Of one day, the act that matters most comes first in the table, and here.
        row, voice = max(said, key=lambda one: self._said_by(one[1]))
        assert voice.party is not None
        who, act = self._names.name(voice.party), lower_first(row.act)
        words = _SAID[voice.stance]
        day = self._day_of(voice)
        if day is None:
            # No words give the day: it may be long before the report.
            words = f"{'have' if self._names.is_plural(voice.party) else 'has'} {words}"
        if voice.party == row.maker:
            words = f"{who} {words} {act}"
        else:
            words = (
                f"{who} {words.removesuffix(' to')} that {self._names.name(row.maker)} {third_person(act)}"
            )
        own = [condition for condition in row.conditions if condition.voice == voice.party]
        if own:
            words += f", “{cut_at_word(conditions_in_words(own), _LONGEST_QUOTE)}”"
        evidence = [*voice.evidence[:2], *(condition.words for condition in own)]
        words = f"{date_in_sentence(day.isoformat())} {words}" if day else words
        return Line(sentence(words), evidence=tuple(dict.fromkeys(evidence)))

    def _is_at_odds(self, row: Position, voice: Voice) -> bool:
        """Return True for a refusal of what the party does or offers too: one is misread, or older.

        Of what it did and ended since, it may well refuse to do it again.
        """
        stances = self._positions.row(row.id).stances_of(voice.party or "")
        return voice.stance == "refuses" and bool(stances & _FOR_IT) and "ended" not in stances

    def _day_of(self, voice: Voice) -> date | None:
        """Return the day on which somebody spoke, None where the words do not give it.

        A day after the last report is that of what was spoken of.
        """
        when, latest = DateRange.parse(voice.when), self._dossier.latest
        if when.precision == Precision.DAY and when.earliest and (latest is None or when.earliest <= latest):
            return when.earliest
        return None

    def _said_by(self, voice: Voice) -> tuple[date, bool]:
        """Return the day by which somebody had spoken, at the latest that of the report, for the order."""
        day = self._day_of(voice)
        reports = (self._dossier.reports.get(words.report) for words in voice.evidence)
        published = max((r.published for r in reports if r is not None and r.published), default=date.min)
        return (day or published, day is not None)
