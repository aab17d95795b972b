"""Positions: who wants what of whom, and what a person says of each row."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form, Query
from starlette.responses import RedirectResponse, Response

from detente import analysis, page, render
from detente.errors import BadInput
from detente.positions import Positions
from detente.web.bench import Bench
from detente.web.dossiers import party_names
from detente.web.forms import day_of
from detente.web.material import Material
from detente.web.shown import Typed, as_json, page_in, shown
from detente.web.wanted import FILTERS, Wanted, wanted_of
from detente.web.working import Working

routes = APIRouter()


def _rows(made: Material, wanted: Wanted) -> Positions:
    parties = [wanted.party] if wanted.party else []
    return analysis.positions_on(made.dossier, made.positions, parties, wanted.issue)


@routes.get("/positions", include_in_schema=False)
def positions(
    bench: Working,
    wanted: Annotated[Wanted, Depends(wanted_of)],
    said: Annotated[str, Query()] = "",
    undo: Annotated[list[int] | None, Query()] = None,
    at: Annotated[str, Query()] = "",
) -> Response:
    """Show the table of positions."""
    made = bench.material()
    if made is None:
        return shown(bench, "nothing", "positions", title="Positions")
    return _table(bench, _as_of(bench, made, wanted), wanted, at, bench.remembered(said), undo or ())


def _as_of(bench: Bench, made: Material, wanted: Wanted) -> Material:
    """Return the material as the reports up to a day tell it; all of it where no day is wanted."""
    day = day_of("On", wanted.until)
    return made if day is None else bench.material_on(day)


def _table(
    bench: Bench,
    made: Material,
    wanted: Wanted,
    at: str,
    says: Sequence[str] = (),
    undo: Sequence[int] = (),
    fault: BadInput | None = None,
    typed: Mapping[str, str] | None = None,
) -> Response:
    some = _rows(made, wanted)
    start = (wanted.number - 1) * page.MAX_ROWS
    result = analysis.PositionsResult(made.dossier, some)
    case = None
    # A case that cannot be used says so on its own page.
    with contextlib.suppress(BadInput):
        case = bench.case()
    content = page.positions_page(result, start, misread=True, case=case)
    names = {party.id: party.name for party in made.positions.parties}
    return page_in(
        bench, content, "positions", "positions",
        wanted=wanted, names=party_names(made.dossier), makers=names,
        # What was decided since then is not undone there: rows are decided about as they are now.
        rows=() if wanted.until else some.rows[start : start + page.MAX_ROWS],
        pages=-(-len(some.rows) // page.MAX_ROWS),
        fields=urlencode(wanted.fields),
        has_case=bench.workspace.has_case, says=says, undo=undo, titles=bench.titles(),
        filters=FILTERS["positions"], at=at, fault=fault, typed=Typed(typed or {}),
        status=422 if fault else 200,
    )  # fmt: skip


@routes.get("/api/positions", tags=["positions"], summary="Who wants what of whom.")
def positions_json(bench: Working, wanted: Annotated[Wanted, Depends(wanted_of)]) -> Response:
    """Return the table of positions."""
    bench.require_store()
    made = bench.material()
    assert made is not None
    made = _as_of(bench, made, wanted)
    return as_json(render.positions_json(_rows(made, wanted), made.dossier))


@routes.post("/positions", include_in_schema=False)
def decide(
    bench: Working,
    row: Annotated[str, Form()],
    do: Annotated[str, Form()],
    value: Annotated[str, Form()] = "",
    why: Annotated[str, Form()] = "",
    voice: Annotated[int, Form()] = -1,
    other: Annotated[str, Form()] = "",
) -> Response:
    """Write down what a person says of a row."""
    reviewer = bench.reviewer()
    made = bench.seen()
    assert made is not None
    try:
        if do == "condition":
            decided = analysis.add_condition(
                reviewer, made.dossier, made.positions, row, voice, value, other, why.strip()
            )
        else:
            decided = analysis.decide_row(reviewer, made.dossier, made.positions, row, do, value, why.strip())
    except BadInput as error:
        typed = {"do": do, "value": value, "why": why, "voice": str(voice), "other": other}
        place = next((k for k, each in enumerate(made.positions.rows) if each.id == row), 0)
        whole = Wanted(number=1 + place // page.MAX_ROWS)
        return _table(bench, made, whole, row, fault=error, typed=typed)
    says = tuple(f"{line}." for line in bench.in_words(decided))
    fields = [("said", bench.remember(says)), ("at", row), *(("undo", one.number) for one in decided)]
    return RedirectResponse(f"/positions?{urlencode(fields)}", 303)
