"""Parties and options of one draft matched with those of another, or of the case made from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from detente.drafting import option_ids
from detente.interview.redrafts.contents import Contents, Item
from detente.names import bare_name


def same_parties(of: Contents, among: Contents) -> dict[str, str]:
    """Return the party of another case that each party is; two may be one there.

    By name, then by id, then by the words that name it, then by the words of its options.
    """
    names = {bare_name(party.text).casefold(): key for key, party in reversed(among.parties.items())}
    same = {}
    for key, party in of.parties.items():
        match = names.get(bare_name(party.text).casefold())
        if match is None and key in among.parties:
            match = key
        if match is None:
            match = _by_words(of, among, key)
        if match is not None:
            same[key] = match
    return same


def _by_words(of: Contents, among: Contents, party: str) -> str | None:
    mine = of.words(of.parties[party].cited)
    for key, other in among.parties.items():
        if mine & among.words(other.cited):
            return key
    shared = {key: len(_words_of_options(of, party) & _words_of_options(among, key)) for key in among.parties}
    best = max(shared, key=lambda key: shared[key], default=None)
    # One passage may speak of acts of two parties: more than half of all must be the same.
    whole = len(_words_of_options(of, party))
    return best if best is not None and shared[best] * 2 > whole else None


def _words_of_options(of: Contents, party: str) -> frozenset[object]:
    return frozenset(
        words for option in of.options.values() if option.party == party for words in of.words(option.cited)
    )


def same_options(of: Contents, among: Contents, parties: Mapping[str, str]) -> dict[str, str]:
    """Return the option of another case that each option is; no two are one there.

    By the words that they rest on, by their labels, by what the labels come down to; among the options of the
    same party, and by label with the same words also of another, to which a person may have given it.
    """
    pairs = sorted(_likeness(of, among, parties), key=lambda pair: -pair[0])
    same: dict[str, str] = {}
    for _, one, other in pairs:
        if one not in same and other not in same.values():
            same[one] = other
    return same


def _likeness(of: Contents, among: Contents, parties: Mapping[str, str]) -> Iterator[tuple[float, str, str]]:
    for name, option in of.options.items():
        mine = of.words(option.cited)
        for other_name, other in among.options.items():
            shared = len(mine & among.words(other.cited))
            alike = _is_alike(option, other)
            own = parties.get(option.party) == other.party
            if (own and (shared or alike)) or (alike and shared):
                yield shared + 2 * alike + 4 * own, name, other_name


def _is_alike(one: Item, other: Item) -> bool:
    labels = one.text.casefold(), other.text.casefold()
    return labels[0] == labels[1] or option_ids([one.text]) == option_ids([other.text])
