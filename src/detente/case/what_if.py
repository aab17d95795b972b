"""What-ifs: a case changed in a few places, without touching its file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import yaml

from detente.case.load import Case, did_you_mean, parse_case, parse_yaml
from detente.case.options import option_names
from detente.errors import BadInput

_AS_CHANGED = " as changed"
SET, DROP, RULE, AS_IF = "--set", "--drop-option", "--add-rule", "--as-if"


@dataclass(frozen=True)
class WhatIf:
    """What to change.

    Attributes
    ----------
    settings
        ``PLACE=VALUE``: keys from the top of the case joined by dots, and what stands there instead,
        as YAML; nothing after the sign removes what stands there.
    dropped
        Options that nobody takes.
    rules
        Expressions that are true in every state.
    as_if
        ``PARTY: COMPARISON``, for something open that is taken as known; or ``PARTY: PREFERENCE``, in
        braces or the word unknown, in place of what the case says.
    """

    settings: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    as_if: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.settings or self.dropped or self.rules or self.as_if)

    def told(self) -> Iterator[str]:
        """Each change, as it was asked for."""
        for flag, given in (
            (SET, self.settings), (DROP, self.dropped), (RULE, self.rules), (AS_IF, self.as_if),
        ):  # fmt: skip
            yield from (f"{flag} {text}" for text in given)


def changed_case(case: Case, what_if: WhatIf) -> tuple[Case, tuple[str, ...]]:
    """The case as changed, and the expressions that always hold in it besides its rules.

    Raises
    ------
    BadInput
        If a change cannot be read, or leaves a case that cannot be used.

    Examples
    --------
    >>> case = parse_case('''
    ... detente: 1
    ... title: A well
    ... parties: {UP: {name: Upper village, options: {share: Share}}}
    ... status_quo: N
    ... preferences: {UP: unknown}
    ... ''')
    >>> changed, kept = changed_case(case, WhatIf(settings=("status_quo=Y",), as_if=("UP: Y > N",)))
    >>> changed.file.status_quo.state, changed.file.preferences["UP"].comparisons[0].comparison, kept
    ('Y', 'Y > N', ())
    """
    for said in what_if.told():
        if said.encode("utf-8", "replace").decode("utf-8") != said:
            raise BadInput(
                "a what-if", "holds what is no text in UTF-8", "type it again, or set the terminal to UTF-8"
            )
    with told_of_the_changed(case):
        return _changed(case, what_if)


@contextmanager
def told_of_the_changed(case: Case) -> Iterator[None]:
    """Leave the line out of a fault of a changed case: it would be one of a text that nobody has."""
    try:
        yield
    except BadInput as error:
        if error.where == _name_of_changed(case.path):
            raise BadInput(error.where, error.what, error.mend) from None
        raise


def _name_of_changed(path: str) -> str:
    return path if path.endswith(_AS_CHANGED) else path + _AS_CHANGED


def _changed(case: Case, what_if: WhatIf) -> tuple[Case, tuple[str, ...]]:
    data = deepcopy(case.yaml.data)
    for text in what_if.settings:
        _set(data, text)
    for text in what_if.as_if:
        _as_if(case, data, text)
    changed = case
    if what_if.settings or what_if.as_if:
        written = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=110)
        changed = parse_case(written, _name_of_changed(case.path))
    options = option_names(changed)
    for name in what_if.dropped:
        if name not in options:
            raise BadInput(DROP, f"unknown option {name}{did_you_mean(name, options)}", "write PARTY.option")
    return changed, (*(f"not {name}" for name in what_if.dropped), *what_if.rules)


def _set(data: Any, text: str) -> None:
    place, sign, written = text.partition("=")
    if not sign or not place.strip():
        raise BadInput(SET, f"{text!r} is no PLACE=VALUE", "write for instance status_quo=pressed")
    value = parse_yaml(written, SET).data if written.strip() else None
    words = place.strip().split(".")
    here = data
    while True:
        key, words = _next_key(here, words, place)
        if not words:
            break
        if isinstance(here, dict) and here.get(key) is None:
            here[key] = {}
        here = here[key]
    if value is None:
        if isinstance(here, list) or key in here:
            del here[key]
    else:
        here[key] = value


def _next_key(here: Any, words: list[str], place: str) -> tuple[Any, list[str]]:
    """The longest key of a mapping that the next words make; a list's by its number from 1."""
    if isinstance(here, dict):
        for many in range(len(words), 0, -1):
            if ".".join(words[:many]) in here:
                return ".".join(words[:many]), words[many:]
        return words[0], words[1:]
    if isinstance(here, list):
        if words[0].isdecimal() and 1 <= int(words[0]) <= len(here):
            return int(words[0]) - 1, words[1:]
        raise BadInput(
            SET, f"{place}: {words[0]} is no item of a list of {len(here)}", "count its items from 1"
        )
    raise BadInput(SET, f"{place}: nothing stands below a single value", "set the value itself")


def _as_if(case: Case, data: Any, text: str) -> None:
    party, sign, said = (part.strip() for part in text.partition(":"))
    if not sign or not said:
        raise BadInput(AS_IF, f"{text!r} says nothing of a party", "write for instance CPP: talks > deadlock")
    if party not in case.file.parties:
        hint = did_you_mean(party, case.file.parties)
        raise BadInput(AS_IF, f"unknown party {party}{hint}", "name one listed under `parties`")
    if not isinstance(data.get("preferences"), dict):
        data["preferences"] = {}
    preferences = data["preferences"]
    if said.startswith("{") or said == "unknown":
        preferences[party] = parse_yaml(said, AS_IF).data
        return
    before = preferences.get(party)
    if before is not None and not isinstance(before, dict | str):
        raise BadInput(AS_IF, f"what {party} prefers is no preference that could be added to", "set it whole")
    known = before if isinstance(before, dict) else {"unknown": "unknown"}
    preference = case.file.preferences.get(party)
    as_it_was = before == (case.yaml.data.get("preferences") or {}).get(party)
    if as_it_was and preference is not None and not preference.has_open_order:
        raise BadInput(
            AS_IF, f"nothing of what {party} prefers is open in the case",
            f"give its preferences whole: {AS_IF} '{party}: {{ranking: ...}}'",
        )  # fmt: skip
    compared = known.get("comparisons") or ()
    listed = (compared,) if isinstance(compared, str) else compared
    preferences[party] = {**known, "comparisons": [*listed, said]}
