"""The long work that jobs do: each function runs in a process of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from detente import analysis, case, drafting, interview, page, render
from detente.atomic import write_new
from detente.dossier import open_store
from detente.errors import BadInput
from detente.symbolic import Budget
from detente.web.assistants import configured_assistant

if TYPE_CHECKING:
    from detente.web.jobs import Tell

Assisted = Literal["no", "here", "elsewhere"]
"""Where a model is asked too: nowhere, on this machine, or wherever the settings say."""


def read_reports(
    tell: Tell,
    store: str,
    sources: list[str],
    published: date | None,
    names: Mapping[str, str],
    assisted: Assisted = "no",
) -> dict[str, list[str]]:
    """Read reports into a store; say of each, once it is safely there, that it is added.

    Parameters
    ----------
    names
        The name that a person knows, for each source that has another one on the disk.
    assisted
        Whether a model of the person's own is asked too, and whether it may stand elsewhere.

    Returns
    -------
    dict
        The ids added, those that were there, those that were there and were taken out, what could not be
        read, in sentences, and what a model did.
    """
    assistant = None if assisted == "no" else configured_assistant(remote=assisted == "elsewhere")
    unreadable: list[BadInput] = []
    there: list[str] = []
    added: list[str] = []

    def on_there(name: str) -> None:
        there.append(name)
        say_how_far()

    def say_how_far() -> None:
        done = len(added) + len(there)
        if many > 1:
            tell.part(min(1.0, done / many), f"{done:,} of {many:,} reports")

    with open_store(store, create=True) as opened:
        many = analysis.number_of_reports(sources)
        say_how_far()
        try:
            for name in analysis.keep_reports(
                opened, sources, published=published, unreadable=unreadable, on_there=on_there,
                assistant=assistant,
            ):  # fmt: skip
                added.append(name)
                tell(f"added {name}")
                say_how_far()
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
    said = [] if assistant is None else [assistant.last_word(_OTHERS)]
    return {"added": added, "there": there, "out": out, "unreadable": faults, "model": said}


def read_with_new_days(tell: Tell, store: str) -> dict[str, list[str]]:
    """Read those reports again whose day a person gave, or took back; return their ids."""
    tell("reading again")
    with open_store(store) as opened:
        return {"again": analysis.read_as_dated(opened, tell.part)}


def read_anew(tell: Tell, store: str, everything: bool) -> dict[str, list[str]]:
    """Read reports again that another version read, or all; return their ids."""
    again: list[str] = []
    with open_store(store) as opened:
        many = analysis.number_to_read_again(opened, everything=everything)
        for name in analysis.read_again(opened, everything=everything):
            again.append(name)
            tell(f"read again {name}")
            tell.part(len(again) / many, f"{len(again):,} of {many:,} reports")
    return {"again": again}


def sweep_case(
    tell: Tell,
    path: Path,
    reports: tuple[str, ...],
    request: Any,
    what_if: case.WhatIf,
    full: bool,
    limit: int = 100,
) -> dict[str, Any]:
    """Sweep a case, or a what-if of it; return its page, its data and its pictures."""
    tell("sweeping")
    made = case.load_case(str(path), reports)
    answer = analysis.sweep_what_if(made, what_if, request, report_part=tell.part)
    if what_if:
        answer = replace(answer, changes=page.what_if_in_words(analysis.analyse(made), what_if))
    composed = page.sweep_page(answer, limit=limit, full=full)
    return {
        "page": composed,
        "data": dict(render.sweep_items(answer, limit=limit, full=full)),
        "pictures": page.sweep_pictures(answer),
    }


def analyse_by_sets(
    tell: Tell,
    path: Path,
    reports: tuple[str, ...],
    what_if: case.WhatIf,
    why: str | None,
    to: str | None,
    full: bool,
    patience: float,
) -> dict[str, Any]:
    """Analyse a case, or a what-if of it, by sets of states; return its page and its data."""
    made = case.load_case(str(path), reports)
    changed = made.what_if(what_if) if what_if else made
    stages = 0

    def report_progress(stage: str) -> None:
        nonlocal stages
        tell.part(stages / _STAGES_OF_SETS, stage)
        stages += 1

    shows_verdicts = full or why is not None or to is not None or not page.is_unreviewed(changed)
    answer = analysis.analyse_symbolically(
        changed, why=why, to=to, verdicts=shows_verdicts, budget=Budget(seconds=patience),
        report_progress=report_progress,
    )  # fmt: skip
    composed = page.symbolic_page(answer, limit=_MOST_LISTED, full=full)
    return {
        "page": composed,
        "data": dict(render.symbolic_items(answer, limit=_MOST_LISTED, full=full)),
    }


def draft_case(tell: Tell, store: str, path: Path, assume: drafting.Assume) -> None:
    """Draft a case from a store into a file that is not there yet."""
    tell.part(0.0, "who wants what of whom")
    text = drafting.draft_from([store], path.parent, assume=assume)
    write_new(path, lambda partial: partial.write_bytes(text.encode()))
    interview.keep_drafted(path, text)


_OTHERS = "the others stand below the positions, with why they were not used"
_STAGES_OF_SETS = 6
"""Stages that the symbolic engine tells of: the diagrams, four concepts, reasons and ways."""
_MOST_LISTED = 25
