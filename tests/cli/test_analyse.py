"""The further answers of `detente analyse`, as JSON, as text and as a table."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet
import pytest
from tests.support.commands import DETENTE, DETENTE_AT_ONCE, answer, run
from tests.support.paths import EXAMPLE_CASE

from detente.analysis.analysis import analyse
from detente.case.load import load_case
from detente.stability.classic import equilibria

STRAIT = """\
detente: 1
title: A strait and two navies
parties:
  A: {name: Aldria, options: {sail: Send the fleet}}
  B: {name: Borland, options: {mine: Mine the strait}}
states: {calm: NN, mined: NY, passage: YN, clash: YY}
status_quo: calm
preferences:
  A: {ranking: [[passage], [calm], [mined], [clash]], strong: 3}
  B: {ranking: [[calm], [mined], [clash], [passage]]}
"""


def analyse_text(*arguments: str) -> str:
    """The words that `detente analyse` writes for a person."""
    ended = run("analyse", *arguments)
    assert ended.status == 0, ended.err
    return ended.out


def analyse_json(*arguments: str) -> Any:
    return answer("analyse", *arguments)


@pytest.fixture
def strait(tmp_path: Path) -> str:
    path = tmp_path / "case.yaml"
    path.write_text(STRAIT)
    return str(path)


def test_why_names_each_party_s_moves_what_deters_them_and_the_ranks(strait: str) -> None:
    why = analyse_json(strait, "--why", "NN")["why"]
    assert why["state"] == "calm"
    by = {(r["party"], r["concept"]): r for r in why["reasons"]}
    assert set(by) == {(p, c) for p in "AB" for c in ("nash", "gmr", "smr", "seq", "sseq")}
    assert by["A", "nash"]["verdict"] == "unstable"
    # Aldria would sail (rank 3 over 2); Borland would mine, which leaves Aldria its worst (0).
    (move,) = by["A", "seq"]["improvements"]
    assert (move["to"], move["ranks"]) == ("passage", {"here": 2, "there": 3, "after": 0})
    assert move["deterred_by"] == [{"party": "B", "from": "passage", "to": "clash"}]
    text = analyse_text(strait, "--why", "calm")
    assert "send the fleet → “passage”" in text
    assert "deterred by Borland: mine the strait → “clash”" in text
    assert "stays: it has no move to anything better" in text


def test_ways_lead_to_an_expression_and_say_who_could_block_them() -> None:
    ways = analyse_json(str(EXAMPLE_CASE), "--to", "CPP.readmit")["ways"]["paths"]
    assert {way["to"] for way in ways} == {"return", "return_pressed"}
    (first, *_) = ways
    assert (first["to"], first["by"], first["blockers"]) == ("return", "moves", ["CPP"])
    assert [step["one_way"] for step in first["steps"]] == [False]
    assert "who can block it by keeping still" in analyse_text(str(EXAMPLE_CASE), "--to", "CPP.readmit")


def test_further_concepts_answer_or_say_why_not(strait: str) -> None:
    found = {f["concept"]: f for f in analyse_json(strait, "--concept", "all", "--full")["further"]}
    assert found["limited_3"]["equilibria"] == ["calm"]
    assert found["stackelberg_A"]["equilibria"] == ["calm"]
    assert found["stackelberg_B"]["equilibria"] == ["mined"]
    assert found["strong_seq"]["stability"]["A"] == ["calm", "mined", "passage"]
    assert "no preference is unknown" in found["unknown"]["not_defined"]
    three = {
        f["concept"]: f
        for f in analyse_json(str(EXAMPLE_CASE), "--concept", "sim", "--concept", "sseq")["further"]
    }
    assert set(three) == {"sim", "sseq"}
    assert "two parties" in three["sim"]["not_defined"]
    assert "not answered: " in analyse_text(str(EXAMPLE_CASE), "--concept", "sim")


def test_chances_decide_what_lasts_under_probabilistic_preference(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(
        "detente: 1\ntitle: t\nparties: {A: {name: a, options: {go: Go}}}\npreferences:\n"
        "  A: {one_of: [{probability: 0.7, ranking: [[Y], [N]]}, {probability: 0.3, ranking: [[N], [Y]]}]}\n"
    )
    asked = ("--concept", "probabilistic")
    for chances, lasting in ((), ["Y"]), (("--chances", "0.7", "0.5", "0.5"), ["N", "Y"]):
        (nash, *_) = analyse_json(str(path), *asked, *chances)["further"]
        assert (nash["concept"], nash["equilibria"]) == ("probabilistic_nash", lasting)


def test_coalitions_that_break_a_state_are_named_with_what_they_would_do(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(
        "detente: 1\ntitle: t\n"
        "parties: {A: {name: a, options: {arm: Arm}}, B: {name: b, options: {arm: Arm}}}\n"
        "preferences:\n  A: {ranking: [[YN], [NN], [YY], [NY]]}\n  B: {ranking: [[NY], [NN], [YY], [YN]]}\n"
    )
    found = analyse_json(str(path), "--concept", "coalitions")
    race = next(v for v in found["coalition_stability"] if v["state"] == "YY")
    assert race["stable"] == {"nash": False, "gmr": False, "smr": False, "seq": False}
    assert {(tuple(b["members"]), b["to"]) for b in race["broken_by"]} == {(("A", "B"), "NN")}
    (jump,) = found["jumps"]["seq"]
    assert (jump["members"], jump["from"], jump["to"]) == (["A", "B"], "YY", "NN")
    assert "Equilibrium jump" in analyse_text(str(path), "--concept", "coalitions")


def test_the_views_of_the_parties_are_answered_as_a_hypergame(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(STRAIT + "views: {A: {unaware_of: [B.mine]}}\n")
    found = analyse_json(str(path))["hypergame"]
    assert found["equilibria"]["seq"] == ["clash"]
    assert found["expected"]["A"]["seq"] == ["passage"]
    clash = next(m for m in found["misperceptions"] if (m["concept"], m["state"]) == ("seq", "clash"))
    assert (clash["effect"], clash["rests_on"]) == ("gained", [{"party": "A", "about": "B.mine"}])
    assert "It rests on Aldria not knowing of this: mine the strait" in " ".join(
        analyse_text(str(path)).split()
    )


def test_the_table_holds_every_state_with_ranks_verdicts_and_steps(tmp_path: Path) -> None:
    out = tmp_path / "states.parquet"
    analyse_text(str(EXAMPLE_CASE), "--out", str(out))
    table = pyarrow.parquet.read_table(out).to_pydict()
    case = analyse(load_case(str(EXAMPLE_CASE)))
    cells = np.flatnonzero(case.model.feasible).tolist()
    assert table["state"] == [case.model.pattern(cell) for cell in cells]
    assert table["name"] == [case.model.names.get(cell) for cell in cells]
    for i, party in enumerate(case.model.parties):
        known = case.model.ranks[i].max() > 0
        assert table[f"rank_{party}"] == (
            case.model.ranks[i, cells].tolist() if known else [None] * len(cells)
        )
        for concept, found in case.stability.items():
            assert table[f"{concept}_{party}"] == found.certain[i, cells].tolist()
            assert table[f"possible_{concept}_{party}"] == found.possible[i, cells].tolist()
    for concept, found in case.stability.items():
        assert [c for c, is_one in zip(cells, table[concept], strict=True) if is_one] == equilibria(found)[
            0
        ].tolist()
    assert table["steps_moves"][table["name"].index("deadlock")] == 0
    assert None in table["steps_improvements"]
    assert [path.name for path in tmp_path.iterdir()] == ["states.parquet"]


def _large(folder: Path, options: int) -> Path:
    names = ", ".join(f"o{k}: O" for k in range(options // 2))
    path = folder / "large.yaml"
    wishes = ", ".join(f"{p}.o{k}" for k in range(options // 2) for p in "AB")
    path.write_text(
        "detente: 1\ntitle: large\nparties:\n"
        + "".join(f"  {party}: {{name: {party}, options: {{{names}}}}}\n" for party in "AB")
        + f"status_quo: {'N' * (options // 2 * 2)}\npreferences:\n"
        + "".join(f"  {party}: {{priorities: [{wishes}]}}\n" for party in "AB")
    )
    return path


def test_counts_come_before_what_takes_a_search(tmp_path: Path) -> None:
    command = [*DETENTE, "analyse", str(_large(tmp_path, 20)), "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        seen = ""
        while '"counts"' not in seen:
            seen += process.stdout.readline()
        assert process.poll() is None
        assert '"reasons"' not in seen
        rest = process.stdout.read()
    assert json.loads(seen + rest)["states"] == 1 << 20


def test_a_long_analysis_shows_a_bar_and_a_stop_leaves_no_half_written_file(tmp_path: Path) -> None:
    out = tmp_path / "states.parquet"
    terminal, theirs = pty.openpty()
    command = [*DETENTE_AT_ONCE, "analyse", str(_large(tmp_path, 20)), "--out", str(out)]
    with subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "100"},
        # Where the tests run in the background of a shell, interrupts are ignored; that is inherited.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:
        os.close(theirs)
        shown = b""
        until = time.monotonic() + 60
        while not list(tmp_path.glob(".detente-*")) and process.poll() is None:
            assert time.monotonic() < until
            os.set_blocking(terminal, False)
            try:
                shown += os.read(terminal, 1 << 16)
            except BlockingIOError:
                time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 130
    assert "━".encode() in shown
    assert [path.name for path in tmp_path.iterdir()] == ["large.yaml"]


THREE = """\
detente: 1
title: A dam, two towns and a lender
parties:
  UPS: {name: Upstream, options: {build: Build the dam}}
  DWN: {name: Downstream, options: {sue: Sue}}
  MED: {name: The lender, options: {pay: Pay for water}}
