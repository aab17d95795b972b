"""Hypergames, by hand and against one game a party, each compiled and judged by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from tests.support.oracle import stable
from tests.support.strategies import graph_models
from tests.support.thoroughness import drawn

from detente.analysis.hypergames import MAX_TRACED, Hypergame, hypergame
from detente.analysis.perceived import Mistake
from detente.case.evidence import resolve_evidence
from detente.case.load import parse_case
from detente.errors import BadInput
from detente.model import feasible
from detente.model.model import Model, compile_case, compile_on
from detente.model.moves import GraphMoves
from detente.model.states import state_space
from detente.stability.classic import analyse_all, equilibria
from detente.stability.result import Concept

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


def _lasting(found: Hypergame | None, concept: Concept = "nash") -> list[int]:
    assert found is not None
    return [int(cell) for cell in equilibria(found.stability[concept])[0]]


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


def test_each_state_rests_on_the_mistakes_it_cannot_do_without() -> None:
    # Under Nash NY and YN last in truth. Aldria does not know of mines and takes itself to prefer
    # home; Borland takes itself to prefer no mines. So NN lasts: set Aldria's preferences right and
    # it sails, set Borland's right and it mines. YN falls, as Aldria goes home, and NY, as Borland
    # lifts its mines. Whether Aldria knows of mines makes no difference to any of them.
    home = "{preferences: {A: {priorities: [not A.sail]}}, unaware_of: [B.mine]}"
    found = _answer(
        CHICKEN + f"views:\n  A: {home}\n  B: {{preferences: {{B: {{weights: {{B.mine: -1}}}}}}}}\n"
    )
    assert found is not None
    assert _lasting(found) == [0]
    by_state = {m.state: m for m in found.misperceptions if m.concept == "nash"}
    assert sorted(by_state) == [0, 1, 2]
    assert by_state[0].rests_on == (Mistake(0, "A"), Mistake(1, "B"))
    assert by_state[2].rests_on == (Mistake(0, "A"),)
    assert by_state[1].rests_on == (Mistake(1, "B"),)
    assert not any(m.jointly for m in by_state.values())


def test_mistakes_that_each_alone_bring_the_state_down_are_joint() -> None:
    # YN lasts in truth under Nash. Aldria wants to be home, Borland wants mines: each leaves YN, so
    # setting either right does not bring it back.
    views = "views:\n  A: {preferences: {A: {priorities: [not A.sail]}}}\n"
    views += "  B: {preferences: {B: {priorities: [B.mine]}}}\n"
    found = _answer(CHICKEN + views)
    assert found is not None
    (lost,) = [m for m in found.misperceptions if (m.concept, m.state) == ("nash", 2)]
    assert (lost.effect, lost.jointly) == ("lost", True)
    assert lost.rests_on == (Mistake(0, "A"), Mistake(1, "B"))


def test_a_state_an_observer_has_no_place_for_is_not_stable_for_it() -> None:
    # Ships or mines there must be. Unaware of mines, Aldria sees NY as NN, which the rule excludes.
    wishes = "preferences: {A: {priorities: [not A.sail]}, B: {priorities: [B.mine]}}\n"
    found = _answer(HEAD + "rules: [A.sail or B.mine]\n" + wishes + "views: {A: {unaware_of: [B.mine]}}\n")
    assert found is not None
    # YN, the one state left to it, and YY, which it takes for YN, are all it can judge.
    for answer in found.stability.values():
        assert answer.certain[0].tolist() == [False, False, True, True]
        assert answer.possible[0].tolist() == [False, False, True, True]
    assert found.expected[0]["nash"].tolist() == [2]


def test_states_that_are_listed_with_a_view() -> None:
    wishes = "preferences: {A: {priorities: [A.sail]}, B: {priorities: [B.mine]}}\n"
    found = _answer(HEAD + "feasible: [YY, NN, YN]\n" + wishes + "views: {A: {unaware_of: [B.mine]}}\n")
    assert found is not None
    # Aldria knows NN and YN and would sail; it takes YY for YN.
    assert found.stability["nash"].certain[0].tolist() == [False, False, True, True]
    assert found.expected[0]["nash"].tolist() == [2]


# From x Aldria moves to y, which it likes; from y Borland to z, which Aldria likes least.
GRAPH = """\
detente: 1
title: A road
parties: {A: {name: Aldria}, B: {name: Borland}}
states: [x, y, z]
moves: {A: [[x, y]], B: [[y, z]]}
preferences: {A: {ranking: [[y], [x], [z]]}, B: {ranking: [[y], [z], [x]]}}
"""


def test_a_case_in_graph_form_may_have_views_of_preferences() -> None:
    # Borland would not go on to z in truth; fearing that it would, Aldria stays at x.
    found = _answer(GRAPH + "views: {A: {preferences: {B: {ranking: [[z], [y], [x]]}}}}\n")
    assert found is not None
    assert _lasting(found, "seq") == [0, 1, 2]
    (misperception,) = found.misperceptions
    assert (misperception.concept, misperception.state, misperception.effect) == ("seq", 0, "gained")
    assert misperception.rests_on == (Mistake(0, "B"),)


def test_who_does_not_take_a_state_for_possible_fears_no_move_there() -> None:
    # In truth Borland could go on to z, which keeps Aldria at x under GMR. Aldria sees no z.
    truly = analyse_all(compile_case(parse_case(GRAPH)))
    assert truly["gmr"].certain[0].tolist() == [True, True, True]
    found = _answer(GRAPH + "views: {A: {unseen: z}}\n")
    assert found is not None
    assert found.stability["gmr"].certain[0].tolist() == [False, True, False]
    (misperception,) = [m for m in found.misperceptions if (m.concept, m.state) == ("gmr", 0)]
    assert (misperception.effect, misperception.rests_on) == ("lost", (Mistake(0, "z", (2,)),))
    # At y Aldria expects nobody to move, since the only move from there leads to z.
    assert found.expected[0]["nash"].tolist() == [1]


@settings(max_examples=drawn(50))
@given(graph_models(most_parties=3, most_states=5, open_ties=True), st.data())
def test_each_party_is_judged_in_the_game_without_the_states_that_it_does_not_see(
    model: Model, data: st.DataObject
) -> None:
    case = case_of_arcs(model)
    unseen = data.draw(st.sets(st.integers(0, model.cells - 1), min_size=1, max_size=max(1, model.cells - 1)))
    if len(unseen) == model.cells:
        return
    found = _answer(yaml.safe_dump({**case, "views": {"P0": {"unseen": [f"s{cell}" for cell in unseen]}}}))
    assert found is not None
    left = [cell for cell in range(model.cells) if cell not in unseen]
    game = compile_case(parse_case(yaml.safe_dump(case_of_arcs(model, left))))
    alone = analyse_all(game)
    truly = analyse_all(compile_case(parse_case(yaml.safe_dump(case))))
    for concept, answer in found.stability.items():
        for which in ("certain", "possible"):
            own = np.zeros(model.cells, dtype=np.bool_)
            own[left] = getattr(alone[concept], which)[0]
            assert np.array_equal(getattr(answer, which)[0], own), (concept, which)
            assert np.array_equal(getattr(answer, which)[1:], getattr(truly[concept], which)[1:])


def case_of_arcs(model: Model, left: Sequence[int] | None = None) -> dict[str, Any]:
    """The case file of a model in graph form, or of some of its states."""
    cells = range(model.cells) if left is None else left
    parties = [f"P{party}" for party in range(len(model.parties))]
    assert isinstance(model.moves, GraphMoves)
    preferences = {}
    for party, name in enumerate(parties):
        heights = sorted({int(model.ranks[party][cell]) for cell in cells}, reverse=True)
        levels = [[f"s{c}" for c in cells if model.ranks[party][c] == height] for height in heights]
        preferences[name] = {"ranking": levels, **({"unknown": "ties"} if model.open_ties[party] else {})}
    return {
        "detente": 1,
        "title": "drawn",
        "parties": {name: {"name": name} for name in parties},
        "states": [f"s{cell}" for cell in cells],
        "moves": {
            name: [
                [f"s{a}", f"s{b}"]
                for a in cells
                for b in model.moves.targets[party][slice(*model.moves.starts[party][a : a + 2])].tolist()
                if b in cells
            ]
            for party, name in enumerate(parties)
        },
        "preferences": preferences,
    }


def test_no_more_states_are_traced_than_anybody_would_read() -> None:
    # B is indifferent and A wants everything; taking itself for indifferent, A is content anywhere.
    names = [f"o{i}" for i in range(5)]
    text = "detente: 1\ntitle: t\nparties:\n  A: {name: a, options: {s: S}}\n  B:\n    name: b\n    options: "
    text += "{" + ", ".join(f"{name}: O" for name in names) + "}\n"
    text += "preferences: {A: {priorities: [A.s]}, B: {priorities: [A.s]}}\n"
    found = _answer(text + "views: {A: {preferences: {A: {priorities: [A.s or not A.s]}}}}\n")
    assert found is not None
    # Under each of the four concepts the 32 states without A.s last now; GMR and the others: A gains
    # by A.s for sure, as nothing B can do undoes it.
    assert len(found.misperceptions) == 4 * MAX_TRACED
    assert found.untraced == 4 * (32 - MAX_TRACED)


def test_a_view_may_cite_what_it_rests_on() -> None:
    case = parse_case(CHICKEN + "views:\n  A: {unaware_of: [B.mine], evidence: [e1]}\n")
    with pytest.raises(BadInput, match="10: cites e1"):
        resolve_evidence(case)


def _wishes() -> st.SearchStrategy[str]:
    names = st.sampled_from(("A.p", "A.q", "B.r", "C.t"))
    wish = st.one_of(
        names,
        names.map(lambda n: f"not {n}"),
        st.tuples(names, names).map(lambda two: f"{two[0]} if {two[1]}"),
    )
    return st.lists(wish, min_size=1, max_size=3).map(lambda found: f"{{priorities: {found}}}")


@pytest.mark.parametrize("listed", [False, True])
@settings(max_examples=drawn(50))
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
    blind = data.draw(st.sampled_from((None, "not A.p and C.t", "A.p and B.r")))
    view += f", unaware_of: [{unseen}]" if unseen else ""
    view += f", unseen: ['\"{blind}\"']}}}}\n" if blind else "}}\n"
    with pytest.MonkeyPatch.context() as patch:
        if listed:
            patch.setattr(feasible, "ALWAYS_IN_FULL", 0)
            patch.setattr(feasible, "MOST_IN_FULL", 0)
        found = _answer(text(own, [rule], view))
        real = compile_case(parse_case(text(own, [rule])))
    assert found is not None
    game = compile_case(
        parse_case(
            text({**own, about: seen[about]}, [rule, *[f"not ({what})" for what in (unseen, blind) if what]])
        )
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


WISHES = st.one_of(_wishes(), st.just("unknown"), _wishes().map(lambda w: w[:-1] + ", unknown: ties}"))


def _three_parties(wishes: Mapping[str, str], rules: Sequence[str], views: str = "") -> str:
    return (
        "detente: 1\ntitle: t\nparties:\n  A: {name: a, options: {p: P, q: Q}}\n"
        "  B: {name: b, options: {r: R}}\n  C: {name: c, options: {t: T}}\n"
        f"rules: {list(rules)}\none_way: [A.q]\npreferences:\n"
        + "".join(f"  {party}: {wish}\n" for party, wish in wishes.items())
        + views
    )


def _views(mistakes: Mapping[str, Mapping[str, str | None]]) -> str:
    """The key `views`: by observer what it is mistaken about, a preference or (None) an option."""
    lines = []
    for observer, about in mistakes.items():
        wishes = ", ".join(f"{whose}: {wish}" for whose, wish in about.items() if wish)
        unseen = ", ".join(option for option, wish in about.items() if not wish)
        if about:
            lines.append(f"  {observer}: {{preferences: {{{wishes}}}, unaware_of: [{unseen}]}}\n")
    return "views:\n" + "".join(lines) if lines else ""


def _verdicts(text: str) -> Mapping[Concept, NDArray[np.bool_]]:
    """The states that last, certainly and possibly; shape ``(2, cells)``."""
    found = _answer(text)
    answers = analyse_all(compile_case(parse_case(text))) if found is None else found.stability
    return {
        concept: np.stack([a.certain.all(axis=0), a.possible.all(axis=0)]) for concept, a in answers.items()
    }


@settings(max_examples=drawn(40))
@given(data=st.data())
def test_views_that_match_the_true_game_change_no_verdict(data: st.DataObject) -> None:
    own = {party: data.draw(WISHES) for party in "ABC"}
    text = _three_parties(own, ["B.r or not (A.q and C.t)"])
    observers = data.draw(st.sets(st.sampled_from("ABC"), min_size=1))
    found = _answer(text + _views(dict.fromkeys(sorted(observers), own)))
    truly = analyse_all(compile_case(parse_case(text)))
    assert found is not None
    assert found.misperceptions == ()
    assert found.untraced == 0
    for concept, answer in found.stability.items():
        assert np.array_equal(answer.certain, truly[concept].certain)
        assert np.array_equal(answer.possible, truly[concept].possible)
        for expected in found.expected.values():
            assert expected[concept].tolist() == equilibria(truly[concept])[0].tolist()


@settings(max_examples=drawn(40))
@given(data=st.data())
def test_mistakes_are_those_that_set_right_in_the_file_undo_the_effect(data: st.DataObject) -> None:
    own = {party: data.draw(WISHES) for party in "ABC"}
    foreign = {"A": ["B.r", "C.t"], "B": ["A.p", "C.t"]}
    mistakes: dict[str, dict[str, str | None]] = {}
    for observer, options in foreign.items():
        about = data.draw(st.dictionaries(st.sampled_from("ABC"), WISHES, max_size=2))
        unseen = data.draw(st.sets(st.sampled_from(options)))
        mistakes[observer] = {**about, **dict.fromkeys(sorted(unseen))}
    if not any(mistakes.values()):
        return
    rules = ["B.r or not (A.q and C.t)"]
    found = _answer(_three_parties(own, rules, _views(mistakes)))
    assert found is not None
    now, truly = (_verdicts(_three_parties(own, rules, views)) for views in (_views(mistakes), ""))
    mended = {
        Mistake("ABC".index(observer), name): _verdicts(
            _three_parties(
                own,
                rules,
                _views({**mistakes, observer: {k: v for k, v in about.items() if k != name}}),
            )
        )
        for observer, about in mistakes.items()
        for name in about
    }
    told = {(m.concept, m.state): m for m in found.misperceptions}
    for concept, lasts in now.items():
        for cell in range(lasts.shape[1]):
            was, is_now = truly[concept][0, cell], lasts[0, cell]
            assert ((concept, cell) in told) == (was != is_now)
            if was == is_now:
                continue
            misperception = told[concept, cell]
            assert misperception.effect == ("gained" if is_now else "lost")
            undoing = {m for m, then in mended.items() if then[concept][0, cell] != is_now}
            assert misperception.jointly == (not undoing)
            if undoing:
                assert set(misperception.rests_on) == undoing
            else:
                assert misperception.rests_on

    # What an observer sees, compiled by itself, gives the same bounds where orders are open.
    real = compile_case(parse_case(_three_parties(own, rules)))
    for observer, mistaken in mistakes.items():
        if not mistaken:
            continue
        hidden = [option for option, wish in mistaken.items() if not wish]
        believed = {**own, **{whose: wish for whose, wish in mistaken.items() if wish}}
        game = compile_case(
            parse_case(_three_parties(believed, [*rules, *(f"not {option}" for option in hidden)]))
        )
        bits = sum(1 << 3 - ("A.p", "A.q", "B.r", "C.t").index(option) for option in hidden)
        i = "ABC".index(observer)
        cells = np.flatnonzero(real.feasible)
        images = cells & ~bits
        for concept, alone in analyse_all(game).items():
            assert found.expected[i][concept].tolist() == equilibria(alone)[0].tolist()
            answer = found.stability[concept]
            # Infeasible images are stable in neither bound.
            assert np.array_equal(answer.certain[i, cells], alone.certain[i, images])
            assert np.array_equal(answer.possible[i, cells], alone.possible[i, images])


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
        ("A:", "10: views.A is not a mapping"),
        ("A: {unaware_of: B.mine}", "10: views.A.unaware_of is not a list"),
        ("A:\n    preferences:\n      B:\n        ranking: [[NN], [NQ]]", "13: unknown state NQ"),
        ("A:\n    preferences:\n      B: {ranking: [[NN]], weights: {}}", "12: .* has ranking and weights"),
    ],
)
def test_an_impossible_view_is_refused_at_its_line(view: str, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        _answer(CHICKEN + f"views:\n  {view}\n")


def test_an_observer_who_would_see_no_state_is_refused() -> None:
    wishes = "preferences: {A: {priorities: [A.sail]}, B: {priorities: [B.mine]}}\n"
    with pytest.raises(BadInput, match="9: A sees no state at all"):
        _answer(HEAD + "rules: [B.mine]\n" + wishes + "views:\n  A: {unaware_of: [B.mine]}\n")


def test_options_unknown_to_a_party_need_options() -> None:
    with pytest.raises(BadInput, match=r"7: B\.go is an option, and no party has one"):
        _answer(GRAPH + "views: {A: {unaware_of: [B.go]}}\n")


def test_states_with_a_dash_cannot_hide_an_option() -> None:
    wishes = "preferences: {A: {ranking: [[Y-], [NN]]}, B: {ranking: [[Y-], [NN]]}}\n"
    with pytest.raises(BadInput, match="8: states with - in them leave open what is seen of them"):
        _answer(HEAD + "feasible: [Y-, NN]\n" + wishes + "views: {A: {unaware_of: [B.mine]}}\n")
