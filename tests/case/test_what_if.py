"""A what-if changes the case that is asked, and nothing else."""

from __future__ import annotations

import numpy as np
import pytest

from detente.analysis.analysis import analyse
from detente.case.load import Case, parse_case
from detente.case.what_if import WhatIf
from detente.errors import BadInput
from detente.stability.classic import equilibria
from detente.sweeps.prepare import SweepJob
from detente.sweeps.run import sweep

TEXT = """\
detente: 1
title: Two villages and a well
parties:
  UP: {name: Upper village, options: {share: Share the well}}
  LOW: {name: Lower village, options: {raid: Raid}}
states: {calm: NN, raided: NY, shared: YN}
rules: [not (UP.share and LOW.raid), UP.share or not UP.share]
status_quo: {state: calm, assumed: a guess}
preferences:
  UP: {weights: {UP.share: 1, LOW.raid: -2}, unknown: [UP.share]}
  LOW: {priorities: [UP.share, LOW.raid]}
claims: [{id: c, says: It stays calm., holds_if: 'stable(calm, nash)'}]
"""


def the_case() -> Case:
    return parse_case(TEXT, "case.yaml")


def changed(**changes: tuple[str, ...]) -> Case:
    return the_case().what_if(WhatIf(**changes))


@pytest.mark.parametrize(
    ("setting", "holds"),
    [
        ("status_quo=shared", lambda case: case.status_quo.state == "shared"),
        ("status_quo.state=shared", lambda case: case.status_quo.assumed == "a guess"),
        ("title=The well, a year on", lambda case: case.title == "The well, a year on"),
        ("rules.1=UP.share or LOW.raid", lambda case: case.rules[0].rule == "UP.share or LOW.raid"),
        ("rules.1=", lambda case: [rule.rule for rule in case.rules] == ["UP.share or not UP.share"]),
        ("claims=", lambda case: case.claims == ()),
        ("preferences.UP.weights.LOW.raid=5", lambda case: case.preferences["UP"].weights["LOW.raid"] == 5),
        ("preferences.LOW=unknown", lambda case: case.preferences["LOW"].unknown == "unknown"),
        ("about=A case", lambda case: case.about == "A case"),
        ("one_way=[LOW.raid]", lambda case: case.one_way[0].option == "LOW.raid"),
        ("parties.UP.options.dig=Dig", lambda case: case.parties["UP"].options["dig"].label == "Dig"),
    ],
)
def test_a_setting_puts_a_value_in_its_place(setting: str, holds: object) -> None:
    assert holds(changed(settings=(setting,)).file)  # type: ignore[operator]


def test_names_that_look_like_other_things_stay_the_text_they_are() -> None:
    case = changed(settings=("title=no", "states.0012=NN", "states.calm=", "status_quo=0012", "claims="))
    assert case.file.title == "no"
    assert dict(case.file.states or {})["0012"] == "NN"


def test_the_case_that_is_asked_stays_as_it_was() -> None:
    case = the_case()
    before = case.file
    case.what_if(WhatIf(settings=("rules.1=", "status_quo=shared"), as_if=("LOW: unknown",)))
    assert case.file == before
    assert case.source.data["rules"][0] == "not (UP.share and LOW.raid)"


def test_a_comparison_as_if_it_were_known_is_added_to_what_is_open() -> None:
    case = changed(as_if=("UP: shared > calm", "LOW: unknown", "LOW: calm > raided"))
    assert [item.comparison for item in case.file.preferences["UP"].comparisons or ()] == ["shared > calm"]
    assert [item.comparison for item in case.file.preferences["LOW"].comparisons or ()] == ["calm > raided"]


def test_dropping_an_option_moves_the_status_quo_to_the_nearest_state_without_it() -> None:
    case = the_case().what_if(WhatIf(settings=("status_quo=shared",), dropped=("UP.share",)))
    analysis = analyse(case)
    model = analysis.model
    assert [model.label(int(c)) for c in np.flatnonzero(model.feasible)] == ["calm", "raided"]
    assert model.label(model.status_quo or 0) == "calm"


