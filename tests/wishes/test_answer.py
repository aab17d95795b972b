"""The answer to a mediator: who must come to prefer what, and how robust an outcome is."""

from __future__ import annotations

import io
import itertools
from dataclasses import replace

import numpy as np
import pytest
from rich.console import Console
from tests.support.paths import EXAMPLE_CASE

from detente.analysis.sweeping import SweepRequest, sweep_what_if
from detente.case.load import load_case, parse_case
from detente.case.what_if import WhatIf
from detente.errors import BadInput
from detente.model.model import compile_on
from detente.model.states import state_space
from detente.page.compose import sweep_page
from detente.page.sections.analysed.wish import needs_by_comparison, robustness_section, wish_section
from detente.render.json.sweep import sweep_items, wish_json
from detente.render.terminal import print_section, render_terminal
from detente.stability.classic import analyse_all
from detente.stability.result import CONCEPTS
from detente.sweeps.prepare import SweepJob
from detente.sweeps.run import sweep
from detente.wishes.answer import NoAnswer, Profiles, Wished, answer_wish, robust_states
from detente.wishes.least_changes import LeastChanges
from detente.wishes.premises import Premise

RIVALS = """\
detente: 1
title: Rivals
parties: {A: {name: Ayland, options: {arm: Arm}}, B: {name: Beeland, options: {arm: Arm}}}
states: {peace: NN, B_arms: NY, A_arms: YN, race: YY}
status_quo: race
preferences:
  A: {ranking: [[A_arms], [peace], [race], [B_arms]]}
  B: {ranking: [[B_arms], [peace], [race], [A_arms]]}
"""


def asked(text: str, wish: str, concept: str) -> Wished:
    case = parse_case(text)
    space = state_space(case)
    return answer_wish(case, space, compile_on(case, space), wish, concept)  # type: ignore[arg-type]


def printed(wished: Wished) -> str:
    console = Console(file=io.StringIO(), width=120)
    print_section(wish_section(wished), console)
    assert isinstance(console.file, io.StringIO)
    return " ".join(console.file.getvalue().split())


def test_peace_between_rivals_needs_both_to_change_and_one_to_move_first() -> None:
    wished = asked(RIVALS, "peace", "nash")
    assert isinstance(wished.changes, LeastChanges)
    assert wished.changes.state == 0
    # Each must prefer peace to arming alone (1 + 1); to disarm first one must prefer that to the race (1).
    assert wished.changes.total == 3
    told = printed(wished)
    assert "Ayland finds “A arms” (Ayland: arm) no better than “peace”" in told or "prefers “peace”" in told
    assert "sees it otherwise today" in told


@pytest.mark.parametrize(("concept", "lasting"), [("nash", 144), ("seq", 193), ("gmr", 256), ("smr", 196)])
def test_in_how_many_of_all_profiles_a_state_lasts_is_as_published(concept: str, lasting: int) -> None:
    for state in ("peace", "B_arms", "A_arms", "race"):
        assert asked(RIVALS, state, concept).profiles == Profiles(lasting, 576)


def test_an_expression_is_answered_by_the_state_that_takes_least() -> None:
    each = [asked(RIVALS, state, "seq").changes for state in ("peace", "A_arms")]
    totals = [found.total for found in each if isinstance(found, LeastChanges)]
    together = asked(RIVALS, "not B.arm", "seq").changes
    assert isinstance(together, LeastChanges)
    assert together.total == min(totals)


def test_a_wish_that_no_moves_lead_to_says_so() -> None:
    stuck = RIVALS + "one_way: [A.arm]\n"
    wished = asked(stuck, "peace", "nash")
    assert not isinstance(wished.changes, LeastChanges)
    assert "It cannot be had: no moves lead there." in printed(wished)


