"""Every link leads somewhere, and no page loads anything from another site."""

from __future__ import annotations

import re
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from sphinx.errors import ExtensionError
from tests.support.docs import DOCS, PAGES
from tests.support.paths import ROOT

OUTSIDE = {"site/", "candidates.py", "scoring.py", "clauses.py", "quotations.py"}
"""Made by a command, or named beside the folder they are in."""


def test_every_link_to_a_file_leads_to_one() -> None:
    for path in [*PAGES, ROOT / "README.md", ROOT / "CONTRIBUTING.md"]:
        for target in re.findall(r"(?<!!)\[[^\]]*\]\(([^)#\s]+)[^)]*\)", path.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (path.parent / target).exists(), f"{path.name} links to {target}"


def test_every_path_that_the_pages_for_contributors_name_exists() -> None:
    roots = (ROOT, ROOT / "src" / "detente", ROOT / "docs")
    for path in (ROOT / "CONTRIBUTING.md", DOCS / "explanation" / "architecture.md"):
        text = path.read_text(encoding="utf-8")
        named = (
            set(re.findall(r"`([\w-]+(?:/[\w.-]+)*(?:/|\.py|\.yaml|\.json|\.md|\.toml))`", text)) - OUTSIDE
        )
        gone = [name for name in sorted(named) if not any((root / name).exists() for root in roots)]
        assert gone == [], path.name


def test_every_room_is_in_the_table_and_the_drawing_of_the_architecture() -> None:
    rooms = {door.parent.name for door in (ROOT / "src" / "detente").glob("*/__init__.pyi")}
    table = (DOCS / "explanation" / "architecture.md").read_text(encoding="utf-8")
    drawing = (DOCS / "images" / "rooms.svg").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == rooms
    assert rooms <= set(re.findall(r">(\w+)</text>", drawing))


def test_each_room_of_the_architecture_hands_on_what_its_door_lists() -> None:
    table = (DOCS / "explanation" / "architecture.md").read_text(encoding="utf-8")
    for room, handed_on in re.findall(r"^\| `(\w+)` \|[^|]*\|([^|]*)\|", table, re.MULTILINE):
        door = dir(import_module(f"detente.{room}"))
        assert [name for name in re.findall(r"`(\w+)`", handed_on) if name not in door] == [], room


@pytest.fixture(scope="module")
def conf() -> ModuleType:
    """The settings of Sphinx; `make docs` builds the pages with them, warnings being errors."""
    spec = spec_from_file_location("conf", DOCS / "conf.py")
    assert spec is not None
    assert spec.loader is not None
    settings = module_from_spec(spec)
    spec.loader.exec_module(settings)
    return settings


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("a.html", '<script async src="https://cdn.example/x.js"></script>'),
        ("a.html", "<link rel=stylesheet href='//fonts.example/x.css'>"),
        ("a.html", '<img alt="" src="http://counter.example/1.gif">'),
        ("a.css", "@import 'https://fonts.example/x.css';"),
        ("a.css", "body { background: url(//images.example/x.png) }"),
    ],
)
def test_the_pages_are_not_built_if_one_loads_from_elsewhere(
    conf: ModuleType, tmp_path: Path, name: str, written: str
) -> None:
    inner = tmp_path / "reference"
    inner.mkdir()
    (inner / name).write_text(written, encoding="utf-8")
    (loads,) = conf.loads_from_elsewhere(tmp_path)
    assert loads.startswith(f"reference/{name}: ")
    app = SimpleNamespace(outdir=str(tmp_path))
    with pytest.raises(ExtensionError, match="load from another site"):
        conf.refuse_other_sites(app, None)
    conf.refuse_other_sites(app, ValueError("the build failed before"))


def test_a_link_to_another_site_and_a_file_of_ones_own_are_no_loading(
    conf: ModuleType, tmp_path: Path
) -> None:
    (tmp_path / "a.html").write_text(
        '<a href="https://example.org">there</a><script src="_static/x.js"></script>', encoding="utf-8"
    )
    (tmp_path / "a.css").write_text("body { background: url(x.png) }", encoding="utf-8")
    assert conf.loads_from_elsewhere(tmp_path) == []


def test_refusing_other_sites_is_part_of_the_build(conf: ModuleType) -> None:
    connected = []
    conf.setup(SimpleNamespace(connect=lambda event, function: connected.append((event, function.__name__))))
    assert ("build-finished", "refuse_other_sites") in connected
