"""`detente analyse` of a case that memory cannot hold."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from tests.support.commands import answer, run

from detente.analysis import analyse_symbolically
from detente.case import load_case
from detente.drafting import UNREVIEWED
from detente.page import symbolic_page
from detente.render import symbolic_items


def _written(folder: Path, options: int, preference: Any = None) -> str:
    """Write a case of two parties that have so many options each."""
    wants = {"A": ["not B.x0", "A.x1 if B.x1"], "B": ["B.x0 if not A.x1", "A.x0"]}
    data = {
        "detente": 1,
        "title": "Two harbours",
        "parties": {
            party: {"name": f"The {party}", "options": {f"x{k}": f"Do {k}" for k in range(options)}}
            for party in wants
        },
        "status_quo": "N" * 2 * options,
        "preferences": {party: preference or {"priorities": stated} for party, stated in wants.items()},
    }
    path = folder / "case.yaml"
    path.write_text(json.dumps(data), encoding="utf-8")
    return str(path)


def test_a_case_of_forty_options_is_answered_and_the_engine_named(tmp_path: Path) -> None:
    ended = run("analyse", _written(tmp_path, 20), "--limit", "2")
    assert ended.status == 0
    assert "1,099,511,627,776 states" in ended.out
    assert "analysed by the symbolic engine" in " ".join(ended.out.split())


def test_both_engines_give_one_answer_in_json(tmp_path: Path) -> None:
    path = _written(tmp_path, 4)
    dense = answer("analyse", path, "--full")
    symbolic = answer("analyse", path, "--full", "--engine", "symbolic")
    assert (dense["engine"], symbolic["engine"]) == ("dense", "symbolic")
    for key in ("title", "options", "states", "status_quo", "counts", "parties", "equilibria", "stability"):
        assert symbolic[key] == dense[key], key
    assert symbolic["gave_up"] == []
    assert [(r["party"], r["concept"], r["verdict"]) for r in symbolic["reasons"]] == [
        (r["party"], r["concept"], r["verdict"]) for r in dense["reasons"]
    ]


def test_one_state_and_ways_are_answered(tmp_path: Path) -> None:
    path = _written(tmp_path, 20)
    data = answer("analyse", path, "--limit", "1", "--why", "Y" * 40, "--to", "A.x3 and B.x4")
    assert data["why"]["state"] == "Y" * 40
    assert {way["by"] for way in data["ways"]["paths"]} >= {"moves"}


def test_too_little_patience_is_said(tmp_path: Path) -> None:
    ended = run("analyse", _written(tmp_path, 20), "--patience", "0.000001")
    assert ended.status == 0
    assert "Given up: Nash of every state took more than 1e-06 seconds." in ended.out


def test_preferences_that_it_cannot_take_are_refused_in_one_line(tmp_path: Path) -> None:
    ended = run("analyse", _written(tmp_path, 4, "unknown"), "--engine", "symbolic")
    assert ended.status == 2
    assert "the preference of A is no list of priorities" in ended.err
    assert len(ended.err.splitlines()) == 1


def test_what_it_does_not_answer_is_refused(tmp_path: Path) -> None:
    ended = run("analyse", _written(tmp_path, 20), "--concept", "sseq")
    assert ended.status == 2
    assert "the symbolic engine does not answer it" in ended.err


def test_an_unreviewed_draft_gets_no_verdicts(tmp_path: Path) -> None:
    path = Path(_written(tmp_path, 20))
    path.write_text(f"{UNREVIEWED}\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    shown = " ".join(run("analyse", str(path)).out.split())
    assert "a draft that nobody has reviewed" in shown
    assert "equilibria" not in shown
    assert "What would last" not in shown
    assert "The options" in shown
    assert "What would last" in run("analyse", str(path), "--full", "--limit", "1").out
    # Nothing is judged that is not shown: no time is too short for it.
    assert "Given up" not in run("analyse", str(path), "--patience", "1e-9").out


def test_what_it_does_not_tell_is_said_in_one_line(tmp_path: Path) -> None:
    path = _written(tmp_path, 20)
    shown = " ".join(run("analyse", path, "--limit", "1").out.split())
    for what in ("joint moves", "who could block a way", "how far moves reach"):
        assert what in shown
    assert "what the what-if changes" not in shown
    changed = " ".join(run("analyse", path, "--limit", "1", "--add-rule", "A.x3").out.split())
    assert "does not list what the what-if changes" in changed
    assert "The status quo has moved" in changed
    assert "in all of them: do 3 (The A)" in changed


def test_a_list_is_short_unless_more_is_asked_for(tmp_path: Path) -> None:
    path = _written(tmp_path, 20)
    few, more = (run("analyse", path, *limit).out for limit in ((), ("--limit", "12")))
    states = re.compile(r"\bdo \d+ \(The [AB]\)")
    assert len(states.findall(more)) > len(states.findall(few)) > 0
    assert not re.search(r"\b[YN]{40}\b", more)


def test_of_many_states_those_nearest_to_the_status_quo_are_named_by_what_differs(tmp_path: Path) -> None:
    path = Path(_written(tmp_path, 20))
    quo = "NY" + "N" * 38
    path.write_text(path.read_text(encoding="utf-8").replace("N" * 40, quo), encoding="utf-8")
    page = symbolic_page(analyse_symbolically(load_case(str(path))), limit=2)
    (lasting,) = (section for section in page.sections if section.title == "What would last")
    of_nash = lasting.blocks[0].rows[0][1].points  # type: ignore[union-attr]
    assert of_nash[-4:-1] == (
        "nearest to the status quo:",
        "the status quo",
        "do 19 (The B)",
    )
    path.write_text(path.read_text(encoding="utf-8").replace("B.x0 if not A.x1", "B.x0"), encoding="utf-8")
    page = symbolic_page(analyse_symbolically(load_case(str(path))), limit=2)
    (lasting,) = (section for section in page.sections if section.title == "What would last")
    points = lasting.blocks[0].rows[0][1].points  # type: ignore[union-attr]
    # What all of them have is said once.
    assert points[0] == "in all of them: do 0 (The B)"
    assert points[-3] == "nothing else"
    assert points[-2] == "also no longer do 1 (The A)"


def test_a_list_for_which_there_is_no_time_is_said_in_json_and_text(tmp_path: Path) -> None:
    case = load_case(_written(tmp_path, 20))
    given = analyse_symbolically(case)
    given.model.diagrams.budget.seconds = 1e-9
    page = symbolic_page(given, limit=5)
    cells = [cell for row in page.sections[-2].blocks[0].rows for cell in row]  # type: ignore[union-attr]
    assert any("not listed: that takes more than 1e-09 seconds" in cell.points for cell in cells)
    items = dict(symbolic_items(given, limit=5, full=False))
    assert items["equilibria"]["nash"] == []
    assert "the list of Nash equilibria took more than 1e-09 seconds" in items["gave_up"]
