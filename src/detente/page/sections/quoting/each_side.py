"""The main parties, each under its name with its best sentences, and what is decided, in force or ahead."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Final

from detente.dossier import Dossier
from detente.page.lines import Group, Groups, Paragraphs
from detente.page.page import Block, Section
from detente.page.sections.candidate import overlap
from detente.page.sections.quoting.key_sentences import KeySentences
from detente.page.sections.quoting.leaning import leans, opens_on_another
from detente.page.sections.quoting.lone_sentences import quoted_line, speaks_of_us
from detente.page.sections.quoting.main_sides import deciders, heads_of, is_common, weights_of
from detente.page.sections.quoting.one_side import sides_of_speakers
from detente.page.sections.quoting.own_sentence import OwnSentence
from detente.page.sections.quoting.passages import MOST_BEFORE, Passage, Passages, is_whole, without_joint
from detente.page.sections.quoting.side_choices import (
    ALSO,
    DECIDED,
    LEAST,
    LEAST_FACT,
    LEAST_TOLD,
    NO_SIDES,
    Choice,
    as_quoted,
    choice_of,
    choice_of_another,
    choice_of_fact,
    chosen_within,
    with_its_question,
)
from detente.page.sections.quoting.standing_facts import tells_a_fact
from detente.page.sections.quoting.whose import OURS, WILFUL, WRITER
from detente.page.words import NamesInProse, counted, upper_first
from detente.patterns import as_pattern
from detente.positions import Positions
from detente.sources import Evidence

_FEWEST_FOR_FACTS: Final = 4
_FACTS: Final = 33
"""Of a hundred lines so many for what is decided, in force or ahead."""
_JOINT: Final = as_pattern(
    r"^(?:the )?(?:two |both )?(?:parties|sides|governments|foreign ministers|negotiators|presidents"
    r"|delegations)$"
    r"|^[^,]{2,40} and (?:the )?[A-Z][^,]{1,40}$",
    re.IGNORECASE,
)
_NO_SIDE: Final = as_pattern(
    r"(?:let|such|no|each|every|some|what|its|his|her|their|this|that|these|a|an|one|another|critics|analysts"
    r"|experts|observers|diplomats|sources|scholars|economists|lawyers|sceptics|optimists|others|everybody"
    r"|a cabinet|(?:some |many |retired |former |local |senior )*(?:leaders|officials|residents"
    r"|workers|aid workers"
    r"|generals|ministers|diplomats|employees|neighbours|witnesses|drivers|passengers|customers)$"
    r"|neither|both|we who|s|mon|tue|wed|thu|fri|sat|sun)\b"
    r"|(?:the )?(?:members|others|union|party|group|meeting|court|people close|spokes\w+|delegates)$"
    r"|(?:but|staff in|(?:\w+ )?officers$|\w+ of \d)\b|(?:the )?(?:body|employers[’'] body)$"
    r"|(?:Author )?[A-Z]$"
    r"|(?:.* )?(?:media|press|newspapers?|dailies|broadcasters?|agreement|treaty|accords?|convention|charter"
    r"|protocol|memorandum|resolutions?(?: \d+)?|regime)$",
    re.IGNORECASE,
)
"""Heads under which no side of a dispute is told: who only comments, has no name, or is a paper."""
_LONG: Final = 18
_SHORTEST, _SHORTEST_ALONE, _SHORTEST_OF_NOBODY = 3, 5, 7
"""Words below which a sentence hardly says what it is about: "The chair agreed."."""
_MAIN_SIDES: Final = 3
_SPEAKER: Final = as_pattern(
    r"(?:(?:Mr|Mrs|Ms|Dr|President|Minister|General)\.? )?(?P<who>(?:[A-ZÀ-Þ][\w’-]+ ?){1,4}?),?"
    r"(?: [^,.;]{2,60},)? (?:said|says|told|insist(?:s|ed)|argue[sd]?|thinks?|believe[sd]?|expect(?:s|ed)) "
)
"""Whoever says a sentence with which the words of a side would begin."""
_FIRM: Final = 0.9
"""Worth of a fact that stands below by itself, whatever sentence of a side leans on it."""


def each_side_section(
    sentences: KeySentences,
    dossier: Dossier,
    positions: Positions,
    names: NamesInProse,
    shown: Collection[Evidence],
    *,
    room: int,
) -> Section | None:
    """Quote under the name of each main party what it wants, offers, refuses; then what is decided or ahead.

    Parameters
    ----------
    sentences
        Those of the reports.
    names
        The names of the parties of the table.
    shown
        Words that stand elsewhere on the page: their sentences are not quoted again.
    room
        So many lines of a terminal at most.
    """
    own = sentences.own
    told = _Told(sentences, dossier, positions, names, shown)
    chosen = told.chosen(room)
    if not chosen:
        return None
    order = _in_order(chosen, told)
    sides = sides_of_speakers(order, dossier, positions, names, told.heads)
    by_side = _lines_by_side(order, chosen, {each: sides.get(each, (each, ""))[0] for each in order})
    groups: list[Group] = []
    for key, lines in by_side.items():
        of = {each for each in order if sides.get(each, (each, ""))[0] == key}
        headed = sides.get(min(of), ("", ""))[1] or told.heads.get(key) or own.name(key)
        head = key if key in NO_SIDES else upper_first(own.as_headed(headed))
        if key == own.writer != OURS and any(_WE.search(choice.text) for choice in lines):
            head = f"{head} (“we”)"
        groups.append(Group(head, lines=tuple(quoted_line(one.text, one.place, dossier) for one in lines)))
    blocks: list[Block] = [Groups(tuple(groups))]
    if (read := own.reports_read) < (every := len(dossier.reports)):
        newest = counted(read, "newest report")
        blocks.append(Paragraphs((f"Quoted from the {newest} of {every:,}.",), quiet=True))
    where = "the report" if len(dossier.reports) == 1 else "the reports"
    return Section("each-side", f"Each side, in the words of {where}", tuple(blocks), "Each side")


def _lines_by_side(
    order: Sequence[str], chosen: Sequence[Choice], side_of: Mapping[str, str]
) -> Mapping[str, Sequence[Choice]]:
    """Return what stands under each side, in the order of the page: no sentence twice."""
    by_side: dict[str, list[Choice]] = {}
    last: Choice | None = None
    for key in dict.fromkeys(side_of[each] for each in order):
        lines = sorted((one for one in chosen if side_of[one.party] == key), key=lambda one: one.order)
        by_side[key] = [
            with_its_question(one, above=lines[at - 1] if at else last) for at, one in enumerate(lines)
        ]
        last = by_side[key][-1]
    every = [one for lines in by_side.values() for one in lines]
    once = {
        key: [one for one in lines if not any(one.is_part_of(other) for other in every)]
        for key, lines in by_side.items()
    }
    return {key: lines for key, lines in once.items() if lines}


def _in_order(chosen: Sequence[Choice], told: _Told) -> list[str]:
    """Return the parties, the weightiest first, and last what is decided."""
    places: dict[str, int] = {}
    for choice in chosen:
        places[choice.party] = min(choice.order, places.get(choice.party, choice.order))
    order = sorted(
        places,
        key=lambda key: (
            key == ALSO,
            key == DECIDED,
            key in (OURS, WRITER),
            -told.weights.get(key, 0.0),
            -told.times[key],
            places[key],
        ),
    )
    for one in chosen:
        # Who answers another stands right below him.
        if one.answers != one.party and one.answers in order:
            order.remove(one.party)
            order.insert(order.index(one.answers) + 1, one.party)
    return order


class _Told:
    """The sentences of reports that may stand under the names of sides, and under what is decided."""

    def __init__(
        self,
        sentences: KeySentences,
        dossier: Dossier,
        positions: Positions,
        names: NamesInProse,
        shown: Collection[Evidence],
    ) -> None:
        own = sentences.own
        self._own, self._facts, self._shown = own, sentences.facts, shown
        self._content = sentences.content
        self.weights: Final = weights_of(own.all, dossier)
        decide = deciders(own.all, dossier, positions) - positions.outside
        self.heads: Final = heads_of(decide, own, dossier, names)
        self._joint = {key for key in decide if _JOINT.search(self.heads[key])}
        self._sides = frozenset(
            key
            for key in decide
            if not _NO_SIDE.match(self.heads[key]) and not is_common(self.heads[key], dossier)
        )
        titles = (report.title or "" for report in dossier.reports.values())
        self._above = " ".join((*titles, *(words.quote for words in shown)))
        said = {
            (one.sentence.place.report, one.sentence.place.start): as_quoted(one, self.heads[one.party])
            for one in own.all
            if one.party in self.heads
        }
        self._passages = Passages(dossier, own.sentences, said)

    def chosen(self, room: int) -> list[Choice]:
        """Return what is quoted: what is decided once, also where a party is its subject."""
        decided = chosen_within(self._decided(), max(_FEWEST_FOR_FACTS, _FACTS * room // 100))
        room -= sum(one.lines for one in decided) + bool(decided)
        left = (
            one
            for one in (*self._of_sides, *self._others)
            if not any(
                overlap(one.core if other.worth < _FIRM else one.place, other.place) for other in decided
            )
        )
        of_sides = chosen_within(left, room, self._main)
        # What a side's sentence is quoted with is not told again below.
        once = [one for one in decided if not any(overlap(one.core, other.place) for other in of_sides)]
        return [*once, *of_sides]

    @cached_property
    def _choices(self) -> Sequence[Choice]:
        return tuple(self._weighed())

    def _weighed(self) -> Iterator[Choice]:
        for one in self._own.all:
            is_short = len(one.said_of.split()) < _SHORTEST
            if one.party not in self._sides or is_short or self._is_shown(one.sentence.place):
                continue
            if one.sentence.text[:1].islower():
                # The rest of a sentence that was cut at an abbreviation.
                continue
            head, is_joint = self.heads[one.party], one.party in self._joint
            text = self._as_told(one, head)
            passage = self._passages.of(one.sentence, text, self._above, is_headed=True)
            of_another = passage is not None and self._is_of_another(one, passage)
            if passage is not None and of_another and (not leans(text) or _tells_enough(text)):
                passage, of_another = Passage(one.sentence.place, text, is_vague=True), False
            if passage is not None and (passage.before or len(text.split()) >= _SHORTEST_ALONE):
                tells = self._content.of(one.sentence)
                choice = choice_of(one, passage, self.weights, head, self._shown, tells, is_joint=is_joint)
                yield replace(choice, answers_another=of_another)

    @staticmethod
    def _as_told(one: OwnSentence, head: str) -> str:
        """Return a sentence as it is quoted, without a clause before it that has another subject."""
        clause = as_quoted(replace(one, said_of=one.clause), head) if one.clause else ""
        return clause if clause and not leans(clause) else as_quoted(one, head)

    def _is_of_another(self, one: OwnSentence, passage: Passage) -> bool:
        """Return True if the sentences before one, with which it is quoted, are the words of another side."""
        if passage.before and (other := _SPEAKER.match(passage.text)) is not None:
            # "Dr Roy said she had won. The guild wants ..."
            head = f"{self.heads[one.party]} {one.named} {one.person}".casefold()
            if not any(word in head for word in other["who"].casefold().split()):
                return True
        return passage.before > 0 and any(
            overlap(other.sentence.place, passage.place)
            and other.sentence.place.end <= one.sentence.place.start
            and other.party != one.party
            and (other.will in WILFUL or (other.will == "imposes" and passage.before == 1))
            for other in self._near(one)
        )

    def _near(self, one: OwnSentence) -> Sequence[OwnSentence]:
        """Return the sentences of sides among the few before one."""
        orders = range(one.sentence.order - MOST_BEFORE, one.sentence.order)
        return [other for order in orders for other in self._by_order.get(order, ())]

    @cached_property
    def _by_order(self) -> Mapping[int, Sequence[OwnSentence]]:
        by_order: defaultdict[int, list[OwnSentence]] = defaultdict(list)
        for one in self._own.all:
            by_order[one.sentence.order].append(one)
        return by_order

    @cached_property
    def _of_sides(self) -> Sequence[Choice]:
        return [choice for choice in self._choices if choice.party != DECIDED]

    @cached_property
    def times(self) -> Counter[str]:
        """Count the sentences worth quoting of each party."""
        return Counter(choice.party for choice in self._choices if choice.worth >= LEAST)

    @property
    def _main(self) -> Sequence[str]:
        """The sides whose first sentences come before all others: the writer, and the weightiest."""
        best: dict[str, float] = {}
        for choice in self._of_sides:
            best[choice.party] = max(choice.worth, best.get(choice.party, 0.0))
        others = sorted(
            best.keys() - {WRITER}, key=lambda key: (-self.weights.get(key, 0.0), -best[key], key)
        )
        return [*([WRITER] if WRITER in best else []), *others[:_MAIN_SIDES]]

    def _decided(self) -> Sequence[Choice]:
        """Return the facts, and what two sides agree on: once, with the sentence that says when it is."""
        facts = list(self._standing())
        together = (choice for choice in self._choices if choice.party == DECIDED)
        return [
            *facts,
            *(
                one
                for one in together
                if not any(overlap(one.core, fact.place) for fact in facts if fact.worth > 0)
            ),
        ]

    def _standing(self) -> Iterator[Choice]:
        wilful = {
            (one.sentence.place.report, one.sentence.place.start)
            for one in self._own.all
            if one.will in ("demands", "offers", "threatens", "refuses", "says")
        }
        for fact in self._facts.all:
            place = fact.sentence.place
            if fact.worth < LEAST_FACT or (place.report, place.start) in wilful:
                continue
            passage: Passage | None = None
            if fact.is_list:
                passage = Passage(place, fact.text)
            elif not self._is_shown(place):
                passage = self._passages.of(fact.sentence, fact.text, self._above)
            if passage is None or passage.is_vague:
                # A fact on "the case" that nobody names tells a reader nothing.
                continue
            if passage.before == 0 or (tells_a_fact(passage.text) and not speaks_of_us(passage.text)):
                yield choice_of_fact(fact, passage, self._shown, self._content.of(fact.sentence))

    @cached_property
    def _others(self) -> Sequence[Choice]:
        """The sentences that are no side's for sure and no fact, as a page may quote them under no name."""
        of_sides = {choice.core for choice in self._choices}
        return [
            self._under_us(choice_of_another(sentence, passage, self._shown, self._content.of(sentence)))
            for sentence in self._own.sentences
            if sentence.place not in of_sides
            and self._content.of(sentence) >= LEAST_TOLD
            and is_whole(sentence.text)
            and len(sentence.text.split()) >= _SHORTEST_OF_NOBODY
            and (passage := self._passages.of(sentence, without_joint(sentence.text), self._above))
            is not None
            and not passage.is_vague
            and not self._is_shown(passage.place)
            and not (
                speaks_of_us(passage.text) and sentence.place.report not in self._own.in_the_first_person
            )
        ]

    def _under_us(self, choice: Choice) -> Choice:
        """Return what a text says of "us" under those who write it."""
        is_ours = self._own.is_ours(choice.place.report) and speaks_of_us(choice.text)
        return replace(choice, party=self._own.writer) if is_ours else choice

    def _is_shown(self, place: Evidence) -> bool:
        return any(overlap(place, words) for words in self._shown)


def _tells_enough(text: str) -> bool:
    """Return True for a long sentence that leans on another only with a word within it."""
    return len(text.split()) >= _LONG and not opens_on_another(text)


_WE: Final = as_pattern(r"^(?:[^“\"]*\s)?(?:[Ww]e|[Oo]ur)\b")
