"""The traces of an interview in a case beside preferences: answers, words of reports, what is in force."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from detente.interview.edits.comments import add_item, drop_comment, put_last
from detente.interview.edits.patterns import option_names, preferences_in, rewrite_patterns

_DRAFTED = "drafted test"
"""Begins what a draft assumes of a claim."""


def record_answer(data: Any, answered: dict[str, Any]) -> None:
    """Add an answer to the section `interview`.

    Examples
    --------
    >>> data = {}
    >>> record_answer(data, {"id": "party-CPP", "answer": "yes"})
    >>> data
    {'interview': [{'id': 'party-CPP', 'answer': 'yes'}]}
    """
    if data.get("interview"):
        add_item(data["interview"], answered)
    else:
        data.pop("interview", None)
        put_last(data, "interview", [answered])


def cite(
    data: Any, report: str, quote: str, start: int | None, end: int | None, begins: str = "answer_"
) -> str:
    """Add words of a report to the evidence, unless they are there; return their id.

    Parameters
    ----------
    begins
        The beginning of a new id; a number follows.
    """
    if not data.get("evidence"):
        data.pop("evidence", None)
        put_last(data, "evidence", {})
    items = data["evidence"]
    for name, item in items.items():
        if (item["report"], item["quote"], str(item.get("start", start))) == (report, quote, str(start)):
            return str(name)
    number = 1
    while f"{begins}{number}" in items:
        number += 1
    place = {} if start is None else {"start": str(start), "end": str(end)}
    put_last(items, f"{begins}{number}", {"report": report, "quote": quote, **place})
    return f"{begins}{number}"


def reject_words(data: Any, words: Iterable[str]) -> tuple[str, ...]:
    """Take words that a person rejected off the options and the status quo; return those that go nowhere now.

    Words that another wish still rests on stay.

    Examples
    --------
    >>> data = {"parties": {"A": {"name": "A", "options": {"x": {"label": "X", "evidence": ["e1", "e2"]}}}}}
    >>> reject_words(data, ["e1"]), data["parties"]["A"]["options"]
    (('e1',), {'x': {'label': 'X', 'evidence': ['e2']}})
    """
    still = {
        name
        for preference in preferences_in(data)
        for key in ("priorities", "comparisons")
        for item in (preference.get(key) or () if not isinstance(preference.get(key), str) else ())
        if hasattr(item, "items")
        for name in item.get("evidence") or ()
    }
    rejected = tuple(name for name in words if name not in still)
    options = (o for of in data["parties"].values() for o in (of.get("options") or {}).values())
    for holder in (*options, data.get("status_quo")):
        cited = holder.get("evidence") if hasattr(holder, "items") else None
        if not cited or not set(cited) & set(rejected):
            continue
        for name in [each for each in cited if each in rejected]:
            cited.remove(name)
        if not cited:
            del holder["evidence"]
    return rejected


def set_in_force(data: Any, option: str, *, taken: bool, reason: dict[str, Any]) -> None:
    """Say of the status quo whether an option is taken.

    The states that a draft names differ from the status quo in one thing, so they change with it.
    """
    options = option_names(data)
    at = options.index(option)
    letter = "Y" if taken else "N"
    rewrite_patterns(data, len(options), lambda pattern: f"{pattern[:at]}{letter}{pattern[at + 1 :]}")
    settle_standing(data, option)
    stated = data["status_quo"]
    if not hasattr(stated, "items"):
        data["status_quo"] = {"state": stated, **reason}
        return
    cited = [*(stated.get("evidence") or ()), *reason.get("evidence", ())]
    said = [text for text in (stated.get("assumed"), reason.get("assumed")) if text]
    if cited:
        stated["evidence"] = list(dict.fromkeys(cited))
    if said:
        stated["assumed"] = "; ".join(said)


def set_claim_test(data: Any, claim: str, test: str, reason: dict[str, Any]) -> None:
    """Give a claim a test, and the reason for it; a remark that it has none goes.

    Examples
    --------
    >>> data = {"claims": [{"id": "c", "says": "Rain helps", "evidence": ["e1"]}]}
    >>> set_claim_test(data, "c", "reachable(YN) by moves", {"evidence": ["e2"]})
    >>> data["claims"][0]["holds_if"], data["claims"][0]["evidence"]
    ('reachable(YN) by moves', ['e1', 'e2'])
    """
    stated = next(item for item in data["claims"] if item["id"] == claim)
    drop_comment(stated, "id", "no test:")
    cited = [*(stated.get("evidence") or ()), *reason.get("evidence", ())]
    if cited:
        put_last(stated, "evidence", list(dict.fromkeys(cited)))
    # What a draft assumed was for the test that it drafted; what a person assumed stays.
    before = str(stated.pop("assumed", None) or "")
    by_person = "" if before.startswith(_DRAFTED) else before
    said = [text for text in (by_person, reason.get("assumed")) if text]
    if said:
        put_last(stated, "assumed", "; ".join(said))
    put_last(stated, "holds_if", test)


def settle_standing(data: Any, option: str) -> None:
    """Take an option off the list of those that are assumed not to be taken.

    Examples
    --------
    >>> data = {"status_quo": {"state": "NN", "assumed": "not taken, as no report says so: A.x, A.y"}}
    >>> settle_standing(data, "A.x")
    >>> data["status_quo"]["assumed"]
    'not taken, as no report says so: A.y'
    """
    stated = data.get("status_quo")
    assumed = stated.get("assumed") if hasattr(stated, "items") else None
    if not assumed or ": " not in assumed:
        return
    head, _, listed = assumed.partition(": ")
    names = [name.strip() for name in listed.split(",")]
    if option not in names:
        return
    names.remove(option)
    if names:
        stated["assumed"] = f"{head}: {', '.join(names)}"
    else:
        del stated["assumed"]
