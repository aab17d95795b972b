"""Verdicts that preferences known in part make certain: none may vanish or contradict another."""

from __future__ import annotations

from detente.analysis.analysis import analyse
from detente.analysis.questions import Questions
from detente.analysis.what_if import analyse_what_if
from detente.case.load import parse_case
from detente.case.what_if import WhatIf
from detente.page.compose import analysis_head
from detente.render.json.analysis import analysis_items
from detente.stability.classic import analyse_all
from detente.stability.unknown_preference import EXTENSIONS, unknown_stability

ONE_COMPARED = """\
detente: 1
title: One comparison
parties: {A: {name: Ayland, options: {a: Act}}, B: {name: Beeland, options: {b: Back}}}
status_quo: NN
preferences:
  A: {comparisons: [NN > YN]}
  B: {ranking: [[NN], [NY], [YN], [YY]]}
"""


def test_an_extension_knows_what_the_case_compares() -> None:
    model = analyse(parse_case(ONE_COMPARED)).model
    preferred, other = 0, 2
    certain = analyse_all(model)["nash"].certain[0]
    assert (certain[preferred], certain[other]) == (True, False)
    for extension in EXTENSIONS:
        stable = unknown_stability(model, extension)["nash"][0]
        assert (stable[preferred], stable[other]) == (True, False), extension


def forbidden(options: int) -> str:
    """Three options that are free, and others that the rules forbid."""
    idle = [f"x{k}" for k in range(options - 3)]
    own = ", ".join(f"{name}: Idle {name}" for name in idle)
    rules = "".join(f"  - not A.{name}\n" for name in idle)
    return f"""\
detente: 1
title: Options that nobody may take
parties:
  A: {{name: Ayland, options: {{talk: Talk, {own}}}}}
  B: {{name: Beeland, options: {{strike: Strike}}}}
  C: {{name: Ceeland, options: {{lend: Lend}}}}
rules:
{rules}status_quo: {"N" * options}
preferences:
  A: {{priorities: [A.talk, not B.strike], unknown: order}}
  B: {{priorities: [B.strike if not A.talk, not B.strike if A.talk], unknown: order}}
  C: {{priorities: [C.lend], unknown: order}}
"""


def test_an_option_that_the_rules_forbid_takes_no_verdict_away() -> None:
    answers = []
    for options in (6, 11, 12, 13):
        answer = analyse(parse_case(forbidden(options)))
        free = [0, options - 2, options - 1]
        answers.append(
            {
                concept: sorted(
                    "".join((answer.model.pattern(cell) or "")[place] for place in free)
                    for cell in stability.certain.all(axis=0).nonzero()[0].tolist()
                )
                for concept, stability in answer.stability.items()
            }
        )
    assert answers[0]["nash"] == ["YNY"]
    assert answers[1:] == answers[:1] * 3


def together(a: str, b: str) -> str:
    return f"""\
detente: 1
title: Two who gain together
parties:
  A: {{name: Ayland, options: {{arm: Arm}}}}
  B: {{name: Beeland, options: {{arm: Arm}}}}
status_quo: YY
preferences:
  A: {a}
  B: {b}
"""


OPEN = together("{priorities: [not B.arm], unknown: order}", "{priorities: [not A.arm], unknown: order}")


def test_a_state_that_two_surely_gain_by_leaving_stands_under_no_concept() -> None:
    """Nobody is left who could answer the two, so no concept lets it stand."""
    answer = analyse(parse_case(OPEN))
    items = dict(
        analysis_items(answer, limit=10, full=False, questions=Questions(answer, concepts=("coalitions",)))
    )
    (of_quo,) = [entry for entry in items["coalition_stability"] if entry["state"] == "YY"]
    assert of_quo["stable"] == dict.fromkeys(("nash", "gmr", "smr", "seq"), False)


def test_a_jump_does_not_depend_on_how_a_preference_is_written() -> None:
    ranked = together("{ranking: [[YN], [NN], [YY], [NY]]}", "{ranking: [[NY], [NN], [YY], [YN]]}")
    by_comparisons = together("{comparisons: [YN > NN > YY > NY]}", "{comparisons: [NY > NN > YY > YN]}")
    by_priorities = together(
        "{priorities: [A.arm or not B.arm, not B.arm, A.arm and not B.arm], unknown: order}",
        "{priorities: [B.arm or not A.arm, not A.arm, B.arm and not A.arm], unknown: order}",
    )
    jumps = []
    for text in (ranked, by_comparisons, by_priorities):
        questions = Questions(analyse(parse_case(text)), concepts=("coalitions",))
        jumps.append(
            {
                concept: [(jump.members, jump.origin, jump.target) for jump in of_concept]
                for concept, of_concept in questions.jumps.items()
            }
        )
    assert jumps[0]["seq"] == [((0, 1), 3, 0)]
    assert jumps[1:] == jumps[:1] * 2


def test_where_states_are_too_many_to_compare_the_answer_says_so() -> None:
    own = ", ".join(f"o{k}: Do {k}" for k in range(5))
    parties = "".join(f"  {party}: {{name: {party}land, options: {{{own}}}}}\n" for party in "ABC")
    wishes = ", ".join(f"{party}.o{k}" for party in "ABC" for k in range(5))
    case = parse_case(
        f"detente: 1\ntitle: t\nparties:\n{parties}preferences:\n"
        f"  A: {{priorities: [{wishes}], unknown: order}}\n"
        "  B: {priorities: [B.o1]}\n  C: {priorities: [C.o1]}\n"
    )
    result = analyse_what_if(case, WhatIf())
    assert dict(analysis_items(result.answer, limit=3, full=False))["coarse"] == ["A"]
    assert "too many states to compare each with each for Aland" in analysis_head(result).missing[0]
    few = case.what_if(set=("preferences.A.priorities=[A.o0, A.o1]",))
    assert analyse(few).model.coarse == ()
