"""Parties and options of a case: joined, dropped, added; all that speaks of them follows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from detente.interview.edits.comments import add_item, put_last
from detente.interview.edits.comparisons import goes_with, settle_comparisons
from detente.interview.edits.mentions import drop_mentions, drop_rules_on_both, rename_option, settle_empty
from detente.interview.edits.patterns import option_names, preferences_in, rewrite_patterns

_UNKNOWN = "unknown"


def drop_option(data: Any, option: str) -> None:
    """Take an option out of a case, with its letter and all that speaks of it.

    Examples
    --------
    >>> data = {"parties": {"A": {"name": "A", "options": {"x": "X", "y": "Y"}}}, "status_quo": "YN"}
    >>> drop_option(data, "A.x")
    >>> data["parties"]["A"]["options"], data["status_quo"]
    ({'y': 'Y'}, 'N')

    The status quo cites its words no more.

    >>> data = {
    ...     "parties": {"A": {"name": "A", "options": {"x": {"label": "X", "evidence": ["e1"]}, "y": "Y"}}},
    ...     "status_quo": {"state": "YN", "evidence": ["e1", "e2"]},
    ... }
    >>> drop_option(data, "A.x")
    >>> data["status_quo"]
    {'state': 'N', 'evidence': ['e2']}
    """
    options = option_names(data)
    at = options.index(option)
    cited = _cited_for_acts(data)
    drop_mentions(data, option)
    _remove(data, option)
    _cite_no_more(data, cited - _cited_for_acts(data))
    rewrite_patterns(data, len(options), lambda pattern: pattern[:at] + pattern[at + 1 :])


def _cited_for_acts(data: Any) -> set[str]:
    """Return the words that options and wishes rest on."""
    lines = [o for of in data["parties"].values() for o in (of.get("options") or {}).values()]
    for preference in preferences_in(data):
        for key in ("priorities", "comparisons"):
            items = preference.get(key) or ()
            lines += [] if isinstance(items, str) else items
    return {name for line in lines if hasattr(line, "items") for name in line.get("evidence") or ()}


def _cite_no_more(data: Any, words: Iterable[str]) -> None:
    """Take words off the status quo: those of an option that is out tell nothing of how the others stand."""
    stated = data.get("status_quo")
    cited = stated.get("evidence") if hasattr(stated, "items") else None
    if not cited:
        return
    for name in words:
        while name in cited:
            cited.remove(name)
    if not cited:
        del stated["evidence"]


def join_options(data: Any, joined: str, into: str) -> None:
    """Let one option stand for two: what spoke of the other speaks of it, and it has the evidence of both.

    It is taken where one of the two was.
    """
    options = option_names(data)
    gone, stays = options.index(joined), options.index(into)

    def as_one(pattern: str) -> str:
        both = {pattern[gone], pattern[stays]}
        letter = "Y" if "Y" in both else "-" if "-" in both else "N"
        letters = [letter if k == stays else one for k, one in enumerate(pattern)]
        del letters[gone]
        return "".join(letters)

    _add_evidence(data, _option(data, joined), into)
    drop_rules_on_both(data, joined, into)
    rename_option(data, joined, into)
    settle_comparisons(data, gone, stays, as_one)
    _remove(data, joined)
    rewrite_patterns(data, len(options), as_one)
    settle_empty(data)


def _option(data: Any, name: str) -> Any:
    party, _, key = name.partition(".")
    return data["parties"][party]["options"][key]


def _add_evidence(data: Any, other: Any, into: str) -> None:
    party, _, key = into.partition(".")
    cited = [] if isinstance(other, str) else list(other.get("evidence") or ())
    mine = data["parties"][party]["options"][key]
    if not cited:
        return
    if isinstance(mine, str):
        data["parties"][party]["options"][key] = {"label": mine, "evidence": cited}
        return
    listed = mine.setdefault("evidence", [])
    for name in cited:
        if name not in listed:
            add_item(listed, name)


def _remove(data: Any, option: str) -> None:
    party, _, key = option.partition(".")
    options = data["parties"][party]["options"]
    del options[key]
    if not options:
        del data["parties"][party]["options"]


def add_option(data: Any, party: str, key: str, option: dict[str, Any]) -> None:
    """Add an option that nobody takes now, as the last of its party."""
    before = option_names(data)
    of_party = data["parties"][party]
    if of_party.get("options"):
        put_last(of_party["options"], key, option)
    else:
        of_party.pop("options", None)
        put_last(of_party, "options", {key: option})
    at = option_names(data).index(f"{party}.{key}")
    if before:
        rewrite_patterns(data, len(before), lambda pattern: f"{pattern[:at]}N{pattern[at:]}")


def add_party(data: Any, party: str, name: str, reason: dict[str, Any]) -> None:
    """Add a party of which nothing is known, after the others."""
    put_last(data["parties"], party, {"name": name, **reason})
    if not data.get("preferences"):
        put_last(data, "preferences", {})
    put_last(data["preferences"], party, _UNKNOWN)


def drop_party(data: Any, party: str) -> None:
    """Take a party out of a case, with its options and preference and what others believe of it."""
    for option in [name for name in option_names(data) if name.startswith(f"{party}.")]:
        drop_option(data, option)
    del data["parties"][party]
    for claim in data.get("claims") or ():
        if re.search(rf"\b{party}\b", claim.get("holds_if") or ""):
            del claim["holds_if"]
    _forget(data, party)


def _forget(data: Any, party: str) -> None:
    (data.get("preferences") or {}).pop(party, None)
    views = data.get("views") or {}
    views.pop(party, None)
    for view in views.values():
        (view.get("preferences") or {}).pop(party, None)
    attitudes = data.get("attitudes") or {}
    attitudes.pop(party, None)
    for towards in attitudes.values():
        (towards or {}).pop(party, None)


def join_parties(data: Any, joined: str, into: str, names: tuple[str, str]) -> dict[str, str]:
    """Let one party stand for two: it gets the other's options, and its wants where they can be added.

    Return what the options of the one that goes are called now.

    Parameters
    ----------
    names
        The names of the two as states have them: "the government opens talks".
    """
    _rename_states(data, *names)
    options = [name for name in option_names(data) if name.startswith(f"{joined}.")]
    renamed = {option: hand_over(data, option, into) for option in options}
    _add_sources(data["parties"], joined, into)
    if data.get("preferences"):
        _add_wants(data, joined, into)
    for claim in data.get("claims") or ():
        if claim.get("holds_if"):
            claim["holds_if"] = re.sub(rf"\b{joined}\b", into, claim["holds_if"])
    del data["parties"][joined]
    _forget(data, joined)
    settle_empty(data)
    return renamed


def _rename_states(data: Any, old: str, new: str) -> None:
    """Let the names of states begin with another party's name, where nothing else refers to them."""
    states = data.get("states")
    if not hasattr(states, "items"):
        return
    elsewhere = repr([data.get("preferences"), data.get("claims"), data.get("status_quo"), data.get("views")])
    renamed = {}
    for name, pattern in states.items():
        begins = name.casefold().startswith(f"{old.casefold()} ")
        other = f"{new}{name[len(old) :]}" if begins and name not in elsewhere else name
        if other == name or other not in states:
            # Where the other party has a state of that name, what leads there is one option now.
            renamed[other] = pattern
    for name in list(states):
        del states[name]
    for name, pattern in renamed.items():
        states[name] = pattern


