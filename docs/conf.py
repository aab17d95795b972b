"""Configuration of Sphinx, which builds these pages: `make docs`. Nothing in them loads from another site."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from sphinx.errors import ExtensionError

from detente import __version__

project = "detente"
author = "The detente authors"
copyright = "the detente authors"
release = __version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
source_suffix = {".md": "markdown"}
myst_heading_anchors = 3
# A docstring's `word` is the field's term or a key of the case file, not always a Python object.
default_role = "code"

# Fields of different rooms share names such as `always`: a bare name in an annotation may mean either.
suppress_warnings = ["ref.python"]

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
# The sides of a page list its headings: with each of a thousand functions they could not be read.
toc_object_entries = False
napoleon_google_docstring = False

html_theme = "furo"
html_title = "detente"
html_copy_source = False
html_show_sourcelink = False


def list_references(*event: Any) -> None:
    """Make a docstring's footnotes a list of its own: on one page with others their numbers would clash."""
    lines = event[-1]
    lines[:] = [re.sub(r"^\.\. (?=\[\d+\] )", "*  ", re.sub(r"(\[\d+\])_", r"\1", line)) for line in lines]


def make_gallery(app: Any, fault: Exception | None) -> None:
    """Write the whole page of each example of the gallery, in a process that autodoc has not changed."""
    if fault is None and app.builder.name == "html":
        program = Path(__file__).parent / "show_gallery.py"
        subprocess.run([sys.executable, program, Path(app.outdir) / "gallery"], check=True)


_LOADS = re.compile(
    r"""<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)=["'](?:https?:)?//[^"']*"""
    r"""|(?:url\(|@import)\s*["']?(?:https?:)?//[^"')]*"""
)


def loads_from_elsewhere(folder: Path) -> list[str]:
    """Return what the pages and styles of a folder would load from another site, each with its file."""
    return [
        f"{path.relative_to(folder)}: {match[0]}"
        for path in sorted(folder.rglob("*"))
        if path.suffix in (".html", ".css")
        for match in _LOADS.finditer(path.read_text(encoding="utf-8"))
    ]


def refuse_other_sites(app: Any, fault: Exception | None) -> None:
    """Fail the build if a page of it would load anything from another site."""
    loads = [] if fault is not None else loads_from_elsewhere(Path(app.outdir))
    if loads:
        raise ExtensionError("the pages load from another site:\n" + "\n".join(loads))


def setup(app: Any) -> None:
    app.connect("autodoc-process-docstring", list_references)
    app.connect("build-finished", make_gallery)
    app.connect("build-finished", refuse_other_sites)
