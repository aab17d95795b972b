"""The reference pages name every command, option and key, and no other."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, get_args

import click
import jsonschema
import pytest
import yaml
from click.testing import CliRunner
from pydantic import BaseModel
from tests.support.docs import COMMANDS, PAGES, WITHIN, fenced, page, sections
from tests.support.paths import EXAMPLE, ROOT
from tests.support.positions import DOSSIER, TABLE

from detente.analysis import SweepRequest, sweep_what_if
from detente.analysis.analysis import analyse
from detente.case.load import load_case, parse_case
from detente.case.schema import PUBLISHED, CaseFile
from detente.case.what_if import WhatIf
from detente.cli.program import detente
from detente.positions.table import StanceOnAct
from detente.reading.findings import Findings
from detente.render.json.analysis import analysis_json
from detente.render.json.positions import positions_json
from detente.render.json.sweep import sweep_items


def models_within(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[type[BaseModel]]:
    """A pydantic model and every other that its fields hold, but for those that are not printed."""
    if model in seen:
        return
    seen.add(model)
    yield model
    for field in model.model_fields.values():
        if not field.exclude:
            yield from _models_of(field.annotation, seen)


def _models_of(annotation: Any, seen: set[type[BaseModel]]) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from models_within(annotation, seen)
    for part in getattr(annotation, "__args__", ()):
        yield from _models_of(part, seen)


def keys_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, child in value.items():
            yield key
            yield from keys_in(child)
    elif isinstance(value, list):
        for child in value:
            yield from keys_in(child)


def section_on(name: str) -> str | None:
    """The section on a command, on the page of commands or on those of a dossier's."""
    pages = ("dossier", "dossier-queries") if " " in name else ("commands",)
    on_pages = (sections(page(f"reference/{each}.md")).get(f"detente {name}") for each in pages)
    return next((section for section in on_pages if section is not None), None)


@pytest.mark.parametrize(("name", "command"), [*COMMANDS, *WITHIN])
def test_every_command_and_option_is_documented_in_its_section(name: str, command: click.Command) -> None:
    section = section_on(name)
    assert section is not None, f"no section on `detente {name}`"
    for option in command.params:
        if isinstance(option, click.Option):
            missing = [o for o in option.opts if f"`{o}" not in section]
            assert not missing, f"`detente {name}`: {missing} not documented"


@pytest.mark.parametrize(("name", "command"), [*COMMANDS, *WITHIN])
def test_every_option_a_section_names_exists(name: str, command: click.Command) -> None:
    section = section_on(name)
    assert section is not None
    known = {o for option in command.params for o in option.opts}
    assert set(re.findall(r"`(--[a-z-]+)", section)) <= known


@pytest.mark.parametrize(("name", "command"), [*COMMANDS, *WITHIN])
def test_a_command_s_usage_is_documented_as_its_help_prints_it(name: str, command: click.Command) -> None:
    printed = CliRunner().invoke(detente, [*name.split(), "--help"]).output.splitlines()[0]
    usage = re.sub(r"^Usage: \S+", "detente", printed)
    assert f"    {usage}\n" in (section_on(name) or "")


def test_the_value_of_an_option_is_documented_as_its_help_prints_it() -> None:
    text = page("reference/commands.md")
    for _, command in COMMANDS:
        context = click.Context(command)
        for option in command.params:
            if isinstance(option, click.Option) and not option.is_flag:
                # The range of a number is told in words.
                takes = option.make_metavar(context).removesuffix(" RANGE")
                assert f"`{option.opts[0]} {takes}`" in text


def test_every_command_that_the_pages_show_exists() -> None:
    for path in [*PAGES, ROOT / "README.md"]:
        shown = re.findall(r"^ {4,}(?:\.venv/bin/)?detente ([a-z]+)\b(.*)$", path.read_text(), re.MULTILINE)
        for first, rest in shown:
            second = rest.split()[0] if first == "dossier" else ""
            name = first if second in ("", "COMMAND", "[OPTIONS]") else f"{first} {second}"
            commands = dict([*COMMANDS, *WITHIN])
            assert name in commands, f"{path.name}: detente {name}"
            known = {o for option in commands[name].params for o in (*option.opts, *option.secondary_opts)}
            assert set(re.findall(r"(?<!\S)--[a-z-]+", rest)) <= known, f"{path.name}: detente {name}{rest}"


def test_every_key_of_the_case_file_is_documented() -> None:
    text = page("reference/case-file.md")
    for model in models_within(CaseFile, set()):
        missing = [key for key in model.model_fields if f"`{key}`" not in text]
        assert not missing, f"{model.__name__}: {missing}"


