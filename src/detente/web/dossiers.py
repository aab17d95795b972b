"""The dossier: one page for each question that it answers, with filters, and search in all reports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Annotated, Any, Final, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Path, Query
from starlette.exceptions import HTTPException
from starlette.responses import Response

from detente import analysis, dossier, page, render
from detente.analysis import AnswerTable, KeptTimeline
from detente.dossier import Dossier, EvidenceBase, Filter, TimelineRows
from detente.errors import BadInput
from detente.page import ContactGraph, Page, Part
from detente.web.bench import Bench
from detente.web.forms import day_of
from detente.web.material import Joined, Material
from detente.web.shown import TABLES, as_json, as_table, page_in, shown

Months = Sequence[tuple[str, int]]
_AT_ONCE: Final = 100
"""Lines on one page."""


@dataclass(frozen=True)
class Wanted:
    """The filters of a question as they were typed, and the number of the page."""

    party: str
    issue: str
    since: str
    until: str
    number: int = 1

    @property
    def part(self) -> Part:
        """The lines on the page."""
        return Part((self.number - 1) * _AT_ONCE, _AT_ONCE)

    @property
    def fields(self) -> dict[str, str]:
        """The filters that were given, for a link to the same question."""
        every = {"party": self.party, "issue": self.issue, "since": self.since, "until": self.until}
        return {name: value for name, value in every.items() if value}


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
    """

    page: Page
    lines: int
    table: Callable[[], AnswerTable]
    picture: Callable[[], Any] = dict
    names: Sequence[str] = ()
    graph: ContactGraph | None = None


def wanted_of(
    party: Annotated[str, Query(description="The name of a party.")] = "",
    issue: Annotated[str, Query(description="Words that it must speak of.")] = "",
    since: Annotated[str, Query(description="The first day, as 2026-05-07.")] = "",
    until: Annotated[str, Query(description="The last day.")] = "",
    number: Annotated[
        int, Query(alias="page", ge=1, le=100_000, description="Which of many lines, page by page.")
    ] = 1,
) -> Wanted:
    """Return the filters of a request."""
    return Wanted(party.strip(), issue.strip(), since.strip(), until.strip(), number)


def _timeline(bench: Bench, wanted: Wanted) -> Answer:
    """Answer from the timeline that the store keeps, page by page."""

    def asked(limit: int | None, start: int = 0) -> tuple[KeptTimeline, Months, Sequence[str]]:
        def ask(rows: TimelineRows) -> tuple[KeptTimeline, Months, Sequence[str]]:
            of = analysis.filter_of_timeline(
                rows, (),
                parties=[wanted.party] if wanted.party else [],
                since=day_of("From", wanted.since),
                until=day_of("To", wanted.until),
            )  # fmt: skip
            kept = analysis.ask_timeline(rows, of, limit=limit, start=start)
            return kept, rows.begun_in_months(of), rows.names()

        return bench.timeline(ask)

    part = wanted.part
    kept, _, names = asked(part.most, part.start)
    cited = {words.report for line in kept.dated for words in line.evidence}
    return Answer(
        page.kept_timeline_page(kept, bench.require_store().reports_of(cited)),
        kept.all_dated,
        lambda: asked(None)[0].table,
        lambda: page.drawn_timeline(*asked(page.MOST_MOMENTS)[:2]),
        sorted(set(names)),
    )


def _parties(base: EvidenceBase, _: Filter, wanted: Wanted) -> Answer:
    day = day_of("To", wanted.until)
    rows = dossier.standing_on(base, day, Filter(), offices=True)
    if wanted.party:
        side = base.side(analysis.one_party(base.dossier, wanted.party))
        rows = tuple(row for row in rows if base.side(row.party) == side)
    shown = page.standing_page(base, rows, day, wanted.part)
    return Answer(shown, len(rows), lambda: analysis.standing_table(base, rows))


def _said(base: EvidenceBase, of: Filter, wanted: Wanted) -> Answer:
    answer = dossier.said(base, of, wanted.issue)
    shown = page.said_page(base, answer, wanted.issue, wanted.part)
    return Answer(
        shown, len(answer.sayings), lambda: analysis.said_table(base, answer.sayings, answer.left_out)
    )


def _contacts(base: EvidenceBase, of: Filter, wanted: Wanted) -> Answer:
    rows = dossier.contacts(base, of, None)
    shown, graph = page.contacts_page(base, rows, part=wanted.part), page.contact_graph(base, rows)
    return Answer(shown, len(rows), lambda: analysis.contacts_table(base, rows), lambda: graph, graph=graph)


def _claims(base: EvidenceBase, of: Filter, wanted: Wanted) -> Answer:
    """Answer of the party that is named, else of the one that is named most."""
    parties = base.dossier.parties
    if not wanted.party and not parties:
        raise BadInput("party", "no report names a party", "add reports that do")
    name = wanted.party or max(parties, key=lambda each: len(each.mentions)).name
    side = base.side(analysis.one_party(base.dossier, name))
    rows = dossier.claims_of(base, side, of)
    return Answer(page.claims_page(base, side, rows), 0, lambda: analysis.claims_table(base, side, rows))


