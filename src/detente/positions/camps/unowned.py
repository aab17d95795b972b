"""Organs and offices without a named owner: "the government", "Prime Minister X", in a text with states."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from detente.dossier import Dossier
from detente.patterns import as_pattern
from detente.positions.camps.acting import PLACED
from detente.positions.camps.made_ties import FromMadeTies
from detente.positions.camps.offices import (
    any_of,
    camp_words,
    is_bare_organ,
    is_full_name,
    is_government,
    is_organ,
    is_unowned_office,
    offices_of_a_head,
    runs_for_office,
)
from detente.positions.camps.ruling import RULING_BEHIND
from detente.positions.camps.states import STATE, StatesNamed
from detente.positions.camps.tie import Tie
from detente.reading import Party
from detente.sources import Evidence

_MOST = 2 / 3
_FAR = 2
_SPOKEN_OF = 500
"""In code points: about two sentences and the one before them."""
_FAR_OFF = 300
"""In code points: further off, the government of a report with a dateline is that of its own country."""
_NEAR = 60
_LEADS = as_pattern(r"\b(?:leader|ruler|dictator|strongman)$", re.IGNORECASE)
_SOME_ENVOY = as_pattern(
    r"(?:one|an?|another|some) (?:[\w-]+ )*?(?:ambassadors?|envoys?|diplomats?|attach[eé]s?)\b", re.IGNORECASE
)
_SENT_ABROAD = as_pattern(r"\b(?:ambassador|envoy|consul|attach[eé])\b", re.IGNORECASE)
_NOT_ITS_OWN = as_pattern(
    r"^(?:[Tt]he |[Aa]n? )?(?:\w+ )?(?:envoys?|diplomats|mediators?|ambassadors)$", re.IGNORECASE
)
_DIPLOMATS = as_pattern(r"(?:[Tt]he |[Ss]ome )?(?:[A-Z]?[a-z]+ )?[Dd]iplomats")
_TO_COME = as_pattern(r"an? (?!government$)", re.IGNORECASE)
_ITS_GOVERNMENT = as_pattern(r"(?:\s\([^)]{2,12}\))?\s+[Gg]overnment\b")
_ON_BOTH_SIDES = as_pattern(r" (?:on|from|of) (?:both|either|all|each) (?:sides?|parties|countries)\b")
_COUNTED = as_pattern(r"\b(?:two|three|four|five|six|seven|both)(?: [A-Z]?[a-z]+)? $")
_OF_SEVERAL = as_pattern(
    r"both\b|.*\b(?:both|two|three|four|five)"
    r" (?:capitals|countries|states|governments|sides|neighbours|neighbors)\b",
    re.IGNORECASE,
)
_THE = as_pattern(r"\b[Tt]he\s+(?:[a-z]\S*\s+)?$")
_RULING_BEFORE = as_pattern(
    r"\b(?:the (?:ruling|governing)(?: party,?)?|[Gg]overnment of the(?: [a-z]\S*){0,2})\s+$"
)


def _is_to_come(name: str) -> bool:
    """Return True for an organ that somebody is to form: "a cabinet", "a new government"."""
    return _TO_COME.match(name) is not None


class _Owned(NamedTuple):
    """A place where a report names an organ or an office with its owner."""

    start: int
    owner: str
    governs: bool


class Unowned(FromMadeTies):
    """Ties of organs and offices without an owner.

    Attributes
    ----------
    of_nobody
        Ids of those of which nothing shows which state they are of.
    """

    def __init__(self, dossier: Dossier, states: StatesNamed, ties: Mapping[str, Tie]) -> None:
        super().__init__(dossier, states, ties)
        self.of_nobody: set[str] = set()

    def last_owner(self, party: Party) -> Tie | None:
        """Tie "the government" to the owner of an organ or office that the text named last before it.

        A government is not the one whose troops were named last: of it only governments and offices tell.
        """
        if not is_bare_organ(party) or _is_to_come(party.name) or _DIPLOMATS.fullmatch(party.name):
            return None
        if any(self._is_of_several(mention) for mention in party.mentions):
            return None
        if (holder := self._one_holder(party)) is not None:
            return Tie(holder, "the one who is called by that office")
        governs = is_government(party.name)
        several = not governs and party.kind != "person"
        main = self.states.main() if several else None
        last: Counter[str] = Counter()
        for mention in party.mentions:
            places = [place for place in self._owned.get(mention.report, ()) if place.governs or not governs]
            if several:
                # "The ministers" are not those of the administration of one man.
                places = [place for place in places if place.owner not in self._people]
            if main is not None and all(mention.start - place.start >= _FAR_OFF for place in places):
                last[self.end(main)] += 1  # "the army", long after words on a ministry of another state
                continue
            before = [place for place in places if place.start < mention.start]
            if before and (mention.start - before[-1].start < _FAR_OFF or self.states.home is None):
                last[before[-1].owner] += 1
            elif self.states.home is not None:
                last[self.end(self.states.home)] += 1
            elif len({place.owner for place in places}) == 1:
                last[places[0].owner] += 1
        near: set[str] = set()
        if governs and self.states.home is None:
            near = {state for mention in party.mentions if (state := self._spoken_of(mention)) is not None}
            whole = self.states.main()
            if whole is not None and not self.states.is_part(whole):
                # "The government", in words on a province, is that of the whole country.
                near = {whole if self.states.is_part(state) else state for state in near}
        owner, times = last.most_common(1)[0] if last else ("", 0)
        if len(near) == 1 and near != {self.end(owner)}:
            # "Trade with the regime", in words on one state: not that of the envoy named long before.
            return Tie(near.pop(), "the state that is spoken of")
        if not last:
            return None
        told_in = {mention.report for mention in party.mentions}
        if governs and self.states.home is None and self.states.is_outnumbered_in(owner, told_in):
            return None  # of "the Vellish authorities" stopped a traveller, in a report on another state
        if len(near) > 1:
            self.of_nobody.add(party.id)
            return None
        if governs and any(self._is_far_from_home(mention) for mention in party.mentions):
            self.of_nobody.add(party.id)
            return None
        return Tie(owner, "organ of the state named last") if times >= _MOST * last.total() else None

    @cached_property
    def _people(self) -> frozenset[str]:
        return frozenset(party.id for party in self.dossier.parties if party.kind == "person")

    def _is_of_several(self, mention: Evidence) -> bool:
        """Return True for "the three foreign ministers", who are of as many states, and "both ministers"."""
        if _OF_SEVERAL.match(mention.quote):
            return True
        text = self.dossier.reports[mention.report].text
        counted = _COUNTED.search(text, max(0, mention.start - _NEAR), mention.start) is not None
        return counted or _ON_BOTH_SIDES.match(text, mention.end) is not None

    def _is_far_from_home(self, mention: Evidence) -> bool:
        """Return True where a report is about other states than that of its dateline: "Kenya ... Kenya's"."""
        home = self.states.home
        if home is None or self.states.is_of_a_paper:
            return False
        places = self._states_at[mention.report]
        first = bisect_left(places, (mention.start - _SPOKEN_OF, ""))
        recent = [state for _, state in places[first : bisect_left(places, (mention.start, ""))]]
        return len(recent) > 1 and self.end(home) not in recent

    def _spoken_of(self, mention: Evidence) -> str | None:
        """Return the state that a report names last before a mention, if it does so right before it.

        A state in which something happens is not what the words are on.
        """
        text = self.dossier.reports[mention.report].text
        before = bisect_left(self._states_at[mention.report], (mention.start, ""))
        for start, state in reversed(self._states_at[mention.report][:before]):
            if mention.start - start > _SPOKEN_OF:
                return None
            if not PLACED.search(text, max(0, start - 14), start):
                return state
        return None

    @cached_property
    def _states_at(self) -> dict[str, list[tuple[int, str]]]:
        """The places at which each report names a state, or a body by its state."""
        places: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for party in self.dossier.parties:
            state = self.end(party.id)
            if party.kind != "person" and not is_bare_organ(party) and state in self.states.owners:
                for mention in party.mentions:
                    if mention.quote[:1].isupper() or any(sign.isupper() for sign in mention.quote[3:]):
                        places[mention.report].append((mention.start, state))
        for listed in places.values():
            listed.sort()
        return places

    def _one_holder(self, party: Party) -> str | None:
        """Return the one person whom the reports call "President X" before they speak of "the president"."""
        office = party.name.casefold().removeprefix("the ")
        holders = {
            other.id
            for other in self.dossier.parties
            if is_full_name(other) or (other.kind == "person" and other.name[:1].isupper())
            for role in other.roles
            if role.of is None and role.title.casefold() == office and other.id != party.id
            if any(m.report == role.span.report and role.span.start < m.start for m in party.mentions)
        }
        return holders.pop() if len(holders) == 1 and office in offices_of_a_head(party) else None

    @cached_property
    def _owned(self) -> dict[str, list[_Owned]]:
        """The places at which each report names an organ or an office with its owner."""
        places: dict[str, list[_Owned]] = {}
        for party in self.dossier.parties:
            tie = self.ties.get(party.id)
            if tie is None:
                continue
            governs = is_government(party.name)
            if tie.why == "named as its organ" or (tie.why == "named by its owner" and governs):
                for mention in party.mentions:
                    if any(sign.isupper() for sign in mention.quote[3:]):
                        owned = _Owned(mention.start, self.end(tie.to), governs)
                        places.setdefault(mention.report, []).append(owned)
            mediates = any("mediator" in role.title for role in party.roles)
            if tie.why.startswith("holds an office of the state") and not mediates:
                for role in party.roles:
                    # An ambassador's state is not the one whose army or government a report speaks of.
                    if self.states.owner_in(role.title) and not _SENT_ABROAD.search(role.title):
                        owned = _Owned(role.span.start, tie.to, True)
                        places.setdefault(role.span.report, []).append(owned)
        for listed in places.values():
            listed.sort()
        return places

    def main_state(self, party: Party) -> Tie | None:
        """Tie the holder of an office without a state, and the head of a government, to the main state.

        Of several presidents it is the one that the reports name by far the most.
        """
        owners = {place.owner for places in self._owned.values() for place in places if place.governs}
        only = next(iter(owners)) if len(owners) == 1 else None
        only = None if only in self._people and only != party.id else only
        if only is not None and only.startswith(STATE) and self.states.home in self.states.owners:
            only = self.states.home  # of the region that only a spokesman is of, in a report from the capital
        if self.states.is_headed:
            only = self.states.home
        main = only if only is not None and not self.states.is_outnumbered(only) else self.states.main()
        if main is not None and not self.may_have(main, party):
            main = self.states.main()  # a prime minister, in a report that names only Washington's organs
        leads = self._heads_of_government == {party.id} and party.kind != "state"
        if leads and only is not None and not self._has_a_head(only):
            return Tie(only, "heads its government")
        if main is None or party.id in self._reigning:
            return None
        if self._is_a_government(party) and (self._governs_for(main) or self._has_a_head(main)):
            return Tie(main, "organ of the main state")
        if party.kind == "organization" and self._governs_for(main) and self._rules(party):
            return Tie(main, "its ruling party")
        if leads and self.states.is_most_named(main) and not self._has_a_head(main):
            return Tie(main, "heads its government")
        over = any(any_of("over").search(role.title) for role in party.roles)
        held_before = over or runs_for_office(party)
        if _SOME_ENVOY.match(party.name):
            return None  # "one ambassador" is sent by another state
        unowned = not held_before and any(is_unowned_office(role) for role in party.roles)
        if unowned and self.may_have(main, party) and self._has_the_best_claim(party, main):
            if self._is_led_by_another(main, party):
                return self._of_the_other_side(party, main)
            return Tie(main, f"holds an office of the main state: {party.roles[0].title}")
        return None

    def government_of_main_state(self, party: Party) -> Tie | None:
        """Tie "the government" to the main state, once its president has been tied to it."""
        main = self.states.main()
        if main is None or not self._is_a_government(party) or not self._has_a_head(main):
            return None
        return Tie(main, "organ of the main state")

    def _is_a_government(self, party: Party) -> bool:
        return is_bare_organ(party) and is_government(party.name) and not _is_to_come(party.name)

    def _is_led_by_another(self, state: str, party: Party) -> bool:
        """Return True where "the Vellish leader, Otto Kranz," is named: President Roy is of another state."""
        return "president" in offices_of_a_head(party) and any(
            _LEADS.search(role.title) and self.end(other.id) == state
            for other in self.dossier.parties
            if is_full_name(other) and other.id != party.id and other.id in self.ties
            for role in other.roles
        )

    def _of_the_other_side(self, party: Party, state: str) -> Tie | None:
        """Tie a president to the one other state of which the reports name an organ, but no head."""
        others = {
            self.end(other.id)
            for other in self.dossier.parties
            if other.kind in ("body", "organization") and other.id in self.ties and is_organ(other.name)
        }
        others = {owner for owner in others & self.states.owners if owner != state}
        owner = others.pop() if len(others) == 1 else None
        if owner is None or self._has_a_head(owner):
            return None
        return Tie(owner, f"holds an office of the other state: {party.roles[0].title}")

    def _has_a_head(self, state: str) -> bool:
        """Return True if reports name the president or the like of a state."""
        return any(
            is_full_name(party) and self.end(party.id) == state and party.id in self.ties
            for party, _ in self.heads_of_state
        )

    def _has_the_best_claim(self, party: Party, state: str) -> bool:
        """Return True if no other named president is spoken of nearly as often: a state has one."""
        mine = offices_of_a_head(party)
        if any(
            other.id != party.id
            and held & mine
            and is_full_name(other)
            and self.end(other.id) == state
            and any(self.states.owner_in(role.title) for role in other.roles)
            for other, held in self.heads_of_state
        ):
            return False  # "Velland's President Ada Moor": the text's other president is of another state
        rivals = [
            len(other.mentions)
            for other, held in self.heads_of_state
            if other.id != party.id and held & mine and is_full_name(party) and is_full_name(other)
            if other.id not in self.ties or self.end(other.id) == state
        ]
        return len(party.mentions) >= _FAR * max(rivals, default=0)

    def _governs_for(self, state: str) -> bool:
        """Return True if other reports or words name a government of a state."""
        return any(
            is_government(party.name) and self.end(party.id) == state
            for party in self.dossier.parties
            if party.id in self.ties
        )

    def _rules(self, party: Party) -> bool:
        """Return True for "X, the ruling party" and "the X government"; "a X government" is none yet."""
        for mention in party.mentions:
            text = self.dossier.reports[mention.report].text
            before = text[max(0, mention.start - _NEAR) : mention.start]
            behind = text[mention.end : mention.end + _NEAR]
            if _RULING_BEFORE.search(before) or RULING_BEHIND.match(behind):
                return True
            if _THE.search(before) and _ITS_GOVERNMENT.match(behind):
                return True
        return False

    @cached_property
    def _reigning(self) -> set[str]:
        """The monarchs of reports in which somebody else is prime minister or president."""
        governing = {
            party.id
            for party, held in self.heads_of_state
            if is_full_name(party) and held - camp_words("monarchs")
        }
        return {
            party.id
            for party, held in self.heads_of_state
            if held and held <= camp_words("monarchs") and governing - {party.id}
        }

    @cached_property
    def _heads_of_government(self) -> set[str]:
        governments = [party.id for party in self.dossier.parties if is_government(party.name)]
        ties = [self.ties[government] for government in governments if government in self.ties]
        return {tie.to for tie in ties if tie.why == "named by its owner"}

    def only_state(self, party: Party) -> Tie | None:
        """Tie "the government", "the army" and "Prime Minister X" to the state, if the text has one only."""
        state = self.states.only()
        if state is None or party.id in self._reigning or _NOT_ITS_OWN.search(party.name):
            return None
        if _SOME_ENVOY.match(party.name):
            return None
        if is_bare_organ(party) and not _is_to_come(party.name):
            return Tie(state, "organ of the one state")
        for role in party.roles:
            over = any_of("over").search(role.title)
            if over or not is_unowned_office(role) or not self.may_have(state, party):
                continue
            if self._has_the_best_claim(party, state):
                return Tie(state, f"holds an office of the one state: {role.title}")
        return None
