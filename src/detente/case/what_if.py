"""Changes to the data of a case (what-ifs), each written in a few words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from detente.arguments import as_given, as_text, as_texts
from detente.case.schema import CaseFile
from detente.case.yaml_text import did_you_mean, parse_yaml
from detente.errors import BadArgument, BadInput, option_of

SET, DROP, RULE, AS_IF = "set", "drop_option", "add_rule", "as_if"
"""The arguments that take a what-if, by their names in Python."""


@dataclass(frozen=True)
class WhatIf:
    """Changes to a case.

    Attributes
    ----------
    settings
        ``PLACE=VALUE``: keys from the top of the case joined by dots, and the new value there, as YAML; an
        empty value removes what stands there.
    dropped
        Options that nobody takes.
    rules
        Expressions that are true in every state.
    as_if
        ``PARTY: COMPARISON``, to take something open as known; or ``PARTY: PREFERENCE``, in braces or the
        word unknown, to replace the preference.

    Examples
    --------
    >>> list(WhatIf(settings=("status_quo=Y",), rules=("UP.share",)).as_options())
    ['--set status_quo=Y', '--add-rule UP.share']
    """

    settings: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    as_if: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.settings or self.dropped or self.rules or self.as_if)

    @property
    def changes_data(self) -> bool:
        """True if the data of the case changes, and not only the states that are left."""
        return bool(self.settings or self.as_if)

    @property
    def always(self) -> tuple[str, ...]:
        """The expressions that hold in every state, those that leave an option out among them."""
        return (*(f"not {name}" for name in self.dropped), *self.rules)

    def as_options(self) -> Iterator[str]:
        """Each change as the command line writes it."""
        for argument, texts in (
            (SET, self.settings), (DROP, self.dropped), (RULE, self.rules), (AS_IF, self.as_if),
        ):  # fmt: skip
            yield from (f"{option_of(argument)} {text}" for text in texts)

    def require_text(self) -> None:
        """See that every change can be written in UTF-8; BadInput if not."""
        for change in self.as_options():
            if change.encode("utf-8", "replace").decode("utf-8") != change:
                raise BadInput(
                    "a what-if", "holds what is no text in UTF-8",
                    "type it again, or set the terminal to UTF-8",
                )  # fmt: skip


def settings_of(changes: object) -> tuple[str, ...]:
    """Return settings, given as texts or as a mapping of places to values, as ``PLACE=VALUE``.

    Raises
    ------
    BadArgument
        If it is none of those, or a value is no data.

    Examples
    --------
    >>> settings_of({"status_quo": "pressed", "claims": None, "preferences.CPP": {"ranking": [["a"]]}})
    ('status_quo=pressed', 'claims=', 'preferences.CPP={"ranking": [["a"]]}')
    """
    if not isinstance(changes, Mapping):
        return as_texts(changes, SET, "a dict or a text such as 'status_quo=pressed'")
    return tuple(f"{as_text(place, SET, 'a place')}={_as_yaml(value)}" for place, value in changes.items())


def _as_yaml(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str) and value.strip() and _reads_as_itself(value):
        return value
    try:
        return json.dumps(value, ensure_ascii=False)
    except (TypeError, ValueError):
        raise BadArgument(
            SET, f"{as_given(value)} is not data", "give texts, numbers, lists and dicts"
        ) from None


def _reads_as_itself(text: str) -> bool:
    try:
        return bool(parse_yaml(text, SET).data == text)
    except BadInput:
        return False


def argument_of(expression: str, changes: Iterable[str]) -> str:
    """Return the argument, among the changes of a case, that makes an expression hold in every state.

    Examples
    --------
    >>> argument_of("not UP.share", ["--drop-option UP.share"]), argument_of("not UP.share", [])
    ('drop_option', 'add_rule')
    """
    dropped = f"{option_of(DROP)} {expression.removeprefix('not ')}"
    return DROP if dropped in changes else RULE


def changed_data(file: CaseFile, data: Mapping[str, Any], what_if: WhatIf) -> dict[str, Any]:
    """Return the data of a case with the settings and preferences of a what-if; ``data`` stays as it is.

    Raises
    ------
    BadInput
        If a change cannot be read, or leads to a place that is not there.
    """
    changed = deepcopy(dict(data))
    for text in what_if.settings:
        _set(changed, text)
    for text in what_if.as_if:
        _as_if(file, data, changed, text)
    return changed


def _set(data: Any, text: str) -> None:
    place, sign, written = text.partition("=")
    if not sign or not place.strip():
        raise BadArgument(SET, f"{text!r} is no PLACE=VALUE", "write for instance status_quo=pressed")
    value = _value(written, SET) if written.strip() else None
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


def _value(written: str, argument: str) -> Any:
    try:
        return parse_yaml(written, argument).data
    except BadInput as error:
        raise BadArgument(argument, error.what, error.mend) from None


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
        raise BadArgument(
            SET, f"{place}: {words[0]} is no item of a list of {len(here)}", "count its items from 1"
        )
    raise BadArgument(SET, f"{place}: nothing stands below a single value", "set the value itself")


def _as_if(file: CaseFile, original: Mapping[str, Any], data: Any, text: str) -> None:
    party, sign, comparison = (part.strip() for part in text.partition(":"))
    if not sign or not comparison:
        raise BadArgument(
            AS_IF, f"{text!r} says nothing of a party", "write for instance CPP: talks > deadlock"
        )
    if party not in file.parties:
        hint = did_you_mean(party, file.parties)
        raise BadArgument(AS_IF, f"unknown party {party}{hint}", "name one listed under `parties`")
    if not isinstance(data.get("preferences"), dict):
        data["preferences"] = {}
    preferences = data["preferences"]
    if comparison.startswith("{") or comparison == "unknown":
        preferences[party] = _value(comparison, AS_IF)
        return
    before = preferences.get(party)
    if before is not None and not isinstance(before, dict | str):
        raise BadArgument(
            AS_IF, f"what {party} prefers is no preference that could be added to", "set it whole"
        )
    known = before if isinstance(before, dict) else {"unknown": "unknown"}
    preference = file.preferences.get(party)
    as_it_was = before == (original.get("preferences") or {}).get(party)
    if as_it_was and preference is not None and not preference.has_open_order:
        raise BadArgument(
            AS_IF, f"nothing of what {party} prefers is open in the case",
            f"give its preferences whole: '{party}: {{ranking: ...}}'",
        )  # fmt: skip
    compared = known.get("comparisons") or ()
    listed = (compared,) if isinstance(compared, str) else compared
    preferences[party] = {**known, "comparisons": [*listed, comparison]}
