"""Answers from a file: a YAML list of ``id``, ``answer`` and, if there is one, ``why``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from detente.case import parse_yaml
from detente.errors import BadInput

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
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(str(path), "not text in UTF-8", "save the file as UTF-8 text") from None
    except OSError as error:
        raise BadInput(
            str(path), f"cannot be read: {error.strerror}", "check the name and the rights"
        ) from None
    yaml = parse_yaml(text, str(path))
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
