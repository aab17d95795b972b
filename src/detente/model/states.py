"""The states of a case: their names, coalesced patterns, and the way from a name to a cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from detente.case import Case, CaseFile, did_you_mean, option_names, placing_faults
from detente.errors import Fault, Place
from detente.model.combinations import Combinations
from detente.model.feasible import lay_out
from detente.model.options import checked_expression, is_pattern, require_pattern

_STATUS_QUO = "status_quo"


@dataclass(frozen=True)
class StateSpace:
    """The states of a case and how they are written.

    Attributes
    ----------
    feasible
        Shape ``(cells,)``.
    names
        Cell to name, for named states.
    patterns
        Cell to Y/N/- string, where the cell's number does not say it.
    combinations
        The combinations of options behind the states; None where there are no options.
    members
        None where a cell is one combination of options. Else the cell of the model for each of the
        combinations, -1 for infeasible ones: several may share a coalesced state.
    """

    options: tuple[str, ...]
    feasible: NDArray[np.bool_]
    names: Mapping[int, str]
    patterns: Mapping[int, str]
    combinations: Combinations | None
    members: NDArray[np.int64] | None

    @cached_property
    def _cell_of_name(self) -> Mapping[str, int]:
        return {name: cell for cell, name in self.names.items()}

    def label(self, cell: int) -> str:
        """The name of a state where it has one, else its Y/N string."""
        label = self.names.get(cell) or self.patterns.get(cell)
        return label or (self.combinations.pattern(cell) if self.combinations else str(cell))

    def is_pattern(self, text: str) -> bool:
        """True if a text has a letter Y, N or - for each option, and there are options."""
        return self.combinations is not None and is_pattern(text, self.options)

    def matching(self, pattern: str) -> list[int]:
        """The cells of the feasible states that a pattern fits, ascending."""
        assert self.combinations is not None
        cells = self.combinations.matching(pattern)
        if self.members is not None:
            cells = np.unique(self.members[cells])
        return [int(cell) for cell in cells]

    def cell(self, place: Place, text: str) -> int:
        """The cell of the state written as ``text``.

        Raises
        ------
        Fault
            If there is no such state, it is not feasible, or a pattern fits several.
        """
        if text in self._cell_of_name:
            return self._cell_of_name[text]
        if not self.is_pattern(text):
            raise Fault(
                place, f"unknown state {text}{did_you_mean(text, self._cell_of_name)}",
                "use a name from `states`" + (", or a letter Y or N for each option" if self.options else ""),
            )  # fmt: skip
        cells = self.matching(text)
        if not cells:
            raise Fault(
                place, f"state {text} is not feasible", "mend the state, or the rules that exclude it"
            )
        if len(cells) > 1:
            raise Fault(place, f"{text} fits {len(cells)} states", "write Y or N in place of -")
        return cells[0]

    def truth(self, place: Place, expression: str) -> NDArray[np.bool_]:
        """The states in which an expression over options is true, as an array of shape ``(cells,)``.

        Raises
        ------
        Fault
            If it cannot be read, or is true in only part of a coalesced state.
        """
        if self.combinations is None:
            raise Fault(place, "an expression over options, and no party has one", "use ranking or payoffs")
        value = self.combinations.truth(checked_expression(place, expression, self.options))
        if self.members is None:
            return value
        inside = self.members >= 0
        count = np.bincount(self.members[inside], minlength=len(self.feasible))
        true = np.bincount(self.members[inside], weights=value[inside], minlength=len(self.feasible))
        torn = np.flatnonzero((true > 0) & (true < count))
        if len(torn):
            raise Fault(
                place, f"{expression} is true in only part of state {self.label(int(torn[0]))}",
                "split the state, or rank it instead",
            )  # fmt: skip
        return true > 0

    def meant(
        self, place: Place, text: str, *, patterns: bool = True, bare_expressions: bool = False
    ) -> NDArray[np.int64]:
        """The cells of the states that a text means.

        Parameters
        ----------
        text
            The name of a state, its Y/N string, a pattern with ``-`` for either, or an expression over
            options in double quotes.
        patterns
            Whether a pattern may stand for several states.
        bare_expressions
            Whether an expression may stand without quotes. A single word is then the name of a state.

        Returns
        -------
        NDArray[np.int64]
            Ascending; empty only for an expression that is true in no state.

        Raises
        ------
        Fault
            If it is neither a state nor an expression.
        """
        if len(text) > 1 and text[0] == text[-1] == '"':
            return np.flatnonzero(self.truth(place, text[1:-1]) & self.feasible)
        if patterns and self.is_pattern(text) and (matching := self.matching(text)):
            return np.array(matching, dtype=np.int64)
        try:
            return np.array([self.cell(place, text)], dtype=np.int64)
        except Fault:
            is_word = text.replace("_", "").isalnum()
            if not bare_expressions or is_word or self.combinations is None:
                raise
        return np.flatnonzero(self.truth(place, text) & self.feasible)


@placing_faults
def state_space(case: Case) -> StateSpace:
    """Lay out the states of a case.

    Raises
    ------
    BadInput
        If a state is misspelt, infeasible, or claimed by two names.
    """
    options = option_names(case.file)
    if not options:
        return _listed_states(case.file)
    combinations = lay_out(case.file, options)
    named = _named_patterns(case.file, combinations)
    coalesced = [p for p in dict.fromkeys([*named.values(), *(case.file.feasible or ())]) if "-" in p]
    if not coalesced:
        names = {int(combinations.matching(pattern)[0]): name for name, pattern in named.items()}
        return StateSpace(options, combinations.feasible, names, {}, combinations, None)
    return _coalesce(combinations, named, coalesced)


def _listed_states(file: CaseFile) -> StateSpace:
    states = file.states
    if isinstance(states, dict) or not states:
        raise Fault(
            ("states",) if states else ("parties",), "no party has an option, and `states` is no list",
            "give the parties options, or list the states and their `moves`",
        )  # fmt: skip
    for key in ("rules", "feasible", "one_way"):
        if getattr(file, key):
            raise Fault(
                (key,), f"{key} speaks of options, and no party has one", "state the moves under `moves`"
            )
    seen: set[str] = set()
    for i, name in enumerate(states):
        _require_usable_name(("states", i), name)
        if name in seen:
            raise Fault(("states", i), f"the state {name} stands twice", "keep one of them")
        seen.add(name)
    return StateSpace((), np.ones(len(states), dtype=np.bool_), dict(enumerate(states)), {}, None, None)


def _require_usable_name(place: Place, name: str) -> None:
    if not name.strip():
        raise Fault(place, "a state without a name", "give it one")
    if name == _STATUS_QUO:
        what = f"the name {name} stands for wherever the dispute is"
        raise Fault(place, what, "give the state a name of its own")


def _named_patterns(file: CaseFile, combinations: Combinations) -> dict[str, str]:
    options = combinations.options
    named = file.states or {}
    if not isinstance(named, dict):
        raise Fault(
            ("states",), "a list of names, but the parties have options", "give each name its Y/N string"
        )
    owner: dict[int, str] = {}
    for name, pattern in named.items():
        place = ("states", name)
        _require_usable_name(place, name)
        require_pattern(place, pattern, options)
        if is_pattern(name, options) and name != pattern:
            raise Fault(place, f"the name {name} is itself a Y/N string", "give it a name in words")
        cells = combinations.matching(pattern)
        if not len(cells):
            raise Fault(
                place, f"state {name} ({pattern}) is not feasible", "mend it, or the rules that exclude it"
            )
        for cell in cells.tolist():
            if owner.setdefault(cell, name) != name:
                raise Fault(place, f"states {owner[cell]} and {name} overlap", "keep one of them")
    return named


def _coalesce(combinations: Combinations, named: dict[str, str], coalesced: list[str]) -> StateSpace:
    members = np.full(len(combinations.feasible), -1, dtype=np.int64)
    patterns: dict[int, str] = {}
    names: dict[int, str] = {}

    def add(pattern: str, name: str | None) -> None:
        places = combinations.matching(pattern)
        if (members[places] >= 0).any():
            raise Fault(
                ("feasible",), f"{pattern} overlaps another state", "let each combination stand in one state"
            )
        members[places] = len(patterns)
        if name is not None:
            names[len(patterns)] = name
        patterns[len(patterns)] = pattern

    for name, pattern in named.items():
        add(pattern, name)
    for pattern in coalesced:
        if pattern not in named.values():
            add(pattern, None)
    for place in np.flatnonzero(combinations.feasible & (members < 0)).tolist():
        members[place] = len(patterns)
        patterns[len(patterns)] = combinations.pattern(place)
    feasible = np.ones(len(patterns), dtype=np.bool_)
    return StateSpace(combinations.options, feasible, names, patterns, combinations, members)
