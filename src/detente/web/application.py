"""The application: all routes, and one line for whatever goes wrong."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from detente import __version__, render
from detente.errors import BadInput
from detente.web import (
    along,
    analyses,
    assessments,
    briefs,
    cases,
    dossiers,
    interviews,
    one_report,
    opened_cases,
    positions,
    reports,
    reviews,
    searches,
    sweeps,
    symbolic,
    work,
)
from detente.web.forms import fault_in_words
from detente.web.shown import as_json, shown

if TYPE_CHECKING:
    from starlette.requests import Request

    from detente.web.bench import Bench

_KINDS = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}
_KEPT = {"cache-control": "private, max-age=3600"}


def application(bench: Bench) -> FastAPI:
    """Return the workbench of some material, without the gate before it."""
    app = FastAPI(
        title="detente",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        # An environment variable could send traces to another machine otherwise.
        telemetry={"auto_configure": False},
    )
    for room in (
        reports, one_report, searches, dossiers, positions, cases, opened_cases, interviews, analyses, sweeps,
        symbolic, briefs, reviews, along, assessments, work,
    ):  # fmt: skip
        app.include_router(room.routes)
    app.state.bench = bench

    @app.get("/", include_in_schema=False)
    def first() -> RedirectResponse:
        """Lead to the brief where there is something to tell of, else to the reports."""
        return RedirectResponse("/brief" if bench.sources() else "/reports", 303)

    @app.get("/static/{name}", include_in_schema=False)
    def static(name: str) -> Response:
        """Return a style or a script, each by its own name."""
        if name == "page.css":
            return Response(render.page_style(), media_type=_KINDS[".css"], headers=_KEPT)
        if name not in _static_files():
            return Response("no such file\n", 404, media_type="text/plain")
        content = files("detente.web").joinpath("static", *_static_files()[name]).read_bytes()
        return Response(content, media_type=_KINDS[name[name.rindex(".") :]], headers=_KEPT)

    def fault(request: Request, status: int, title: str, line: str) -> Response:
        if request.url.path.startswith("/api/"):
            return as_json({"what": line}, status)
        return shown(bench, "fault", "", status, title=title, line=line, back=_back(request))

    @app.exception_handler(BadInput)
    async def bad_input(request: Request, error: BadInput) -> Response:
        """Say in one line what cannot be used."""
        if request.url.path.startswith("/api/"):
            return as_json(
                {"where": error.where, "line": error.line, "what": error.what, "mend": error.mend}, 400
            )
        return fault(request, 400, "That cannot be used", fault_in_words(error))

    @app.exception_handler(RequestValidationError)
    async def bad_fields(request: Request, error: RequestValidationError) -> Response:
        """Name the first field that is missing or not of its kind."""
        first = error.errors()[0]
        name, missing = first["loc"][-1], first["type"] == "missing"
        line = f"the field “{name}” is empty" if missing else f"the field “{name}”: {first['msg'].lower()}"
        return fault(request, 422, "That cannot be used", line)

    @app.exception_handler(HTTPException)
    async def refused(request: Request, error: HTTPException) -> Response:
        """Say that there is no such page, or why a request is refused."""
        if error.status_code == 404:
            return fault(request, 404, "There is no such page", "choose one above")
        return fault(request, error.status_code, "That was refused", error.detail)

    @app.exception_handler(Exception)
    async def own_fault(request: Request, error: Exception) -> Response:
        """Say that it is a fault of detente's own; the trace goes to the terminal."""
        line = f"a fault of detente's own ({type(error).__name__}); the terminal shows where"
        return fault(request, 500, "That went wrong", line)

    return app


def _back(request: Request) -> str:
    """Return the path of the page that a request came from, on this server; "" where that is not known."""
    came_from = urlsplit(request.headers.get("referer", ""))
    if came_from.netloc != request.headers.get("host") or not came_from.path.startswith("/"):
        return ""
    return urlunsplit(("", "", came_from.path, came_from.query, ""))


def _static_files() -> dict[str, tuple[str, ...]]:
    """Return the files that are served, by their names; a name never becomes a path."""
    return {
        "web.css": ("web.css",),
        "web.js": ("web.js",),
        "marking.js": ("marking.js",),
        "completion.js": ("completion.js",),
        "process.js": ("process.js",),
        "graph.js": ("graph.js",),
        "groups.js": ("groups.js",),
        "contacts.js": ("contacts.js",),
        "timeline.js": ("timeline.js",),
        "cytoscape.css": ("cytoscape.css",),
        "cytoscape.min.js": ("vendored", "cytoscape.min.js"),
        "cytoscape-dagre.min.js": ("vendored", "cytoscape-dagre.min.js"),
        "text-annotator.css": ("vendored", "text-annotator.css"),
        "text-annotator.min.js": ("vendored", "text-annotator.min.js"),
        "htmx.min.js": ("vendored", "htmx.min.js"),
        "vega.min.js": ("vendored", "vega.min.js"),
        "vega-lite.min.js": ("vendored", "vega-lite.min.js"),
        "vega-interpreter.min.js": ("vendored", "vega-interpreter.min.js"),
    }
