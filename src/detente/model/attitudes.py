"""The attitudes of parties towards each other and themselves, as numbers."""

from __future__ import annotations

from detente.case import CaseFile, did_you_mean
from detente.errors import Fault, Place

_NUMBERS = {"positive": 1, "neutral": 0, "negative": -1}


def attitudes_of(file: CaseFile) -> tuple[tuple[int, ...], ...]:
    """The attitude of each party towards each: 1 is positive, 0 neutral, -1 negative.

    Where the case says nothing, a party is positive towards itself and neutral towards others.

    Returns
    -------
    tuple
        A row for each party, in it a number for each; empty where the case states no attitude at all.

    Raises
    ------
    Fault
        If an attitude is that of an unknown party, or towards one.
    """
    for holder, towards in file.attitudes.items():
        _require_party(file, holder, ("attitudes", holder))
        for party in towards:
            _require_party(file, party, ("attitudes", holder, party))
    if not any(file.attitudes.values()):
        return ()
    return tuple(tuple(_attitude(file, holder, party) for party in file.parties) for holder in file.parties)


def _require_party(file: CaseFile, name: str, place: Place) -> None:
    if name not in file.parties:
        hint = did_you_mean(name, file.parties)
        raise Fault(place, f"unknown party {name}{hint}", "name one listed under `parties`")


def _attitude(file: CaseFile, holder: str, party: str) -> int:
    stated = file.attitudes.get(holder, {}).get(party)
    return int(holder == party) if stated is None else _NUMBERS[stated.attitude]
