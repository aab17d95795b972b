"""Cases of every shape a picture has to bear, each with its sweep."""

from __future__ import annotations

from functools import cache

import pytest
from tests.support.paths import EXAMPLE_CASE

from detente.analysis.sweeping import SweepRequest, SweepResult
from detente.analysis.sweeping import sweep_what_if as answered_by
from detente.case.load import Case, parse_case
from detente.case.what_if import WhatIf
from detente.page.compose import sweep_page
from detente.render.html import render_html
from detente.sweeps.result import Sweep

HOSTILE_NAME = "<b>$x_1$</b> & \u202eSöhne"
LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitän"

TEXTS = {
    "example": EXAMPLE_CASE.read_text(encoding="utf-8"),
    "sample of 64 states": """
detente: 1
title: Three powers and a strait
parties:
  A: {name: Coastal Republic, options: {block: Block the strait, talk: Talk}}
  B: {name: Island State, options: {arm: Arm, trade: Open trade}}
  C: {name: Old Empire, options: {send: Send ships, fund: Fund the port}}
status_quo: NNNNNN
preferences: {A: unknown, B: unknown, C: unknown}
""",
    "all known in part": """
detente: 1
title: A dam and two valleys
parties:
  UP: {name: Upper valley, options: {open: Open the gates}}
  LOW: {name: Lower valley, options: {sue: Go to court, dig: Dig wells}}
states: {stand_off: NNN, case: NYN, wells: NNY, water: YNN}
status_quo: stand_off
preferences:
  UP: {priorities: [not LOW.sue, not UP.open, LOW.dig], unknown: order}
  LOW: {priorities: [UP.open, not LOW.sue], unknown: order}
claims:
  - {id: court, says: Only the court moves them., holds_if: 'stable(YYY, smr)'}
""",
    "sample known in part": """
detente: 1
title: Three powers and a strait, known in part
parties:
  A: {name: Coastal Republic, options: {block: Block the strait, talk: Talk}}
  B: {name: Island State, options: {arm: Arm, trade: Open trade}}
status_quo: NNNN
preferences:
  A: {priorities: [B.trade, not A.talk], unknown: order}
  B: {priorities: [not A.block, not B.arm], unknown: order}
""",
    "256 states": """
detente: 1
title: Many states
parties:
  A: {name: A, options: {a: a, b: b, c: c, d: d}}
  B: {name: B, options: {a: a, b: b, c: c, d: d}}
status_quo: NNNNNNNN
preferences: {A: unknown, B: {priorities: [A.a, B.b]}}
""",
    "nothing open": """
detente: 1
title: All known
parties: {A: {name: A, options: {o: O}}, B: {name: B, options: {p: P}}}
status_quo: NN
preferences: {A: {priorities: [A.o]}, B: {priorities: [not B.p]}}
""",
    "two states, no status quo": """
detente: 1
title: Two
parties: {A: {name: Ana, options: {o: Go}}}
preferences: {A: unknown}
""",
    "graph form": """
detente: 1
title: A long road
parties: {P: {name: Province}, Q: {name: Capital}, R: {name: Neighbour}}
states: [start, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11]
moves:
  P: [[start, s2], [s2, s3], [s3, s4], [s4, s5], [s5, s6], [s6, start], [start, s7]]
  Q: [[s6, s7], [s7, s8], [s8, s9], [s9, s10], [s10, s2], [start, s3], [s3, start]]
  R: [[s10, s11], [s2, s8], [s3, s8], [s4, s9], [s5, s2], [s2, s5]]
status_quo: start
preferences: {P: unknown, Q: unknown, R: unknown}
""",
    "rival pictures": """
detente: 1
title: A strike at the port
parties:
  LINE: {name: Shipping line, options: {yield: Give in}}
  UNION: {name: Dockers, options: {strike: Strike}}
status_quo: NN
preferences:
  LINE:
    one_of:
      - assumed: hard-nosed but rational
        probability: 0.1
        priorities: [not LINE.yield, not UNION.strike]
      - probability: 0.2
        priorities: [not UNION.strike, not LINE.yield]
      - probability: 0.7
        ranking: [[YN], [NN, YY], [NY]]
  UNION: unknown
claims:
  - {id: firm, says: The line stays put., holds_if: 'stable(NY, nash, LINE)'}
""",
    "hostile names": f"""
detente: 1
title: "<script>alert(1)</script> $\\\\frac{{1}}{{2}}$"
parties:
  A: {{name: "{HOSTILE_NAME}", options: {{o: "Do <i>$\\\\alpha$</i> ]]> &amp;", p: 交涉する}}}}
  B:
    name: A party with an exceedingly long name that goes on and on, of the Second Republic of Somewhere
    options: {{q: An option whose label is so long that nobody would ever wish to read it in a picture}}
states:
  NNN_is_a_name_that_is_far_too_long_for_any_tile_or_node_in_a_picture: NNN
  {LONG_WORD}: YNN
  "{HOSTILE_NAME}": NYN
status_quo: NNN
preferences:
  A: unknown
  B: {{priorities: [A.o, B.q, not A.p], unknown: order}}
claims:
  - id: c1
    says: <img src=x onerror=alert(1)>
    by: $E=mc^2$
    holds_if: stable(status_quo, nash)
    evidence: [e]
  - {{id: c2, says: Nobody can test this}}
evidence: {{e: {{report: "https://example.org/x", quote: "<b>quoted</b> $words$"}}}}
""",
}

every_case = pytest.mark.parametrize("name", TEXTS)
WHAT_IF = WhatIf(as_if=("CPP: talks_pressed > pressed",))
"""A what-if of the example, known to change its answers."""
NOTHING_CHANGED = WhatIf()


@cache
def answered(
    name: str, what_if: WhatIf = NOTHING_CHANGED, wish: str | None = None, robust: bool = False
) -> SweepResult:
    """The whole answer to a sweep of a case; samples are small."""
    where = str(EXAMPLE_CASE) if name == "example" else f"{name}.yaml"
    request = SweepRequest(600, 250_000, 0, None, False, wish, "seq", robust)
    return answered_by(parse_case(TEXTS[name], where), what_if, request)


def swept(name: str) -> tuple[Case, Sweep]:
    """A case and its sweep."""
    answer = answered(name)
    return answer.case, answer.sweep


@cache
def sweep_page_of(name: str) -> str:
    """The page of a case's sweep as HTML."""
    return render_html(sweep_page(answered(name)))
