"""Review: a person decides about parties and findings; each decision is kept, and each can be taken back."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Query
from starlette.responses import RedirectResponse, Response

from detente import analysis
from detente.errors import BadArgument
from detente.web.bench import Bench
from detente.web.one_report import back_to, read_again
from detente.web.shown import as_json, shown

_AT_ONCE = 10


def router(bench: Bench) -> APIRouter:
    """Return the routes of the review."""
    routes = APIRouter()

    @routes.get("/review", include_in_schema=False)
    def review(said: Annotated[str, Query()] = "") -> Response:
        if bench.store() is None:
            return shown(bench, "nothing", "dossier", title="Review")
        return asked(says=bench.remembered(said))

    def asked(fault: str = "", says: tuple[str, ...] = ()) -> Response:
        store = bench.require_store()
        material = bench.material()
        assert material is not None
        first = bench.review_questions()[:_AT_ONCE]
        questions = [analysis.with_sentences(each, material.dossier) for each in first]
        listed = analysis.list_decisions(store.decisions(), store.unmet(), bench.ids_by_key()).records
        decisions = [each for each in listed[::-1] if each["counts"] != "no"][:_AT_ONCE]
        return shown(
            bench, "review", "dossier", 422 if fault else 200,
            title="Review", questions=questions, decisions=decisions, fault=fault, says=says,
            titles=bench.titles(),
        )  # fmt: skip

    @routes.get("/api/review", tags=["dossier"], summary="What to decide first about the dossier.")
    def review_json() -> Response:
        questions = bench.review_questions()[:_AT_ONCE]
        return as_json(
            {
                "questions": [
                    {"id": each.id, "kind": each.kind, "text": each.text, "note": each.note,
                     "answers": list(each.answers), "touches": round(each.touches, 3)}
                    for each in questions
                ]
            }
        )  # fmt: skip

    @routes.get("/api/decisions", tags=["dossier"], summary="Who decided what, when and why.")
    def decisions_json() -> Response:
        store = bench.require_store()
        return as_json({"decisions": analysis.list_decisions(store.decisions(), store.unmet()).records})

    @routes.post("/review", include_in_schema=False)
    def answer(
        id_: Annotated[str, Form(alias="id")],
        answer: Annotated[str, Form()],
        why: Annotated[str, Form()] = "",
    ) -> Response:
        reviewer = bench.reviewer()
        question = next((each for each in bench.review_questions() if each.id == id_), None)
        if question is None:
            return asked("That question is settled already.")
        try:
            analysis.answer_review(reviewer, question, answer, why.strip())
        except BadArgument as error:
            return asked(f"{error.what}; {error.mend}.")
        return RedirectResponse("/review", 303)

    @routes.post("/who", include_in_schema=False)
    def who(name: Annotated[str, Form()] = "") -> Response:
        """Take the name under which decisions and answers are kept from now on."""
        bench.decide_as(name)
        return RedirectResponse(f"/review?said={bench.remember((f'You decide as {bench.who} now.',))}", 303)

    @routes.post("/undo", include_in_schema=False)
    def undo(
        number: Annotated[list[int], Form()],
        report: Annotated[str, Form()] = "",
        kinds: Annotated[str, Form(alias="shown")] = "",
        at: Annotated[str, Form()] = "",
        back: Annotated[str, Form()] = "",
    ) -> Response:
        store = bench.require_store()
        taken_back = [store.undo(each, who=bench.who) for each in number]
        read_again(bench, report)
        said = bench.remember(tuple(f"Taken back: {line}." for line in bench.in_words(taken_back)))
        if report:
            return RedirectResponse(back_to(report, said, kinds.split(), at), 303)
        page_of = back if back in ("positions", "reports") else "review"
        return RedirectResponse(f"/{page_of}?said={said}", 303)

    return routes
