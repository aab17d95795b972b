"""The command `detente analyse`."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click
from click.core import ParameterSource

from detente import analysis, case, page, render, symbolic
from detente.atomic import write_new
from detente.cli.documents import require_documents, write_documents
from detente.cli.option_groups import GroupedCommand
from detente.cli.options import (
    FURTHER_CONCEPTS,
    document_options,
    format_option,
    limit_option,
    output_file,
    reports_option,
    what_if_options,
)
from detente.cli.output import (
    console,
    note,
    print_json_items,
    require_new_table,
)
from detente.cli.pages import require_page, write_page
from detente.cli.progress import progress, say_reading
from detente.errors import BadArgument

_MOST_ON_A_PAGE = 100
"""States a list at most on a page."""
_FEW = 10
"""States a list where there are too many to read, and nobody says how many to list."""
_STAGES = 20
"""At least as many stages as an analysis reports; the bar needs a number."""


@click.command(cls=GroupedCommand)
@click.argument("path", metavar="CASE")
@click.option(
    "--why", metavar="STATE", default=None,
    help="Explain one state, by its name or Y/N string, or status_quo: why it holds or breaks.",
)  # fmt: skip
@click.option(
    "--to", metavar="STATE|EXPRESSION", default=None,
    help="Shortest ways from the status quo to a state, or to where an expression is true.",
)  # fmt: skip
@output_file("--html", "Write the answer as a page here.")
@document_options
@click.option("--full", is_flag=True, help="List the stable states of every party.")
@limit_option(1000, "States a list at most; 0 lists none.")
@click.option(
    "--concept", "concepts", multiple=True, type=click.Choice([*FURTHER_CONCEPTS, "all"]),
    help="A further solution concept; may be given several times.",
)  # fmt: skip
@click.option(
    "--horizon", type=click.IntRange(min=1, max=1000), default=3, show_default=True,
    help="Moves looked ahead by the concept `limited`.",
)  # fmt: skip
@click.option(
    "--chances", type=click.FloatRange(0, 1), nargs=3, default=(0.5, 0.5, 0.5), metavar="LEAVE DETER ANSWER",
    help="For the concept `probabilistic`: a party leaves for what it prefers with a chance above LEAVE, is "
    "deterred by what it prefers with one of at most DETER, and answers by what it prefers with one above "
    "ANSWER. Without this each is 0.5.",
)  # fmt: skip
@output_file(
    "--out", "Write every state with its ranks and verdicts to this .parquet file; an existing file is kept."
)
@click.option(
    "--engine", type=click.Choice(["dense", "symbolic"]), default=None,
    help="The engine; without this, the symbolic one where memory cannot hold the states.",
)  # fmt: skip
@click.option(
    "--patience", type=click.FloatRange(min=0, min_open=True), default=60.0, show_default=True,
    help="Seconds for each question to the symbolic engine, checked between its steps. What takes longer is "
    "given up; a long step is ended first.",
)  # fmt: skip
@format_option
@reports_option
@what_if_options
def analyse(
    path: str,
    full: bool,
    limit: int,
    why: str | None,
    to: str | None,
    concepts: tuple[str, ...],
    horizon: int,
    chances: tuple[float, float, float],
    out: Path | None,
    html: Path | None,
    docx: Path | None,
    pdf: Path | None,
    engine: analysis.Engine | None,
    patience: float,
    form: str,
    reports: tuple[str, ...],
    **what_if: tuple[str, ...],
) -> None:
    """Find what is stable in a case, why, and ways out.

    The claims of the case are tested too. CASE is a case file, a folder with a case.yaml, or a .gmcr file.
    """
    say_reading([path], form)
    if out is not None:
        require_new_table(out)
    if html is not None:
        require_page(html, [path])
    require_documents(docx, pdf, [path])
    written_to = None
    written = case.load_case(path, reports)
    evidence = case.resolve_evidence(written)
    changes = case.WhatIf(**what_if)
    changed = written.what_if(changes) if changes else written
    if analysis.engine_for(changed, engine) == "symbolic":
        if concepts or out is not None:
            raise BadArgument(
                "concept" if concepts else "out", "the symbolic engine does not answer it",
                "leave it out, or take a case that memory can hold",
            )  # fmt: skip
        _analyse_symbolically(
            changed, path, limit=limit, full=full, why=why, to=to, patience=patience,
            html=html, docx=docx, pdf=pdf, form=form,
        )  # fmt: skip
        return
    with progress(_STAGES) as report_progress:
        result = analysis.analyse_what_if(
            written,
            changes,
            most_ways=max(limit, analysis.MAX_WAYS_OUT),
            report_progress=report_progress,
        )
        answer = result.answer
        questions = None
        if why is not None or to is not None or concepts:
            chosen = FURTHER_CONCEPTS if "all" in concepts else tuple(dict.fromkeys(concepts))
            questions = analysis.Questions(answer, why, to, chosen, horizon, chances)
            questions.require_answers()
        for name in case.unchecked_evidence(result.case):
            note(f"{path}: evidence {name} is at a URL and was not checked")
        few = min(limit, _MOST_ON_A_PAGE)
        composed = partial(page.analysis_page, result, questions, limit=few, full=full, evidence=evidence)
        if html is not None:
            written_to = write_page(composed(), [path], html)
        write_documents(composed, [path], docx, pdf)
        # Files first: a disk that is full is said before anything is printed.
        if out is not None:
            report_progress("the table of states")
            write_new(out, lambda file: render.write_state_table(answer, file))
        if form == "json":
            items = render.analyse_items(result, limit=limit, full=full, questions=questions)
            print_json_items(items, report_progress)
        else:
            terminal = console()
            # The counts are known before what takes a search.
            render.print_head(page.analysis_head(result, limit), terminal)
            analysis.work_out(answer, questions, report_progress)
            report_progress("the answer in words")
            render.print_body(page.analysis_page(result, questions, limit=limit, full=full), terminal)
    if written_to is not None:
        note(written_to)
    if out is not None:
        note(f"every state is in {out}")


def _analyse_symbolically(
    changed: case.Case,
    path: str,
    *,
    limit: int,
    full: bool,
    why: str | None,
    to: str | None,
    patience: float,
    html: Path | None,
    docx: Path | None,
    pdf: Path | None,
    form: str,
) -> None:
    """Answer by the symbolic engine, as far as it does."""
    with progress(_STAGES) as report_progress:
        # A page of a draft shows no verdicts, so that none need be worked out for it.
        shown = form == "json" or full or not page.is_unreviewed(changed)
        answer = analysis.analyse_symbolically(
            changed,
            why=why,
            to=to,
            verdicts=shown or why is not None or to is not None,
            budget=symbolic.Budget(seconds=patience),
            report_progress=report_progress,
        )
        for name in case.unchecked_evidence(changed):
            note(f"{path}: evidence {name} is at a URL and was not checked")
        source = click.get_current_context().get_parameter_source("limit")
        in_text = min(limit, _FEW) if source is ParameterSource.DEFAULT else limit
        few = partial(page.symbolic_page, answer, limit=min(in_text, _MOST_ON_A_PAGE), full=full)
        written_to = None if html is None else write_page(few(), [path], html)
        write_documents(few, [path], docx, pdf)
        if form == "json":
            print_json_items(render.symbolic_items(answer, limit=limit, full=full), report_progress)
        else:
            terminal = console()
            composed = page.symbolic_page(answer, limit=in_text, full=full)
            render.print_head(composed, terminal)
            render.print_body(composed, terminal)
    if written_to is not None:
        note(written_to)
