"""From reports, or from what was read of them, to a drafted case."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from detente.case.draft import draft_case
from detente.dossier.join import join_findings
from detente.errors import BadInput
from detente.reading.findings import Findings
from detente.reading.from_sources import read_sources


def draft_from(
    sources: Sequence[str],
    folder: Path,
    *,
    published: date | None = None,
    pipeline: str | None = None,
    trust: bool = False,
) -> str:
    """A case drafted from reports, or from the JSON that `detente read` printed of them.

    Raises
    ------
    BadInput
        If a source cannot be used, or the reports leave nothing open that anybody could do.
    """
    return draft_case(join_findings(_findings(sources, published, pipeline, trust)), folder)


def _findings(
    sources: Sequence[str], published: date | None, pipeline: str | None, trust: bool
) -> Iterator[Findings]:
    to_read = []
    for source in sources:
        if source == "-":
            raise BadInput("-", "a case cites files, and standard input is none", "save the report first")
        if Path(source).suffix == ".json":
            yield from _findings_from_json(source)
        else:
            to_read.append(source)
    if to_read:
        yield from read_sources(to_read, published=published, pipeline=pipeline, trust=trust)


def _findings_from_json(path: str) -> list[Findings]:
    mend = "give the JSON that `detente read --format json` printed"
    try:
        read = json.loads(Path(path).read_text(encoding="utf-8"))
        return [Findings.model_validate(item) for item in read["reports"]]
    except OSError as error:
        raise BadInput(path, f"cannot be read: {error.strerror}", "check the name and the rights") from None
    except json.JSONDecodeError as error:
        raise BadInput(path, f"not JSON: {error.msg}", mend, error.lineno) from None
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        place = ".".join(str(step) for step in fault["loc"])
        raise BadInput(path, f"{place}: {fault['msg'].lower()}", mend) from None
    except (UnicodeDecodeError, KeyError, TypeError):
        raise BadInput(path, "holds no findings", mend) from None
