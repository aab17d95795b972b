"""The questions that somebody who knows the dispute can answer, and those that nobody would ask."""

from __future__ import annotations

import pytest

from detente.case.load import parse_case
from detente.interview.naming import Naming
from detente.interview.pairs import pair_in_words, pair_of, sense_of
from detente.interview.question import Pair
from detente.interview.statements import preference_in_words
from detente.model.model import Model, compile_case

DOCK = """\
detente: 1
title: A dock
parties:
  PORT: {name: Port Board, options: {pay: Raise the pay, paint: Paint the cranes}}
  UNION: {name: Dockers' Union, options: {strike: Keep up the strike, sue: Sue the owner}}
status_quo: NNYN
preferences:
  PORT: {priorities: [not UNION.strike, not PORT.pay], unknown: [order]}
  UNION: {priorities: [PORT.pay], unknown: [order]}
"""
PAY, PAINT, STRIKE, SUE = "PORT.pay", "PORT.paint", "UNION.strike", "UNION.sue"


def dock(text: str = DOCK) -> tuple[Naming, Model]:
    case = parse_case(text)
    return Naming(case.file), compile_case(case)


def pair(model: Model, party: str, one: str, other: str) -> Pair:
    cells = {model.pattern(cell): cell for cell in range(model.cells)}
    return pair_of(model, party, cells[one], cells[other])


@pytest.mark.parametrize(
    ("party", "one", "other", "text"),
    [
        ("PORT", "YNYN", "NNYN", "Would the Port Board rather raise the pay than not?"),
        ("UNION", "NNYN", "NNNN", "Would the Dockers' Union rather keep up the strike, as now, than stop?"),
        ("PORT", "YNNN", "NNYN",
         "Would the Port Board rather raise the pay than see the Dockers' Union keep up the strike?"),
        ("UNION", "YNYN", "YNNN",
         "Suppose the Port Board raises the pay. "
         "Would the Dockers' Union rather keep up the strike, as now, than stop?"),
    ],
)  # fmt: skip
def test_questions_of_what_a_party_would_do_are_asked(party: str, one: str, other: str, text: str) -> None:
    names, model = dock()
    asked = pair(model, party, one, other)
    assert sense_of(names, model).weight(asked) > 0
    assert pair_in_words(names, model, asked, alone=True) == text


@pytest.mark.parametrize(
    ("party", "one", "other"),
    [
        ("PORT", "NYYY", "NNYN"),  # to paint the cranes, and be sued
        ("PORT", "NYYN", "NNYY"),  # to paint the cranes rather than be sued
        ("UNION", "NYYY", "NNYN"),
        ("UNION", "YYYN", "NNYN"),  # two acts of another
        ("PORT", "YNYY", "YNYN"),  # what it thinks of an act of another, supposing one of its own
    ],
)
def test_acts_that_have_nothing_to_do_with_each_other_are_not_asked_about(
    party: str, one: str, other: str
) -> None:
    names, model = dock()
    assert sense_of(names, model).weight(pair(model, party, one, other)) == 0


def test_what_one_would_do_in_return_is_a_bargain() -> None:
    names, model = dock(DOCK.replace("not UNION.strike, not PORT.pay", "UNION.sue, not PORT.pay"))
    bargain = pair(model, "PORT", "YNYY", "NNYN")
    assert pair_in_words(names, model, bargain) == (
        "Would the Port Board raise the pay, if in return the Dockers' Union sues the owner, "
        "and nothing else changed?"
    )
    assert preference_in_words(names, model, bargain, yes=False) == (
        "the Port Board would not raise the pay, if in return the Dockers' Union sues the owner"
    )


def test_two_stated_wishes_are_weighed() -> None:
    names, model = dock(DOCK.replace("not UNION.strike, not PORT.pay", "PORT.paint, not UNION.sue"))
    wishes = pair(model, "PORT", "NYYY", "NNYN")
    assert pair_in_words(names, model, wishes) == (
        "Does it matter more to the Port Board that it paints the cranes "
        "than that the Dockers' Union does not sue the owner?"
    )
    assert preference_in_words(names, model, wishes, yes=False) == (
        "it matters more to the Port Board that the Dockers' Union does not sue the owner "
        "than that it paints the cranes"
    )


