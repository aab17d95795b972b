"""The rules' own reading of the words of a proposal: the same, the contrary, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from detente.assistant.naming import NamedParty, are_one, is_described
from detente.assistant.same_words import same_act
from detente.assistant.schema import AGAINST, Stance
from detente.reading import ActMention, Findings, Mood, Party
from detente.sources import Evidence

_FOR: Final[frozenset[Mood]] = frozenset(
    {"demanded", "offered", "planned", "accepted", "threatened", "done", "in force"}
)
_AGAINST: Final[frozenset[Mood]] = frozenset({"refused", "opposed", "ended"})
_OF_A_VOICE: Final[frozenset[Mood]] = frozenset({"demanded", "opposed"})
_ANSWERS: Final[frozenset[Stance]] = frozenset({"offers", "accepts", "refuses"})
"""Stances that the words of another do not show: who is asked has not answered."""
_READY: Final[frozenset[Mood]] = frozenset({"offered", "planned", "accepted"})
_MOODS_OF: Final[dict[Stance, frozenset[Mood]]] = {
    "demands": frozenset({"demanded"}),
    "offers": _READY,
    "plans": _READY,
    "accepts": _READY,
    "refuses": frozenset({"refused", "opposed"}),
    "opposes": frozenset({"refused", "opposed"}),
    "threatens": frozenset({"threatened"}),
    "does": frozenset({"done", "in force"}),
    "ended": frozenset({"ended"}),
}
"""The moods in which rules read each stance, or one so near that theirs stands for it."""
_GOING_ON: Final[frozenset[Mood]] = frozenset({"done", "in force"})
_GUESSES: Final[dict[Mood, str]] = {
    "forecast": "a forecast",
    "advised": "advice",
    "failed": "something that failed",
    "possible": "no more than possible",
}
_MAY_BE: Final[frozenset[Stance]] = frozenset({"plans", "threatens", "demands", "opposes"})
"""Stances on what is possible: "may strike" can be a threat."""
_WISHES: Final[frozenset[Stance]] = frozenset({"demands", "opposes"})
"""Stances on what another should do."""


@dataclass(frozen=True)
class Judged:
    """The rules' reading of the words, if it bears the row out, and where they read the contrary."""

    as_read: ActMention | None = None
    contrary: str | None = None


