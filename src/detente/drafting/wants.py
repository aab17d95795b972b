"""The preferences of a draft: the wants, refusals and conditions of each party, and what it keeps up.

A priority is something that a party would rather have true, so each kind of words has one form:

- whoever asks for an act, offers it, plans it or accepts it wants it: ``X.y``; whoever refuses or opposes it
  wants that it is not done: ``not X.y``;
- "we will do a if you do b" offers an exchange: ``A.a iff B.b``, and ``B.b`` is wanted too;
- "we will not do a until you do b" says that there is no a without b: ``not A.a if not B.b``, and ``B.b`` is
  wanted;
- "we do a until you do b" is ``A.a iff not B.b``, and ``B.b`` is wanted;
- "we will do a unless you do b" is a threat and no wish for a: ``B.b`` is wanted, and ``not A.a if B.b``;
- what one side does against the other (a strike, an attack), the other is assumed not to want;
- a condition that is no option of the draft leaves an offer open, and a refusal as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from detente.drafting.selection import FOR, DraftOption, is_doing
from detente.positions import ONLY_IF, UNLESS, Condition, Voice
from detente.reading import entry_of
from detente.short import one_line
from detente.sources import Evidence

Assume = Literal["now", "none"]
"""Assume that each party prefers what it does now, or assume nothing."""

KEPT_UP = "it is what it does now"
"""Why a draft assumes that a party wants what it does; an interview asks about it by these words."""
_AGAINST_IT = "it is done against it"
_HELD_OUT = "it asks for it, and no words say that it would let it go"
UNMET = "its condition, “{words}”, is no option here, so it counts as not met"
_EXCHANGE = "an offer on a condition is taken as an exchange: both or neither"
_AS_LONG_AS = frozenset({"as long as", "so long as"})


@dataclass(frozen=True)
class Want:
    """A priority of a party, with its words or the reason for which it is assumed.

    Attributes
    ----------
    reports
        The independent reports that it rests on.
    """

    priority: str
    evidence: tuple[Evidence, ...]
    assumed: str | None = None
    reports: int = 1


@dataclass(frozen=True)
class Wants:
    """The priorities of one party.

    Attributes
    ----------
    open
        Options that the party offers on a condition which the draft does not model, with the condition.
    contradictory
        Options that its words are both for and against, so neither is a priority.
    """

    wants: tuple[Want, ...]
    open: tuple[tuple[DraftOption, str], ...]
    contradictory: tuple[DraftOption, ...]


def wants_of(
    party: str,
    options: Sequence[DraftOption],
    published: Mapping[str, date],
    assume: Assume = "now",
    sides: Collection[str] = (),
) -> Wants:
    """Return the priorities of a party, and what its words leave open.

    Parameters
    ----------
    party
        Its id in the table of positions.
    options
        All options of the draft.
    published
        Report id to its day, where it is known: of words that contradict each other the later ones count.
    sides
        Ids of the two sides of the dispute, in the table of positions.
    """
    reading = _Reading(party, {option.row.id: option for option in options}, assume)
    contradictory = []
    for option in options:
        voices = [voice for voice in option.row.voices if voice.party == party and not voice.disputed]
        wanting = [voice for voice in voices if voice.stance in FOR]
        # Of an act of its own, a party "opposes" what it keeps the opposite of up: no words, but a measure.
        own = option.row.maker == party
        against = [v for v in voices if v.stance == "refuses" or (v.stance == "opposes" and not own)]
        if wanting and against:
            wanting, against = _latest(wanting, against, published)
        if wanting and against:
            contradictory.append(option)
        elif wanting:
            reading.wanted(option, wanting)
        elif against:
            reading.refused(option, against)
        elif own:
            reading.unsaid(option, voices)
        elif not voices and _is_against(option, party, sides):
            reading.suffered(option)
    disputed = {option.name for option in contradictory}
    settled, both = _settled((reading.plain, reading.implied, reading.kept_up), disputed)
    return Wants(
        wants=(*settled, *reading.conditional),
        open=tuple(reading.open),
        contradictory=(*contradictory, *both),
    )


def _latest(
    wanting: list[Voice], against: list[Voice], published: Mapping[str, date]
) -> tuple[list[Voice], list[Voice]]:
    """Keep the side whose last report is later; both where none is."""

    def last(voices: Iterable[Voice]) -> date:
        days = (published.get(words.report) for voice in voices for words in voice.evidence)
        return max((day for day in days if day is not None), default=date.min)

    if last(wanting) == last(against):
        return wanting, against
    return (wanting, []) if last(wanting) > last(against) else ([], against)


@dataclass(frozen=True, slots=True)
class _Side:
    """A party's stance for an option or against it."""

    option: DraftOption
    wanted: bool
    want: Want