def test_that_a_party_would_have_pressure_end_is_asked_last_of_all() -> None:
    names, model = dock()
    pressure, act = pair(model, "PORT", "NNYN", "NNNN"), pair(model, "PORT", "YNYN", "NNYN")
    assert sense_of(names, model).weight(pressure) < sense_of(names, model).weight(act) / 2


def test_an_act_that_would_only_answer_another_is_no_bargain() -> None:
    text = DOCK.replace("priorities: [PORT.pay], unknown: [order]", 'priorities: ["UNION.sue if PORT.paint"]')
    names, model = dock(text.replace("not UNION.strike, not PORT.pay", "not UNION.strike"))
    assert sense_of(names, model).weight(pair(model, "PORT", "NYYY", "NNYN")) == 0


HARBOUR = """\
detente: 1
title: A harbour
parties:
  PORT: {name: Port Board, options: {pay: Raise the pay, paint: Paint the cranes}}
  UNION: {name: Dockers' Union, options: {work: Resume work}}
status_quo: NNN
preferences:
  PORT: {priorities: [UNION.work], unknown: [PORT.pay, PORT.paint]}
  UNION: {priorities: [PORT.paint], unknown: [order]}
"""
CLAIMED = """\
claims:
- {id: a, says: "If the cranes are painted, the pay rises", holds_if: reachable("PORT.pay") by improvements given PORT.paint}
"""  # noqa: E501


def test_an_act_is_supposed_only_where_it_has_to_do_with_what_is_asked() -> None:
    names, model = dock(HARBOUR)
    sense = sense_of(names, model)
    assert sense.weight(pair(model, "PORT", "NYY", "NNY")) > 0, "each wants what the other would do"
    assert sense.weight(pair(model, "PORT", "YNY", "NNY")) == 0, "nobody bargains over the pay"


def test_a_claim_ties_what_it_says_with_its_condition() -> None:
    names, model = dock(HARBOUR)
    supposing = pair(model, "PORT", "YYN", "NYN")
    assert sense_of(names, model).weight(supposing) == 0
    names, model = dock(HARBOUR + CLAIMED)
    assert sense_of(names, model).weight(supposing) > 0


def test_pressure_that_a_third_party_wants_is_supposed_with_what_it_is_for() -> None:
    pressed = """\
detente: 1
title: A harbour
parties:
  PORT: {name: Port Board, options: {talk: Open talks}}
  CITY: {name: City, options: {press: Press the board, paint: Paint the hall}}
  UNION: {name: Dockers' Union, options: {work: Resume work}}
status_quo: NNNN
preferences:
  PORT: unknown
  CITY: unknown
  UNION: {priorities: [PORT.talk, CITY.press, CITY.paint], unknown: [order]}
"""
    names, model = dock(pressed)
    sense = sense_of(names, model)
    assert sense.weight(pair(model, "PORT", "YYNN", "NYNN")) > 0
    assert sense.weight(pair(model, "PORT", "YNYN", "NNYN")) == 0


def test_what_a_party_thinks_of_one_that_it_has_no_quarrel_with_is_a_side_matter() -> None:
    text = DOCK.replace(
        "status_quo: NNYN", "  MAYOR: {name: Mayor, options: {visit: Visit the dock}}\nstatus_quo: NNYNN"
    ).replace("preferences:", "preferences:\n  MAYOR: unknown")
    names, model = dock(text)
    sense = sense_of(names, model)
    of_the_opponent = sense.weight(pair(model, "PORT", "NNYYN", "NNYNN"))
    of_the_mayor = sense.weight(pair(model, "PORT", "NNYNY", "NNYNN"))
    assert 0 < of_the_mayor < of_the_opponent
