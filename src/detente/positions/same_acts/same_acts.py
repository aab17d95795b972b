"""Mentions of one act by one maker brought together, however often and in whatever words it is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain

from detente.positions.mentions import (
    WITHDRAWAL,
    OwnedAct,
    answers_a_request,
    is_to_ask,
    leaves,
    stands_before,
    with_maker,
    with_whom_they_refuse,
)
from detente.positions.same_acts.likeness import ONE_CHOICE, Likeness, light_verbs
from detente.positions.same_acts.one_act import OneAct, is_asked_by_nobody, is_only_its_own_will
from detente.positions.same_acts.one_measure import ONE_MEASURE
from detente.positions.same_acts.two_acts import meets_another
from detente.reading import word_table, words_of

_BARE_WORDS = 2
_CANDIDATES = 24
"""Acts looked at for each word: the latest, so that the work grows with the mentions and not their square."""


def one_act_each(
    acts: Sequence[OwnedAct],
    names: Collection[str] = (),
    doer_of: Callable[[OwnedAct], str | None] = lambda _: None,
    other_side_of: Callable[[OwnedAct], str | None] = lambda _: None,
    may_mean: Callable[[str, str], bool] = lambda _report, _party: True,
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
    may_mean
        True for a report and a party that it may mean without naming it.

    Returns
    -------
    acts
        Each act once, in the order in which it is first mentioned.
    rest
        The mentions whose doer is not named and that no other mention settles.
    """
    acts = with_whom_they_refuse(acts)
    grouping = _Grouping(acts, names, may_mean)
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


def _is_bare(act: OwnedAct) -> bool:
    return not act.objects and act.mention.catalogue is None


def _is_of_somebody_else(act: OwnedAct) -> bool:
    """Return True where the words name who does it, and it is no party: "was lent it by its partner"."""
    mention, wording = act.mention, act.mention.wording
    return wording is not None and wording.doer_as == "agent" and mention.mood in ("done", "in force")


class _Grouping:
    """The acts so far, with an index from words and catalogue entries to them."""

    def __init__(
        self, acts: Sequence[OwnedAct], names: Collection[str], may_mean: Callable[[str, str], bool]
    ) -> None:
        self._may_mean = may_mean
        self._likeness = Likeness(acts, names)
        self._index: defaultdict[tuple[str, str], list[OneAct]] = defaultdict(list)
        self._makers: defaultdict[str, set[str]] = defaultdict(set)
        self._in_report: defaultdict[tuple[str, int], list[OneAct]] = defaultdict(list)
        self.acts: list[OneAct] = []

    def add(self, act: OwnedAct) -> None:
        """Join a mention to the act that it fits best, or begin a new one.

        That both are of one maker tells nothing where it is only supposed to be its act.
        """
        best, fit = None, 0.0
        for one in self._candidates(act, act.maker):
            its = self._fit(act, one, strictly=act.supposed)
            if its > fit:
                best, fit = one, its
        if best is None:
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
            if not (act.mention.mood == "refused" and is_only_its_own_will(one))
            and not (names_a_request and is_asked_by_nobody(one))
            for other in one.mentions[-_CANDIDATES:]
            if other.place[0] == act.place[0]
            and (
                (other.mention.predicate == act.mention.predicate and not _only_lends_its_verb(act))
                or (stands_in and stands_before(other, act))
            )
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
        if is_to_ask(act):
            return False  # to ask the judge is no act of the judge
        if _is_of_somebody_else(act):
            return False
        fitting = self._fitting(act)
        here = [one for one in fitting if act.place[0] in one.reports]
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
        fitting = self._fitting(act)
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

    def _fitting(self, act: OwnedAct) -> list[OneAct]:
        """Return the acts, of whoever its report may mean, that a mention without a doer may be one with."""
        report = act.mention.span.report
        return [
            one
            for one in self._candidates(act, "")
            if self._may_mean(report, one.maker) and self._fit(act, one, strictly=True) > 0
        ]

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
        words = dict.fromkeys(act.mention.words)
        return words if act.mention.catalogue is None else (*words, *_keys_of(act.mention.catalogue))

    def _candidates(self, act: OwnedAct, maker: str) -> Iterable[OneAct]:
        return dict.fromkeys(
            chain.from_iterable(self._index[maker, key][-_CANDIDATES:] for key in self._keys(act))
        )

    def _fit(self, act: OwnedAct, one: OneAct, *, strictly: bool = False) -> float:
        if meets_another(act, one.met):
            return 0.0
        return self._likeness.of_best(act, one.wordings, strictly=strictly)


@cache
def _keys_of(entry: str) -> tuple[str, ...]:
    """Return the keys of the entries that are one choice or one measure with an entry, its own last."""
    pairs = (pair for pair in ONE_CHOICE | ONE_MEASURE if entry in pair)
    return (*sorted({f"={other}" for pair in pairs for other in pair}), f"={entry}")


def _only_lends_its_verb(act: OwnedAct) -> bool:
    """Return True for "make our countries less safe", which is not what else somebody would make."""
    return len(act.mention.label.split()) > _BARE_WORDS and act.mention.predicate in light_verbs()


@cache
def _stand_ins() -> frozenset[str]:
    return frozenset(words_of(word_table("position_words.yaml")["stand_ins"]))
