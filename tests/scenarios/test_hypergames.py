"""Hypergames, by hand and against one game a party, each compiled and judged by itself."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.oracle import stable

from detente.case import feasible
from detente.case.compile import compile_case, compile_on
from detente.case.load import parse_case
from detente.case.states import state_space
from detente.errors import BadInput
from detente.scenarios.hypergames import Hypergame, Mistake, hypergame
from detente.stability.equilibria import analyse_all, equilibria

HEAD = """\
detente: 1
title: A strait and two navies
parties:
  A: {name: Aldria, options: {sail: Send the fleet}}
  B: {name: Borland, options: {mine: Mine the strait}}
"""


def _answer(text: str) -> Hypergame | None:
    case = parse_case(text)
    space = state_space(case)
    model = compile_on(case, space)
    return hypergame(case, space, model, analyse_all(model))


def _lasting(found: Hypergame | None, concept: str = "nash") -> list[int]:
    assert found is not None
    return equilibria(found.stability[concept])[0].tolist()  # type: ignore[index]


# Chicken: each would sail (mine) if the other gives way; both is the worst for both. NY and YN last.
CHICKEN = HEAD + (
    "preferences:\n  A: {ranking: [[YN], [NN], [NY], [YY]]}\n  B: {ranking: [[NY], [NN], [YN], [YY]]}\n"
)


def test_a_mistake_about_another_alone_changes_no_nash_verdict() -> None:
    # Nash asks a party for its own moves only; what it takes the other for makes no difference.
    found = _answer(CHICKEN + "views: {A: {preferences: {B: {ranking: [[NN], [NY], [YN], [YY]]}}}}\n")
    assert _lasting(found) == [1, 2]
    assert found is not None
    assert not [m for m in found.misperceptions if m.concept == "nash"]


def test_who_fears_an_answer_that_would_not_come_stays() -> None:
    # From NN Aldria gains by sailing (YN). In truth Borland, who likes YN better than YY, would not
    # answer. If Aldria takes it to prefer YY to YN, it fears just that: under SEQ it stays at NN.
    # Borland sees rightly that it gains by mining (NY), and that Aldria would not answer: NN does
    # not last. With both mistaken alike, it does.
    one = "  A: {preferences: {B: {ranking: [[NY], [NN], [YY], [YN]]}}}\n"
    other = "  B: {preferences: {A: {ranking: [[YN], [NN], [YY], [NY]]}}}\n"
    assert 0 not in _lasting(_answer(CHICKEN + "views:\n" + one), "seq")
    found = _answer(CHICKEN + "views:\n" + one + other)
    assert 0 in _lasting(found, "seq")
    assert found is not None
    (misperception,) = [m for m in found.misperceptions if (m.concept, m.state) == ("seq", 0)]
    assert misperception.effect == "gained"
    # It takes both mistakes: set right either, and NN falls.
    assert misperception.rests_on == (Mistake(0, "B"), Mistake(1, "A"))
    assert not misperception.jointly
    # Aldria, taking Borland for what it is not, expects NN not to last: Borland would mine.
    assert 0 not in found.expected[0]["nash"].tolist()


def test_who_does_not_know_of_an_option_fears_no_answer_by_it() -> None:
    # Borland would mine the strait once the fleet is out (YY over YN), which Aldria likes least:
    # under SEQ that keeps the fleet at home. Unaware of mines, Aldria sails.
    text = HEAD + (
        "preferences:\n  A: {ranking: [[YN], [NN], [NY], [YY]]}\n  B: {ranking: [[NN], [NY], [YY], [YN]]}\n"
    )
    truly = analyse_all(compile_case(parse_case(text)))
    assert truly["seq"].certain[:, 0].all()
    found = _answer(text + "views: {A: {unaware_of: [B.mine]}}\n")
    assert found is not None
    assert not found.stability["seq"].certain[0, 0]
    (misperception,) = [m for m in found.misperceptions if (m.concept, m.state) == ("seq", 0)]
    assert (misperception.effect, misperception.rests_on) == ("lost", (Mistake(0, "B.mine"),))
    # It expects YN to last, and sees YY as YN.
    assert found.expected[0]["nash"].tolist() == [2]
    assert found.stability["nash"].certain[0].tolist() == [False, False, True, True]


def test_without_views_there_is_no_hypergame() -> None:
    assert _answer(CHICKEN) is None


def _wishes() -> st.SearchStrategy[str]:
    names = st.sampled_from(("A.p", "A.q", "B.r", "C.t"))
    wish = st.one_of(
        names,
        names.map(lambda n: f"not {n}"),
        st.tuples(names, names).map(lambda two: f"{two[0]} if {two[1]}"),
    )
    return st.lists(wish, min_size=1, max_size=3).map(lambda found: f"{{priorities: {found}}}")


@pytest.mark.parametrize("listed", [False, True])
@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_each_party_is_judged_in_the_game_it_sees(listed: bool, data: st.DataObject) -> None:
    own = {party: data.draw(_wishes()) for party in "ABC"}
    seen = {party: data.draw(_wishes()) for party in "ABC"}
    observer = data.draw(st.sampled_from("AB"))
    about = data.draw(st.sampled_from("ABC"))
    unseen = data.draw(st.sampled_from((None, "C.t")))
    rule = data.draw(st.sampled_from(("A.p or A.q or B.r or C.t or not C.t", "B.r or not (A.q and C.t)")))

    def text(wishes: dict[str, str], rules: list[str], views: str = "") -> str:
        return (
            "detente: 1\ntitle: t\nparties:\n  A: {name: a, options: {p: P, q: Q}}\n"
            "  B: {name: b, options: {r: R}}\n  C: {name: c, options: {t: T}}\n"
            f"rules: {rules}\none_way: [A.q]\npreferences:\n"
            + "".join(f"  {party}: {wish}\n" for party, wish in wishes.items())
            + views
        )

    view = f"views: {{{observer}: {{preferences: {{{about}: {seen[about]}}}"
    view += f", unaware_of: [{unseen}]}}}}\n" if unseen else "}}\n"
    with pytest.MonkeyPatch.context() as patch:
        if listed:
            patch.setattr(feasible, "ALWAYS_IN_FULL", 0)
            patch.setattr(feasible, "MOST_IN_FULL", 0)
        found = _answer(text(own, [rule], view))
        real = compile_case(parse_case(text(own, [rule])))
    assert found is not None
    game = compile_case(
        parse_case(text({**own, about: seen[about]}, [rule, *([f"not {unseen}"] if unseen else [])]))
    )
    true, perceived = (stable(model, model.ranks.tolist()) for model in (real, game))
    cell_of = {game.pattern(cell): cell for cell in np.flatnonzero(game.feasible).tolist()}
    for concept, answer in found.stability.items():
        for party, name in enumerate("ABC"):
            for cell in np.flatnonzero(real.feasible).tolist():
                expected = cell in true[concept][party]
                if name == observer:
                    pattern = real.pattern(cell) or ""
                    image = cell_of.get(pattern[:3] + "N" if unseen else pattern)
                    expected = image in perceived[concept][party]
                assert bool(answer.certain[party, cell]) == expected, (concept, party, cell)


@pytest.mark.parametrize(
    ("view", "said"),
    [
        ("Z: {unaware_of: [B.mine]}", "10: unknown party Z"),
        ("A: {preferences: {Z: unknown}}", "10: unknown party Z"),
        ("A: {unaware_of: [B.mines]}", r"10: unknown option B.mines \(did you mean B.mine\?\)"),
        ("A: {unaware_of: [A.sail]}", "10: A.sail is an option of A itself"),
        ("A: {assumed: a guess}", "10: the view of A says nothing"),
        ("A: {preferences: {B: {ranking: [[NN]]}}}", "10: the ranking misses state"),
        ("A: {preferences: {B: {weights: {B.x: 1}}}}", "10: unknown option B.x"),
    ],
)
def test_a_view_that_cannot_be_is_told_with_its_line(view: str, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        _answer(CHICKEN + f"views:\n  {view}\n")
