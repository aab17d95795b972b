"""The example of the page on drafts is what the program makes of the report that the page shows."""

from __future__ import annotations

from pathlib import Path

import yaml
from tests.support.docs import fenced, page

from detente.case.load import parse_case
from detente.drafting.draft import draft_from

PAGE = page("explanation/drafts.md")


def test_the_case_shown_is_drafted_from_the_report_shown(tmp_path: Path) -> None:
    (report,) = fenced(PAGE, "text")
    (tmp_path / "report.txt").write_text(report, encoding="utf-8")
    drafted = parse_case(draft_from([str(tmp_path / "report.txt")], tmp_path)).file
    shown = {key: value for part in fenced(PAGE, "yaml") for key, value in yaml.safe_load(part).items()}
    assert {
        party: {option: of.label for option, of in about.options.items()}
        for party, about in drafted.parties.items()
    } == {party: about["options"] for party, about in shown["parties"].items()}
    for party, preference in shown["preferences"].items():
        wants = [want if isinstance(want, dict) else {"priority": want} for want in preference["priorities"]]
        assert [(want.priority, want.assumed) for want in drafted.preferences[party].priorities or ()] == [
            (want["priority"], want.get("assumed")) for want in wants
        ]
    (claim,) = shown["claims"]
    first = drafted.claims[0]
    assert (first.says, first.by, first.holds_if) == (claim["says"], claim["by"], claim["holds_if"])