def test_a_dropped_option_answers_as_the_case_that_never_had_it() -> None:
    without = """\
detente: 1
title: t
parties:
  UP: {name: u}
  LOW: {name: l, options: {raid: Raid}}
status_quo: N
preferences: {UP: {weights: {LOW.raid: -2}}, LOW: {priorities: [LOW.raid]}}
"""
    there = analyse(parse_case(without))
    case = the_case().what_if(WhatIf(dropped=("UP.share",)))
    here = analyse(case)
    for concept, stability in there.stability.items():
        raids = [there.model.pattern(int(cell)) == "Y" for cell in equilibria(stability)[0]]
        assert raids == [
            here.model.label(int(cell)) == "raided" for cell in equilibria(here.stability[concept])[0]
        ]


def test_a_rule_that_is_added_answers_as_the_rule_in_the_case() -> None:
    rule = "not LOW.raid"
    case = the_case().what_if(WhatIf(rules=(rule,)))
    here = analyse(case)
    there = analyse(changed(settings=(f"rules=[not (UP.share and LOW.raid), {rule}]", "states.raided=")))
    for concept, stability in there.stability.items():
        told = [there.model.label(int(cell)) for cell in equilibria(stability)[0]]
        assert [here.model.label(int(c)) for c in equilibria(here.stability[concept])[0]] == told


def test_a_claim_about_a_state_that_is_gone_is_left_untested() -> None:
    case = the_case().what_if(WhatIf(rules=("UP.share",)))
    assert analyse(case).claims[0].verdict == "untested"


def test_a_fault_of_the_changed_case_names_no_line_of_a_text_that_nobody_has() -> None:
    with pytest.raises(BadInput) as caught:
        changed(settings=("status=calm",))
    assert caught.value.where == "case.yaml as changed"
    assert caught.value.line is None


def test_a_claim_whose_condition_names_what_was_dropped_is_left_untested() -> None:
    claim = "claims=[{id: c, says: s, holds_if: 'stable(raided, nash) given LOW.raid more than without'}]"
    case = the_case().what_if(WhatIf(settings=(claim,), dropped=("LOW.raid",)))
    assert analyse(case).claims[0].verdict == "untested"
    (answer,) = sweep(SweepJob(case)).claims
    assert answer.verdict == "untested"


def test_the_completions_of_a_changed_dispute_are_of_its_own_states() -> None:
    case = the_case().what_if(WhatIf(as_if=("LOW: unknown",), dropped=("UP.share",)))
    found = sweep(SweepJob(case))
    # Two states are left: two orders of them for each of the two parties of whom something is open.
    assert found.method.completions == found.method.possible == 2


def test_an_empty_section_of_preferences_can_be_filled() -> None:
    empty = parse_case(TEXT[: TEXT.index("preferences:")] + "preferences:\n", "case.yaml")
    case = empty.what_if(WhatIf(as_if=("UP: shared > calm", "LOW: unknown")))
    assert set(case.file.preferences) == {"UP", "LOW"}


def test_a_place_in_a_list_is_a_plain_number() -> None:
    with pytest.raises(BadInput, match="no item of a list"):
        changed(settings=("rules.\N{SUPERSCRIPT TWO}=UP.share",))


def test_a_comparison_is_added_to_one_that_needs_no_list() -> None:
    case = the_case().what_if(WhatIf(as_if=("LOW: {comparisons: calm > raided}", "LOW: shared > calm")))
    said = [item.comparison for item in case.file.preferences["LOW"].comparisons or ()]
    assert said == ["calm > raided", "shared > calm"]


def test_a_what_if_that_is_not_text_is_refused_before_it_enters_a_case() -> None:
    for change in (WhatIf(settings=("title=a\udcff",)), WhatIf(rules=("UP.share\udcff",))):
        with pytest.raises(BadInput, match="no text in UTF-8"):
            the_case().what_if(change)
