"""What a mediator is told: who must come to see what differently, and how firm an outcome is."""

from __future__ import annotations

import io
import itertools
from pathlib import Path

import pytest
from rich.console import Console

from detente.brief.wished import Profiles, Wished, answer_wish, robust_states
from detente.brief.wished_text import needs_by_comparison, print_robust, print_wished
from detente.case.compile import compile_on
from detente.case.load import load_case, parse_case
from detente.case.states import state_space
from detente.errors import BadInput
from detente.scenarios.facts import Fact
from detente.scenarios.least_changes import LeastChanges
from detente.stability.equilibria import analyse_all

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "cambodia-2021" / "case.yaml"
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
    return answer_wish(case, space, compile_on(case, space), wish, concept, kept=())  # type: ignore[arg-type]


def printed(text: str, wished: Wished) -> str:
    case = parse_case(text)
    console = Console(file=io.StringIO(), width=120)
    print_wished(console, case.file, compile_on(case, state_space(case)), wished)
    assert isinstance(console.file, io.StringIO)
    return " ".join(console.file.getvalue().split())


def test_peace_between_rivals_takes_a_change_of_mind_of_both_and_one_to_go_first() -> None:
    wished = asked(RIVALS, "peace", "nash")
    assert isinstance(wished.changes, LeastChanges)
    assert wished.changes.state == 0
    # Each must prefer peace to arming alone (1 + 1); to disarm first one must prefer that to the race (1).
    assert wished.changes.total == 3
    told = printed(RIVALS, wished)
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
    assert "It cannot be had: no moves lead there." in printed(stuck, wished)


def test_what_is_unknown_need_only_turn_out_so() -> None:
    case = load_case(str(EXAMPLE))
    space = state_space(case)
    model = compile_on(case, space)
    wished = answer_wish(case, space, model, "CPP.talk", "seq", kept=())
    assert isinstance(wished.changes, LeastChanges)
    assert wished.changes.total == 0
    assert {fact.standing for fact in wished.changes.not_so_yet} == {"must turn out so"}
    console = Console(file=io.StringIO(), width=120)
    print_wished(console, case.file, model, wished)
    told = console.file.getvalue()  # type: ignore[attr-defined]
    assert "nobody has to change its mind" in told
    assert "sees it otherwise today" not in told


def test_a_commitment_that_spares_a_change_of_mind_is_told() -> None:
    wished = asked(RIVALS, "peace", "nash")
    assert wished.structures
    assert "off the table" in printed(RIVALS, wished) or "could not be" in printed(RIVALS, wished)


def test_an_equilibrium_that_nothing_ends_survives_any_change() -> None:
    case = parse_case(RIVALS.replace("status_quo: race", "one_way: [A.arm, B.arm]"))
    space = state_space(case)
    model = compile_on(case, space)
    (race,) = robust_states(case, space, model, [3], "nash")
    assert race.survives is None
    console = Console(file=io.StringIO(), width=120)
    print_robust(console, case.file, model, [race])
    assert "any change of preferences" in console.file.getvalue()  # type: ignore[attr-defined]


def test_robustness_is_of_equilibria_as_analysis_finds_them() -> None:
    case = parse_case(RIVALS)
    space = state_space(case)
    model = compile_on(case, space)
    lasting = analyse_all(model)["seq"].certain.all(axis=0)
    for found in robust_states(case, space, model, range(4), "seq"):
        assert ((found.survives or 0) >= 0) == bool(lasting[found.state])


def test_a_comparison_is_told_once_with_all_it_serves_and_changes_of_mind_come_first() -> None:
    facts = [
        Fact(1, 0, 1, strict=False, standing="must turn out so", serves="stays"),
        Fact(0, 2, 3, strict=False, standing="must change", serves="deters"),
        Fact(0, 2, 3, strict=True, standing="must change", serves="leads"),
    ]
    for some in itertools.permutations(facts):
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
