"""Draw the two briefs that the readme shows as the terminal prints them: `python docs/show_readme.py`.

One is the draft of a raw report, the other the finished case of the same report.
"""

from __future__ import annotations

import contextlib
import io
import re
import shutil
import tempfile
from datetime import date
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.terminal_theme import DEFAULT_TERMINAL_THEME

from detente import analysis, page, render

IMAGES = Path(__file__).parent / "images"
EXAMPLE = Path(__file__).parents[1] / "examples" / "cambodia-2021"
PUBLISHED = date(2021, 5, 7)
_COLUMNS = 80
# A picture in the repository loads no font from elsewhere.
_FORMAT = re.sub(r"@font-face \{\{.*?\}\}", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL).replace(
    "font-family: Fira Code, monospace", "font-family: 'DejaVu Sans Mono', Menlo, Consolas, monospace"
)


def pictures() -> dict[str, str]:
    """Return the pictures by the name of their file."""
    # Beside its case the report would be briefed with it. The page names it as the user does.
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        shutil.copy(EXAMPLE / "report.txt", "report.txt")
        return {
            "brief-of-a-raw-report.svg": _drawn("report.txt", "detente brief report.txt"),
            "brief-of-a-finished-case.svg": _drawn(str(EXAMPLE), "detente brief examples/cambodia-2021/"),
        }


def _drawn(source: str, title: str) -> str:
    brief = analysis.make_brief([source], published=PUBLISHED)
    console = Console(record=True, width=_COLUMNS, file=io.StringIO(), force_terminal=True)
    render.render_terminal(page.brief_page(brief), console, full=False)
    drawn = console.export_svg(
        title=title, theme=DEFAULT_TERMINAL_THEME, code_format=_FORMAT, unique_id="brief"
    )
    return re.sub(r"[ \t]+$", "", drawn, flags=re.MULTILINE)


if __name__ == "__main__":
    for name, drawn in pictures().items():
        (IMAGES / name).write_text(drawn, encoding="utf-8")
