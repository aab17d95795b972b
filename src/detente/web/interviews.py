"""The interview: one question at a time, with the words that bear on it, and what each answer changed."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, zip_longest
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, File, Form, Query, UploadFile
from starlette.responses import RedirectResponse, Response

from detente import analysis, interview, page, render
from detente.case import Case, resolve_evidence
from detente.errors import BadArgument, BadInput
from detente.short import count_of
from detente.sources import Evidence
from detente.web.bench import Bench
from detente.web.forms import fault_in_words, put_down
from detente.web.shown import as_json, shown
from detente.web.working import Working

routes = APIRouter()


def _ask(
    bench: Bench,
    passed: list[str],
    says: tuple[str, ...] = (),
    fault: str = "",
    typed: str = "",
    again: str = "",
) -> Response:
    case = on_disk(bench).case
    question, of_draft, of_parties = analysis.ask_and_count(case, passed, bench.unknowns(case))
    if again:
        # The question whose answer was just taken back is put before any other.
        question = interview.question_of(case, again, bench.unknowns(case)) or question
    evidence = resolve_evidence(case) if question is not None else {}
    quotes = [] if question is None else [evidence[n] for n in question.evidence if n in evidence]
    return shown(
        bench, "interview", "case", 422 if fault else 200,
        title="Interview", question=question, quotes=quotes, passed=passed, says=says, fault=fault,
        typed=typed, possible="" if question is None else interview.possible(question, case.file),
        bare=() if question is None else _bare(question),
        can_undo=interview.has_steps(bench.workspace.case), of_draft=of_draft, of_parties=of_parties,
        apart=() if question is None else _pairs(case, question),
        on_condition=() if question is None else _conditions(question),
        wishes=() if question is None else _wishes(question, evidence),
        left=interview.LEFT.id in {item.id for item in case.file.interview},
        listed=None if question is None else _listed(case, question, evidence),
        answers=_answers(case, bench.who),
        titles=bench.titles(),
    )  # fmt: skip


def _next_one(bench: Bench, passed: list[str], *says: str, again: str = "") -> Response:
    """Lead to the next question, so that going back in the browser sends nothing again."""
    fields = {"passed": " ".join(passed), "said": bench.remember(says) if says else "", "again": again}
    return RedirectResponse(f"/interview?{urlencode({k: v for k, v in fields.items() if v})}", 303)


@routes.get("/interview", include_in_schema=False)
def first(
    bench: Working,
    passed: Annotated[str, Query()] = "",
    said: Annotated[str, Query()] = "",
    again: Annotated[str, Query()] = "",
) -> Response:
    """Show the question whose answer would settle most."""
    if not bench.workspace.has_case:
        return shown(
            bench, "draft", "case",
            title="Interview", has_store=bench.workspace.has_store, then="interview",
            job=bench.jobs.latest("/interview"), fault="", typed={},
        )  # fmt: skip
    return _ask(bench, passed.split(), bench.remembered(said), again=again)


@routes.get("/api/interview", tags=["case"], summary="The question whose answer would settle most.")
def first_json(bench: Working) -> Response:
    """Return that question."""
    case = on_disk(bench).case
    return as_json(render.question_json(case, analysis.ask(case), resolve_evidence(case)))


@routes.post("/interview", include_in_schema=False)
def answer(
    bench: Working,
    id_: Annotated[str, Form(alias="id")] = "",
    answer: Annotated[str, Form()] = "",
    typed: Annotated[str, Form()] = "",
    why: Annotated[str, Form()] = "",
    do: Annotated[str, Form()] = "answer",
    passed: Annotated[str, Form()] = "",
    out: Annotated[list[str] | None, Form()] = None,
    words: Annotated[list[str] | None, Form()] = None,
    by: Annotated[list[str] | None, Form()] = None,
    party: Annotated[list[str] | None, Form()] = None,
    new: Annotated[list[str] | None, Form()] = None,
    why_option: Annotated[list[str] | None, Form()] = None,
    why_party: Annotated[list[str] | None, Form()] = None,
    other_party: Annotated[list[str] | None, Form()] = None,
    other_act: Annotated[list[str] | None, Form()] = None,
    other_why: Annotated[list[str] | None, Form()] = None,
    number: Annotated[int, Form()] = 0,
    apart: Annotated[list[str] | None, Form()] = None,
    wish: Annotated[list[str] | None, Form()] = None,
) -> Response:
    """Write an answer into the case, pass a question over, or take an answer back."""
    left = [each for each in passed.split() if each]
    file = on_disk(bench)
    if do == "skip":
        return _next_one(bench, [*left, id_])
    if do == "undo":
        question, given = file.undo()
        return _next_one(bench, left, f"Taken back: your answer to “{question}”: {given}.")
    if do == "condition":
        answer, typed = _condition(apart, typed, other_party, other_act)
    if do == "wishes":
        answer = "; ".join(f"{k} {mark}".strip() for k, mark in enumerate(wish or (), start=1))
    if do == "apart":
        answer = "; ".join(filter(None, apart or ())) or "none of these"
    if do == "rest":
        id_, answer = interview.LEFT.id, interview.LEFT.answers[0]
    if do == "take back":
        asked = dict(enumerate((item.id for item in file.case.file.interview), start=1)).get(number, "")
        try:
            question, given, also = file.take_back(number)
        except BadInput as error:
            return _ask(bench, left, fault=f"{error.what}; {error.mend}.")
        gone = [f"Taken back with it, as it is not asked any more: “{each}”." for each in also]
        return _next_one(
            bench, left, f"Taken back: your answer to “{question}”: {given}.", *gone, again=asked
        )
    question_now = interview.question_of(file.case, id_, bench.unknowns(file.case))
    if question_now is None:
        return _next_one(bench, left, "That question is settled already.")
    said = " ".join(part for part in (answer, typed) if part).strip()
    if do == "list" and isinstance(question_now.subject, interview.Options):
        missing = _missing(other_party, other_act, other_why)
        if not all(each.party and each.act for each in missing):
            return _ask(bench, left, fault="What is missing needs a party, and something it could do.")
        fields = (out, words, by, why_option), (party, new, why_party)
        said = _list_answer(file.case, question_now.subject, *fields, missing)
    try:
        reply = interview.read_reply(file.case.file, question_now, said, why.strip())
        result = analysis.answer_question(
            file.case, question_now, reply, answerer(bench), before=bench.analysed(file.case).answer
        )
    except BadArgument as error:
        return _ask(bench, left, fault=f"{error.what}; {error.mend}.", typed=typed)
    file.write(result.case, result.question.id, result.reply.text)
    changed = page.answer_changes_in_words(result.before, result.after)
    return _next_one(bench, left, *result.says, *changed)


@routes.post("/interview/answers", include_in_schema=False)
def of_file(bench: Working, file: Annotated[UploadFile, File()]) -> Response:
    """Write a file of answers into the case: all of them, or none."""
    on_its_disk = on_disk(bench)
    try:
        with put_down(file) as (path, name):
            given = interview.load_answers(path)
            results = analysis.answer_all(on_its_disk.case, given, name, answerer(bench))
    except BadInput as error:
        return _ask(bench, [], fault=f"{fault_in_words(error)}.")
    for result in results:
        on_its_disk.write(result.case, result.question.id, result.reply.text)
    says = [f"{count_of(len(results), 'answer')} written into the case."]
    if results:
        says += page.answer_changes_in_words(results[0].before, results[-1].after)
    return _next_one(bench, [], *says)


def on_disk(bench: Bench) -> interview.CaseOnDisk:
    """Return the case that answers and edits are written into.

    Raises
    ------
    BadInput
        If there is none, or it cannot be used as it stands.
    """
    if not bench.workspace.has_case:
        raise bench.no_case
    return interview.CaseOnDisk(str(bench.workspace.case), bench.reports_cited())


def answerer(bench: Bench) -> interview.Answerer:
    """Return the person at the workbench, and the day."""
    return interview.Answerer(bench.who, datetime.date.today().isoformat())


@dataclass(frozen=True)
class _Listed:
    """The list of a draft's options as a form: parties by their letters, and options in their order."""

    parties: tuple[tuple[str, str], ...]
    options: tuple[tuple[str, str, tuple[Evidence, ...]], ...]
    """The letter of the party, the label, and the words of each."""