status_quo: NYN
preferences:
  UPS: {priorities: [not DWN.sue, UPS.build]}
  DWN: {priorities: [not UPS.build, MED.pay, not DWN.sue]}
  MED: unknown
"""


def test_what_unknown_preferences_leave_open_is_not_called_stable(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(THREE)
    found = analyse_json(str(path), "--concept", "coalitions", "--concept", "sseq")
    by_state = {v["state"]: v["stable"] for v in found["coalition_stability"]}
    # All three might prefer NNY to NNN, or NNN to NNY: nobody knows of the lender.
    assert by_state["NNN"]["nash"] is None
    (sseq,) = found["further"]
    assert sseq["open"]["equilibria"]
    said = " ".join(analyse_text(str(path), "--concept", "coalitions", "--concept", "sseq").split())
    assert "unknown preferences could make one" in said
    assert "perhaps, depending on what is unknown" in said


def test_a_short_list_changes_no_finding() -> None:
    whole, short = analyse_text(str(EXAMPLE_CASE)), analyse_text(str(EXAMPLE_CASE), "--limit", "0")
    summary = whole.split("Why the status quo")[0]
    assert "A way out that asks nobody" in summary
    assert short.startswith(summary)


def test_a_way_that_suits_every_kind_of_step_is_listed_once(strait: str) -> None:
    paths = analyse_json(strait, "--to", "passage")["ways"]["paths"]
    assert [path["by"] for path in paths] == ["improvements"]


def test_a_pattern_that_fits_several_states_asks_for_ways_to_all_of_them(strait: str) -> None:
    paths = analyse_json(strait, "--to", "-Y")["ways"]["paths"]
    assert {path["to"] for path in paths} == {"mined", "clash"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--why", "status_quo"], "the case has no status quo"),
        (["--out", "nowhere/states.parquet"], "its folder is not there"),
        (["--concept", "coalitions"], "9 parties form 511 coalitions"),
    ],
)
def test_an_unanswerable_request_is_refused_before_anything_is_printed(
    tmp_path: Path, arguments: list[str], said: str
) -> None:
    names = [f"P{i}" for i in range(9)]
    lines = ["detente: 1", "title: Nine", "parties:"]
    lines += [f"  {name}: {{name: {name}, options: {{act: Act}}}}" for name in names]
    lines += ["preferences:", *(f"  {name}: unknown" for name in names)]
    path = tmp_path / "case.yaml"
    path.write_text("\n".join(lines))
    ended = run("analyse", str(path), *arguments, folder=tmp_path)
    assert (ended.status, ended.out) == (2, "")
    assert said in ended.err


def test_the_answer_is_written_as_a_page_too(strait: str, tmp_path: Path) -> None:
    page = tmp_path / "answer.html"
    said = analyse_text(strait, "--why", "calm", "--to", "passage", "--html", str(page))
    written = page.read_text(encoding="utf-8")
    assert "A strait and two navies" in said
    assert "Why “calm” holds or breaks" in written
    assert "Ways to “passage”" in written
