"""The parts of two drafts and of a case under one name each: that of the case, where the case has it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property

from detente.interview.redrafts.contents import Contents, Item
from detente.interview.redrafts.matching import same_options, same_parties
from detente.interview.redrafts.renaming import Renaming


class Names:
    """The names of a new draft, and of the draft before it, in the case.

    Attributes
    ----------
    new, base
        Renamings of the new draft and of the one before.
    """

    def __init__(self, mine: Contents, base: Contents | None, new: Contents) -> None:
        self._mine, self._base, self._new = mine, base or Contents({}), new
        parties = same_parties(new, mine)
        self.known_parties: Mapping[str, str] = parties
        self.known_options: Mapping[str, str] = same_options(new, mine, parties)
        before = same_parties(new, self._base)
        self.before_parties: Mapping[str, str] = before
        self.before_options: Mapping[str, str] = same_options(new, self._base, before)

    @cached_property
    def new(self) -> Renaming:
        """The new draft's names: its own, where the case has no such party or option."""
        parties = dict(self.known_parties)
        for party in self._new.parties:
            parties.setdefault(party, _free(party, {*self._mine.parties, *parties.values()}))
        options = dict(self.known_options)
        for name, option in self._new.options.items():
            wanted = f"{parties[option.party]}.{name.partition('.')[2]}"
            options.setdefault(name, _free(wanted, {*self._mine.options, *options.values()}))
        return Renaming(parties, options)

    @cached_property
    def base(self) -> Renaming:
        """The names of the draft before: those of the case, else those of the new draft, else its own."""
        parties = same_parties(self._base, self._mine)
        options = same_options(self._base, self._mine, parties)
        for new, old in self.before_parties.items():
            parties.setdefault(old, self.new.parties[new])
        for new, old in self.before_options.items():
            options.setdefault(old, self.new.options[new])
        return Renaming(parties, options)

    def gone_parties(self) -> dict[str, Item]:
        """Return the parties of the draft before that the new one lacks, by their ids in the case."""
        still = set(self.before_parties.values())
        return {
            self.base.parties[key]: party
            for key, party in self._base.parties.items()
            if key not in still
            and self.base.parties.get(key) in self._mine.parties
            and self.base.parties[key] not in self.known_parties.values()
        }

    def gone(self) -> dict[str, Item]:
        """Return the options of the draft before that the new one lacks, by their names in the case."""
        still = set(self.before_options.values())
        return {
            self.base.options[name]: option
            for name, option in self._base.options.items()
            if name not in still
            and self.base.options.get(name) in self._mine.options
            and self.base.options[name] not in self.known_options.values()
        }


def _free(wanted: str, taken: Collection[str]) -> str:
    name, number = wanted, 2
    while name in taken:
        name, number = f"{wanted}_{number}", number + 1
    return name
