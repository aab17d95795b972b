"""The rules of the rooms that import-linter cannot see, since doors are lazy."""

from __future__ import annotations

import ast
import tomllib
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
    imports = [n for function in functions for n in ast.walk(function) if isinstance(n, ast.ImportFrom)]
    return [n.lineno for n in imports if (n.module or "").startswith("detente") or n.level]


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
