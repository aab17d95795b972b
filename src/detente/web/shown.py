"""Answers of the workbench: its own templates, pages of the program within them, and errors in one line."""

from __future__ import annotations

import json
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from markupsafe import Markup
from starlette.responses import HTMLResponse, Response

from detente import render
from detente.errors import BadInput
from detente.safe import safe_json
from detente.templates import templates_of

if TYPE_CHECKING:
    from jinja2 import Environment

    from detente.analysis import Listing
    from detente.page import Page
    from detente.web.bench import Bench
    from detente.web.jobs import Job

ROOMS: Final = (
    ("reports", "Reports"),
    ("dossier", "Dossier"),
    ("positions", "Positions"),
    ("case", "Case"),
    ("analysis", "Analysis"),
    ("brief", "Brief"),
)
"""The parts of the workbench, in the order in which a person goes through them."""

TABLES: Final = {
    "csv": ("CSV", "text/csv; charset=utf-8"),
    "xlsx": ("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
"""The forms in which a table is taken away: the name and the type of each, by its ending."""


class Typed(dict[str, str]):
    """Return what was typed into a form; empty for a field that was not in it."""

    def __missing__(self, _: str) -> str:
        return ""


@cache
def _environment() -> Environment:
    environment = templates_of("detente.web")
    environment.filters["in_marks"] = _in_marks
    return environment


def _in_marks(words: str) -> str:
    """Return words in quotation marks, where they do not begin with one.

    Examples
    --------
    >>> _in_marks("We will not sign"), _in_marks("“We will not sign,”")
    ('“We will not sign”', '“We will not sign,”')
    """
    return words if words[:1] in '“"' else f"“{words}”"


def drawn_up(template: str, bench: Bench | None = None, **values: Any) -> str:
    """Return a template with its values; one that is a whole page takes the bench too."""
    of_page = {} if bench is None else {"name": bench.workspace.name, "rooms": ROOMS, "who": bench.who}
    return _environment().get_template(f"{template}.html.j2").render(**of_page, **values)


def shown(bench: Bench, template: str, room: str, status: int = 200, **values: Any) -> HTMLResponse:
    """Return a page of the workbench.

    Parameters
    ----------
    template
        The name of a file in ``templates``, without its ending.
    room
        The part of the workbench that it belongs to.
    """
    return HTMLResponse(drawn_up(template, bench, room=room, **values), status)


def fragment(template: str, **values: Any) -> HTMLResponse:
    """Return a piece of a page, to be put in the place of another."""
    return HTMLResponse(drawn_up(template, **values))


def page_in(
    bench: Bench, content: Page, room: str, template: str = "page", status: int = 200, **values: Any
) -> HTMLResponse:
    """Return a page of the program within the workbench."""
    return shown(
        bench, template, room, status,
        title=content.title, content=Markup(render.render_fragment(content, bench.titles())), **values,
    )  # fmt: skip


def of_job(bench: Bench, job: Job | None) -> Markup:
    """Return the page that some work made; nothing where there is none."""
    if job is None or job.result is None:
        return Markup("")
    return Markup(render.render_fragment(job.result["page"], bench.titles()))


def result_of(bench: Bench, back: str, what: str) -> dict[str, Any]:
    """Return what the latest job of a page made.

    Parameters
    ----------
    back
        The page that jobs of this kind come back to.
    what
        The name of what such a job makes.

    Raises
    ------
    BadInput
        If none has made it yet.
    """
    job = bench.jobs.latest(back)
    if job is None or job.result is None:
        raise BadInput(what, "none was done yet", "start one under “Analysis”")
    result: dict[str, Any] = job.result
    return result


def as_json(value: Any, status: int = 200) -> Response:
    """Return a value as the commands print it with ``--format json``."""
    text = safe_json(json.dumps(value, ensure_ascii=False, indent=1, default=str))
    return Response(f"{text}\n", status, media_type="application/json")


def as_file(content: bytes, name: str) -> Response:
    """Return a file to be taken away; its browser is told no more than that it is one."""
    return Response(
        content,
        media_type="application/octet-stream",
        headers={"content-disposition": f'attachment; filename="{name}"'},
    )


def on_paper(content: Page, form: str) -> bytes:
    """Return a page as a file for paper: "docx" or "pdf"."""
    return render.render_docx(content) if form == "docx" else render.render_pdf(content)


def as_table(listing: Listing, form: str, name: str) -> Response:
    """Return a table as a file to be taken away.

    Parameters
    ----------
    form
        One of `TABLES`.
    """
    if form == "csv":
        content = render.listing_csv(listing).encode()
    else:
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / f"{name}.{form}"
            render.write_listing(listing, out)
            content = out.read_bytes()
    return Response(
        content,
        media_type=TABLES[form][1],
        headers={"content-disposition": f'attachment; filename="{name}.{form}"'},
    )
