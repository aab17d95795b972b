"""The main parties, each under its name with its best sentences, and what is decided, in force or ahead."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from detente.dossier import Dossier
from detente.page.lines import Group, Groups, Line, Paragraphs
from detente.page.page import Block, Section
from detente.page.sections.candidate import overlap
from detente.page.sections.quoting.lone_sentences import within_quotes
from detente.page.sections.quoting.own_words import PRONOUN, OwnSentence, OwnWords
from detente.page.sections.quoting.passages import Passage, Passages
from detente.page.sections.quoting.standing_facts import StandingFacts, tells_a_fact
from detente.page.sections.quoting.whose import OURS, WRITER
from detente.page.sections.quoting.wills import Will
from detente.page.words import NamesInProse, counted, cut_at_clause, upper_first
from detente.positions import Positions
from detente.sources import Evidence

MOST_SIDES: Final = 7
DECIDED: Final = "Decided, in force or ahead"
_WIDTH: Final = 74
"""Characters of a line of a terminal, behind the indent."""
_MOST_OF_A_SIDE, _MOST_FACTS = 3, 5
_FEWEST_FOR_FACTS: Final = 4
_FACTS: Final = 33
"""Of a hundred lines so many for what is decided, in force or ahead."""
_AGAIN: Final = (1.0, 0.62, 0.4)
"""Worth to a reader of the first, second and third sentence of a party."""
_FACTS_AGAIN: Final = (1.0, 0.9, 0.8, 0.7, 0.6)
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
    0.35, 0.35, 0.1, 0.25, 0.2, 0.6, 0.45, 0.25, 0.5,
)  # fmt: skip
_LONGISH, _LONGEST, _CUT = 260, 345, 320
_JOINT: Final = re.compile(
    r"^(?:the )?(?:two |both )?(?:parties|sides|governments|foreign ministers|negotiators|presidents"
    r"|delegations)$"
    r"|^[^,]{2,40} and (?:the )?[A-Z][^,]{1,40}$",
    re.IGNORECASE,
)
_AGREED: Final = re.compile(
    r"\b(?:agreed?|agrees|agreeing|signed?|initialled|decided|set up|undert\w+|confirmed|adopted"
    r"|put their names)\b"
)
_NO_SIDE: Final = re.compile(
    r"(?:such|no|each|every|some|what|its|his|her|their|this|that|these|a|an|one|another|critics|analysts"
    r"|experts|observers|diplomats|sources|scholars|economists|lawyers|sceptics|optimists|others|everybody"
    r"|a cabinet)\b|(?:the )?(?:members|others|union|party|group|meeting|court|people close)$"
    r"|(?:Author )?[A-Z]$",
    re.IGNORECASE,
)
"""Heads under which no side of a dispute is told: who only comments, or has no name."""
_A_LIST: Final = re.compile(r":(?: (?:1[.)]|\(?[a-z][.)]|[-*•·–]) |[^.]*;.*;)")
_LEAST, _LEAST_FACT = 0.4, 0.3
_AGAIN_ABOVE, _GAP = 0.25, 8
"""For a passage that begins with words quoted already."""
_SHORTEST: Final = 3
_MAIN, _MAIN_SIDES, _OF_ROOM, _LISTED = 0.6, 3, 0.5, 0.7
"""So much more for the first sentence of each of the weightiest sides."""
_PLUPERFECT: Final = re.compile(r"\bhad (?:\w+ )?\w+(?:ed|en|own|old|ut|un|aid|ade|iven)\b")
_FEW: Final = 4
_SAYS_LITTLE, _STRONG = 0.25, 0.25
_STRONG_WORDS: Final = re.compile(
    r"\b(?:must|shall|cannot|can[’']t|won[’']t|(?:will|would) (?:not|never|challenge|go|do|return|resume)"
    r"|refus\w*|reject\w*"
    r"|demand\w*|illegal|unless|only (?:if|when)|no (?:more|longer|power)|ready|binds?)\b"
)
_STEM, _ALIKE, _NEARLY_THE_SAME = 5, 0.6, 0.85


@dataclass(frozen=True)
class _Choice:
    """A sentence that may be quoted under a name, with those before it that it leans on."""

    party: str
    place: Evidence
    core: Evidence
    text: str
    order: int
    worth: float
    stems: frozenset[str]
    by_itself: str = ""
    answers: str = ""
    whole: tuple[str, Evidence] | None = None

    @property
    def lines(self) -> int:
        return -(-(len(self.text) + 2) // _WIDTH)


def each_side_section(
    own: OwnWords,
    facts: StandingFacts,
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
    own, facts
        The sentences of the reports by the party whose will they tell, and those on what holds.
    names
        The names of the parties of the table.
    shown
        Words that stand elsewhere on the page: their sentences are not quoted again.
    room
        So many lines of a terminal at most.
    """
    known = {party.id for party in names.parties}
    titles = (report.title or "" for report in dossier.reports.values())
    known_words = " ".join((*titles, *(words.quote for words in shown)))
    left_to_tell = [one for one in own.all if not any(overlap(one.sentence.place, words) for words in shown)]
    weights = _weights(own.all, dossier)
    decide = _deciders(own.all, dossier, positions)
    named = own.read
    called = NamesInProse.of([party for party in dossier.parties if party.id in decide - known], dossier)
    heads: dict[str, str] = {
        key: own.as_headed(
            names.name(key) if key in known else called.name(key) if key in named else own.name(key)
        )
        for key in decide
    }
    joint = {key for key in decide if _JOINT.search(heads[key])}
    decide = frozenset(key for key in decide if not _NO_SIDE.match(heads[key]))
    said = {
        (one.sentence.place.report, one.sentence.place.start): _as_quoted(one, heads[one.party])
        for one in own.all
        if one.party in heads
    }
    passages = Passages(dossier, own.sentences, said)
    choices = [
        _choice(one, passage, weights, heads[one.party], shown, is_joint=one.party in joint)
        for one in left_to_tell
        if one.party in decide
        and len(one.said_of.split()) >= _SHORTEST
        and (passage := passages.of(one.sentence, _as_quoted(one, heads[one.party]), known_words)) is not None
    ]
    by_party = Counter(choice.party for choice in choices if choice.worth >= _LEAST)
    wilful = {
        (one.sentence.place.report, one.sentence.place.start)
        for one in own.all
        if one.will in ("demands", "offers", "threatens", "refuses", "says")
    }
    together = [choice for choice in choices if choice.party == DECIDED]
    choices = [choice for choice in choices if choice.party != DECIDED]
    told_of = [
        _Choice(
            DECIDED,
            passage.place,
            fact.sentence.place,
            passage.text,
            fact.sentence.order,
            fact.worth - _lessened(passage, shown),
            _stems(passage.text),
        )
        for fact in facts.all
        if fact.worth >= _LEAST_FACT
        and (fact.is_list or not any(overlap(fact.sentence.place, words) for words in shown))
        and (fact.sentence.place.report, fact.sentence.place.start) not in wilful
        and (
            passage := Passage(fact.sentence.place, fact.text)
            if fact.is_list
            else passages.of(fact.sentence, fact.text, known_words)
        )
        is not None
        and (passage.before == 0 or tells_a_fact(passage.text))
    ]
    # "The parties agreed to a round": once, with the sentence that says when it is.
    together = [
        one
        for one in together
        if not any(overlap(one.core, fact.place) for fact in told_of if fact.worth > 0)
    ]
    chosen = _chosen([*told_of, *together], max(_FEWEST_FOR_FACTS, _FACTS * room // 100))
    room -= sum(one.lines for one in chosen) + bool(chosen)
    # What is decided is told once, also where a party is its subject.
    left = (one for one in choices if not any(overlap(one.core, other.place) for other in chosen))
    best: dict[str, float] = {}
    for choice in choices:
        best[choice.party] = max(choice.worth, best.get(choice.party, 0.0))
    main = [WRITER] if WRITER in best else []
    main += sorted(best.keys() - {WRITER}, key=lambda key: (-weights.get(key, 0.0), -best[key], key))[
        :_MAIN_SIDES
    ]
    chosen = [*chosen, *_chosen(left, room, main)]
    if not chosen:
        return None
    groups: list[Group] = []
    last: _Choice | None = None
    last_first = sorted(chosen, key=lambda choice: choice.order, reverse=True)
    places = {choice.party: choice.order for choice in last_first}
    order = sorted(
        {choice.party for choice in chosen},
        key=lambda key: (
            key == DECIDED,
            key in (OURS, WRITER),
            -weights.get(key, 0.0),
            -by_party[key],
            places[key],
        ),
    )
    for one in chosen:
        # Who answers another stands right below him.
        if (
            one.answers != one.party
            and one.answers in order
            and one.party in order
            and one.party != one.answers
        ):
            order.remove(one.party)
            order.insert(order.index(one.answers) + 1, one.party)
    for key in order:
        lines = sorted((choice for choice in chosen if choice.party == key), key=lambda choice: choice.order)
        lines = [_with_its_question(one, above=lines[k - 1] if k else last) for k, one in enumerate(lines)]
        last = lines[-1]
        head = DECIDED if key == DECIDED else upper_first(heads[key])
        if key == own.writer != OURS and any(_WE.search(choice.text) for choice in lines):
            head = f"{head} (“we”)"
        groups.append(Group(head, lines=tuple(_line(choice, dossier) for choice in lines)))
    blocks: list[Block] = [Groups(tuple(groups))]
    if (read := own.reports_read) < (every := len(dossier.reports)):
        newest = counted(read, "newest report")
        blocks.append(Paragraphs((f"Quoted from the {newest} of {every:,}.",), quiet=True))
    where = "the report" if len(dossier.reports) == 1 else "the reports"
    return Section("each-side", f"Each side, in the words of {where}", tuple(blocks), "Each side")


def _line(choice: _Choice, dossier: Dossier) -> Line:
    report = dossier.reports[choice.place.report]
    several = len(dossier.reports) > 1 and report.published is not None
    day = f" ({report.published:%-d %B %Y})" if several else ""
    return Line(f"“{within_quotes(choice.text)}”{day}", evidence=(choice.place,))


def _chosen(choices: Iterable[_Choice], room: int, main: Collection[str] = ()) -> list[_Choice]:
    """Choose greedily what adds most, while there is room: of the main sides first."""
    chosen: list[_Choice] = []
    had: Counter[str] = Counter()
    left = [
        one
        for one in choices
        if one.worth >= (_LEAST_FACT if one.party == DECIDED else _LEAST)
        and (len(one.text) <= _LONGEST or _A_LIST.search(one.text))
    ]
    while left:

        def gain(one: _Choice, room: int = room) -> float:
            again = _FACTS_AGAIN if one.party == DECIDED else _AGAIN
            is_first_of_main = one.party in main and not had[one.party]
            worth = one.worth * again[had[one.party]] + _MAIN * is_first_of_main
            # Where there is little room, two short sentences tell more than one long one.
            lines = _FEW if _A_LIST.search(one.text) else one.lines
            return worth - _OF_ROOM * lines / max(room, 1)

        best = max(left, key=lambda one: (gain(one), -one.order))
        first = _what_it_answers(best, left)
        if (
            first is not None
            and first.lines + best.lines + len({best.party, first.party} - had.keys()) <= room
        ):
            best = first
        left.remove(best)
        is_new = had[best.party] == 0
        sides = sum(1 for key in had if key != DECIDED)
        if is_new and best.party != DECIDED and sides >= MOST_SIDES:
            continue
        cost = best.lines + is_new
        if cost > room:
            continue
        room -= cost
        chosen.append(best)
        had[best.party] += 1
        most = _MOST_FACTS if best.party == DECIDED else _MOST_OF_A_SIDE
        left = [
            _below(one, best)
            for one in left
            if not (one.party == best.party and had[best.party] >= most)
            and not overlap(one.core, best.place)
            and not _is_alike(one, best)
        ]
    return chosen


def _what_it_answers(one: _Choice, left: Iterable[_Choice]) -> _Choice | None:
    """Return the sentence of another side with which a passage begins, if that may be quoted too."""
    for other in left:
        if (
            other.party not in (one.party, DECIDED)
            and one.place.start < one.core.start
            and overlap(other.core, one.place)
            and other.core.end <= one.core.start
            and other.core == other.place
            and other.worth >= _LEAST
        ):
            return other
    return None


def _below(one: _Choice, other: _Choice) -> _Choice:
    """Return a passage without its first sentences where another line right before it has them."""
    if not overlap(one.place, other.place):
        return one
    is_next = other.core.end <= one.core.start <= other.core.end + _GAP and other.party != DECIDED
    if is_next and one.by_itself and one.party != DECIDED:
        whole = (one.text, one.place)
        return replace(
            one, place=one.core, text=one.by_itself, by_itself="", answers=other.party, whole=whole
        )
    return replace(one, worth=one.worth - _AGAIN_ABOVE)


def _with_its_question(one: _Choice, above: _Choice | None) -> _Choice:
    """Return an answer with the sentence that it answers, unless that stands right above."""
    if one.whole is None or (above is not None and 0 <= one.core.start - above.core.end <= _GAP):
        return one
    return replace(one, text=one.whole[0], place=one.whole[1])


def _as_quoted(one: OwnSentence, name: str) -> str:
    """Return a sentence with the name of its subject in the place of a pronoun."""
    return one.said_of.replace(PRONOUN, upper_first(name) if one.said_of.startswith("[") else name)


def _lessened(passage: Passage, shown: Collection[Evidence]) -> float:
    """Return what speaks against a passage: that it is long, says too little, or is quoted above in part."""
    is_again = any(overlap(passage.place, words) for words in shown)
    return _VAGUE * passage.is_vague + _TOGETHER * passage.before + _AGAIN_ABOVE * is_again


def _choice(
    one: OwnSentence,
    passage: Passage,
    weights: Mapping[str, float],
    name: str,
    shown: Collection[Evidence],
    *,
    is_joint: bool,
) -> _Choice:
    text = passage.text
    if len(text) > _LONGEST and _A_LIST.search(text) is None:
        text = cut_at_clause(text, _CUT)
    worth = _WORTH[one.will] + _CONDITIONAL * one.is_conditional + _CENTRAL * weights.get(one.party, 0.0)
    worth -= _lessened(passage, shown)
    worth -= _LONG * (len(text) > _LONGISH and _A_LIST.search(text) is None)
    worth -= _PAST * (_PLUPERFECT.search(text) is not None)
    worth -= _OLD * one.is_of_long_ago
    if not (one.leads or one.is_spoken):
        worth -= _IN_NEW_CLAUSE if one.in_new_clause else _FAR_IN
    worth += _LISTED * (_A_LIST.search(text) is not None)
    # Two sentences of one party are not alike for having its name.
    stems = _stems(text) - _stems(name)
    worth -= _SAYS_LITTLE * (len(stems) < _FEW)
    worth += _STRONG * (one.will == "says" and _STRONG_WORDS.search(text) is not None)
    # What two sides agree on is decided.
    party = DECIDED if is_joint and _AGREED.search(text) else one.party
    by_itself = _as_quoted(one, name) if passage.before else ""
    place, order = one.sentence.place, one.sentence.order
    return _Choice(party, passage.place, place, text, order, worth, stems, by_itself)


def _weights(told: Sequence[OwnSentence], dossier: Dossier) -> Mapping[str, float]:
    """The weight of each party among those whose will is told: one for the first."""
    counts: Counter[str] = Counter()
    for one in told:
        counts[one.party] += 1 if one.will in _LIGHT else 2
    mentions = Counter({party.id: len(party.mentions) for party in dossier.parties if party.id in counts})
    most, most_mentioned = max(counts.values(), default=1), max(mentions.values(), default=1)
    return {
        party: 0.5 * count / most + 0.5 * mentions[party] / most_mentioned for party, count in counts.items()
    }


def _deciders(told: Sequence[OwnSentence], dossier: Dossier, positions: Positions) -> frozenset[str]:
    """Return the parties that have a will: not "VAT", which only "has not gone up", nor who only comments."""
    wilful = {one.party for one in told if one.will not in _LIGHT or one.will == "says"}
    kinds = {party.id: party.kind for party in dossier.parties}
    at_table = {party.id for party in positions.parties}
    comments = {
        party.id
        for party in dossier.parties
        if party.kind == "person" and any(_COMMENTS.search(role.title) for role in party.roles)
    }
    return frozenset(
        one.party
        for one in told
        if one.party not in comments
        and (one.party in wilful or one.party in at_table or kinds.get(one.party) in ("state", "body"))
    )


_WE: Final = re.compile(r"^(?:[^“\"]*\s)?(?:[Ww]e|[Oo]ur)\b")
_LIGHT: Final = frozenset({"does not", "says", "plans", "is bound"})
_COMMENTS: Final = re.compile(
    r"\b(?:analyst|commentator|expert|fellow|researcher|professor|scholar|columnist|historian|economist"
    r"|observer)\b",
    re.IGNORECASE,
)


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in re.findall(r"[^\W\d_]{4,}", text.casefold()))


def _is_alike(one: _Choice, other: _Choice) -> bool:
    if overlap(one.place, other.place):
        return False
    shared = len(one.stems & other.stems) / max(_FEW, min(len(one.stems), len(other.stems)))
    # A demand and its refusal share their words.
    return shared >= (_ALIKE if one.party == other.party else _NEARLY_THE_SAME)
