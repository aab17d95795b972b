"""The case: drafted from the dossier, edited as text with its faults beside it, each edit taken back."""

from __future__ import annotations

import hashlib
from typing import Annotated

from fastapi import APIRouter, Form
from starlette.responses import RedirectResponse, Response

from detente import drafting, interview, page
from detente.atomic import write_new
from detente.case import Case, parse_case, resolve_evidence
from detente.errors import BadInput
from detente.web.bench import Bench
from detente.web.shown import as_json, shown


def router(bench: Bench) -> APIRouter:
    """Return the routes of the case."""
    routes = APIRouter()

    def editor(
        text: str, before: str, *, fault: BadInput | None = None, says: str = "", status: int = 200
    ) -> Response:
        return shown(
            bench, "case", "case", status,
            title="Case", text=text, before=before, fault=fault, says=says,
            path=bench.workspace.case.name, can_undo=interview.has_steps(bench.workspace.case),
            unreviewed=fault is None and _unreviewed(bench),
        )  # fmt: skip

    @routes.get("/case", include_in_schema=False)
    def case(said: str = "") -> Response:
        if not bench.workspace.has_case:
            return shown(bench, "draft", "case", title="Case", has_store=bench.workspace.has_store)
        text = interview.read_text(bench.workspace.case)
        fault = None
        try:
            bench.case()
        except BadInput as error:
            fault = error
        return editor(text, _digest(text), fault=fault, says=_SAID.get(said, ""))

    @routes.get("/api/case", tags=["case"], summary="The case.")
    def case_json() -> Response:
        made = bench.case()
        if made is None:
            raise BadInput(bench.workspace.case.name, "there is no case yet", "draft one under “Case”")
        return as_json(made.file.model_dump(mode="json", exclude_defaults=True))

    @routes.post("/case/draft", include_in_schema=False)
    def draft() -> Response:
        path = bench.workspace.case
        sources = [bench.workspace.store] if bench.workspace.has_store else [str(path.parent)]
        text = drafting.draft_from(sources, path.parent)
        write_new(path, lambda partial: partial.write_bytes(text.encode()))
        return RedirectResponse("/case?said=drafted", 303)

    @routes.post("/case", include_in_schema=False)
    def save(text: Annotated[str, Form()], before: Annotated[str, Form()]) -> Response:
        path = bench.workspace.case
        # A browser sends the line ends of the net.
        text = text.replace("\r\n", "\n")
        now = interview.read_text(path)
        if _digest(now) != before:
            return editor(text, before, says=_CHANGED, status=409)
        try:
            written = _checked(bench, text)
            interview.write_edit(path, now, written.text)
        except BadInput as error:
            return editor(text, before, fault=error, status=422)
        return RedirectResponse("/case?said=saved", 303)

    @routes.post("/case/undo", include_in_schema=False)
    def undo() -> Response:
        interview.undo_step(bench.workspace.case)
        return RedirectResponse("/case?said=undone", 303)

    return routes


_CHANGED = (
    "The case was changed meanwhile, in another window or by another program. Your text stands below;"
    " nothing was written. Copy what you need, then open the case again."
)
_SAID = {
    "drafted": "Drafted from the dossier. Its first lines say what to check.",
    "saved": "Saved.",
    "undone": "The last change was taken back.",
}


def _checked(bench: Bench, text: str) -> Case:
    """Return the case of a text; its evidence must stand in the reports."""
    made = parse_case(text, str(bench.workspace.case), bench.reports_cited())
    resolve_evidence(made)
    return made


def _unreviewed(bench: Bench) -> bool:
    try:
        made = bench.case()
    except BadInput:
        return False
    return made is not None and page.is_unreviewed(made)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