class RulesReading:
    """The acts and statements that rules read in a report, to hold proposals against."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._parties = {party.id: party for party in findings.parties}

    def on(
        self,
        act: ActMention,
        span: Evidence,
        maker: NamedParty,
        by: NamedParty | None,
        stance: Stance,
        *,
        sign: bool,
        in_force: bool | None,
        speaks: bool,
        own: tuple[int, int],
    ) -> Judged:
        """Hold a row against the same act in the same words.

        It agrees if one reading has its doer, its party, its yes or no, and its stance; then
        what rules read stands, with its condition. It is
        contrary if every reading has another doer; if another party is read as the one that asks for it or
        opposes it; or if the same party has another stance in every reading of its words.

        Parameters
        ----------
        speaks
            True if the doer is said to say it: what it says that it would do is no guess.
        own
            The beginning and the end of the sentences of the words.
        """
        readings = [other for other in self._on(span) if same_act(act, other)]
        if not readings:
            return Judged()
        if readings[0].condition_of is not None and self._sets_it(readings[0].condition_of, maker.party):
            return Judged(contrary=f"rules read it as a condition that {maker.party.name} sets")
        of_doer = [other for other in readings if self._may_do_it(other.doer, maker.party, own)]
        if not of_doer:
            return Judged(contrary=f"rules read {self._name(readings[0].doer)} as the party that would do it")
        holder = by.party if by is not None else maker.party
        if stance in _ANSWERS and all(other.mood in _OF_A_VOICE for other in of_doer):
            return Judged(contrary="rules read it as what somebody else wants")
        of_doer = [other for other in of_doer if other.mood != "failed" or stance not in AGAINST]
        guesses = {_GUESSES[other.mood] for other in of_doer if other.mood in _GUESSES}
        if guesses and all(other.mood in _GUESSES for other in of_doer):
            allowed = {"no more than possible"} if stance in _MAY_BE else set()
            allowed |= {"a forecast"} if speaks else set()
            if worst := sorted(guesses - allowed):
                return Judged(contrary=f"rules read it as {worst[0]}")
        says_yes = (stance not in AGAINST) == sign
        signed = [other for other in of_doer if other.mood in _FOR | _AGAINST and _holder(other) is not None]
        voiced = [other for other in signed if self._may_do_it(_holder(other), holder, own)]
        alike = [other for other in voiced if _says_yes(other) == says_yes]
        if voiced and not alike:
            # Yes and no to the act as the row words it, which may be the ending of the catalogue's.
            yes = says_yes == act.sign
            return Judged(contrary=f"rules read the words as a {'no' if yes else 'yes'} to it")
        same = [other for other in alike if other.mood in _MOODS_OF[stance]]
        if alike and not same:
            return Judged(contrary=f"rules read the words as “{alike[0].mood}”, not as “{stance}”")
        if same and in_force is True and not any(other.mood in _GOING_ON for other in same):
            return Judged(contrary="rules do not read that it is being done")
        if same:
            return Judged(as_read=same[0])
        wishes = [other for other in signed if other.mood in _OF_A_VOICE and _says_yes(other) == says_yes]
        if wishes and stance in _WISHES:
            return Judged(contrary=f"rules read {self._name(_holder(wishes[0]))} as the party that says so")
        return Judged()

    def other_speaker(self, span: Evidence, speaker: NamedParty) -> str | None:
        """Return whom rules read as the speaker of the same words; None if nobody else."""
        others = [
            self._parties[statement.speaker]
            for statement in self._findings.statements
            if statement.speaker in self._parties
            if any(_share(words, span) > 0.5 for words in statement.content_spans)
        ]
        if not others or any(are_one(other, speaker.party) for other in others):
            return None
        return others[0].name

    def is_speaker(self, party: NamedParty, span: Evidence) -> bool:
        """Return True if rules read a party as the speaker of some words, or as the voice of their act."""
        speakers = [
            statement.speaker
            for statement in self._findings.statements
            if any(_share(words, span) > 0.5 for words in statement.content_spans)
        ]
        voices = [act.voice for act in self._on(span)]
        return any(
            are_one(self._parties[who], party.party) for who in (*speakers, *voices) if who in self._parties
        )

    def has_statement(self, span: Evidence) -> bool:
        """Return True if rules read most of the words as a statement already."""
        return any(
            _share(words, span) > 0.5
            for statement in self._findings.statements
            for words in statement.content_spans
        )

    def _on(self, span: Evidence) -> Iterator[ActMention]:
        return (other for other in self._findings.acts if _share(other.span, span) > 0.5)

    def _sets_it(self, condition_of: str, party: Party) -> bool:
        """Return True if an act that depends on a condition is a party's, or one that it speaks of."""
        return any(
            act.id == condition_of and are_one(self._parties[who], party)
            for act in self._findings.acts
            for who in (act.doer, act.voice)
            if who in self._parties
        )

    def _may_do_it(self, party: str | None, wanted: Party, own: tuple[int, int]) -> bool:
        """Return True if rules read nobody, the same party, or a description that may be of that party.

        "The agency" may be the party that the same sentence names; it is none that only the next one names.
        """
        known = self._parties.get(party or "")
        if known is None or are_one(known, wanted):
            return True
        start, end = own
        return is_described(known) and any(m.start < end and start < m.end for m in wanted.mentions)

    def _name(self, party: str | None) -> str:
        known = self._parties.get(party or "")
        return known.name if known is not None else "nobody named"


def _holder(act: ActMention) -> str | None:
    """Return the party whose stance a mention is; a deed is its doer's, whoever tells of it."""
    if act.mood in ("done", "in force", "ended"):
        return act.doer
    return act.voice if act.voice is not None or act.mood in _OF_A_VOICE else act.doer


def _says_yes(act: ActMention) -> bool:
    return (act.mood in _FOR) == act.sign


def _share(words: Evidence, span: Evidence) -> float:
    """Return the part of the shorter of two spans that they share."""
    shared = min(words.end, span.end) - max(words.start, span.start)
    shorter = min(words.end - words.start, span.end - span.start)
    return shared / shorter if shorter and shared > 0 else 0.0
