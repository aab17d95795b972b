"""The words that the page of a report puts beside those that it marks."""

from __future__ import annotations

import pytest
from tests.support.dossiers import dossier_of

from detente.page.marked import marked_report


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("The company promised not to bring in replacements.", "not to bring in replacements (planned)"),
        ("The company promised to lift the ban on meetings.", "Lift the ban on meetings (offered)"),
        ("The company refused to lift the ban on meetings.", "Lift the ban on meetings (refused)"),
    ],
)
def test_an_act_that_is_promised_not_to_be_done_has_its_not(text: str, says: str) -> None:
    dossier = dossier_of(("2021-05-12", text))
    (report,) = dossier.reports
    (act,) = marked_report(dossier, report, frozenset({"act"})).findings
    assert act.says == f"The company: {says}"
    (label,) = [field for field in act.fields if field.name == "label"]
    assert ("not to be done" in label.says) == says.startswith("not to")
