"""Options said as what parties do, or do not do."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from detente.drafting import third_person
from detente.interview.naming import Naming
from detente.short import join_words, lower_first


def supposed(names: Naming, options: Sequence[tuple[str, bool]], now: Collection[str] = ()) -> str:
    """Say that options are taken, or not, after "suppose" or "if".

    Parameters
    ----------
    now
        The options taken in the status quo: one that is not taken is so no longer.

    Examples
    --------
    >>> from detente.case import parse_case
    >>> case = parse_case('''
    ... detente: 1
    ... title: t
    ... parties: {UP: {name: Upper village, options: {share: Share the well, dig: Dig}}}
    ... ''')
    >>> supposed(Naming(case.file), [("UP.share", True), ("UP.dig", True)])
    'Upper village shares the well and digs'
    >>> naming = Naming(case.file)
    >>> supposed(naming, [("UP.share", False)]), supposed(naming, [("UP.share", False)], ["UP.share"])
    ('Upper village does not share the well', 'Upper village no longer shares the well')
    """
    by_owner: dict[str, list[str]] = {}
    for option, taken in options:
        by_owner.setdefault(names.owner(option), []).append(_does(names, option, taken=taken, now=now))
    return join_words(f"{owner} {join_words(acts)}" for owner, acts in by_owner.items())


def _does(names: Naming, option: str, *, taken: bool, now: Collection[str]) -> str:
    act, several = names.act(option), names.is_plural(option.partition(".")[0])
    does = act if several else lower_first(third_person(names.label(option).rstrip(". ")))
    if taken:
        return does
    if option in now:
        return f"no longer {does}"
    return f"{'do' if several else 'does'} not {act}"
