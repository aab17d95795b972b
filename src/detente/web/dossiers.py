"""The dossier: one page for each question that it answers, with filters, and search in all reports."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from typing import Annotated, Any, Final, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Path
from starlette.exceptions import HTTPException
from starlette.responses import Response

from detente import analysis, dossier, page, render
from detente.analysis import AnswerTable, KeptTimeline
from detente.dossier import Dossier, EvidenceBase, Filter, TimelineRows
from detente.errors import BadInput
from detente.page import ContactGraph, Page
from detente.web.bench import Bench
from detente.web.forms import day_of, names_of
from detente.web.material import Joined, Material
from detente.web.shown import TABLES, as_json, as_table, page_in, shown
from detente.web.wanted import AT_ONCE, FILTERS, TITLES, Wanted, wanted_of
from detente.web.working import Working

Months = Sequence[tuple[str, int]]
_MOST_OFFERED, _FEW_OFFERED = 6, 3
"""Parties, and reports, that a page without an answer offers to go on with."""


@dataclass(frozen=True)
class Answer:
    """A part of an answer as a page.

    Attributes
    ----------
    lines
        The number of lines in all.
    table, picture
        Make the whole answer a table, and what is drawn of it.
    names
        Of the parties that may be asked for; those of the dossier if empty.
    graph
        The parties that met, for the table beside the picture.
    is_empty
        True where nothing was read that answers the question.
    """

    page: Page
    lines: int
    table: Callable[[], AnswerTable]
    picture: Callable[[], Any] = dict
    names: Sequence[str] = ()
    graph: ContactGraph | None = None
    is_empty: bool = False


def _timeline(bench: Bench, wanted: Wanted) -> Answer:
    """Answer from the timeline that the store keeps, page by page."""
    known = bench.require_store().ids() if wanted.report else frozenset()

    def asked(limit: int | None, start: int = 0) -> tuple[KeptTimeline, Months, Sequence[str]]:
        def ask(rows: TimelineRows) -> tuple[KeptTimeline, Months, Sequence[str]]:
            of = analysis.filter_of_timeline(rows, known, **wanted.named)
            kept = analysis.ask_timeline(
                rows, of, gaps=wanted.gaps, limit=limit, start=start, undated=wanted.undated
            )
            return kept, rows.begun_in_months(of), rows.names()

        return bench.timeline(ask)

    part = wanted.part
    kept, _, names = asked(part.most, part.start)
    cited = {words.report for line in kept.lines for words in line.evidence}
    return Answer(
        page.kept_timeline_page(kept, bench.require_store().reports_of(cited)),
        kept.every,
        lambda: asked(None)[0].table,
        lambda: page.drawn_timeline(*asked(page.MOST_MOMENTS)[:2]),
        sorted(set(names)),
        is_empty=not kept.every,
    )


def _parties(base: EvidenceBase, of: Filter, wanted: Wanted) -> Answer:
    day = wanted.as_of
    rows = dossier.standing_on(base, day, of, offices=wanted.offices != "no")
    shown = page.standing_page(base, rows, day, wanted.part)
    return Answer(shown, len(rows), lambda: analysis.standing_table(base, rows), is_empty=not rows)


def _said(base: EvidenceBase, of: Filter, wanted: Wanted) -> Answer:
    answer = dossier.said(base, of, wanted.issue)
    if wanted.changed:
        answer = answer.of_those_who_changed
    shown = page.said_page(base, answer, wanted.issue, wanted.part)
    return Answer(
        shown,
        len(answer.sayings),
        lambda: analysis.said_table(base, answer.sayings, answer.left_out),
        is_empty=not answer.sayings,
    )


def _contacts(base: EvidenceBase, of: Filter, wanted: Wanted) -> Answer:
    day = wanted.as_of
    rows = dossier.contacts(base, of, day)
    shown, graph = page.contacts_page(base, rows, day, part=wanted.part), page.contact_graph(base, rows)
    return Answer(
        shown,
        len(rows),
        lambda: analysis.contacts_table(base, rows),
        lambda: graph,
        graph=graph,
        is_empty=not rows,
    )


def _claims(base: EvidenceBase, of: Filter, wanted: Wanted) -> Answer:
    """Answer of the party that is named, else of the one that is named most."""
    name = wanted.party or _most_named(base)
    side = base.side(analysis.one_party(base.dossier, name))
    rows = dossier.claims_of(base, side, of)
    shown = page.claims_page(base, side, rows)
    return Answer(shown, 0, lambda: analysis.claims_table(base, side, rows), is_empty=not rows)


def _most_named(base: EvidenceBase) -> str:
    if not base.dossier.parties:
        raise BadInput("party", "no report names a party", "add reports that do")
    return _often_named(base.dossier)[0]


def _often_named(dossier: Dossier) -> list[str]:
    """Return the names of the parties that are named most, the first of them before the others."""
    often = sorted(dossier.parties, key=lambda each: -len(each.mentions))
    return [each.name for each in often[:_MOST_OFFERED]]


def _contradictions(base: EvidenceBase, of: Filter, wanted: Wanted) -> Answer:
    rows = dossier.contradictions(base, of)
    shown = page.contradictions_page(base, rows, wanted.part)
    return Answer(shown, len(rows), lambda: analysis.contradictions_table(base, rows), is_empty=not rows)


def _due(base: EvidenceBase, of: Filter, wanted: Wanted) -> Answer:
    day = wanted.as_of
    rows = dossier.due(base, of, day)
    shown = page.due_page(base, rows, day, part=wanted.part)
    return Answer(shown, len(rows), lambda: analysis.due_table(base, rows), is_empty=not rows)


_CLAIMS: Final = "claims"
_QUESTIONS: Final[dict[str, Callable[[EvidenceBase, Filter, Wanted], Answer]]] = {
    "standing": _parties,
    "said": _said,
    "contacts": _contacts,
    _CLAIMS: _claims,
    "contradictions": _contradictions,
    "due": _due,
}
_TIMELINE: Final = "timeline"
_CHANGED: Final = "changed"
_NO_DAY: Final = "no report has a day of publication"

routes = APIRouter()


def _joined(bench: Bench) -> Joined:
    made = bench.joined()
    if made is None:
        bench.require_store()
        raise HTTPException(404)
    return made


def _material(bench: Bench) -> Material:
    made = bench.material()
    if made is None:
        bench.require_store()
        raise HTTPException(404)
    return made


def _answer(bench: Bench, question: str, wanted: Wanted) -> Answer:
    if question == _TIMELINE:
        return _timeline(bench, wanted)
    if question == _CHANGED:
        return _changed(bench, _material(bench), wanted)
    if question not in _QUESTIONS:
        raise HTTPException(404)
    of_dossier, asked = _joined(bench), wanted
    base = of_dossier.base
    if question == _CLAIMS:
        # Whom it is asked about is no filter of the deeds.
        asked = replace(wanted, party=wanted.deeds)
        if own := names_of(wanted.own):
            side = wanted.party or _most_named(base)
            base = analysis.evidence_base(of_dossier.dossier, of_dossier.parties, dict.fromkeys(own, side))
    return _QUESTIONS[question](base, asked.filter(base), wanted)


def _others(bench: Bench, wanted: Wanted) -> list[str]:
    """Return the parties that are named most, without the one that the page is about."""
    names = _often_named(_joined(bench).dossier)
    return [each for each in names if each != (wanted.party or names[0])]


def _undated(bench: Bench, made: Answer) -> list[tuple[str, str]]:
    """Return a few reports without a day, where a page without an answer may need theirs."""
    lacking = (each for each in bench.reports() if made.is_empty and each.day is None)
    return [(each.id, each.title) for each in itertools.islice(lacking, _FEW_OFFERED)]


def _choices(bench: Bench) -> dict[str, Any]:
    return {
        "types": page.EVENT_KINDS,
        "reports": bench.few_titles(),
        "has_case": bench.workspace.has_case,
    }


@routes.get("/dossier", include_in_schema=False)
def first(bench: Working, wanted: Annotated[Wanted, Depends(wanted_of)]) -> Response:
    """Show the timeline."""
    return one(bench, _TIMELINE, wanted)


@routes.get("/dossier/{question}.{form}", include_in_schema=False)
def table(
    bench: Working, question: str, form: str, wanted: Annotated[Wanted, Depends(wanted_of)]
) -> Response:
    """Return an answer as a table."""
    bench.require_store()
    if form not in TABLES:
        raise HTTPException(404)
    return as_table(_answer(bench, question, wanted).table().listing, form, question)


@routes.get("/dossier/{question}", include_in_schema=False)
def one(bench: Working, question: str, wanted: Annotated[Wanted, Depends(wanted_of)]) -> Response:
    """Show the answer to a question."""
    if bench.store() is None:
        return shown(bench, "nothing", "dossier", title="Dossier")
    without_day = not wanted.since and not wanted.report
    if question == _CHANGED and without_day and _material(bench).dossier.latest is None:
        return shown(
            bench, "no_day", "dossier",
            title="What changed", question=question, tabs=TITLES, wanted=wanted, names=(),
            filters=FILTERS[question], **_choices(bench),
        )  # fmt: skip
    made = _answer(bench, question, wanted)
    return page_in(
        bench, made.page, "dossier", "question",
        question=question, tabs=TITLES, wanted=wanted, is_empty=made.is_empty,
        often_named=_others(bench, wanted) if made.is_empty else (), without_day=_undated(bench, made),
        names=made.names or party_names(_joined(bench).dossier), graph=made.graph,
        filters=FILTERS[question], **_choices(bench),
        forms=TABLES, pages=-(-made.lines // AT_ONCE), fields=urlencode(wanted.fields),
    )  # fmt: skip


@routes.get("/api/dossier/{question}", tags=["dossier"], summary="Answer a question to the dossier.")
def one_json(
    bench: Working,
    question: Annotated[str, Path(description=f"One of {', '.join(TITLES)}.")],
    wanted: Annotated[Wanted, Depends(wanted_of)],
) -> Response:
    """Return the answer to a question."""
    return as_json(render.answer_json(_answer(bench, question, wanted).table()))


@routes.get("/api/dossier/{question}/picture", tags=["dossier"], summary="An answer as it is drawn.")
def picture_json(
    bench: Working,
    question: Annotated[Literal["timeline", "contacts"], Path(description="What is drawn.")],
    wanted: Annotated[Wanted, Depends(wanted_of)],
) -> Response:
    """Return an answer as it is drawn."""
    return as_json(asdict(_answer(bench, question, wanted).picture()))


def party_names(dossier: Dossier) -> list[str]:
    """Return the names of the parties, in the order of the alphabet."""
    return sorted({party.name for party in dossier.parties})


def _changed(bench: Bench, made: Material, wanted: Wanted) -> Answer:
    after, day = made.dossier, day_of("From", wanted.since)
    if day is not None and wanted.report:
        raise BadInput("report", "“From” says the day already", "give one of them")
    if wanted.report:
        if wanted.report not in after.reports:
            raise BadInput("report", f"there is no report {wanted.report}", "choose one that is listed")
        day = after.reports[wanted.report].published
    elif day is None and after.latest is not None:
        day = after.latest - timedelta(days=1)
    if day is None:
        raise BadInput("since", _NO_DAY if not wanted.report else "the report has no day", "say the day")
    changes = bench.changes(made, day)
    answer = bench.changed_answer(made, day) if wanted.case and bench.workspace.has_case else None
    return Answer(page.changed_page(changes, answer), 0, lambda: analysis.changes_table(changes, answer))
