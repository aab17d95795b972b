"""A drafted case of an invented dispute, with the doubts that drafts have, and its report."""

from __future__ import annotations

from pathlib import Path

from detente.case.load import Case, load_case

REPORT = """\
The Harbour Union demanded that Brine Mining raise wages. The town court of Brine had banned the strike.
The board of Brine Mining has not met the union since May. Brine Mining locked the gates on Monday.
"""

DRAFT = """\
# Drafted by detente from what the reports say; nobody has reviewed it yet.
# Take the line above out when you have. Every line cites its words under `evidence`.
# Read but not used:
#   the port authority: Send a mediator (it came close to being an option; HU demands it)
#   Brine: Open the books (less central than 8 others; HU demands it)
#   the mayor: Resign (too little speaks for it)
#   “has not met the union”: no doer named
detente: 1
title: The gates of Brine   # drafted
parties:
  HU:
    name: Harbour Union
    options:
      strike: {label: Go on strike, evidence: [wages]}
  BRINE:
    name: Brine
    options:
      meet_union: {label: Meet the union, evidence: [met]}
  BM:
    name: Brine Mining
    options:
      meet_union: {label: Meet the union, evidence: [met]}
      raise_wages: {label: Raise wages, evidence: [wages]}
      lock_gates: {label: Lock the gates, evidence: [gates]}
  COURT:
    name: town court
    evidence: [court]
    options:
      lift_ban: {label: Lift the ban on the strike, evidence: [court]}

# Letters in the order of the options above.
states:
  status quo: NNNNYN
  the union strikes: YNNNYN
status_quo:
  state: status quo
  evidence: [gates]
  assumed: 'not taken, as no report says that it is done: HU.strike'
preferences:
  HU:
    priorities:
      - {priority: BM.raise_wages, evidence: [wages]}
    unknown: [order]
  BRINE: unknown
  BM:
    priorities:
      - {priority: BM.lock_gates, evidence: [gates], assumed: it is what it does now}
    unknown: [order]
  COURT: unknown
evidence:
  wages: {report: report.txt, quote: The Harbour Union demanded that Brine Mining raise wages}
  court: {report: report.txt, quote: The town court of Brine had banned the strike}
  met: {report: report.txt, quote: The board of Brine Mining has not met the union since May}
  gates: {report: report.txt, quote: Brine Mining locked the gates on Monday}
"""


def drafted(folder: Path, text: str = DRAFT) -> Path:
    """Write the draft and its report into a folder; return the file of the case."""
    (folder / "report.txt").write_text(REPORT)
    (folder / "case.yaml").write_text(text)
    return folder / "case.yaml"


def drafted_case(folder: Path, text: str = DRAFT) -> Case:
    """The case of the draft, loaded."""
    return load_case(str(drafted(folder, text)))