def test_an_unknown_preference_costs_no_change() -> None:
    case = load_case(str(EXAMPLE_CASE))
    space = state_space(case)
    model = compile_on(case, space)
    wished = answer_wish(case, space, model, "CPP.talk", "seq")
    assert isinstance(wished.changes, LeastChanges)
    assert wished.changes.total == 0
    assert {premise.standing for premise in wished.changes.unmet} == {"must turn out so"}
    console = Console(file=io.StringIO(), width=120)
    print_section(wish_section(wished), console)
    told = console.file.getvalue()  # type: ignore[attr-defined]
    assert "o party has to change its mind" in told
    assert "sees it otherwise today" not in told


def test_a_commitment_that_spares_a_change_of_preference_is_listed() -> None:
    wished = asked(RIVALS, "peace", "nash")
    assert wished.structures
    assert "off the table" in printed(wished) or "could not be" in printed(wished)


def test_an_equilibrium_that_nothing_ends_survives_any_change() -> None:
    case = parse_case(RIVALS.replace("status_quo: race", "one_way: [A.arm, B.arm]"))
    space = state_space(case)
    model = compile_on(case, space)
    robust = robust_states(case, space, model, [3], "nash")
    assert [race.survives for race in robust.states] == [None]
    console = Console(file=io.StringIO(), width=120)
    print_section(robustness_section(robust), console)
    assert "no number of changes" in console.file.getvalue()  # type: ignore[attr-defined]


def test_robustness_is_of_equilibria_as_analysis_finds_them() -> None:
    case = parse_case(RIVALS)
    space = state_space(case)
    model = compile_on(case, space)
    lasting = analyse_all(model)["seq"].certain.all(axis=0)
    robust = robust_states(case, space, model, range(4), "seq")
    assert len(robust.states) == 4
    for found in robust.states:
        assert ((found.survives or 0) >= 0) == bool(lasting[found.state])


def test_each_premise_is_listed_once_and_changes_of_preference_come_first() -> None:
    premises = [
        Premise(1, 0, 1, strict=False, standing="must turn out so", serves="stays"),
        Premise(0, 2, 3, strict=False, standing="must change", serves="deters"),
        Premise(0, 2, 3, strict=True, standing="must change", serves="leads"),
    ]
    for some in itertools.permutations(premises):
        (first, serves), (second, _) = needs_by_comparison(some)
        assert (first.party, first.strict, set(serves), second.party) == (0, True, {"deters", "leads"}, 1)


def test_a_model_too_large_to_hold_each_state_against_each_is_refused() -> None:
    options = ", ".join(f"o{k}: O" for k in range(10))
    large = (
        f"detente: 1\ntitle: t\nparties: {{A: {{name: a, options: {{{options}}}}}}}\n"
        "preferences: {A: unknown}\n"
    )
    with pytest.raises(BadInput, match="at most 512 states"):
        asked(large, "A.o1", "nash")


HANG_TOGETHER = """\
detente: 1
title: t
parties:
  A: {name: Ayland, options: {a: Act, c: Call}}
  B: {name: Beeland, options: {b: Back}}
rules: [A.a iff A.c]
one_way: [B.b]
states: {start: NNN, end: NNY}
status_quo: start
preferences:
  A: {priorities: [A.a, not A.c], unknown: order}
  B: {ranking: [[YYY], [YYN], [start], [end]]}
"""


def test_dependent_unknowns_are_not_answered_independently() -> None:
    # To arrive A must first act and call; then to stay in the end it must prefer neither: not both.
    wished = asked(HANG_TOGETHER, "end", "nash")
    assert isinstance(wished.changes, LeastChanges)
    assert wished.changes.total > 0
    assert wished.treated_as_independent == ()


@pytest.mark.parametrize("preference", [
    "{priorities: [A.a, not A.c], unknown: order}",
    "{one_of: [{priorities: [A.a]}, {priorities: [not A.c]}]}",
    "{one_of: [{priorities: [A.a], probability: 1}, {priorities: [not A.c], probability: 0}]}",
])  # fmt: skip
def test_a_wish_without_changes_is_granted_in_some_completion(preference: str) -> None:
    text = HANG_TOGETHER.replace("{priorities: [A.a, not A.c], unknown: order}", preference)
    found = sweep(SweepJob(parse_case(text, "case.yaml")))
    for cell in np.flatnonzero(found.model.feasible).tolist():
        for concept in CONCEPTS:
            wished = asked(text.replace("status_quo: start\n", ""), found.model.label(cell), concept)
            free = isinstance(wished.changes, LeastChanges) and wished.changes.total == 0
            assert free == (found.equilibrium[concept][cell] > 0)


