"""Answers from a file: a YAML list of ``id``, ``answer`` and, if there is one, ``why``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from detente.bounded import read_bounded_text
from detente.case import parse_yaml

MAX_BYTES = 50_000_000
_KEYS = ("id", "answer", "why")


@dataclass(frozen=True)
class GivenAnswer:
    """An answer as a file gives it, and the line on which it stands."""

    id: str
    answer: str
    why: str
    line: int | None


def load_answers(path: Path) -> tuple[GivenAnswer, ...]:
    """Read a file of answers.

    Raises
    ------
    BadInput
        If it cannot be read, or is no list of answers.
    """
    yaml = parse_yaml(read_bounded_text(path, MAX_BYTES, "give fewer answers at once"), str(path))
    mend = "write a list of `{id: ..., answer: ..., why: ...}`"
    if not isinstance(yaml.data, list):
        raise yaml.fault((), "is no list of answers", mend)
    answers = []
    for i, item in enumerate(yaml.data):
        if not isinstance(item, dict):
            raise yaml.fault((i,), "an answer that is no mapping", mend)
        for key in item:
            if key not in _KEYS:
                raise yaml.fault((i, key), f"an answer has no key {key}", mend)
        for key in ("id", "answer"):
            if not isinstance(item.get(key), str):
                raise yaml.fault((i,), f"an answer without {key}", mend)
        why = item.get("why") or ""
        if not isinstance(why, str):
            raise yaml.fault((i, "why"), "a reason that is no text", "write it as one text")
        answers.append(GivenAnswer(item["id"], item["answer"], why, yaml.lines.get((i,))))
    return tuple(answers)
