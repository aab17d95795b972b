"""Other programs: files for them of the dossier and the case, and work done in them taken up."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Annotated, Final

from fastapi import APIRouter, File, Form, Query, UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from detente import analysis, dossier, page, render
from detente.atomic import write_new
from detente.case import resolve_evidence
from detente.dossier import is_address
from detente.errors import BadInput
from detente.short import count_of
from detente.web.bench import Bench
from detente.web.forms import names_of, put_down
from detente.web.one_report import read_again
from detente.web.shown import TABLES, as_file, as_json, on_paper, shown
from detente.web.tasks import read_anew
from detente.web.working import Working

_CASE: Final = {
    "gmcr": (".gmcr", "a file of the program gmcr-py"),
    "tables": (".xlsx", "options, states, rankings and moves, as Excel"),
    "matrices": (".xlsx", "who can move where, improves and prefers what, as Excel"),
}
_MOST_ENTRIES: Final = 3_000_000
"""Entries of all matrices together that a workbook holds."""
_MOST_LISTED: Final = 25
"""States a list on paper."""
_PAPER: Final = ("docx", "pdf")
_SHORTEST_PASSPHRASE: Final = 8

routes = APIRouter()


def _formats(bench: Bench) -> dict[str, list[dict[str, str]]]:
    kept = render.DOSSIER_FORMATS.items() if bench.workspace.has_store else ()
    return {
        "dossier": [
            {"name": name, "ending": each.ending, "holds": each.holds, "lacks": each.lacks}
            for name, each in kept
        ],
        "case": [
            {"name": name, "ending": ending, "holds": holds}
            for name, (ending, holds) in (_CASE.items() if bench.workspace.has_case else ())
        ],
    }


@routes.get("/along", include_in_schema=False)
def along(bench: Working, said: Annotated[str, Query()] = "") -> Response:
    """Show the page of other programs."""
    return shown(
        bench, "along", "brief",
        title="Other programs", says=bench.remembered(said), formats=_formats(bench), tables=TABLES,
        templates=list(dossier.TEMPLATES), has_store=bench.workspace.has_store,
        has_case=bench.workspace.has_case, is_file=not is_address(bench.workspace.store),
    )  # fmt: skip


@routes.get("/api/along", tags=["brief"], summary="The formats for other programs.")
def along_json(bench: Working) -> Response:
    """List the formats."""
    return as_json(_formats(bench))


@routes.get("/along/dossier/{form}", include_in_schema=False)
def of_dossier(
    bench: Working, form: str, redact: Annotated[bool, Query()] = False, show: Annotated[str, Query()] = ""
) -> Response:
    """Return the dossier as a file of another program, with pseudonyms if asked for."""
    if form not in render.DOSSIER_FORMATS:
        raise HTTPException(404)
    names = tuple(name.strip() for name in show.split(";") if name.strip())
    content = render.dossier_file(bench.require_store(), form, names if redact else None)
    return as_file(content, f"{form}{render.DOSSIER_FORMATS[form].ending}")


@routes.get("/along/case/{form}", include_in_schema=False)
def of_case(bench: Working, form: str) -> Response:
    """Return the case as a file of another program."""
    if form not in _CASE:
        raise HTTPException(404)
    made = bench.require_case()
    laid, name = analysis.lay_out(made), f"{form if form != 'gmcr' else 'case'}{_CASE[form][0]}"
    if form == "gmcr":
        return as_file(render.gmcr_text(laid).text.encode(), name)
    if form == "matrices" and (entries := render.matrix_entries(laid)) > _MOST_ENTRIES:
        what = f"its matrices have {entries:,} entries, more than {_MOST_ENTRIES:,}"
        raise BadInput(bench.workspace.case.name, what, "take the tables, which list the moves")
    tables = render.case_tables(laid) if form == "tables" else render.case_matrices(laid)
    with tempfile.TemporaryDirectory() as folder:
        (path,) = render.write_tables(tables, Path(folder) / name)
        return as_file(path.read_bytes(), name)


@routes.get("/along/positions.{form}", include_in_schema=False)
def of_positions(bench: Working, form: str) -> Response:
    """Return the table of positions as Word or PDF."""
    bench.require_store()
    made = bench.material()
    if form not in _PAPER or made is None:
        raise HTTPException(404)
    answer = analysis.PositionsResult(made.dossier, made.positions)
    return as_file(on_paper(page.positions_page(answer), form), f"positions.{form}")


@routes.get("/along/analysis.{form}", include_in_schema=False)
def of_analysis(bench: Working, form: str) -> Response:
    """Return the analysis with all details as Word or PDF."""
    made = bench.case()
    if form not in _PAPER or made is None:
        raise HTTPException(404)
    whole = page.analysis_page(
        bench.analysed(made), None, limit=_MOST_LISTED, full=True, evidence=resolve_evidence(made)
    )
    return as_file(on_paper(whole, form), f"analysis.{form}")


@routes.get("/along/states.parquet", include_in_schema=False)
def of_states(bench: Working) -> Response:
    """Return every state with its ranks and verdicts."""
    made = bench.case()
    if made is None:
        raise HTTPException(404)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "states.parquet"
        render.write_state_table(bench.analysed(made).answer, path)
        return as_file(path.read_bytes(), path.name)


@routes.get("/along/template/{name}.{form}", include_in_schema=False)
def template(name: str, form: str) -> Response:
    """Return an empty table to fill in."""
    if name not in dossier.TEMPLATES or form not in TABLES:
        raise HTTPException(404)
    text = form == "csv"
    content = dossier.template_csv(name).encode() if text else dossier.template_workbook(name)
    return as_file(content, f"{name}.{form}")


@routes.post("/along/import", include_in_schema=False)
def take_up(
    bench: Working,
    file: Annotated[UploadFile, File()],
    why: Annotated[str, Form()] = "",
    template: Annotated[str, Form()] = "",
    codes: Annotated[str, Form()] = "",
) -> Response:
    """Take up what people coded in another program, or keep in a table."""
    reviewer = bench.reviewer()
    if template and template not in dossier.TEMPLATES:
        raise BadInput("the table", f"there is no table {template}", "choose one that is listed")
    with put_down(file) as (path, given):
        brought = dossier.read_brought(path, template or None, dossier.kinds_of_codes(names_of(codes)))
        taken = dossier.take_up(reviewer.store, brought, bench.who, why.strip())
    read_again(bench)
    says = [f"{count_of(taken.decisions, 'decision')} taken up from {given}."]
    says += [f"{count_of(len(taken.added), 'report')} added."] if taken.added else []
    says += [f"Left out: {line}" for line in brought.left_out]
    return RedirectResponse(f"/along?said={bench.remember(tuple(says))}", 303)


@routes.post("/along/check", include_in_schema=False)
def check(bench: Working) -> Response:
    """Check that everything in the dossier is as it was written."""
    whole = f"{count_of(bench.require_store().check(), 'report')}, all as they were written."
    return RedirectResponse(f"/along?said={bench.remember((whole,))}", 303)


@routes.post("/along/saved", include_in_schema=False)
def saved(bench: Working) -> Response:
    """Return a new dossier with what can still be read of a damaged one."""
    store = bench.workspace.store
    if is_address(store) or not Path(store).is_file():
        raise BadInput(bench.workspace.name, "is no file", "a database is restored from a backup")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "saved.dossier"
        with dossier.open_store(str(path), create=True) as opened:
            opened.save_from(store)
        return as_file(path.read_bytes(), f"{Path(bench.workspace.name).stem}.saved.dossier")


@routes.post("/along/reread", include_in_schema=False)
def reread(bench: Working, everything: Annotated[bool, Form()] = False) -> Response:
    """Read reports again that another version of detente read; what people decided still holds."""
    bench.require_store()
    bench.jobs.start("Reading the reports again", "/reports", read_anew, bench.workspace.store, everything)
    return RedirectResponse("/reports", 303)


@routes.post("/along/encrypted", include_in_schema=False)
def encrypted(bench: Working, passphrase: Annotated[str, Form()], again: Annotated[str, Form()]) -> Response:
    """Write a copy of the dossier that nobody opens without the passphrase."""
    bench.require_store()
    if passphrase != again:
        raise BadInput("the passphrase", "the two are not the same", "type it twice")
    if len(passphrase) < _SHORTEST_PASSPHRASE:
        mend = f"take {_SHORTEST_PASSPHRASE} characters or more"
        raise BadInput("the passphrase", "is too short", mend)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "copy.dossier"
        dossier.write_sealed(bench.workspace.store, path, passphrase)
        return as_file(path.read_bytes(), f"{Path(bench.workspace.name).stem}.encrypted.dossier")


@routes.post("/along/open", include_in_schema=False)
def open_encrypted(
    bench: Working, file: Annotated[UploadFile, File()], passphrase: Annotated[str, Form()]
) -> Response:
    """Take an encrypted dossier as the one of this workbench, which has none yet."""
    if bench.workspace.has_store or is_address(bench.workspace.store):
        mend = "open the other one in a new folder"
        raise BadInput(bench.workspace.name, "there is a dossier here", mend)
    with tempfile.TemporaryDirectory() as folder:
        sealed, plain = Path(folder) / "sealed.dossier", Path(folder) / "plain.dossier"
        with sealed.open("wb") as out:
            shutil.copyfileobj(file.file, out)
        try:
            dossier.write_unsealed(str(sealed), plain, passphrase)
            # What opens may still be no dossier.
            with dossier.open_store(str(plain)):
                pass
        except BadInput as error:
            raise BadInput(file.filename or "the file", error.what, error.mend) from None
        write_new(Path(bench.workspace.store), lambda partial: shutil.copyfile(plain, partial))
    return RedirectResponse("/reports", 303)
