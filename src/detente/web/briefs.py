"""The brief: the page as it prints, and the files that a person takes away."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from detente import page, render
from detente.dossier import is_address
from detente.web.bench import Bench
from detente.web.shown import as_json, page_in, shown
from detente.web.working import Working

_LONGEST_NAME = 80
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

routes = APIRouter()


@routes.get("/brief", include_in_schema=False)
def brief(bench: Working, said: Annotated[str, Query()] = "") -> Response:
    """Show the brief."""
    if not bench.workspace.has_case and not bench.reports():
        return shown(bench, "nothing", "brief", title="Brief")
    content = bench.brief_page()
    return page_in(bench, content, "brief", "brief", says=bench.remembered(said), apart=bench.brief().apart)


@routes.get("/api/brief", tags=["brief"], summary="The brief: dossier, positions, case and analysis.")
def brief_json(bench: Working) -> Response:
    """Return the brief."""
    return as_json(render.brief_json(bench.brief()))


@routes.get("/brief.html", include_in_schema=False)
def html(bench: Working) -> Response:
    """Return the brief as a web page in one file."""
    content = bench.brief_page()
    whole = render.render_html(content, bench.workspace.name)
    return _file(whole.encode(), "text/html; charset=utf-8", _named(content, "html", annexes=True))


@routes.get("/brief.docx", include_in_schema=False)
def docx(bench: Working, annexes: Annotated[bool, Query()] = False) -> Response:
    """Return the brief as Word."""
    content = bench.brief_page()
    return _file(render.render_docx(content, whole=annexes), _WORD, _named(content, "docx", annexes=annexes))


@routes.get("/brief.pdf", include_in_schema=False)
def pdf(bench: Working, annexes: Annotated[bool, Query()] = False) -> Response:
    """Return the brief as PDF."""
    content = bench.brief_page()
    made = render.render_pdf(content, whole=annexes)
    return _file(made, "application/pdf", _named(content, "pdf", annexes=annexes))


@routes.get("/archive.zip", include_in_schema=False)
def archive(bench: Working) -> Response:
    """Put the dossier, the case and the files of the reports into one file, which opens again."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out:
        for path, name in _files(bench):
            out.write(path, name)
        content, stem = bench.brief_page(), _stem(bench)
        out.writestr(f"{stem}.brief.html", render.render_html(content, bench.workspace.name))
        out.writestr(f"{stem}.brief.docx", render.render_docx(content))
        out.writestr(f"{stem}.brief.pdf", render.render_pdf(content))
    return _file(packed.getvalue(), "application/zip", f"{_stem(bench)}.zip")


def _files(bench: Bench) -> list[tuple[Path, str]]:
    workspace = bench.workspace
    files = [] if is_address(workspace.store) else [Path(workspace.store)]
    files.append(workspace.case)
    store = bench.store()
    if store is not None and workspace.reports.is_dir():
        # Of what was sent, only what was read: a file that was refused supports nothing.
        read = {Path(report.source.partition("#")[0]).resolve() for report in store.reports()}
        files += sorted(path for path in workspace.reports.iterdir() if path.resolve() in read)
    beside = workspace.case.parent
    files += _cited(bench, beside)
    named = {
        path.resolve(): path.relative_to(beside).as_posix() if path.is_relative_to(beside) else path.name
        for path in files
        if path.is_file()
    }
    return list(named.items())


def _cited(bench: Bench, beside: Path) -> list[Path]:
    """Return the files in the folder of the case that it cites; without them it would not open again."""
    made = bench.case()
    sources = () if made is None else {each.report.partition("#")[0] for each in made.file.evidence.values()}
    paths = [beside / source for source in sorted(sources)]
    return [path for path in paths if path.resolve().is_relative_to(beside.resolve())]


def _stem(bench: Bench) -> str:
    return Path(bench.workspace.name).stem or "brief"


def _named(of: page.Page, ending: str, *, annexes: bool) -> str:
    """Return the name of a file of the brief: its title, and if it has the annexes."""
    plain = re.sub(r"[^\w.-]+", " ", of.title).strip()[:_LONGEST_NAME].strip(" .") or "dispute"
    return f"{plain}, brief{' with annexes' if annexes else ''}.{ending}"


def _file(content: bytes, kind: str, name: str) -> Response:
    plain = name.encode("ascii", "ignore").decode().replace('"', "") or "brief"
    return Response(
        content, media_type=kind, headers={"content-disposition": f'attachment; filename="{plain}"'}
    )
