"""Comparisons when two options become one: those that would contradict themselves are mended, or go."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from detente.interview.edits.patterns import Rewrite, option_names, preferences_in
from detente.patterns import as_pattern

_SIGN = as_pattern(r"(\s*(?:>+|=)\s*)")
_CONDITION = as_pattern(r" if (not )?([\w.]+)$")


def count_wants(data: Any) -> int:
    """Count the priorities and comparisons of a case.

    Examples
    --------
    >>> count_wants({"preferences": {"A": {"priorities": ["A.x"], "comparisons": "Y > N"}, "B": "unknown"}})
    2
    """
    return sum(
        1 if isinstance(listed, str) else len(listed)
        for preference in preferences_in(data)
        for listed in (preference.get("priorities") or (), preference.get("comparisons") or ())
    )


def settle_comparisons(data: Any, gone: int, stays: int, as_one: Rewrite) -> None:
    """Ready the comparisons for two options that become one.

    Where the sides would be one state, the side in which one of the two options was not taken is that in
    which neither is; a comparison that compares nothing even so goes, and so does one that says the same as
    another or the opposite.

    Parameters
    ----------
    gone, stays
        The places of the two options in a Y/N string.
    as_one
        Rewrites a Y/N string for the one option.
    """
    states = data.get("states")
    named = {str(k): str(v) for k, v in states.items()} if hasattr(states, "items") else {}
    merging = _Merging(gone, stays, as_one, named)
    for preference in preferences_in(data):
        compared = preference.get("comparisons")
        if not compared:
            continue
        listed: Any = [compared] if isinstance(compared, str) else compared
        _settle_each(listed, merging)
        if not listed:
            del preference["comparisons"]
        elif isinstance(compared, str):
            preference["comparisons"] = listed[0]


def _settle_each(listed: Any, merging: _Merging) -> None:
    """Rewrite the comparisons of a party, and take out those that say nothing, or what another says."""
    said: list[list[str]] = []
    without: list[int] = []
    for i in range(len(listed)):
        text = merging.settled(_text(listed[i]))
        sides = [] if text is None else merging.sides_of(text)
        if text is None or (len(sides) == 2 and (sides in said or sides[::-1] in said)):
            without.append(i)
            continue
        said.append(sides)
        if text == _text(listed[i]):
            continue
        if isinstance(listed[i], str):
            listed[i] = text
        else:
            listed[i]["comparison"] = text
    for i in reversed(without):
        del listed[i]


@dataclass(frozen=True, slots=True)
class _Merging:
    """Two options that become one.

    Parameters
    ----------
    named
        The states that have names, as Y/N strings of the case before.
    """

    gone: int
    stays: int
    as_one: Rewrite
    named: Mapping[str, str]

    def settled(self, text: str) -> str | None:
        """Return a comparison as it reads in the case after, None where it compares a state with itself."""
        pieces = _SIGN.split(text.strip())
        if any('"' in piece for piece in pieces):
            return text
        pieces[::2] = [self._named_after(piece) for piece in pieces[::2]]
        for k in range(0, len(pieces) - 2, 2):
            if ">" not in pieces[k + 1]:
                continue
            left, right = (self.named.get(side, side) for side in (pieces[k], pieces[k + 2]))
            if not (_is_pattern(left) and _is_pattern(right)) or self.as_one(left) != self.as_one(right):
                continue
            if self._is_of_one_only(left, right):
                pieces[k] = _neither(left, self.gone, self.stays)
            elif self._is_of_one_only(right, left):
                pieces[k + 2] = _neither(right, self.gone, self.stays)
            else:
                return None
        return "".join(pieces)

    def sides_of(self, text: str) -> list[str]:
        """Return what a comparison compares, as states of the case after."""
        sides = (self.named.get(piece, piece) for piece in _SIGN.split(text)[::2])
        return [self.as_one(side) if _is_pattern(side) else side for side in sides]

    def _named_after(self, side: str) -> str:
        """Return a side by its name, if the state keeps it: of those that become one only the first does."""
        pattern = self.named.get(side)
        if pattern is None:
            return side
        state = self.as_one(pattern)
        first = next(name for name, other in self.named.items() if self.as_one(other) == state)
        return side if first == side else pattern

    def _is_of_one_only(self, side: str, other: str) -> bool:
        """Return True for a side in which one of the two options is taken, where the other has both."""
        gone, stays = self.gone, self.stays
        return side[gone] != side[stays] and other[gone] == other[stays] == "Y"


def goes_with(data: Any, comparisons: Any, priority: str) -> bool:
    """Return True if a priority says nothing about what differs between the sides of any comparison."""
    states, options = data.get("states"), option_names(data)
    named = states if hasattr(states, "items") else {}
    for item in [comparisons] if isinstance(comparisons, str) else comparisons:
        sides = [str(named.get(side, side)) for side in _SIGN.split(_text(item).strip())[::2]]
        if not all(_is_pattern(side) and len(side) == len(options) for side in sides):
            return False
        if condition := _CONDITION.search(priority):
            no, option = condition.groups()
            fails = "Y" if no else "N"
            if option in options and all(side[options.index(option)] == fails for side in sides):
                continue
        for at, option in enumerate(options):
            named_here = re.search(rf"(?<![\w.]){re.escape(option)}(?![\w.])", priority)
            if named_here and ({side[at] for side in sides} not in ({"Y"}, {"N"})):
                return False
    return True


def _neither(side: str, gone: int, stays: int) -> str:
    return "".join("N" if k in (gone, stays) else letter for k, letter in enumerate(side))


def _is_pattern(side: str) -> bool:
    return bool(re.fullmatch(r"[YN-]+", side))


def _text(item: Any) -> str:
    return str(item if isinstance(item, str) else item["comparison"])
