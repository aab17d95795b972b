"""A file of the program gmcr-py (`.gmcr`) as the data of a case.

States have numbers there: the feasible ones are counted from 1, in the order of their options read as binary
digits, the first option the last digit. Options count in the order of decision makers, those of one together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.case.gmcr_file import OWN_KEY, Condition, GmcrFile, Maker, Own, checked_file, members_of
from detente.case.gmcr_states import (
    MOST_TESTS,
    TooManyStates,
    feasible_numbers,
    matching,
    pattern_of,
)
from detente.case.identifiers import identifiers_for, is_identifier
from detente.case.options import MAX_OPTIONS
from detente.errors import BadInput

MOST_CONDITIONS = 20_000


@dataclass(frozen=True)
class FromGmcr:
    """The content of a `.gmcr` file.

    Attributes
    ----------
    data
        The data of a case file.
    left_out
        Sentences that name what was not taken over.
    """

    data: Mapping[str, Any]
    left_out: tuple[str, ...]


def parse_gmcr(text: str, where: str) -> FromGmcr:
    """Read the text of a `.gmcr` file; ``where`` names it in messages.

    Raises
    ------
    BadInput
        If it is no such file, or contradicts itself.

    Examples
    --------
    >>> read = parse_gmcr('''{"options": [{"name": "Share the well", "permittedDirection": "fwd"}],
    ...     "decisionMakers": [{"name": "Upper village", "options": [0], "preferences": [[[0, "N"]]]}],
    ...     "infeasibles": [], "useManualPreferenceRanking": false}''', "well.gmcr")
    >>> read.data["parties"]
    {'Upper_village': {'name': 'Upper village', 'options': {'Share_the_well': 'Share the well'}}}
    >>> read.data["one_way"]
    ['Upper_village.Share_the_well']
    >>> read.data["preferences"]
    {'Upper_village': {'priorities': ['not Upper_village.Share_the_well']}}
    """
    return _Reading(checked_file(text, where), where).result()


class _Reading:
    """One file on its way into the data of a case."""

    def __init__(self, file: GmcrFile, where: str) -> None:
        self.file, self.where = file, where
        self.left_out: list[str] = []
        if not file.makers or not file.options:
            what = "decision makers" if file.options else "options"
            raise self.fault(f"it has no {what}", "a case needs parties, and options that they have")
        if max(len(file.makers), len(file.options)) > MAX_OPTIONS:
            raise self.fault(
                f"more than {MAX_OPTIONS} decision makers or options", "merge those that always go together"
            )
        conditions = [*file.infeasibles, *(p for maker in file.makers for p in maker.preferences)]
        if sum(len(members_of(condition)) for condition in conditions) > MOST_CONDITIONS:
            raise self.fault(f"more than {MOST_CONDITIONS:,} conditions", "join some of them")
        self.order = self._order()
        self.place = {option: place for place, option in enumerate(self.order)}
        self._require_conditions()
        own = file.own or Own()
        self.parties = self._names(own.parties, [maker.name for maker in file.makers], "parties")
        self.options = self._option_names(own.options)
        self.full = [
            f"{party}.{self.options[option]}"
            for party, maker in zip(self.parties, file.makers, strict=True)
            for option in maker.options
        ]
        self.own = own

    def fault(self, what: str, mend: str) -> BadInput:
        return BadInput(self.where, what, mend)

    def _order(self) -> list[int]:
        """The options as gmcr-py lays them out: those of one decision maker together."""
        owner: dict[int, str] = {}
        for maker in self.file.makers:
            for option in maker.options:
                if not 0 <= option < len(self.file.options):
                    raise self.fault(
                        f"{maker.name} has option {option}, which is not there", "count options from 0"
                    )
                if option in owner:
                    name = self.file.options[option].name
                    raise self.fault(
                        f"the option {name} belongs to {owner[option]} and to {maker.name}",
                        "give each an option of its own",
                    )
                owner[option] = maker.name
        for option, said in enumerate(self.file.options):
            if option not in owner:
                raise self.fault(f"the option {said.name} belongs to nobody", "give it to a decision maker")
        return list(owner)

    def _require_conditions(self) -> None:
        for where, conditions in (
            ("infeasibles", self.file.infeasibles),
            *((maker.name, maker.preferences) for maker in self.file.makers),
        ):
            for number, condition in enumerate(conditions, start=1):
                for member in members_of(condition):
                    named = [option for option, _ in member]
                    if len(set(named)) < len(named) or any(option not in self.place for option in named):
                        raise self.fault(
                            f"{where}: condition {number} names an option twice, or one that is not there",
                            "count options from 0",
                        )

    def _names(self, own: Sequence[str], names: Sequence[str], what: str) -> list[str]:
        if not own:
            return identifiers_for(names)
        if len(own) != len(names) or len(set(own)) < len(own) or not all(map(is_identifier, own)):
            raise self._unfitting(what)
        return list(own)

    def _option_names(self, own: Sequence[str]) -> dict[int, str]:
        """Names for the options, each unlike the others of its party."""
        labels = {option: self.file.options[option].name for option in self.order}
        by_option: dict[int, str] = {}
        if own and len(own) != len(self.order):
            raise self._unfitting("options")
        for maker in self.file.makers:
            named = [own[self.place[option]] for option in maker.options] if own else []
            names = self._names(named, [labels[option] for option in maker.options], "options")
            by_option.update(zip(maker.options, names, strict=True))
        return by_option

    def _unfitting(self, what: str) -> BadInput:
        return self.fault(
            f"its part `{OWN_KEY}` does not fit the rest: {what}", f"take the part `{OWN_KEY}` out"
        )

    def result(self) -> FromGmcr:
        """The data of the case, and what was left out."""
        file, own = self.file, self.own
        rules = [
            rule
            for condition in file.infeasibles
            for member in members_of(condition)
            for rule in self._rule(member)
        ]
        one_way = {"fwd": "", "back": "not "}
        ways = [
            one_way[file.options[option].direction] + name
            for option, name in zip(self.order, self.full, strict=True)
            if file.options[option].direction != "both"
        ]
        data: dict[str, Any] = {
            "detente": "1",
            "title": own.title or Path(self.where).stem,
            "parties": {
                party: {
                    "name": maker.name,
                    "options": {self.options[o]: file.options[o].name for o in maker.options},
                }
                for party, maker in zip(self.parties, file.makers, strict=True)
            },
            **({"states": dict(own.states)} if own.states else {}),
            **({"rules": rules} if rules else {}),
            **({"one_way": ways} if ways else {}),
            **({"status_quo": own.status_quo} if own.status_quo is not None else {}),
            "preferences": dict(self._preferences()),
        }
        if any(isinstance(coalition, list) and len(coalition) > 1 for coalition in file.coalitions):
            self.left_out.append("its coalitions are not taken over: see `--concept coalitions`")
        blind = [maker.name for maker in file.makers if maker.misperceptions]
        if blind:
            self.left_out.append(f"misperceptions of {' and '.join(blind)} are not taken over")
        return FromGmcr(data, tuple(self.left_out))

    def _rule(self, member: Condition) -> Iterator[str]:
        if not member:
            raise self.fault(
                "an infeasible condition without options makes every state infeasible", "take it out"
            )
        if len(member) == 1:
            yield self._literal(member[0][0], member[0][1] == "N")
        else:
            yield f"not ({self._conjunction(member)})"

    def _literal(self, option: int, taken: bool) -> str:
        return ("" if taken else "not ") + self.full[self.place[option]]

    def _conjunction(self, member: Condition) -> str:
        return " and ".join(self._literal(option, letter == "Y") for option, letter in member)

    def _disjunction(self, members: Sequence[Condition]) -> str:
        alone = len(members) == 1
        parts = (self._conjunction(member) for member in members)
        return " or ".join(part if alone or " and " not in part else f"({part})" for part in parts)

    def _preferences(self) -> Iterator[tuple[str, Any]]:
        if self.file.ranked:
            labels = self._labels()
            for party, maker in zip(self.parties, self.file.makers, strict=True):
                yield party, self._of_ranking(party, maker, labels)
            return
        for party, maker in zip(self.parties, self.file.makers, strict=True):
            unknown = self.own.unknown.get(party)
            priorities = [
                self._disjunction(members)
                for members in map(members_of, maker.preferences)
                # What is always true, or never, tells no two states apart.
                if members and all(members)
            ]
            if priorities:
                yield party, {"priorities": priorities, **({} if unknown is None else {"unknown": unknown})}
                continue
            if unknown is None:
                self.left_out.append(f"{maker.name} has no preferences there: they are unknown")
            yield party, "unknown"

    def _of_ranking(self, party: str, maker: Maker, labels: Sequence[str]) -> Any:
        if maker.ranking is None:
            raise self.fault(
                f"{maker.name} has no preferenceRanking",
                "give it one, or set useManualPreferenceRanking to false",
            )
        levels: list[list[str]] = []
        for level in maker.ranking:
            numbers = level if isinstance(level, list) else [level]
            for number in numbers:
                if not 1 <= number <= len(labels):
                    raise self.fault(
                        f"{maker.name} ranks state {number}, and there are {len(labels)}",
                        "count the feasible states from 1",
                    )
            levels.append(list(dict.fromkeys(labels[number - 1] for number in numbers)))
        unknown = self.own.unknown.get(party)
        if unknown is None:
            return {"ranking": levels}
        return "unknown" if len(levels) == 1 else {"ranking": levels, "unknown": unknown}

    def _labels(self) -> list[str]:
        """The feasible states in the order of their numbers: Y/N strings, and names where some are one."""
        count = len(self.order)
        infeasible = [
            pattern_of([(self.place[option], letter) for option, letter in member])
            for condition in self.file.infeasibles
            for member in members_of(condition)
        ]
        try:
            numbers = feasible_numbers(infeasible, count)
        except TooManyStates:
            raise self.fault(
                "it ranks states by their numbers, and has too many states or conditions to count them",
                "give preference statements instead, or more infeasible conditions",
            ) from None
        labels = [
            format(number, f"0{count}b")[::-1].replace("0", "N").replace("1", "Y")
            for number in numbers.tolist()
        ]
        joined = {name: pattern for name, pattern in self.own.states.items() if "-" in pattern}
        if len(joined) * len(labels) > MOST_TESTS:
            raise self._unfitting("states")
        for name, pattern in joined.items():
            if len(pattern) != count or set(pattern) - set("YN-"):
                raise self._unfitting("states")
            letters = [(place, letter) for place, letter in enumerate(pattern) if letter != "-"]
            for place in matching(numbers, pattern_of(letters)):
                labels[place] = name
        return labels
