"""Findings taken up from the JSON that `detente read` printed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.support.briefs import findings

from detente.errors import BadInput
from detente.reading.printed import findings_of


def test_printed_findings_are_taken_up_and_nothing_is_read(tmp_path: Path) -> None:
    printed = tmp_path / "findings.json"
    printed.write_text(json.dumps({"reports": [findings().model_dump(mode="json")]}), encoding="utf-8")
    assert list(findings_of([str(printed)], pipeline="no such pipeline")) == [findings()]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("{", "not JSON"),
        ('{"report": []}', "holds no findings"),
        ('{"reports": [{"id": "r"}]}', "required"),
        (None, "cannot be read: No such file"),
    ],
)
def test_a_json_file_of_another_kind_is_bad_input(tmp_path: Path, text: str | None, complaint: str) -> None:
    path = tmp_path / "findings.json"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match=complaint):
        list(findings_of([str(path)]))
