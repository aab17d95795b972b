"""The picture of the conflict: the parties, who demands what of whom, and who could end what."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Final

from detente.names import bare_name
from detente.page.drawings import ConflictPicture, Tie, TieKind
from detente.page.page import Section
from detente.page.words import (
    NamesInProse,
    counted,
    cut_at_word,
    short_name,
    upper_first,
)
from detente.positions import Position, Positions
from detente.reading import Party, entry_of
from detente.short import join_words, lower_first
from detente.sources import Evidence

MAX_PARTIES: Final = 5
MAX_TIES: Final = 9
MAX_ACTS: Final = 30
_MOST_OF_A_PAIR: Final = 2
"""Ties of one kind between two parties that are drawn each for itself; more are drawn as one."""
_MOST_NOTES: Final = 3
_LONGEST_LABEL: Final = 34
_LEAST_TIES: Final = 2
_AGAINST: Final = frozenset(("refuses", "opposes"))


def conflict_section(positions: Positions, names: NamesInProse, most: int = MAX_ACTS) -> Section | None:
    """Draw the parties and the ties between them; None where there is too little to draw.

    Parameters
    ----------
    most
        At most this many acts, the most central.
    """
    picture = conflict_picture(positions, names, most)
    return None if picture is None else Section("conflict", "The conflict at a glance", (picture,), "Picture")


def conflict_picture(
    positions: Positions, names: NamesInProse, most: int = MAX_ACTS
) -> ConflictPicture | None:
    """Choose the ties of a picture, the most central first; None for fewer than two."""
    ties = _merged([tie for row in positions.rows[:most] for tie in _Row(positions, row, names).ties()])
    shown = _chosen(ties)
    if len(shown) < _LEAST_TIES:
        return None
    order = _order(shown)
    place = {party: number for number, party in enumerate(order)}
    missing = [party for party in _parties_of(ties) if party not in place]
    more = len(ties) - len(shown)
    whom = f", some with {join_words(map(names.name, missing[:3]))}" if missing else ""
    return ConflictPicture(
        tuple(upper_first(bare_name(names.name(party))) for party in order),
        tuple(Tie(place[t.origin], place[t.target], t.kind, t.says, t.sentence, t.evidence) for t in shown),
        f"Not drawn: {counted(more, 'more tie')}{whom}." if more else "",
    )


@dataclass(frozen=True)
class _Tie:
    """A tie between two parties, by their ids."""

    origin: str
    target: str
    kind: TieKind
    says: str
    sentence: str
    evidence: tuple[Evidence, ...]


class _Row:
    """The ties that one act makes."""

    def __init__(self, positions: Positions, row: Position, names: NamesInProse) -> None:
        self._positions = positions
        self._row = row
        self._maker = positions.party(row.maker)
        self._names = names
        self._made = bool(row.stances_of(row.maker) & _AGAINST)

    def ties(self) -> Iterator[_Tie]:
        """Yield whoever demands the act of its maker, and the measure that its maker could end."""
        row = self._row
        demands: defaultdict[str, list[Evidence]] = defaultdict(list)
        for voice in row.voices:
            if voice.stance == "demands" and voice.party not in (None, row.maker):
                demands[str(voice.party)] += voice.evidence
        for party, evidence in demands.items():
            yield self._demand(self._positions.party(party), tuple(evidence))
        entry = entry_of(row.catalogue)
        targets = [name for name in row.about if name != row.maker and self._has(name)]
        if entry is None or not targets or demands:
            return
        if entry.option == "ending" and row.in_force is not True:
            yield self._in_force(targets[0], "could")
        elif row.in_force and entry.harm:
            yield self._in_force(targets[0], "does now:")

    def _has(self, party: str) -> bool:
        return any(known.id == party for known in self._positions.parties)

    def _demand(self, party: Party, evidence: tuple[Evidence, ...]) -> _Tie:
        maker, asker = self._names.name(self._row.maker), self._names.name(party.id)
        kind: TieKind = "refuses" if self._made else "demands"
        demands = "demand" if self._names.is_plural(party.id) else "demands"
        refuses = "refuse" if self._names.is_plural(self._row.maker) else "refuses"
        sentence = f"{asker} {demands} that {maker} {self._in_a_sentence()}"
        sentence += f"; {maker} {refuses}" if self._made else ""
        says = f"demands: {self._short(party)}{', refused' if self._made else ''}"
        return _Tie(
            party.id, self._row.maker, kind, says, f"{upper_first(sentence)}.", evidence[:_MOST_NOTES]
        )

    def _in_force(self, target: str, lead: str) -> _Tie:
        party, maker = self._positions.party(target), self._names.name(self._row.maker)
        sentence = f"{maker} {lead.rstrip(':')} {self._in_a_sentence()}"
        says = f"{lead} {self._short(party)}"
        evidence = self._row.evidence[:_MOST_NOTES]
        return _Tie(self._row.maker, target, "in force", says, f"{upper_first(sentence)}.", evidence)

    def _in_a_sentence(self) -> str:
        return lower_first(self._row.act)

    def _short(self, other: Party) -> str:
        """The act in a few words, without the name of the other party, which the picture shows."""
        act = lower_first(self._row.act)
        names = sorted({n for p in (other, self._maker) for n in (p.name, *p.aliases)}, key=len, reverse=True)
        for name in names:
            plain = re.escape(re.sub(r"^[Tt]he ", "", name))
            act = re.sub(rf" (?:with|on|to|of|from|against|for|toward|towards) (?:the )?{plain}$", "", act)
        for party in self._positions.parties:
            if party.name in act:
                act = act.replace(party.name, short_name(party))
        return cut_at_word(act, _LONGEST_LABEL)


def _merged(ties: Sequence[_Tie]) -> list[_Tie]:
    """Draw what is between two parties as one tie where there is more than can be told apart."""
    pairs: defaultdict[tuple[str, str, bool], list[_Tie]] = defaultdict(list)
    for tie in ties:
        pairs[tie.origin, tie.target, tie.kind == "in force"].append(tie)
    merged = []
    for (origin, target, in_force), several in pairs.items():
        if len(several) <= _MOST_OF_A_PAIR:
            merged += several
            continue
        refused = sum(tie.kind == "refuses" for tie in several)
        what = counted(len(several), "measure" if in_force else "demand")
        kind: TieKind = "in force" if in_force else "refuses" if refused == len(several) else "demands"
        says = f"could end {what}" if in_force else what
        says += f", {counted(refused, 'refused', 'refused')}" if refused else ""
        evidence = tuple(dict.fromkeys(e for tie in several for e in tie.evidence))[:_MOST_NOTES]
        merged.append(_Tie(origin, target, kind, says, " ".join(tie.sentence for tie in several), evidence))
    return merged


def _parties_of(ties: Sequence[_Tie]) -> list[str]:
    """The parties of ties, those with the most ties first."""
    return [party for party, _ in Counter(p for t in ties for p in (t.origin, t.target)).most_common()]


def _chosen(ties: Sequence[_Tie]) -> list[_Tie]:
    """The ties between the parties that have most of them."""
    parties = set(_parties_of(ties)[:MAX_PARTIES])
    return [tie for tie in ties if {tie.origin, tie.target} <= parties][:MAX_TIES]


def _order(ties: Sequence[_Tie]) -> tuple[str, ...]:
    """The parties from left to right, so that ties are short; whoever demands most is to the left."""
    parties = sorted(_parties_of(ties))
    asks = Counter(tie.origin for tie in ties)

    def length(order: tuple[str, ...]) -> tuple[int, int]:
        place = {party: number for number, party in enumerate(order)}
        apart = sum(abs(place[tie.origin] - place[tie.target]) for tie in ties)
        return apart, sum(place[party] * asks[party] for party in order)

    return min(permutations(parties), key=length)
