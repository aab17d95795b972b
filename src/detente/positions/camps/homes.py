"""Parties that only their homes tell apart: none speaks for one of another home."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from detente.dossier import Dossier
from detente.names import bare_name
from detente.positions.camps.governments import is_plain_organ
from detente.positions.camps.states import StatesNamed
from detente.positions.camps.tie import Tie, root_of
from detente.reading import Party


class Homes:
    """The homes of the parties of a dossier whose reports have several."""

    def __init__(self, dossier: Dossier, states: StatesNamed, ties: Mapping[str, Tie]) -> None:
        self._homes, self._of_reports = dossier.homes, dossier.homes_of_reports
        self._known = dossier.known_homes
        self._states, self._ties = states, ties
        self._by_id = {party.id: party for party in dossier.parties}
        # The states that are a home of some report, by their parties or nodes.
        self._home_of_state = {states.node(home): home for home in set(self._of_reports.values())}

    def state(self, party: Party) -> Tie | None:
        """Tie "the army" to the state that its reports are at home in."""
        if not self._of_reports or not is_plain_organ(party):
            return None
        homes = self._homes_of(party.id)
        state = self._states.known(next(iter(homes))) if len(homes) == 1 else None
        return Tie(state, "organ of the state that its reports are about") if state is not None else None

    def part(self, party: str, to: str, *, by_words: bool) -> bool:
        """Return True if two parties have no home in common, and a name that tells of one needs its home.

        Nor does "the rebel forces" speak for rebels of another home that none of its reports names, or a
        president of whom no words say which state he heads for a state that none of his reports names.

        Parameters
        ----------
        by_words
            True if words tie the one to the other.
        """
        root = root_of(to, self._ties)
        if not by_words and self._is_named(party) and self._never_beside(party, (to, root)):
            return True
        if not {party, to, root} & self._homes.keys() and not self._never_named_beside(party, (to, root)):
            return False
        mine, theirs = self._homes_of(party), self._homes_of(root)
        return bool(mine) and bool(theirs) and mine.isdisjoint(theirs)

    def _is_named(self, party: str) -> bool:
        return party in self._by_id and any(map(str.isupper, self._bare_name(party)))

    def _never_beside(self, party: str, others: Collection[str]) -> bool:
        """Return True for others that reports name, though none of those that name a party."""
        named = set().union(*map(self._reports_of, others))
        return bool(self._of_reports) and bool(named) and named.isdisjoint(self._reports_of(party))

    def _never_named_beside(self, party: str, others: Collection[str]) -> bool:
        """Return True for a party without a name of its own, and others that none of its reports names."""
        if not self._of_reports or party not in self._by_id or self._is_named(party):
            return False
        reports = self._reports_of(party)
        return reports <= self._known.keys() and not any(reports & self._reports_of(each) for each in others)

    def _bare_name(self, party: str) -> str:
        return bare_name(self._by_id[party].name)

    def _reports_of(self, party: str) -> set[str]:
        known = self._by_id.get(party)
        return {words.report for words in known.mentions} if known is not None else set()

    def _homes_of(self, party: str) -> set[str]:
        if party in self._home_of_state or party in self._states.owners:
            return {self._home_of_state.get(party, party)}
        if not self._homes.get(party, "in ").startswith("in "):
            return {self._homes[party]}
        return {self._of_reports[report] for report in self._reports_of(party)}
