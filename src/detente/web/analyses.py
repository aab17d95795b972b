"""The analysis: what would last and why, a state looked at closely, and the sweep in the background."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Form, Query
from starlette.responses import RedirectResponse, Response

from detente import analysis, page, render
from detente.case import Case, resolve_evidence
from detente.errors import BadInput
from detente.web.bench import Bench
from detente.web.shown import as_json, page_in, shown
from detente.web.tasks import sweep_case
from detente.web.what_ifs import Supposed, supposed_of

_LIMIT = 25
_AHEAD, _MOST_AHEAD = 3, 1000
"""Moves looked ahead where a person says nothing, and at most."""
_MOST_OF_A_GROUP = 16
"""States of one group that are shown one by one; more are in groups again."""
_CONCEPTS: Final = {
    "coalitions": "moves that several parties make together",
    "sseq": "SEQ where whoever left may answer (SSEQ)",
    "sim": "moves at the same time",
    "limited": "some moves looked ahead",
    "nonmyopic": "all moves looked ahead (non-myopic)",
    "stackelberg": "a leader and a follower (Stackelberg)",
    "unknown": "unknown preference",
    "strength": "strength of preference",
    "hybrid": "strength, and unknown preference",
    "attitudes": "attitudes to each other",
    "probabilistic": "probabilistic preference",
    "fuzzy": "fuzzy preference",
}
"""The further concepts that a person may ask for, each in words."""
_WITHIN = "Only states of this pattern: Y, N or - for each option."


def router(bench: Bench) -> APIRouter:
    """Return the routes of the analysis."""
    routes = APIRouter()

    def case() -> Case:
        made = bench.case()
        if made is None:
            raise BadInput(bench.workspace.case.name, "there is no case yet", "draft one under “Case”")
        if analysis.engine_for(made, None) == "symbolic":
            raise BadInput(
                bench.workspace.case.name, "has more states than the workbench shows",
                f"analyse it at the terminal: detente analyse {bench.workspace.case}",
            )  # fmt: skip
        return made

    @routes.get("/analysis", include_in_schema=False)
    def whole(
        why: Annotated[str, Query()] = "",
        to: Annotated[str, Query()] = "",
        concept: Annotated[list[str] | None, Query()] = None,
        full: Annotated[bool, Query()] = False,
        horizon: Annotated[int, Query(ge=1, le=_MOST_AHEAD)] = _AHEAD,
        supposed: Annotated[Supposed, Depends(supposed_of)] = Supposed(),  # noqa: B008 - it is frozen
    ) -> Response:
        if not bench.workspace.has_case:
            return shown(bench, "nothing", "analysis", title="Analysis")
        made = case()
        result, fault = bench.analysed(made), None
        base = result.answer
        try:
            # What is wrong with a what-if is said beside its fields, above the case as it is.
            if what_if := supposed.what_if:
                result = analysis.analyse_what_if(made, what_if)
                result = replace(result, changes=page.what_if_in_words(base, what_if))
        except BadInput as error:
            fault = error
        questions = None
        further = tuple(each for each in _CONCEPTS if each in (concept or ()))
        if why.strip() or to.strip() or further:
            questions = analysis.Questions(
                result.answer, why.strip() or None, to.strip() or None, further, horizon
            )
            questions.require_answers()
            analysis.work_out(result.answer, questions, lambda _: None)
        content = page.analysis_page(
            result, questions, limit=_LIMIT, full=full, evidence=resolve_evidence(made)
        )
        return page_in(
            bench, content, "analysis", "analysis",
            why=why, to=to, full=full, states=page.state_choices(base),
            concepts=_CONCEPTS, further=further, horizon=horizon, most_ahead=_MOST_AHEAD,
            supposed=supposed, fault=fault,
            options=page.option_choices(base), parties=page.party_choices(base),
        )  # fmt: skip

    @routes.get("/api/analysis", tags=["analysis"], summary="What is stable, for whom, and ways out.")
    def whole_json(
        supposed: Annotated[Supposed, Depends(supposed_of)] = Supposed(),  # noqa: B008 - it is frozen
    ) -> Response:
        made, what_if = case(), supposed.what_if
        result = analysis.analyse_what_if(made, what_if) if what_if else bench.analysed(made)
        return as_json(dict(render.analyse_items(result, limit=_LIMIT, full=False)))

    @routes.get("/graph", include_in_schema=False)
    def graph(
        within: Annotated[str, Query()] = "",
        by: Annotated[list[int] | None, Query()] = None,
        nearest: Annotated[bool, Query()] = False,
    ) -> Response:
        answer = bench.analysed(case()).answer
        # Many states are shown in groups, and each group is opened.
        most = _MOST_OF_A_GROUP if within else page.MOST_NODES
        in_groups = bool(answer.model.options) and not nearest
        if in_groups and len(page.fitting_cells(answer.model, within)) > most:
            grouped = page.grouped_states(answer, within, by or ())
            return shown(
                bench, "groups", "analysis",
                title="The states in groups", graph=grouped,
                by=[each.option for each in grouped.by], most=page.MOST_GROUPED_BY,
            )  # fmt: skip
        drawn = page.state_graph(answer, within)
        labels = {node.cell: node.name for node in drawn.nodes}
        return shown(
            bench, "graph", "analysis",
            title="The states and the moves", graph=drawn, labels=labels, within=within,
        )  # fmt: skip

    @routes.get("/api/graph", tags=["analysis"], summary="States, and the moves between them.")
    def graph_json(within: Annotated[str, Query(description=_WITHIN)] = "") -> Response:
        return as_json(asdict(page.state_graph(bench.analysed(case()).answer, within)))

    @routes.get(
        "/api/graph/groups", tags=["analysis"], summary="States in groups, and the moves between these."
    )
    def groups_json(
        within: Annotated[str, Query(description=_WITHIN)] = "",
        by: Annotated[
            list[int] | None, Query(description="The places of the options that groups are made by.")
        ] = None,
    ) -> Response:
        return as_json(asdict(page.grouped_states(bench.analysed(case()).answer, within, by or ())))

    @routes.get("/sweep", include_in_schema=False)
    def sweep() -> Response:
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
            title="What depends on the unknowns", job=job, stale=stale, supposed=Supposed(), fault=None,
            **choices,
        )  # fmt: skip

    @routes.post("/sweep", include_in_schema=False)
    def start(
        wish: Annotated[str, Form()] = "",
        robust: Annotated[bool, Form()] = False,
        drop: Annotated[list[str] | None, Form()] = None,
        rule: Annotated[str, Form()] = "",
        party: Annotated[str, Form()] = "",
        better: Annotated[str, Form()] = "",
        worse: Annotated[str, Form()] = "",
        here: Annotated[str, Form()] = "",
    ) -> Response:
        made, what_if = case(), supposed_of(drop, rule, party, better, worse, here).what_if
        if what_if:
            # What cannot be supposed is said now, and not when the work has begun.
            made.what_if(what_if)
        request = analysis.SweepRequest(keep=False, wish=wish.strip() or None, robust=robust)
        bench.jobs.start(
            "Sweeping the case",
            "/sweep",
            sweep_case,
            bench.workspace.case,
            bench.reports_cited(),
            request,
            what_if,
            of=made.text,
        )
        return RedirectResponse("/sweep", 303)

    @routes.get("/api/sweep", tags=["analysis"], summary="The latest sweep.")
    def sweep_json() -> Response:
        job = bench.jobs.latest("/sweep")
        if job is None or job.result is None:
            raise BadInput("the sweep", "none was done yet", "start one under “Analysis”")
        return as_json(job.result["data"])

    return routes
