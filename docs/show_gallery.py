"""Renew the first pages that the gallery shows: `python docs/show_gallery.py`.

Between marks such as ``<!-- cambodia-2021 -->`` and ``<!-- end -->`` stands what the terminal prints of that
example. With a folder as its argument the program writes the whole pages there: `conf.py` does so when the
documentation is built.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from pathlib import Path

from click.testing import CliRunner

from detente.cli.program import detente

PAGE = Path(__file__).parent / "gallery.md"
EXAMPLES = Path(__file__).parents[1] / "examples"
_MARKS = re.compile(r"(<!-- ([\w-]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def renewed(page: str) -> str:
    """Return the gallery with the present first page of each example in it."""
    with tempfile.TemporaryDirectory() as folder:
        return _MARKS.sub(lambda marks: f"{marks[1]}\n{_fenced(marks[2], Path(folder))}\n\n{marks[3]}", page)


def examples_in(page: str) -> list[str]:
    """Return the names of the examples that the gallery shows."""
    return [marks[2] for marks in _MARKS.finditer(page)]


def brief_of(name: str, html: Path) -> str:
    """Write the page of an example to a file; return what the terminal prints."""
    source = str(EXAMPLES / name)
    answer = CliRunner().invoke(detente, ["brief", source, "--html", str(html)], env={"COLUMNS": "80"})
    if answer.exit_code:
        raise RuntimeError(f"{name}: {answer.output}") from answer.exception
    return answer.stdout


def _fenced(name: str, folder: Path) -> str:
    lines = [line.rstrip() for line in brief_of(name, folder / f"{name}.html").splitlines()]
    return "\n".join(["```text", *lines, "```"]).replace("\n\n```", "\n```")


def write_pages(folder: Path) -> None:
    """Write the whole page of each example that the gallery shows."""
    folder.mkdir(exist_ok=True)
    for name in examples_in(PAGE.read_text(encoding="utf-8")):
        brief_of(name, folder / f"{name}.html")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Renew the first pages that the gallery shows.")
    parser.add_argument("folder", nargs="?", type=Path, help="write the whole pages there instead")
    chosen = parser.parse_args().folder
    if chosen is not None:
        write_pages(chosen)
    else:
        PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
