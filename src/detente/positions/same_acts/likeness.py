"""The likeness of two mentions of acts of one maker: if they tell of one act, and how well they fit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from math import fsum, log

from detente.patterns import as_pattern
from detente.positions.mentions import OwnedAct
from detente.positions.same_acts.one_measure import are_one_measure
from detente.positions.same_acts.one_text import are_about_one_text
from detente.positions.same_acts.two_acts import are_two_acts
from detente.reading import entry_of, word_table, words_of

_SHORT = 40
"""Up to so many mentions, one thing is seldom the object of two acts of one maker."""
_SHARE = 0.5
"""The part of the objects that two mentions must share, by weight."""
_SHARE_WHERE_VERBS_DIFFER = 0.7
_LEAST_SHARE = 0.3
_OF_A_NAME = 0.3
_OF_ITS_OBJECT = frozenset({"support"})
"""Entries whose act is another with each thing: to back a bill is not to back a pact."""
_SLOT = as_pattern(r"\{(\w+)")
_WORD = as_pattern(r"\w[\w-]*")
_GOING = frozenset({"go", "come", "travel", "fly", "return", "get", "journey", "head"})
"""Verbs of going somewhere: where to makes the act."""
_RELEASING = frozenset({"release", "free", "set free", "let go"})
_HANDING_OVER = frozenset({"hand over", "turn over", "give up", "surrender", "give back"})
ONE_CHOICE = frozenset(
    frozenset(pair)
    for pair in (("talks", "meet"), ("talks", "direct_talks"), ("direct_talks", "meet"), ("mediate", "host"))
)


class Likeness:
    """The likeness of mentions, in the light of all mentions: rare words count more than common ones.

    Parameters
    ----------
    names
        The words of the names of parties: that two acts name one party says little of their being one.
    """

    def __init__(self, acts: Sequence[OwnedAct], names: Collection[str]) -> None:
        times = Counter(word for act in acts for word in set(act.mention.words))
        count = len(acts) + 1
        self._weights = {
            word: (log(count / (1 + n)) + 0.1) * (_OF_A_NAME if word in names else 1.0)
            for word, n in times.items()
        }
        self._sums: dict[frozenset[str], float] = {}
        self._short = len(acts) <= _SHORT
        self._names = frozenset(names)
        self._numbers: dict[tuple[object, ...], int] = {}
        self._known: dict[int, tuple[OwnedAct, int]] = {}
        self._of_two_reports: dict[tuple[int, int, bool], float] = {}

    def of_best(self, act: OwnedAct, others: Iterable[OwnedAct], *, strictly: bool) -> float:
        """Return how well a mention and the best of some others fit one act; 0 if all speak of another.

        Parameters
        ----------
        strictly
            Two verbs are two acts, also in a short text: there is no common maker to speak for one.
        """
        best, number = 0.0, self._number(act)
        for other in others:
            if act.about and other.about and act.about.isdisjoint(other.about):
                continue
            if act.place[0] == other.place[0]:
                fit = self._of(act, other, strictly=strictly)
            else:
                # Of two reports only what the mentions say counts, and not where they stand.
                two = number, self._number(other), strictly
                if two not in self._of_two_reports:
                    self._of_two_reports[two] = self._of(act, other, strictly=strictly)
                fit = self._of_two_reports[two]
            if fit > best:
                best = fit
        return best

    def _number(self, act: OwnedAct) -> int:
        """Return the number of all mentions that say the same as one."""
        known = self._known.get(id(act))
        if known is None:
            mention = act.mention
            says = (
                mention.words, mention.label, mention.predicate, mention.catalogue, mention.mood,
                mention.sign, mention.doer, mention.about, mention.proposed_by is None,
                act.about, act.objects,
            )  # fmt: skip
            # The mention is held, so that no other one gets its place in memory.
            known = self._known[id(act)] = act, self._numbers.setdefault(says, len(self._numbers))
        return known[1]

    def _of(self, act: OwnedAct, other: OwnedAct, *, strictly: bool) -> float:
        """Do what `of_best` does, for two mentions that are not about two parties."""
        a, b = act.mention, other.mention
        # A model that lists two acts means two.
        strictly = strictly or a.proposed_by is not None or b.proposed_by is not None
        if are_two_acts(act, other):
            return 0.0
        if _tell_the_same_words(act, other):
            return 2.0
        if are_about_one_text(act, other) and not strictly:
            return 1.5
        share = self._shared(act.objects, other.objects)
        if a.catalogue != b.catalogue and _are_one_kind(a.catalogue, b.catalogue) and not strictly:
            return 1.0 if act.about & other.about or not (act.about and other.about) else 0.0
        if not strictly and share >= _SHARE and _both_let_go(a.predicate, b.predicate):
            return share
        if are_one_measure(a.catalogue, b.catalogue) and not strictly:
            return 1.0 if set(a.about) & set(b.about) else 0.0
        if a.catalogue is not None and a.catalogue == b.catalogue:
            if a.catalogue in _OF_ITS_OBJECT and share < _LEAST_SHARE and self._both_say_what(act, other):
                return 0.0
            own = frozenset() if strictly else _words_of(a.catalogue)
            # A mention without a doer says little of whose act another report tells.
            near = not strictly or act.place[0] == other.place[0]
            bare = near and not (act.objects - own and other.objects - own)
            met = bool(act.about & other.about) or bare or (not strictly and _takes_no_object(a.catalogue))
            return 1.0 + share if met or share >= _LEAST_SHARE or self._short else 0.0
        if a.catalogue is not None and b.catalogue is not None and a.predicate != b.predicate:
            return 0.0
        if a.predicate == b.predicate:
            known = self._short and not strictly and a.predicate not in light_verbs()
            if a.predicate in _answering() and act.objects and other.objects:
                known = False  # to accept a test and to accept arbitration are two acts
            return max(share, _SHARE if known else 0.0) if share >= _SHARE or known else 0.0
        if strictly:
            return 0.0
        if self._short:
            # "Retaliate against Velland" and "negotiate with Velland" share the name of a party alone.
            things = (act.objects & other.objects) - self._names - _names_in(a.label) - _names_in(b.label)
            there = _GOING.issuperset((a.predicate, b.predicate))
            return share if share >= _SHARE and (things or there) else 0.0
        both_ways = self._shared(act.objects, other.objects, of_larger=True)
        return both_ways if both_ways >= _SHARE_WHERE_VERBS_DIFFER else 0.0

    @staticmethod
    def _both_say_what(act: OwnedAct, other: OwnedAct) -> bool:
        own = _words_of(act.mention.catalogue or "")
        told = "possible" not in (act.mention.mood, other.mention.mood)
        return told and bool(act.objects - own and other.objects - own)

    def _shared(self, a: frozenset[str], b: frozenset[str], *, of_larger: bool = False) -> float:
        """Return the part of the objects that two mentions share, rare words counting more."""
        if not a or not b:
            return 0.0
        # Words of a set come in any order: only an exact sum is the same in each run.
        both = a & b
        if not both:
            return 0.0
        one, other = self._weight(a), self._weight(b)
        return self._weight(both) / (max(one, other) if of_larger else min(one, other))

    def _weight(self, words: frozenset[str]) -> float:
        known = self._sums.get(words)
        if known is None:
            known = self._sums[words] = fsum(self._weights[word] for word in words)
        return known


def _are_one_kind(one: str | None, other: str | None) -> bool:
    """Return True for entries that are one choice of one party: to talk and to meet."""
    return one is not None and other is not None and frozenset((one, other)) in ONE_CHOICE


def _both_let_go(one: str, other: str) -> bool:
    """Return True for "release the boy" and "hand over the boy": who holds him lets him go."""
    return {one, other} <= _RELEASING | _HANDING_OVER


@cache
def _takes_no_object(catalogue: str) -> bool:
    """Return True for an act that is one whatever the words: a cease-fire, talks with one side."""
    entry = entry_of(catalogue)
    return entry is not None and set(_SLOT.findall(entry.label)) <= {"with"}


@cache
def _words_of(catalogue: str) -> frozenset[str]:
    """Return the words by which an act that lasts is known, whatever it is done to: "armed struggle"."""
    entry = entry_of(catalogue)
    if entry is None or entry.option == "once":
        return frozenset()
    return frozenset(_WORD.findall(f"{entry.verbs} {entry.nouns} {entry.ends} {entry.end_nouns}"))


def _tell_the_same_words(act: OwnedAct, other: OwnedAct) -> bool:
    """Return True for a clause and a noun in it that were each read as the act: "keep the gas flowing"."""
    a, b = act.mention.span, other.mention.span
    if act.mention.mood != other.mention.mood or act.place[0] != other.place[0]:
        return False
    if act.mention.catalogue != other.mention.catalogue and _is_standing(act) and _is_standing(other):
        return False  # who was deposed and is held hostage suffers two things
    nested = (a.start <= b.start and b.end <= a.end) or (b.start <= a.start and a.end <= b.end)
    mine, its = set(act.mention.words), set(other.mention.words)
    return (
        nested and bool(mine and its) and (act.objects <= its or other.objects <= mine) and bool(mine & its)
    )


def _is_standing(act: OwnedAct) -> bool:
    """Return True for what a party's standing says was done to it, called by its entry: "arrest"."""
    return act.mention.catalogue is not None and act.mention.predicate == act.mention.catalogue


def _names_in(label: str) -> frozenset[str]:
    """Return the words of names in a label, which say with whom an act is and not what it is."""
    return frozenset(word.casefold() for word in label.split()[1:] if word[:1].isupper())


@cache
def _answering() -> frozenset[str]:
    return frozenset(words_of(word_table("position_words.yaml")["answering"]))


@cache
def light_verbs() -> frozenset[str]:
    """Return the verbs that say what is done only with the words after them."""
    return frozenset(words_of(word_table("position_words.yaml")["light"]))