def test_weights_within_bounds_are_taken_pair_by_pair_and_that_is_said() -> None:
    text = HANG_TOGETHER.replace(
        "{priorities: [A.a, not A.c], unknown: order}", "{weights: {A.a: [1, 2], A.c: [-3, 3]}}"
    )
    wished = asked(text, "end", "nash")
    assert wished.treated_as_independent == (0,)
    assert "The unknowns of Ayland depend on each other" in printed(wished)


def test_a_search_out_of_time_is_reported_and_loses_no_other_answer() -> None:
    request = SweepRequest(100, 1000, 0, None, False, "peace", "seq", True, patience=1e-9)
    answer = sweep_what_if(parse_case(RIVALS), WhatIf(), request)
    console = Console(file=io.StringIO(), width=120)
    render_terminal(sweep_page(answer, limit=9), console)
    told = console.file.getvalue()  # type: ignore[attr-defined]
    assert "The search was not over within 1e-09 seconds" in told
    assert "What would last ──" in told
    found = dict(sweep_items(answer, limit=9, full=False))
    assert (found["wish"]["possible"], found["wish"]["why_not"]) == (None, "no answer within 1e-09 seconds")
    assert (found["wish"]["no_fewer_than"], found["wish"]["enough"]) == (0, None)
    assert found["robustness"]["unanswered"] == 2


def test_what_is_known_of_a_wish_is_told_where_the_search_was_not_over() -> None:
    wished = asked(RIVALS, "peace", "nash")

    def known(at_least: int, enough: int | None) -> str:
        return printed(replace(wished, changes=NoAnswer(20, at_least, enough)))

    assert "It takes no fewer than three changes of mind" in known(3, None)
    assert "if it can be had at all" in known(3, None)
    assert "no fewer than three changes of mind" in known(3, 7)
    assert "and at most seven changes of mind" in known(3, 7)
    assert "It takes at most one change of mind" in known(0, 1)
    assert "what it takes is not known" in known(0, None)
    for answer, possible in (((3, None), None), ((3, 7), True)):
        told = wish_json(replace(wished, changes=NoAnswer(20, *answer)))
        assert (told["no_fewer_than"], told["enough"], told["possible"]) == (*answer, possible)
        assert told["needed"] is None


def test_without_a_certain_equilibrium_there_is_no_robustness() -> None:
    request = SweepRequest(100, 100_000, 0, None, False, None, "nash", True)
    answer = sweep_what_if(load_case(str(EXAMPLE_CASE)), WhatIf(), request)
    assert dict(sweep_items(answer, limit=9, full=False))["robustness"]["states"] == []
    console = Console(file=io.StringIO(), width=120)
    render_terminal(sweep_page(answer, limit=9), console)
    assert "No state surely lasts" in console.file.getvalue()  # type: ignore[attr-defined]


def test_a_state_left_by_rules_among_many_combinations_costs_what_the_states_cost() -> None:
    options = ", ".join(f"o{k}: O" for k in range(14))
    wide = (
        f"detente: 1\ntitle: t\nparties: {{A: {{name: a, options: {{{options}}}}}}}\n"
        f"rules: [{', '.join(f'A.o0 iff A.o{k}' for k in range(1, 13))}]\n"
        "preferences: {A: unknown}\n"
    )
    wished = asked(wide, "A.o0 and A.o13", "nash")
    assert wished.model.cells == 4
    assert isinstance(wished.changes, LeastChanges)
    assert wished.model.label(wished.changes.state) == "Y" * 14
