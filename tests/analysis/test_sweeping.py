"""The answer of `detente sweep`: the same shares in words and in JSON, with their bounds."""

from __future__ import annotations

import io
import json

import numpy as np
import pytest
from rich.console import Console
from tests.support.paths import EXAMPLE_CASE
from tests.support.swept_cases import TEXTS

from detente.analysis.sweeping import SweepRequest, SweepResult, sweep_what_if
from detente.case.load import load_case, parse_case
from detente.case.what_if import WhatIf
from detente.page.compose import sweep_page
from detente.render.json.sweep import sweep_items
from detente.render.terminal import render_terminal

REQUEST = SweepRequest(20_000, 250_000, 0, None, False, None, "seq", False)
SAMPLE = SweepRequest(2_000, 0, 5, None, False, None, "seq", False)


@pytest.fixture(scope="module")
def example() -> SweepResult:
    return sweep_what_if(load_case(str(EXAMPLE_CASE)), WhatIf(), REQUEST)


def text_of(answer: SweepResult, *, limit: int = 50, full: bool = False) -> str:
    console = Console(file=io.StringIO(), width=160)
    render_terminal(sweep_page(answer, limit=limit, full=full), console)
    assert isinstance(console.file, io.StringIO)
    return " ".join(console.file.getvalue().split())


def test_the_rival_assessments_of_the_example_turn_on_one_and_the_same_unknown(example: SweepResult) -> None:
    found = dict(sweep_items(example, limit=50, full=False))
    support, soft = found["claims"]
    assert (support["verdict"], support["share"]) == ("depends", 0.5)
    assert (soft["verdict"], soft["share"]) == ("depends", 0.5)
    for claim, if_yes in ((support, 1.0), (soft, 0.0)):
        (turn,) = claim["turns_on"]
        assert (turn["party"], turn["better"], turn["worse"]) == ("CPP", "talks_pressed", "pressed")
        assert (turn["if_yes"], turn["if_no"]) == (if_yes, 1 - if_yes)
        for side in ("holds", "fails"):
            assert sorted(claim["witness"][side]) == ["CPP", "SIGNATORIES"]
            assert sum(len(tied) for tied in claim["witness"][side]["CPP"]) == 8
    assert support["evidence"] == ["leverage", "more_backing"]


def test_the_way_out_of_the_example_s_deadlock_depends_on_the_signatories(
    example: SweepResult,
) -> None:
    found = dict(sweep_items(example, limit=50, full=False))
    first = found["decisive"][0]
    assert (first["party"], first["better"], first["worse"]) == ("SIGNATORIES", "pressed", "deadlock")
    assert found["method"]["completions"] == found["method"]["possible"] == 80_640
    assert found["way_out"]["seq"] == 0.5
    told = text_of(example)
    assert "There are 80,640 completions; every one was judged" in told
    assert "Would the signatories of the Paris Peace Accords rather" in told
    assert "circular: the unknown that decides it is the claim itself" in told
    assert "In how many of the completions a state lasts, by concept." in told
    assert "And 15 further questions, which would settle no more." in told


def test_the_json_is_json_and_its_lists_keep_to_the_limit(example: SweepResult) -> None:
    found = json.loads(json.dumps(dict(sweep_items(example, limit=3, full=True))))
    assert len(found["shares"]) == 3
    assert all(len(states) <= 3 for states in found["in_none"].values())
    assert found["counts"]["in_none"] == {"nash": 3, "gmr": 2, "smr": 2, "seq": 2}
    assert set(found["stability"]) == {"CPP", "CNRP", "SIGNATORIES"}


def test_a_number_of_orders_that_no_reader_of_json_takes_is_left_out() -> None:
    named = ", ".join(f"o{number}: O" for number in range(11))
    parties = f"{{P: {{name: p, options: {{{named}}}}}}}"
    text = f"detente: 1\ntitle: t\nparties: {parties}\npreferences: {{P: unknown}}\n"
    answer = sweep_what_if(parse_case(text), WhatIf(), SweepRequest(samples=20))
    method = json.loads(json.dumps(dict(sweep_items(answer, limit=1, full=False))["method"]))
    assert (method["possible"], method["parties"][0]["orders"]) == (None, None)


def test_words_and_json_tell_the_same_shares(example: SweepResult) -> None:
    told = text_of(example)
    for row in dict(sweep_items(example, limit=50, full=False))["shares"]:
        name = row["state"].replace("_", " ")
        shares = [row[c] for c in ("nash", "gmr", "smr", "seq", "reached")]
        said = ("in all" if s == 1 else "in none" if s == 0 else "open" for s in shares)
        assert f"{name} " + " ".join(said) in told


def test_a_share_stands_beside_the_one_of_nothing_known() -> None:
    answer = sweep_what_if(parse_case(TEXTS["all known in part"]), WhatIf(), REQUEST)
    told = text_of(answer)
    found = dict(sweep_items(answer, limit=50, full=False))
    assert found["nothing_known_of"] == []
    figures = 0
    for row in found["shares"]:
        for concept in ("nash", "gmr", "smr", "seq"):
            on = row["stands_on"][concept]
            if on["shown"] and 0 < row[concept] < 1:
                figures += 1
                assert f"{row[concept]:.1%} ({on['share_if_nothing_known']:.1%})" in told
    assert figures


