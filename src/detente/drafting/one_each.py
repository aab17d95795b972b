"""An option for each main side of a dispute: without one, its draft is no game."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from detente.patterns import as_pattern
from detente.positions import Position, Positions, Voice
from detente.reading import Party

_ENOUGH: Final = 4
"""Options with which a draft needs no more of those that came close."""
_FEW: Final = 3
_PLENTY: Final = 6
"""Options with which a draft needs none of what sides are only supposed to do."""
_STEM: Final = 5
_FORCE: Final = "force"
_TWO: Final = 2
_OWN_WILL: Final = frozenset({"plans", "offers", "accepts", "refuses", "threatens"})
_PLAIN: Final = 0.5
_HELD_TOO: Final = 5
"""Options up to which main sides hold out for a second thing."""
_SAYS_WHAT: Final = 5
"""Words, but for articles, from which on a label says what a side holds out for."""
_ASKED: Final = frozenset({"demands", "opposes", "refuses"})
_LEAST_PLAIN: Final = 0.3
_LEAST_OF_THE_NARRATOR: Final = 0.4
"""Weights from which on an act of a main side may be its second option, or its third."""
_SURE: Final = 0.4
_BARELY_SURE: Final = 0.1
"""The same of sureness: of what a side wills itself, and of what is asked of it."""
_AS_ONLY_ONE: Final = ((0.3, 0.4), (0.42, 0.2))
"""Weight and sureness from which on an act may be the one option of a main side: the more central, the less
surely read."""
_OF_ANOTHER: Final = ((0.4, 0.4),)
"""The same of a party that is no main side, where a draft has few options."""
_NOBODY: Final = as_pattern(
    r"(?:[Ss]ome|[Mm]any|[Ss]everal|[Bb]oth|[Ee]ither|[Aa]ll|[Pp]arty workers|[Aa] spokes\w+)\b"
)
_ANY: Final = as_pattern(r"(?:[Aa]n?|[Oo]ne|[Aa]nother) ")
_OFFICE: Final = as_pattern(
    r"(?:[Tt]he )?(?:vice[- ])?(?:president|prime minister|premier|chancellor|minister|foreign minister"
    r"|leader|governor|mayor|chairman|spokes\w+|secretary|king|queen|emir)",
    re.IGNORECASE,
)
_LOOSE: Final = as_pattern(
    r"\b(?:it|them|him|he|she|they|this|that|these|those|so|one|us|me|any|anything|anyone|something|no|his|her)\b"
)
_CUT: Final = as_pattern(
    r"(?:Set|Put|Carry|Take|Turn|Hand|Give|Bring|Send|Call|Rule|Lay)"
    r" (?:aside|up|down|out|off|over|away|back|on|in|forward|through)"
    r"|.*\b(?:a|an|the|of|to|in|on|at|for|with|by|from|his|her|its|their|and|or|moment|as|that|own)"
)
_FEWEST_WORDS: Final = 2


def further_options(
    positions: Positions,
    chosen: Sequence[Position],
    left_out: Sequence[Position],
    central: Mapping[str, float],
    spare: Callable[[], Sequence[Position]],
    no_sides: Collection[str],
) -> list[Position]:
    """Return acts below the cut, for main sides that have no option, and until a draft has a few.

    A main side without an option gets the act that speaks for it most; where the table has none that is read
    well enough, the first of its spare ones. If a draft has fewer than four options then, others follow, one
    a party; if fewer than six, what main sides may do; if fewer than three, a second act of a main side.

    Parameters
    ----------
    left_out
        Acts for which too little speaks.
    central
        Act to its weight in the dispute.
    spare
        Gives acts outside the table: what a side holds out for, and what it is only supposed to do.
    no_sides
        Ids of parties that are no side.
    """
    everybody = {party.id: party for party in (*positions.parties, *positions.deciders, *positions.sides)}
    clear = {id_ for id_, party in everybody.items() if id_ not in no_sides and not _ANY.match(party.name)}
    able = [row for row in left_out if row.maker in clear and _reads_as_a_choice(row)]
    able.sort(key=lambda row: -central[row.id])
    main = [side.id for side in _main_sides(positions) if side.id in clear]
    draft = _Draft(chosen)
    for side in main:
        near = (row for row in able if row.maker == side and _is_near(row, central, _AS_ONLY_ONE))
        draft.give(side, near, most=1)
    beside = spare() if draft.size < _PLENTY or not draft.makers.issuperset(main) else ()
    if not draft.makers:
        # A report of which the table holds no act that could be an option may tell of no open dispute.
        beside = [row for row in beside if row.supposed]
    for side in main:
        draft.give(side, beside, most=1)
    by_near = [row for row in able if _is_near(row, central, _OF_ANOTHER)]
    for row in by_near:
        if len(draft.makers) < _TWO or (draft.size < _ENOUGH and _is_of_its_own_will(row)):
            draft.give(row.maker, (row,), most=1)
    if len(draft.makers) == 1:
        for row in [row for row in beside if row.maker in clear - draft.makers][:1]:
            draft.give(row.maker, (row,), most=1)
    for side in main:
        if draft.size < _PLENTY and not any(row.supposed for row in draft.of(side)):
            draft.give(side, (row for row in beside if row.supposed), most=_TWO)
    second = [row for row in (*by_near, *beside) if row.in_force or _is_of_its_own_will(row)]
    for side in main:
        if draft.size < _FEW:
            draft.give(side, second)
    plain = [row for row in able if _is_plain(row, central)]
    held = [row for row in beside if row.in_force and _says_what(row.act)]
    for most in (_TWO, _FEW):
        for side in main:
            if draft.size < _PLENTY:
                draft.give(side, plain, most=most)
            if draft.size < _HELD_TOO:
                draft.give(side, held, most=most)
    for side in main:
        if draft.size < _PLENTY and not any(row.supposed for row in draft.of(side)):
            draft.give(side, (row for row in beside if row.supposed))
    return draft.further


class _Draft:
    """The acts that a draft has, and what is added to them."""

    def __init__(self, chosen: Sequence[Position]) -> None:
        self.further: list[Position] = []
        self._chosen = chosen

    @property
    def size(self) -> int:
        return len(self._chosen) + len(self.further)

    @property
    def makers(self) -> set[str]:
        return {row.maker for row in (*self._chosen, *self.further)}

    def of(self, party: str) -> list[Position]:
        return [row for row in (*self._chosen, *self.further) if row.maker == party]

    def give(self, party: str, rows: Iterable[Position], *, most: int = 3) -> None:
        """Add the first of some acts that is one of a party and another than it has, if it has too few."""
        mine = self.of(party)
        others = (row for row in rows if row.maker == party and _is_another(row, mine))
        if len(mine) < most:
            self.further += islice(others, 1)


def _is_another(row: Position, others: Sequence[Position]) -> bool:
    """Return True for an act that shares no telling word with others of its maker."""
    if row in others:
        return False
    words = _telling(row.act)
    return not any(words & _telling(other.act) for other in others)


def _telling(act: str) -> set[str]:
    return {word[:_STEM].casefold() for word in re.findall(r"[^\W\d_]+", act) if len(word) >= _STEM}


def _main_sides(positions: Positions) -> Iterator[Party]:
    """Return the two sides, and then the other likely decision makers."""
    return iter(dict.fromkeys((*positions.sides, *positions.deciders)))


def _is_near(row: Position, central: Mapping[str, float], least: Sequence[tuple[float, float]]) -> bool:
    return any(central[row.id] >= weight and row.sureness >= sureness for weight, sureness in least)


def not_clear(parties: Collection[Party]) -> set[str]:
    """Return the ids of those of whom no name tells who they are, and of two parties in one name.

    Examples
    --------
    >>> port, mill = Party(id="p", name="the port", kind="body"), Party(id="m", name="the mill", kind="body")
    >>> not_clear((port, mill, Party(id="b", name="The port and the mill", kind="body")))
    {'b'}
    """
    named: dict[str, set[str]] = {}
    for party in parties:
        for name in (party.name, *party.aliases):
            named.setdefault(name.casefold(), set()).add(party.id)

    def is_two(party: Party) -> bool:
        first, _, second = party.name.casefold().partition(" and ")
        halves = (named.get(half, set()) - {party.id} for half in (first, second))
        return bool(second) and party.kind != "state" and any(halves)

    return {p.id for p in parties if _NOBODY.match(p.name) or _OFFICE.fullmatch(p.name) or is_two(p)}


def _is_of_its_own_will(row: Position) -> bool:
    return any(
        voice.party == row.maker and voice.stance in _OWN_WILL and voice.sureness >= _PLAIN
        for voice in row.voices
    )


def _is_plain(row: Position, central: Mapping[str, float]) -> bool:
    """Return True for an act that may be one of several of a main side: plainly willed, or asked of it.

    Of what it was asked by the word of the narrator alone, the weight has to be greater.
    """
    if any(_is_willed(row, voice) for voice in row.voices):
        return central[row.id] >= _LEAST_PLAIN and row.sureness >= _SURE
    asking = {voice.party for voice in row.voices if voice.stance in _ASKED}
    if asking == {None} and any(voice.stance == "demands" for voice in row.voices):
        return central[row.id] >= _LEAST_OF_THE_NARRATOR and row.sureness >= _BARELY_SURE
    least = _BARELY_SURE if any(voice.stance == "demands" for voice in row.voices) else _SURE
    return bool(asking - {None}) and central[row.id] >= _LEAST_PLAIN and row.sureness >= least


def _says_what(act: str) -> bool:
    """Return False for "Hold out for a visa", which does not say for whom, or of what."""
    return sum(word not in ("a", "an", "the") for word in act.split()) >= _SAYS_WHAT


def _is_willed(row: Position, voice: Voice) -> bool:
    """Return True for a voice of the side itself, but for one that only backs what another would do."""
    if voice.party != row.maker:
        return False
    return voice.stance in _OWN_WILL - {"accepts"} or voice.stance == "opposes" or row.in_force is True


def _reads_as_a_choice(row: Position) -> bool:
    """Return False for an act that has only ended, and for words that are cut or say too little alone.

    Nor is "we reject violence" a choice that somebody waits for.
    """
    renounced = row.catalogue == _FORCE and {voice.stance for voice in row.voices} == {"refuses"}
    return not renounced and (
        len(row.act.split()) >= _FEWEST_WORDS
        and any(voice.stance != "ended" for voice in row.voices)
        and _LOOSE.search(row.act) is None
        and _CUT.fullmatch(row.act) is None
    )
