"""An option for each main side of a dispute: without one, its draft is no game."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Final

from detente.positions import Position, Positions
from detente.reading import Party, entry_of

_ENOUGH: Final = 4
"""Options with which a draft needs no more of those that came close."""
_PLENTY: Final = 5
"""Options with which a draft needs none of what sides are only supposed to do."""
_STEM: Final = 5
_TWO: Final = 2
_OWN_WILL: Final = frozenset({"plans", "offers", "accepts", "refuses", "threatens"})
_PLAIN: Final = 0.5
_AS_ONLY_ONE: Final = ((0.3, 0.4), (0.42, 0.2))
"""Weight and sureness from which on an act may be the one option of a main side: the more central, the less
surely read."""
_OF_ANOTHER: Final = ((0.4, 0.4),)
"""The same of a party that is no main side, where a draft has few options."""
_NOBODY: Final = re.compile(
    r"(?:[Ss]ome|[Mm]any|[Ss]everal|[Bb]oth|[Ee]ither|[Aa]ll|[Pp]arty workers|[Aa] spokes\w+)\b"
)
_ANY: Final = re.compile(r"(?:[Aa]n?|[Oo]ne|[Aa]nother) ")
_OFFICE: Final = re.compile(
    r"(?:[Tt]he )?(?:vice[- ])?(?:president|prime minister|premier|chancellor|minister|foreign minister"
    r"|leader|governor|mayor|chairman|spokes\w+|secretary|king|queen|emir)",
    re.IGNORECASE,
)
_LOOSE: Final = re.compile(
    r"\b(?:it|them|him|he|she|they|this|that|these|those|so|one|us|me|any|anything|anyone|something|no|his|her)\b"
)
_CUT: Final = re.compile(
    r"(?:Set|Put|Carry|Take|Turn|Hand|Give|Bring|Send|Call|Rule|Lay) \w+"
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
    a party; and where it has those of one party alone, what another holds out for.

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
    further: list[Position] = []
    having = {row.maker for row in chosen}

    def take(rows: Sequence[Position]) -> None:
        for row in rows[:1]:
            further.append(row)
            having.add(row.maker)

    lacking = [side.id for side in _main_sides(positions) if side.id in clear - having]
    for side in lacking:
        take([row for row in able if row.maker == side and _is_near(row, central, _AS_ONLY_ONE)])
    few = len(chosen) + len(further) < _PLENTY
    beside = spare() if few or not having.issuperset(lacking) else ()
    if not having:
        # A report of which the table holds no act that could be an option may tell of no open dispute.
        beside = [row for row in beside if row.supposed]
    for side in lacking:
        if side not in having:
            take([row for row in beside if row.maker == side])
    for row in able:
        more = len(having) < _TWO or (len(chosen) + len(further) < _ENOUGH and _is_of_its_own_will(row))
        if more and row.maker not in having and _is_near(row, central, _OF_ANOTHER):
            take([row])
    if len(having) == 1:
        take([row for row in beside if row.maker in clear - having])
    for party in _main_sides(positions):
        mine = [row for row in (*chosen, *further) if row.maker == party.id]
        if few and party.id in clear and not any(row.supposed for row in mine):
            take([r for r in beside if r.supposed and r.maker == party.id and _is_another(r, mine)])
    return further


def _is_another(row: Position, others: Sequence[Position]) -> bool:
    """Return True for an act that shares no telling word with others of its maker."""
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


def _reads_as_a_choice(row: Position) -> bool:
    """Return False for an act that has only ended, and for words that are cut or say too little alone.

    Nor is "we reject violence" a choice that somebody waits for.
    """
    entry = entry_of(row.catalogue)
    renounced = entry is not None and entry.harm and {voice.stance for voice in row.voices} == {"refuses"}
    return not renounced and (
        len(row.act.split()) >= _FEWEST_WORDS
        and any(voice.stance != "ended" for voice in row.voices)
        and _LOOSE.search(row.act) is None
        and _CUT.fullmatch(row.act) is None
    )
