"""Evidence proposed for claims: what shares a party with a claim, and words of its act."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final, NamedTuple

from detente.dossier.ledger.ledger import (
    SEEMS_AGAINST,
    SEEMS_FOR,
    UNDECIDED,
    Ledger,
    LedgerClaim,
    LedgerItem,
)
from detente.dossier.ledger.signs import (
    JOURNEY,
    Choice,
    Choices,
    is_conditional,
    is_denied,
    main_clause,
    outcomes_of,
    sign_by_acts,
)
from detente.dossier.ledger.topics import topics_of
from detente.dossier.ledger.whole_items import whole_item
from detente.dossier.questions import EvidenceBase, Saying, content_words, is_set_back, said, timeline
from detente.edtf import DateRange
from detente.names import bare_name
from detente.patterns import as_pattern
from detente.reading import OnWords
from detente.short import one_line
from detente.sources import Evidence

_SOON: Final = timedelta(days=92)
"""In which what a claim foretells comes: what is later comes of something else."""
_MOST: Final = 8
"""Items proposed for one claim."""
_MOST_OF_A_REPORT: Final = 3
_NEAR: Final = 120
_FEWEST_WORDS: Final = 2
_PRONOUN: Final = as_pattern(r"\b(?:they|their|it|its|we|our|he|his|she|her|i|my)\b")
_OF_ONE_S_OWN: Final = frozenset(("offers", "plans", "accepts", "refuses"))
"""Stances on an act of one's own."""
_SURE: Final = frozenset(("fact", "due", "deadline"))
"""Standings of days on which something was, or is to be."""
_LONGEST_NAME: Final = 5
"""Words of a name: a longer one describes, and its words are those of an act too."""


def propose_items(ledger: Ledger, base: EvidenceBase) -> Ledger:
    """Return a ledger with the evidence that bears on its claims, not weighed: a person decides.

    An item bears on a claim if it speaks of an act of the claim, of the same side; or if a party of it is
    named in the claim, and the two share words of what is done, or a subject: talks, fighting. A claim that
    names nobody is on the two sides of which its report tells most. Where the same side does, offers or
    refuses what the claim says of it, the sign is proposed too: ``C?`` or ``I?``; so it is where a claim
    foretells fighting or protests, and there were some since. What is older than the claim has no sign:
    whoever made it knew of it.
    """
    names = _name_words(base)
    items = {item.id: item for item in ledger.items}
    marks = dict(ledger.marks)
    choices = Choices(base)
    candidates = list(_candidates(base, choices))
    for claim in ledger.claims:
        bearing = list(_bearing(claim, base, choices, candidates, names))
        bearing.sort(key=lambda one: -one[0])
        weighed = [item for item in ledger.items if (item.id, claim.id) in ledger.marks]
        for item, mark in _each_once(bearing, weighed)[:_MOST]:
            items.setdefault(item.id, item)
            marks[item.id, claim.id] = mark
    ordered = sorted(items.values(), key=lambda item: DateRange.parse(item.when).order)
    return replace(ledger, items=tuple(ordered), marks=marks)


class _Candidate(NamedTuple):
    item: LedgerItem
    sides: frozenset[str]
    words: str
    choices: tuple[Choice, ...]
    toward: bool | None
    """True where its side does what the words say or means to, False where it refuses."""
    kind: str = ""
    """The type of an event that happened."""
    topics: frozenset[str] = frozenset()
    sort: frozenset[str] = frozenset()
    """The subjects of the event or the act itself, whatever its sentence speaks of besides."""


def _main_sides(candidates: Iterable[_Candidate], place: Evidence | None) -> frozenset[str]:
    """Return the two sides of which the report of a claim tells most; none of a claim of no report."""
    if place is None:
        return frozenset()
    of_report = (each.sides for each in candidates if each.item.report == place.report)
    told = Counter(side for sides in of_report for side in sides)
    return frozenset(side for side, _ in told.most_common(2))


def _bearing(
    claim: LedgerClaim,
    base: EvidenceBase,
    choices: Choices,
    candidates: Iterable[_Candidate],
    names: frozenset[str],
) -> Iterator[tuple[float, LedgerItem, str]]:
    """Yield the items that bear on a claim, each with how closely and with the mark proposed."""
    named = _named_in(claim, base)
    claimed, place = choices.of_claim(claim.text)
    of_claim, subjects = named or _main_sides(candidates, place), topics_of(claim.text)
    outcomes = outcomes_of(claim.text) if place is not None else frozenset()
    about, main = content_words(claim.text) - names, content_words(main_clause(claim.text)) - names
    for each in candidates:
        same_act, sign = sign_by_acts(claimed, each.choices)
        shared = about & content_words(each.words)
        if _is_itself(each.item, claim, place):
            continue
        by_words = bool(named & each.sides) and len(shared) >= _FEWEST_WORDS
        of_both = subjects & each.topics
        of_them = of_claim & each.sides
        by_subject = bool(of_both and of_them) and len(of_both) + bool(shared) > 1
        # Of an act or an event of that sort the claim's sides are enough, or both of the main ones.
        by_subject |= bool(subjects & each.sort and of_them) and (bool(named) or len(of_them) > 1)
        if sign is None and by_words and not same_act and each.toward is not None and shared <= main:
            sign = each.toward != is_denied(main_clause(claim.text))
        came = (
            each.kind in outcomes and _is_since(each.item, place, base) and (not named or named & each.sides)
        )
        if came and sign is None and not is_conditional(claim.text):
            sign = True
        if _is_older(each.item, place, base):
            sign = None
        if same_act or by_words or by_subject or came:
            mark = UNDECIDED if sign is None else SEEMS_FOR if sign else SEEMS_AGAINST
            later = place is not None and not _is_older(each.item, place, base)
            closely = len(shared) + 3 * same_act + 1.5 * len(of_both) + 2 * (sign is not None)
            yield closely + 0.5 * later + (len(of_them) > 1), each.item, mark


