"""The examples that tutorial and explanation work by hand are answered so by the program."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from tests.support.docs import fenced, page, sections
from tests.support.paths import EXAMPLE

from detente.analysis.analysis import Analysis, analyse
from detente.analysis.perceived import Mistake
from detente.case.evidence import resolve_evidence
from detente.case.load import Case, load_case, parse_case
from detente.cli.program import detente
from detente.model.model import compile_case
from detente.render.json.analysis import analysis_json
from detente.stability.attitudes import relational_stability
from detente.stability.classic import analyse_all, equilibria, sseq
from detente.stability.coalition_moves import coalitions_of
from detente.stability.coalitions import coalition_stability
from detente.stability.foresight import limited_move, nonmyopic, stackelberg
from detente.stability.simultaneous import simultaneous
from detente.stability.strength import hybrid_stability, strong_stability
from detente.stability.uncertain import Limits, fuzzy_stability, probabilistic_stability
from detente.stability.unknown_preference import unknown_stability


def test_the_answer_shown_is_that_of_the_shipped_case() -> None:
    (shown,) = (
        json.loads(block) for block in fenced(sections(page("reference/json.md"))["detente analyse"], "json")
    )
    case = load_case(str(EXAMPLE / "case.yaml"))
    answer = analysis_json(analyse(case), limit=1000, full=False)
    assert shown.pop("open").items() <= answer["open"].items()
    assert shown.items() <= answer.items()


def test_the_hand_worked_table_matches_the_model() -> None:
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


def test_the_hand_worked_verdicts_match_the_engine() -> None:
    answer = analyse(load_case(str(EXAMPLE / "case.yaml")))
    cpp, cells = 0, {answer.model.label(c): c for c in range(answer.model.cells)}

    def verdict(state: str, concept: Any) -> str:
        result, cell = answer.stability[concept], cells[state]
        return "yes" if result.certain[cpp, cell] else "maybe" if result.possible[cpp, cell] else "no"

    assert [verdict("talks", c) for c in ("nash", "gmr", "smr", "seq")] == ["no", "yes", "yes", "maybe"]
    assert [verdict("deadlock", c) for c in ("nash", "gmr", "smr", "seq")] == ["yes"] * 4
    assert verdict("pressed", "nash") == "maybe"


def further_cases() -> list[Case]:
    """The two small cases of the page on further concepts, and the first with what other sections add."""
    alone, convoys, *added = fenced(page("explanation/further-concepts.md"), "yaml")
    more = [block for block in added if not block.startswith("preferences")]
    return [parse_case(alone), parse_case(convoys), *(parse_case(alone + block) for block in more)]


def uncertain_convoys() -> list[Case]:
    """The convoys with other preferences of the first."""
    _, convoys, *added = fenced(page("explanation/further-concepts.md"), "yaml")
    others = [block for block in added if block.startswith("preferences")]
    return [parse_case(convoys.partition("preferences:")[0] + block) for block in others]


def test_the_hand_worked_uncertain_preferences_match_the_engine() -> None:
    likely, fuzzy = uncertain_convoys()
    model = compile_case(likely)
    (peace,) = (c for c in range(model.cells) if model.label(c) == "both_yield")
    for leave, stays in ("0.5", False), ("0.7", True):
        judged = probabilistic_stability(model, Limits(leave=Fraction(leave)))
        assert (judged["nash"][0, peace], judged["gmr"][0, peace]) == (stays, True)
    for text, stays in (
        (fuzzy.text, True),
        (fuzzy.text.replace("satisficing: 0.3", "satisficing: 0.2"), False),
    ):
        assert fuzzy_stability(compile_case(parse_case(text)))["nash"][0, peace] == stays
    assert not analyse_all(compile_case(fuzzy))["nash"].certain[0, peace]


def test_the_table_of_further_concepts_matches_the_engine() -> None:
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


def test_the_other_hand_worked_answers_of_further_concepts_match_the_engine() -> None:
    alone, convoys, spiteful, mistaken, blind = further_cases()
    model, bridge = compile_case(alone), compile_case(convoys)
    cell = {model.label(c): c for c in model.feasible.nonzero()[0].tolist()}
    strong = strong_stability(model)
    assert strong["gmr"][0, cell["talks"]]
    assert strong["smr"][0, cell["talks"]]
    both = compile_case(parse_case(alone.text.replace("strong: 2", "strong: {2: 2, 3: 3}")))
    assert [strong_stability(both, degree)["gmr"][0, cell["talks"]] for degree in (2, 3)] == [True, False]
    (compared,) = re.findall(r"`(comparisons: \[.*\])`", page("explanation/further-concepts.md"))
    known = parse_case(re.sub(r"CPP: \{ranking.*\}", f"CPP: {{{compared}}}", alone.text))
    for extension, stays in (("a", False), ("b", False), ("c", True), ("d", True)):
        hybrid = hybrid_stability(compile_case(known), extension)
        assert hybrid["gmr"][0, cell["talks"]] == stays
    milder = compile_case(parse_case(alone.text.replace("strong: 2", "strong: 3")))
    assert not strong_stability(milder)["gmr"][0, cell["talks"]]
    for leader in (0, 1):
        led = stackelberg(model, leader).nonzero()[0].tolist()
        assert [model.label(c) for c in led] == ["deadlock", "unrest"]
        (led_at_bridge,) = stackelberg(bridge, leader).nonzero()[0].tolist()
        assert bridge.label(led_at_bridge) == ("A_first", "B_first")[leader]
    for members in coalitions_of(range(len(model.parties))):
        of_coalition = coalition_stability(model, members, [cell["deadlock"]])
        assert all(stable.certain.all() for stable in of_coalition.values())
    shipped = compile_case(load_case(str(EXAMPLE / "case.yaml")))
    pressed = next(c for c in range(shipped.cells) if shipped.label(c) == "pressed")
    talks = next(c for c in range(shipped.cells) if shipped.label(c) == "talks")
    assert (sseq(shipped).certain[0, talks], sseq(shipped).possible[0, talks]) == (False, True)
    for extension, stays in (("a", False), ("b", True), ("c", False), ("d", True)):
        found = unknown_stability(shipped, extension)
        assert found["gmr"][0, pressed] == found["nash"][0, pressed] == stays
    relational = relational_stability(compile_case(spiteful))
    cnrp = model.parties.index("CNRP")
    assert not any(judged.certain[cnrp, cell["deadlock"]] for judged in relational.values())
    assert analyse_all(model)["nash"].certain[cnrp, cell["deadlock"]]
    assert relational["seq"].certain[0, cell["talks"]]
    assert not analyse_all(model)["seq"].certain[0, cell["talks"]]
    answer = analyse(mistaken).hypergame
    assert answer is not None
    assert answer.stability["seq"].certain[:, cell["talks"]].all()
    (told,) = answer.misperceptions
    assert (told.concept, told.state, told.rests_on) == ("seq", cell["talks"], (Mistake(0, "CNRP"),))
    assert cell["deadlock"] not in answer.expected[0]["nash"]
    overlooked = analyse(blind).hypergame
    assert overlooked is not None
    lost = {m.state: m for m in overlooked.misperceptions if m.concept == "gmr"}[cell["talks"]]
    assert (lost.effect, lost.rests_on) == ("lost", (Mistake(0, "unrest", (cell["unrest"],)),))
    assert analyse_all(model)["gmr"].certain[0, cell["talks"]]
    assert not any(judged.possible[0, cell["unrest"]] for judged in overlooked.stability.values())


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
    written = tmp_path / "brief.html"
    printed = CliRunner().invoke(detente, ["brief", str(EXAMPLE), "--full", "--html", str(written)])
    assert printed.exit_code == 0, printed.output
    first_step = sections(page("tutorial/first-brief.md"))["1. Brief the example"]
    named = re.findall(r"\*\*(.+?)\*\*", first_step)
    assert len(named) > 8
    for place, text in (("terminal", printed.stdout), ("page", written.read_text("utf-8"))):
        assert [part for part in named if part not in text] == [], place
