"""Long work under way: how far it is, and its end where a person does not want it any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from detente.web.shown import as_json, fragment
from detente.web.working import Working

if TYPE_CHECKING:
    from detente.web.bench import Bench
    from detente.web.jobs import Job

routes = APIRouter()


def _job_of(bench: Bench, id_: str) -> Job:
    job = bench.jobs.of(id_)
    if job is None:
        raise HTTPException(404)
    return job


@routes.get("/jobs/{id_}", include_in_schema=False)
def job(bench: Working, id_: str) -> Response:
    """Return how far some work is, to be put into a page."""
    return fragment("job", job=_job_of(bench, id_))


@routes.post("/jobs/{id_}/cancel", include_in_schema=False)
def cancel(bench: Working, id_: str) -> Response:
    """End some work, and lead back to its page."""
    job = _job_of(bench, id_)
    bench.jobs.cancel(id_)
    return RedirectResponse(job.back, 303)


@routes.get("/api/jobs", tags=["jobs"], summary="The long work of this server, the latest last.")
def jobs_json(bench: Working) -> Response:
    """List the long work."""
    return as_json({"jobs": [_items(job) for job in bench.jobs.all]})


@routes.get("/api/jobs/{id_}", tags=["jobs"], summary="How far some long work is.")
def job_json(bench: Working, id_: str) -> Response:
    """Return how far some work is."""
    return as_json(_items(_job_of(bench, id_)))


@routes.post("/api/jobs/{id_}/cancel", tags=["jobs"], summary="End some long work; what was done stays.")
def cancel_json(bench: Working, id_: str) -> Response:
    """End some work."""
    job = _job_of(bench, id_)
    bench.jobs.cancel(id_)
    return as_json(_items(job))


def _items(job: Job) -> dict[str, object]:
    return {
        "id": job.id, "title": job.title, "page": job.back, "state": job.state, "part": job.part,
        "doing": job.doing, "lines": job.lines, "fault": job.fault,
    }  # fmt: skip
