"""Demands that name nobody: where one other side alone decides in a report, it may be asked."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from detente.dossier import Dossier
from detente.patterns import as_pattern
from detente.positions.asked_of.likely_opponents import LikelyOpponents, is_no_act
from detente.positions.asked_of.wanted import is_plain_demand
from detente.positions.camps import Camps
from detente.positions.facing import Facing
from detente.positions.mentions import OwnedAct
from detente.reading import entry_of

_ASKED: Final = frozenset({"demanded", "opposed"})
_AGAINST: Final = frozenset({"refused", "opposed", "threatened"})
_GRANTED: Final = frozenset({"planned", "offered", "accepted"})
_DECIDES: Final = 0.5
"""The chance to be a decision maker from which on a party counts as a side."""
_PLAINLY: Final = 0.8
"""The chance from which on two are plainly the sides of a dispute, though no words show them at odds."""
_FAR_SURER: Final = 5
"""A side is far surer to decide than another if the doubt of it is so many times less."""


_ANSWERING: Final = frozenset({"offered", "refused", "accepted"})
_RIGHT_BEHIND: Final = 320
"""Characters within which the answer to a demand stands: in the sentence before or behind it."""
_GOES_ON: Final = 700
"""Characters within which a party goes on to tell what else it wants."""
_MAY_ANSWER: Final = 0.3
_RULED: Final = as_pattern(
    r"\b(?:recommendations?|rulings?|verdicts?|judge?ments?|sentences?|findings?|injunctions?)\b",
    re.IGNORECASE,
)
"""Papers of a body that stands above both sides: to change them is asked of that body."""


def only_opponent(
    dossier: Dossier,
    joined: Camps,
    chances: Mapping[str, float],
    speaks_for: Mapping[str, str],
    acts: Iterable[OwnedAct],
) -> Callable[[OwnedAct], str | None]:
    """Return a function that gives a demand without a doer to the one other side of its report.

    "The dockers demand a rise": of the board, where it is the only side beside them and the two are at odds,
    or the dockers have far more at issue with it than with anybody else. Who offers or refuses something in
    the next sentence is asked. Of three sides, nobody is meant, unless one is far surer to decide.
    """
    sides = {party.id for party in joined.parties if chances.get(party.id, 0.0) >= _DECIDES}
    in_report: dict[str, set[str]] = {}
    for party in dossier.parties:
        camp = speaks_for.get(party.id)
        if camp in sides:
            for words in party.mentions:
                in_report.setdefault(words.report, set()).add(camp)

    deciding = in_report
    acts = list(acts)
    of_a_body = {(each.place[0], each.voice) for each in acts if _RULED.search(each.mention.label)}
    at_odds = set(_at_odds(acts))
    quarrels = {each.mention.span.report for each in acts if each.mention.mood in _AGAINST}
    answers: defaultdict[int, list[OwnedAct]] = defaultdict(list)
    for each in acts:
        if each.mention.mood in _ANSWERING and each.maker:
            answers[each.place[0]].append(each)
    answered: defaultdict[int, list[tuple[OwnedAct, str]]] = defaultdict(list)
    for each in acts:
        report = each.place[0]
        if not each.maker and report in answers and is_plain_demand(each):
            maker = _answers_it(each, answers[report], chances)
            if maker is not None:
                answered[report].append((each, maker))

    @cache
    def facing() -> Facing:
        return Facing(acts, dossier, joined, chances)

    @cache
    def likely() -> LikelyOpponents:
        return LikelyOpponents(facing(), chances)

    kind = {(each.maker, other) for each in acts if each.mention.mood in _GRANTED for other in each.about}
    asked: dict[str | None, set[str]] = {}
    for each in acts:
        if each.maker and each.mention.mood == "demanded" and each.maker != each.voice:
            asked.setdefault(each.voice, set()).add(each.maker)

    def doer_of(act: OwnedAct) -> str | None:
        if is_no_act(act):
            return None
        plainly = opponent_of(act)
        report = act.mention.span.report
        if plainly is not None or act.mention.mood not in _ASKED or report not in quarrels:
            return plainly
        if (act.place[0], act.voice) in of_a_body or len(asked.get(act.voice, ())) > 1:
            return None
        other = likely().asked_by(act, deciding.get(report, set()))
        return None if (other, act.voice) in kind else other

    def opponent_of(act: OwnedAct) -> str | None:
        here = in_report.get(act.mention.span.report, set())
        condition = act.mention.condition_of is not None and act.mention.mood == "demanded"
        if act.voice not in here or not (condition or is_plain_demand(act)):
            return None
        for demand, answerer in answered.get(act.place[0], ()):
            # "The dockers want 9 percent. The board has offered 3. They also want a guarantee."
            behind = act.place[1] - demand.place[1]
            near = 0 <= behind <= _GOES_ON
            if near and act.voice == demand.voice and act.voice != answerer:
                return answerer
        if len(asked.get(act.voice, ())) > 1:
            return None  # whoever asks two parties for something may mean either
        other = _surest(here - {act.voice}, chances)
        assert act.voice is not None
        if other is None:
            return None if _RULED.search(act.mention.label) else facing().opponent_of(act.voice, here)
        the_two = min(chances[other], chances[act.voice]) >= _PLAINLY
        the_two = the_two and act.mention.span.report in quarrels and (other, act.voice) not in kind
        if the_two or frozenset((other, act.voice)) in at_odds:
            return other
        return None if _RULED.search(act.mention.label) else facing().opponent_of(act.voice, here)

    return doer_of


def _answers_it(act: OwnedAct, answers: Sequence[OwnedAct], chances: Mapping[str, float]) -> str | None:
    """Return the one who offers or refuses something right behind: "The board has offered 3 percent".

    An offer may stand right before the demand; a refusal there is of something else.
    """
    span = act.mention.span
    beside = {
        each.maker for each in answers if _is_beside(each, span.start, span.end) and each.maker != act.voice
    }
    answerer = next(iter(beside)) if len(beside) == 1 else None
    return answerer if answerer is not None and chances.get(answerer, 0.0) >= _MAY_ANSWER else None


def _is_beside(answer: OwnedAct, start: int, end: int) -> bool:
    behind = 0 <= answer.mention.span.start - end <= _RIGHT_BEHIND
    before = answer.mention.mood == "offered" and 0 <= start - answer.mention.span.end <= _RIGHT_BEHIND
    return behind or before


def _surest(others: Iterable[str], chances: Mapping[str, float]) -> str | None:
    """Return the one of some parties, or the one that is far surer to decide than all the rest."""
    ranked = sorted(others, key=lambda party: -chances[party])
    if not ranked:
        return None
    rest = 1 - chances[ranked[1]] if len(ranked) > 1 else 1.0
    return ranked[0] if len(ranked) == 1 or _FAR_SURER * (1 - chances[ranked[0]]) <= rest else None


def _at_odds(acts: Iterable[OwnedAct]) -> Iterator[frozenset[str | None]]:
    """Yield pairs of sides of which one asks, refuses, threatens or does harm to the other."""
    for act in acts:
        if act.maker and act.voice is not None and act.mention.mood in _ASKED:
            yield frozenset((act.maker, act.voice))
        entry = entry_of(act.mention.catalogue)
        harms = act.mention.mood in _AGAINST or (entry is not None and entry.harm and act.mention.sign)
        if act.maker and harms:
            yield from (frozenset((act.maker, other)) for other in act.about)
