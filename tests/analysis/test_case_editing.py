"""A change of a case by hand says what it changed, and one that leaves no case is refused."""

from __future__ import annotations

import pytest
from tests.support.paths import ROOT

from detente.analysis.case_editing import checked_text, edit_case
from detente.case.load import load_case
from detente.errors import BadInput

CASE = load_case(str(ROOT / "examples" / "port-lorne-2025" / "case.yaml"))


def test_a_change_comes_with_the_analysis_before_and_after() -> None:
    result = edit_case(CASE, "set in force", {"option": "COMPANY.guarantee", "value": "yes"})
    assert result.before is not None
    assert result.after is not None
    assert result.after.model.status_quo != result.before.model.status_quo


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("add rule", {"value": "UNION.strike and and"}),
        ("add priority", {"party": "UNION", "value": "UNION.nothing"}),
        ("add rule", {"value": "not UNION.strike"}),
    ],
)
def test_an_order_that_leaves_no_case_is_refused(name: str, fields: dict[str, str]) -> None:
    with pytest.raises(BadInput):
        edit_case(CASE, name, fields)


def test_a_text_is_checked_down_to_its_expressions_and_quotes() -> None:
    assert checked_text(CASE.text, CASE.path, ()).options == CASE.options
    with pytest.raises(BadInput, match="the quote is not in"):
        checked_text(CASE.text.replace("on Monday refused", "on Monday gladly refused", 1), CASE.path, ())
    with pytest.raises(BadInput) as refused:
        checked_text(
            CASE.text.replace("priority: not MINISTRY.order", "priority: nor MINISTRY.order"), CASE.path, ()
        )
    assert refused.value.line is not None
