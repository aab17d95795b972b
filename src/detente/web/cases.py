"""The case: drafted from the dossier, edited as a form or as text, and brought up to date."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Annotated, Final, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query
from starlette.responses import RedirectResponse, Response

from detente import analysis, drafting, interview, page
from detente.atomic import write_new
from detente.case import Case, resolve_evidence
from detente.errors import BadArgument, BadInput
from detente.web.bench import Bench
from detente.web.interviews import answerer, on_disk
from detente.web.shown import Typed, as_json, shown
from detente.web.tasks import draft_case
from detente.web.working import Working

routes = APIRouter()
_ROWS: Final = 3
"""Parties that the form of a case begun by hand has room for; a button brings more."""
_MOST_ROWS: Final = 60


def _said(bench: Bench, line: str, *, text: bool = False) -> Response:
    """Lead to the case, which says a line."""
    return RedirectResponse(f"/case?said={bench.remember((line,))}{'&text=1' if text else ''}", 303)


def _editor(
    bench: Bench,
    text: str,
    before: str,
    *,
    fault: BadInput | None = None,
    says: Sequence[str] = (),
    status: int = 200,
    before_now: str = "",
) -> Response:
    return shown(
        bench, "case_text", "case", status,
        title="Case", text=text, before=before, before_now=before_now, fault=fault, says=says,
        path=bench.workspace.case.name, can_undo=interview.has_steps(bench.workspace.case),
    )  # fmt: skip


def _form(
    bench: Bench,
    made: Case,
    says: Sequence[str] = (),
    fault: BadInput | None = None,
    typed: Mapping[str, str] | None = None,
    at: str = "",
) -> Response:
    material, news = bench.material(), bench.redrafted(made)
    left_out: Sequence[analysis.LeftOut] = ()
    if material is not None:
        left_out = analysis.acts_left_out(made, material.dossier, material.positions)[:_MOST_LEFT_OUT]
    return shown(
        bench, "case", "case", 200 if fault is None else 422,
        title="Case", case=page.case_form(bench.analysed(made).answer, resolve_evidence(made)),
        says=says, at=at, fault=fault, before=_digest(made.text),
        can_undo=interview.has_steps(bench.workspace.case), unreviewed=page.is_unreviewed(made),
        typed=Typed(typed or {}), left_out=left_out,
        titles=bench.titles(),
        news=() if news is None else page.redraft_sections(news.outcome),
        brings=news is not None and news.outcome.written,
    )  # fmt: skip


def _no_case(
    bench: Bench,
    then: str = "",
    fault: str = "",
    typed: Mapping[str, str] | None = None,
    rows: int = 0,
) -> Response:
    return shown(
        bench, "draft", "case", 422 if fault else 200,
        title="Case", has_store=bench.workspace.has_store, then=then, job=bench.jobs.latest("/case"),
        fault=fault, typed=typed or {}, rows=max(rows, _ROWS),
    )  # fmt: skip


@routes.post("/case/begin", include_in_schema=False)
def begin(
    bench: Working,
    title: Annotated[str, Form()] = "",
    party: Annotated[list[str] | None, Form()] = None,
    act: Annotated[list[str] | None, Form()] = None,
    rows: Annotated[int, Form(ge=0, le=_MOST_ROWS)] = 0,
) -> Response:
    """Begin a case by hand; where rows are given, only show the form again with as many."""
    path, person = bench.workspace.case, answerer(bench)
    typed = {
        "title": title,
        **{f"party{n}": each for n, each in enumerate(party or ())},
        **{f"act{n}": each for n, each in enumerate(act or ())},
    }
    if rows:
        return _no_case(bench, typed=typed, rows=rows)
    pairs = [pair for pair in zip(party or (), act or (), strict=False) if any(map(str.strip, pair))]
    try:
        text = analysis.begun_case(title, pairs, f"{person.by}, {person.on}")
        analysis.checked_text(text, str(path), bench.reports_cited())
    except BadInput as error:
        return _no_case(bench, fault=f"{error.what}; {error.mend}", typed=typed, rows=len(party or ()))
    write_new(path, lambda partial: partial.write_bytes(text.encode()))
    return _said(bench, "Begun. Say what each party wants, and add what else it could do.")


@routes.get("/case", include_in_schema=False)
def case(
    bench: Working,
    mark: Annotated[str, Query(alias="said")] = "",
    text: Annotated[bool, Query()] = False,
    at: Annotated[str, Query()] = "",
) -> Response:
    """Show the case as a form, or as text."""
    if not bench.workspace.has_case:
        return _no_case(bench)
    says = bench.remembered(mark)
    fault = None
    try:
        made = bench.case()
        if made is not None and not text and analysis.engine_for(made) == "dense":
            return _form(bench, made, says, at=at)
    except BadInput as error:
        # What is wrong in the text is mended in the text.
        fault = error
    written = interview.read_text(bench.workspace.case)
    return _editor(bench, written, _digest(written), fault=fault, says=says)


@routes.post("/case/edit", include_in_schema=False)
def edit(
    bench: Working,
    do: Annotated[str, Form()],
    party: Annotated[str, Form()] = "",
    option: Annotated[str, Form()] = "",
    value: Annotated[str, Form()] = "",
    number: Annotated[str, Form()] = "",
    why: Annotated[str, Form()] = "",
    wanted: Annotated[str, Form()] = "",
    other: Annotated[str, Form()] = "",
    holds: Annotated[str, Form()] = "",
    by: Annotated[str, Form()] = "",
    before: Annotated[str, Form()] = "",
) -> Response:
    """Carry out one order of the form."""
    file = on_disk(bench)
    fields = {
        "party": party, "option": option, "value": value, "number": number, "why": why,
        "wanted": wanted, "other": other, "holds": holds, "by": by,
    }  # fmt: skip
    typed = {**fields, "do": do}
    if before and before != _digest(file.case.text):
        fault = BadInput("the case", _MEANWHILE, "look at it again, as it is below")
        return _form(bench, file.case, fault=fault, typed=typed)
    try:
        if do == "add option":
            if not value.strip():
                raise BadArgument("value", "the act is missing", "write it, such as “Open talks”")
            given = analysis.add_option(file.case, f"{party}: {value}", answerer(bench))
            file.write(given.case, given.question.id, given.reply.text)
            changed = page.answer_changes_in_words(given.before, given.after)
        else:
            whose = {"why": _whose(why.strip(), answerer(bench)), "words": why} if do in _ASSUMES else {}
            result = analysis.edit_case(file.case, do, {**fields, **whose})
            file.write(result.case, "by hand", do)
            earlier, later = result.before, result.after
            changed = page.answer_changes_in_words(earlier, later) if earlier and later else ()
    except BadInput as error:
        return _form(bench, file.case, fault=error, typed=typed)
    mark, at = bench.remember(("Written.", *changed)), _place(file.case, do, fields)
    return RedirectResponse(f"/case?{urlencode({'said': mark, 'at': at})}", 303)


@routes.post("/case/take-in", include_in_schema=False)
def take_in(bench: Working, row: Annotated[str, Form()]) -> Response:
    """Take an act that was read into the case, as an option."""
    file, material = on_disk(bench), bench.seen()
    if material is None:
        raise BadInput(bench.workspace.name, "no report has been read yet", "add one under “Reports”")
    try:
        result, says = analysis.take_in(
            file.case, material.dossier, material.positions, row, bench.workspace.case.parent,
            answerer(bench),
        )  # fmt: skip
    except BadInput as error:
        return _form(bench, file.case, fault=error)
    file.write(result.case, "by hand", "taken in")
    earlier, later = result.before, result.after
    changed = page.answer_changes_in_words(earlier, later) if earlier and later else ()
    return RedirectResponse(f"/case?said={bench.remember((*says, *changed))}", 303)


@routes.post("/case/redraft", include_in_schema=False)
def redraft(bench: Working, do: Annotated[str, Form()] = "write") -> Response:
    """Bring the case up to date with the reports, or leave it as it is from now on."""
    path = bench.workspace.case
    file = on_disk(bench)
    news = bench.redrafted(file.case)
    if news is None:
        raise BadInput(path.name, "was not drafted from these reports", "change it below")
    if do == "leave":
        interview.keep_drafted(path, news.text)
        return _said(bench, "The case stays as it is.")
    analysis.require_sound(file.case, news.outcome)
    interview.write_redraft(path, interview.read_text(path), news.outcome.text, news.text)
    return _said(bench, "The case is up to date with the reports. It can be taken back.")


@routes.get("/api/case", tags=["case"], summary="The case.")
def case_json(bench: Working) -> Response:
    """Return the case."""
    made = bench.require_case()
    return as_json(made.file.model_dump(mode="json", exclude_defaults=True))


@routes.post("/case/draft", include_in_schema=False)
def draft(
    bench: Working,
    then: Annotated[str, Form()] = "",
    assume: Annotated[Literal["now", "none"], Form()] = "now",
) -> Response:
    """Draft a case from the reports."""
    path, back = bench.workspace.case, "/interview" if then == "interview" else "/case"
    bench.require_store()
    if any(job.back == back for job in bench.jobs.running):
        return RedirectResponse(back, 303)
    material = bench.material_soon()
    if material is None:
        # Of many reports it takes a while: in the background, where it can be ended.
        bench.jobs.start("Drafting a case", back, draft_case, bench.workspace.store, path, assume)
        return RedirectResponse(back, 303)
    try:
        text = drafting.draft_positions(material.positions, material.dossier, path.parent, assume=assume)
    except BadInput as error:
        # There is too little in the reports: what else can be done stands on the page.
        return _no_case(bench, then, fault=f"{error.what[:1].upper()}{error.what[1:]}; {error.mend}.")
    write_new(path, lambda partial: partial.write_bytes(text.encode()))
    interview.keep_drafted(path, text)
    if then == "interview":
        return RedirectResponse(back, 303)
    return _said(bench, "Drafted from the reports. Answer the questions on it, or change it below.")


@routes.post("/case", include_in_schema=False)
def save(
    bench: Working,
    text: Annotated[str, Form()],
    before: Annotated[str, Form()],
    over: Annotated[str, Form()] = "",
) -> Response:
    """Save the text of the case, unless it was changed meanwhile."""
    path = bench.workspace.case
    # A browser sends the line ends of the net.
    text = text.replace("\r\n", "\n")
    now = interview.read_text(path)
    if _digest(now) not in (before, over):
        return _editor(bench, text, before, says=(_CHANGED,), status=409, before_now=_digest(now))
    try:
        analysis.checked_text(text, str(path), bench.reports_cited())
        interview.write_edit(path, now, text)
    except BadInput as error:
        return _editor(bench, text, before, fault=error, status=422)
    return _said(bench, "Saved.", text=True)


@routes.post("/case/undo", include_in_schema=False)
def undo(bench: Working) -> Response:
    """Take the last change back."""
    interview.undo_step(bench.workspace.case)
    return _said(bench, "The last change was taken back.")


_MOST_LEFT_OUT: Final = 12
_ASSUMES: Final = (
    "add party", "add priority", "change priority", "add rule", "change rule", "add claim", "bind option",
    "set in force",
)  # fmt: skip
"""Orders that write an assumption, and so whose it is."""
_MEANWHILE = "it was changed meanwhile, in another window or by another program, and nothing was written"
_CHANGED = (
    "The case was changed meanwhile, in another window or by another program. Your text stands below;"
    " nothing was written. Look at what is there now, take into your text what you need of it, and save yours"
    " in its place; that can be taken back."
)


def _whose(why: str, person: interview.Answerer) -> str:
    """Return an assumption with who made it, and when.

    Examples
    --------
    >>> ana = interview.Answerer("Ana", "2026-05-07")
    >>> _whose("the letter says so", ana), _whose("", ana)
    ('the letter says so (Ana, 2026-05-07)', 'said by Ana, 2026-05-07')
    """
    return f"{why} ({person.by}, {person.on})" if why else f"said by {person.by}, {person.on}"


def _place(case: Case, do: str, fields: Mapping[str, str]) -> str:
    """Return the part of the page that an order is about: a party, the rules, or a wish that was moved."""
    if do.endswith(" rule"):
        return "rules"
    if do.endswith(" claim"):
        return "assessments"
    if do == "add party":
        return list(case.file.parties)[-1]
    party = fields["party"] or fields["option"].partition(".")[0]
    if do == "move priority":
        way = "up" if int(fields["value"]) < int(fields["number"]) else "down"
        return f"{party} {way} {fields['value']}"
    return next((id_ for id_, of in case.file.parties.items() if party in (id_, of.name)), "")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
