"""The long work that jobs do: each function runs in a process of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from detente import analysis, case, page, render
from detente.dossier import open_store
from detente.errors import BadInput

if TYPE_CHECKING:
    from detente.web.jobs import Tell


def read_reports(
    tell: Tell, store: str, sources: list[str], published: date | None, names: Mapping[str, str]
) -> dict[str, list[str]]:
    """Read reports into a store; say of each, once it is safely there, that it is added.

    Parameters
    ----------
    names
        The name that a person knows, for each source that has another one on the disk.

    Returns
    -------
    dict
        The ids added, those that were there, those that were there and were taken out, and what could not
        be read, in sentences.
    """
    unreadable: list[BadInput] = []
    there: list[str] = []
    added: list[str] = []
    with open_store(store, create=True) as opened:
        try:
            for name in analysis.keep_reports(
                opened, sources, published=published, unreadable=unreadable, on_there=there.append
            ):
                added.append(name)
                tell(f"added {name}")
        except BadInput as error:
            # One file alone that cannot be read is said like one of many; anything else is another fault.
            if error.where not in names:
                raise
            unreadable += [] if error in unreadable else [error]
        withdrawn = opened.withdrawn()
    for where in {error.where for error in unreadable} & names.keys():
        # A file that cannot be read supports nothing.
        Path(where).unlink(missing_ok=True)
    faults = [f"{names.get(error.where, error.where)}: {error.what}; {error.mend}" for error in unreadable]
    out = [name for name in there if name in withdrawn]
    there = [name for name in there if name not in withdrawn]
    return {"added": added, "there": there, "out": out, "unreadable": faults}


def read_with_new_days(tell: Tell, store: str) -> dict[str, list[str]]:
    """Read those reports again whose day a person gave, or took back; return their ids."""
    tell("reading again")
    with open_store(store) as opened:
        return {"again": analysis.read_as_dated(opened)}


def read_anew(tell: Tell, store: str, everything: bool) -> dict[str, list[str]]:
    """Read reports again that another version read, or all; return their ids."""
    with open_store(store) as opened:
        again = list(analysis.read_again(opened, everything=everything))
    for name in again:
        tell(f"read again {name}")
    return {"again": again}


def sweep_case(
    tell: Tell, path: Path, reports: tuple[str, ...], request: Any, what_if: case.WhatIf
) -> dict[str, Any]:
    """Sweep a case, or a what-if of it; return its page and its data."""
    tell("sweeping")
    made = case.load_case(str(path), reports)
    answer = analysis.sweep_what_if(made, what_if, request)
    if what_if:
        answer = replace(answer, changes=page.what_if_in_words(analysis.analyse(made), what_if))
    return {
        "html": render.render_fragment(page.sweep_page(answer)),
        "data": dict(render.sweep_items(answer, limit=25, full=False)),
    }
