"""Mutated cases and reports through every command: an answer, or one line and exit 2 and nothing written."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import yaml
from tests.support.commands import run
from tests.support.hostile import COMMANDS, NASTY, mutated
from tests.support.interviews import drafted

from detente.case.evidence import resolve_evidence
from detente.case.load import load_case

CASE = """\
detente: 1
title: Two villages and a well
about: The well ran dry in May.
parties:
  UP: {name: Upper village, options: {share: Share the well}}
  LOW: {name: Lower village, options: {raid: Raid the village, sue: {label: Sue, assumed: It can}}}
  AID: {name: Aid agency}
states: {calm: NNN, war: NYN}
rules: [not (LOW.raid and LOW.sue), {rule: UP.share if LOW.sue, evidence: [e1]}]
one_way: [LOW.sue]
status_quo: calm
preferences:
  UP: {priorities: [not LOW.raid, not UP.share], unknown: order, comparisons: [calm >> war]}
  LOW: {weights: {UP.share: [1, 2.5], LOW.raid: -1}}
  AID:
    {weights: {LOW.raid: -1}, certainty: {calm > war: 0.8}, satisficing: 0.3, strong: {2: 0.5, 3: 1}}
views: {UP: {unseen: [war], preferences: {LOW: {one_of: [unknown, {priorities: [LOW.raid]}]}}}}
attitudes: {LOW: {UP: negative, LOW: {attitude: neutral, assumed: It has nothing}}}
claims: [{id: c1, says: The lower village will raid., by: A mayor, holds_if: 'stable(war, nash)'}]
evidence: {e1: {report: report.txt, quote: would sue}}
"""
GMCR = """\
{"program": "gmcr-py", "version": "0.3.13", "useManualPreferenceRanking": false, "coalitions": [0, 1],
 "options": [{"name": "Share the well", "permittedDirection": "both"},
  {"name": "Raid", "permittedDirection": "fwd"}, {"name": "Sue", "permittedDirection": "back"}],
 "decisionMakers": [
  {"name": "Upper village", "options": [0], "preferences": [[[1, "N"]], [[0, "N"]]],
   "preferenceRanking": [1, [2, 3], 4, 5, 6], "misperceptions": []},
  {"name": "Lower village", "options": [1, 2], "preferenceVector": [6, 5, [4, 3], 2, 1], "misperceptions": [],
   "preferences": [{"compound": true, "members": [[[0, "Y"], [1, "N"]], [[2, "Y"]]]}]}],
 "infeasibles": [[[1, "Y"], [2, "Y"]]],
 "detente": {"title": "A well", "parties": ["UP", "LOW"], "options": ["share", "raid", "sue"],
  "states": {"calm": "NNN", "sued": "YNY"}, "status_quo": "calm", "unknown": {"LOW": "the rest"}}}
"""
GRAPH = """\
detente: 1
title: Two rooms
parties: {A: {name: Ann}, B: {name: Ben}}
states: [left, right, yard]
moves: moves.csv
status_quo: left
preferences: {A: {ranking: [[left], [right, yard]]}, B: unknown}
"""
MOVES = "party,from,to\nA,left,right\nA,right,left\nB,left,yard\n"
REPORT = """\
BRINE, May 7, 2021 - The lower village said on Monday that it would sue the upper village over the well.

