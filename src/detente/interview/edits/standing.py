"""The status quo corrected by hand: what is taken now, and what of the case goes along with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from detente.drafting import STATUS_QUO
from detente.interview.edits.patterns import option_names, preferences_in, rewrite_patterns
from detente.interview.edits.records import settle_standing
from detente.patterns import as_pattern

_SIDES: Final = as_pattern(r"(\s*(?:>+|=)\s*)")


def move_status_quo(data: Any, option: str, *, taken: bool, why: str) -> None:
    """Say that an option is taken in the status quo, or not, and why.

    In a draft every named state differs from the status quo in one thing, so all of them change with it; what
    was said of the act itself keeps its meaning. Words that were cited for this option alone go.

    Examples
    --------
    >>> data = {"parties": {"A": {"options": {"x": "Go", "y": "Pay"}}},
    ...         "states": {"status quo": "NN", "A goes": "YN"}, "status_quo": "status quo",
    ...         "preferences": {"A": {"comparisons": ["A goes > status quo", "NY > status quo"]}}}
    >>> move_status_quo(data, "A.x", taken=True, why="it went")
    >>> data["states"], data["preferences"]["A"]["comparisons"]
    ({'status quo': 'YN'}, ['status quo > NN', 'YY > status quo'])
    """
    options = option_names(data)
    at, letter = options.index(option), "Y" if taken else "N"
    stated = _as_mapping(data)
    names = {str(name): str(pattern) for name, pattern in _states(data).items()}
    now = names.get(str(stated["state"]), str(stated["state"]))
    _forget_words(data, option)

    def flipped(pattern: str) -> str:
        return f"{pattern[:at]}{letter}{pattern[at + 1 :]}"

    if names.get(STATUS_QUO) == now != flipped(now):
        kept = _about_itself(data, names, at, len(options))
        rewrite_patterns(data, len(options), flipped)
        left = {pattern: name for name, pattern in _states(data).items()}
        for holder, key, sides in kept:
            holder[key] = "".join(left.get(side, side) for side in sides)
        settle_standing(data, option)
    else:
        wanted = flipped(now)
        stated["state"] = next((name for name, pattern in names.items() if pattern == wanted), wanted)
    _say(stated, data, option, taken=taken, why=why)


def _as_mapping(data: Any) -> Any:
    stated = data["status_quo"]
    if not hasattr(stated, "items"):
        data["status_quo"] = stated = {"state": stated}
    return stated


def _states(data: Any) -> Mapping[str, str]:
    states = data.get("states")
    return states if hasattr(states, "items") else {}


def _forget_words(data: Any, option: str) -> None:
    """Take the words that are cited for an option alone out of those of the status quo."""
    stated = data["status_quo"]
    cited = {f"{party}.{key}": set(_evidence(of)) for party, key, of in _options(data)}
    others = set().union(*(ids for name, ids in cited.items() if name != option))
    left = [each for each in stated.get("evidence") or () if each not in cited[option] - others]
    if stated.get("evidence") and left:
        stated["evidence"][:] = left
    else:
        stated.pop("evidence", None)


def _options(data: Any) -> list[tuple[str, str, Any]]:
    return [
        (party, key, option)
        for party, of in data["parties"].items()
        for key, option in (of.get("options") or {}).items()
    ]


def _evidence(option: Any) -> list[str]:
    return list(option.get("evidence") or ()) if hasattr(option, "items") else []


def _about_itself(
    data: Any, names: Mapping[str, str], at: int, options: int
) -> list[tuple[Any, Any, list[str]]]:
    """Return the comparisons of states that differ in the option, each by the letters of its states."""
    kept = []
    for preference in preferences_in(data):
        items = preference.get("comparisons")
        places = (
            [(preference, "comparisons")]
            if isinstance(items, str)
            else [
                (items, i) if isinstance(item, str) else (item, "comparison")
                for i, item in enumerate(items or ())
            ]
        )
        for holder, key in places:
            sides = [names.get(part.strip(), part) for part in _SIDES.split(str(holder[key]))]
            letters = {side[at] for side in sides[::2] if len(side) == options and not set(side) - set("YN-")}
            if len(letters) > 1:
                kept.append((holder, key, sides))
    return kept


def _say(stated: Any, data: Any, option: str, *, taken: bool, why: str) -> None:
    """Write who says so; what was said of the option before goes."""
    party, _, key = option.partition(".")
    of = data["parties"][party]["options"][key]
    about = f"“{of if isinstance(of, str) else of['label']}” is "
    earlier = [part for part in str(stated.get("assumed") or "").split("; ") if part]
    said = [part for part in earlier if not part.startswith(about)]
    stated["assumed"] = "; ".join([*said, f"{about}{'' if taken else 'not '}taken now: {why}"])
