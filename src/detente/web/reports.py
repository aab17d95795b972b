"""Reports: what was read, and what is being read."""

from __future__ import annotations

import itertools
import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Final

from fastapi import APIRouter, File, Form, Query, UploadFile
from starlette.responses import RedirectResponse, Response

from detente.atomic import write_new
from detente.errors import BadInput
from detente.page import headline_of, parties_apart
from detente.patterns import as_pattern
from detente.sources import holds_reports
from detente.web.archives import is_packed, open_archive
from detente.web.assistants import offered_assistant
from detente.web.bench import Bench
from detente.web.examples import example_folder, offered_examples
from detente.web.forms import day_of, fault_in_words
from detente.web.one_report import read_again
from detente.web.shown import Typed, as_json, shown
from detente.web.tasks import Assisted, read_reports
from detente.web.working import Working

_MOST_FILES: Final = 200
_AT_ONCE: Final = 100
"""Reports on one page."""
_MOST_LOOKED_AT: Final = 200
"""Reports among which several disputes are looked for before the list of them is shown."""
_TWO: Final = 2
_OTHERS_KEPT: Final = "others were kept instead of it"
_ENDING: Final = as_pattern(r"\.[A-Za-z0-9]{1,8}")

routes = APIRouter()


def _listing(bench: Bench) -> list[dict[str, object]]:
    return [
        {**each.record, "title": each.title, "language": each.language or None} for each in bench.reports()
    ]


def _taken_out(bench: Bench) -> list[dict[str, object]]:
    store = bench.store()
    if store is None:
        return []
    out = store.withdrawn()
    titles = {report.id: headline_of(report) for report in store.reports_out()} if out else {}
    return [
        {
            "report": id_,
            "title": titles.get(id_, id_),
            "who": decision.who,
            "when": decision.made_at[:10],
            "why": decision.why,
            "decision": decision.number,
        }
        for id_, decision in out.items()
    ]


def _disputes(bench: Bench, reports: Sequence[Mapping[str, object]]) -> list[dict[str, object]]:
    """Name the disputes that the reports tell of, where they are several, and not too many to look at."""
    # While reports are read, each would have all of them joined anew before the list is shown.
    is_reading = any(job.back == "/reports" for job in bench.jobs.running)
    groups = bench.apart() if 1 < len(reports) <= _MOST_LOOKED_AT and not is_reading else ()
    made = bench.material() if groups else None
    titles = {str(each["report"]): each["title"] for each in reports}
    return [
        {
            "parties": parties_apart(each, made.dossier),
            "reports": list(each.reports),
            "titles": {report: titles.get(report, report) for report in each.reports},
        }
        for each in groups
        if made is not None
    ]


@routes.get("/reports", include_in_schema=False)
def all_reports(
    bench: Working,
    said: Annotated[str, Query()] = "",
    number: Annotated[int, Query(alias="page", ge=1, le=100_000)] = 1,
) -> Response:
    """Show the list of reports, and the form that adds some."""
    return _page(bench, number, bench.remembered(said))


