"""The case: drafted from the dossier, edited as text with its faults beside it, each edit taken back."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Form, Query
from starlette.responses import RedirectResponse, Response

from detente import analysis, drafting, interview, page
from detente.atomic import write_new
from detente.case import Case, resolve_evidence
from detente.errors import BadInput
from detente.web.bench import Bench
from detente.web.interviews import answerer, on_disk
from detente.web.shown import as_json, shown


def router(bench: Bench) -> APIRouter:
    """Return the routes of the case."""
    routes = APIRouter()

    def said(line: str, *, text: bool = False) -> Response:
        """Lead to the case, which says a line."""
        return RedirectResponse(f"/case?said={bench.remember((line,))}{'&text=1' if text else ''}", 303)

    def editor(
        text: str, before: str, *, fault: BadInput | None = None, says: Sequence[str] = (), status: int = 200
    ) -> Response:
        return shown(
            bench, "case_text", "case", status,
            title="Case", text=text, before=before, fault=fault, says=says,
            path=bench.workspace.case.name, can_undo=interview.has_steps(bench.workspace.case),
        )  # fmt: skip

    def form(made: Case, says: Sequence[str] = (), fault: BadInput | None = None) -> Response:
        return shown(
            bench, "case", "case", 200 if fault is None else 422,
            title="Case", case=page.case_form(bench.analysed(made).answer, resolve_evidence(made)),
            says=says, fault=fault, before=_digest(made.text),
            can_undo=interview.has_steps(bench.workspace.case), unreviewed=page.is_unreviewed(made),
        )  # fmt: skip

    @routes.get("/case", include_in_schema=False)
    def case(
        mark: Annotated[str, Query(alias="said")] = "", text: Annotated[bool, Query()] = False
    ) -> Response:
        if not bench.workspace.has_case:
            return shown(bench, "draft", "case", title="Case", has_store=bench.workspace.has_store)
        says = bench.remembered(mark)
        fault = None
        try:
            made = bench.case()
            if made is not None and not text and analysis.engine_for(made) == "dense":
                return form(made, says)
        except BadInput as error:
            # What is wrong in the text is mended in the text.
            fault = error
        written = interview.read_text(bench.workspace.case)
        return editor(written, _digest(written), fault=fault, says=says)

    @routes.post("/case/edit", include_in_schema=False)
    def edit(
        do: Annotated[str, Form()],
        party: Annotated[str, Form()] = "",
        option: Annotated[str, Form()] = "",
        value: Annotated[str, Form()] = "",
        number: Annotated[str, Form()] = "",
        why: Annotated[str, Form()] = "",
        before: Annotated[str, Form()] = "",
    ) -> Response:
        file = on_disk(bench)
        if before and before != _digest(file.case.text):
            return form(file.case, fault=BadInput("the case", _MEANWHILE, "look at it again, as it is below"))
        fields = {"party": party, "option": option, "value": value, "number": number, "why": why}
        try:
            if do == "add option":
                given = analysis.add_option(file.case, f"{party}: {value}", answerer(bench))
                file.write(given.case, given.question.id, given.reply.text)
                changed = page.answer_changes_in_words(given.before, given.after)
            else:
                result = analysis.edit_case(file.case, do, fields)
                file.write(result.case, "by hand", do)
                earlier, later = result.before, result.after
                changed = page.answer_changes_in_words(earlier, later) if earlier and later else ()
        except BadInput as error:
            return form(file.case, fault=error)
        return RedirectResponse(f"/case?said={bench.remember(('Written.', *changed))}", 303)

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
        return said("Drafted from the dossier. Its first lines, in the text, say what to check.")

    @routes.post("/case", include_in_schema=False)
    def save(text: Annotated[str, Form()], before: Annotated[str, Form()]) -> Response:
        path = bench.workspace.case
        # A browser sends the line ends of the net.
        text = text.replace("\r\n", "\n")
        now = interview.read_text(path)
        if _digest(now) != before:
            return editor(text, before, says=(_CHANGED,), status=409)
        try:
            analysis.checked_text(text, str(path), bench.reports_cited())
            interview.write_edit(path, now, text)
        except BadInput as error:
            return editor(text, before, fault=error, status=422)
        return said("Saved.", text=True)

    @routes.post("/case/undo", include_in_schema=False)
    def undo() -> Response:
        interview.undo_step(bench.workspace.case)
        return said("The last change was taken back.")

    return routes


_MEANWHILE = "it was changed meanwhile, in another window or by another program, and nothing was written"
_CHANGED = (
    "The case was changed meanwhile, in another window or by another program. Your text stands below;"
    " nothing was written. Copy what you need, then open the case again."
)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
