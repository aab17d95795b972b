"""The sweep: begun by a form, worked out in the background, shown, and taken along."""

from __future__ import annotations

import io
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Depends, Form
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from detente import analysis, page, render
from detente.web.bench import Bench
from detente.web.shown import as_file, as_json, of_job, on_paper, result_of, shown
from detente.web.tasks import sweep_case
from detente.web.what_ifs import Supposed, supposed_in_form
from detente.web.working import Working

_MOST: Final = 1_000_000_000
"""Completions, and samples, as many as the command takes."""
_MOST_SECONDS: Final = 3600.0
_LISTED: Final = 100
_MOST_LISTED: Final = 1000
"""States in a table where a person says nothing, and at most."""
_CONCEPTS: Final = {"seq": "SEQ", "smr": "SMR", "gmr": "GMR", "nash": "Nash"}


@dataclass(frozen=True)
class Counting:
    """The way in which a sweep is counted, as it was typed.

    Attributes
    ----------
    samples, exact_up_to, seed, concept, patience
        As for `detente.analysis.SweepRequest`.
    full
        True if the shares of every party are shown.
    limit
        States in a table, at most.
    fresh
        True to begin anew where an earlier sweep was stopped.
    """

    samples: int
    exact_up_to: int
    seed: int
    concept: Literal["nash", "gmr", "smr", "seq"]
    patience: float
    full: bool
    fresh: bool
    limit: int


def counting_of(
    samples: Annotated[int, Form(ge=1, le=_MOST)] = 20_000,
    exact_up_to: Annotated[int, Form(ge=0, le=_MOST)] = 250_000,
    seed: Annotated[int, Form(ge=0, le=_MOST)] = 0,
    concept: Annotated[Literal["nash", "gmr", "smr", "seq"], Form()] = "seq",
    patience: Annotated[float, Form(gt=0, le=_MOST_SECONDS)] = 20.0,
    full: Annotated[bool, Form()] = False,
    fresh: Annotated[bool, Form()] = False,
    limit: Annotated[int, Form(ge=0, le=_MOST_LISTED)] = _LISTED,
) -> Counting:
    """Return the fields of a form that say how a sweep is counted."""
    return Counting(samples, exact_up_to, seed, concept, patience, full, fresh, limit)


routes = APIRouter()


@routes.get("/sweep", include_in_schema=False)
def sweep(bench: Working) -> Response:
    """Show the sweep, or how far it is."""
    job = bench.jobs.latest("/sweep")
    now = bench.case() if bench.workspace.has_case else None
    stale = job is not None and now is not None and job.of != now.text
    choices: dict[str, Any] = {"states": (), "options": (), "parties": ()}
    if now is not None and analysis.engine_for(now, None) == "dense":
        answer = bench.analysed(now).answer
        choices = {
            "states": page.state_choices(answer), "options": page.option_choices(answer),
            "parties": page.party_choices(answer),
        }  # fmt: skip
    return shown(
        bench, "sweep", "analysis",
        title="What depends on the unknowns", job=job, content=of_job(bench, job),
        stale=stale, supposed=Supposed(), fault=None,
        counting=_AS_EVER, concepts=_CONCEPTS, most=_MOST, most_seconds=int(_MOST_SECONDS),
        most_listed=_MOST_LISTED, **choices,
    )  # fmt: skip


@routes.post("/sweep", include_in_schema=False)
def start(
    bench: Working,
    counting: Annotated[Counting, Depends(counting_of)],
    supposed: Annotated[Supposed, Depends(supposed_in_form)],
    wish: Annotated[str, Form()] = "",
    robust: Annotated[bool, Form()] = False,
) -> Response:
    """Begin a sweep."""
    made, what_if = bench.require_case(), supposed.what_if
    if what_if:
        # What cannot be supposed is said now, and not when the work has begun.
        made.what_if(what_if)
    request = analysis.SweepRequest(
        counting.samples, counting.exact_up_to, counting.seed, keep=not counting.fresh,
        wish=wish.strip() or None, concept=counting.concept, robust=robust,
        by_party=counting.full, patience=counting.patience,
    )  # fmt: skip
    bench.jobs.start(
        "Sweeping the case", "/sweep", sweep_case,
        bench.workspace.case, bench.reports_cited(), request, what_if, counting.full,
        counting.limit,
        of=made.text,
    )  # fmt: skip
    return RedirectResponse("/sweep", 303)


def _latest(bench: Bench) -> dict[str, Any]:
    return result_of(bench, "/sweep", "the sweep")


@routes.get("/api/sweep", tags=["analysis"], summary="The latest sweep.")
def sweep_json(bench: Working) -> Response:
    """Return the latest sweep."""
    return as_json(_latest(bench)["data"])


@routes.get("/sweep.{form}", include_in_schema=False)
def along(bench: Working, form: str) -> Response:
    """Return the sweep as a file for paper, or its pictures."""
    if form == "zip":
        return as_file(_packed(_latest(bench)["pictures"]), "sweep-pictures.zip")
    if form not in ("docx", "pdf"):
        raise HTTPException(404)
    return as_file(on_paper(_latest(bench)["page"], form), f"sweep.{form}")


_AS_EVER: Final = Counting(20_000, 250_000, 0, "seq", 20.0, full=False, fresh=False, limit=_LISTED)


def _packed(pictures: tuple[page.Picture, ...]) -> bytes:
    packed = io.BytesIO()
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out:
        for path in render.write_pictures(pictures, Path(folder)):
            out.write(path, path.name)
    return packed.getvalue()