def _page(
    bench: Bench,
    number: int = 1,
    says: Sequence[str] = (),
    fault: str = "",
    typed: Mapping[str, str] | None = None,
) -> Response:
    folder = bench.workspace.case.parent
    waiting = (
        not bench.workspace.has_store and not bench.jobs.running and folder.is_dir() and holds_reports(folder)
    )
    every = _listing(bench)
    return shown(
        bench, "reports", "reports", 400 if fault else 200, fault=fault, typed=Typed(typed or {}),
        title="Reports", reports=every[(number - 1) * _AT_ONCE : number * _AT_ONCE], count=len(every),
        wanted={"number": number}, pages=-(-len(every) // _AT_ONCE), fields="",
        disputes=_disputes(bench, every),
        job=bench.jobs.latest("/reports"),
        folder=folder.resolve().name if waiting else "", examples=offered_examples(),
        assistant=offered_assistant(), out=_taken_out(bench), says=says,
    )  # fmt: skip


@routes.get("/api/reports", tags=["reports"], summary="List the reports that were read.")
def all_reports_json(bench: Working) -> Response:
    """Return the list of reports."""
    reports = _listing(bench)
    return as_json(
        {"reports": reports, "withdrawn": _taken_out(bench), "disputes": _disputes(bench, reports)}
    )


@routes.post("/reports/keep", include_in_schema=False)
def keep(bench: Working, report: Annotated[str, Form()]) -> Response:
    """Keep the reports of one dispute: those of the others are taken out."""
    groups = bench.apart()
    if not any(report in group.reports for group in groups):
        raise BadInput("the reports", "they tell of one dispute now", "look at them again")
    others = [each for group in groups if report not in group.reports for each in group.reports]
    reviewer = bench.reviewer()
    for each in others:
        reviewer.withdraw(each, _OTHERS_KEPT)
    read_again(bench)
    count = f"{len(others)} {'report' if len(others) == 1 else 'reports'}"
    said = bench.remember((f"{count} of other disputes taken out; each can be brought back.",))
    return RedirectResponse(f"/reports?said={said}", 303)


@routes.post("/reports/together", include_in_schema=False)
def together(
    bench: Working, report: Annotated[list[str] | None, Form()] = None, back: Annotated[str, Form()] = ""
) -> Response:
    """Keep in mind that some of the disputes are one."""
    named = [group.reports for group in bench.apart() if set(report or ()) & {*group.reports}]
    if len(named) < _TWO:
        raise BadInput("the reports", "one dispute alone was chosen", "tick two or more")
    bench.reviewer().together([each for reports in named for each in reports])
    said = bench.remember(("They are one dispute. It can be taken back under “Review”.",))
    return RedirectResponse(f"{'/brief' if back == 'brief' else '/reports'}?said={said}", 303)


@routes.post("/reports", include_in_schema=False)
def add(
    bench: Working,
    files: Annotated[list[UploadFile] | None, File()] = None,
    text: Annotated[str, Form()] = "",
    title: Annotated[str, Form()] = "",
    published: Annotated[str, Form()] = "",
    folder: Annotated[str, Form()] = "",
    example: Annotated[str, Form()] = "",
    assisted: Annotated[Assisted, Form()] = "no",
) -> Response:
    """Begin to read what was sent, or open the archive of a whole dispute."""
    try:
        if (opened := _opened(bench, files or [], text)) is not None:
            return opened
        day = day_of("the day of publication", published)
        shipped = example_folder(example)
        names: dict[str, str] = {}
        if shipped is not None:
            sources = [str(shipped)]
        elif folder:
            sources = [str(bench.workspace.case.parent)]
        else:
            sources, names = _put_down(bench.workspace.reports, files or [], text, title)
    except BadInput as error:
        # What was typed stays, with what is wrong beside it.
        typed = {"text": text, "title": title, "published": published}
        return _page(bench, fault=fault_in_words(error), typed=typed)
    bench.jobs.start(
        f"Reading {len(sources)} {'report' if len(sources) == 1 else 'reports'}", "/reports",
        read_reports, bench.workspace.store, sources, day, names, assisted,
    )  # fmt: skip
    return RedirectResponse("/reports", 303)


def _opened(bench: Bench, files: Sequence[UploadFile], text: str) -> Response | None:
    """Open the archive of a whole dispute; None where none was sent."""
    packed = [file for file in files if is_packed(file.filename or "")]
    if not packed:
        return None
    given = Path((packed[0].filename or "").replace("\\", "/")).name
    if len(files) > 1 or text.strip():
        raise BadInput(given, "holds other files", "unpack it, or give it alone")
    open_archive(bench.workspace, packed[0], given)
    said = bench.remember((f"Opened: {given}. The reports, the case and all that was decided are here.",))
    return RedirectResponse(f"/reports?said={said}", 303)


def _put_down(
    folder: Path, files: list[UploadFile], text: str, title: str
) -> tuple[list[str], dict[str, str]]:
    """Write what was sent into a folder; return the paths, and the name that each came with.

    A name that was sent gives only its words and its ending to the file: it never becomes a path.
    """
    sent = [file for file in files if file.filename]
    if not sent and not text.strip():
        raise BadInput("the form", "nothing was given", "choose files, or paste a text")
    if len(sent) > _MOST_FILES:
        raise BadInput("the form", f"{len(sent)} files at once", f"give {_MOST_FILES} at most")
    folder.mkdir(exist_ok=True)
    # A browser sends the line ends of the net.
    text = text.replace("\r\n", "\n")
    names = {}
    for file in sent:
        given = Path((file.filename or "").replace("\\", "/")).name
        path = _free(folder / _file_name(given))
        write_new(path, lambda partial, file=file: _copy(file, partial))  # type: ignore[misc]
        names[str(path)] = given
    if text.strip():
        path = _free(folder / _file_name(f"{title.strip() or text.strip().splitlines()[0]}.txt"))
        # Who pastes an article often pastes its headline with it.
        has_title = text.strip().casefold().startswith(title.strip().casefold())
        whole = text if has_title else f"{title.strip()}\n\n{text}"
        write_new(path, lambda partial: partial.write_text(whole, encoding="utf-8"))
        names[str(path)] = "the pasted text"
    return list(names), names


def _copy(file: UploadFile, path: Path) -> None:
    with path.open("wb") as out:
        shutil.copyfileobj(file.file, out)


def _free(path: Path) -> Path:
    """Return the first of name, name-2, name-3 ... that is no file yet."""
    if not path.exists():
        return path
    numbered = (path.with_stem(f"{path.stem}-{number}") for number in itertools.count(2))
    return next(other for other in numbered if not other.exists())


def _file_name(given: str) -> str:
    """Return a harmless name for a file, with the words and the ending of the given one.

    Examples
    --------
    >>> _file_name("../../etc/Talks stall!.pdf"), _file_name("...")
    ('talks-stall.pdf', 'report')
    """
    path = Path(given)
    words = "-".join(re.findall(r"\w+", path.stem.casefold()))[:60].strip("-")
    return (words or "report") + (path.suffix.lower() if _ENDING.fullmatch(path.suffix) else "")
