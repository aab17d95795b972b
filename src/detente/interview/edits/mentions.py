"""The expressions of a case that name an option: renamed, or taken out with what they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from detente.interview.edits.patterns import preferences_in
from detente.interview.edits.records import settle_standing


def _naming(option: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.]){re.escape(option)}(?![\w.])")


def rename_option(data: Any, old: str, new: str) -> None:
    """Write another name wherever an expression names an option; of priorities that become one, one stays.

    Examples
    --------
    >>> data = {"parties": {}, "preferences": {"A": {"priorities": ["A.x", "not A.y", "A.y if A.x"]}}}
    >>> rename_option(data, "A.x", "B.x")
    >>> data["preferences"]["A"]["priorities"]
    ['B.x', 'not A.y', 'A.y if B.x']
    """
    naming = _naming(old)
    double = re.compile(rf"(?<![\w.]){re.escape(new)} (?:and|or) {re.escape(new)}(?![\w.])")
    for holder, key in _expressions(data):
        holder[key] = double.sub(new, naming.sub(new, holder[key]))
    for element in (data.get("status_quo"), *(data.get("claims") or ())):
        if hasattr(element, "items") and element.get("assumed"):
            element["assumed"] = double.sub(new, naming.sub(new, element["assumed"]))
    for preference in preferences_in(data):
        weights = preference.get("weights") or {}
        for expression in [text for text in weights if naming.search(text)]:
            weights.setdefault(naming.sub(new, expression), weights[expression])
            del weights[expression]
        priorities = preference.get("priorities")
        if priorities:
            _without_doubles(priorities)


def _without_doubles(priorities: Any) -> None:
    """Keep the first of priorities that say the same, or the opposite."""
    said: set[str] = set()
    for i in range(len(priorities)):
        text = _text(priorities[i], "priority")
        if text.removeprefix("not ") in said:
            priorities[i] = None
        said.add(text.removeprefix("not "))
    for i in reversed(range(len(priorities))):
        if priorities[i] is None:
            del priorities[i]


def drop_rules_on_both(data: Any, one: str, other: str) -> None:
    """Take out the rules that speak of both options, and one of two lines that make them one-way."""
    rules = data.get("rules") or []
    for i in reversed(range(len(rules))):
        text = _text(rules[i], "rule")
        if _naming(one).search(text) and _naming(other).search(text):
            del rules[i]
    if data.get("rules") is not None and not len(rules):
        del data["rules"]
    one_way = data.get("one_way") or []
    listed = [_text(item, "option").removeprefix("not ") for item in one_way]
    if one in listed and other in listed:
        del one_way[listed.index(one)]


def drop_mentions(data: Any, option: str) -> None:
    """Take out every rule, priority, weight, comparison and test that names an option."""
    naming = _naming(option)
    for section, key in (("rules", "rule"), ("one_way", "option")):
        _drop_items(data, section, key, naming)
    for claim in data.get("claims") or ():
        if naming.search(claim.get("holds_if") or ""):
            del claim["holds_if"]
            claim.pop("assumed", None)
    settle_standing(data, option)
    for view in (data.get("views") or {}).values():
        unaware = view.get("unaware_of") or []
        unaware[:] = [name for name in unaware if name != option]
        _drop_items(view, "unseen", "", naming)
    for preference in preferences_in(data):
        _drop_items(preference, "priorities", "priority", naming)
        _drop_items(preference, "comparisons", "comparison", naming)
        for expression in [text for text in preference.get("weights") or () if naming.search(text)]:
            del preference["weights"][expression]
        unknown = preference.get("unknown")
        if hasattr(unknown, "append"):
            for i in reversed(range(len(unknown))):
                if naming.search(unknown[i]):
                    del unknown[i]
            if not unknown:
                del preference["unknown"]
    settle_empty(data)


def settle_empty(data: Any) -> None:
    """Say ``unknown`` of each party whose preference holds nothing any more."""
    for section in (data.get("preferences") or {},):
        for party, preference in list(section.items()):
            if not hasattr(preference, "items"):
                continue
            left = any(
                preference.get(form) for form in ("priorities", "ranking", "weights", "payoffs", "one_of")
            )
            if not left and not preference.get("comparisons"):
                section[party] = "unknown"


def _drop_items(holder: Any, section: str, key: str, naming: re.Pattern[str]) -> None:
    items = holder.get(section)
    if isinstance(items, str):
        if naming.search(items):
            del holder[section]
        return
    for i in reversed(range(len(items or ()))):
        if naming.search(_text(items[i], key)):
            del items[i]
    if items is not None and not len(items):
        del holder[section]


def _text(item: Any, key: str) -> str:
    return str(item if isinstance(item, str) else item[key])


def _expressions(data: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each place that holds an expression, as its container and key."""
    for section, key in (("rules", "rule"), ("one_way", "option")):
        yield from _items(data, section, key)
    for claim in data.get("claims") or ():
        if claim.get("holds_if"):
            yield claim, "holds_if"
    for view in (data.get("views") or {}).values():
        yield from _items(view, "unaware_of", "")
        yield from _items(view, "unseen", "")
    for preference in preferences_in(data):
        yield from _items(preference, "priorities", "priority")
        yield from _items(preference, "comparisons", "comparison")
        yield from _items(preference, "unknown", "")


def _items(holder: Any, section: str, key: str) -> Iterator[tuple[Any, Any]]:
    items = holder.get(section)
    if isinstance(items, str):
        yield holder, section
        return
    for i, item in enumerate(items or ()):
        yield (items, i) if isinstance(item, str) else (item, key)
