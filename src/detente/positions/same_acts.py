"""Mentions of one act by one maker brought together, however often and in whatever words it is told."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from math import fsum, log

from detente.positions.answers import answers_a_request
from detente.positions.leaving import WITHDRAWAL, leaves
from detente.positions.one_measure import ONE_MEASURE, are_one_measure
from detente.positions.one_text import are_about_one_text
from detente.positions.owned_acts import OwnedAct, with_maker
from detente.positions.two_acts import are_two_acts, is_with_somebody, meets_another
from detente.reading import entry_of, word_table, words_of

_SHORT = 40
"""Up to so many mentions, one thing is seldom the object of two acts of one maker."""
_SHARE = 0.5
"""The part of the objects that two mentions must share, by weight."""
_SHARE_WHERE_VERBS_DIFFER = 0.7
_OF_A_NAME = 0.3
_CANDIDATES = 24
"""Acts looked at for each word: the latest, so that the work grows with the mentions and not their square."""
_WORDINGS = 8
_ONE_CHOICE = frozenset(
    frozenset(pair)
    for pair in (("talks", "meet"), ("talks", "direct_talks"), ("direct_talks", "meet"), ("mediate", "host"))
)
_SLOT = re.compile(r"\{(\w+)")
_WORD = re.compile(r"\w[\w-]*")
_GOING = frozenset({"go", "come", "travel", "fly", "return", "get", "journey", "head"})
"""Verbs of going somewhere: where to makes the act."""
_RELEASING = frozenset({"release", "free", "set free", "let go"})
_HANDING_OVER = frozenset({"hand over", "turn over", "give up", "surrender", "give back"})
_NEAR = 600
"""Characters within which "do so" and "it" have what they stand for."""


@dataclass(slots=True, eq=False)
class OneAct:
    """One possible act of one maker, and its mentions."""

    maker: str
    mentions: list[OwnedAct] = field(default_factory=list)
    wordings: list[OwnedAct] = field(default_factory=list)
    met: set[str] = field(default_factory=set)

    def add(self, act: OwnedAct) -> None:
        """Take up a further mention."""
        self.mentions.append(act)
        if is_with_somebody(act):
            self.met |= act.about
        if len(self.wordings) < _WORDINGS and all(act.objects != other.objects for other in self.wordings):
            self.wordings.append(act)


def one_act_each(
    acts: Sequence[OwnedAct],
    names: Collection[str] = (),
    doer_of: Callable[[OwnedAct], str | None] = lambda _: None,
    other_side_of: Callable[[OwnedAct], str | None] = lambda _: None,
) -> tuple[list[OneAct], list[OwnedAct]]:
    """Bring the mentions of one act together.

    Parameters
    ----------
    names
        The words of the names of parties: that two acts name one party says little of their being one.
    doer_of
        The party that an act is assumed to be of, where no words name one; None for nobody.
    other_side_of
        The one party that may be asked for it, where it is nobody's office to do it.

    Returns
    -------
    acts
        Each act once, in the order in which it is first mentioned.
    rest
        The mentions whose doer is not named and that no other mention settles.
    """
    acts = _with_whom_they_refuse(acts)
    grouping = _Grouping(acts, names)
    bare = [act for act in acts if act.maker and _is_bare(act)]
    for act in acts:
        if act.maker and not _is_bare(act) and not act.mention.inferred and not leaves(act):
            grouping.add(act)
    for act in acts:
        late = act.maker and not _is_bare(act) and not act.mention.inferred and leaves(act)
        if late and not grouping.add_as_leaving(act):
            grouping.add(act)
    # "The blockade goes on, said a skipper": his own, unless another is said to keep it up.
    for act in acts:
        if (
            act.maker
            and not _is_bare(act)
            and act.mention.inferred
            and not grouping.settle_as_of_another(act)
        ):
            grouping.add(act)
    for act in bare:
        if not grouping.add_as_leaving(act):
            grouping.add_bare(act)
    rest = [act for act in acts if not act.maker and not grouping.settle(act)]
    assumed = [(act, maker) for act in rest if (maker := doer_of(act)) is not None]
    for act, maker in assumed:
        grouping.add(replace(with_maker(act, maker), assumed=True))
    given = {id(act) for act, _ in assumed}
    rest = [act for act in rest if id(act) not in given]
    supposed = [(act, maker) for act in rest if (maker := other_side_of(act)) is not None]
    for act, maker in supposed:
        grouping.add(replace(with_maker(act, maker), assumed=True, supposed=True))
    given = {id(act) for act, _ in supposed}
    rest = [act for act in rest if id(act) not in given]
    for one in grouping.acts:
        one.mentions.sort(key=lambda act: act.place)
    grouping.acts.sort(key=lambda one: one.mentions[0].place)
    return grouping.acts, rest


def _with_whom_they_refuse(acts: Sequence[OwnedAct]) -> list[OwnedAct]:
    """Give a demand that names nobody to whoever refuses it in the words right after it.

    "The party will return only if the treaty is replaced. The government rejected the demand."
    """
    answered: dict[int, str] = {}
    for k, act in enumerate(acts):
        if not (act.maker and act.mention.mood == "refused" and not act.mention.words):
            continue
        before = [(other.place[1], n) for n, other in enumerate(acts) if _asks_before(other, act)]
        n = _asked_in_words_around(max(before, default=(0, k))[1], [n for _, n in before], acts)
        if n != k and not acts[n].maker and acts[n].voice != act.maker:
            answered.setdefault(n, act.maker)
    return [with_maker(act, answered[k]) if k in answered else act for k, act in enumerate(acts)]


def _asked_in_words_around(n: int, others: Sequence[int], acts: Sequence[OwnedAct]) -> int:
    """Return "that a judge be asked to join" for "to join": who answers that would have to ask him."""
    start = acts[n].mention.span.start
    around = (
        m
        for m in others
        if _is_to_ask(acts[m]) and acts[m].mention.span.start <= start < acts[m].mention.span.end
    )
    return next(around, n)


def _is_to_ask(act: OwnedAct) -> bool:
    """Return True for "proposed that a judge be asked to join"."""
    return act.mention.predicate == "ask" and act.mention.cue == "propose"


def _asks_before(other: OwnedAct, act: OwnedAct) -> bool:
    asks = other.mention.mood == "demanded" or (
        other.mention.mood == "possible" and other.mention.cue == "if"
    )
    return asks and bool(other.mention.words) and other.place[0] == act.place[0] and _before(other, act)


def _is_only_its_own_will(one: OneAct) -> bool:
    """Return True for what a party itself offers or plans and nobody asks of it: no answer refuses that."""
    return all(
        act.mention.mood in ("planned", "offered") and act.voice in (one.maker, None) for act in one.mentions
    )


def _is_asked_by_nobody(one: OneAct) -> bool:
    """Return True for an act that is only told of: nobody demands it."""
    return not any(act.mention.mood == "demanded" for act in one.mentions)


def _is_bare(act: OwnedAct) -> bool:
    return not act.objects and act.mention.catalogue is None


class _Grouping:
    """The acts so far, with an index from words and catalogue entries to them."""

    def __init__(self, acts: Sequence[OwnedAct], names: Collection[str]) -> None:
        times = Counter(word for act in acts for word in set(act.mention.words))
        count = len(acts) + 1
        self._weights = {
            word: (log(count / (1 + n)) + 0.1) * (_OF_A_NAME if word in names else 1.0)
            for word, n in times.items()
        }
        self._short = len(acts) <= _SHORT
        self._names = frozenset(names)
        self._index: defaultdict[tuple[str, str], list[OneAct]] = defaultdict(list)
        self._makers: defaultdict[str, set[str]] = defaultdict(set)
        self._in_report: defaultdict[tuple[str, int], list[OneAct]] = defaultdict(list)
        self.acts: list[OneAct] = []

    def add(self, act: OwnedAct) -> None:
        """Join a mention to the act that it fits best, or begin a new one."""
        fits = ((self._fit(act, one), one) for one in self._candidates(act, act.maker))
        fit, best = max(fits, key=lambda pair: pair[0], default=(0.0, None))
        if best is None or fit <= 0:
            best = OneAct(act.maker)
            self.acts.append(best)
        self._join(act, best)

    def add_bare(self, act: OwnedAct) -> None:
        """Join a mention without an object to the nearest act of its maker that it can stand for."""
        stands_in = act.mention.predicate in _stand_ins() or not act.mention.predicate
        # "Turned down that request as well" says nothing of what nobody has asked for.
        names_a_request = answers_a_request(act)
        near = [
            (abs(other.place[1] - act.place[1]), k)
            for k, one in enumerate(self._in_report[act.maker, act.place[0]])
            if not (act.mention.mood == "refused" and _is_only_its_own_will(one))
            and not (names_a_request and _is_asked_by_nobody(one))
            for other in one.mentions[-_CANDIDATES:]
            if other.place[0] == act.place[0]
            and (other.mention.predicate == act.mention.predicate or (stands_in and _before(other, act)))
        ]
        if near:
            self._join(act, self._in_report[act.maker, act.place[0]][min(near)[1]])
        else:
            self.add(act)

    def add_as_leaving(self, act: OwnedAct) -> bool:
        """Join "leave" and "quit the ridge" to the one withdrawal of troops by its maker, if there is one."""
        if not leaves(act):
            return False
        here = [
            one
            for one in self._in_report[act.maker, act.place[0]]
            if any(other.mention.catalogue == WITHDRAWAL for other in one.mentions)
        ]
        if len(here) == 1:
            self._join(act, here[0])
        return len(here) == 1

    def settle(self, act: OwnedAct) -> bool:
        """Give a mention without a doer to the one maker whose act it is; return False if there is none."""
        if _is_to_ask(act):
            return False  # to ask the judge is no act of the judge
        fitting = [one for one in self._candidates(act, "") if self._fit(act, one, strictly=True) > 0]
        here = [one for one in fitting if any(other.place[0] == act.place[0] for other in one.mentions)]
        fitting = here or fitting
        makers = {one.maker for one in fitting}
        if not here and act.mention.catalogue is not None:
            # Of an act that several could do, another report does not say who is meant.
            makers |= self._makers[act.mention.catalogue]
        if not fitting or len(makers) != 1:
            return False
        best = max(fitting, key=lambda one: self._fit(act, one))
        self._join(with_maker(act, best.maker), best)
        return True

    def settle_as_of_another(self, act: OwnedAct) -> bool:
        """Give a mention whose doer is only whoever speaks to the one other party that is said to do it."""
        fitting = [one for one in self._candidates(act, "") if self._fit(act, one, strictly=True) > 0]
        makers = {one.maker for one in fitting}
        if act.maker in makers or len(makers) != 1:
            return False
        best = max(fitting, key=lambda one: self._fit(act, one))
        asked = any(other.mention.mood == "demanded" and other.voice == act.maker for other in best.mentions)
        if asked and act.mention.mood == "planned":
            # "They told the family to hand him over, and insist that he will be": what they want of it.
            wanted = act.mention.model_copy(update={"mood": "demanded"})
            act = replace(act, mention=wanted, voice=act.maker)
        elif not any(other.mention.mood in ("in force", "done") for other in best.mentions):
            return False
        self._join(with_maker(act, best.maker), best)
        return True

    def _join(self, act: OwnedAct, one: OneAct) -> None:
        one.add(act)
        here = self._in_report[one.maker, act.place[0]]
        if all(other is not one for other in here):
            here.append(one)
        if act.mention.catalogue is not None:
            self._makers[act.mention.catalogue].add(one.maker)
        for key in self._keys(act):
            for maker in (one.maker, ""):
                held = self._index[maker, key]
                if not held or held[-1] is not one:
                    held.append(one)

    def _keys(self, act: OwnedAct) -> Iterable[str]:
        # In one order in each run: of acts that fit as well the first is taken.
        yield from dict.fromkeys(act.mention.words)
        entry = act.mention.catalogue
        if entry is not None:
            pairs = (pair for pair in _ONE_CHOICE | ONE_MEASURE if entry in pair)
            yield from sorted({f"={other}" for pair in pairs for other in pair})
            yield f"={entry}"

    def _candidates(self, act: OwnedAct, maker: str) -> Iterable[OneAct]:
        seen = {id(one): one for key in self._keys(act) for one in self._index[maker, key][-_CANDIDATES:]}
        return seen.values()

    def _fit(self, act: OwnedAct, one: OneAct, *, strictly: bool = False) -> float:
        if meets_another(act, one.met):
            return 0.0
        return max((self._alike(act, other, strictly=strictly) for other in one.wordings), default=0.0)

    def _alike(self, act: OwnedAct, other: OwnedAct, *, strictly: bool) -> float:
        """Return how well two mentions fit one act; 0 if they speak of two.

        Parameters
        ----------
        strictly
            Two verbs are two acts, also in a short text: there is no common maker to speak for one.
        """
        a, b = act.mention, other.mention
        # A model that lists two acts means two.
        strictly = strictly or a.proposed_by is not None or b.proposed_by is not None
        if act.about and other.about and not act.about & other.about:
            return 0.0
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
            own = frozenset() if strictly else _words_of(a.catalogue)
            # A mention without a doer says little of whose act another report tells.
            near = not strictly or act.place[0] == other.place[0]
            bare = near and not (act.objects - own and other.objects - own)
            met = bool(act.about & other.about) or bare or (not strictly and _takes_no_object(a.catalogue))
            return 1.0 + share if met or share >= 0.3 or self._short else 0.0
        if a.catalogue is not None and b.catalogue is not None and a.predicate != b.predicate:
            return 0.0
        if a.predicate == b.predicate:
            known = self._short and not strictly and a.predicate not in _light()
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

    def _shared(self, a: frozenset[str], b: frozenset[str], *, of_larger: bool = False) -> float:
        """Return the part of the objects that two mentions share, rare words counting more."""
        if not a or not b:
            return 0.0
        # Words of a set come in any order: only an exact sum is the same in each run.
        sizes = sorted(fsum(self._weights[word] for word in words) for words in (a, b))
        return fsum(self._weights[word] for word in a & b) / sizes[of_larger]


def _are_one_kind(one: str | None, other: str | None) -> bool:
    """Return True for entries that are one choice of one party: to talk and to meet."""
    return one is not None and other is not None and frozenset((one, other)) in _ONE_CHOICE


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


def _before(other: OwnedAct, act: OwnedAct) -> bool:
    return 0 < act.place[1] - other.place[1] <= _NEAR


@cache
def _stand_ins() -> frozenset[str]:
    return frozenset(words_of(word_table("position_words.yaml")["stand_ins"]))


@cache
def _answering() -> frozenset[str]:
    return frozenset(words_of(word_table("position_words.yaml")["answering"]))


@cache
def _light() -> frozenset[str]:
    return frozenset(words_of(word_table("position_words.yaml")["light"]))
