"""The documentation says what the code does: held against the commands, the schema, the answers."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import jsonschema
import pytest
import yaml
from click.testing import CliRunner
from pydantic import BaseModel

from detente.analysis.analysis import Analysis, analyse
from detente.analysis.hypergames import Mistake
from detente.analysis.sweeping import SweepRequest, swept
from detente.case.evidence import resolve_evidence
from detente.case.load import Case, load_case, parse_case
from detente.case.schema import PUBLISHED, CaseFile
from detente.case.what_if import WhatIf
from detente.cli.program import detente
from detente.model.model import compile_case
from detente.reading.findings import Findings
from detente.render.json_analysis import analysis_json
from detente.render.json_sweep import swept_items
from detente.stability.classic import analyse_all, equilibria, sseq
from detente.stability.coalitions import universally_stable
from detente.stability.foresight import limited_move, nonmyopic, stackelberg
from detente.stability.simultaneous import simultaneous
from detente.stability.strength import strong_stability
from detente.stability.unknown_preference import unknown_stability

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
EXAMPLE = ROOT / "examples" / "cambodia-2021"
PAGES = sorted(DOCS.rglob("*.md"))
CONTEXT = click.Context(detente)
COMMANDS = [(name, detente.get_command(CONTEXT, name)) for name in detente.list_commands(CONTEXT)]


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def fenced(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def sections(text: str) -> dict[str, str]:
    """Each second-level heading to what stands under it."""
    parts = re.split(r"^## (.+)$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def models_within(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[type[BaseModel]]:
    """A pydantic model and every other that its fields hold."""
    if model in seen:
        return
    seen.add(model)
    yield model
    for field in model.model_fields.values():
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


# Commands


@pytest.mark.parametrize(("name", "command"), COMMANDS)
def test_every_command_and_option_is_documented_in_its_section(name: str, command: click.Command) -> None:
    section = sections(page("reference/commands.md")).get(f"detente {name}")
    assert section is not None, f"no section on `detente {name}`"
    for option in command.params:
        if isinstance(option, click.Option):
            missing = [o for o in option.opts if f"`{o}" not in section]
            assert not missing, f"`detente {name}`: {missing} not documented"


@pytest.mark.parametrize(("name", "command"), COMMANDS)
def test_every_option_a_section_names_exists(name: str, command: click.Command) -> None:
    section = sections(page("reference/commands.md"))[f"detente {name}"]
    known = {o for option in command.params for o in option.opts}
    assert set(re.findall(r"`(--[a-z-]+)", section)) <= known


@pytest.mark.parametrize(("name", "command"), COMMANDS)
def test_a_command_s_usage_is_documented_as_its_help_prints_it(name: str, command: click.Command) -> None:
    printed = CliRunner().invoke(detente, [name, "--help"]).output.splitlines()[0]
    usage = re.sub(r"^Usage: \S+", "detente", printed)
    assert f"    {usage}\n" in sections(page("reference/commands.md"))[f"detente {name}"]


def test_what_an_option_takes_is_documented_as_its_help_prints_it() -> None:
    text = page("reference/commands.md")
    for _, command in COMMANDS:
        context = click.Context(command)
        for option in command.params:
            if isinstance(option, click.Option) and not option.is_flag:
                # The range of a number is told in words.
                takes = option.make_metavar(context).removesuffix(" RANGE")
                assert f"`{option.opts[0]} {takes}`" in text


def test_every_command_that_the_pages_show_is_one() -> None:
    for path in [*PAGES, ROOT / "README.md"]:
        shown = re.findall(r"^ {4,}(?:\.venv/bin/)?detente ([a-z]+)\b(.*)$", path.read_text(), re.MULTILINE)
        for name, rest in shown:
            assert name in dict(COMMANDS), f"{path.name}: detente {name}"
            known = {o for option in dict(COMMANDS)[name].params for o in option.opts}
            assert set(re.findall(r"(?<!\S)--[a-z-]+", rest)) <= known, f"{path.name}: detente {name}{rest}"


# The case file


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


# The JSON


def is_told(key: str, section: str) -> bool:
    return f"`{key}`" in section or f'"{key}"' in section


def test_every_key_of_the_findings_is_documented() -> None:
    section = sections(page("reference/json.md"))["detente read"]
    for model in models_within(Findings, set()):
        missing = [key for key in model.model_fields if not is_told(key, section)]
        assert not missing, f"{model.__name__}: {missing}"


def test_every_key_of_a_sweep_is_documented() -> None:
    section = sections(page("reference/json.md"))["detente sweep"]
    case = load_case(str(EXAMPLE / "case.yaml"))
    request = SweepRequest(100, 0, 0, None, False, "talks", "nash", True)
    changes = WhatIf(as_if=("SIGNATORIES: {one_of: [unknown, {priorities: [SIGNATORIES.press]}]}",))
    found = swept(case, changes, request)
    surely = SweepRequest(100, 0, 0, None, False, "NN", "nash", True)
    rivals = """
