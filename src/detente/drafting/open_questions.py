"""The questions that a table of positions leaves open, as an analyst would put them to a source.

A question is about the heart of the dispute: a refusal that may or may not be final, an act on which a side
has not said a word, an offer that nobody has answered, a measure that one side lives under. There are none on
what a party cannot choose, on what only one party speaks of in passing, and on what the words answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Final, Literal

from detente.dossier import Dossier
from detente.names import bare_name
from detente.patterns import as_pattern
from detente.positions import DRAFT_WEIGHT, Condition, Position, Positions, StanceOnAct, is_sure
from detente.reading import entry_of

Form = Literal["final", "condition", "ready", "offer", "terms", "against", "exchange", "disputed"]
"""Is a refusal final; will a condition be met; will a party do what it is asked; will it accept an offer; on
what terms would it do or end something; will it go ahead with a plan; would it do one act for another's; is
the one report right on what is in force, or the other."""

_FOR: Final[frozenset[StanceOnAct]] = frozenset({"offers", "accepts", "does", "plans"})
_ANSWERS: Final[frozenset[StanceOnAct]] = _FOR | {"refuses", "opposes", "threatens", "ended"}
"""Stances of a maker that answer whoever asks for an act."""
_LEAD, _FIRST_PART = 400, 0.3
"""Characters, and the share of a report, within which it says what it is about."""
_LEAD_PART: Final = 0.15
_NOBODY: Final = as_pattern(
    r"(?:all|any|every|each|both|some|many|most|several|other|others|certain|various)\b(?! of the)"
    r"|(?:the )?(?:parties|sides|states|countries|governments|people|world|ads?|public|voters|users)$"
    r"|an? ",
    re.IGNORECASE,
)
"""Names of no one party that a source could be asked about."""
_OUTCOMES: Final = as_pattern(
    r"(?:win|lose|beat|defeat|benefit|suffer|fail|succeed|earn|hope|believe|know|think|understand|reali[sz]e"
    r"|remember|forget|see|feel|fear|like|love|trust|count|rely|depend|end up|become|run out|happen|deserve"
    r"|need|matter|jump|stand for|weaken)\b",
    re.IGNORECASE,
)
"""Verbs of what comes to somebody, or is only felt: no party decides on it."""
_VAGUE: Final = as_pattern(
    r"(?:gain|achieve|quit|stop hoping|be|remain|have|get|reach|do|go|try|keep (?:the|its|their) word|seek"
    r"|want|make sure|ensure|show(?! up)|demonstrate|retain)\b",
    re.IGNORECASE,
)
"""Verbs of acts that are too loose to ask about."""
_THINGS: Final = as_pattern(r"(?:ads?|an? email|emails?|letters?|polls?|surveys?)\b", re.IGNORECASE)
"""Names of what nobody can ask, read as a party."""
_BLAMES: Final = as_pattern(
    r"\b(?:tactics|attitudes?|intransigence|lies|lying|behaviou?r|rhetoric|stances?|nonsense|provocations?)\b",
    re.IGNORECASE,
)
"""Words of acts that only blame a party: it would not call its conduct so."""
_OF_A_PERSON: Final = as_pattern(r"\b(?:his|her)\b")
"""Words of an act of no person that stand for somebody whom the act does not name."""
_HARMS: Final = as_pattern(
    r"\bagainst\b|^(?:use|attack|sue|punish|dismiss|sack|fire|arrest|kill|hurt)\b", re.IGNORECASE
)
_PROPOSAL: Final = as_pattern(r"accept (?:the|its|their|his|her|an?) ", re.IGNORECASE)
_OF_LITTLE_WEIGHT: Final = frozenset({"travel", "meet", "propose", "ask_for_help", "hearing", "support"})
"""Acts that are no offer to another side, or no way out by themselves."""
_LEANS: Final = as_pattern(
    r"\b(?:that|this|those|these|it|he|she|they|i|we|you|his|her|their|its|my|our)\b", re.IGNORECASE
)
"""Words of a condition that stand for something outside it."""
_CUES_TO_MEET: Final = frozenset(
    {"if", "once", "when", "after", "provided", "only if", "only when", "only after", "unless", "until"}
)
_OFFERS: Final = as_pattern(r"(?:offer|propose|present|promise|discuss)\b", re.IGNORECASE)
_MOST_ASKERS: Final = 2
_OF_A_SIDE: Final = 0.6
"""The weight from which on an act of one of the two sides is central, wherever a report speaks of it."""
_CONTESTED, _ASKED, _ON_SIDES, _IN_LEAD, _ASIDE, _ANOTHER_ASKER, _NEWEST = 1.0, 0.3, 0.5, 0.4, -0.8, 0.25, 0.6


@dataclass(frozen=True)
class OpenQuestion:
    """A question about an act of the table.

    Attributes
    ----------
    askers
        Those who want the act, or would have it end; of an offer, the party to answer it.
    other
        The act of another party that it is tied to.
    score
        The centrality of the act: the highest is asked about first.
    """

    form: Form
    row: Position
    askers: tuple[str, ...] = ()
    condition: Condition | None = None
    other: Position | None = None
    score: float = 0.0


def questions_to_settle(positions: Positions, dossier: Dossier) -> tuple[OpenQuestion, ...]:
    """Return the questions that a table leaves open, the most central first; none where none is sure.

    Only stances that were surely read ask anything; any answer in the words, also one that may be misread,
    is one.
    """
    return _Asking(positions, dossier).questions()


def can_be_asked(row: Position, maker: str) -> bool:
    """Return True for an act that one party in particular can choose, and would call so itself.

    Examples
    --------
    >>> row = Position("p1", "m", "Win the vote", "COOPERATE", None, False, ())
    >>> can_be_asked(row, "the mayor"), can_be_asked(replace(row, act="Sign the plan"), "the mayor")
    (False, True)
    >>> can_be_asked(replace(row, act="Sign the plan"), "all states")
    False
    """
    is_loose = _VAGUE.match(row.act) is not None or _BLAMES.search(row.act) is not None
    return is_chosen(row, maker) and not is_loose and _NOBODY.match(maker) is None


def is_chosen(row: Position, maker: str) -> bool:
    """Return True for an act that some party decides on, and not one that comes to it.

    Examples
    --------
    >>> row = Position("p1", "m", "Win the vote", "COOPERATE", None, False, ())
    >>> is_chosen(row, "the mayor"), is_chosen(replace(row, act="Go on strike"), "the mayor")
    (False, True)
    """
    is_luck = row.catalogue is None and _OUTCOMES.match(row.act) is not None
    return not is_luck and _THINGS.match(bare_name(maker)) is None


class _Asking:
    def __init__(self, positions: Positions, dossier: Dossier) -> None:
        self._positions = positions.read_by_rules
        self._kinds = {party.id: party.kind for party in positions.parties}
        self._lengths = {report.id: len(report.text) for report in dossier.reports.values()}
        self._days = {r.id: r.published for r in dossier.reports.values() if r.published is not None}
        self._parties = {party.id for party in positions.parties}
        self._named = {party.id: party.name for party in (*positions.sides, *positions.parties)}
        self._sides = tuple(side.id for side in positions.sides)

    def questions(self) -> tuple[OpenQuestion, ...]:
        every = [one for row in self._positions.rows for one in self._of_row(row)]
        central = [one for one in every if self._is_central(one)]
        if not central and every:
            # Where nothing stands at the head of a report, the one act that weighs most is what it is about.
            asked = [one for one in every if one.row.weight >= DRAFT_WEIGHT]
            heaviest = self._heaviest_asked
            central = [one for one in asked if one.row.id == heaviest]
        central.sort(key=lambda one: -one.score)
        alone = list(self._one_of_each(central))
        return (*alone[:2], *self._exchanges(alone), *alone[2:])

    def _of_row(self, row: Position) -> Iterator[OpenQuestion]:
        is_person = self._kinds[row.maker] == "person"
        if not can_be_asked(row, self._named[row.maker]) or (not is_person and _OF_A_PERSON.search(row.act)):
            return
        made = self._form_of(row)
        if made is not None:
            form, askers, condition, other = made
            one = OpenQuestion(form, row, askers[:_MOST_ASKERS], condition, other)
            yield replace(one, score=self._score(one))

    def _form_of(
        self, row: Position
    ) -> tuple[Form, tuple[str, ...], Condition | None, Position | None] | None:
        own = self._stances(row, row.maker, sure=True)
        every = self._stances(row, row.maker, sure=False)
        askers = self._askers(row)
        if row.disputed and own & {"does", "ended"}:
            return "disputed", askers, None, None
        if row.in_force:
            # A measure of theirs goes on: who wants it ended asks for terms.
            against = self._others(row, "opposes")
            has_terms = any(condition.voice == row.maker for condition in row.conditions)
            is_sure_of_it = "does" in own and not (every & {"refuses", "ended"})
            return ("terms", against, None, None) if is_sure_of_it and against and not has_terms else None
        if "refuses" in own and not every & _FOR:
            condition, other = self._condition(row)
            if condition is not None:
                return "condition", askers, condition, other
            # Who refuses what nobody asks for may have promised not to do it.
            is_wanted = bool(askers or _PROPOSAL.match(row.act)) or (
                _is_wanted_of_parties(row) and not _is_light(row)
            )
            return ("final", askers, None, None) if is_wanted or self._meets_a_party(row) else None
        if own & {"offers", "accepts"} and "refuses" not in every and "does" not in every:
            condition, other = self._condition(row)
            if condition is not None:
                return "condition", askers, condition, other
            to = self._answerer(row) if "offers" in own else None
            named = next((c for c in row.conditions if c.voice == row.maker), None)
            return ("offer", (to,), named, None) if to is not None else None
        if askers and not every & _ANSWERS:
            return "ready", askers, None, None
        if askers and not every & (_FOR | {"ended"}):
            # What may be a refusal has terms, and so has the act if it is none.
            return "terms", askers, None, None
        if "opposes" in own and not every & (_FOR | {"ended"}) and self._binds_a_party(row):
            # It imposed what it could end.
            return "terms", askers or self._bound(row), None, None
        if "plans" in own and not every & {"does", "ended", "refuses"}:
            against = self._others(row, "opposes") or self._others(row, "refuses")
            return ("against", against, None, None) if against else None
        return None

    def _condition(self, row: Position) -> tuple[Condition | None, Position | None]:
        """Return the condition that a maker puts on its act, and the act of another party that would meet it.

        One whose words lean on others, or that is met or refused already, is none to ask about.
        """
        for condition in row.conditions:
            if condition.voice != row.maker or condition.cue not in _CUES_TO_MEET:
                continue
            other = None if condition.position is None else self._row(condition.position)
            if other is not None and other.maker != row.maker:
                answers = self._stances(other, other.maker, sure=False)
                is_to_end = other.in_force is True and not condition.sign
                is_open = not answers & ({"ended", "refuses"} if is_to_end else _ANSWERS)
                if (
                    is_open
                    and can_be_asked(other, self._named[other.maker])
                    and (is_to_end or not other.in_force)
                ):
                    return condition, other
            # "Unless he is paid": the pronoun is the maker that the sentence has just named.
            words = condition.words.quote
            of_maker = re.match(rf"{condition.cue} (?:he|she|it|they) (?:is|are|was|were|gets?)\b", words)
            if not _LEANS.search(words, of_maker.end() if of_maker else 0):
                return condition, None
        return None, None

    def _answerer(self, row: Position) -> str | None:
        """Return the party to which an offer is made, if it gives no answer to it."""
        is_of_words = row.kind == "CONSULT" and entry_of(row.catalogue) is None
        if _is_light(row) or is_of_words or _OFFERS.match(row.act):
            return None
        if row.about:
            named = [party for party in row.about if party in self._named and party != row.maker]
            if len(named) != 1 or len(row.about) > 1:
                return None
            to = named[0]
        elif row.maker in self._sides and len(self._sides) > 1:
            to = next(side for side in self._sides if side != row.maker)
        else:
            return None
        answered = self._stances(row, to, sure=False) or any(
            other.catalogue == row.catalogue and self._stances(other, to, sure=True) & _ANSWERS
            for other in self._positions.rows
            if other.maker == to and other.catalogue is not None and other is not row
        )
        return None if answered or _NOBODY.match(self._named[to]) else to

    def _exchanges(self, asked: Sequence[OpenQuestion]) -> Iterator[OpenQuestion]:
        """Yield the act of one party for that of another, where each wants what the other has not granted."""
        wanted = [one for one in asked if one.form in ("ready", "final") and one.askers]
        for k, one in enumerate(wanted):
            for other in wanted[k + 1 :]:
                if other.row.maker in one.askers and one.row.maker in other.askers:
                    yield OpenQuestion("exchange", one.row, one.askers, None, other.row)
                    return

    def _one_of_each(self, asked: Sequence[OpenQuestion]) -> Iterator[OpenQuestion]:
        """Yield questions without those on much the same act of the same party."""
        seen: set[tuple[str, str]] = set()
        for one in asked:
            keys = {(one.row.maker, one.row.catalogue or one.row.act.casefold())}
            same = one.row.catalogue if one.form == "offer" else one.row.act.split()[0].casefold()
            if one.other is not None:
                keys.add((one.other.maker, one.other.catalogue or one.other.act.casefold()))
            keys |= {(asker, same or one.row.id) for asker in one.askers}
            if not seen & keys:
                yield one
            seen |= keys

    def _is_central(self, one: OpenQuestion) -> bool:
        if one.row.weight < DRAFT_WEIGHT and one.form not in ("final", "condition"):
            return False
        on_sides = {one.row.maker, *one.askers} <= set(self._sides) and bool(one.askers)
        on_sides |= one.row.maker in self._sides and one.row.weight >= _OF_A_SIDE
        contested = _is_contested(one)
        return contested or on_sides or len(one.askers) > 1 or not self._is_aside(one.row)

    def _score(self, one: OpenQuestion) -> float:
        score = one.row.weight + _ANOTHER_ASKER * max(0, len(one.askers) - 1)
        score += _CONTESTED * _is_contested(one)
        score += _ON_SIDES * ({one.row.maker, *one.askers} <= set(self._sides))
        score += _ASKED * bool(self._askers(one.row))
        score += _IN_LEAD * self._begins(one.row) + _ASIDE * self._is_aside(one.row)
        return score + _NEWEST * self._newness(one.row)

    def _newness(self, row: Position) -> float:
        """Return how late in the order of the reports a row is last spoken of, from 0 to 1."""
        days = sorted(set(self._days.values()))
        last = max((self._days.get(words.report, date.min) for words in row.evidence), default=date.min)
        return 0.0 if len(days) < 2 or last not in days else days.index(last) / (len(days) - 1)

    def _begins(self, row: Position) -> bool:
        """Return True for an act that a report speaks of at its very head."""
        return self._first_place(row, _LEAD, _LEAD_PART)

    def _is_aside(self, row: Position) -> bool:
        """Return True for an act that the reports speak of only far behind their beginnings."""
        return not self._first_place(row, _LEAD, _FIRST_PART)

    def _first_place(self, row: Position, characters: int, share: float) -> bool:
        return any(
            words.start <= max(characters, self._lengths.get(words.report, 0) * share)
            for voice in row.voices
            for words in voice.evidence
        )

    @cached_property
    def _heaviest_asked(self) -> str | None:
        asked = [row for row in self._positions.rows if self._askers(row) or self._refused(row)]
        return max(asked, key=lambda row: row.weight).id if asked else None

    def _refused(self, row: Position) -> bool:
        return "refuses" in self._stances(row, row.maker, sure=True)

    def _askers(self, row: Position) -> tuple[str, ...]:
        return self._others(row, "demands")

    def _others(self, row: Position, stance: StanceOnAct) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys(
                voice.party
                for voice in row.voices
                if voice.stance == stance and voice.party not in (None, row.maker) and is_sure(voice)
                if voice.party is not None and not _NOBODY.match(self._named[voice.party])
            )
        )

    def _meets_a_party(self, row: Position) -> bool:
        """Return True for an act at the head of a report that concerns a party, and is no harm."""
        return self._begins(row) and bool(self._bound(row)) and _HARMS.search(row.act) is None

    def _binds_a_party(self, row: Position) -> bool:
        return bool(self._bound(row)) and entry_of(row.catalogue) is not None

    def _bound(self, row: Position) -> tuple[str, ...]:
        return tuple(party for party in row.about if party in self._parties and party != row.maker)

    def _stances(self, row: Position, party: str, *, sure: bool) -> frozenset[StanceOnAct]:
        return frozenset(v.stance for v in row.voices if v.party == party and (is_sure(v) or not sure))

    def _row(self, position: str) -> Position | None:
        return self._rows.get(position)

    @cached_property
    def _rows(self) -> Mapping[str, Position]:
        return {row.id: row for row in self._positions.rows}


def _is_contested(one: OpenQuestion) -> bool:
    """Return True for what one party refuses, or ties to an act of another, and another wants."""
    return one.form in ("final", "condition") and bool(one.askers or one.other)


def _is_wanted_of_parties(row: Position) -> bool:
    """Return True for an act such as parties are asked for: it is of a known kind, and no harm."""
    entry = entry_of(row.catalogue)
    return entry is not None and not entry.harm


def _is_light(row: Position) -> bool:
    return row.catalogue in _OF_LITTLE_WEIGHT
