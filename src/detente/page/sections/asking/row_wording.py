"""The words of the questions on acts of a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from detente.dossier import Dossier
from detente.drafting import OpenQuestion, third_person
from detente.names import bare_name, possessive
from detente.page.lines import Line
from detente.page.sections.asking.asking_cues import RULES
from detente.page.words import (
    NamesInProse,
    conditions_in_words,
    cut_at_word,
    infinitive_of_end,
    sentence_with_place,
    upper_first,
    within_a_sentence,
)
from detente.patterns import as_pattern
from detente.positions import Position, Positions
from detente.short import join_words, lower_first
from detente.sources import Evidence

_LONGEST_CONDITION: Final = 110
_MOST_NOTES: Final = 2
_KEEPING_UP: Final = as_pattern(r"keep up |go on with |continue |carry out ")
_PROPOSAL: Final = as_pattern(r"accept (?P<what>(?:the|its|their|his|her|an?) .+)")
_ENDS_ITSELF: Final = "RETREAT"
"""The kind of act that a party does alone: it ends what it keeps up. A pay offer needs an answer."""
_DONE_AT_ONCE: Final = frozenset({"resign"})
"""Acts that are done as soon as they are offered."""
_DECIDES_FOR_ALL: Final = as_pattern(
    r"\b(?:courts?|judges?|council|parliament|congress|senate|house|assembly|tribunal|commission)\b",
    re.IGNORECASE,
)
"""Names of bodies that rule or vote: they are not "ready" for an act, they do it or do not."""


@dataclass(frozen=True)
class FirstQuestion:
    """A question of the first page, and the rows that it asks about: of an exchange, the act first.

    One that a sentence of the reports leaves open is about no row. A promise is an offer that nobody else has
    to accept.
    """

    line: Line
    rows: tuple[str, ...]
    weight: float = 0.0
    is_sure: bool = False
    is_offer: bool = False
    is_promise: bool = False


class RowWording:
    """Puts the open questions of a table into words."""

    def __init__(self, positions: Positions, names: NamesInProse, dossier: Dossier) -> None:
        self._positions, self._names, self._dossier = positions, names, dossier

    def of(self, one: OpenQuestion, weight: float) -> FirstQuestion:
        """Return an open question in words."""
        row = one.row
        if one.form == "exchange" and one.other is not None:
            return replace(self.exchange(row, one.other), weight=weight)
        who, act = self._names.name(row.maker), lower_first(row.act)
        refuses, offers = self._verb(row.maker, "refuse"), self._verb(row.maker, "offer")
        evidence = row.evidence
        match one.form:
            case "final":
                text = f"{who} {refuses} to {act}: is that final, or a bargaining stance?"
                if RULES.search(who):
                    text = f"Will {who} {act}?"
                elif (proposal := _PROPOSAL.fullmatch(act)) is not None:
                    text = f"What would {who} accept instead of {proposal['what']}?"
            case "condition":
                verb = refuses if self._is_refused(row) else offers
                text = self._on_condition(one, f"{who} {verb} to {act}")
                evidence = (*row.evidence[:1], *((one.condition.words,) if one.condition else ()))
            case "offer" if not self._is_made_to(one):
                # Whom an offer is made to is seldom said: if it will be done is open all the same.
                text = f"Will {who} {act}{self._quoted(one)}?"
            case "offer":
                to = one.askers[0]
                bare = lower_first(self._names.without(row.act, to))
                offered = f"{possessive(who)} offer to {bare}{self._quoted(one)}"
                text = f"Will {self._names.name(to)} accept {offered}?"
            case "terms":
                asked = self._as_asked(one) if "demands" in self._stances(row, one.askers) else ""
                text = f"On what terms would {who} {_end_of(row)}{asked}?"
            case "disputed":
                does = act if self._names.is_plural(row.maker) else third_person(act)
                text = f"The reports disagree on whether {who} {does}: which is so now?"
            case "against":
                be = "are" if len(one.askers) > 1 or self._names.is_plural(one.askers[0]) else "is"
                text = f"Will {who} {act}, though {self._all(one.askers)} {be} against it?"
            case _:
                text = self._ready(one, who)
        is_sure = one.form in ("condition", "disputed")
        is_offer = one.form == "offer" and (self._is_made_to(one) or row.catalogue in _DONE_AT_ONCE)
        return FirstQuestion(
            _line(text, evidence),
            (row.id,),
            weight,
            is_sure,
            is_offer,
            is_promise=one.form == "offer" and not is_offer and row.kind == _ENDS_ITSELF,
        )

    def _is_made_to(self, one: OpenQuestion) -> bool:
        """Return True for an offer whose sentence, or its act, names the party that has to answer."""
        to = one.askers[0]
        known = next(one for one in (*self._positions.sides, *self._positions.parties) if one.id == to)
        said = [one.row.act, *(self._around(words) for words in one.row.evidence)]
        return to in one.row.about or any(
            re.search(rf"\b{re.escape(bare_name(name))}\b", words)
            for name in (known.name, *known.aliases)
            for words in said
        )

    def _around(self, words: Evidence) -> str:
        return sentence_with_place(words, self._dossier.reports[words.report].text)[1]

    def _ready(self, one: OpenQuestion, who: str) -> str:
        """Ask if a party will do what others want of it."""
        act, asked = lower_first(one.row.act), self._as_asked(one)
        if _DECIDES_FOR_ALL.search(who):
            return f"Will {who} {act}{asked}?"
        be = "Are" if self._names.is_plural(one.row.maker) else "Is"
        return f"{be} {who} ready to {act}{asked}?"

    def _as_asked(self, one: OpenQuestion) -> str:
        """Return ", as the union wants"; nothing where the act names the one who asks for it."""
        askers = [party for party in one.askers if not self._names_in(one.row.act, party)]
        if len(askers) < len(one.askers) or one.row.maker in askers or not askers or one.row.in_force:
            return ""
        wants = "want" if len(askers) > 1 or self._names.is_plural(askers[0]) else "wants"
        return f", as {self._all(askers)} {wants}"

    def _names_in(self, act: str, party: str) -> bool:
        known = self._positions.party(party)
        return any(bare_name(name) in act for name in (known.name, *known.aliases))

    def _all(self, parties: Sequence[str]) -> str:
        return join_words([within_a_sentence(self._names.name(one), self._names.texts) for one in parties])

    def _on_condition(self, one: OpenQuestion, stance: str) -> str:
        """Ask if the condition of a party will be met: by whom, where the words name an act of another."""
        assert one.condition is not None
        words = cut_at_word(conditions_in_words([one.condition]), _LONGEST_CONDITION)
        if one.other is None:
            return f"{stance} “{words}”: will that be met, or would less do?"
        other = self._names.name(one.other.maker)
        be = "Are" if self._names.is_plural(one.other.maker) else "Is"
        act = f"to {lower_first(one.other.act)}"
        if one.other.in_force:
            act = infinitive_of_end(one.other)
        elif not one.condition.sign and one.condition.cue != "unless":
            act = f"not {act}"
        return f"{stance} “{words}”. {be} {other} ready {act}?"

    def _quoted(self, one: OpenQuestion) -> str:
        """Return the condition of an offer in its own words; nothing where it has none."""
        if one.condition is None:
            return ""
        return f" “{cut_at_word(conditions_in_words([one.condition]), _LONGEST_CONDITION)}”"

    def exchange(self, effect: Position, cause: Position) -> FirstQuestion:
        """Ask if one party would act for what another does."""
        who, other = self._names.name(effect.maker), self._names.name(cause.maker)
        text = f"Would {who} {lower_first(effect.act)} if {other} were to {lower_first(cause.act)}?"
        evidence = (*effect.evidence[:1], *cause.evidence[:1])
        return FirstQuestion(_line(text, evidence), (effect.id, cause.id))

    def _stances(self, row: Position, parties: Sequence[str]) -> frozenset[str]:
        return frozenset(voice.stance for voice in row.voices if voice.party in parties)

    def _is_refused(self, row: Position) -> bool:
        return "refuses" in row.stances_of(row.maker)

    def _verb(self, party: str, verb: str) -> str:
        return verb if self._names.is_plural(party) else f"{verb}s"


def _line(text: str, evidence: Sequence[Evidence]) -> Line:
    return Line(upper_first(text), evidence=tuple(dict.fromkeys(evidence))[:_MOST_NOTES])


def _end_of(row: Position) -> str:
    """Return the end of an act that goes on, or a measure's, behind "would"."""
    act = lower_first(row.act)
    if not row.in_force:
        return act
    end = infinitive_of_end(row)
    if not end.startswith("not "):
        return end.removeprefix("to ")
    going_on = _KEEPING_UP.match(act)
    return f"end {act[going_on.end() :]}" if going_on is not None else f"no longer {act}"
