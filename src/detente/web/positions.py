"""Positions: who wants what of whom, and what a person says of each row."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form, Query
from starlette.responses import RedirectResponse, Response

from detente import analysis, page, render
from detente.positions import Positions
from detente.web.bench import Bench
from detente.web.dossiers import Wanted, party_names, wanted_of
from detente.web.material import Material
from detente.web.shown import as_json, page_in, shown


def router(bench: Bench) -> APIRouter:
    """Return the routes of the positions."""
    routes = APIRouter()

    def rows(made: Material, wanted: Wanted) -> Positions:
        return analysis.positions_on(made.dossier, made.positions, wanted.party or None, wanted.issue)

    @routes.get("/positions", include_in_schema=False)
    def positions(
        wanted: Annotated[Wanted, Depends(wanted_of)],
        said: Annotated[str, Query()] = "",
        undo: Annotated[list[int] | None, Query()] = None,
    ) -> Response:
        made = bench.material()
        if made is None:
            return shown(bench, "nothing", "positions", title="Positions")
        some = rows(made, wanted)
        start = (wanted.number - 1) * page.MAX_ROWS
        content = page.positions_page(analysis.PositionsResult(made.dossier, some), start, misread=True)
        names = {party.id: party.name for party in made.positions.parties}
        return page_in(
            bench, content, "positions", "positions",
            wanted=wanted, names=party_names(made.dossier), makers=names,
            rows=some.rows[start : start + page.MAX_ROWS], pages=-(-len(some.rows) // page.MAX_ROWS),
            fields=urlencode(wanted.fields),
            has_case=bench.workspace.has_case, says=bench.remembered(said), undo=undo or [],
            titles=bench.titles(),
        )  # fmt: skip

    @routes.get("/api/positions", tags=["positions"], summary="Who wants what of whom.")
    def positions_json(wanted: Annotated[Wanted, Depends(wanted_of)]) -> Response:
        bench.require_store()
        made = bench.material()
        assert made is not None
        return as_json(render.positions_json(rows(made, wanted), made.dossier))

    @routes.post("/positions", include_in_schema=False)
    def decide(
        row: Annotated[str, Form()],
        do: Annotated[str, Form()],
        value: Annotated[str, Form()] = "",
        why: Annotated[str, Form()] = "",
        voice: Annotated[int, Form()] = -1,
        other: Annotated[str, Form()] = "",
    ) -> Response:
        reviewer = bench.reviewer()
        made = bench.seen()
        assert made is not None
        if do == "condition":
            decided = analysis.add_condition(
                reviewer, made.dossier, made.positions, row, voice, value, other, why.strip()
            )
        else:
            decided = analysis.decide_row(reviewer, made.dossier, made.positions, row, do, value, why.strip())
        says = tuple(f"{line}." for line in bench.in_words(decided))
        numbers = "".join(f"&undo={one.number}" for one in decided)
        return RedirectResponse(f"/positions?said={bench.remember(says)}{numbers}", 303)

    return routes
