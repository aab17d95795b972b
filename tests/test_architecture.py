"""The rules of the rooms that import-linter cannot see, since doors are lazy."""

from __future__ import annotations

import ast
import re
import tomllib
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest
from tests.support.paths import ROOT

SRC = ROOT / "src"
MODULES = {
    ".".join(path.relative_to(SRC).with_suffix("").parts): path
    for path in SRC.rglob("*.py")
    if path.name != "__init__.py"
}
DOORS = {".".join(path.parent.relative_to(SRC).parts): path for path in SRC.rglob("__init__.pyi")}
ROOMS = sorted(set(DOORS) - {"detente"})


def behind(door: Path) -> dict[str, str]:
    """Each name that a door lists, and the module behind the door that defines it."""
    room = ".".join(door.parent.relative_to(SRC).parts)
    return {
        name.asname or name.name: f"{room}.{statement.module}"
        for statement in ast.parse(door.read_text(encoding="utf-8")).body
        if isinstance(statement, ast.ImportFrom) and statement.level
        for name in statement.names
    }


def imported_by(path: Path) -> set[str]:
    """The modules of the package that a module needs, looked up behind the doors it enters by."""
    needed = set()
    for statement in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(statement, ast.ImportFrom) and (statement.module or "").startswith("detente"):
            for name in statement.names:
                module = statement.module or ""
                while module in DOORS and name.name in behind(DOORS[module]):
                    module = behind(DOORS[module])[name.name]
                needed.add(module)
    return needed & set(MODULES)


def test_no_module_needs_itself_by_way_of_others() -> None:
    try:
        TopologicalSorter({module: imported_by(path) for module, path in MODULES.items()}).prepare()
    except CycleError as circle:
        pytest.fail(" -> ".join(circle.args[1]))


def inner_imports(path: Path) -> list[int]:
    """The lines in which a function of a module imports from the package."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    return [n.lineno for f in functions for n in ast.walk(f) if of_the_package(n)]


def of_the_package(node: ast.AST) -> bool:
    if isinstance(node, ast.Import):
        return any(name.name.split(".")[0] == "detente" for name in node.names)
    return isinstance(node, ast.ImportFrom) and (
        bool(node.level) or (node.module or "").split(".")[0] == "detente"
    )


def test_no_function_imports_from_the_package() -> None:
    assert {module: lines for module, path in MODULES.items() if (lines := inner_imports(path))} == {}


@pytest.mark.parametrize("room", ROOMS)
def test_a_door_lists_no_name_that_a_module_of_the_room_has(room: str) -> None:
    folder = DOORS[room].parent
    inside = {
        path.stem for path in folder.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert inside & set(behind(DOORS[room])) == set()


def test_every_room_has_a_contract_that_it_is_entered_by_its_door() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    protected = [c["protected_modules"] for c in contracts if c["type"] == "protected"]
    assert sorted(protected) == [[f"{room}.**"] for room in ROOMS]


def names_taken(path: Path) -> set[tuple[str, str]]:
    """Each name that a module or a door takes from a room: imported, or as an attribute of the room."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    here = path.parent.relative_to(SRC).parts if path.is_relative_to(SRC) else ()
    taken = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            room = ".".join([*here[: len(here) - node.level + 1]] if node.level else [])
            module = ".".join(part for part in (room, node.module) if part)
            taken |= {(module, name.name) for name in node.names}
    rooms = {room.rpartition(".")[2]: room for room in ROOMS}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in rooms:
            taken.add((rooms[node.value.id], node.attr))
    return taken


@cache
def taken_by() -> dict[tuple[str, str], set[str]]:
    """For each room and name, the modules that take it."""
    taken: dict[tuple[str, str], set[str]] = {}
    programs = {
        path.stem: path for folder in ("benchmarks", "training") for path in (ROOT / folder).glob("*.py")
    }
    for module, path in {**MODULES, **DOORS, **programs}.items():
        for key in names_taken(path):
            taken.setdefault(key, set()).add(module)
    return taken


@cache
def pages() -> str:
    """The documentation, and the examples in docstrings."""
    paths = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
    written = [path.read_text(encoding="utf-8") for path in paths]
    for path in MODULES.values():
        written += re.findall(r"^\s*>>> .*$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return "\n".join(written)


# The names of `detente.notebook` are for users of Python.
@pytest.mark.parametrize("room", sorted(set(ROOMS) - {"detente.notebook"}))
def test_every_name_that_a_door_lists_is_taken_elsewhere_or_documented(room: str) -> None:
    idle = {
        name
        for name in behind(DOORS[room])
        if all(f"{module}.".startswith(f"{room}.") for module in taken_by().get((room, name), ()))
        and not re.search(rf"\b{re.escape(name)}\b", pages())
    }
    assert idle == set()


def ranks_read(path: Path) -> list[int]:
    """The lines in which a module reads the ranks of a model."""
    reads = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and node.attr == "ranks":
            of = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
            if of.lstrip("_").endswith("model") or of in MODELS:
                reads.append(node.lineno)
    return reads


MODELS = {"smaller", "game", "together"}
"""Names under which models go besides those that end in ``model``."""
READ_RANKS = {
    "detente.stability.comparisons",
    # What builds a model from another hands its ranks on.
    "detente.model.derived",
}


def test_one_module_reads_ranks_and_all_others_ask_what_is_surely_better() -> None:
    assert {module for module, path in MODULES.items() if ranks_read(path)} == READ_RANKS