def test_a_sample_says_its_size_its_seed_and_its_bounds() -> None:
    known = text_of(sweep_what_if(parse_case(TEXTS["sample known in part"]), WhatIf(), SAMPLE))
    assert "With 95 % confidence a share is within 3.0% of the true one" in known
    assert known.index("With 95 % confidence") < known.index("Last in") < known.index("What would last")
    answer = sweep_what_if(load_case(str(EXAMPLE_CASE)), WhatIf(), SAMPLE)
    told = text_of(answer)
    assert "Judged: 2,000 completions" in told
    assert "drawn at random out of 80,640, seed 5" in told
    exact = dict(
        sweep_items(sweep_what_if(load_case(str(EXAMPLE_CASE)), WhatIf(), REQUEST), limit=50, full=False)
    )
    drawn = dict(sweep_items(answer, limit=50, full=False))
    share = {row["state"]: row["seq"] for row in exact["shares"]}
    for row in drawn["shares"]:
        assert abs(row["seq"] - share[row["state"]]) < drawn["method"]["error"]["all"]


def test_a_share_of_one_in_a_sample_is_not_called_certain_without_proof() -> None:
    unsure = """\
detente: 1
title: t
parties: {A: {name: Ayland, options: {x: X}}}
status_quo: N
preferences: {A: unknown}
claims: [{id: c, says: It stays., holds_if: 'stable(N, nash)'}]
"""
    # One draw is bound to come out one way.
    one = SweepRequest(1, 0, 0, None, False, None, "seq", False)
    (claim,) = dict(sweep_items(sweep_what_if(parse_case(unsure), WhatIf(), one), limit=9, full=False))[
        "claims"
    ]
    assert claim["verdict"] in ("holds", "fails")
    assert not claim["proven"]
    told = text_of(sweep_what_if(parse_case(unsure), WhatIf(), one))
    assert "in every completion that was drawn" in told
    assert "whatever the unknowns are" not in told


def test_a_what_if_lists_what_changes_and_nothing_more() -> None:
    answer = sweep_what_if(
        load_case(str(EXAMPLE_CASE)), WhatIf(as_if=("CPP: talks_pressed > pressed",)), REQUEST
    )
    found = dict(sweep_items(answer, limit=50, full=False))["what_if"]
    rows = {row["what"]: (row["before"], row["after"]) for row in found["differences"]}
    assert rows["completions"] == ("80,640", "40,320")
    assert rows["claim support_gives_leverage"] == ("depends (50.0%)", "holds (100%)")
    assert rows["claim soft_line_does_not_pay"] == ("depends (50.0%)", "fails (0%)")
    assert not any(before == after for before, after in rows.values())
    assert "unrest lasts (Nash)" not in rows
    told = text_of(answer)
    words = {row["what"]: row.get("after_in_words") for row in found["differences"]}
    assert words["claim support_gives_leverage"] == "holds"
    assert "%" not in told
    assert told.startswith("What if --as-if CPP: talks_pressed > pressed What Before After ")
    assert told.lower().count("what-if") + told.lower().count("what if") == 1


def test_a_what_if_that_changes_nothing_says_so() -> None:
    answer = sweep_what_if(load_case(str(EXAMPLE_CASE)), WhatIf(settings=("about=Otherwise",)), REQUEST)
    assert answer.differences == ()
    assert text_of(answer).startswith("What if --set about=Otherwise Nothing comes out otherwise. Cambodia’s")


def test_nothing_open_is_said_and_shares_are_all_or_nothing() -> None:
    closed = """\
detente: 1
title: t
parties: {A: {name: Ayland, options: {x: X}}}
status_quo: N
preferences: {A: {priorities: [A.x]}}
"""
    answer = sweep_what_if(parse_case(closed), WhatIf(), REQUEST)
    assert "Nothing is left open in this case" in text_of(answer)
    for shares in answer.sweep.equilibrium.values():
        assert np.isin(shares, (0.0, 1.0)).all()


def test_the_share_of_the_work_that_is_done_never_falls_and_names_what_is_done() -> None:
    said: list[tuple[float, str]] = []
    request = SweepRequest(300, 0, 5, keep=False, wish="talks_pressed", robust=True)
    sweep_what_if(
        load_case(str(EXAMPLE_CASE)),
        WhatIf(settings=("status_quo=pressed",)),
        request,
        report_part=lambda done, doing: said.append((done, doing)),
    )
    shares = [done for done, _ in said]
    assert shares == sorted(shares)
    assert all(0 <= share <= 1 for share in shares)
    kinds = list(dict.fromkeys(doing.partition(":")[0] for _, doing in said))
    assert kinds[0] == "before the change"
    assert kinds[-2:] == ["what would make it last", "how much change it survives"]
