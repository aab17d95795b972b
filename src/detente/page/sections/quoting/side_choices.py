"""The sentences that may be quoted under the name of a side, weighed, and the choice among them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from detente.page.sections.candidate import overlap
from detente.page.sections.quoting.centre import all_stems_of
from detente.page.sections.quoting.own_sentence import PRONOUN, OwnSentence
from detente.page.sections.quoting.passages import Passage
from detente.page.sections.quoting.report_sentences import ReportSentence
from detente.page.sections.quoting.standing_facts import StandingFact
from detente.page.sections.quoting.whose import OURS
from detente.page.sections.quoting.wills import Will
from detente.page.words import cut_at_clause, upper_first
from detente.patterns import as_pattern
from detente.sources import Evidence

MOST_SIDES: Final = 7
DECIDED, ALSO = "Decided, in force or ahead", "Also told"
NO_SIDES: Final = (DECIDED, ALSO)
"""Heads that name no side."""
_WIDTH: Final = 74
"""Characters of a line of a terminal, behind the indent."""
_MOST: Final[Mapping[str, int]] = {DECIDED: 5, ALSO: 8, OURS: 5}
_MOST_OF_A_SIDE: Final = 3
_AGAIN: Final = (1.0, 0.75, 0.5, 0.5, 0.5)
"""Worth to a reader of the first, second and further sentences of a party."""
_NO_SIDE_AGAIN: Final = (1.0, 0.9, 0.8, 0.7, 0.6, 0.6, 0.6, 0.6)
_WORTH: Final[Mapping[Will, float]] = {
    "demands": 1.0,
    "refuses": 1.0,
    "does not": 0.55,
    "threatens": 1.0,
    "offers": 0.9,
    "imposes": 0.8,
    "is bound": 0.8,
    "decides": 0.7,
    "plans": 0.8,
    "says": 0.6,
}
_CONDITIONAL, _VAGUE, _TOGETHER, _LONG, _PAST, _CENTRAL, _FAR_IN, _IN_NEW_CLAUSE, _OLD = (
    0.35, 0.85, 0.25, 0.25, 0.2, 0.6, 0.45, 0.25, 0.5,
)  # fmt: skip
_LONGISH, _LONGEST, _CUT = 260, 345, 320
_AGREED: Final = as_pattern(
    r"\b(?:agreed?|agrees|agreeing|signed?|initialled|decided|set up|undert\w+|confirmed|adopted"
    r"|put their names)\b"
)
_A_LIST: Final = as_pattern(r":(?: (?:1[.)]|\(?[a-z][.)]|[-*•·–]) |[^.]*;.*;)")
_OF_THE_KEY, _USUAL, _OF_NO_SIDE = 2.0, 0.7, -0.55
"""A sentence gains as it tells more of what matters than the usual one of a side."""
LEAST, LEAST_FACT, _LEAST_OF_NO_SIDE = 0.6, 0.6, 0.8
"""Worth below which a sentence of a party, a fact, or what is of neither, is not quoted."""
_LEAST_WORTH: Final[Mapping[str, float]] = {DECIDED: LEAST_FACT, ALSO: _LEAST_OF_NO_SIDE}
LEAST_TOLD: Final = (_LEAST_OF_NO_SIDE - _OF_NO_SIDE) / _OF_THE_KEY
"""A sentence that is no side's must tell so much of what matters."""
_AGAIN_ABOVE, _GAP = 1.5, 8
"""For a passage that begins with words quoted already."""
_MAIN, _OF_ROOM, _LISTED = 0.6, 0.5, 0.7
"""So much more for the first sentence of each of the weightiest sides."""
_PLUPERFECT: Final = as_pattern(r"\bhad (?:\w+ )?\w+(?:ed|en|own|old|ut|un|aid|ade|iven)\b")
_FEW: Final = 4
_SAYS_LITTLE, _STRONG = 0.25, 0.25
_STRONG_WORDS: Final = as_pattern(
    r"\b(?:must|shall|cannot|can[’']t|won[’']t|(?:will|would) (?:not|never|challenge|go|do|return|resume)"
    r"|refus\w*|reject\w*"
    r"|demand\w*|illegal|unless|only (?:if|when)|no (?:more|longer|power)|ready|binds?)\b"
)
_SAYS_NOTHING: Final = as_pattern(
    r"\b(?:(?:did|does|do|has|have|had|would|will)(?: not|n[’']t)|won[’']t|(?:declin|refus)(?:es?|ed) to)"
    r" (?:yet )?(?:(?:be )?(?:say|said|tell|told|comment\w*|drawn|explain\w*|name[sd]?|guess\w*|speculate"
    r"|answer\w*|repl(?:y|ied)|respond\w*)\b"
    r"|give (?:a|any) date)|\bsa(?:ys?|id) nothing\b|^\S+ (?:\S+ )?welcome[sd]\b",
    re.IGNORECASE,
)
_NOTHING_SAID: Final = 0.5
"""Against a sentence by which somebody only keeps silent, or is pleased."""
_ALIKE, _NEARLY_THE_SAME = 0.6, 0.85


