"""Review: a person decides about parties and findings; each decision is kept, and each can be taken back."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form
from starlette.responses import RedirectResponse, Response

from detente import analysis
from detente.errors import BadArgument
from detente.web.bench import Bench
from detente.web.shown import as_json, shown

_AT_ONCE = 10


def router(bench: Bench) -> APIRouter:
    """Return the routes of the review."""
    routes = APIRouter()

    @routes.get("/review", include_in_schema=False)
    def review() -> Response:
        if bench.store() is None:
            return shown(bench, "nothing", "dossier", title="Review")
        return asked()

    def asked(fault: str = "") -> Response:
        store = bench.require_store()
        questions = bench.review_questions()[:_AT_ONCE]
        decisions = analysis.list_decisions(store.decisions(), store.unmet()).records
        return shown(
            bench, "review", "dossier", 422 if fault else 200,
            title="Review", questions=questions, decisions=decisions[::-1][:_AT_ONCE], fault=fault,
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

    @routes.post("/decide", include_in_schema=False)
    def decide(
        finding: Annotated[str, Form()],
        do: Annotated[str, Form()],
        report: Annotated[str, Form()],
        name: Annotated[str, Form()] = "",
        value: Annotated[str, Form()] = "",
        why: Annotated[str, Form()] = "",
    ) -> Response:
        reviewer = bench.reviewer()
        if do == "accept":
            reviewer.accept(finding, why)
        elif do == "reject":
            reviewer.reject(finding, why)
        elif value.strip():
            reviewer.correct(finding, name, value.strip(), why)
        else:
            raise BadArgument("value", "nothing was given", "write what is right, or none for nobody")
        return RedirectResponse(_back(report), 303)

    @routes.post("/add", include_in_schema=False)
    def add(
        kind: Annotated[str, Form()],
        report: Annotated[str, Form()],
        quote: Annotated[str, Form()],
        who: Annotated[str, Form()] = "",
        whom: Annotated[str, Form()] = "",
        says: Annotated[str, Form()] = "",
        mood: Annotated[str, Form()] = "",
        why: Annotated[str, Form()] = "",
    ) -> Response:
        fields = _fields(kind, who.strip(), whom.strip(), says.strip(), mood)
        bench.reviewer().add(kind, fields, report, quote.strip(), why.strip())
        return RedirectResponse(_back(report, kind), 303)

    @routes.post("/undo", include_in_schema=False)
    def undo(number: Annotated[int, Form()], report: Annotated[str, Form()] = "") -> Response:
        bench.require_store().undo(number, who=bench.who)
        return RedirectResponse(_back(report) if report else "/review", 303)

    return routes


def _fields(kind: str, who: str, whom: str, says: str, mood: str) -> dict[str, str]:
    """Return the fields of a finding by hand, by the names that its kind has for them.

    Examples
    --------
    >>> _fields("act", "Salt Board", "", "reopen the gate", "demanded")
    {'doer': 'Salt Board', 'label': 'reopen the gate', 'mood': 'demanded'}
    >>> _fields("party", "Salt Board", "", "", "")
    {'name': 'Salt Board'}
    """
    named = {
        "party": {"name": who},
        "statement": {"speaker": who, "addressee": whom},
        "event": {"actors": who, "recipients": whom, "type": says.upper()},
        "act": {"doer": who, "label": says, "mood": mood},
    }
    return {name: value for name, value in named.get(kind, {}).items() if value}


def _back(report: str, kind: str = "") -> str:
    return f"/report?{urlencode({'id': report, 'kind': kind} if kind else {'id': report})}"