class _Reading:
    """The priorities of one party, as they are read: its own words, what they imply, what it keeps up."""

    def __init__(self, party: str, by_row: Mapping[str, DraftOption], assume: Assume) -> None:
        self.party, self.by_row, self.assume = party, by_row, assume
        self.plain: list[_Side] = []
        self.implied: list[_Side] = []
        self.kept_up: list[_Side] = []
        self.conditional: list[Want] = []
        self.open: list[tuple[DraftOption, str]] = []

    def wanted(self, option: DraftOption, voices: Sequence[Voice]) -> None:
        conditions = self._conditions(option)
        if not conditions:
            self.plain.append(_side(option, True, voices))
            return
        needed = self._needed(conditions)
        if needed is None:
            self.open.append((option, one_line(conditions[0].words.quote)))
            return
        words = _passages(voices, conditions)
        lasts = any(c.cue in UNLESS or (c.cue in _AS_LONG_AS and not c.sign) for c in conditions)
        if lasts and not option.taken:
            self._threat(option, conditions, words)
            return
        # "Strikes until they pay" asks for the end of what keeps the strike up.
        self._imply(conditions, words, as_needed=not lasts)
        form = "iff" if self.assume == "now" else "if"
        assumed = _EXCHANGE if self.assume == "now" else None
        self.conditional.append(Want(f"{option.name} {form} {needed}", words, assumed, _reports(voices)))

    def refused(self, option: DraftOption, voices: Sequence[Voice]) -> None:
        conditions = self._conditions(option)
        needed = self._needed(conditions)
        if needed is None:
            side = _side(option, False, voices)
            if any(condition.cue not in UNLESS | ONLY_IF for condition in conditions):
                # "Will not talk if the raids go on" says nothing of talks without raids.
                self.open.append((option, one_line(conditions[0].words.quote)))
                return
            if conditions and self.assume == "now":
                assumed = UNMET.format(words=one_line(conditions[0].words.quote))
                side = replace(side, want=replace(side.want, assumed=assumed))
            self.plain.append(side)
            return
        words = _passages(voices, conditions)
        self._imply(conditions, words, as_needed=True)
        unmet = needed.removeprefix("not ") if _is_negated(needed) else f"not {_in_parentheses(needed)}"
        self.conditional.append(Want(f"not {option.name} if {unmet}", words, None, _reports(voices)))

    def unsaid(self, option: DraftOption, voices: Sequence[Voice]) -> None:
        """Read what a party threatens, and what it keeps up without a word on it."""
        threats = [voice for voice in voices if voice.stance == "threatens"]
        conditions = self._conditions(option)
        if threats:
            if self._needed(conditions) is not None:
                self._threat(option, conditions, _passages(threats, conditions))
            return
        if self.assume == "none":
            return
        doing = [voice for voice in voices if voice.stance == "does"]
        opposing = [voice for voice in voices if voice.stance == "opposes"]
        if option.taken:
            why = _HELD_OUT if option.row.assumed else KEPT_UP
            self.kept_up.append(_side(option, True, doing, why))
        elif opposing:
            self.kept_up.append(_side(option, False, opposing, KEPT_UP))

    def suffered(self, option: DraftOption) -> None:
        """Read what the other side does against the party, which says nothing of it."""
        if self.assume == "now":
            self.kept_up.append(_side(option, False, (), _AGAINST_IT))

    def _threat(
        self, option: DraftOption, conditions: Sequence[Condition], words: tuple[Evidence, ...]
    ) -> None:
        """The party wants that the condition of the threat is not met, and promises to do nothing then."""
        self._imply(conditions, words, as_needed=False)
        needed = self._needed(conditions) or ""
        met = needed.removeprefix("not ") if _is_negated(needed) else f"not {_in_parentheses(needed)}"
        self.conditional.append(Want(f"not {option.name} if {met}", words))

    def _imply(
        self, conditions: Iterable[Condition], words: tuple[Evidence, ...], *, as_needed: bool
    ) -> None:
        for condition in conditions:
            option = self.by_row[condition.position or ""]
            wanted = condition.sign == as_needed
            priority = option.name if wanted else f"not {option.name}"
            self.implied.append(_Side(option, wanted, Want(priority, words)))

    def _conditions(self, option: DraftOption) -> list[Condition]:
        """Return the conditions that the party puts on an act of its own."""
        if option.row.maker != self.party:
            return []
        own = [c for c in option.row.conditions if c.voice in (self.party, None)]
        # Of "unless it frees them and leaves the valley" one alone may be an option, and still counts.
        drafted = {c.words for c in own if c.position in self.by_row}
        return [c for c in own if c.position in self.by_row or c.words not in drafted]

    def _needed(self, conditions: Sequence[Condition]) -> str | None:
        """Return the conditions as an expression; None where there is none, or one is no option."""
        parts = []
        for condition in conditions:
            option = self.by_row.get(condition.position or "")
            if option is None:
                return None
            parts.append(option.name if condition.sign else f"not {option.name}")
        return " and ".join(dict.fromkeys(parts)) or None


