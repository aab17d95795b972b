"""Parties of whom nothing is known, and the answers that turn on them, against every completion."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from tests.support.completions import CLAIMS, UNKNOWN, Completion, completions, graph_cases, swept, well
from tests.support.open_forms import OpenForm, levels_form, one_of, open_forms, priorities_form

from detente.stability.result import CONCEPTS
from detente.sweeps.result import Sweep

SAID = [claim for claim, _ in CLAIMS]


def turns(listed: Sequence[Completion], party: int, test: Callable[[Completion], bool]) -> bool:
    """Two completions differ in the order of one party alone, and only one of them passes."""
    by_others: dict[object, set[bool]] = defaultdict(set)
    for completion in listed:
        others = tuple(r for p, r in enumerate(completion.ranks) if p != party)
        by_others[others, completion.answers[:party], completion.answers[party + 1 :]].add(test(completion))
    return any(len(answers) == 2 for answers in by_others.values())


def everything(found: Sweep) -> list[tuple[tuple[object, ...], Callable[[Completion], bool]]]:
    """Each thing that a share is given of, with what it is in one completion."""
    things: list[tuple[tuple[object, ...], Callable[[Completion], bool]]] = []
    for k, concept in enumerate(CONCEPTS):
        for cell in range(found.model.cells):
            things.append(
                (("equilibrium", k, cell), lambda c, x=(concept, cell): x[1] in c.equilibria[x[0]])  # type: ignore[misc]
            )
            things += [
                (("stable", k, i, cell), lambda c, x=(concept, i, cell): x[2] in c.stable[x[0]][x[1]])  # type: ignore[misc]
                for i in range(len(found.model.parties))
            ]
        if found.model.status_quo is not None:
            things.append((("way_out", k), lambda c, x=concept: c.judged.way_out[x]))  # type: ignore[misc]
    if found.model.status_quo is not None:
        things += [
            (("reached", cell), lambda c, x=cell: x in c.reached)  # type: ignore[misc]
            for cell in range(found.model.cells)
        ]
    return things


def require_grounds(found: Sweep, listed: Sequence[Completion], unknown: tuple[int, ...]) -> None:
    assert found.grounds.unknown == unknown
    for (kind, *at), test in everything(found):
        whom = tuple(party for party in unknown if turns(listed, party, test))
        assert found.grounds.of(str(kind), *at).parties == whom, (kind, at)  # type: ignore[arg-type]
    for step in found.steps or ():
        whom = tuple(
            party
            for party in unknown
            if turns(
                listed,
                party,
                lambda c: (
                    step.origin in c.judged.left_by[step.party]  # noqa: B023
                    and step.target in c.judged.up[step.party][step.origin]  # noqa: B023
                ),
            )
        )
        assert step.ground.parties == whom


@settings(max_examples=15)
@given(open_forms())
def test_an_answer_turns_on_the_unknown_party_if_its_order_alone_can_change_it(form: OpenForm) -> None:
    if len(form.orders) > 12:
        form = priorities_form(("UP.share", "LOW.raid"))
    text = well(form.yaml, "unknown")
    require_grounds(swept(text), completions(text, [form, UNKNOWN]), (1,))


@settings(max_examples=15)
@given(graph_cases())
def test_in_graph_form_too(case: tuple[str, list[OpenForm]]) -> None:
    text, forms = case
    listed = completions(text, forms)
    found = swept(text)
    require_grounds(found, listed, found.grounds.unknown)


def test_with_two_unknown_parties_each_is_told_by_itself() -> None:
    text = well("unknown", "unknown")
    found = swept(text)
    require_grounds(found, completions(text, [UNKNOWN, UNKNOWN]), (0, 1))
    # Whether UP would leave is a matter of its own wishes.
    assert found.grounds.of("stable", 0, 0, 0).parties == (0,)
    assert found.grounds.of("equilibrium", 0, 0).parties == (0, 1)


@pytest.mark.parametrize(
    "form", [one_of([priorities_form(("UP.share",)), priorities_form(("LOW.raid",))], ("1", "0"))]
)
def test_completions_of_no_weight_do_not_count(form: OpenForm) -> None:
    text = well(form.yaml, "unknown")
    require_grounds(swept(text), completions(text, [form, UNKNOWN]), (1,))


@pytest.mark.parametrize("form", [UNKNOWN, priorities_form(("UP.share",))], ids=["unknown", "known in part"])
def test_claims_turn_on_whom_their_truth_turns_on(form: OpenForm) -> None:
    text = well(form.yaml, "unknown", claims=SAID)
    found, listed = swept(text), completions(text, [form, UNKNOWN])
    for answer, (_, test) in zip(found.claims, CLAIMS, strict=True):
        whom = tuple(party for party in found.grounds.unknown if turns(listed, party, test))
        assert answer.ground.parties == whom, answer.claim.holds_if


def test_a_party_of_whom_anything_is_known_is_not_unknown() -> None:
    for known in (
        "{comparisons: YN > NN}",
        "{priorities: [UP.share], unknown: order}",
        "{one_of: [unknown, unknown]}",
    ):
        assert swept(well(known, "{priorities: [UP.share, LOW.raid]}")).grounds.unknown == ()
    assert swept(well("unknown", "{priorities: [UP.share, LOW.raid]}")).grounds.unknown == (0,)


@pytest.mark.parametrize("seed", range(4))
def test_of_a_sample_no_answer_that_turns_on_the_unknown_gets_a_share(seed: int) -> None:
    """All that a sample calls known is so in all completions; the reverse is not asked of it."""
    text = well("{priorities: [UP.share, LOW.raid], unknown: order}", "unknown", claims=SAID)
    exact, drawn = swept(text), swept(text, samples=1_500, exact_up_to=0, seed=seed)
    assert drawn.method.kind == "sample"
    assert min(drawn.grounds.pairs) > 300
    for (kind, *at), _ in everything(exact):
        if exact.grounds.of(str(kind), *at).parties:  # type: ignore[arg-type]
            share = {"equilibrium": drawn.equilibrium, "stable": drawn.stable}.get(str(kind))
            value = 0.5 if share is None else float(share[CONCEPTS[at[0]]][tuple(at[1:])])  # type: ignore[index]
            assert value in (0, 1) or drawn.grounds.of(str(kind), *at).parties  # type: ignore[arg-type]
    for one, other in zip(exact.claims, drawn.claims, strict=True):
        if one.ground.parties and other.verdict == "depends":
            assert other.ground.parties


def test_pairs_of_a_sample_prove_what_turns() -> None:
    text = well("{priorities: [UP.share, LOW.raid], unknown: order}", "unknown")
    exact, drawn = swept(text), swept(text, samples=3_000, exact_up_to=0)
    for k, concept in enumerate(CONCEPTS):
        for cell in range(4):
            if 0.1 < drawn.equilibrium[concept][cell] < 0.9:
                assert drawn.grounds.of("equilibrium", k, cell) == exact.grounds.of("equilibrium", k, cell)


def test_the_draws_of_a_sample_are_those_without_pairs() -> None:
    """Looking for what an answer turns on changes no share."""
    text = well("{priorities: [UP.share, LOW.raid], unknown: order}", "unknown")
    asked, plain = (swept(text, samples=2_000, exact_up_to=0, asks=asks) for asks in (True, False))
    for concept in CONCEPTS:
        assert np.array_equal(asked.equilibrium[concept], plain.equilibrium[concept])
    assert (plain.questions, plain.grounds.unknown) == ((), ())


@settings(max_examples=15)
@given(levels_form(("NN", "NY", "YN", "YY")))
def test_what_is_one_comparison_and_no_more_is_known_for_it(form: OpenForm) -> None:
    text = well(form.yaml, "{priorities: [not UP.share, LOW.raid]}")
    found = swept(text)
    for k, concept in enumerate(CONCEPTS):
        for cell in range(4):
            question = found.grounds.of("equilibrium", k, cell).question
            same = [
                q
                for q in found.grounds.questions
                for opposite in (False, True)
                if found.equilibrium[concept][cell] not in (0, 1)
                and all(
                    (cell in c.equilibria[concept])
                    == ((c.ranks[q.party][q.better] > c.ranks[q.party][q.worse]) != opposite)
                    for c in completions(text, [form, priorities_known()])
                )
            ]
            assert (question in same) if same else question is None


def priorities_known() -> OpenForm:
    ranks = tuple((s[0] == "N") * 2 + (s[1] == "Y") for s in ("NN", "NY", "YN", "YY"))
    return OpenForm("{priorities: [not UP.share, LOW.raid]}", ((Fraction(1), ranks, ()),))


CIRCULAR = [
    ("prefers(UP, YN, NN)", True),
    ("not prefers(UP, YN, NN)", True),
    ('prefers(UP, "UP.share", "not UP.share")', True),
    ("stable(NN, nash, UP)", True),  # UP has one move there: it stays unless it prefers YN
    ("stable(NN, nash, UP) and stable(NY, nash, UP)", False),
    ("prefers(UP, YN, NN) and prefers(UP, YY, NY)", False),
    ("stable(NN, nash)", False),
]


@pytest.mark.parametrize(("claim", "circular"), CIRCULAR)
def test_a_claim_is_circular_if_the_unknown_that_decides_it_is_the_claim(claim: str, circular: bool) -> None:
    (answer,) = swept(well("unknown", "unknown", claims=[claim])).claims
    assert answer.verdict == "depends"
    assert answer.circular == circular


def test_a_claim_that_comes_out_one_way_is_not_circular() -> None:
    (answer,) = swept(
        well("{ranking: [[YN], [NN], [YY], [NY]]}", "unknown", claims=["prefers(UP, YN, NN)"])
    ).claims
    assert (answer.verdict, answer.circular) == ("holds", False)
