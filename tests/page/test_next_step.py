"""The commands under the questions have the paths as the user gave them, from where the user is."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.analysis import Brief
from detente.dossier import Dossier
from detente.page.next_step import next_step_of
from detente.sources import Report


def next_step(source: str) -> str:
    dossier = Dossier({"r": Report("r", source, "Nothing.")}, {}, (), (), ())
    return next_step_of(Brief("t", dossier, None, None, {}, drafted=True, case_path=None))


def test_a_report_below_the_users_folder_is_named_from_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    short = "detente draft r.txt --out case.yaml, then detente ask case.yaml"
    assert next_step("r.txt") == next_step(str(tmp_path / "r.txt")) == short


def test_a_report_elsewhere_is_named_for_the_interview_too() -> None:
    assert next_step("/far/r.txt") == (
        "detente draft /far/r.txt --out case.yaml, then detente ask case.yaml --report /far/r.txt"
    )


def test_a_path_with_a_space_can_be_pasted() -> None:
    assert next_step("two words.txt").startswith("detente draft 'two words.txt' --out case.yaml")