def test_the_table_of_keys_is_the_schema_s_and_says_which_are_required() -> None:
    rows = re.findall(r"^\| \[`(\w+)`\]\(#\S+\) \| (yes|no) \|", page("reference/case-file.md"), re.MULTILINE)
    assert [key for key, _ in rows] == list(CaseFile.model_fields)
    by_schema = {key for key, field in CaseFile.model_fields.items() if field.is_required()}
    # The schema lets preferences wait; no analysis can be had without them.
    assert {key for key, needed in rows if needed == "yes"} == by_schema | {"preferences"}


def test_the_cases_shown_whole_fit_the_published_schema_and_can_be_analysed() -> None:
    whole = [block for path in PAGES for block in fenced(path.read_text(), "yaml") if "detente: 1" in block]
    assert whole
    schema = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    for block in whole:
        jsonschema.validate(json.loads(json.dumps(yaml.safe_load(block))), schema)
        analyse(parse_case(block))


def test_the_pieces_shown_are_pieces_of_a_case_file() -> None:
    for path in PAGES:
        for block in fenced(path.read_text(), "yaml"):
            if block.startswith(" "):
                continue  # an edit to a file; the tutorial's are tried below
            assert set(yaml.safe_load(block)) <= set(CaseFile.model_fields), path.name


def test_expressions_bind_as_the_reference_says() -> None:
    from detente.case.expressions import parse_expression

    text = page("reference/case-file.md")
    loose, explicit = "not A and B or C if D", "(((not A) and B) or C) if D"
    assert f"`{loose}`" in text
    assert f"`{explicit}`" in text

    def options(expression: str) -> str:
        return re.sub(r"\b([A-D])\b", r"\1.x", expression)

    assert parse_expression(options(loose)) == parse_expression(options(explicit))


def is_told(key: str, section: str) -> bool:
    return f"`{key}`" in section or f'"{key}"' in section


def test_every_key_of_the_findings_is_documented() -> None:
    section = sections(page("reference/json.md"))["detente read"]
    for model in models_within(Findings, set()):
        printed = [key for key, field in model.model_fields.items() if not field.exclude]
        missing = [key for key in printed if not is_told(key, section)]
        assert not missing, f"{model.__name__}: {missing}"


def test_every_key_of_a_sweep_is_documented() -> None:
    section = sections(page("reference/json.md"))["detente sweep"]
    case = load_case(str(EXAMPLE / "case.yaml"))
    request = SweepRequest(100, 0, 0, None, False, "talks", "nash", True)
    changes = WhatIf(as_if=("SIGNATORIES: {one_of: [unknown, {priorities: [SIGNATORIES.press]}]}",))
    found = sweep_what_if(case, changes, request)
    surely = SweepRequest(100, 0, 0, None, False, "NN", "nash", True)
    rivals = """
detente: 1
title: Rivals
parties: {A: {name: a, options: {arm: Arm}}, B: {name: b, options: {arm: Arm}}}
status_quo: NN
preferences: {A: {priorities: [A.arm]}, B: {priorities: [not A.arm, B.arm]}}
"""
    named = set(case.file.parties) | {"A", "B"} | {str(state) for state in case.file.states or ()}
    for answer in (found, sweep_what_if(parse_case(rivals), WhatIf(), surely)):
        told = dict(sweep_items(answer, limit=50, full=True))
        missing = {key for key in keys_in(told) if not is_told(key, section)}
        assert {key for key in missing - named if not set(key) <= set("YN")} <= set(ANALYSIS_KEYS_AS_BEFORE)


def test_every_key_of_the_positions_is_documented_and_the_row_shown_has_them_all() -> None:
    section = sections(page("reference/json.md"))["detente positions"]
    printed = positions_json(TABLE, DOSSIER)
    assert [key for key in keys_in(printed) if not is_told(key, section)] == []
    (shown,) = (json.loads(block) for block in fenced(section, "json"))
    assert set(keys_in(shown)) == set(keys_in(printed))


def test_every_stance_is_explained_in_the_section_of_the_command() -> None:
    section = sections(page("reference/commands.md"))["detente positions"]
    assert [stance for stance in get_args(StanceOnAct) if not re.search(rf"\b{stance}\b", section)] == []


ANALYSIS_KEYS_AS_BEFORE = ("title", "options", "states", "status_quo", "parties", "from", "to", "changes",
                           "differences", "what", "before", "after")  # fmt: skip


def test_every_key_of_an_analysis_is_documented() -> None:
    section = sections(page("reference/json.md"))["detente analyse"]
    case = load_case(str(EXAMPLE / "case.yaml"))
    answer = analysis_json(analyse(case), limit=1000, full=True)
    # The names of parties are the case's own.
    keys = set(keys_in(answer)) - set(answer["parties"])
    assert [key for key in sorted(keys) if not is_told(key, section)] == []
