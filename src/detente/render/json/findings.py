"""The JSON of `detente read`."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, islice
from typing import TextIO

from detente.reading import Findings
from detente.safe import safe_json


def write_findings(findings: Iterable[Findings], out: TextIO) -> None:
    """Write ``{"reports": [...]}``, each report as soon as it is read.

    Examples
    --------
    >>> import sys
    >>> write_findings([], sys.stdout)
    {"reports": []}
    """
    waiting = iter(findings)
    first = list(islice(waiting, 1))  # before anything is written: a bad source leaves no half an answer
    out.write('{"reports": [')
    between = ""
    for report in chain(first, waiting):
        out.write(f"{between}\n{safe_json(report.model_dump_json())}")
        between = ","
    out.write("\n]}\n" if between else "]}\n")