def _each_once(
    bearing: Iterable[tuple[float, LedgerItem, str]], weighed: Sequence[LedgerItem]
) -> list[tuple[LedgerItem, str]]:
    """Return the items, of several on the same words the first, and few of one report."""
    once: list[tuple[LedgerItem, str]] = []
    reports: Counter[str] = Counter()
    for _, item, mark in bearing:
        is_new = not any(_overlap(item, other) for other in (*weighed, *(one for one, _ in once)))
        if is_new and reports[item.report] < _MOST_OF_A_REPORT:
            once.append((item, mark))
            reports[item.report] += 1
    return once


def _overlap(one: LedgerItem, other: LedgerItem) -> bool:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    return one.report == other.report and one.start < other.end and other.start < one.end


def _is_older(item: LedgerItem, place: Evidence | None, base: EvidenceBase) -> bool:
    """Return True for what was before the day of the report that has the claim."""
    day = base.day(place) if place is not None else None
    last = DateRange.parse(item.when).latest
    return day is not None and last is not None and last < day


def _is_since(item: LedgerItem, place: Evidence | None, base: EvidenceBase) -> bool:
    """Return True for what was within months of the day of the report that has the claim."""
    day = base.day(place) if place is not None else None
    first = DateRange.parse(item.when).earliest
    return day is not None and first is not None and day < first <= day + _SOON


def _is_itself(item: LedgerItem, claim: LedgerClaim, place: Evidence | None) -> bool:
    """Return True for the words of the claim itself."""
    if place is not None and item.report == place.report and item.start is not None and item.end is not None:
        return item.start < place.end and place.start < item.end
    return one_line(item.words) in claim.text or claim.text in one_line(item.words)


def _candidates(base: EvidenceBase, choices: Choices) -> Iterator[_Candidate]:
    """Yield what happened and what sides say they want, each with its sides and its words."""
    named = OnWords((words, party.id) for party in base.dossier.parties for words in party.mentions)
    for happening in timeline(base).happenings:
        if happening.status == "fact":
            first = happening.evidence[0]
            of = choices.on(first)
            if happening.type == "TRAVEL":
                of = (*of, *(Choice(side, JOURNEY, toward=True) for side in happening.actors))
            item = whole_item(base, first, happening.when)
            if item is not None:
                sides = frozenset((*happening.parties, *_sides_in(item, base, named)))
                sort = topics_of("", happening.type, frozenset(one.act for one in of))
                topics = topics_of(item.words) | sort
                yield _Candidate(item, sides, item.words, of, None, happening.type, topics, sort)
    for day in base.days():
        when = day.when if day.when is not None and not day.when.startswith("X") else None
        item = whole_item(base, day.evidence[0], when) if day.standing in _SURE else None
        if item is not None:
            sides = frozenset((*base.sides(day.parties), *_sides_in(item, base, named)))
            yield _Candidate(item, sides, item.words, (), None, topics=topics_of(item.words, day.type))
    for saying in said(base).sayings:
        if saying.act and saying.toward is not None:
            words = _with_cue(saying, base)
            # What was said before the claim's own report has no sign.
            is_older = is_set_back(base, saying)
            own = saying.stance in _OF_ONE_S_OWN and not is_older
            of = tuple(one for part in saying.evidence for one in choices.on(part) if not is_older)
            item = whole_item(base, words, saying.when, said=True)
            if item is not None:
                tells = f"{saying.act} {words.quote}"
                sort = topics_of(saying.act, acts=frozenset(one.act for one in of))
                topics, sides = topics_of(tells) | sort, frozenset((saying.side,))
                toward = saying.toward == "for" if own else None
                yield _Candidate(item, sides, tells, of, toward, topics=topics, sort=sort)


def _sides_in(item: LedgerItem, base: EvidenceBase, named: OnWords[str]) -> tuple[str, ...]:
    """Return the sides that an item names."""
    start, end = item.start, item.end
    if start is None or end is None:
        return ()
    return base.sides(named.on(base.dossier.reports[item.report].passage(start, end)))


def _with_cue(saying: Saying, base: EvidenceBase) -> Evidence:
    """Return the words of a saying with the word for it: "refused to open talks", not "to open talks"."""
    first, cue = saying.evidence[0], saying.cue
    if cue is None or cue.report != first.report:
        return first
    start, end = min(cue.start, first.start), max(cue.end, first.end)
    is_near = end - start - len(first.quote) <= _NEAR
    return base.dossier.reports[first.report].passage(start, end) if is_near else first


def _named_in(claim: LedgerClaim, base: EvidenceBase) -> frozenset[str]:
    """Return the sides that a claim names; "they" and "its" may stand for whoever makes it."""
    text = f" {claim.text.casefold()} "
    if claim.by and _PRONOUN.search(text):
        text += f"{bare_name(claim.by).casefold()} "
    return frozenset(
        base.side(party.id)
        for party in base.dossier.parties
        for name in (party.name, *party.aliases)
        if len(name) > 2 and f" {bare_name(name).casefold()}" in text
    )


def _name_words(base: EvidenceBase) -> frozenset[str]:
    return frozenset(
        word
        for party in base.dossier.parties
        for name in (party.name, *party.aliases)
        if len(name.split()) <= _LONGEST_NAME
        for word in content_words(name)
    )
