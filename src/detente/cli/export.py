"""The command `detente export`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from detente import analysis, case, render
from detente.atomic import write_new
from detente.cli.option_groups import GroupedCommand
from detente.cli.output import note, require_new, require_parent
from detente.errors import BadInput

_ENDINGS = {
    "gmcr": (".gmcr",),
    "tables": (".xlsx", ".csv", ".parquet"),
    "matrices": (".xlsx", ".csv", ".parquet"),
    "case": (".yaml", ".yml"),
}
_MOST_ENTRIES = {".xlsx": 3_000_000, ".csv": 100_000_000, ".parquet": 100_000_000}
"""Entries of all matrices together; more takes minutes to write, and no program opens it."""


@click.command(cls=GroupedCommand)
@click.argument("path", metavar="CASE")
@click.option(
    "--to", "form", type=click.Choice(list(_ENDINGS)), required=True,
    help="gmcr: a file of the program gmcr-py. tables: options, states, rankings and moves. matrices: who"
    " can move where, improves and prefers what. case: a case file, made from a .gmcr file.",
)  # fmt: skip
@click.argument("out", metavar="OUT", type=click.Path(dir_okay=False, path_type=Path))
def export(path: str, form: str, out: Path) -> None:
    """Write a case for other programs.

    CASE is a case file, a folder with a case.yaml, or a file of gmcr-py (.gmcr).

    The ending of OUT says the format: .gmcr; .yaml; and for tables and matrices .xlsx (one workbook), .csv or
    .parquet (a file each: OUT-states.csv). Existing files are kept.
    """
    _require_ending(out, form)
    require_parent(out)
    if form in ("gmcr", "case"):
        require_new(out)
    written = case.load_case(path)
    _WRITERS[form](written, out)


def _require_ending(out: Path, form: str) -> None:
    endings = _ENDINGS[form]
    if out.suffix.lower() not in endings:
        wanted = " or ".join((", ".join(endings[:-1]), endings[-1]) if len(endings) > 1 else endings)
        raise BadInput(str(out), f"--to {form} writes other files", f"give it a name that ends in {wanted}")


def _write_gmcr(written: case.Case, out: Path) -> None:
    answer = render.gmcr_text(analysis.lay_out(written))
    write_new(out, lambda partial: partial.write_bytes(answer.text.encode()))
    note(f"the case is in {out}")
    if answer.lost:
        note(f"{out}: the format does not hold {', '.join(answer.lost)}")


def _write_case(written: case.Case, out: Path) -> None:
    if not case.is_gmcr(written.path):
        raise BadInput(written.path, "is a case file already", "export a .gmcr file, or copy the case")
    text = case.yaml_of(written.source.data)
    write_new(out, lambda partial: partial.write_bytes(text.encode()))
    note(f"the case is in {out}")


def _write_tables(written: case.Case, out: Path) -> None:
    laid = analysis.lay_out(written)
    few = render.moves_at_most(laid.model) <= render.MOST_MOVES
    tables = list(render.case_tables(laid))
    names = [table.name for table in tables]
    _write_all(render.table_paths(out, names), lambda: render.write_tables(tables, out))
    if not few:
        note(f"{out}: without moves: there are more than {render.MOST_MOVES:,}")


def _write_matrices(written: case.Case, out: Path) -> None:
    laid = analysis.lay_out(written)
    entries, most = render.matrix_entries(laid), _MOST_ENTRIES[out.suffix.lower()]
    if entries > most:
        raise BadInput(
            written.path, f"its matrices have {entries:,} entries, more than {most:,}",
            "export tables, which list the moves" if out.suffix.lower() != ".xlsx"
            else "give OUT a name that ends in .csv or .parquet, or export tables, which list the moves",
        )  # fmt: skip
    names = render.matrix_names(laid)
    _write_all(render.table_paths(out, names), lambda: render.write_tables(render.case_matrices(laid), out))


def _write_all(paths: list[Path], write: Callable[[], list[Path]]) -> None:
    """Write several files, or none if one of them is there already."""
    for path in paths:
        require_new(path)
    for path in write():
        note(f"written: {path}")


_WRITERS: dict[str, Callable[[case.Case, Path], None]] = {
    "gmcr": _write_gmcr,
    "tables": _write_tables,
    "matrices": _write_matrices,
    "case": _write_case,
}
