"""Replies written by hand for three labelled reports: right rows score, planted wrong ones are refused."""

from __future__ import annotations

import contextlib
import io
import json
import re
import sys
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.support.paths import SHARED
from tests.support.replies import answer_requests, by_hand, rows_of

from detente.assistant import open_assistant
from detente.assistant.settings import AssistantSettings
from detente.drafting import draft_from
from detente.reading import Findings, read_loaded
from detente.sources import Report

GOLD = SHARED / "gold" / "models" / "dev.jsonl"
SCORER = SHARED / "gold" / "models" / "score_draft.py"
BY_HAND = by_hand(Path(__file__).with_name("replies_by_hand.yaml"))
pytestmark = pytest.mark.skipif(not GOLD.exists(), reason="the labelled reports are not beside the checkout")


@cache
def gold() -> dict[str, dict[str, Any]]:
    lines = GOLD.read_text(encoding="utf-8").splitlines() if GOLD.exists() else []
    return {item["id"]: item for item in map(json.loads, lines) if item["id"] in BY_HAND}


def replaying(
    folder: Path, report: Path, item: dict[str, Any], proposed: list[dict[str, Any]]
) -> AssistantSettings:
    """The settings that replay a reply with some rows to a report."""
    recorded = open_assistant(AssistantSettings(record=folder))
    draft_from([str(report)], folder, published=date.fromisoformat(item["published"]), assistant=recorded)
    answer_requests(folder, proposed)
    return AssistantSettings(model="by hand", replay=folder)


def helped_findings(item: dict[str, Any], proposed: list[dict[str, Any]], folder: Path) -> Findings:
    report = Report("r", "r.txt", item["text"], published=date.fromisoformat(item["published"]))
    path = folder / "report.txt"
    path.write_text(item["text"], encoding="utf-8", newline="")
    [findings] = read_loaded([report])
    assistant = open_assistant(replaying(folder / "replies", path, item, proposed))
    assert assistant is not None
    return assistant.read(findings, ("rows",))


@pytest.mark.parametrize("name", BY_HAND)
def test_every_right_row_is_taken_up_and_every_planted_one_refused_for_its_reason(
    name: str, tmp_path: Path
) -> None:
    item, written = gold()[name], BY_HAND[name]
    right, wrong = (rows_of(written[kind], item["text"]) for kind in ("rows", "planted"))
    findings = helped_findings(item, [*right, *wrong], tmp_path)
    taken_up = {act.span.quote for act in findings.acts if act.proposed_by}
    assert {" ".join(row["quote"].split()) for row in right} == {" ".join(q.split()) for q in taken_up}
    reasons = [left.why for left in findings.left_out]
    assert len(reasons) == len(wrong)
    for row in written["planted"]:
        assert any(f"{row['maker']}: {row['act']}" in why and row["why"] in why for why in reasons), row


def scores(tmp_path: Path, *, helped: bool) -> dict[str, float]:
    """Precision and recall of the options of the three drafts, as the scorer beside the labels counts."""
    source = SCORER.read_text(encoding="utf-8").rsplit("main()", 1)[0]
    script: dict[str, Any] = {}
    exec(compile(source, str(SCORER), "exec"), script)

    def draft(_: str, item: dict[str, Any], folder: str) -> Any:
        path = Path(folder) / "report.txt"
        path.write_text(item["text"], encoding="utf-8", newline="")
        day = date.fromisoformat(item["published"])
        assistant = None
        if helped:
            written = BY_HAND[item["id"]]
            proposed = rows_of([*written["rows"], *written["planted"]], item["text"])
            assistant = open_assistant(replaying(Path(folder) / "replies", path, item, proposed))
        text = draft_from([str(path)], Path(folder), published=day, assistant=assistant)
        return yaml.load(text, yaml.BaseLoader)

    script["draft"] = draft
    labelled = tmp_path / "three.jsonl"
    labelled.write_text("".join(json.dumps(item) + "\n" for item in gold().values()))
    printed, before = io.StringIO(), sys.argv
    sys.argv = ["score_draft.py", str(labelled), "detente"]
    try:
        with contextlib.redirect_stdout(printed):
            script["main"]()
    finally:
        sys.argv = before
    found = re.search(r"options  P (\S+) R (\S+)", printed.getvalue())
    assert found is not None
    return {"precision": float(found[1]), "recall": float(found[2])}


def test_the_rows_that_are_taken_up_score_in_drafts(tmp_path: Path) -> None:
    alone, helped = scores(tmp_path, helped=False), scores(tmp_path, helped=True)
    assert helped["recall"] > 0.8 > 0.5 > alone["recall"]
    assert helped["precision"] >= max(0.8, alone["precision"] - 0.05)
