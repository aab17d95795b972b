"""A command loads nothing that it does not need."""

from __future__ import annotations

import subprocess
import sys

import pytest
from tests.support.paths import EXAMPLE_CASE

LANGUAGE_AND_WEB = {"spacy", "trafilatura", "edtf", "jinja2", "rich", "pypdf", "feedparser", "warcio"}
DOCUMENTS = {"docx", "typst"}


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


def test_analyse_loads_no_language_model_and_draws_no_page() -> None:
    loaded = loaded_by("analyse", str(EXAMPLE_CASE), "--format", "json")
    assert "numpy" in loaded
    assert not loaded & (LANGUAGE_AND_WEB | DOCUMENTS)
