"""The Y/N strings of a case, rewritten when an option is added, dropped or joined with another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

Rewrite = Callable[[str], str]


def option_names(data: Any) -> list[str]:
    """``PARTY.option`` in the order of the Y/N string."""
    return [
        f"{party}.{option}" for party, of in data["parties"].items() for option in of.get("options") or {}
    ]


def rewrite_patterns(data: Any, options: int, rewrite: Rewrite) -> None:
    """Rewrite every Y/N string of ``options`` letters in the case; of states that become one the first stays.

    Examples
    --------
    >>> data = {"parties": {}, "states": {"a": "YN", "b": "YY"}, "status_quo": "YN"}
    >>> rewrite_patterns(data, 2, lambda pattern: pattern[:1])
    >>> data["states"], data["status_quo"]
    ({'a': 'Y'}, 'Y')
    """
    token = re.compile(rf"(?<![\w-])[YN-]{{{options}}}(?![\w-])")

    def renewed(text: str) -> str:
        return token.sub(lambda match: rewrite(match[0]), text)

    _states(data, renewed)
    for holder, key in _places(data):
        if isinstance(holder[key], str):
            holder[key] = renewed(holder[key])
    for preference in preferences_in(data):
        payoffs = preference.get("payoffs")
        for state in list(payoffs or ()):
            # The order of payoffs says nothing.
            payoffs[renewed(state)] = payoffs.pop(state)
        certainty = preference.get("certainty")
        for text in list(certainty or ()):
            certainty[renewed(text)] = certainty.pop(text)


def _states(data: Any, renewed: Rewrite) -> None:
    states = data.get("states")
    if hasattr(states, "items"):
        taken: set[str] = set()
        for name in list(states):
            states[name] = renewed(states[name])
            if states[name] in taken:
                del states[name]
            else:
                taken.add(states[name])
    feasible = data.get("feasible")
    if feasible:
        listed = list(dict.fromkeys(map(renewed, feasible)))
        feasible[:] = listed


def _places(data: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each place that may hold a Y/N string, as its container and key."""
    if isinstance(data.get("status_quo"), str):
        yield data, "status_quo"
    elif data.get("status_quo"):
        yield data["status_quo"], "state"
    for preference in preferences_in(data):
        for level in preference.get("ranking") or ():
            yield from ((level, i) for i in range(len(level)))
        compared = preference.get("comparisons")
        if isinstance(compared, str):
            yield preference, "comparisons"
        for i, item in enumerate(() if isinstance(compared, str) else compared or ()):
            yield (compared, i) if isinstance(item, str) else (item, "comparison")
    for view in (data.get("views") or {}).values():
        unseen = view.get("unseen") or ()
        yield from (
            [(view, "unseen")] if isinstance(unseen, str) else ((unseen, i) for i in range(len(unseen)))
        )
    for claim in data.get("claims") or ():
        if claim.get("holds_if"):
            yield claim, "holds_if"


def preferences_in(data: Any) -> Iterator[Any]:
    """Yield every preference that is a mapping, those of pictures and views too."""
    sections = [data.get("preferences") or {}]
    sections += [view.get("preferences") or {} for view in (data.get("views") or {}).values()]
    for section in sections:
        for preference in section.values():
            if hasattr(preference, "items"):
                yield preference
                yield from (p for p in preference.get("one_of") or () if hasattr(p, "items"))
