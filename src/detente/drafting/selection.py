"""The few acts and parties of the table that a draft models, and the reasons for leaving out the rest."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from detente.drafting.identifiers import option_ids, party_ids
from detente.drafting.no_choices import is_within_another, why_no_choice
from detente.drafting.one_each import further_options, not_clear
from detente.patterns import as_pattern
from detente.positions import DOUBTFUL, DRAFT_WEIGHT, Position, Positions, StanceOnAct
from detente.reading import Party, entry_of
from detente.sources import Evidence

MAX_PARTIES = 5
MAX_OPTIONS = 8
MAX_OPTIONS_A_PARTY = 3
_FEWEST_WORDS = 2
_ALMOST_ENOUGH = 0.8
NO_SIDE = "whoever would do it is no side of the dispute"
MISREAD = "it may be misread: what this side holds out for stands instead"
ALMOST = "it came close to being an option"
TOO_LITTLE = "too little speaks for it"
_LEAST_SHARE = 0.65
"""An act is an option if the chooser is not much less sure of it than of the surest."""
_DOUBTED = 0.9
"""An act that may well be misread counts so much less."""
_CONTESTED = 1.5
_TIED = 1.75
"""An act that one party wants and another does not counts so much more, and so do acts of which one is the
condition of the other: they are what the dispute is about."""

_BARGAINED = 1.25
"""An act that one decision maker asks of another, or offers, counts so much more: it is what
they bargain about. Of mere refusals few are of anything that another wants."""

_COURT = as_pattern(r"\b(?:court|tribunal)\b", re.IGNORECASE)

FOR: frozenset[StanceOnAct] = frozenset({"demands", "offers", "plans", "accepts"})
_ANSWERS: frozenset[StanceOnAct] = frozenset({"offers", "refuses"})
AGAINST: frozenset[StanceOnAct] = frozenset({"refuses", "opposes"})


@dataclass(frozen=True)
class DraftOption:
    """An act of the table as an option of the draft.

    Attributes
    ----------
    taken
        True if it is being done now. An act of which no report says so is not taken; of an act that needs
        both sides, it is enough that the other side does it with this party.
    """

    row: Position
    party: str
    id: str
    taken: bool = False

    @property
    def name(self) -> str:
        """``PARTY.option``."""
        return f"{self.party}.{self.id}"


@dataclass(frozen=True)
class Selection:
    """The parties and options of a draft.

    Attributes
    ----------
    parties
        The decision makers, the most involved first: those with options, the other likely ones, and at
        least two.
    ids
        Id of a party of the table to its id in the case.
    options
        In the order of the parties; those of one party, the most central first.
    left_out
        Acts that are no options, with the reason.
    parties_left_out
        Parties that are no decision makers, though they have an act or a voice.
    """

    parties: tuple[Party, ...]
    ids: dict[str, str]
    options: tuple[DraftOption, ...]
    left_out: tuple[tuple[Position, str], ...]
    parties_left_out: tuple[Party, ...]

    def options_of(self, party: Party) -> tuple[DraftOption, ...]:
        """Return the options of one decision maker."""
        return tuple(option for option in self.options if option.row.maker == party.id)


def select(
    positions: Positions,
    assessed: Sequence[Position] = (),
    spare: Callable[[], Sequence[Position]] = tuple,
) -> Selection:
    """Choose the acts that become options: the most central, three a party and eight in all.

    An act that one party wants and another does not counts half as much again, and two acts of which one is
    the condition of the other three quarters as much again; one that may well be misread counts a tenth less.
    What a person added comes first, and needs no weight.
    A main side that has none of them gets the one act that speaks for it most (`further_options`).
    A party none of whose acts is chosen is modelled
    if it is likely to be a decision maker; where the table names none, if it has a say on an act that is
    chosen, or if there would be only one party without it.

    Parameters
    ----------
    assessed
        Acts that are no rows of the table, and that assessments tie to its options: they follow these.
    spare
        Gives acts that are no rows of the table, for main sides of which it has none.
    """
    everybody = {party.id: party for party in (*positions.parties, *positions.deciders, *positions.sides)}
    no_sides = not_clear(everybody.values()) | positions.outside
    sides = [row for row in positions.rows if row.maker not in no_sides]
    rules = [
        row.weight for row in sides if _is_named(row) and not row.from_a_person and not why_no_choice(row)
    ]
    surest = max(rules, default=0.0)
    least = max(DRAFT_WEIGHT, _LEAST_SHARE * surest)
    chosen: list[Position] = []
    left_out: list[tuple[Position, str]] = []
    a_maker: defaultdict[str, int] = defaultdict(int)
    tied = _tied(positions.rows)
    bargaining = _bargaining(positions)
    central = {row.id: _centrality(row, tied, bargaining) for row in positions.rows}
    in_order = sorted(positions.rows, key=lambda row: (row.from_a_person, central[row.id]), reverse=True)
    # What has been undone is an option only where a report has nothing else.
    over = [row for row in in_order if _has_been_undone(row)]
    over = over if len(over) < sum(central[row.id] >= least for row in in_order) else []
    left_out += [(row, "it has been undone, and nobody speaks of it again") for row in over]
    gone = {row.id for row in over}
    outside = [row for row in in_order if row.maker in no_sides and not row.from_a_person]
    left_out += [(row, NO_SIDE) for row in outside if row.id not in gone]
    gone |= {row.id for row in outside}
    ruled = [row for row in in_order if row.id not in gone and _is_ruled_on(row, positions)]
    left_out += [(row, "a court has ruled on it") for row in ruled]
    gone |= {row.id for row in ruled}
    for row in (row for row in in_order if row.id not in gone):
        why = _why_left_out(row, central[row.id], least, chosen, a_maker)
        if why is None:
            chosen.append(row)
            a_maker[row.maker] += 1
        else:
            left_out.append((row, why))
    nearly = [row for row, why in left_out if why in (ALMOST, TOO_LITTLE)]
    for row in further_options(positions, chosen, nearly, central, spare, no_sides):
        if _why_left_out(row, 1, 0, chosen, a_maker) is None:
            chosen.append(row)
            a_maker[row.maker] += 1
            left_out = [item for item in left_out if item[0] is not row]
    for doubtful, held in _held_instead(chosen, spare):
        chosen[chosen.index(doubtful)] = held
        left_out.append((doubtful, MISREAD))
    for row in dict.fromkeys(assessed):
        if _why_left_out(row, 1, 0, chosen, a_maker) is None:
            chosen.append(row)
            a_maker[row.maker] += 1
    voicing = _voicing(chosen)
    deciding = [party.id for party in positions.deciders if party.id not in no_sides]
    others = [p.id for p in positions.parties if p.id in voicing - no_sides and not deciding]
    beside = [p for p in dict.fromkeys((*deciding, *others)) if p not in a_maker]
    modelled = {*a_maker, *beside[: max(0, MAX_PARTIES - len(a_maker))]}
    modelled.update(_other_side(positions, chosen, modelled))
    parties = tuple(party for party in everybody.values() if party.id in modelled)
    ids = party_ids(parties)
    involved = {row.maker for row, _ in left_out} | voicing
    return Selection(
        parties=parties,
        ids=ids,
        options=tuple(option for party in parties for option in _options(party, ids[party.id], chosen)),
        left_out=tuple(left_out),
        parties_left_out=tuple(p for p in positions.parties if p.id not in modelled and p.id in involved),
    )


def _held_instead(
    chosen: Sequence[Position], spare: Callable[[], Sequence[Position]]
) -> list[tuple[Position, Position]]:
    """Return the only options of sides that may well be misread, and what each side holds out for instead.

    What a side does now stays.
    """
    makers = [row.maker for row in chosen]
    alone = [row for row in chosen if makers.count(row.maker) == 1 and not row.from_a_person]
    doubtful = [row for row in alone if is_doubtful(row) and row.in_force is not True]
    held = [row for row in spare() if row.in_force is True] if doubtful else []
    return [
        (row, instead)
        for row in doubtful
        if (instead := next((one for one in held if one.maker == row.maker), None)) is not None
    ]


def _centrality(row: Position, tied: Collection[str], bargaining: Collection[str]) -> float:
    doubted = _DOUBTED if row.sureness < DOUBTFUL else 1
    at_odds = _CONTESTED if is_contested(row) else _BARGAINED if row.id in bargaining else 1
    return row.weight * doubted * at_odds * (_TIED if row.id in tied else 1)


def _bargaining(positions: Positions) -> set[str]:
    """Return the acts that decision makers bargain about: what one asks of another, and what one offers.

    Who answers a demand with an offer or a refusal is one of them too.
    """
    deciders = {party.id for party in positions.deciders}
    answering = {
        row.maker
        for row in positions.rows
        if any(v.party == row.maker and v.stance in _ANSWERS and v.sureness >= DOUBTFUL for v in row.voices)
    }
    return {
        row.id
        for row in positions.rows
        for voice in row.voices
        if voice.sureness >= DOUBTFUL
        and (
            (
                voice.stance == "demands"
                and voice.party in deciders - {row.maker}
                and row.maker in deciders | answering
            )
            or (voice.stance == "offers" and voice.party == row.maker and row.maker in deciders)
        )
    }


def _tied(rows: Sequence[Position]) -> set[str]:
    """Return the acts that are the condition of another, those that have one, and halves of one act.

    Whatever needs both sides is two acts, and nothing comes of the one without the other. So with a request
    and what it asks for.
    """
    pairs = [(row.id, c.position) for row in rows for c in row.conditions if c.position]
    by_maker: defaultdict[tuple[str, str | None], list[Position]] = defaultdict(list)
    by_words: defaultdict[Evidence, list[Position]] = defaultdict(list)
    for row in rows:
        by_maker[row.maker, row.catalogue].append(row)
        for words in row.evidence:
            by_words[words].append(row)
    halves = [
        (a.id, b.id)
        for a in rows
        if a.catalogue
        for maker in a.about
        for b in by_maker.get((maker, a.catalogue), ())
        if needs_both(a, b)
    ]
    requests = [
        (a.id, b.id)
        for a in rows
        if a.kind == "REQUEST"
        for words in a.evidence
        for b in by_words[words]
        if _answers(a, b)
    ]
    return {id_ for pair in (*pairs, *halves, *requests) for id_ in pair}


def _answers(request: Position, row: Position) -> bool:
    """Return True for the act that the words of a request ask of another: help, where help is asked for."""
    asks = any(voice.party == request.maker and voice.stance == "demands" for voice in row.voices)
    return asks and row.maker != request.maker and not set(request.evidence).isdisjoint(row.evidence)


def is_doubtful(row: Position) -> bool:
    """Return True for an act that may well be misread."""
    return row.sureness < DOUBTFUL and not (row.from_a_person or row.supposed or row.assumed)


def is_contested(row: Position) -> bool:
    """Return True if one party wants the act and another, or its maker, does not."""
    wanting = {voice.party for voice in row.voices if voice.stance in FOR}
    against = {voice.party for voice in row.voices if voice.stance in AGAINST}
    return any(one != other for one in wanting for other in against)


def _why_left_out(
    row: Position, central: float, least: float, chosen: Sequence[Position], a_maker: Mapping[str, int]
) -> str | None:
    if not _is_named(row):
        return "no act is named"
    if (no_choice := why_no_choice(row)) is not None:
        return no_choice
    if is_within_another(row, chosen):
        return "it is a part of another option"
    if _is_only_told(row):
        return "it is told as done, and nobody wants or refuses it"
    if central < least and not row.from_a_person:
        return ALMOST if central >= _ALMOST_ENOUGH * least else TOO_LITTLE
    if len(chosen) == MAX_OPTIONS:
        return f"less central than the {MAX_OPTIONS} options"
    if a_maker.get(row.maker, 0) == MAX_OPTIONS_A_PARTY:
        return f"less central than {MAX_OPTIONS_A_PARTY} others of this party"
    if row.maker not in a_maker and len(a_maker) == MAX_PARTIES:
        return f"less central than what {MAX_PARTIES} other parties could do"
    return None


def _is_ruled_on(row: Position, positions: Positions) -> bool:
    """Return True for what a court refused or did: it has ruled, and nobody asks it again."""
    ruled = {voice.stance for voice in row.voices} <= {"refuses", "opposes"}
    return ruled and not row.from_a_person and _COURT.search(positions.party(row.maker).name) is not None


def _is_only_told(row: Position) -> bool:
    """Return True for what was done once, and nobody has a word on: "met the nun", "who back both"."""
    stances = {voice.stance for voice in row.voices}
    # What an assistant proposed as an act waits for a person, who says if it is an option.
    is_proposed = any(voice.proposed_by for voice in row.voices)
    return not (row.from_a_person or is_proposed) and stances == {"does"} and row.in_force is not True


def _has_been_undone(row: Position) -> bool:
    """Return True for a ban that its maker imposed and has lifted, where nobody else has a word on it."""
    stances = {voice.stance for voice in row.voices}
    undone = stances == {"does", "opposes"} and row.in_force is True and not is_doing(row)
    return undone and not row.from_a_person and all(v.party in (row.maker, None) for v in row.voices)


def _is_named(row: Position) -> bool:
    return len(row.act.split()) >= _FEWEST_WORDS


def _voicing(rows: Iterable[Position]) -> set[str]:
    """Return the parties with a say on acts: they want them or do not."""
    return {
        voice.party
        for row in rows
        for voice in row.voices
        if voice.party is not None and voice.stance in FOR | AGAINST
    }


def _other_side(positions: Positions, chosen: Sequence[Position], modelled: Collection[str]) -> list[str]:
    """Return a second party where there is only one: it takes two to a dispute.

    The one that the acts are done to or with; else the one most involved in the table.
    """
    if len(modelled) != 1:
        return []
    of_table = [party.id for party in positions.parties if party.id not in positions.outside]
    about = [party for row in chosen for party in row.about if party in of_table]
    return [party for party in (*about, *of_table) if party not in modelled][:1]


def _options(party: Party, party_id: str, chosen: Sequence[Position]) -> list[DraftOption]:
    mine = [row for row in chosen if row.maker == party.id]
    ids = option_ids(row.act for row in mine)
    return [
        DraftOption(row, party_id, name, taken=_is_taken(row, chosen))
        for row, name in zip(mine, ids, strict=True)
    ]


def _is_taken(row: Position, chosen: Sequence[Position]) -> bool:
    return row.in_force is True or (
        row.in_force is None and any(other.in_force and needs_both(row, other) for other in chosen)
    )


def needs_both(one: Position, other: Position) -> bool:
    """Return True if two acts are the two halves of one that needs both sides: A talks with B, B with A.

    Where the words on one side do not say with whom, those on the other do.
    """
    entry = entry_of(one.catalogue)
    sides = ((other.maker, one.about), (one.maker, other.about))
    return (
        entry is not None
        and entry.both_sides
        and one.catalogue == other.catalogue
        and one.maker != other.maker
        and (other.maker in one.about or one.maker in other.about)
        and all(maker in about or not about for maker, about in sides)
    )


def is_doing(row: Position) -> bool:
    """Return True if a row's act is the act of its catalogue entry, False if it is the ending of that."""
    entry = entry_of(row.catalogue)
    if entry is None:
        return True
    verb = row.act.split()[0].casefold()
    doing, ending = (label.split()[0].casefold() for label in (entry.label, entry.ending_label))
    if doing != ending and verb in (doing, ending):
        return verb == doing
    if entry.kind != entry.ending_kind:
        return row.kind == entry.kind
    return entry.option != "ending"
