"""One report: its text with its findings marked, its day and title, and what a person says of it all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Annotated, Any, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from detente import analysis, page
from detente.dossier import BY_HAND, Decision, Reviewer
from detente.errors import BadArgument
from detente.web.bench import Bench
from detente.web.dossiers import party_names
from detente.web.shown import Typed, as_json, shown
from detente.web.tasks import read_with_new_days
from detente.web.working import Working

KINDS: Final = {
    "statement": "statements",
    "act": "acts",
    "event": "events",
    "party": "parties",
    "date": "dates",
}
"""The kinds of findings that are marked, each with its name in the plural."""

routes = APIRouter()


def _chosen_of(kinds: Sequence[str]) -> frozenset[str]:
    return frozenset(each for each in kinds if each in KINDS) or frozenset(KINDS)


def _page_of(
    bench: Bench,
    id_: str,
    kinds: Sequence[str],
    *,
    says: Sequence[str] = (),
    fault: BadArgument | None = None,
    typed: Mapping[str, str] | None = None,
    at: str = "",
    undo: Sequence[int] = (),
) -> Response:
    dossier = bench.dossier()
    if dossier is None or id_ not in dossier.reports:
        if dossier is not None and id_ in bench.require_store().withdrawn():
            return RedirectResponse("/reports#out", 303)
        raise HTTPException(404)
    chosen = _chosen_of(kinds)
    marked = page.marked_report(dossier, id_, chosen)
    listed = (*marked.findings, *marked.findings[:1])
    store = bench.require_store()
    decisions = analysis.decisions_about(store.decisions(), store.keys()[id_])
    return shown(
        bench, "report", "reports", 422 if fault else 200,
        title=page.headline_of(marked.report), marked=marked, kinds=KINDS, chosen=chosen,
        following={mark.number: after.finding for mark, after in pairwise(listed)},
        kind_of={mark.number: mark.kind for mark in marked.marks},
        shown=" ".join(each for each in KINDS if each in chosen), at=at, undo=undo,
        modalities=page.MODALITIES, moods=page.MOODS, event_kinds=page.EVENT_KINDS,
        parties=party_names(dossier), offered=page.offered_days(dossier, id_),
        without_year=page.day_without_year(dossier, id_),
        says=says, fault=fault, typed=Typed(typed or {}), decisions=decisions,
        job=bench.jobs.latest(back_to(id_)),
    )  # fmt: skip


@routes.get("/report", include_in_schema=False)
def one_report(
    bench: Working,
    id_: Annotated[str, Query(alias="id")],
    kind: Annotated[list[str] | None, Query()] = None,
    said: Annotated[str, Query()] = "",
    at: Annotated[str, Query()] = "",
    undo: Annotated[list[int] | None, Query()] = None,
) -> Response:
    """Show a report with its findings marked."""
    return _page_of(bench, id_, kind or [], says=bench.remembered(said), at=at, undo=undo or ())


@routes.get("/api/report", tags=["reports"], summary="A report, and what was read in it.")
def one_report_json(
    bench: Working,
    id_: Annotated[str, Query(alias="id", description="The id of the report.")],
) -> Response:
    """Return a report with its findings."""
    dossier = bench.dossier()
    if dossier is None or id_ not in dossier.reports:
        raise HTTPException(404)
    marked = page.marked_report(dossier, id_, frozenset(KINDS))
    day = marked.report.published
    return as_json(
        {
            "id": id_,
            "title": marked.report.title,
            "published": None if day is None else day.isoformat(),
            "text": marked.report.text,
            "marks": [
                {
                    "kind": mark.kind,
                    "finding": mark.finding,
                    "says": mark.says,
                    "start": mark.words.start,
                    "end": mark.words.end,
                    "quote": mark.words.quote,
                }
                for mark in marked.marks
            ],
        }
    )


@routes.post("/report/describe", include_in_schema=False)
def describe(
    bench: Working,
    report: Annotated[str, Form()],
    published: Annotated[str, Form()] = "",
    title: Annotated[str, Form()] = "",
    why: Annotated[str, Form()] = "",
) -> Response:
    """Write down the day and the title that a person gives a report."""
    stored = bench.require_store().reports_of([report]).get(report)
    if stored is None:
        raise HTTPException(404)
    was = {"published": stored.published.isoformat() if stored.published else "", "title": stored.title}
    given = {"published": published.strip(), "title": title.strip()}
    fields = {name: value for name, value in given.items() if value != (was[name] or "")}
    if not fields:
        return _to(report, bench.remember(("Its day and its title stay as they are.",)))
    try:
        made = bench.reviewer().describe(report, fields, why.strip())
    except BadArgument as error:
        return _page_of(bench, report, [], fault=error, typed={**given, "why": why})
    read_again(bench, report)
    return _to(report, bench.remember(bench.in_words(made)), made=made)


@routes.post("/report/withdraw", include_in_schema=False)
def withdraw(bench: Working, report: Annotated[str, Form()], why: Annotated[str, Form()] = "") -> Response:
    """Take a report out; a wire copy that takes its place is read."""
    try:
        made = bench.reviewer().withdraw(report, why.strip())
    except BadArgument:
        # It is out already, or was never here.
        raise HTTPException(404) from None
    read_again(bench)
    said = bench.remember(tuple(f"{line}." for line in bench.in_words(made)))
    return RedirectResponse(f"/reports?said={said}", 303)


@routes.post("/decide", include_in_schema=False)
def decide(
    bench: Working,
    finding: Annotated[str, Form()],
    do: Annotated[str, Form()],
    report: Annotated[str, Form()],
    name: Annotated[str, Form()] = "",
    value: Annotated[str, Form()] = "",
    why: Annotated[str, Form()] = "",
    kinds: Annotated[str, Form(alias="shown")] = "",
    following: Annotated[str, Form(alias="next")] = "",
) -> Response:
    """Write down what a person says of a finding."""
    reviewer, at = bench.reviewer(), finding
    try:
        if do == "accept":
            made = reviewer.accept(finding, why)
        elif do == "reject":
            made, at = reviewer.reject(finding, why), following
        elif not value.strip():
            raise BadArgument("value", "nothing was given", "write what is right, or none for nobody")
        elif do == "one with":
            dossier = bench.dossier()
            assert dossier is not None
            marked = page.marked_report(dossier, report, _chosen_of(kinds.split()))
            made, at = _one_with(reviewer, marked, finding, value.strip(), why), following
        else:
            made = reviewer.correct(finding, name, value.strip(), why)
    except BadArgument as error:
        typed = {"finding": finding, "name": name, "value": value, "do": do}
        return _page_of(bench, report, kinds.split(), fault=error, typed=typed, at=finding)
    return _to(report, bench.remember(bench.in_words(made)), kinds.split(), at, made)


def _one_with(
    reviewer: Reviewer, marked: page.MarkedReport, finding: str, other: str, why: str
) -> list[Decision]:
    """Join a finding with another of its kind: a party by its name, others by the number on the page."""
    mark = next((each for each in marked.marks if each.finding == finding), None)
    if mark is None or mark.kind == "party":
        return reviewer.judge(finding, other, "yes", why)
    into = next((each for each in marked.findings if str(each.number) == other), None)
    if into is None or into.kind != mark.kind or into == mark:
        raise BadArgument(
            "value",
            f"{other} is not the number of another {mark.kind}",
            f"write the number before the {mark.kind} that it is one with",
        )
    if mark.kind == "act":
        return reviewer.correct(finding, "label", _label_of(into), why)
    # What is told twice counts once, and the reason says where the other is.
    return reviewer.reject(finding, "; ".join(filter(None, (f"one with “{into.words.quote}”", why))))


@routes.post("/add", include_in_schema=False)
def add(
    bench: Working,
    kind: Annotated[str, Form()],
    report: Annotated[str, Form()],
    quote: Annotated[str, Form()],
    at: Annotated[int, Form(ge=0)] = 0,
    who: Annotated[str, Form()] = "",
    whom: Annotated[str, Form()] = "",
    voice: Annotated[str, Form()] = "",
    says: Annotated[str, Form()] = "",
    event: Annotated[str, Form()] = "",
    mood: Annotated[str, Form()] = "",
    when: Annotated[str, Form()] = "",
    happened: Annotated[str, Form()] = "",
    why: Annotated[str, Form()] = "",
    kinds: Annotated[str, Form(alias="shown")] = "",
) -> Response:
    """Add a finding by hand."""
    typed = {
        "kind": kind, "quote": quote, "who": who, "whom": whom, "voice": voice, "says": says,
        "event": event, "mood": mood, "when": when, "happened": happened, "why": why, "at": str(at),
    }  # fmt: skip
    try:
        fields = _fields(kind, {name: value.strip() for name, value in typed.items()})
        (made,) = analysis.add_finding(
            bench.reviewer(), kind, fields, report, quote.strip(), why.strip(),
            at=at, rereader=bench.rereader,
        )  # fmt: skip
    except BadArgument as error:
        return _page_of(bench, report, kinds.split(), fault=error, typed=typed)
    material = bench.material_soon()
    lines: tuple[str, ...] = ("The table of positions is being worked out with it.",)
    if material is not None:
        became = analysis.what_became_of(material.dossier, material.positions, made.number)
        lines = () if became is None else tuple(page.added_in_words(became, material.dossier.names))
    shown = [*kinds.split(), kind] if kinds else []
    at_it = f"{report}:{BY_HAND}{made.number}"
    said = bench.remember((f"{bench.in_words([made])[0]}.", *lines))
    return _to(report, said, shown, at_it, [made])


def read_again(bench: Bench, report: str = "") -> None:
    """Begin to read those reports again that have another day than when they were read."""
    if bench.require_store().read_of_another_day():
        back = back_to(report) if report else "/reports"
        bench.jobs.start(
            "Reading again, as of the day given", back, read_with_new_days, bench.workspace.store
        )


_MISSING: Final = {
    "party": ("who", "its name is missing", "write it under “Its name”"),
    "statement": ("who", "who says it is missing", "write it under “Who says it”"),
    "event": ("who", "who did it is missing", "write it under “Who did it”"),
    "act": ("says", "the act is missing", "write it under “The act”, such as “open talks”"),
    "date": ("when", "the day is missing", "write it under “When”, as 2026-05-07 or 2026-05"),
}
"""The field that each kind of finding needs, and what to say where it is empty."""


def _fields(kind: str, typed: Mapping[str, str]) -> dict[str, Any]:
    """Return the fields of a finding by hand, by the names that its kind has for them.

    Examples
    --------
    >>> typed = {"who": "Salt Board", "voice": "Union", "says": "reopen the gate", "mood": "demanded"}
    >>> _fields("act", typed)
    {'doer': 'Salt Board', 'voice': 'Union', 'label': 'reopen the gate', 'mood': 'demanded'}
    >>> _fields("party", {"who": "Salt Board"})
    {'name': 'Salt Board'}
    """
    if kind in _MISSING:
        name, what, mend = _MISSING[kind]
        if not typed.get(name):
            raise BadArgument(name, what, mend)
    named = {
        "party": {"name": "who"},
        "statement": {"speaker": "who", "addressee": "whom"},
        "event": {
            "actors": "who", "recipients": "whom", "type": "event", "when": "when", "modality": "happened",
        },
        "date": {"edtf": "when"},
        "act": {"doer": "who", "voice": "voice", "about": "whom", "label": "says", "mood": "mood"},
    }  # fmt: skip
    return {name: typed[of] for name, of in named.get(kind, {}).items() if typed.get(of)}


def back_to(
    report: str, said: str = "", kinds: Sequence[str] = (), at: str = "", made: Sequence[Decision] = ()
) -> str:
    """Return the path of a report.

    Parameters
    ----------
    kinds
        Of the findings that are marked; all if empty.
    at
        The finding at which the page says what it has to say.
    made
        The decisions that it offers to take back.
    """
    chosen = () if set(kinds) >= KINDS.keys() else [each for each in KINDS if each in kinds]
    fields = [("id", report), *(("kind", each) for each in chosen), ("said", said), ("at", at)]
    fields += [("undo", str(one.number)) for one in made]
    return f"/report?{urlencode([(name, value) for name, value in fields if value])}"


def _to(
    report: str, said: str, kinds: Sequence[str] = (), at: str = "", made: Sequence[Decision] = ()
) -> Response:
    return RedirectResponse(back_to(report, said, kinds, at, made), 303)


def _label_of(mark: page.Mark) -> str:
    return next(field.value for field in mark.fields if field.name == "label")
