"""A command loads nothing that it does not need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.support.commands import run
from tests.support.paths import EXAMPLE_CASE

REPORT = "The union of Brine demanded that the board reopen the pier. The board refused to reopen it."

LANGUAGE_AND_WEB = {"spacy", "trafilatura", "edtf", "jinja2", "rich", "pypdf", "feedparser", "warcio"}
DATABASES = {"sqlalchemy", "alembic", "psycopg", "rapidfuzz"}
DOCUMENTS = {"docx", "typst"}


NOT_FOR_A_TEXT = LANGUAGE_AND_WEB - {"spacy", "edtf", "jinja2", "rich"} | {
    "matplotlib", "pyarrow", "py3langid", "typer", "httpx", "datasketch", "scipy",
}  # fmt: skip


def loaded_by(*arguments: str) -> set[str]:
    """The top-level modules a command has loaded when it ends."""
    program = (
        f"import sys; sys.argv = ['detente', *{list(arguments)!r}]\n"
        "from detente.cli.program import main\n"
        "try: main()\n"
        "except SystemExit: print(*{name.split('.')[0] for name in sys.modules}, file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    return set(done.stderr.split())


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["analyse", "--help"]])
def test_help_loads_neither_numpy_nor_any_model(arguments: list[str]) -> None:
    loaded = loaded_by(*arguments)
    assert "click" in loaded
    assert not loaded & (LANGUAGE_AND_WEB | DOCUMENTS | {"numpy", "pydantic", "lark", "yaml"})


def test_a_brief_of_a_text_loads_what_it_shows_and_no_more(tmp_path: Path) -> None:
    report, page = tmp_path / "report.txt", tmp_path / "page.html"
    report.write_text(REPORT, encoding="utf-8")
    loaded = loaded_by("brief", str(report), "--html", str(page))
    assert page.is_file()
    assert {"spacy", "jinja2", "rich"} <= loaded
    assert not loaded & (NOT_FOR_A_TEXT | DATABASES)


def test_only_a_dossier_that_is_kept_loads_a_library_of_databases(tmp_path: Path) -> None:
    read = tmp_path / "read.json"
    read.write_text(run("read", "-", "--format", "json", standard_input=REPORT.encode()).out)
    assert not loaded_by("positions", str(read)) & DATABASES
    assert not loaded_by("analyse", str(EXAMPLE_CASE)) & DATABASES
    store = str(tmp_path / "kept.dossier")
    assert "sqlalchemy" in loaded_by("dossier", "add", store, str(read))
    # The migrations are needed only where there is something to migrate.
    assert not loaded_by("dossier", "reports", store) & {"alembic", "psycopg", "spacy", "scipy"}


def test_analyse_loads_no_language_model_and_draws_no_page() -> None:
    loaded = loaded_by("analyse", str(EXAMPLE_CASE), "--format", "json")
    assert "numpy" in loaded
    assert not loaded & (LANGUAGE_AND_WEB | DOCUMENTS)
