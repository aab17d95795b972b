"""The evidence a case cites, held against the reports it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pydantic import BaseModel

from detente.case.expressions import shorten
from detente.case.load import Case
from detente.case.schema import Element, EvidenceItem
from detente.case.yaml_text import did_you_mean
from detente.errors import Place
from detente.sources import Evidence, Report, load_reports

_STANDARD_INPUT = "-"
"""The source of a report that came from there, in a draft that was not saved yet."""
_CITING = ("evidence", "speaks_for", "speaks_against")
"""The keys of elements that list ids of evidence."""


def resolve_evidence(case: Case, loaded: Iterable[Report] = ()) -> dict[str, Evidence]:
    """Check every quote against its report and every citation against `evidence`.

    Parameters
    ----------
    loaded
        Reports read already; any other that the case names is read from disk, beside the case.

    Returns
    -------
    dict
        Evidence id to the exact words. Evidence in a report named by URL is left out: nothing is
        fetched, so it cannot be checked.

    Raises
    ------
    BadInput
        If a quote is not in its report where the case says, or an id is cited that is not there.
    """
    _require_cited_ids(case)
    by_path: dict[Path, list[Report]] = {}
    piped: list[Report] = []
    for report in loaded:
        if report.source == _STANDARD_INPUT:
            piped.append(report)
        else:
            by_path.setdefault(file_of(report.source), []).append(report)
    resolved = {}
    for name, item in case.file.evidence.items():
        if "://" in item.report:
            continue
        if piped and item.report.partition("#")[0] == _STANDARD_INPUT:
            resolved[name] = _place_quote(case, ("evidence", name), item, piped)
            continue
        path = cited_file(case, item)
        if path is None or (path not in by_path and not path.is_file()):
            place = ("evidence", name, "report")
            raise case.fault(
                place, f"no report {shorten(item.report)} beside the case", "name a file or a URL"
            )
        if path not in by_path:
            by_path[path] = list(load_reports([str(path)]))
        in_file = item.report.partition("#")[2] if path.name != Path(item.report).name else ""
        reports = [r for r in by_path[path] if in_file in ("", r.source.partition("#")[2])]
        resolved[name] = _place_quote(case, ("evidence", name), item, reports)
    return resolved


def unchecked_evidence(case: Case) -> tuple[str, ...]:
    """The ids of evidence in reports named by URL, which nothing here can check."""
    return tuple(name for name, item in case.file.evidence.items() if "://" in item.report)


def cited_file(case: Case, item: EvidenceItem) -> Path | None:
    """The file a piece of evidence names, without ``#`` and an id; None for a URL or where there is none."""
    if "://" in item.report:
        return None
    folder = Path(case.path).parent
    # A file's own name may hold a #; only what is no file is taken apart there.
    for name in dict.fromkeys((item.report, item.report.partition("#")[0])):
        try:
            if (folder / name).is_file():
                return (folder / name).resolve()
        except (OSError, ValueError):
            continue  # too long, or with a character that no file's name has
    return None


def file_of(source: str) -> Path:
    """The file that the ``source`` of a report names, without ``#`` and the id of the report."""
    path = Path(source)
    return path.resolve() if path.exists() else Path(source.partition("#")[0]).resolve()


def _place_quote(case: Case, place: Place, item: EvidenceItem, reports: list[Report]) -> Evidence:
    mend = "copy the words from the report exactly, or leave out start and end"
    for report in reports:
        start = report.text.find(item.quote) if item.start is None else item.start
        end = start + len(item.quote) if item.end is None else item.end
        if start >= 0 and report.text[start:end] == item.quote:
            return report.passage(start, end)
    for report in reports:
        start = report.text.find(item.quote)
        if start >= 0:
            there = f"{start}-{start + len(item.quote)}"
            what = f"the quote stands at {there} of {item.report}, not where the case says"
            raise case.fault(place, what, "mend start and end, or leave them out")
    raise case.fault(place, f"the quote is not in {item.report}{_nearest(item.quote, reports)}", mend)


def _nearest(quote: str, reports: list[Report]) -> str:
    lines = {line.strip() for report in reports for line in report.text.splitlines() if line.strip()}
    import difflib  # needed only once a quote is wrong

    close = difflib.get_close_matches(quote, lines, n=1, cutoff=0.5)
    return f" (the nearest line begins {close[0][:40]!r})" if close else ""


def _require_cited_ids(case: Case) -> None:
    for place, element in elements_with_evidence(case):
        for field in _CITING:
            for i, name in enumerate(getattr(element, field, ())):
                if name not in case.file.evidence:
                    raise case.fault(
                        (*place, field, i), f"cites {name}, which is not under `evidence`"
                        f"{did_you_mean(name, case.file.evidence)}", "add it there, or cite another",
                    )  # fmt: skip


def elements_with_evidence(case: Case) -> Iterator[tuple[Place, Element]]:
    """Every element of the case that cites evidence, with its place in the file."""

    def walk(value: object, place: Place) -> Iterator[tuple[Place, Element]]:
        if isinstance(value, Element) and any(getattr(value, field, ()) for field in _CITING):
            yield place, value
        if isinstance(value, BaseModel):
            for field in type(value).model_fields:
                yield from walk(getattr(value, field), (*place, field))
        elif isinstance(value, Mapping):
            for key, child in value.items():
                yield from walk(child, (*place, key))
        elif isinstance(value, tuple):
            for i, child in enumerate(value):
                yield from walk(child, (*place, i))

    yield from walk(case.file, ())