def _is_against(option: DraftOption, party: str, sides: Collection[str]) -> bool:
    """Return True for harm that the words say is done to a party, and for that of one side to the other."""
    row, entry = option.row, entry_of(option.row.catalogue)
    harms = entry is not None and entry.harm and is_doing(row)
    return harms and (party in row.about or {party, row.maker} == set(sides))


def _side(option: DraftOption, wanted: bool, voices: Sequence[Voice], assumed: str | None = None) -> _Side:
    priority = option.name if wanted else f"not {option.name}"
    words = _passages(voices, ()) or option.row.evidence
    return _Side(option, wanted, Want(priority, words, assumed, _reports(voices)))


def _passages(voices: Iterable[Voice], conditions: Iterable[Condition]) -> tuple[Evidence, ...]:
    return tuple(
        dict.fromkeys([words for voice in voices for words in voice.evidence] + [c.words for c in conditions])
    )


def _reports(voices: Iterable[Voice]) -> int:
    return max((voice.reports for voice in voices), default=1)


def _is_negated(expression: str) -> bool:
    return expression.startswith("not ") and " and " not in expression


def _in_parentheses(expression: str) -> str:
    return f"({expression})" if " " in expression else expression


def _settled(layers: Iterable[Sequence[_Side]], disputed: set[str]) -> tuple[list[Want], list[DraftOption]]:
    """Return one plain priority an option: own words before what they imply, and that before what is kept up.

    Parameters
    ----------
    disputed
        Names of options that the party's own words are both for and against.

    Returns
    -------
    wants, both
        The priorities, and further options that one layer is both for and against.
    """
    wants: dict[str, Want] = {}
    both: dict[str, DraftOption] = {}
    seen = set(disputed)
    for layer in layers:
        sides: dict[str, list[_Side]] = {}
        for side in layer:
            if side.option.name not in seen:
                sides.setdefault(side.option.name, []).append(side)
        for name, about in sides.items():
            seen.add(name)
            if len({side.wanted for side in about}) > 1:
                both[name] = about[0].option
                continue
            words = tuple(dict.fromkeys(words for side in about for words in side.want.evidence))
            reports = max(side.want.reports for side in about)
            wants[name] = replace(about[0].want, evidence=words, reports=reports)
    return list(wants.values()), list(both.values())