@dataclass(frozen=True)
class Choice:
    """A sentence that may be quoted under a name, with those before it that it leans on.

    Attributes
    ----------
    place, core
        The words that are quoted, and the sentence among them for whose sake they are.
    by_itself
        The sentence alone, for a place right below what it leans on.
    answers, whole
        The party below whose words it stands so, and what it was before.
    answers_another
        True if it begins with the words of another side: it may only stand below these.
    """

    party: str
    place: Evidence
    core: Evidence
    text: str
    order: int
    worth: float
    stems: frozenset[str]
    by_itself: str = ""
    answers: str = ""
    answers_another: bool = False
    whole: tuple[str, Evidence] | None = None

    def is_part_of(self, other: Choice) -> bool:
        """Return True if another quotes more than the same words."""
        mine, its = self.place, other.place
        is_within = mine.report == its.report and its.start <= mine.start and mine.end <= its.end
        return is_within and its.end - its.start > mine.end - mine.start

    @property
    def lines(self) -> int:
        """The lines that it takes on a terminal."""
        return -(-(len(self.text) + 2) // _WIDTH)


def as_quoted(one: OwnSentence, name: str) -> str:
    """Return a sentence with the name of its subject in the place of a pronoun."""
    who = one.person or name
    return one.said_of.replace(PRONOUN, upper_first(who) if one.said_of.startswith("[") else who)


def _lessened(passage: Passage, shown: Collection[Evidence]) -> float:
    """Return what speaks against a passage: that it is long, says too little, or is quoted above in part."""
    is_again = any(overlap(passage.place, words) for words in shown)
    return _VAGUE * passage.is_vague + _TOGETHER * passage.before + _AGAIN_ABOVE * is_again


def choice_of(
    one: OwnSentence,
    passage: Passage,
    weights: Mapping[str, float],
    name: str,
    shown: Collection[Evidence],
    tells: float,
    *,
    is_joint: bool,
) -> Choice:
    """Weigh a sentence that may be quoted under a party, with those before it that it leans on.

    Parameters
    ----------
    weights, name
        The weight of each party, and the name of this one.
    shown
        Words that stand elsewhere on the page.
    tells
        How much of what matters it tells.
    is_joint
        True if the party is two sides: what these agree on is decided.
    """
    text = passage.text
    if len(text) > _LONGEST and _A_LIST.search(text) is None:
        text = cut_at_clause(text, _CUT)
    worth = _OF_THE_KEY * (tells - _USUAL)
    worth += _WORTH[one.will] + _CONDITIONAL * one.is_conditional + _CENTRAL * weights.get(one.party, 0.0)
    worth -= _lessened(passage, shown)
    worth -= _LONG * (len(text) > _LONGISH and _A_LIST.search(text) is None)
    worth -= _PAST * (_PLUPERFECT.search(text) is not None)
    worth -= _OLD * one.is_of_long_ago
    worth -= _NOTHING_SAID * (_SAYS_NOTHING.search(text) is not None)
    if not (one.leads or one.is_spoken):
        worth -= _IN_NEW_CLAUSE if one.in_new_clause else _FAR_IN
    worth += _LISTED * (_A_LIST.search(text) is not None)
    # Two sentences of one party are not alike for having its name.
    stems = all_stems_of(text) - all_stems_of(name)
    worth -= _SAYS_LITTLE * (len(stems) < _FEW)
    worth += _STRONG * (one.will == "says" and _STRONG_WORDS.search(text) is not None)
    party = DECIDED if is_joint and _AGREED.search(text) else one.party
    by_itself = as_quoted(one, name) if passage.before else ""
    place, order = one.sentence.place, one.sentence.order
    return Choice(party, passage.place, place, text, order, worth, stems, by_itself)


def choice_of_fact(fact: StandingFact, passage: Passage, shown: Collection[Evidence], tells: float) -> Choice:
    """Weigh a sentence on what is decided, in force or ahead."""
    worth = fact.worth + _OF_THE_KEY * (tells - _USUAL) - _lessened(passage, shown)
    return _of_no_side(DECIDED, fact.sentence, passage, worth)


def choice_of_another(
    sentence: ReportSentence, passage: Passage, shown: Collection[Evidence], tells: float
) -> Choice:
    """Weigh a sentence that is surely no side's and no fact: it stands under no name."""
    worth = _OF_NO_SIDE + _OF_THE_KEY * tells - _lessened(passage, shown)
    worth -= _LONG * (len(passage.text) > _LONGISH)
    return _of_no_side(ALSO, sentence, passage, worth)


def _of_no_side(head: str, sentence: ReportSentence, passage: Passage, worth: float) -> Choice:
    text = passage.text
    return Choice(head, passage.place, sentence.place, text, sentence.order, worth, all_stems_of(text))


def chosen_within(choices: Iterable[Choice], room: int, main: Collection[str] = ()) -> list[Choice]:
    """Choose greedily what adds most, while there is room: of the main sides first.

    Parameters
    ----------
    room
        So many lines of a terminal.
    main
        The weightiest sides.
    """
    chosen: list[Choice] = []
    had: Counter[str] = Counter()
    left = [
        one
        for one in choices
        if one.worth >= _LEAST_WORTH.get(one.party, LEAST)
        and (len(one.text) <= _LONGEST or _A_LIST.search(one.text))
    ]

    def gains_now() -> dict[int, tuple[float, int]]:
        def gain(one: Choice) -> float:
            again = _NO_SIDE_AGAIN if one.party in NO_SIDES else _AGAIN
            is_first_of_main = one.party in main and not had[one.party]
            worth = one.worth * again[had[one.party]] + _MAIN * is_first_of_main
            # Where there is little room, two short sentences tell more than one long one.
            lines = _FEW if _A_LIST.search(one.text) else one.lines
            return worth - _OF_ROOM * lines / max(room, 1)

        return {id(one): (gain(one), -one.order) for one in left}

    gains = gains_now()
    while left:
        best = max(left, key=lambda one: gains[id(one)])
        first = _what_it_answers(best, left)
        if (
            first is not None
            and first.lines + best.lines + len({best.party, first.party} - had.keys()) <= room
        ):
            best = first
        left.remove(best)
        if best.answers_another:
            continue
        is_new = had[best.party] == 0
        sides = sum(1 for key in had if key not in NO_SIDES)
        if is_new and best.party not in NO_SIDES and sides >= MOST_SIDES:
            continue
        cost = best.lines + is_new
        if cost > room:
            continue
        room -= cost
        chosen.append(best)
        had[best.party] += 1
        most = _MOST.get(best.party, _MOST_OF_A_SIDE)
        left = [
            _below(one, best)
            for one in left
            if not (one.party == best.party and had[best.party] >= most)
            and not overlap(one.core, best.place)
            and not (one.party == ALSO and overlap(one.place, best.place))
            and not _is_alike(one, best)
        ]
        # Until another is chosen, what each adds stays the same.
        gains = gains_now()
    return chosen


def _what_it_answers(one: Choice, left: Iterable[Choice]) -> Choice | None:
    """Return the sentence of another side with which a passage begins, if that may be quoted too."""
    for other in left:
        if (
            other.party not in (one.party, *NO_SIDES)
            and one.place.start < one.core.start
            and overlap(other.core, one.place)
            and other.core.end <= one.core.start
            and other.core == other.place
            and other.worth >= LEAST
        ):
            return other
    return None


def _below(one: Choice, other: Choice) -> Choice:
    """Return a passage without its first sentences where another line right before it has them."""
    if not overlap(one.place, other.place):
        return one
    rest = _behind(one, other)
    if rest and other.party not in NO_SIDES and one.party not in NO_SIDES:
        place, from_there = one.place, other.core.end - one.place.start
        start = from_there + len(place.quote[from_there:]) - len(place.quote[from_there:].lstrip())
        return replace(
            one,
            place=Evidence(place.report, place.start + start, place.end, place.quote[start:]),
            text=rest,
            by_itself="",
            answers=other.party,
            answers_another=False,
            whole=(one.text, one.place),
        )
    return replace(one, worth=one.worth - _AGAIN_ABOVE)


def _behind(one: Choice, other: Choice) -> str:
    """Return what a passage says behind the sentence of another line, with which it begins."""
    if not (one.place.start <= other.core.start and other.core.end <= one.core.start):
        return ""
    if one.core.start - other.core.end <= _GAP:
        return one.by_itself
    return one.text.removeprefix(f"{other.text} ") if one.text.startswith(f"{other.text} ") else ""


def with_its_question(one: Choice, above: Choice | None) -> Choice:
    """Return an answer with the sentence that it answers, unless that stands right above."""
    if one.whole is None or (above is not None and 0 <= one.place.start - above.core.end <= _GAP):
        return one
    return replace(one, text=one.whole[0], place=one.whole[1])


def _is_alike(one: Choice, other: Choice) -> bool:
    if overlap(one.place, other.place):
        return False
    shared = len(one.stems & other.stems) / max(_FEW, min(len(one.stems), len(other.stems)))
    # A demand and its refusal share their words.
    return shared >= (_ALIKE if one.party == other.party else _NEARLY_THE_SAME)
