"""Heads and ministers of two states in one report: whose each is, where one of the two is known."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import Final

from detente.patterns import as_pattern
from detente.positions.camps.discourse import Discourse
from detente.positions.camps.made_ties import FromMadeTies
from detente.positions.camps.offices import (
    any_of,
    camp_words,
    is_full_name,
    is_unowned_office,
    plain_title,
)
from detente.positions.camps.states import StatesNamed
from detente.positions.camps.tie import Tie
from detente.reading import Party

_FEWEST: Final = 2
_FAR_MORE: Final = 3
_PORTFOLIO: Final = as_pattern(
    r"\b(foreign|defen[cs]e|interior|home|finance|justice|trade|water|energy) (?:minister|secretary)\b",
    re.IGNORECASE,
)
_OWN_PEOPLE: Final = (
    r"[^.;\n]{0,40}? told (?:his|her) (?:own )?(?:countrymen|compatriots|people|nation|country"
    r"|fellow citizens)[^.;\n]{0,40}? that (?:the )?"
)
_TELLS_ITS_PEOPLE: Final = as_pattern(_OWN_PEOPLE)
_OF_A_BREAKAWAY: Final = as_pattern(
    r"\b(?:unrecogni[sz]ed|breakaway|self-proclaimed|separatist|self-declared) (?:republic|region|state"
    r"|territory|enclave)"
)
_BREAKAWAYS: Final = (
    "Transnistria", "Abkhazia", "South Ossetia", "Nagorno-Karabakh", "Somaliland", "Northern Cyprus",
    "Western Sahara", "Kosovo", "Chechnya",
)  # fmt: skip
_PAIR: Final = as_pattern(r"\b[Tt]he two (?:presidents|prime ministers|premiers|kings|leaders), $")
_SECOND: Final = as_pattern(r" and (?=[A-Z])")
_BESIDE: Final = as_pattern(
    r"(?: and| with| to| or|, and) (?P<owner>[A-Z][\w-]+(?: [A-Z][\w-]+)?)['’]s? (?=[A-Z])"
)
_OWNS: Final = as_pattern(r"(?P<owner>[A-Z][\w-]+(?: [A-Z][\w-]+)?)['’]s? $")
_NEAR: Final = 40


class TwoHeads(FromMadeTies):
    """Ties of those who govern one of two states."""

    def __init__(self, discourse: Discourse, states: StatesNamed, ties: dict[str, Tie]) -> None:
        super().__init__(discourse.dossier, states, ties)
        self.run = discourse

    def by_states_beside(self, party: Party) -> Tie | None:
        """Tie both of "Velland's Ana Roy and Telsk's Jan Orvik"; alone a state's may be anybody from it."""
        if not is_full_name(party) or " " not in party.name or party.roles:
            return None
        for mention in party.mentions:
            text = self.run.text(mention.report)
            owns = _OWNS.search(text, max(0, mention.start - _NEAR), mention.start)
            owner = self.states.owner_in(owns["owner"]) if owns else None
            if owns is None or owner is None:
                continue
            behind = _BESIDE.match(text, mention.end)
            before = re.compile(r"['’]s? (?:[A-Z][\w-]+ ){1,4}(?:and|with|to|or) $").search(
                text, max(0, owns.start() - 2 * _NEAR), owns.start()
            )
            second = self.states.owner_in(behind["owner"]) if behind else None
            if (second not in (None, owner)) or before is not None:
                return Tie(owner, "named by its state")
        return None

    def by_own_people(self, party: Party) -> Tie | None:
        """Tie "Ana Roy told her countrymen that Velland could wait" to Velland."""
        if not is_full_name(party):
            return None
        for mention in party.mentions:
            text = self.run.text(mention.report)
            told = _TELLS_ITS_PEOPLE.match(text, mention.end)
            state = (
                self.states.owner_in(text[told.end() : told.end() + _NEAR].split(" ")[0]) if told else None
            )
            if state is not None:
                return Tie(state, "speaks to its people")
        return None

    def of_a_breakaway(self, party: Party) -> Tie | None:
        """Tie the "head of the unrecognised republic" to the one that the reports name."""
        if not any(_OF_A_BREAKAWAY.search(role.title) for role in party.roles):
            return None
        named = [state for state in _BREAKAWAYS if state in self.states.count]
        return Tie(self.states.node(named[0]), "heads it, as it is described") if len(named) == 1 else None

    def the_other(self, party: Party) -> Tie | None:
        """Tie the one head or minister of two to the state that the other one is not of.

        The report is on two states, two people hold the same office, and one of the two is known to be of
        one of them.
        """
        if not is_full_name(party) or self._two is None:
            return None
        for held in self._held(party):
            rivals = self._holders[held] - {party.id}
            if len(rivals) != 1 or not rivals <= self.ties.keys():
                continue
            taken = self.end(min(rivals))
            others = [state for state in self._two if self.end(state) != taken]
            if len(others) == 1:
                return Tie(others[0], f"holds an office of the other state: {held}")
        return None

    def of_nobody_known(self) -> set[str]:
        """Return the ids of heads of whom two hold one office, in a report on two states."""
        if self._two is None:
            return set()
        unknown = set()
        for holders in self._holders_of_no_state.values():
            if len(holders) > 1 and holders.isdisjoint(self.ties):
                unknown |= holders
        return unknown

    @cached_property
    def _holders(self) -> Mapping[str, set[str]]:
        """The ids of the people who hold each office of which a state has one."""
        return self._by_office(owned=True)

    @cached_property
    def _holders_of_no_state(self) -> Mapping[str, set[str]]:
        return self._by_office(owned=False)

    def _by_office(self, *, owned: bool) -> Mapping[str, set[str]]:
        holders: defaultdict[str, set[str]] = defaultdict(set)
        for party in self.dossier.parties:
            for held in self._held(party, owned=owned):
                holders[held].add(party.id)
        return holders

    def _held(self, party: Party, *, owned: bool = False) -> set[str]:
        """Return the offices of which a state has one that a person holds, of no named state unless owned."""
        if not is_full_name(party):
            return set()
        roles = [role for role in party.roles if not any_of("over").search(role.title)]
        own = [role for role in roles if owned or is_unowned_office(role)]
        titles = [plain_title(role.title).casefold() for role in own]
        held = {match[1].casefold() + " minister" for title in titles for match in _PORTFOLIO.finditer(title)}
        heads = {
            word
            for title in titles
            for word in camp_words("heads_of_state")
            if re.search(rf"(?<!vice )(?<!vice-)(?<!deputy )\b{word}(?:$| of )", title)
        }
        held |= {"prime minister" if word in ("pm", "premier") else word for word in heads}
        held |= self._paired.get(party.id, set())
        return held

    @cached_property
    def _paired(self) -> Mapping[str, set[str]]:
        """The people of "the two presidents, X and Y", with the office that both hold."""
        paired: dict[str, set[str]] = {}
        for report, places in self.run.places.items():
            text = self.run.text(report)
            for place in places:
                pair = _PAIR.search(text, max(0, place.start - _NEAR), place.start)
                joint = _SECOND.match(text, place.end) if pair else None
                second = self.run.starting.get((report, joint.end())) if joint else None
                if pair is None or second is None:
                    continue
                office = pair[0].strip(" ,").removeprefix("The two ").removeprefix("the two ").rstrip("s")
                for one in (place.party, second.party):
                    if is_full_name(self.run.by_id[one]):
                        paired.setdefault(one, set()).add(office)
        return paired

    @cached_property
    def _two(self) -> tuple[str, str] | None:
        """The two states that the reports name most, if neither far more often and no third as often."""
        if self.dossier.homes_of_reports:
            return None  # of several countries nothing is told by elimination
        ranked = self.states.count.most_common(3)
        if len(ranked) < _FEWEST or ranked[1][1] < max(_FEWEST, ranked[0][1] / _FAR_MORE):
            return None
        if len(ranked) > _FEWEST and ranked[2][1] >= ranked[1][1]:
            return None
        return self.states.node(ranked[0][0]), self.states.node(ranked[1][0])
