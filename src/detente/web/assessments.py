"""The ledger: assessments with the evidence for and against each, predictions, and how they turned out."""

from __future__ import annotations

import contextlib
from dataclasses import asdict
from typing import Annotated, Final

from fastapi import APIRouter, Form, Query, UploadFile
from fastapi import File as Sent
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from detente import analysis, dossier, page
from detente.analysis import ClaimSaid
from detente.dossier import EvidenceBase, Ledger
from detente.errors import BadArgument, BadInput
from detente.page import QuotedAssessment
from detente.short import count_of
from detente.web.bench import Bench
from detente.web.shown import TABLES, Typed, as_file, as_json, as_table, shown
from detente.web.wanted import TITLES
from detente.web.working import Working

_MOST_BYTES: Final = 20_000_000
_FEW_REPORTS: Final = 30
"""Reports of which the brief is made for the assessments that it quotes."""

routes = APIRouter()


def _base(bench: Bench) -> EvidenceBase:
    bench.require_store()
    joined = bench.joined()
    assert joined is not None
    return joined.base


def _views(bench: Bench) -> tuple[analysis.JudgedPassage, ...]:
    """Return the views of outsiders in the reports."""
    joined = bench.joined()
    return () if joined is None else page.judged_by_outsiders(joined.dossier, joined.table())


def _ledger(bench: Bench) -> Ledger:
    return analysis.ledger_of_store(bench.require_store(), _base(bench), _views(bench))


def _quoted(bench: Bench, of: Ledger) -> tuple[QuotedAssessment, ...]:
    """Return what the brief quotes besides: one that is assessed there is assessed here."""
    if len(bench.reports()) <= _FEW_REPORTS:
        # What is wrong with the case is said on its own page.
        with contextlib.suppress(BadInput):
            return page.quoted_in_brief(bench.brief_page(), of)
    return ()


def _form(
    bench: Bench,
    says: tuple[str, ...] = (),
    fault: BadInput | None = None,
    typed: dict[str, str] | None = None,
) -> Response:
    of = _ledger(bench)
    return shown(
        bench, "assessments", "dossier", 200 if fault is None else 422,
        title="Assessments", tabs=TITLES, question="assessments",
        form=page.ledger_form(_base(bench), of), marks=page.MARKS_IN_WORDS,
        quoted=_quoted(bench, of),
        says=says, fault=fault, typed=Typed(typed or {}), titles=bench.titles(), tables=TABLES,
    )  # fmt: skip


def _kept(bench: Bench, made: list[dossier.Decision]) -> Response:
    says = f"{count_of(len(made), 'decision')} kept." if made else "That is how it was; nothing is new."
    return RedirectResponse(f"/assessments?said={bench.remember((says,))}", 303)


@routes.get("/assessments", include_in_schema=False)
def assessments(bench: Working, said: Annotated[str, Query()] = "") -> Response:
    """Show the assessments with their evidence."""
    if bench.store() is None:
        return shown(bench, "nothing", "dossier", title="Assessments")
    return _form(bench, bench.remembered(said))


@routes.get("/api/assessments", tags=["dossier"], summary="Assessments, with evidence and scores.")
def assessments_json(bench: Working) -> Response:
    """Return the assessments."""
    of = _ledger(bench)
    records, brief = analysis.ledger_table(of).records, [asdict(each) for each in _quoted(bench, of)]
    return as_json({"assessments": records, "quoted_in_brief": brief, "brier": of.score})


@routes.get("/assessments.{ending}", include_in_schema=False)
def table(bench: Working, ending: str) -> Response:
    """Return the assessments as a table."""
    if ending not in TABLES:
        raise HTTPException(404)
    return as_table(analysis.ledger_table(_ledger(bench)), ending, "assessments")


@routes.get("/assessments/matrix.csv", include_in_schema=False)
def matrix(bench: Working) -> Response:
    """Write assessments across and evidence down, to be weighed in a spreadsheet."""
    return as_file(dossier.matrix_of(_ledger(bench)).encode(), "matrix.csv")


@routes.post("/assessments/matrix", include_in_schema=False)
def take(bench: Working, file: Annotated[UploadFile, Sent()], why: Annotated[str, Form()] = "") -> Response:
    """Take in the matrix of evidence, filled in."""
    raw = file.file.read(_MOST_BYTES + 1)
    name = file.filename or "the table"
    try:
        if len(raw) > _MOST_BYTES:
            raise BadInput(name, "the file is too large", "send the table that was taken from here")
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(name, "is no text in UTF-8", "save it as CSV in UTF-8") from None
    store, views = bench.require_store(), _views(bench)
    return _kept(bench, analysis.take_matrix(store, _base(bench), text, name, bench.who, why.strip(), views))


@routes.post("/assessments", include_in_schema=False)
def decide(
    bench: Working,
    do: Annotated[str, Form()],
    claim: Annotated[str, Form()] = "",
    text: Annotated[str, Form()] = "",
    by: Annotated[str, Form()] = "",
    chance: Annotated[str, Form()] = "",
    due: Annotated[str, Form()] = "",
    outcome: Annotated[str, Form()] = "",
    words: Annotated[str, Form()] = "",
    mark: Annotated[list[str] | None, Form()] = None,
    item: Annotated[list[str] | None, Form()] = None,
    why: Annotated[str, Form()] = "",
) -> Response:
    """Write down what a person says of an assessment."""
    store, who, given = bench.require_store(), bench.who, mark or []
    typed = {
        "do": do, "claim": claim, "text": text, "by": by, "chance": chance, "due": due,
        "outcome": outcome, "words": words, "why": why,
    }  # fmt: skip
    try:
        if any(each not in page.MARKS_IN_WORDS for each in given if each != "keep"):
            raise BadArgument("mark", "there is no such mark", "choose one of the list")
        if do == "add":
            return _kept(bench, analysis.add_claim(store, text, by, who, why.strip()))
        if do == "evidence":
            first = given[0] if given else ""
            made = analysis.add_evidence(
                store, _base(bench), claim, words, first, who, why.strip(), _views(bench)
            )
            return _kept(bench, made)
        weighed = {k: v for k, v in zip(item or [], given, strict=False) if v != "keep"}
        said = ClaimSaid(text, by, chance, due, outcome, weighed)
        made = analysis.decide_claim(store, _base(bench), claim, said, who, why.strip(), _views(bench))
        return _kept(bench, made)
    except BadArgument as error:
        return _form(bench, fault=error, typed=typed)
