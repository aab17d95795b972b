"""A source is marked with its side in the review, and what one side alone claims follows it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.support.commands import answer, run

RADIO = (
    "The Carriers' League attacked the gate house in Karsk on June 2. Two guards were hurt. The Salt Board"
    " held talks with the pilots on June 1."
)
ECHO = (
    "The Carriers' League demanded on June 3 that the Salt Board open the gates. The Salt Board met the"
    " pilots."
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    lines = (
        {"id": "radio1", "publisher": "Radio Karsk", "published": "2026-06-03", "text": RADIO},
        {"id": "echo1", "publisher": "The Echo", "published": "2026-06-04", "text": ECHO},
    )
    (tmp_path / "reports.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert run("dossier", "add", "k.dossier", "reports.jsonl", folder=tmp_path).status == 0
    return tmp_path


def alone(folder: Path, *more: str) -> list[str]:
    rows = answer("dossier", "claims", "k.dossier", "Salt Board", *more, folder=folder)["claims"]
    return [row["words"] for row in rows]


def review(folder: Path, order: str) -> tuple[int, str, str]:
    (folder / "orders.yaml").write_text(f"- {{do: '{order}', why: it is theirs}}\n", encoding="utf-8")
    ended = run("dossier", "review", "k.dossier", "--answers", "orders.yaml", "--who", "Ana", folder=folder)
    return ended.status, ended.out, ended.err


def test_what_a_side_s_own_source_alone_reports_is_its_claim(folder: Path) -> None:
    assert alone(folder) == []
    once = alone(folder, "--own-source", "Radio Karsk")
    assert len(once) == 1
    assert "attacked the gate house" in once[0]
    status, out, _ = review(folder, 'mark "radio karsk" party "Salt Board"')
    assert (status, out) == (0, "1: Radio Karsk: party, on the side of Salt Board\n")
    # The mark is kept: no option is needed any more.
    assert alone(folder) == once
    run("dossier", "undo", "k.dossier", folder=folder)
    assert alone(folder) == []


def test_one_report_can_be_marked(folder: Path) -> None:
    assert review(folder, 'mark radio1 partisan "Salt Board"')[0] == 0
    assert len(alone(folder)) == 1


def test_an_independent_source_is_nobody_s(folder: Path) -> None:
    assert review(folder, 'mark "Radio Karsk" independent')[0] == 0
    assert alone(folder) == []


@pytest.mark.parametrize(
    ("order", "says"),
    [
        (
            'mark "Radio Karks" party',
            "Radio Karks is no publisher and no report here (did you mean Radio Karsk?)",
        ),
        ('mark "Radio Karsk" friendly', "friendly is no kind of source"),
    ],
)
def test_a_mark_of_what_is_not_there_is_refused(folder: Path, order: str, says: str) -> None:
    status, _, err = review(folder, order)
    assert status == 2
    assert says in err
