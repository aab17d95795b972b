"""The interview: one question at a time, with the words that bear on it, and what each answer changed."""

from __future__ import annotations

import datetime
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query
from starlette.responses import RedirectResponse, Response

from detente import analysis, interview, page, render
from detente.case import resolve_evidence
from detente.errors import BadArgument, BadInput
from detente.web.bench import Bench
from detente.web.shown import as_json, shown


def router(bench: Bench) -> APIRouter:
    """Return the routes of the interview."""
    routes = APIRouter()

    def ask(passed: list[str], says: tuple[str, ...] = (), fault: str = "", typed: str = "") -> Response:
        case = on_disk(bench).case
        question = analysis.ask(case, passed)
        quotes = []
        if question is not None:
            evidence = resolve_evidence(case)
            quotes = [evidence[name] for name in question.evidence if name in evidence]
        return shown(
            bench, "interview", "case", 422 if fault else 200,
            title="Interview", question=question, quotes=quotes, passed=passed, says=says, fault=fault,
            typed=typed, bare=() if question is None else _bare(question),
            can_undo=interview.has_steps(bench.workspace.case),
        )  # fmt: skip

    def next_one(passed: list[str], *says: str) -> Response:
        """Lead to the next question, so that going back in the browser sends nothing again."""
        fields = {"passed": " ".join(passed), "said": bench.remember(says) if says else ""}
        return RedirectResponse(f"/interview?{urlencode({k: v for k, v in fields.items() if v})}", 303)

    @routes.get("/interview", include_in_schema=False)
    def first(passed: Annotated[str, Query()] = "", said: Annotated[str, Query()] = "") -> Response:
        return ask(passed.split(), bench.remembered(said))

    @routes.get("/api/interview", tags=["case"], summary="The question whose answer would settle most.")
    def first_json() -> Response:
        case = on_disk(bench).case
        return as_json(render.question_json(case, analysis.ask(case), resolve_evidence(case)))

    @routes.post("/interview", include_in_schema=False)
    def answer(
        id_: Annotated[str, Form(alias="id")],
        answer: Annotated[str, Form()] = "",
        typed: Annotated[str, Form()] = "",
        why: Annotated[str, Form()] = "",
        do: Annotated[str, Form()] = "answer",
        passed: Annotated[str, Form()] = "",
    ) -> Response:
        left = [each for each in passed.split() if each]
        file = on_disk(bench)
        if do == "skip":
            return next_one([*left, id_])
        if do == "undo":
            question, given = file.undo()
            return next_one(left, f"Taken back: your answer to “{question}”: {given}.")
        question_now = interview.question_of(file.case, id_)
        if question_now is None:
            return next_one(left, "That question is settled already.")
        said = " ".join(part for part in (answer, typed) if part).strip()
        try:
            reply = interview.read_reply(file.case.file, question_now, said, why.strip())
            result = analysis.answer_question(
                file.case, question_now, reply, answerer(bench), before=bench.analysed(file.case).answer
            )
        except BadArgument as error:
            return ask(left, fault=f"{error.what}; {error.mend}.", typed=typed)
        file.write(result.case, result.question.id, result.reply.text)
        changed = page.answer_changes_in_words(result.before, result.after)
        return next_one(left, *result.says, *changed)

    return routes


def on_disk(bench: Bench) -> interview.CaseOnDisk:
    """Return the case that answers and edits are written into.

    Raises
    ------
    BadInput
        If there is none, or it cannot be used as it stands.
    """
    if not bench.workspace.has_case:
        raise BadInput(bench.workspace.case.name, "there is no case yet", "draft one under “Case”")
    return interview.CaseOnDisk(str(bench.workspace.case), bench.reports_cited())


def answerer(bench: Bench) -> interview.Answerer:
    """Return the person at the workbench, and the day."""
    return interview.Answerer(bench.who, datetime.date.today().isoformat())


def _bare(question: interview.Question) -> tuple[str, ...]:
    """Return the answers that need no further words, each to be a button."""
    return tuple(each for each in question.answers if not each.startswith(("yes if", "no if", "one with")))
