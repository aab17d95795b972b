"""Checks of the arguments of the front door: cases, reports, states, concepts.

Each check returns the value in its one form, or raises `BadArgument` that says what was given and what
is wanted.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import get_args

from detente import case as cases
from detente.arguments import as_given, as_path
from detente.case import Case, did_you_mean
from detente.errors import BadArgument
from detente.model import State
from detente.short import join_words
from detente.wishes import ClassicConcept

Source = str | os.PathLike[str]
_CLASSIC: dict[str, ClassicConcept] = {concept: concept for concept in get_args(ClassicConcept)}
_CASE = "a case or the path of a case file"
_REPORTS = "the path of a report or folder"


def loaded_case(path: object, reports: object = ()) -> Case:
    """Load a case file, and check the quotes that it cites; ``reports`` are those that it may cite."""
    named = [] if reports == () else as_sources(reports)
    case = cases.load_case(as_path(path, "path", "the path of a case file"), named)
    cases.resolve_evidence(case)
    return case


def as_case(case: object) -> Case:
    """Return a case; a path is loaded."""
    if isinstance(case, Case):
        return case
    if isinstance(case, str | os.PathLike):
        return loaded_case(case)
    raise BadArgument("case", f"{as_given(case)} is not {_CASE}", "give one")


def as_sources(sources: object) -> list[str]:
    """Return one path of reports, or several, as a list of texts; at least one."""
    several = [sources] if isinstance(sources, str | os.PathLike) else sources
    if not isinstance(several, Sequence) or isinstance(several, bytes):
        raise BadArgument("sources", f"{as_given(sources)} is not {_REPORTS}", "give one, or a list of such")
    if not several:
        raise BadArgument("sources", "no report is named", f"give {_REPORTS}, or a list of such")
    return [as_path(source, "sources", _REPORTS) for source in several]


def as_pipeline(pipeline: object) -> str | None:
    """Return the name or path of a spaCy pipeline; None, for the shipped one, stays None."""
    return None if pipeline is None else as_path(pipeline, "pipeline", "the name of a spaCy pipeline")


def as_state_text(state: object, argument: str) -> str:
    """Return the text that names a state: its name, its Y/N string, or an expression."""
    if isinstance(state, State):
        return state.name
    if isinstance(state, str) and state.strip():
        return state
    raise BadArgument(
        argument, f"{as_given(state)} is not a state", "give a state, its name or its Y/N string"
    )


def as_concept(concept: object) -> ClassicConcept:
    """Return one of the four classic concepts, given in any case of its letters."""
    return _CLASSIC[one_of(concept, _CLASSIC, "concept")]


def as_seconds(seconds: object, argument: str) -> float:
    """Return a number of seconds that is greater than nothing."""
    if isinstance(seconds, int | float) and not isinstance(seconds, bool) and seconds > 0:
        return float(seconds)
    raise BadArgument(argument, f"{as_given(seconds)} is no number of seconds", "give one greater than 0")


def as_chances(chances: object, argument: str) -> tuple[float, float, float]:
    """Return three chances: numbers from 0 to 1."""
    several = list(chances) if isinstance(chances, list | tuple) else [chances]
    numbers = [
        float(c) for c in several if isinstance(c, int | float) and not isinstance(c, bool) and 0 <= c <= 1
    ]
    if len(numbers) == len(several) == 3:
        return numbers[0], numbers[1], numbers[2]
    raise BadArgument(
        argument, f"{as_given(chances)} is not three chances",
        "give three numbers from 0 to 1: to leave, to be deterred, to answer",
    )  # fmt: skip


def one_of(name: object, known: Iterable[str], argument: str, what: str | None = None) -> str:
    """Return a known name, in any case of its letters.

    Parameters
    ----------
    argument
        The argument that holds the name, for the message.
    what
        The kind of thing it names; by default the argument's name.

    Raises
    ------
    BadArgument
        If it is not known; the message says which name is nearest.

    Examples
    --------
    >>> one_of("SEQ", ["nash", "seq"], "concept")
    'seq'
    """
    names, what = list(known), what or argument
    mend = f"use {join_words(names, 'or')}"
    if not isinstance(name, str):
        raise BadArgument(argument, f"{as_given(name)} names no {what}", mend)
    for one in names:
        if name.lower() == one.lower():
            return one
    raise BadArgument(
        argument, f"unknown {what} {name}{did_you_mean(name, names)}", f"use {join_words(names, 'or')}"
    )


@contextmanager
def named(argument: str) -> Iterator[None]:
    """Give the argument at fault, in bad input raised within, the name that the front door has for it."""
    try:
        yield
    except BadArgument as error:
        raise error.renamed(argument) from None