def hand_over(data: Any, option: str, owner: str) -> str:
    """Give an option to another party; where that has the same act, the two become one. Return its name.

    Examples
    --------
    >>> data = {"parties": {"A": {"options": {"x": "Go"}}, "B": {}}, "status_quo": "Y"}
    >>> hand_over(data, "A.x", "B"), data["parties"]
    ('B.x', {'A': {}, 'B': {'options': {'x': 'Go'}}})
    """
    party, _, key = option.partition(".")
    value = data["parties"][party]["options"][key]
    theirs = data["parties"][owner].get("options") or {}
    same = next((k for k, other in theirs.items() if label_of(other) == label_of(value)), None)
    if same is not None:
        join_options(data, option, f"{owner}.{same}")
        return f"{owner}.{same}"
    free = key
    while free in theirs:
        free += "_"
    before = option_names(data)
    was = before.index(option)
    _remove(data, option)
    if theirs:
        put_last(theirs, free, value)
    else:
        put_last(data["parties"][owner], "options", {free: value})
    at = option_names(data).index(f"{owner}.{free}")

    def moved(pattern: str) -> str:
        letters = list(pattern)
        letter = letters.pop(was)
        letters.insert(at, letter)
        return "".join(letters)

    rewrite_patterns(data, len(before), moved)
    rename_option(data, option, f"{owner}.{free}")
    return f"{owner}.{free}"


def _add_sources(parties: Any, joined: str, into: str) -> None:
    """Add the words that name one party to those that name another."""
    cited = [name for name in parties[joined].get("evidence") or () if name]
    if not cited:
        return
    if not parties[into].get("evidence"):
        parties[into]["evidence"] = []
    listed = parties[into]["evidence"]
    for name in cited:
        if name not in listed:
            listed.append(name)


def label_of(option: Any) -> str:
    """The label of an option, casefolded, written alone or with its evidence."""
    return str(option if isinstance(option, str) else option["label"]).casefold()


def _add_wants(data: Any, joined: str, into: str) -> None:
    """Add the priorities of one party to those of another, where the order of both is open."""
    preferences = data["preferences"]
    theirs, mine = preferences.get(joined), preferences.get(into)
    if not hasattr(theirs, "items"):
        return
    if mine is None or mine == _UNKNOWN:
        if _is_open(theirs) or set(theirs) == {"comparisons"}:
            preferences[into] = theirs
        return
    if not hasattr(mine, "items") or not _is_open(theirs):
        return
    if set(mine) == {"comparisons"}:
        # What a person compared stays; a priority that might contradict it is not added.
        wants = [item for item in theirs["priorities"] if goes_with(data, mine["comparisons"], _text(item))]
        if wants:
            mine["priorities"], mine["unknown"] = wants, ["order"]
        return
    if not _is_open(mine):
        return
    said = {_text(item).removeprefix("not ") for item in mine["priorities"]}
    for item in theirs["priorities"]:
        if _text(item).removeprefix("not ") in said:
            continue
        if not mine.get("comparisons") or goes_with(data, mine["comparisons"], _text(item)):
            add_item(mine["priorities"], item)


def _is_open(preference: Any) -> bool:
    unknown = preference.get("unknown") or ()
    named = (unknown,) if isinstance(unknown, str) else unknown
    return bool(preference.get("priorities")) and "order" in named


def _text(item: Any) -> str:
    return str(item if isinstance(item, str) else item["priority"])
