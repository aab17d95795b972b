"""Every fault of a case is one line that names the file, the line, what is wrong and how to mend it."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.analysis.analysis import analyse
from detente.case.evidence import resolve_evidence
from detente.case.load import load_case, parse_case
from detente.errors import BadInput

HEAD = """\
detente: 1
title: Two villages and a well
parties:
  UP: {name: Upper village, options: {share: Share the well}}
  LOW: {name: Lower village, options: {raid: Raid}}
"""
TAIL = """\
preferences:
  UP: unknown
  LOW: unknown
"""


def check(path: str) -> None:
    """All that `detente analyse` holds against a case before it answers."""
    case = load_case(path)
    resolve_evidence(case)
    analyse(case)


@pytest.mark.parametrize(
    ("text", "line", "complaint"),
    [
        ("- a list", 1, "a mapping of keys"),
        ("detente: 2\n" + HEAD[11:] + TAIL, 1, "input should be 1"),
        (HEAD, 1, "party UP has no preferences"),
        (HEAD + "partys: {}\n" + TAIL, 6, "did you mean parties"),
        (
            HEAD + "rules:\n  - not UP.sharing\n" + TAIL,
            7,
            r"unknown option UP.sharing \(did you mean UP.share\?\)",
        ),
        (HEAD + "rules:\n  - UP.share and\n" + TAIL, 7, "cannot read"),
        (HEAD + "rules:\n  - UP.share\n  - not UP.share\n" + TAIL, 8, "contradict each other"),
        (HEAD + "feasible: [NN]\nrules: [UP.share]\n" + TAIL, 6, "both `rules` and `feasible`"),
        (HEAD + "feasible: []\n" + TAIL, 6, "lists no state"),
        (HEAD + "feasible: [NNN]\n" + TAIL, 6, "is not 2 letters"),
        (HEAD + "states: {war: NY, raid: -Y}\n" + TAIL, 6, "overlap"),
        (HEAD + "states: {war: NY}\nrules: [not LOW.raid]\n" + TAIL, 6, "war .* is not feasible"),
        (HEAD + "status_quo: NY\nrules: [not LOW.raid]\n" + TAIL, 6, "state NY is not feasible"),
        (HEAD + "states: {war: NY}\nstatus_quo: wra\n" + TAIL, 7, "did you mean war"),
        (HEAD + "status_quo: N-\n" + TAIL, 6, "fits 2 states"),
        (HEAD + "one_way: [LOW.share]\n" + TAIL, 6, "unknown option LOW.share"),
        (HEAD + "one_way: [UP.share, not UP.share]\n" + TAIL, 6, "neither taken nor untaken"),
        (HEAD + "views: {UP: {unseen: [YYY]}}\n" + TAIL, 6, "unknown state YYY"),
        (
            HEAD + "views: {UP: {unseen: ['\"UP.share and not UP.share\"']}}\n" + TAIL,
            6,
            "no state has UP.share",
        ),
        (HEAD + "views: {UP: {unseen: [--]}}\n" + TAIL, 6, "UP sees no state at all"),
        (HEAD + "attitudes:\n  UP: {LOW: hostile}\n" + TAIL, 7, "positive, neutral or negative"),
        (HEAD + "attitudes:\n  UP: {LWO: negative}\n" + TAIL, 7, r"unknown party LWO \(did you mean LOW"),
        (HEAD + "attitudes:\n  UPP: {LOW: negative}\n" + TAIL, 7, r"unknown party UPP \(did you mean UP"),
        (HEAD + "attitudes:\n  UP: negative\n" + TAIL, 7, "is not a mapping of keys"),
        (HEAD + "moves: {UP: [[NN, YN]]}\n" + TAIL, 6, "both options and `moves`"),
        (HEAD + "preferences:\n  LOW: unknown\n  UP:\n    ranking: [[NN], [NY, YN]]\n", 9, "misses state YY"),
        (
            HEAD + "preferences:\n  LOW: unknown\n  UP:\n    ranking: [[NN], [NY, YN, YY, NN]]\n",
            9,
            "stands twice",
        ),
        (
            HEAD + "preferences:\n  LOW: unknown\n  UP:\n    payoffs: {NN: 1, YY: 2}\n",
            9,
            "misses state NY, YN",
        ),
        (HEAD + "preferences:\n  LOW: unknown\n  UP:\n    payoffs: {NN: .nan}\n", 9, "plain number"),
        (HEAD + "preferences:\n  LOW: unknown\n  UP:\n    weights: {UP.share: much}\n", 9, "plain number"),
        (HEAD + "preferences:\n  LOW: unknown\n  UP: {weights: {}, priorities: []}\n", 8, "one form a party"),
        (HEAD + "preferences:\n  LOW: unknown\n  UP: unkown\n", 8, "is 'unkown'; give a form"),
        (HEAD + "preferences:\n  LOW: unknown\n  UP:\n", 8, "preferences.UP is not a mapping"),
        (
            HEAD + "preferences:\n  LOW: unknown\n  UP: {ranking: [[XX]], unknown: order}\n",
            8,
            "unknown state XX",
        ),
        (HEAD + "preferences:\n  LOW: unknown\n  UP: {weights: {UP.share: 1e2000000}}\n", 8, "exactly"),
        (HEAD + "preferences:\n  LOW: unknown\n  UP: {weights: {UP.share: 1e-300000}}\n", 8, "exactly"),
        (HEAD + "states: {YN: NY}\n" + TAIL, 6, "is itself a Y/N string"),
        (HEAD + "states: {status_quo: NY}\n" + TAIL, 6, "wherever the dispute is"),
        (HEAD + "states: {'': NY}\n" + TAIL, 6, "without a name"),
        (HEAD.replace("title: Two villages and a well", "title:"), 2, "title is missing"),
        (HEAD + TAIL + "  MID: unknown\n", 9, "unknown party MID"),
        (HEAD + TAIL + "claims:\n  - {id: c, says: x, holds_if: stable(NN)}\n", 10, "cannot read"),
        (
            HEAD + TAIL + "claims:\n  - {id: c, says: x, holds_if: 'stable(NN, seq, UPP)'}\n",
            10,
            "unknown party UPP",
        ),
        (
            HEAD + TAIL + "claims:\n  - {id: c, says: x, holds_if: reachable(NN) by moves}\n",
            10,
            "needs a status quo",
        ),
        (HEAD + TAIL + "claims:\n  - {id: c, says: x, evidence: [e1]}\n", 10, "cites e1"),
        (HEAD + TAIL + "claims:\n  - {id: c, says: x}\n  - {id: c, says: y}\n", 11, "a second claim c"),
        (HEAD + TAIL + "evidence:\n  e1: {report: gone.txt, quote: x}\n", 10, "no report gone.txt"),
        (
            HEAD + TAIL + "evidence:\n  e1: {report: report.txt, quote: a dry spring}\n",
            10,
            "is not in report.txt",
        ),
        (
            HEAD + TAIL + "evidence:\n  e1: {report: report.txt, quote: dry, start: 0, end: 3}\n",
            10,
            "stands at 11-14",
        ),
    ],
)
def test_a_fault_names_its_line(tmp_path: Path, text: str, line: int, complaint: str) -> None:
    (tmp_path / "report.txt").write_text("A well ran dry.")
    path = tmp_path / "case.yaml"
    path.write_text(text)
    with pytest.raises(BadInput, match=complaint) as caught:
        check(str(path))
    assert (caught.value.where, caught.value.line) == (str(path), line)
    assert "\n" not in str(caught.value)


def test_a_missing_file_and_a_binary_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        load_case(str(tmp_path / "none.yaml"))
    (tmp_path / "binary.yaml").write_bytes(b"\xff\xfe\x00\x01")
    with pytest.raises(BadInput, match="not text in UTF-8"):
        load_case(str(tmp_path / "binary.yaml"))


def test_more_options_than_fit_are_refused_before_any_array_is_made() -> None:
    options = ", ".join(f"o{i}: x" for i in range(60))
    with pytest.raises(BadInput, match="60 options"):
        analyse(parse_case(f"detente: 1\ntitle: t\nparties: {{A: {{name: a, options: {{{options}}}}}}}\n"))


def test_graph_form_without_moves_is_refused() -> None:
    with pytest.raises(BadInput, match="no `moves`"):
        analyse(
            parse_case(
                "detente: 1\ntitle: t\nparties: {A: {name: a}}\nstates: [1, 2]\npreferences: {A: unknown}\n"
            )
        )


def test_a_section_left_empty_counts_as_not_there() -> None:
    assert parse_case(HEAD + TAIL + "claims:\nrules: ~\n").file.rules == ()


@pytest.mark.parametrize("key", ["evidence", "speaks_for", "speaks_against"])
def test_whatever_cites_words_cites_words_that_are_there(key: str) -> None:
    claim = f"claims: [{{id: c, says: It will rain., {key}: [clouds]}}]"
    head = "detente: 1\ntitle: t\nparties: {A: {name: A, options: {go: Go}}}\npreferences: {A: unknown}\n"
    case = parse_case(head + claim)
    with pytest.raises(BadInput, match="cites clouds, which is not under `evidence`"):
        resolve_evidence(case)
