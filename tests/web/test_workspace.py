"""The files that belong together: a dossier, its case, and the reports that were sent."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.errors import BadInput
from detente.web.workspace import workspace_of


def test_a_dossier_has_its_case_and_its_reports_beside_it(tmp_path: Path) -> None:
    workspace = workspace_of(str(tmp_path / "talks.dossier"))
    assert workspace.case == tmp_path / "talks.yaml"
    assert workspace.reports == tmp_path / "talks.reports"
    assert not workspace.has_store
    assert not workspace.has_case


def test_a_case_has_its_dossier_beside_it(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_text("detente: 1\n")
    assert workspace_of(str(case)).store == str(tmp_path / "dispute.dossier")
    other = case.rename(tmp_path / "talks.yaml")
    assert workspace_of(str(other)).store == str(tmp_path / "talks.dossier")


def test_a_folder_has_the_one_dossier_in_it(tmp_path: Path) -> None:
    assert workspace_of(str(tmp_path)).store == str(tmp_path / "dispute.dossier")
    (tmp_path / "strike.dossier").write_bytes(b"")
    assert workspace_of(str(tmp_path)).store == str(tmp_path / "strike.dossier")
    (tmp_path / "talks.dossier").write_bytes(b"")
    with pytest.raises(BadInput, match=r"holds 2 dossiers; name one"):
        workspace_of(str(tmp_path))


@pytest.mark.parametrize("place", ["report.txt", "gone.yaml", "no/folder/x.dossier"])
def test_anything_else_is_refused_in_one_line(tmp_path: Path, place: str) -> None:
    with pytest.raises(BadInput):
        workspace_of(str(tmp_path / place))
