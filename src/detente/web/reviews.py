"""Review: a person decides about parties and findings; each decision is kept, and each can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, File, Form, Query, UploadFile
from starlette.responses import RedirectResponse, Response

from detente import analysis
from detente.errors import BadArgument, BadInput
from detente.web.bench import Bench
from detente.web.forms import put_down
from detente.web.one_report import back_to, read_again
from detente.web.shown import as_json, shown
from detente.web.wanted import TITLES
from detente.web.working import Working

if TYPE_CHECKING:
    from detente.dossier import Decision

_AT_ONCE = 10

routes = APIRouter()


@routes.get("/review", include_in_schema=False)
def review(bench: Working, said: Annotated[str, Query()] = "") -> Response:
    """Show what to decide first about the dossier."""
    if bench.store() is None:
        return shown(bench, "nothing", "dossier", title="Review")
    return _asked(bench, says=bench.remembered(said))


def _asked(bench: Bench, fault: str = "", says: tuple[str, ...] = (), order: str = "") -> Response:
    store = bench.require_store()
    material = bench.material()
    assert material is not None
    first = bench.review_questions()[:_AT_ONCE]
    questions = [analysis.with_sentences(each, material.dossier) for each in first]
    listed = analysis.list_decisions(store.decisions(), store.unmet(), bench.ids_by_key()).records
    decisions = [each for each in listed[::-1] if each["counts"] != "no"][:_AT_ONCE]
    return shown(
        bench, "review", "dossier", 422 if fault else 200,
        title="Review", tabs=TITLES, question="review",
        questions=questions, decisions=decisions, fault=fault, says=says,
        titles=bench.titles(), forms=analysis.FORMS, order=order,
    )  # fmt: skip


@routes.get("/api/review", tags=["dossier"], summary="What to decide first about the dossier.")
def review_json(bench: Working) -> Response:
    """Return what to decide first."""
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
def decisions_json(bench: Working) -> Response:
    """Return who decided what."""
    store = bench.require_store()
    listed = analysis.list_decisions(store.decisions(), store.unmet(), bench.ids_by_key())
    return as_json({"decisions": listed.records})


@routes.post("/review/order", include_in_schema=False)
def order(bench: Working, order: Annotated[str, Form()], why: Annotated[str, Form()] = "") -> Response:
    """Carry out an order in a line, as the command takes it."""
    try:
        made = analysis.carry_out(bench.reviewer(), analysis.Order("", order, why.strip(), None), ())
    except BadArgument as error:
        return _asked(bench, f"{error.what}; {error.mend}.", order=order)
    return _carried_out(bench, made)


@routes.post("/review/answers", include_in_schema=False)
def of_file(
    bench: Working, file: Annotated[UploadFile, File()], why: Annotated[str, Form()] = ""
) -> Response:
    """Carry out a file of answers and orders; what was done before a fault in it stays."""
    made: list[Decision] = []
    before: list[str] = []
    with put_down(file) as (path, name):
        orders = analysis.load_orders(path)
    try:
        for line in analysis.carry_out_all(bench.reviewer(), orders, name, why.strip()):
            made.extend(line.made)
            if line.before is not None:
                before.append(f"{analysis.passed_over_in_words(line, name, bench.ids_by_key())}.")
    except BadInput as error:
        read_again(bench)
        return _asked(bench, f"{error}.")
    return _carried_out(bench, made, before)


def _carried_out(bench: Bench, made: list[Decision], before: Sequence[str] = ()) -> Response:
    read_again(bench)
    says = (*(f"{line}." for line in bench.in_words(made)), *before)
    return RedirectResponse(f"/review?said={bench.remember(says)}", 303)


@routes.post("/review", include_in_schema=False)
def answer(
    bench: Working,
    id_: Annotated[str, Form(alias="id")],
    answer: Annotated[str, Form()],
    why: Annotated[str, Form()] = "",
) -> Response:
    """Carry out the answer to one question."""
    reviewer = bench.reviewer()
    question = next((each for each in bench.review_questions() if each.id == id_), None)
    if question is None:
        return _asked(bench, "That question is settled already.")
    try:
        analysis.answer_review(reviewer, question, answer, why.strip())
    except BadArgument as error:
        return _asked(bench, f"{error.what}; {error.mend}.")
    return RedirectResponse("/review", 303)


@routes.post("/who", include_in_schema=False)
def who(bench: Working, name: Annotated[str, Form()] = "") -> Response:
    """Take the name under which decisions and answers are kept from now on."""
    bench.decide_as(name)
    return RedirectResponse(f"/review?said={bench.remember((f'You decide as {bench.who} now.',))}", 303)


@routes.post("/undo", include_in_schema=False)
def undo(
    bench: Working,
    number: Annotated[list[int], Form()],
    report: Annotated[str, Form()] = "",
    kinds: Annotated[str, Form(alias="shown")] = "",
    at: Annotated[str, Form()] = "",
    back: Annotated[str, Form()] = "",
) -> Response:
    """Take decisions back."""
    store = bench.require_store()
    taken_back = [store.undo(each, who=bench.who) for each in number]
    read_again(bench, report)
    said = bench.remember(tuple(f"Taken back: {line}." for line in bench.in_words(taken_back)))
    if report:
        return RedirectResponse(back_to(report, said, kinds.split(), at), 303)
    page_of = back if back in ("positions", "reports") else "review"
    return RedirectResponse(f"/{page_of}?said={said}", 303)
