"""Search: the passages of the reports that have some words, page by page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query
from starlette.exceptions import HTTPException
from starlette.responses import Response

from detente import analysis
from detente.analysis import Listing
from detente.web.bench import Bench
from detente.web.forms import day_of
from detente.web.shown import TABLES, as_json, as_table, shown
from detente.web.working import Working

_AT_ONCE: Final = 20
"""Passages on one page."""
_MOST: Final = 1_000
"""Passages that are ranked, and taken along, at most."""


@dataclass(frozen=True)
class _Sought:
    """The words that are looked for, in which reports, and the number of the page."""

    words: str
    since: str
    until: str
    publisher: str
    number: int

    @property
    def fields(self) -> str:
        """The fields of a link to the same search."""
        every = {
            "words": self.words, "since": self.since, "until": self.until, "publisher": self.publisher,
        }  # fmt: skip
        return urlencode({name: value for name, value in every.items() if value})


def _sought(
    words: Annotated[str, Query(description="All of them are looked for.")] = "",
    since: Annotated[str, Query(description="The first day of a report, as 2026-05-07.")] = "",
    until: Annotated[str, Query(description="The last day.")] = "",
    publisher: Annotated[str, Query(description="Who published the report.")] = "",
    number: Annotated[int, Query(alias="page", ge=1, le=100_000, description="Page by page.")] = 1,
) -> _Sought:
    """Return the fields of a request."""
    return _Sought(words.strip(), since.strip(), until.strip(), publisher.strip(), number)


routes = APIRouter()


def _reports_for(bench: Bench, sought: _Sought) -> list[str] | None:
    """Return the ids of the reports that are looked in; None for all."""
    since, until = day_of("From", sought.since), day_of("To", sought.until)
    if since is None and until is None and not sought.publisher:
        return None
    days = analysis.Wanted(since=since, until=until)
    return [
        each.id
        for each in bench.reports()
        if (not sought.publisher or each.publisher == sought.publisher) and days.has_report(each.id, each.day)
    ]


def _passages(bench: Bench, sought: _Sought, most: int, start: int = 0) -> tuple[Listing, int]:
    store = bench.store()
    if store is None or not sought.words:
        return analysis.list_passages((), {}), 0
    only = _reports_for(bench, sought)
    hits = store.search(sought.words, most, start=start, only=only)
    listed = analysis.list_passages(hits, store.reports_of({each.report for each in hits}))
    return listed, store.count_passages(sought.words, only)


def _on_page(bench: Bench, sought: _Sought) -> tuple[Listing, int]:
    return _passages(bench, sought, _AT_ONCE, (sought.number - 1) * _AT_ONCE)


@routes.get("/search", include_in_schema=False)
def search(bench: Working, wanted: Annotated[_Sought, Depends(_sought)]) -> Response:
    """Show the passages that have the words."""
    listed, count = _on_page(bench, wanted)
    store = bench.store()
    return shown(
        bench, "search", "dossier",
        title="Search", wanted=wanted, hits=listed.records, count=count, most=_MOST,
        pages=-(-count // _AT_ONCE), fields=wanted.fields, forms=TABLES,
        publishers=[] if store is None else store.publishers(),
    )  # fmt: skip


@routes.get("/search.{form}", include_in_schema=False)
def table(bench: Working, form: str, wanted: Annotated[_Sought, Depends(_sought)]) -> Response:
    """Return the passages as a table."""
    bench.require_store()
    if form not in TABLES:
        raise HTTPException(404)
    return as_table(_passages(bench, wanted, _MOST)[0], form, "search")


@routes.get("/api/search", tags=["dossier"], summary="Passages that have all of some words.")
def search_json(bench: Working, wanted: Annotated[_Sought, Depends(_sought)]) -> Response:
    """Return the passages."""
    listed, count = _on_page(bench, wanted)
    return as_json({"passages": listed.records, "all": count})
