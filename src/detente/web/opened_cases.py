"""A case that a person has already: opened from a file, of detente or of the program gmcr-py."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, File, UploadFile
from starlette.responses import RedirectResponse, Response

from detente import analysis, interview
from detente.atomic import write_new
from detente.case import is_gmcr, load_case, yaml_of
from detente.errors import BadInput
from detente.web.working import Working

_ENDINGS = (".yaml", ".yml", ".gmcr")

routes = APIRouter()


@routes.post("/case/open", include_in_schema=False)
def take(bench: Working, file: Annotated[UploadFile, File()]) -> Response:
    """Take a file as the case of this workbench; one that was here can be brought back."""
    given = Path((file.filename or "").replace("\\", "/")).name or "the file"
    if Path(given).suffix.lower() not in _ENDINGS:
        raise BadInput(given, "is no case file", "choose one that ends in .yaml or .gmcr")
    path = bench.workspace.case
    try:
        text = _text_of(file, given)
        analysis.checked_text(text, str(path), bench.reports_cited())
    except BadInput as error:
        # It lay in another place for a moment, under a name that a person does not know.
        raise BadInput(given, error.what, error.mend, error.line) from None
    if bench.workspace.has_case:
        interview.write_edit(path, interview.read_text(path), text)
    else:
        write_new(path, lambda partial: partial.write_bytes(text.encode()))
    return RedirectResponse(f"/case?said={bench.remember((f'Opened: {given}.',))}", 303)


def _text_of(file: UploadFile, given: str) -> str:
    """Return the text of a case file that was sent; of another program's file the case file that it makes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"case{Path(given).suffix.lower()}"
        with path.open("wb") as out:
            shutil.copyfileobj(file.file, out)
        if is_gmcr(str(path)):
            return yaml_of(load_case(str(path)).source.data)
        return interview.read_text(path)