def _contradictions(base: EvidenceBase, of: Filter, wanted: Wanted) -> Answer:
    rows = dossier.contradictions(base, of)
    shown = page.contradictions_page(base, rows, wanted.part)
    return Answer(shown, len(rows), lambda: analysis.contradictions_table(base, rows))


def _due(base: EvidenceBase, of: Filter, wanted: Wanted) -> Answer:
    rows = dossier.due(base, of, None)
    shown = page.due_page(base, rows, part=wanted.part)
    return Answer(shown, len(rows), lambda: analysis.due_table(base, rows))


_QUESTIONS: Final[dict[str, tuple[str, Callable[[EvidenceBase, Filter, Wanted], Answer]]]] = {
    "standing": ("Parties and their standing", _parties),
    "said": ("Who said what", _said),
    "contacts": ("Who met whom", _contacts),
    "claims": ("What one side alone says", _claims),
    "contradictions": ("Contradictions", _contradictions),
    "due": ("What is due", _due),
}
_TIMELINE: Final = "timeline"
_CHANGED: Final = "changed"
_NO_DAY: Final = "no report has a day of publication"
_USUAL_FILTERS: Final = ("party", "since", "until")
_FILTERS: Final = {
    "said": ("party", "issue", "since", "until"),
    "standing": ("party", "until"),
    _CHANGED: ("since",),
}
"""The filters that a question has, where they are not the usual ones; the page offers no other."""


def router(bench: Bench) -> APIRouter:
    """Return the routes of the dossier."""
    routes = APIRouter()

    def joined() -> Joined:
        made = bench.joined()
        if made is None:
            bench.require_store()
            raise HTTPException(404)
        return made

    def material() -> Material:
        made = bench.material()
        if made is None:
            bench.require_store()
            raise HTTPException(404)
        return made

    def answer(question: str, wanted: Wanted) -> Answer:
        if question == _TIMELINE:
            return _timeline(bench, wanted)
        if question == _CHANGED:
            return _changed(bench, material(), wanted)
        if question not in _QUESTIONS:
            raise HTTPException(404)
        base = joined().base
        of = analysis.filter_of(
            base,
            parties=[wanted.party] if wanted.party else [],
            since=day_of("From", wanted.since),
            until=day_of("To", wanted.until),
        )
        return _QUESTIONS[question][1](base, of, wanted)

    @routes.get("/dossier", include_in_schema=False)
    def first(wanted: Annotated[Wanted, Depends(wanted_of)]) -> Response:
        return one(_TIMELINE, wanted)

    @routes.get("/dossier/{question}.{form}", include_in_schema=False)
    def table(question: str, form: str, wanted: Annotated[Wanted, Depends(wanted_of)]) -> Response:
        bench.require_store()
        if form not in TABLES:
            raise HTTPException(404)
        return as_table(answer(question, wanted).table().listing, form, question)

    @routes.get("/dossier/{question}", include_in_schema=False)
    def one(question: str, wanted: Annotated[Wanted, Depends(wanted_of)]) -> Response:
        if bench.store() is None:
            return shown(bench, "nothing", "dossier", title="Dossier")
        if question == _CHANGED and not wanted.since and material().dossier.latest is None:
            return shown(
                bench, "no_day", "dossier",
                title="What changed", question=question, questions=_titles(), wanted=wanted, names=(),
                filters=_FILTERS[question],
            )  # fmt: skip
        made = answer(question, wanted)
        return page_in(
            bench, made.page, "dossier", "question",
            question=question, questions=_titles(), wanted=wanted,
            names=made.names or party_names(joined().dossier), graph=made.graph,
            filters=_FILTERS.get(question, _USUAL_FILTERS),
            forms=TABLES, pages=-(-made.lines // _AT_ONCE), fields=urlencode(wanted.fields),
        )  # fmt: skip

    @routes.get("/api/dossier/{question}", tags=["dossier"], summary="Answer a question to the dossier.")
    def one_json(
        question: Annotated[str, Path(description=f"One of {', '.join(_titles())}.")],
        wanted: Annotated[Wanted, Depends(wanted_of)],
    ) -> Response:
        return as_json(render.answer_json(answer(question, wanted).table()))

    @routes.get("/api/dossier/{question}/picture", tags=["dossier"], summary="An answer as it is drawn.")
    def picture_json(
        question: Annotated[Literal["timeline", "contacts"], Path(description="What is drawn.")],
        wanted: Annotated[Wanted, Depends(wanted_of)],
    ) -> Response:
        return as_json(asdict(answer(question, wanted).picture()))

    return routes


def _titles() -> dict[str, str]:
    titles = {name: title for name, (title, _) in _QUESTIONS.items()}
    return {_TIMELINE: "Timeline", **titles, _CHANGED: "What changed"}


def party_names(dossier: Dossier) -> list[str]:
    """Return the names of the parties, in the order of the alphabet."""
    return sorted({party.name for party in dossier.parties})


def _changed(bench: Bench, made: Material, wanted: Wanted) -> Answer:
    after, day = made.dossier, day_of("From", wanted.since)
    if day is None and after.latest is not None:
        day = after.latest - timedelta(days=1)
    if day is None:
        raise BadInput("since", _NO_DAY, "say the day")
    answer = bench.changes(made, day)
    return Answer(page.changed_page(answer), 0, lambda: analysis.changes_table(answer))
