"""What `detente analyse` prints for a person."""

from __future__ import annotations

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
from detente.brief.terminal import print_equilibria, print_model
from detente.brief.wording import CONCEPT_NAMES, state_name
from detente.case.load import LoadedCase


def print_analysis(case: LoadedCase, analysis: Analysis, console: Console, *, limit: int, full: bool) -> None:
    """Print the answer: what stands, why, what lasts, what leads out, which claims hold.

    Parameters
    ----------
    limit
        At most this many states a list; counts are whole.
    full
        Whether to list the stable states of every party.
    """
    brief = Brief(case.file.title, None, case.file, analysis, {}, drafted=False, case_path=case.path)
    page = compose(brief)
    states = int(analysis.model.feasible.sum())
    console.print(Text(page.title, style="bold"))
    console.print(Text(f"{len(analysis.model.parties)} parties, {states:,} states", style="dim"))
    console.print()
    for sentence in page.standfirst:
        console.print(Text(sentence))
    print_model(page, console, Notes())
    if full:
        print_equilibria(console, equilibrium_rows(analysis, limit))
        _print_stable(console, case, analysis, limit)


def _print_stable(console: Console, case: LoadedCase, analysis: Analysis, limit: int) -> None:
    """A table of each party's stable states under each concept."""
    model = analysis.model
    table = Table(
        box=box.SIMPLE_HEAD, pad_edge=False, title="Stable states of each party", title_justify="left"
    )
    table.add_column("party")
    table.add_column("concept")
    table.add_column("states", ratio=1)
    for i, party in enumerate(model.parties):
        for concept, stability in analysis.stability.items():
            cells = stability.certain[i].nonzero()[0]
            names = ", ".join(state_name(model, int(cell)) for cell in cells[:limit])
            more = f" and {len(cells) - limit:,} more" if len(cells) > limit else ""
            name = case.file.parties[party].name if concept == "nash" else ""
            table.add_row(
                Text(safe_text(name)), Text(CONCEPT_NAMES[concept]), Text(safe_text(names + more) or "none")
            )
    console.print(table)
