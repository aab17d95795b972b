"""The number of rows with one thing wrong that the checks of the assistant let through.

    python benchmarks/assistant_checks.py GOLD.jsonl...

Each option of a labelled conflict model becomes a row as a model would propose it: its maker, its act, who
wants it or does not, and its shortest quote. Then one thing at a time is made wrong: a word of the quote,
the maker, the yes or no, the act (one of another report). Labels are in the words of whoever labelled, often
not those of the report: so fewer right rows are kept than of a model that keeps to the words, as it is asked.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from detente.assistant.checking import Checks, Refused
from detente.assistant.schema import ProposedRow
from detente.reading import Rereader, read_loaded
from detente.sources import Report

_NEAR = 250
_SHORTEST = 15
_CONTRARY = {"plans": "refuses", "refuses": "accepts", "demands": "opposes", "opposes": "demands"}


def main(paths: list[str]) -> None:
    items = [
        json.loads(line) for path in paths for line in Path(path).read_text(encoding="utf-8").splitlines()
    ]
    draw = random.Random(1)
    acts = [(item["id"], option["acts"][0]) for item in items for option in item["options"]]
    reports = [
        Report(item["id"], "", item["text"], published=date.fromisoformat(item["published"]), language="en")
        for item in items
    ]
    reread, counts = Rereader(), Counter[tuple[str, str]]()
    for item, findings in zip(items, read_loaded(reports), strict=True):
        checks = Checks(findings, reread.sentences(findings.report))
        passage = findings.report.passage(0, len(findings.text))
        others = [act for report, act in acts if report != item["id"]]
        for kind, row in rows_of(item, others, draw):
            [act] = reread.acts([row.act])
            try:
                became = "disputed" if checks.row(row, act, passage).disputed else "kept"
            except Refused:
                became = "refused"
            counts[kind, became] += 1
    for kind in ("right", "wrong words", "wrong maker", "wrong sign", "wrong act"):
        total = sum(counts[kind, became] for became in ("kept", "disputed", "refused"))
        print(
            f"{kind:12} {total:4}   kept {counts[kind, 'kept']:4}   disputed {counts[kind, 'disputed']:4}"
            f"   refused {counts[kind, 'refused']:4}"
        )


def rows_of(item: dict[str, Any], acts: list[str], draw: random.Random) -> Iterator[tuple[str, ProposedRow]]:
    """Yield each labelled option as a row, and with one thing wrong at a time."""
    makers = {maker["id"]: maker for maker in item["makers"]}
    for option in item["options"]:
        spans = sorted(map(tuple, option["spans"]), key=lambda span: span[1] - span[0])
        start, end = next((span for span in spans if span[1] - span[0] >= _SHORTEST), spans[-1])
        around = item["text"][max(0, start - _NEAR) : end + _NEAR]

        def name(maker: dict[str, Any], around: str = around) -> str:
            return next((each for each in maker["names"] if each in around), maker["names"][0])

        maker = makers[option["maker"]]
        wanted, unwanted = ((option[key] or [[]])[0] for key in ("wanted_by", "unwanted_by"))
        if option["maker"] in (*wanted, *unwanted):
            stance, by = ("refuses" if option["maker"] in unwanted else "plans"), maker
        elif wanted or unwanted:
            stance, by = ("demands" if wanted else "opposes"), makers[(*wanted, *unwanted)[0]]
        else:
            continue
        words = item["text"][start:end]
        right = {
            "maker": name(maker), "act": option["acts"][0], "sign": "do", "stance": stance, "by": name(by),
            "condition": None, "in_force": None, "quote": words,
        }  # fmt: skip
        yield "right", ProposedRow.model_validate(right)
        split = words.split()
        if len(split) > 2:
            split[len(split) // 2] = "quietly"
            yield "wrong words", ProposedRow.model_validate({**right, "quote": " ".join(split)})
        strangers = [other for other in item["makers"] if other not in (maker, by)]
        if strangers:
            stranger = name(draw.choice(strangers))
            changed = {"maker": stranger, "by": stranger if by is maker else right["by"]}
            yield "wrong maker", ProposedRow.model_validate({**right, **changed})
        yield "wrong sign", ProposedRow.model_validate({**right, "stance": _CONTRARY[stance]})
        yield "wrong act", ProposedRow.model_validate({**right, "act": draw.choice(acts)})


if __name__ == "__main__":
    main(sys.argv[1:])
