"""The gallery shows every shipped example, and what the program prints of it."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from tests.support.docs import DOCS, page
from tests.support.paths import ROOT

PAGE = page("gallery.md")


@pytest.fixture(scope="module")
def show_gallery() -> ModuleType:
    spec = spec_from_file_location("show_gallery", DOCS / "show_gallery.py")
    assert spec is not None
    assert spec.loader is not None
    program = module_from_spec(spec)
    spec.loader.exec_module(program)
    return program


def test_the_first_pages_are_those_the_program_prints(show_gallery: ModuleType) -> None:
    assert show_gallery.renewed(PAGE) == PAGE, "run: python docs/show_gallery.py; then read the page again"


def test_every_example_is_shown_and_links_to_its_whole_page(show_gallery: ModuleType, tmp_path: Path) -> None:
    names = show_gallery.examples_in(PAGE)
    assert set(names) == {folder.name for folder in (ROOT / "examples").iterdir() if folder.is_dir()}
    for name in names:
        assert f'href="gallery/{name}.html"' in PAGE
    show_gallery.brief_of(names[0], tmp_path / "page.html")
    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith("<!doctype html>")
