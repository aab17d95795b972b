"""States of a case in the words of a sentence."""

from __future__ import annotations

import re

from detente.interview.acts import supposed
from detente.interview.naming import Naming
from detente.model import Model


def state_in_words(names: Naming, model: Model, cell: int) -> str:
    """Name a state: by its own name, or by who does otherwise in it than in the status quo.

    Examples
    --------
    >>> from detente.case import parse_case
    >>> from detente.model import compile_case
    >>> case = parse_case('''
    ... detente: 1
    ... title: t
    ... parties: {UP: {name: Upper village, options: {share: Share the well, dig: Dig}}}
    ... states: {peace: YN}
    ... status_quo: NN
    ... preferences: {UP: unknown}
    ... ''')
    >>> [state_in_words(Naming(case.file), compile_case(case), cell) for cell in range(3)]
    ['the status quo', '“Upper village digs”', '“peace”']
    """
    name = model.names.get(cell)
    if cell == model.status_quo and (name is None or name.replace("_", " ").casefold() == "status quo"):
        return "the status quo"
    if name is not None and re.search(r"[^\W\d_]{2,}", name):
        return f"“{name.replace('_', ' ')}”"
    pattern, now = model.pattern(cell), None if model.status_quo is None else model.pattern(model.status_quo)
    if pattern is None:
        return f"“{model.label(cell)}”"
    now = now or "N" * len(pattern)
    changed = [
        (option, letter == "Y")
        for option, letter, was in zip(model.options, pattern, now, strict=True)
        if letter != was
    ]
    taken = [option for option, letter in zip(model.options, now, strict=True) if letter == "Y"]
    return f"“{supposed(names, changed, taken)}”"
