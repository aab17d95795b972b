"""The analysis of cases with too many states to hold: by sets of states, in the background."""

from __future__ import annotations

from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Form
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from detente import analysis
from detente.errors import BadArgument
from detente.web.bench import Bench
from detente.web.shown import as_file, as_json, of_job, on_paper, result_of, shown
from detente.web.tasks import analyse_by_sets
from detente.web.what_ifs import Supposed, supposed_in_form
from detente.web.working import Working

_PATIENCE: Final = 60.0
_MOST_SECONDS: Final = 3600.0

routes = APIRouter()


@routes.get("/symbolic", include_in_schema=False)
def whole(bench: Working) -> Response:
    """Show the analysis by sets of states."""
    return _page_of(bench)


def _page_of(bench: Bench, cannot: str = "") -> Response:
    if not bench.workspace.has_case:
        return shown(bench, "nothing", "analysis", title="By sets of states")
    made, job = bench.require_case(), bench.jobs.latest("/symbolic")
    return shown(
        bench, "symbolic", "analysis", 422 if cannot else 200, cannot=cannot,
        title="By sets of states", job=job, content=of_job(bench, job),
        stale=job is not None and job.of != made.text,
        supposed=Supposed(), fault=None, states=(), options=(), parties=(), patience=int(_PATIENCE),
        most_seconds=int(_MOST_SECONDS), is_needed=analysis.engine_for(made, None) == "symbolic",
    )  # fmt: skip


@routes.post("/symbolic", include_in_schema=False)
def start(
    bench: Working,
    why: Annotated[str, Form()] = "",
    to: Annotated[str, Form()] = "",
    full: Annotated[bool, Form()] = False,
    patience: Annotated[float, Form(gt=0, le=_MOST_SECONDS)] = _PATIENCE,
    supposed: Annotated[Supposed, Depends(supposed_in_form)] = Supposed(),  # noqa: B008 - it is frozen
) -> Response:
    """Begin an analysis by sets of states."""
    made, what_if = bench.require_case(), supposed.what_if
    # What the engine cannot take is said now, and not when the work has begun.
    changed = made.what_if(what_if) if what_if else made
    try:
        analysis.engine_for(changed, "symbolic")
    except BadArgument as error:
        return _page_of(bench, f"{error.what[:1].upper()}{error.what[1:]}.")
    bench.jobs.start(
        "Analysing the case", "/symbolic", analyse_by_sets,
        bench.workspace.case, bench.reports_cited(), what_if, why.strip() or None, to.strip() or None,
        full, patience, of=made.text,
    )  # fmt: skip
    return RedirectResponse("/symbolic", 303)


def _latest(bench: Bench) -> dict[str, Any]:
    return result_of(bench, "/symbolic", "the analysis")


@routes.get("/api/symbolic", tags=["analysis"], summary="The latest analysis by sets of states.")
def symbolic_json(bench: Working) -> Response:
    """Return the latest analysis by sets of states."""
    return as_json(_latest(bench)["data"])


@routes.get("/symbolic.{form}", include_in_schema=False)
def along(bench: Working, form: str) -> Response:
    """Return the latest analysis as Word or PDF."""
    if form not in ("docx", "pdf"):
        raise HTTPException(404)
    return as_file(on_paper(_latest(bench)["page"], form), f"analysis.{form}")
