"""The published JSON Schema: up to date, and of one mind with cases that are known to be good."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from tests.support.paths import EXAMPLE_CASE, SHARED

from detente.case.schema import PUBLISHED, CaseFile, schema_text

CASES = SHARED / "cases"
SCHEMA = json.loads(PUBLISHED.read_text(encoding="utf-8"))


def as_an_editor_sees_it(path: Path) -> Any:
    """A YAML file with types guessed, as editors do; JSON has no keys but text."""
    return json.loads(json.dumps(yaml.safe_load(path.read_text(encoding="utf-8"))))


def faults(case: Any) -> list[str]:
    return [error.message for error in jsonschema.Draft202012Validator(SCHEMA).iter_errors(case)]


def test_the_published_schema_is_the_one_of_the_code() -> None:
    renew = "renew it: python -m detente.case.schema"
    assert PUBLISHED.read_text(encoding="utf-8") == schema_text(), renew


def test_it_is_what_pydantic_says_of_the_case_file_and_names_its_dialect() -> None:
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    assert {**dialect, **CaseFile.model_json_schema()} == SCHEMA
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_shipped_case_is_valid() -> None:
    assert faults(as_an_editor_sees_it(EXAMPLE_CASE)) == []


def test_published_cases_are_valid() -> None:
    if not CASES.is_dir():
        pytest.skip("the published cases are in a folder beside the checkout that is not here")
    found = {path.name: faults(as_an_editor_sees_it(path)) for path in sorted(CASES.glob("*.yaml"))}
    assert found
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_a_misspelt_key_is_marked() -> None:
    case = as_an_editor_sees_it(EXAMPLE_CASE)
    case["prefrences"] = case.pop("preferences")
    assert any("prefrences" in fault for fault in faults(case))
