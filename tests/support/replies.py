"""Replies of a model that a person wrote, put beside the requests that detente records."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

BLANK = {"sign": "do", "by": None, "condition": None, "in_force": None}


def rows_of(written: Sequence[Mapping[str, Any]], text: str) -> list[dict[str, Any]]:
    """Rows as a model would give them: places in the text of a report become its words there."""
    rows = []
    for row in written:
        made = {**BLANK, **row}
        made["quote"] = made.pop("words") if "words" in made else text[slice(*made["quote"])]
        if isinstance(made["condition"], list):
            made["condition"] = text[slice(*made["condition"])]
        made.pop("why", None)
        rows.append(made)
    return rows


def passage_of(request: Path) -> str:
    """The passage of a report that a recorded request asks about."""
    messages = json.loads(request.read_text(encoding="utf-8"))["messages"]
    passage: str = messages[1]["content"].partition("<<<\n")[2].removesuffix("\n>>>")
    return passage


def answer_requests(
    folder: Path, rows: Sequence[Mapping[str, Any]], statements: Sequence[Mapping[str, Any]] = ()
) -> int:
    """Put a reply beside each recorded request; a row goes where its words stand, else into the first."""
    requests = sorted(folder.glob("*.request.json"))
    left = [*rows]
    for request in requests:
        if request.name.startswith("statements"):
            reply: dict[str, Any] = {
                "statements": [s for s in statements if s["quote"] in passage_of(request)]
            }
        else:
            reply = {"rows": [row for row in left if row["quote"] in passage_of(request)]}
            left = [row for row in left if row not in reply["rows"]]
            if request == next(r for r in requests if r.name.startswith("rows")):
                everywhere = "".join(map(passage_of, requests))
                reply["rows"] += [row for row in left if row["quote"] not in everywhere]
        request.with_name(request.name.replace(".request.", ".reply.")).write_text(
            json.dumps(reply), encoding="utf-8"
        )
    return len(requests)


def by_hand(path: Path) -> dict[str, Any]:
    """The replies written by hand, by report."""
    written: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return written
