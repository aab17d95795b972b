"""What `detente analyse` prints for a person."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from detente.brief.analysis import Analysis
from detente.brief.brief import Brief
from detente.brief.compose import compose
from detente.brief.model_sections import equilibrium_rows
from detente.brief.notes import Notes
from detente.brief.safe_text import safe_text
from detente.brief.terminal import print_model
from detente.brief.wording import CONCEPT_NAMES, states_listed
from detente.case.load import LoadedCase
from detente.case.model import Model
from detente.stability.equilibria import equilibria

if TYPE_CHECKING:
    from detente.brief.asked import Asked


def print_analysis(
    case: LoadedCase,
    analysis: Analysis,
    console: Console,
    *,
    limit: int,
    full: bool,
    asked: Asked | None = None,
) -> None:
    """Print the answer: what stands, why, what lasts, what leads out, which claims hold.

    The counts are printed as soon as they are known, before what takes a search.

    Parameters
    ----------
    limit
        At most this many states a list; counts are whole.
    full
        Whether to list the stable states of every party.
    asked
        What was asked for besides.
    """
    console.print(Text(safe_text(case.file.title), style="bold"))
    console.print(Text(_counts(analysis), style="dim"))
    console.file.flush()
    brief = Brief(case.file.title, None, case.file, analysis, {}, drafted=False, case_path=case.path)
    page = replace(compose(brief), equilibria=equilibrium_rows(analysis, limit))
    console.print()
    for sentence in page.standfirst:
        console.print(Text(sentence))
    print_model(page, console, Notes())
    if full:
        _print_stable(console, case, analysis, limit)
    if analysis.hypergame is not None:
        from detente.brief.hypergame_text import print_hypergame

        print_hypergame(case.file, analysis.model, analysis.hypergame, console, limit=limit)
    if asked is not None:
        from detente.brief.asked_text import print_asked

        print_asked(case.file, asked, console, limit=limit)


def _counts(analysis: Analysis) -> str:
    """How large the model is, and how many equilibria it has."""
    model = analysis.model
    states = int(model.feasible.sum())
    lasting = ", ".join(
        f"{len(equilibria(stability)[0]):,} {CONCEPT_NAMES[concept]}"
        for concept, stability in analysis.stability.items()
    )
    certain = "certain equilibria" if any(model.open_ties) else "equilibria"
    parties = "one party" if len(model.parties) == 1 else f"{len(model.parties)} parties"
    return f"{parties}, {states:,} {'state' if states == 1 else 'states'}; {certain}: {lasting}"


def _print_stable(console: Console, case: LoadedCase, analysis: Analysis, limit: int) -> None:
    """A table of each party's stable states under each concept."""
    model = analysis.model
    table = Table(
        box=box.SIMPLE_HEAD, pad_edge=False, title="Stable states of each party", title_justify="left"
    )
    table.add_column("party")
    table.add_column("concept")
    table.add_column("states", ratio=1)
    if any(model.open_ties):
        table.add_column("perhaps, depending on what is unknown", ratio=1)
    for i, party in enumerate(model.parties):
        for concept, stability in analysis.stability.items():
            name = case.file.parties[party].name if concept == "nash" else ""
            cells = [_states(model, stability.certain[i], limit)]
            if any(model.open_ties):
                perhaps = stability.possible[i] & ~stability.certain[i]
                cells.append(_states(model, perhaps, limit))
            table.add_row(Text(safe_text(name)), Text(CONCEPT_NAMES[concept]), *cells)
    console.print(table)


def _states(model: Model, stable: NDArray[np.bool_], limit: int) -> Text:
    return Text(safe_text(states_listed(model, stable.nonzero()[0], limit)))
