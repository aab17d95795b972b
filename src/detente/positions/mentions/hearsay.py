"""Words of one party on what another wills: a claim about it, and no position of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final

from detente.dossier import Dossier
from detente.patterns import as_pattern
from detente.reading import ActMention, Overlaps, Party, Statement

_WILLED: Final = frozenset({"planned", "offered", "accepted", "refused", "threatened"})
_WISHES: Final = frozenset({"want", "wish", "desire", "like", "prefer", "mean"})
"""Cues of a wish, which nobody sees but who has it; an offer and a refusal others may have heard."""
_CHARGES: Final = as_pattern(
    r"\b(?:accus|alleg|charg|claim|argu|contend|insist|complain|warn|suggest|assert|insinuat|mock|attack"
    r"|predict|fear|maintain)\w*",
    re.IGNORECASE,
)
_AGAINST: Final = frozenset({"ACCUSE", "REJECT", "THREATEN", "SANCTION", "COERCE", "ASSAULT", "PROTEST"})
_RUNS: Final = as_pattern(
    r"\b(?:candidate|nominee|hopeful|contender|challenger|incumbent|front-?runner)\b", re.IGNORECASE
)
_GO_BETWEEN: Final = as_pattern(
    r"\b(?:mediator|observer|monitor|peace envoy|special envoy)s?\b", re.IGNORECASE
)
_OPPOSITION: Final = as_pattern(r"\b(?:opposition|rebel|guerrilla|dissident|insurgent)s?\b", re.IGNORECASE)
_LAST_PHRASE: Final = as_pattern(r"^.*[,.;:!?\n\"”]", re.DOTALL)
_CALLED: Final = 80
"""Characters before a name in which it is said what he is."""
_A_KNOWN_ONE: Final = as_pattern(
    r"(?:['’]s?|\b(?:his|her|its|their|the|an?|no|any|this|that|of|\w+ous|\w+al))\s+$", re.IGNORECASE
)
"""Words before a noun: "her plan to" is one that there is, whatever is said of it."""
_BEFORE: Final = 30


class Hearsay:
    """The statements of a dossier, asked for each mention of an act whose word it is."""

    def __init__(self, dossier: Dossier, speaks_for: Mapping[str, str]) -> None:
        self._dossier = dossier
        self._parties = {party.id: party for party in dossier.parties}
        self._speaks_for = speaks_for
        by_report: defaultdict[str, list[tuple[int, int, Statement]]] = defaultdict(list)
        for statement in dossier.statements:
            for span in statement.content_spans:
                by_report[span.report].append((span.start, span.end, statement))
        self._said = {report: Overlaps(inside) for report, inside in by_report.items()}

    def is_anothers_word(self, mention: ActMention) -> bool:
        """Return True for "Kranz said Brandt wants to close the port": that he says so shows no will of hers.

        So it is of a wish, of what one only charges another with, and of whatever an opponent says. What a
        mediator tells he has from the sides; who has no name tells it for somebody.
        """
        whose = self._camp(mention.voice or mention.doer)
        if mention.mood not in _WILLED or mention.doer is None or whose is None:
            return False
        said = list(self._statements_on(mention))
        if any(self._camp(statement.speaker) == whose for statement in said):
            return False
        return any(self._proves_nothing(mention, statement, whose) for statement in said)

    def _proves_nothing(self, mention: ActMention, statement: Statement, whose: str) -> bool:
        teller = self._parties.get(statement.speaker or "")
        if teller is None or teller.id not in self._speaks_for or not _is_party_to_it(teller):
            return False
        if self._is_of_a_known_plan(mention):
            return False
        cue = statement.cue_span.quote if statement.cue_span is not None else ""
        wished = mention.cue in _WISHES and mention.mood in ("planned", "refused", "accepted")
        charged = _CHARGES.match(cue) is not None or self._is_of_the_opposition(statement, whose)
        return wished or charged or self._are_opponents(teller.id, whose)

    def _statements_on(self, mention: ActMention) -> Iterator[Statement]:
        said = self._said.get(mention.span.report)
        for statement in said.of(mention.span.start, mention.span.end) if said is not None else ():
            if any(
                span.start <= mention.span.start and mention.span.end <= span.end
                for span in statement.content_spans
            ):
                yield statement

    def _is_of_a_known_plan(self, mention: ActMention) -> bool:
        text = self._dossier.reports[mention.span.report].text
        start = mention.span.start
        return _A_KNOWN_ONE.search(text, max(0, start - _BEFORE), start) is not None

    def _are_opponents(self, teller: str, whose: str) -> bool:
        sides = frozenset((self._camp(teller), whose))
        return sides in self._opposed or sides <= self._running

    def _is_of_the_opposition(self, statement: Statement, whose: str) -> bool:
        """Return True for a leader of the opposition or of rebels, who tells of another side."""
        other = self._parties.get(whose)
        if other is None or other.kind == "person" or _OPPOSITION.search(other.name):
            return False
        party = self._parties[statement.speaker or ""]
        of = (self._parties.get(role.of or "") for role in party.roles)
        words = [party.name, *(role.title for role in party.roles), *(body.name for body in of if body)]
        if (span := statement.speaker_span) is not None:
            text = self._dossier.reports[span.report].text
            words.append(_LAST_PHRASE.sub("", text[max(0, span.start - _CALLED) : span.start]))
        return any(_OPPOSITION.search(title) for title in words)

    @cached_property
    def _opposed(self) -> set[frozenset[str | None]]:
        """The camps that act or speak against each other."""
        return {
            frozenset((self._camp(actor), self._camp(recipient)))
            for event in self._dossier.events
            if event.type in _AGAINST
            for actor in event.actors
            for recipient in event.recipients
        }

    @cached_property
    def _running(self) -> set[str | None]:
        """The camps of those who run for an office."""
        return {
            self._camp(party.id)
            for party in self._dossier.parties
            if any(_RUNS.search(role.title) for role in party.roles)
        }

    def _camp(self, party: str | None) -> str | None:
        return self._speaks_for.get(party, party) if party is not None else None


def _is_party_to_it(teller: Party) -> bool:
    """Return False for a mediator, and for somebody described only: "an official", "the spokesman"."""
    if any(_GO_BETWEEN.search(words) for words in (teller.name, *(role.title for role in teller.roles))):
        return False
    return teller.kind != "person" or any(word[:1].isupper() for word in teller.name.split()[1:])
