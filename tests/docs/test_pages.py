"""Every link leads somewhere, and the pages build without a warning."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

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


def test_the_pages_build_without_a_warning_and_load_nothing_from_elsewhere(tmp_path: Path) -> None:
    built = subprocess.run(
        [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-b", "html", "-d", tmp_path / "trees",
         DOCS, tmp_path / "site"],
        capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert built.returncode == 0, built.stderr
    loads = re.compile(r"""<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)=["']((?:https?:)?//[^"']*)""")
    from_styles = re.compile(r"""(?:url\(|@import)\s*["']?((?:https?:)?//[^"')]*)""")
    for path in (tmp_path / "site").rglob("*"):
        if path.suffix in (".html", ".css"):
            text = path.read_text(encoding="utf-8")
            assert loads.findall(text) + from_styles.findall(text) == [], path.name
