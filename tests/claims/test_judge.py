"""Claims: what their language says, and how known and unknown preferences decide them."""

from __future__ import annotations

import pytest

from detente.analysis.analysis import analyse
from detente.case.expressions import ExpressionError
from detente.case.load import parse_case
from detente.claims.judge import ClaimVerdict
from detente.claims.language import parse_claim_test

CASE = """
detente: 1
title: A strike at the port
parties:
  UNION: {name: Union, options: {strike: Strike}}
  PORT: {name: Port authority, options: {pay: Pay more}}
states: {calm: NN, strike: YN, paid: NY}
status_quo: calm
preferences:
  UNION: {priorities: [PORT.pay, UNION.strike iff not PORT.pay]}
  PORT: PREFERENCE
claims:
  - {id: c, says: x, holds_if: 'TEST'}
  - {id: untested, says: y}
"""


def verdict(test: str, port: str = "unknown") -> ClaimVerdict:
    case = parse_case(CASE.replace("TEST", test).replace("PREFERENCE", port))
    claims = analyse(case).claims
    assert (claims[1].id, claims[1].verdict, claims[1].because) == ("untested", "untested", ())
    return claims[0]


@pytest.mark.parametrize(
    ("test", "port", "outcome"),
    [
        ("stable(calm, nash, UNION)", "unknown", "fails"),
        ("stable(strike, nash, UNION)", "unknown", "holds"),
        ("stable(strike, nash, PORT)", "unknown", "open"),
        ("stable(strike, nash)", "unknown", "open"),
        ("stable(calm, nash)", "unknown", "fails"),
        ("not stable(strike, nash, PORT)", "{priorities: [not UNION.strike, PORT.pay]}", "holds"),
        ("stable(status_quo, seq)", "unknown", "fails"),
        ("reachable(strike) by improvements", "unknown", "holds"),
        ("reachable(YY) by improvements", "unknown", "open"),
        ("reachable(YY) by improvements", "{priorities: [not PORT.pay]}", "fails"),
        ("reachable(YY) by moves", "{priorities: [not PORT.pay]}", "holds"),
        ('reachable("PORT.pay") by improvements', "{priorities: [PORT.pay]}", "holds"),
        ('stable("UNION.strike and not PORT.pay", gmr, UNION)', "unknown", "holds"),
        ("stable(calm, nash, UNION) and stable(strike, nash, PORT)", "unknown", "fails"),
        ("stable(strike, nash, UNION) or stable(strike, nash, PORT)", "unknown", "holds"),
        ("stable(calm, nash, UNION) if stable(strike, nash, PORT)", "unknown", "open"),
        ("stable(strike, nash, PORT) if stable(calm, nash, UNION)", "unknown", "holds"),
        ("stable(strike, nash, UNION) iff stable(strike, nash, PORT)", "unknown", "open"),
        ("stable(strike, nash, UNION) iff not stable(calm, nash, UNION)", "unknown", "holds"),
    ],
)
def test_a_claim_is_judged(test: str, port: str, outcome: str) -> None:
    assert verdict(test, port).verdict == outcome


def test_a_verdict_names_every_part_and_how_it_came_out() -> None:
    found = verdict("stable(strike, nash, UNION) and not reachable(YY) by improvements")
    assert found.because == (
        ("strike is stable for UNION (Nash)", "holds"),
        ("YY can be reached by improvements", "open"),
    )


@pytest.mark.parametrize(
    "text", ["stable(calm)", "stable(calm, pareto)", "reachable(calm)", "calm", "stable calm"]
)
def test_a_malformed_claim_test_is_refused(text: str) -> None:
    with pytest.raises(ExpressionError):
        parse_claim_test(text)
