"""The analysis: what would last and why, a state looked at closely, and the sweep in the background."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Query
from starlette.responses import RedirectResponse, Response

from detente import analysis, page, render
from detente.case import Case, resolve_evidence
from detente.errors import BadInput
from detente.web.bench import Bench
from detente.web.shown import as_json, page_in, shown
from detente.web.what_ifs import Supposed, supposed_of
from detente.web.working import Working

_LIMIT, _MOST_LISTED = 25, 1000
"""States a list, and at most."""
_AHEAD, _MOST_AHEAD = 3, 1000
"""Moves looked ahead where a person says nothing, and at most."""
_EVEN = 0.5
"""A chance where a person says nothing."""
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

routes = APIRouter()


def _case(bench: Bench) -> Case:
    made = bench.require_case()
    if analysis.engine_for(made, None) == "symbolic":
        what = "has more states than memory holds"
        raise BadInput(bench.workspace.case.name, what, "analyse it by sets of states: /symbolic")
    return made


@routes.get("/analysis", include_in_schema=False)
def whole(
    bench: Working,
    why: Annotated[str, Query()] = "",
    to: Annotated[str, Query()] = "",
    where: Annotated[str, Query()] = "",
    limit: Annotated[int, Query(ge=1, le=_MOST_LISTED)] = _LIMIT,
    concept: Annotated[list[str] | None, Query()] = None,
    full: Annotated[bool, Query()] = False,
    horizon: Annotated[int, Query(ge=1, le=_MOST_AHEAD)] = _AHEAD,
    leave: Annotated[float, Query(ge=0, le=1)] = _EVEN,
    deter: Annotated[float, Query(ge=0, le=1)] = _EVEN,
    answer: Annotated[float, Query(ge=0, le=1)] = _EVEN,
    supposed: Annotated[Supposed, Depends(supposed_of)] = Supposed(),  # noqa: B008 - it is frozen
) -> Response:
    """Show the analysis, with what is asked of it."""
    if not bench.workspace.has_case:
        return shown(bench, "nothing", "analysis", title="Analysis")
    written = bench.case()
    if written is not None and analysis.engine_for(written, None) == "symbolic":
        return RedirectResponse("/symbolic", 303)
    made = _case(bench)
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
    goal = where.strip() or to.strip() or None
    if why.strip() or goal or further:
        chances = (leave, deter, answer)
        questions = analysis.Questions(result.answer, why.strip() or None, goal, further, horizon, chances)
        questions.require_answers()
        analysis.work_out(result.answer, questions, lambda _: None)
    content = page.analysis_page(result, questions, limit=limit, full=full, evidence=resolve_evidence(made))
    return page_in(
        bench, content, "analysis", "analysis",
        why=why, to=to, where=where, limit=limit, most_listed=_MOST_LISTED, full=full,
        states=page.state_choices(base),
        concepts=_CONCEPTS, further=further, horizon=horizon, most_ahead=_MOST_AHEAD,
        chances={"leave": leave, "deter": deter, "answer": answer},
        supposed=supposed, fault=fault,
        options=page.option_choices(base), parties=page.party_choices(base),
    )  # fmt: skip


@routes.get("/api/analysis", tags=["analysis"], summary="What is stable, for whom, and ways out.")
def whole_json(
    bench: Working,
    supposed: Annotated[Supposed, Depends(supposed_of)] = Supposed(),  # noqa: B008 - it is frozen
) -> Response:
    """Return the analysis."""
    made, what_if = _case(bench), supposed.what_if
    result = analysis.analyse_what_if(made, what_if) if what_if else bench.analysed(made)
    return as_json(dict(render.analyse_items(result, limit=_LIMIT, full=False)))


@routes.get("/graph", include_in_schema=False)
def graph(
    bench: Working,
    within: Annotated[str, Query()] = "",
    by: Annotated[list[int] | None, Query()] = None,
    nearest: Annotated[bool, Query()] = False,
) -> Response:
    """Show the states and the moves between them."""
    if not bench.workspace.has_case:
        return shown(bench, "nothing", "analysis", title="The states and the moves")
    answer = bench.analysed(_case(bench)).answer
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
def graph_json(bench: Working, within: Annotated[str, Query(description=_WITHIN)] = "") -> Response:
    """Return the states and the moves."""
    return as_json(asdict(page.state_graph(bench.analysed(_case(bench)).answer, within)))


@routes.get("/api/graph/groups", tags=["analysis"], summary="States in groups, and the moves between these.")
def groups_json(
    bench: Working,
    within: Annotated[str, Query(description=_WITHIN)] = "",
    by: Annotated[
        list[int] | None, Query(description="The places of the options that groups are made by.")
    ] = None,
) -> Response:
    """Return the states in groups."""
    return as_json(asdict(page.grouped_states(bench.analysed(_case(bench)).answer, within, by or ())))