def _listed(case: Case, question: interview.Question, evidence: Mapping[str, Evidence]) -> _Listed | None:
    if not isinstance(question.subject, interview.Options):
        return None
    names, subject = interview.Naming(case.file), question.subject
    letters = dict(zip(subject.parties, interview.letters(len(subject.parties)), strict=True))
    options = []
    for name in subject.options:
        party, _, key = name.partition(".")
        cited = case.file.parties[party].options[key].evidence
        options.append(
            (letters[party], names.label(name), tuple(evidence[e] for e in cited if e in evidence))
        )
    return _Listed(tuple((letters[p], names.party(p)) for p in subject.parties), tuple(options))


def _list_answer(
    case: Case,
    subject: interview.Options,
    of_options: tuple[list[str] | None, ...],
    of_parties: tuple[list[str] | None, ...],
    missing: Sequence[interview.MissingAct],
) -> str:
    """Return the answer that the form of the list gives; a field that was not sent says nothing."""
    names = interview.Naming(case.file)
    letters = interview.letters(len(subject.parties))
    outs, words, makers, whys = ([*(each or ()), *[""] * len(subject.options)] for each in of_options)
    parties, new, reasons = ([*(each or ()), *[""] * len(letters)] for each in of_parties)
    marks = []
    for k, name in enumerate(subject.options):
        own = letters[subject.parties.index(name.partition(".")[0])]
        same = words[k].strip() in ("", names.label(name))
        by = makers[k] if makers[k] in letters and makers[k] != own else ""
        marks.append(interview.OptionMark(outs[k] == "out", "" if same else words[k].strip(), by, whys[k]))
    of_letters = {
        letter: interview.PartyMark(parties[k], new[k], reasons[k]) for k, letter in enumerate(letters)
    }
    return interview.list_answer(marks, of_letters, missing)


