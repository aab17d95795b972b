"""Unknowns in words that can be put to somebody who knows."""

from __future__ import annotations

import pytest
from tests.support.paths import EXAMPLE_CASE
from tests.support.swept_cases import TEXTS, swept

from detente.case.load import load_case, parse_case
from detente.model.model import compile_case
from detente.page.words.questions import (
    bearings_in_words,
    outcome_in_words,
    question_in_short,
    question_in_words,
)
from detente.sweeps.prepare import Outcome
from detente.sweeps.questions import Question
from detente.sweeps.result import Bearing

CASE = load_case(str(EXAMPLE_CASE))
MODEL = compile_case(CASE)
DEADLOCK, PRESSED, TALKS = (next(c for c, n in MODEL.names.items() if n == name)
                            for name in ("deadlock", "pressed", "talks"))  # fmt: skip
SIGNATORIES = MODEL.parties.index("SIGNATORIES")
CPP = MODEL.parties.index("CPP")


def asked(question: Question) -> str:
    return question_in_words(CASE.file, MODEL, question)


def test_of_a_partys_own_move_it_is_asked_whether_it_would_make_it() -> None:
    assert asked(Question(SIGNATORIES, "states", better=PRESSED, worse=DEADLOCK)) == (
        "Would the signatories of the Paris Peace Accords rather press Phnom Penh to keep the promise of the "
        "accords than not, as things stand?"
    )


def test_if_the_status_quo_is_the_better_state_yes_means_to_stay() -> None:
    assert asked(Question(SIGNATORIES, "states", better=DEADLOCK, worse=PRESSED)).startswith(
        "Would the signatories of the Paris Peace Accords rather leave things as they are than "
    )


def test_of_states_a_party_cannot_move_between_it_is_asked_which_it_prefers() -> None:
    assert asked(Question(SIGNATORIES, "states", better=TALKS, worse=DEADLOCK)) == (
        "Would the signatories of the Paris Peace Accords prefer “talks” to “deadlock”?"
    )


def test_an_irreversible_move_is_described_with_the_state_it_starts_from() -> None:
    confront = next(cell for cell, name in MODEL.names.items() if name == "unrest")
    rnp = MODEL.parties.index("CNRP")
    told = asked(Question(rnp, "states", better=DEADLOCK, worse=confront))
    assert "rather leave things as they are than give up the soft line" in told


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (
            Question(CPP, "priority", first="not CPP.talk", second="CPP.readmit"),
            "Does “CPP not to open talks with the banned opposition” matter more to the Cambodian People's "
            "Party than “CPP to lift the ban and let the opposition back into politics”?",
        ),
        (
            Question(CPP, "weight", first="CPP.talk", second="2.5"),
            "Is “CPP to open talks with the banned opposition” worth more than 2.5 to "
            "the Cambodian People's Party?",
        ),
        (
            Question(CPP, "picture", first="2"),
            "Is the 2nd picture of the Cambodian People's Party the right one?",
        ),
        (
            Question(CPP, "picture", first="11"),
            "Is the 11th picture of the Cambodian People's Party the right one?",
        ),
    ],
)
def test_other_unknowns_are_asked_in_their_own_words(question: Question, words: str) -> None:
    assert asked(question) == words


def test_a_picture_is_identified_by_its_assumption_or_its_first_priority() -> None:
    case, found = swept("rival pictures")
    told = [question_in_words(case.file, found.model, Question(0, "picture", first=k)) for k in "123"]
    assert told == [
        "Is this the right picture of Shipping line: “hard-nosed but rational”?",
        "Is this the right picture of Shipping line: first of all “UNION not to strike”?",
        "Is this the right picture of Shipping line: best of all “Shipping line gives in”?",
    ]
    assert question_in_short(case.file, found.model, Question(0, "picture", first="1")) == (
        "Shipping line: the 1st picture (“hard-nosed but rational”)?"
    )


def test_a_long_reason_for_a_picture_is_cut_between_words() -> None:
    text = TEXTS["rival pictures"].replace("hard-nosed but rational", "it has said so again and again " * 9)
    case = parse_case(text)
    told = question_in_words(case.file, compile_case(case), Question(0, "picture", first="1"))
    quote = told[told.index("“") + 1 : told.index("”")]
    assert quote == "it has said so again and again it has said so again and…"


def test_an_axis_has_the_short_form_with_the_name_of_the_party() -> None:
    short = question_in_short(
        CASE.file, MODEL, Question(SIGNATORIES, "states", better=PRESSED, worse=DEADLOCK)
    )
    assert short == "Signatories of the Paris Peace Accords: pressed over deadlock?"
    assert question_in_short(CASE.file, MODEL, Question(CPP, "picture", first="1")) == (
        "Cambodian People's Party: the 1st picture?"
    )


def test_a_state_whose_name_says_nothing_is_told_by_what_is_done_in_it() -> None:
    case = parse_case("""
detente: 1
title: t
parties: {A: {name: Ana, options: {go: Go}}, B: {name: Bo, options: {stay: Stay, sing: Sing}}}
preferences: {A: unknown, B: unknown}
""")
    model = compile_case(case)
    told = question_in_words(case.file, model, Question(0, "states", better=0b101, worse=0b001))
    assert told == "Would Ana rather go than not, where things stand as in “Bo: sing”?"
    both = question_in_words(case.file, model, Question(1, "states", better=0b010, worse=0b001))
    assert "rather stay and no longer sing than leave it at that" in both


def test_outcomes_are_named_with_their_concept() -> None:
    told = [
        outcome_in_words(CASE.file, MODEL, outcome)
        for outcome in (
            Outcome("equilibrium", "seq", DEADLOCK),
            Outcome("way_out", "seq"),
            Outcome("claim", claim="support_gives_leverage"),
        )
    ]
    assert told == [
        "“deadlock” lasts (SEQ)",
        "a way leads out (SEQ)",
        "the claim of Em Sovannara holds",
    ]


def test_concepts_that_an_answer_decides_alike_are_named_together() -> None:
    bearings = [
        Bearing(Outcome("equilibrium", "nash", DEADLOCK), 0.0, 1.0, 1.0),
        Bearing(Outcome("way_out", "gmr"), 0.5, 0.1, 0.2),
        Bearing(Outcome("equilibrium", "seq", DEADLOCK), 0.0, 1.0, 1.0),
    ]
    told = bearings_in_words(CASE.file, MODEL, bearings)
    assert [(b.outcome, b.if_yes, b.if_no) for b in told] == [
        ("“deadlock” lasts (Nash, SEQ)", 0.0, 1.0),
        ("a way leads out (GMR)", 0.5, 0.1),
    ]
