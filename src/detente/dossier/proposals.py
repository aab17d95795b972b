"""Parties that may be one, proposed to a person and never joined by themselves.

Only parties that share a key are compared: a word of their names as it sounds, or an acronym. Words that
many names have are no key, so that the work grows with the number of parties and not with its square.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations
from typing import Final

from detente.dossier.general_names import is_of_unknown_home, without_home
from detente.dossier.judgements import PartyNamed
from detente.dossier.likeness import SURNAME, is_acronym, is_proper, keys_of, likeness, words_in
from detente.dossier.slips import SLIP
from detente.dossier.spelling import plain_name
from detente.reading import Party

_MOST_OF_A_KEY: Final = 24
"""Parties of one key at most: a word that more names have tells nobody apart."""
_SAME_WORDS: Final = 0.93
"""Least likeness of two states: many states have names that are alike."""
_FEW_OF_A_NAME: Final = 3
"""Parties of one name of which it is asked at a time who they are."""
_BEST_KNOWN: Final = 2
"""Of the people who have a lone surname so many are proposed for it."""
_OFTEN_TOLD_APART: Final = 0.8
"""Below this likeness, two that one report names both are two."""


@dataclass(frozen=True)
class Proposal:
    """Two parties of a dossier that may be one.

    Attributes
    ----------
    likeness
        Between 0 and 1: the nearer to 1, the likelier they are one.
    why
        The reason, in words.
    one_in, other_in
        The reports that name it, where other parties have the same name; none where nobody else has it.
    """

    one: Party
    other: Party
    likeness: float
    why: str

    one_in: frozenset[str] = frozenset()
    other_in: frozenset[str] = frozenset()

    @property
    def named(self) -> frozenset[PartyNamed]:
        """The parties as a judgement names them."""
        return frozenset(
            (
                PartyNamed(without_home(self.one.name), self.one_in),
                PartyNamed(without_home(self.other.name), self.other_in),
            )
        )


def propose_merges(
    parties: Sequence[Party], judged: Collection[frozenset[PartyNamed]] = ()
) -> list[Proposal]:
    """Propose pairs of parties that may be one, the likeliest first.

    Parameters
    ----------
    judged
        Pairs that a person judged already.

    Examples
    --------
    >>> one = Party(id="a", name="Sam Rainsy", kind="person")
    >>> other = Party(id="b", name="Rainsy Sam", kind="person")
    >>> [each.why for each in propose_merges([one, other])]
    ['the same words in another order']
    """
    proposals = []
    times = Counter(plain_name(party.name) for party in parties)
    first = {plain_name(party.name): party.id for party in reversed(parties)}
    for one, other in _near(parties):
        name = plain_name(one.name)
        # Many of one name are each held against the first, and not against each other.
        if not _of_one_kind(one, other) or (name == plain_name(other.name) and one.id != first[name]):
            continue
        best = max(_likenesses(one, other), default=None)
        if best is None or (one.kind == other.kind == "state" and best[0] < _SAME_WORDS):
            continue
        proposal = Proposal(one, other, *best, _reports_of(one, times), _reports_of(other, times))
        if len(proposal.named) > 1 and not _told_apart(proposal):
            proposals.append(proposal)
    proposals += _of_unknown_homes(parties, times)
    by_name = _judged_by_name(judged)
    open_ = [each for each in proposals if not _is_judged(each, judged, by_name)]
    return sorted(_worth_asking(open_), key=lambda each: (-each.likeness, each.one.id, each.other.id))


def _worth_asking(proposals: Sequence[Proposal]) -> Iterator[Proposal]:
    """Yield proposals, but of a lone surname that many people have only if it is that of the best known.

    Nor is it asked if it is one with itself in another report, where it may be theirs.
    """
    lone: defaultdict[str, list[Proposal]] = defaultdict(list)
    for each in proposals:
        if each.likeness == SURNAME:
            lone[min((each.one, each.other), key=lambda party: len(words_in(party.name))).id].append(each)
        elif not _is_lone(each):
            yield each
    for of_one in lone.values():
        yield from sorted(of_one, key=_reports_that_name)[-_BEST_KNOWN:]
    for each in proposals:
        if _is_lone(each) and lone.keys().isdisjoint((each.one.id, each.other.id)):
            yield each


def _is_judged_in_part(proposal: Proposal, judged: Iterable[frozenset[PartyNamed]]) -> bool:
    """Return True if two of one home each were judged when fewer reports named them."""
    if not (is_of_unknown_home(proposal.one.name) or is_of_unknown_home(proposal.other.name)):
        return False
    one, other = (
        PartyNamed(without_home(proposal.one.name), proposal.one_in),
        PartyNamed(without_home(proposal.other.name), proposal.other_in),
    )
    return any(
        len(pair) == 2
        and any(
            (first.name, second.name) == (one.name, other.name)
            and bool(first.reports)
            and first.reports <= one.reports
            and second.reports <= other.reports
            for first, second in permutations(pair)
        )
        for pair in judged
    )


def _reports_that_name(proposal: Proposal) -> int:
    whole = max((proposal.one, proposal.other), key=lambda party: len(words_in(party.name)))
    return len({words.report for words in whole.mentions})


def _is_lone(proposal: Proposal) -> bool:
    """Return True for two parties of one name, and that of a single word."""
    one, other = (plain_name(party.name) for party in (proposal.one, proposal.other))
    return one == other and " " not in one


def _judged_by_name(judged: Iterable[frozenset[PartyNamed]]) -> dict[str, set[str]]:
    """Return the names that a person judged beside each name, wherever they are named."""
    by_name: dict[str, set[str]] = {}
    for pair in judged:
        if len(pair) == 2 and not any(each.reports for each in pair):
            one, other = (each.name for each in pair)
            by_name.setdefault(one, set()).add(other)
            by_name.setdefault(other, set()).add(one)
    return by_name


def _is_judged(
    proposal: Proposal, judged: Collection[frozenset[PartyNamed]], by_name: Mapping[str, set[str]]
) -> bool:
    """Return True if a person judged the two: by the names they have now, or by others that are theirs."""
    if proposal.named in judged or _is_judged_in_part(proposal, judged):
        return True
    others = {plain_name(name) for name in (proposal.other.name, *proposal.other.aliases)}
    return any(
        not others.isdisjoint(by_name.get(plain_name(name), ()))
        for name in (proposal.one.name, *proposal.one.aliases)
    )


def _of_unknown_homes(parties: Sequence[Party], times: Mapping[str, int]) -> Iterator[Proposal]:
    """Yield "the government" of reports that do not say whose it is, with the best known of that name."""
    unknown: defaultdict[str, list[Party]] = defaultdict(list)
    for party in parties:
        if is_of_unknown_home(party.name):
            unknown[plain_name(without_home(party.name))].append(party)
    if not unknown:
        return
    known: defaultdict[str, list[Party]] = defaultdict(list)
    for party in parties:
        if not is_of_unknown_home(party.name):
            for name in {plain_name(each) for each in (party.name, *party.aliases)} & unknown.keys():
                known[name].append(party)
    for name, several in unknown.items():
        first, *others = several
        for party in several[:_FEW_OF_A_NAME]:
            for other in (*known[name][:_BEST_KNOWN], *((first,) if party in others else ())):
                if not _of_one_kind(party, other):
                    continue
                why = f"both are called “{without_home(party.name)}”, and a report does not say whose"
                yield Proposal(
                    other, party, SURNAME, why, _reports_of(other, times), _reports_of(party, times)
                )


def _reports_of(party: Party, times: Mapping[str, int]) -> frozenset[str]:
    """Return the reports that name a party, where another one has its name too."""
    if times[plain_name(party.name)] < 2 and without_home(party.name) == party.name:
        return frozenset()
    return frozenset(words.report for words in party.mentions)


def _near(parties: Sequence[Party]) -> Iterator[tuple[Party, Party]]:
    """Yield the pairs of parties that share a key, each once."""
    keys: defaultdict[str, set[int]] = defaultdict(set)
    for number, party in enumerate(parties):
        for name in (party.name, *party.aliases):
            for key in keys_of(name):
                keys[key].add(number)
        if party.kind == "person" and is_proper(party.name):
            # A surname that much else is named after is still the key to those who have it.
            keys[f"~{words_in(party.name)[-1:]}"].add(number)
    pairs = {
        pair
        for numbers in keys.values()
        if 1 < len(few := _few_of_a_name(sorted(numbers), parties)) <= _MOST_OF_A_KEY
        for pair in combinations(few, 2)
    }
    yield from ((parties[one], parties[other]) for one, other in sorted(pairs))


def _few_of_a_name(numbers: Sequence[int], parties: Sequence[Party]) -> list[int]:
    """Return the numbers of parties, few for each name: of the others it is asked when these are judged."""
    times: Counter[str] = Counter()
    few = []
    for number in numbers:
        name = parties[number].name
        times[name] += 1
        if times[name] <= _FEW_OF_A_NAME:
            few.append(number)
    return few


def _of_one_kind(one: Party, other: Party) -> bool:
    kinds = {one.kind, other.kind} - {"other"}
    return len(kinds) <= 1 or kinds <= {"organization", "body"}


def _likenesses(one: Party, other: Party) -> Iterator[tuple[float, str]]:
    """Yield how alike two names of the parties are, and why, for each pair of names that tells of it.

    A surname is an alias of many: two whole names are compared with each other, and not by it.
    """
    kinds = (one.kind, other.kind)
    person, loose = "person" in kinds, "other" in kinds
    whole = len(words_in(one.name)) > 1 and len(words_in(other.name)) > 1
    for name in _telling_names(one, whole=whole, person=person):
        for second in _telling_names(other, whole=whole, person=person):
            whole_names = (name, second) == (one.name, other.name)
            alike = likeness(name, second, person=person, loose=loose or not whole_names)
            if alike is not None:
                both = plain_name(name) == plain_name(second) and not whole_names
                yield (alike[0], f"both are named {name}") if both else alike


def _telling_names(party: Party, *, whole: bool, person: bool) -> Iterator[str]:
    if is_proper(party.name):
        yield party.name
    if person and whole:
        return
    for alias in party.aliases:
        if is_proper(alias) and (len(words_in(alias)) > 1 or (is_acronym(alias) and not person)):
            yield alias


def _told_apart(proposal: Proposal) -> bool:
    """Return True if one report names both, which it would hardly do under names so little alike.

    A slip stands beside the right name; but of a name that a report has twice it is none.
    """
    times = [Counter(words.report for words in each.mentions) for each in (proposal.one, proposal.other)]
    both = times[0].keys() & times[1].keys()
    if proposal.likeness == SLIP:
        return any(min(times[0][report], times[1][report]) > 1 for report in both)
    return bool(both) and proposal.likeness < _OFTEN_TOLD_APART