def _missing(*fields: list[str] | None) -> list[interview.MissingAct]:
    """Return what the list lacks, of the rows of the form in which something was written."""
    columns = [[each.strip() for each in field or ()] for field in fields]
    rows = list(zip_longest(*columns, fillvalue=""))
    return [interview.MissingAct(*row) for row in rows if any(row)]


def _answers(case: Case, who: str) -> list[tuple[int, str, str, str]]:
    """Return the questions that were answered, the latest first: the answer, and why or by whom else."""
    return [
        (
            number,
            interview.question_in_short(item.question or item.id),
            interview.given_in_words(case.file, item),
            ", ".join(filter(None, (item.why, item.by if item.by != who else None))),
        )
        for number, item in reversed(list(enumerate(case.file.interview, start=1)))
    ]


def _wishes(
    question: interview.Question, evidence: Mapping[str, Evidence]
) -> list[tuple[str, tuple[Evidence, ...]]]:
    """Return each wish of a list, as the question says it, with its words."""
    if not isinstance(question.subject, interview.WishList):
        return []
    lines = [line.partition(". ")[2].partition(": “")[0] for line in question.text.split("\n")[1:-1]]
    return [
        (line, tuple(evidence[name] for name in cited if name in evidence))
        for line, (_, _, cited) in zip(lines, question.subject.wishes, strict=True)
    ]


def _conditions(question: interview.Question) -> list[tuple[str, str]]:
    """Return what may be the condition of an act, as the question lists it: the number, and the words."""
    if not isinstance(question.subject, interview.OnCondition):
        return []
    lines = question.text.split("\n")[1:]
    return [(str(k), line.partition(". ")[2]) for k, line in enumerate(lines, start=1)]


def _condition(
    chosen: list[str] | None, typed: str, party: list[str] | None, act: list[str] | None
) -> tuple[str, str]:
    """Return the answer and the words that the form of a condition gives: an act of somebody comes first."""
    new = _missing(party, act, None)
    if new and new[0].act and new[0].party:
        return "", f"{new[0].party.replace(':', ',')}: {new[0].act}"
    return ("", typed) if typed.strip() else (", ".join(chosen or ()), "")


def _pairs(case: Case, question: interview.Question) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    """Return each two options of a list in words, and what may be said of them, each with its answer."""
    if not isinstance(question.subject, interview.Together):
        return []
    names = interview.Naming(case.file)
    in_order = list(enumerate(map(names.with_owner, question.subject.options), start=1))
    return [
        (
            f"{one} and {other}",
            (
                (f"{j} and {k}", "only one of the two"),
                (f"{j} only after {k}", f"{one} only after the other"),
                (f"{k} only after {j}", f"{other} only after the other"),
            ),
        )
        for (j, one), (k, other) in combinations(in_order, 2)
    ]


def _bare(question: interview.Question) -> tuple[str, ...]:
    """Return the answers that need no further words, each to be a button."""
    if isinstance(question.subject, interview.Together):
        # The form has a tick for each pair, and one button for them.
        return question.answers[-1:]
    if isinstance(question.subject, interview.OnCondition | interview.WishList):
        return question.answers[-1:]
    return tuple(each for each in question.answers if not each.startswith(("yes if", "no if", "one with")))
