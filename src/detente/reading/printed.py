"""Findings of reports that are read now, or of the JSON that ``detente read`` printed of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from detente.bounded import read_bounded_text
from detente.errors import BadInput
from detente.reading.findings import Findings
from detente.reading.read import read_sources

MAX_BYTES = 300_000_000
_MEND = "give the JSON that `detente read --format json` printed"


def findings_of(
    sources: Sequence[str],
    *,
    published: date | None = None,
    pipeline: str | None = None,
    trust: bool = False,
    unreadable: list[BadInput] | None = None,
) -> Iterator[Findings]:
    """Read reports, and take up the findings that stand in ``.json`` files; those come first.

    Parameters
    ----------
    sources
        Reports as for `read_sources`, or files that end in ``.json``.
    published, pipeline, trust, unreadable
        As for `read_sources`.

    Raises
    ------
    BadInput
        If a source cannot be used.
    """
    to_read = []
    for source in sources:
        if Path(source).suffix == ".json":
            yield from _printed_findings(source)
        else:
            to_read.append(source)
    if to_read:
        yield from read_sources(
            to_read, published=published, pipeline=pipeline, trust=trust, unreadable=unreadable
        )


def _printed_findings(path: str) -> list[Findings]:
    try:
        printed = json.loads(read_bounded_text(path, MAX_BYTES, "give the reports themselves"))
        return [Findings.from_json(item) for item in printed["reports"]]
    except json.JSONDecodeError as error:
        raise BadInput(path, f"not JSON: {error.msg}", _MEND, error.lineno) from None
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        place = ".".join(str(step) for step in fault["loc"])
        raise BadInput(path, f"{place}: {fault['msg'].lower()}", _MEND) from None
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError):
        # Nesting without end is a RecursionError, a number of thousands of digits a ValueError.
        raise BadInput(path, "holds no findings", _MEND) from None
