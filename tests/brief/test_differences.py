"""What a what-if changes in an analysis."""

from __future__ import annotations

from pathlib import Path

from detente.brief.analysis import analyse
from detente.brief.differences import Difference, analysis_differences
from detente.case.load import load_case
from detente.scenarios.what_if import WhatIf, changed_case

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "cambodia-2021" / "case.yaml"


def differences(what_if: WhatIf) -> dict[str, tuple[str, str]]:
    case = load_case(str(EXAMPLE))
    changed, kept = changed_case(case, what_if)
    found = analysis_differences(analyse(case), analyse(changed, kept=kept))
    assert all(isinstance(difference, Difference) for difference in found)
    return {difference.what: (difference.before, difference.after) for difference in found}


def test_the_same_case_differs_in_nothing() -> None:
    assert differences(WhatIf(settings=("title=Another",))) == {}


def test_signatories_that_want_to_press_let_the_deadlock_break() -> None:
    found = differences(WhatIf(as_if=("SIGNATORIES: {priorities: [SIGNATORIES.press]}",)))
    assert found["the status quo is stable for SIGNATORIES (Nash)"] == ("open", "unstable")
    assert "deadlock" in found["may last (Nash)"][0]
    assert "deadlock" not in found["may last (Nash)"][1]
    assert found["improvements lead from the status quo to"][0] == "nothing that may last"
    assert "pressed" in found["improvements lead from the status quo to"][1]


def test_a_dropped_option_takes_its_states_and_its_claims_away() -> None:
    found = differences(WhatIf(dropped=("SIGNATORIES.press",)))
    assert found["states"] == ("8", "4")
    assert found["claim support_gives_leverage"] == ("open", "untested")
