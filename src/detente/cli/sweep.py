"""The command `detente sweep`."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from detente import analysis, case, page, render
from detente.cli.documents import require_documents, write_documents
from detente.cli.option_groups import RARE, GroupedCommand, GroupedOption
from detente.cli.options import (
    document_options,
    format_option,
    limit_option,
    output_file,
    reports_option,
    what_if_options,
)
from detente.cli.output import console, note, print_json_items, require_folder
from detente.cli.pages import require_page, sources_of_page, write_page
from detente.cli.progress import progress, say_reading


@click.command(cls=GroupedCommand)
@click.argument("path", metavar="CASE")
@output_file("--html", "Write a page with pictures here.")
@document_options
@click.option(
    "--pictures", type=click.Path(file_okay=False, path_type=Path), default=None,
    help="Write the pictures into this folder, each as SVG and PNG.",
)  # fmt: skip
@click.option(
    "--wish", metavar="STATE|EXPRESSION", default=None,
    help="What would make this last: who must come to see what differently.",
)  # fmt: skip
@click.option(
    "--concept", type=click.Choice(["nash", "gmr", "smr", "seq"]), default="seq", show_default=True,
    help="The solution concept of --wish and --robust.",
)  # fmt: skip
@click.option(
    "--robust", is_flag=True, help="How many swaps of ranks what lasts in all completions survives."
)
@click.option(
    "--patience", type=click.FloatRange(min=0, min_open=True), default=20.0, show_default=True,
    help="Seconds that --wish may take, and --robust; then they answer what is known.",
)  # fmt: skip
@click.option("--full", is_flag=True, help="Give the shares of every party.")
@limit_option(50, "States a list at most; counts are whole.")
@format_option
@reports_option
@what_if_options
@click.option(
    "--samples", cls=GroupedOption, heading=RARE,
    type=click.IntRange(min=1, max=1_000_000_000), default=20_000, show_default=True,
    help="Completions to draw where there are too many to judge all.",
)  # fmt: skip
@click.option(
    "--exact-up-to", cls=GroupedOption, heading=RARE,
    type=click.IntRange(min=0, max=1_000_000_000), default=250_000, show_default=True,
    help="Completions up to which every one is judged; 0 always draws.",
)  # fmt: skip
@click.option(
    "--seed",
    cls=GroupedOption,
    heading=RARE,
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    help="The seed of the random draw.",
)
@click.option(
    "--cluster",
    cls=GroupedOption,
    heading=RARE,
    default=None,
    metavar="ADDRESS",
    help="Sweep on the Dask cluster of this scheduler.",
)
@click.option(
    "--fresh",
    cls=GroupedOption,
    heading=RARE,
    is_flag=True,
    help="Do not go on from where an interrupted sweep stopped.",
)
def sweep(
    path: str,
    samples: int,
    exact_up_to: int,
    seed: int,
    cluster: str | None,
    fresh: bool,
    full: bool,
    limit: int,
    wish: str | None,
    concept: Literal["nash", "gmr", "smr", "seq"],
    robust: bool,
    patience: float,
    html: Path | None,
    docx: Path | None,
    pdf: Path | None,
    pictures: Path | None,
    form: str,
    reports: tuple[str, ...],
    **what_if: tuple[str, ...],
) -> None:
    """Find what holds under every preference left open.

    A case is swept over all completions of what it leaves open.

    Where there are too many completions of what is open, some are drawn at random, and the answer
    says within what bounds it is right.
    """
    say_reading([path], form)
    if html is not None:
        require_page(html, [path])
    require_documents(docx, pdf, [path])
    if pictures is not None:
        require_folder(pictures)
        render.require_free_pictures(pictures, sources_of_page([path], pictures))
    request = analysis.SweepRequest(
        samples, exact_up_to, seed, cluster, not fresh, wish, concept, robust,
        every_share=form == "json", by_party=full, patience=patience,
    )  # fmt: skip
    answer = analysis.sweep_what_if(
        case.load_case(path, reports), case.WhatIf(**what_if), request, progress=progress
    )
    for name in answer.unchecked:
        note(f"{path}: evidence {name} is at a URL and was not checked")
    # Files first: whoever reads the answer may stop listening before its end.
    written = None if html is None else write_page(page.sweep_page(answer), [path], html)
    write_documents(lambda: page.sweep_page(answer), [path], docx, pdf)
    if pictures is not None:
        of = sources_of_page([path], pictures)
        render.write_pictures(page.sweep_pictures(answer), pictures, of)
    if form == "json":
        print_json_items(render.sweep_items(answer, limit=limit, full=full))
    else:
        render.render_terminal(page.sweep_page(answer, limit=limit, full=full), console())
    if written is not None:
        note(written)
    if pictures is not None:
        note(f"the pictures are in {pictures}")
