"""The differences between an analysis and the same with a what-if."""

from __future__ import annotations

from tests.support.paths import EXAMPLE_CASE

from detente.analysis.analysis import analyse
from detente.analysis.differences import Difference, analysis_differences, sweep_differences
from detente.analysis.what_if import analyse_what_if
from detente.case.load import load_case, parse_case
from detente.case.what_if import WhatIf
from detente.stability.result import CONCEPTS
from detente.sweeps.prepare import SweepJob
from detente.sweeps.run import sweep


def differences(what_if: WhatIf) -> dict[str, tuple[str, str]]:
    case = load_case(str(EXAMPLE_CASE))
    changed = case.what_if(what_if)
    found = analysis_differences(analyse(case), analyse(changed))
    assert all(isinstance(difference, Difference) for difference in found)
    return {difference.what: (difference.before, difference.after) for difference in found}


def test_the_same_case_differs_in_nothing() -> None:
    assert differences(WhatIf(settings=("title=Another",))) == {}


def test_signatories_that_want_to_press_let_the_deadlock_break() -> None:
    found = differences(WhatIf(as_if=("SIGNATORIES: {priorities: [SIGNATORIES.press]}",)))
    assert found["the status quo is stable for SIGNATORIES (Nash)"] == ("open", "unstable")
    assert "deadlock" in found["may last (Nash)"][0]
    assert "deadlock" not in found["may last (Nash)"][1]
    led = found["of what may last, improvements lead from the status quo to"]
    assert led[0] == "none"
    assert "pressed" in led[1]


def test_a_dropped_option_takes_its_states_and_its_claims_away() -> None:
    found = differences(WhatIf(dropped=("SIGNATORIES.press",)))
    assert found["states"] == ("8", "4")
    assert found["claim support_gives_leverage"] == ("open", "untested")


MANY = """\
detente: 1
title: t
parties: {A: {name: a}, B: {name: b}}
states: [%s]
moves: {A: [[s0, s1]], B: []}
status_quo: s0
preferences:
  A: {payoffs: {%s}}
  B: {payoffs: {%s}}
"""


def many(payoff_of_s1: int) -> str:
    names = [f"s{k}" for k in range(20)]
    worth = ", ".join(f"{name}: {payoff_of_s1 if name == 's1' else 0}" for name in names)
    return MANY % (", ".join(names), worth, worth)


def test_long_lists_report_what_was_added_and_removed_at_any_position() -> None:
    before, after = analyse(parse_case(many(-1))), analyse(parse_case(many(1)))
    found = {d.what: (d.before, d.after) for d in analysis_differences(before, after)}
    assert found["lasts (Nash)"] == ("20, among them s0", "19")
    back = {d.what: (d.before, d.after) for d in analysis_differences(after, before)}
    assert back["lasts (Nash)"] == ("19", "20, among them s0")


def test_a_what_if_without_effect_has_no_differences_at_any_limit_of_ways() -> None:
    case = parse_case(many(1))
    for most_ways in (1, 25, 100):
        found = analyse_what_if(case, WhatIf(settings=("title=x",)), most_ways=most_ways)
        assert found.differences == ()


def test_a_difference_within_the_sampling_error_is_not_reported() -> None:
    case = load_case(str(EXAMPLE_CASE))
    first, second = (sweep(SweepJob(case, samples=2000, exact_up_to=0, seed=s)) for s in (1, 2))
    assert any(first.equilibrium[c][cell] != second.equilibrium[c][cell] for c in CONCEPTS for cell in (0, 1))
    assert [d.what for d in sweep_differences(first, second) if "claim" not in d.what] == []


def test_the_greatest_differences_of_shares_come_first() -> None:
    case = load_case(str(EXAMPLE_CASE))
    changed = case.what_if(WhatIf(as_if=("CPP: talks_pressed > pressed",)))
    found = sweep_differences(sweep(SweepJob(case)), sweep(SweepJob(changed)))
    shares = [d for d in found if "lasts" in d.what or "way" in d.what]
    figures = [d.figures or ("0%", "0%") for d in shares]
    apart = [round(abs(float(was.rstrip("%")) - float(now.rstrip("%"))), 6) for was, now in figures]
    assert len(apart) > 4
    assert apart == sorted(apart, reverse=True)
