"""The main job, from what the user names to a brief."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from tests.support.paths import EXAMPLE, SHARED

from detente.analysis.briefing import Brief, make_brief
from detente.drafting.draft import draft_from
from detente.drafting.layout import UNREVIEWED
from detente.errors import BadInput

REFERENCE = SHARED / "reports" / "reference-report.txt"


def test_a_folder_with_a_case_is_briefed_on_that_case(example: Brief) -> None:
    assert not example.drafted
    assert example.case is not None
    assert set(example.evidence) == set(example.case.evidence)
    assert example.dossier is not None
    (report,) = example.dossier.reports.values()
    assert str(report.published) == "2021-05-07"


def test_every_line_of_the_dossier_quotes_its_report(example: Brief) -> None:
    assert example.dossier is not None
    lines = [e for party in example.dossier.parties for e in party.mentions]
    lines += [e for event in example.dossier.events for e in event.evidence]
    lines += [e for statement in example.dossier.statements for e in statement.content_spans]
    assert len(lines) > 80
    for line in lines:
        assert example.dossier.reports[line.report].text[line.start : line.end] == line.quote


def test_a_case_alone_brings_the_reports_it_cites() -> None:
    brief = make_brief([str(EXAMPLE / "case.yaml")])
    assert brief.dossier is not None
    assert [Path(r.source).name for r in brief.dossier.reports.values()] == ["report.txt"]


def test_a_report_finds_the_case_beside_it_that_cites_it(tmp_path: Path) -> None:
    shutil.copy(EXAMPLE / "report.txt", tmp_path)
    shutil.copy(EXAMPLE / "case.yaml", tmp_path)
    assert make_brief([str(tmp_path / "report.txt")]).case_path == str(tmp_path / "case.yaml")
    (tmp_path / "other.txt").write_text("The dockers may strike in March, the mayor said.")
    assert make_brief([str(tmp_path / "other.txt")]).case_path is None


def test_two_cases_at_once_are_refused(tmp_path: Path) -> None:
    shutil.copy(EXAMPLE / "case.yaml", tmp_path / "other.yaml")
    with pytest.raises(BadInput, match="one case at a time"):
        make_brief([str(EXAMPLE), str(tmp_path / "other.yaml")])


def test_reports_without_a_case_get_a_draft_with_evidence_for_each_line() -> None:
    if not REFERENCE.is_file():
        pytest.skip(f"the reference report is not at {REFERENCE}")
    brief = make_brief([str(REFERENCE)])
    assert brief.drafted
    assert brief.case is not None
    for party in brief.case.parties.values():
        assert party.evidence
        assert all(option.evidence for option in party.options.values())
    assert set(brief.evidence) == set(brief.case.evidence)
    assert {claim.by for claim in brief.case.claims} >= {"Em Sovannara", "Kim Sok"}


def test_reports_that_leave_nothing_open_still_make_a_dossier(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("The bridge at Brine was built of stone in 1820.")
    brief = make_brief([str(tmp_path / "report.txt")])
    assert brief.case is None
    assert brief.dossier is not None


def test_a_draft_that_nobody_has_reviewed_is_still_called_drafted(tmp_path: Path) -> None:
    shutil.copy(EXAMPLE / "report.txt", tmp_path)
    text = (EXAMPLE / "case.yaml").read_text(encoding="utf-8")
    (tmp_path / "case.yaml").write_text(f"{UNREVIEWED}\n{text}", encoding="utf-8")
    assert make_brief([str(tmp_path)]).drafted


def test_a_case_that_cites_a_namesake_of_the_given_report_is_shown_the_right_words(tmp_path: Path) -> None:
    for folder, words in (("a", "The mayor of Brine was away all day."), ("b", "The dockers may strike.")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "report.txt").write_text(words)
    (tmp_path / "case.yaml").write_text(
        "detente: 1\ntitle: t\npreferences: {U: unknown}\n"
        "parties: {U: {name: Union, evidence: [e], options: {strike: Strike}}}\n"
        "evidence: {e: {report: b/report.txt, quote: The dockers}}\n"
    )
    brief = make_brief([str(tmp_path / "a" / "report.txt"), str(tmp_path / "case.yaml")])
    assert brief.dossier is not None
    cited = brief.evidence["e"]
    assert brief.dossier.reports[cited.report].text[cited.start : cited.end] == "The dockers"


def test_a_folder_of_nothing_but_a_case_is_briefed_as_the_case_is(tmp_path: Path) -> None:
    shutil.copy(EXAMPLE / "report.txt", tmp_path)
    text = (EXAMPLE / "case.yaml").read_text(encoding="utf-8").replace("report.txt", "../report.txt")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "case.yaml").write_text(text, encoding="utf-8")
    brief = make_brief([str(tmp_path / "mine"), str(tmp_path / "report.txt")])
    assert brief.dossier is not None
    assert brief.analysis is not None


def test_a_yaml_file_of_something_else_beside_a_report_is_left_aside(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text("services: {web: 1}\n")
    (tmp_path / "other.txt").write_text("The dockers may strike in March, the mayor said.")
    assert make_brief([str(tmp_path / "other.txt")]).case_path is None


def test_a_case_keeps_the_day_that_was_given_for_its_report(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    text = "The Coast Party asked the government of Marinia on Monday to open talks with it.\n"
    report.write_text(text, encoding="utf-8")
    drafted = draft_from([str(report)], tmp_path, published=date(2022, 3, 2))
    (tmp_path / "case.yaml").write_text(drafted, encoding="utf-8")
    brief = make_brief([str(tmp_path / "case.yaml")])
    assert brief.dossier is not None
    assert brief.dossier.latest == date(2022, 3, 2)