detente: 1
title: Rivals
parties: {A: {name: a, options: {arm: Arm}}, B: {name: b, options: {arm: Arm}}}
status_quo: NN
preferences: {A: {priorities: [A.arm]}, B: {priorities: [not A.arm, B.arm]}}
"""
    named = set(case.file.parties) | {"A", "B"} | {str(state) for state in case.file.states or ()}
    for answer in (found, swept(parse_case(rivals), WhatIf(), surely)):
        told = dict(swept_items(answer, limit=50, full=True))
        missing = {key for key in keys_in(told) if not is_told(key, section)}
        assert {key for key in missing - named if not set(key) <= set("YN")} <= set(ANALYSIS_KEYS_AS_BEFORE)


ANALYSIS_KEYS_AS_BEFORE = ("title", "options", "states", "status_quo", "parties", "from", "to", "changes",
                           "differences", "what", "before", "after")  # fmt: skip


def test_every_key_of_an_analysis_is_documented() -> None:
    section = sections(page("reference/json.md"))["detente analyse"]
    case = load_case(str(EXAMPLE / "case.yaml"))
    answer = analysis_json(case.file, analyse(case), limit=1000, full=True)
    # The names of parties are the case's own.
    keys = set(keys_in(answer)) - set(answer["parties"])
    assert [key for key in sorted(keys) if not is_told(key, section)] == []


def test_the_answer_shown_is_the_shipped_case_s() -> None:
    (shown,) = (json.loads(block) for block in fenced(page("reference/json.md"), "json"))
    case = load_case(str(EXAMPLE / "case.yaml"))
    answer = analysis_json(case.file, analyse(case), limit=1000, full=False)
    assert shown.pop("open").items() <= answer["open"].items()
    assert shown.items() <= answer.items()


# What the tutorial and the explanation say of the shipped case


def test_the_table_worked_by_hand_is_the_model_s() -> None:
    model = compile_case(load_case(str(EXAMPLE / "case.yaml")))
    rows = re.findall(
        r"^\| (\w+) \| ([YN]) \| ([YN]) \| ([YN]) \| ([YN]) \| (\d) \| (\d) \|$",
        page("explanation/stability.md"),
        re.MULTILINE,
    )
    by_hand = {name: ("".join(letters), int(cpp), int(cnrp)) for name, *letters, cpp, cnrp in rows}
    cells = model.feasible.nonzero()[0].tolist()
    assert by_hand == {
        model.label(c): (model.pattern(c), model.ranks[0, c] + 1, model.ranks[1, c] + 1) for c in cells
    }


def test_the_verdicts_worked_by_hand_are_the_engine_s() -> None:
    answer = analyse(load_case(str(EXAMPLE / "case.yaml")))
    cpp, cells = 0, {answer.model.label(c): c for c in range(answer.model.cells)}

    def verdict(state: str, concept: Any) -> str:
        result, cell = answer.stability[concept], cells[state]
        return "yes" if result.certain[cpp, cell] else "maybe" if result.possible[cpp, cell] else "no"

    assert [verdict("talks", c) for c in ("nash", "gmr", "smr", "seq")] == ["no", "yes", "yes", "maybe"]
    assert [verdict("deadlock", c) for c in ("nash", "gmr", "smr", "seq")] == ["yes"] * 4
    assert verdict("pressed", "nash") == "maybe"


def further_cases() -> list[Case]:
    """The two small cases of the page on further concepts, and the first with a mistaken view."""
    blocks = fenced(page("explanation/further-concepts.md"), "yaml")
    alone, convoys, views = blocks
    return [parse_case(alone), parse_case(convoys), parse_case(alone + views)]


def test_the_table_of_further_concepts_is_the_engine_s() -> None:
    text = page("explanation/further-concepts.md")
    head, *rows = (
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in re.findall(
            r"^\| (?:concept|Nash|GMR|SMR|S?SEQ|SIM|L\d|non-myopic) \|.*$", text, re.MULTILINE
        )
    )
    assert [row[0] for row in rows] == ["Nash", "GMR", "SMR", "SEQ", "SSEQ", "SIM", "L2", "L3", "non-myopic"]
    models = [compile_case(case) for case in further_cases()[:2]]
    by_state: dict[str, set[str]] = {}
    for model in models:
        stable = {concept: found.certain for concept, found in analyse_all(model).items()}
        stable |= {"sseq": sseq(model).certain, "sim": simultaneous(model), "non-myopic": nonmyopic(model)}
        stable |= {f"l{horizon}": limited_move(model, horizon) for horizon in (2, 3)}
        for cell in model.feasible.nonzero()[0].tolist():
            by_state[model.label(cell)] = {concept for concept, found in stable.items() if found[0, cell]}
    for name, *verdicts in rows:
        said = {state for state, verdict in zip(head[1:], verdicts, strict=True) if verdict == "stable"}
        assert said == {state for state, concepts in by_state.items() if name.lower() in concepts}, name


def test_what_else_is_worked_by_hand_of_further_concepts_is_the_engine_s() -> None:
    alone, convoys, mistaken = further_cases()
    model, bridge = compile_case(alone), compile_case(convoys)
    cell = {model.label(c): c for c in model.feasible.nonzero()[0].tolist()}
    strong = strong_stability(model)
    assert strong["gmr"][0, cell["talks"]]
    assert strong["smr"][0, cell["talks"]]
    milder = compile_case(parse_case(alone.text.replace("strong: 2", "strong: 3")))
    assert not strong_stability(milder)["gmr"][0, cell["talks"]]
    for leader in (0, 1):
        led = stackelberg(model, leader).nonzero()[0].tolist()
        assert [model.label(c) for c in led] == ["deadlock", "unrest"]
        (led_at_bridge,) = stackelberg(bridge, leader).nonzero()[0].tolist()
        assert bridge.label(led_at_bridge) == ("A_first", "B_first")[leader]
    assert all(stable.all() for stable in universally_stable(model, [cell["deadlock"]]).values())
    shipped = compile_case(load_case(str(EXAMPLE / "case.yaml")))
    pressed = next(c for c in range(shipped.cells) if shipped.label(c) == "pressed")
    talks = next(c for c in range(shipped.cells) if shipped.label(c) == "talks")
    assert (sseq(shipped).certain[0, talks], sseq(shipped).possible[0, talks]) == (False, True)
    for extension, stays in (("a", False), ("b", True), ("c", False), ("d", True)):
        found = unknown_stability(shipped, extension)
        assert found["gmr"][0, pressed] == found["nash"][0, pressed] == stays
    answer = analyse(mistaken).hypergame
    assert answer is not None
    assert answer.stability["seq"].certain[:, cell["talks"]].all()
    (told,) = answer.misperceptions
    assert (told.concept, told.state, told.rests_on) == ("seq", cell["talks"], (Mistake(0, "CNRP"),))
    assert cell["deadlock"] not in answer.expected[0]["nash"]


def after_the_tutorial(step: int) -> Analysis:
    """The shipped case after the first edit, or after the second or third besides."""
    signatories, unknown, talk, sit_out = fenced(page("tutorial/first-brief.md"), "yaml")
    text = (EXAMPLE / "case.yaml").read_text(encoding="utf-8")
    assert unknown in text
    text = text.replace("  SIGNATORIES: unknown\n", signatories)
    if step > 1:
        text = text.replace(unknown, talk if step == 2 else sit_out)
    case = parse_case(text, str(EXAMPLE / "case.yaml"))
    resolve_evidence(case)
    return analyse(case)


def lasting(answer: Analysis) -> dict[str, set[str]]:
    """Each state to the concepts under which it is certainly an equilibrium."""
    found: dict[str, set[str]] = {}
    for concept, stability in answer.stability.items():
        for cell in equilibria(stability)[0].tolist():
            found.setdefault(answer.model.label(cell), set()).add(concept)
    return found


def verdicts(answer: Analysis) -> list[str]:
    return [claim.verdict for claim in answer.claims]


def way_ends(answer: Analysis) -> set[str]:
    return {answer.model.label(path.target) for path in answer.paths if path.by == "improvements"}


ALL = {"nash", "gmr", "smr", "seq"}


def test_the_tutorial_s_first_edit_breaks_the_status_quo_and_leaves_the_claims_open() -> None:
    answer = after_the_tutorial(1)
    assert set(lasting(answer)) == {"unrest_pressed", "talks_pressed"}
    assert verdicts(answer) == ["open", "open"]
    assert way_ends(answer) == {"pressed"}


def test_the_tutorial_s_second_edit_settles_both_claims() -> None:
    answer = after_the_tutorial(2)
    assert lasting(answer)["talks_pressed"] == ALL
    assert "pressed" not in lasting(answer)
    assert verdicts(answer) == ["holds", "fails"]
    assert way_ends(answer) == {"talks_pressed"}


def test_the_tutorial_s_third_edit_settles_them_the_other_way() -> None:
    answer = after_the_tutorial(3)
    assert lasting(answer)["pressed"] == ALL
    assert verdicts(answer) == ["fails", "holds"]
    assert way_ends(answer) == {"pressed"}


def test_the_parts_of_the_brief_that_the_tutorial_names_are_in_it(tmp_path: Path) -> None:
    told = CliRunner().invoke(detente, ["brief", str(EXAMPLE), "--html", str(tmp_path / "brief.html")])
    assert told.exit_code == 0, told.output
    first_step = sections(page("tutorial/first-brief.md"))["1. Brief the example"]
    named = re.findall(r"\*\*(.+?)\*\*", first_step)
    assert len(named) > 5
    for place, text in (("terminal", told.stdout), ("page", (tmp_path / "brief.html").read_text("utf-8"))):
        assert [part for part in named if part not in text] == [], place


# The pages


def test_every_link_to_a_file_leads_to_one() -> None:
    for path in [*PAGES, ROOT / "README.md", ROOT / "CONTRIBUTING.md"]:
        for target in re.findall(r"(?<!!)\[[^\]]*\]\(([^)#\s]+)[^)]*\)", path.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (path.parent / target).exists(), f"{path.name} links to {target}"


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
