"""The pictures of the readme are those of the briefs that the program makes today."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location

from tests.support.docs import DOCS
from tests.support.paths import ROOT


def test_the_pictures_are_current() -> None:
    spec = spec_from_file_location("show_readme", DOCS / "show_readme.py")
    assert spec is not None
    assert spec.loader is not None
    show_readme = module_from_spec(spec)
    spec.loader.exec_module(show_readme)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name, drawn in show_readme.pictures().items():
        kept = (DOCS / "images" / name).read_text(encoding="utf-8")
        assert kept == drawn, "run: python docs/show_readme.py; then look at the pictures"
        assert f"docs/images/{name}" in readme
        assert "http" not in drawn.replace("http://www.w3.org/2000/svg", "").replace(
            "https://www.textualize.io", ""
        )