"We will never share it," said Anna Roth, the mayor of the upper village. She refused to meet the board.
"""
OF_A_CASE = (
    ["analyse", "case.yaml"],
    ["analyse", "case.yaml", "--format", "json", "--concept", "all", "--full"],
    ["sweep", "case.yaml", "--samples", "20", "--exact-up-to", "20"],
    ["sweep", "case.yaml", "--format", "json", "--samples", "20", "--exact-up-to", "20"],
    ["ask", "case.yaml", "--format", "json"],
    ["ask", "case.yaml", "--answers", "answers.yaml"],
    ["analyse", "case.yaml", "--html", "page.html", "--why", "war"],
    ["draft", "case.yaml"],
    ["export", "case.yaml", "--to", "gmcr", "out.gmcr"],
    ["export", "case.yaml", "--to", "tables", "out.xlsx"],
    ["export", "case.yaml", "--to", "matrices", "out.csv"],
)
OF_A_GMCR = (
    ["analyse", "case.gmcr"],
    ["analyse", "case.gmcr", "--format", "json", "--full"],
    ["export", "case.gmcr", "--to", "case", "out.yaml"],
    ["export", "case.gmcr", "--to", "gmcr", "out.gmcr"],
    ["brief", "case.gmcr", "--format", "json"],
)
OF_REPORTS = (
    ["read", "{}"],
    ["read", "{}", "--format", "json"],
    ["positions", "{}"],
    ["positions", "{}", "--format", "json"],
    ["draft", "{}"],
    ["draft", "{}", "--out", "case.yaml"],
    ["brief", "{}", "--format", "json"],
)
ENDINGS = ("txt", "html", "jsonl", "md", "csv", "eml", "xml", "json", "rtf", "pdf", "warc")


def tried(folder: Path, arguments: list[str]) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    ended = run(*arguments, folder=folder)
    assert ended.status in (0, 2), ended.err
    assert "Traceback" not in ended.err
    assert COMMANDS.findall(ended.out + ended.err) == []
    if ended.status == 2:
        assert ended.out == "" or arguments[0] == "ask"
        assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
        assert ended.err.startswith("detente: ")


@pytest.mark.parametrize("part", range(10))
def test_three_hundred_mutated_cases(tmp_path: Path, part: int) -> None:
    (tmp_path / "report.txt").write_text(REPORT)
    for seed in range(part * 30, part * 30 + 30):
        (tmp_path / "case.yaml").write_bytes(mutated(CASE, seed))
        (tmp_path / "answers.yaml").write_bytes(
            mutated("- {id: 'decider:UP.share', answer: yes, why: So}\n", seed)
        )
        arguments = OF_A_CASE[seed // 2 % len(OF_A_CASE)]
        try:
            tried(tmp_path, arguments)
        except AssertionError as error:
            raise AssertionError(f"seed {seed}, {arguments}: {error}") from None
        for file in (*tmp_path.glob("*.html"), *tmp_path.glob("out*")):
            file.unlink()


@pytest.mark.parametrize("part", range(4))
def test_two_hundred_mutated_files_of_gmcr_py(tmp_path: Path, part: int) -> None:
    for seed in range(part * 50, part * 50 + 50):
        text = GMCR.replace("false", "true") if seed % 4 < 2 else GMCR
        folder = tmp_path / str(seed)
        folder.mkdir()
        (folder / "case.gmcr").write_bytes(mutated(text, 20_000 + seed))
        arguments = OF_A_GMCR[seed // 4 % len(OF_A_GMCR)]
        try:
            tried(folder, arguments)
        except AssertionError as error:
            raise AssertionError(f"seed {seed}, {arguments}: {error}") from None


def test_a_hundred_mutated_files_of_moves(tmp_path: Path) -> None:
    for seed in range(100):
        (tmp_path / "case.yaml").write_bytes(mutated(GRAPH, seed) if seed % 4 == 0 else GRAPH.encode())
        (tmp_path / "moves.csv").write_bytes(mutated(MOVES, 30_000 + seed))
        try:
            tried(tmp_path, ["analyse", "case.yaml", "--format", "json"])
        except AssertionError as error:
            raise AssertionError(f"seed {seed}: {error}") from None


def as_file(text: str, ending: str) -> str:
    """The report in the form of a file ending, as far as a text can be."""
    line = text.replace("\n", " ").replace('"', "'")
    return {
        "html": f"<html><body><article><h1>Well</h1><p>{line}</p></article></body></html>",
        "jsonl": f'{{"id": "a", "text": "{line}", "title": "Well", "published": "2021-05-07"}}\n',
        "csv": f'date,text,source\n2021-05-07,"{line}",Post\n',
        "eml": f"From: a@b.c\nDate: Fri, 7 May 2021 10:00:00 +0000\nSubject: Well\n\n{text}",
        "xml": f"<rss><channel><item><title>Well</title><description>{line}</description></item></channel>"
        "</rss>",
        "json": '{"reports": [{"report": {"id": "a", "source": "a.txt", "text": "So it is."}, "id": "a"'
        ', "text": "So it is.", "source": "a.txt", "parties": [], "statements": [], "dates": []}]}',
        "rtf": f"{{\\rtf1\\ansi {line}}}",
        "pdf": f"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n{line}\ntrailer<</Root 1 0 R>>\n%%EOF",
        "warc": f"WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: {len(line)}\r\n\r\n{line}\r\n\r\n",
    }.get(ending, text)


@pytest.mark.parametrize("part", range(10))
def test_a_hundred_mutated_reports(tmp_path: Path, part: int) -> None:
    for seed in range(part * 10, part * 10 + 10):
        ending = ENDINGS[seed % len(ENDINGS)]
        folder = tmp_path / str(seed)
        folder.mkdir()
        (folder / f"r.{ending}").write_bytes(mutated(as_file(REPORT, ending), 10_000 + seed))
        arguments = [word.format(f"r.{ending}") for word in OF_REPORTS[seed // 3 % len(OF_REPORTS)]]
        try:
            tried(folder, arguments)
        except AssertionError as error:
            raise AssertionError(f"seed {seed}, {arguments}: {error}") from None


SAID = (
    "yes", "no", "always", "never", "same", "unknown", "all right", "none of these", "yes", "no",
    "yes if UP.share", "no if not A.strike", "yes if the king falls", "no if it snows", "if", "yes if yes if",
    "1 out", "2: Walk away", "A: The upper ones", "B out", "1 by B", "1 out; 2 by A", "A is one with B",
    "skip", "undo", "?", "", "because", "“Brine Mining locked the gates on Monday”", "yes, as they said",
    "the mayor: Resign", NASTY[:-1], "x" * 300, "-", "{}", "#", "'", "\u202eyes", "[" * 1_500,
)  # fmt: skip
"""Lines that a person, or a cat on the keys, may type at the prompts of an interview."""


def interview(folder: Path, seed: int) -> int:
    """Hold an interview; return how many answers were written."""
    chance = random.Random(seed)
    keys = "\n".join(chance.choice(SAID) for _ in range(60)) + "\n"
    ended = run(
        "ask", "case.yaml", "--questions", "10", "--no-brief", folder=folder, standard_input=keys.encode()
    )
    assert ended.status == 0, ended.err
    assert "Traceback" not in ended.err
    assert COMMANDS.findall(ended.out + ended.err) == []
    case = load_case(str(folder / "case.yaml"))
    resolve_evidence(case)
    return len(case.file.interview)


@pytest.mark.parametrize("seed", range(3))
def test_an_interview_goes_on_deep_whatever_is_typed_and_all_of_it_can_be_taken_back(
    tmp_path: Path, seed: int
) -> None:
    path = drafted(tmp_path)
    before = path.read_bytes()
    written = interview(tmp_path, seed)
    assert written >= 4
    record = [
        {"id": item.id, "answer": item.answer, "why": item.why or ""}
        for item in load_case(str(path)).file.interview
    ]
    for _ in range(60):
        ended = run("ask", "case.yaml", "--undo", folder=tmp_path)
        if ended.status == 2:
            break
    assert path.read_bytes() == before
    assert sorted(file.name for file in tmp_path.iterdir()) == ["case.yaml", "report.txt"]
    answers_from_a_file(tmp_path, record, seed)


def answers_from_a_file(folder: Path, record: list[dict[str, str]], seed: int) -> None:
    """Give the answers of an interview in a file, as they were, and with one of them spoilt."""
    chance = random.Random(seed)
    path, answers = folder / "case.yaml", folder / "answers.yaml"
    before = path.read_bytes()
    for kind in ("none", "answer", "why", "id", "bytes"):
        spoilt = [dict(item) for item in record]
        if kind in ("answer", "why", "id"):
            chance.choice(spoilt)[kind] = chance.choice(SAID)
        text = yaml.safe_dump(spoilt, allow_unicode=True)
        answers.write_bytes(mutated(text, 2 * seed) if kind == "bytes" else text.encode("utf-8", "replace"))
        tried(folder, ["ask", "case.yaml", "--answers", "answers.yaml"])
        load_case(str(path))
        path.write_bytes(before)
        (folder / ".case.yaml.asked").unlink(missing_ok=True)


def test_what_is_mutated_is_itself_answered(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT)
    (tmp_path / "case.yaml").write_text(CASE)
    for arguments in (words for words in OF_A_CASE if not {"--answers", "draft"} & set(words)):
        assert run(*arguments, folder=tmp_path).status == 0


@pytest.mark.parametrize("text", [GMCR, GMCR.replace("false", "true")])
def test_the_file_of_gmcr_py_and_the_moves_are_answered(tmp_path: Path, text: str) -> None:
    (tmp_path / "case.gmcr").write_text(text)
    (tmp_path / "case.yaml").write_text(GRAPH)
    (tmp_path / "moves.csv").write_text(MOVES)
    for arguments in (*OF_A_GMCR, ["analyse", "case.yaml"]):
        ended = run(*arguments, folder=tmp_path)
        assert ended.status == 0, ended.err
