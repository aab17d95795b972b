"""The evidence a case cites, held against the reports it names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from pydantic import BaseModel

from detente.case.expressions import shorten
from detente.case.load import Case
from detente.case.schema import EvidenceItem
from detente.case.values import Element
from detente.case.yaml_text import did_you_mean
from detente.errors import BadInput, Place
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
        Reports read already, which may lie anywhere; any other that the case names is read from disk, if it
        lies beside the case or below it, or is one of its ``reports``.

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
    by_part: dict[tuple[Path, str], list[Report]] = {}
    resolved = {}
    for name, item in case.file.evidence.items():
        if "://" in item.report:
            continue
        if piped and item.report.partition("#")[0] == _STANDARD_INPUT:
            resolved[name] = _place_quote(case, ("evidence", name), item, piped)
            continue
        path = cited_file(case, item, by_path)
        if path is None:
            raise _no_report(case, ("evidence", name, "report"), item)
        if path not in by_path:
            by_path[path] = list(load_reports([str(path)]))
        in_file = item.report.partition("#")[2] if path.name != Path(item.report).name else ""
        if (path, in_file) not in by_part:
            by_part[path, in_file] = [
                report for report in by_path[path] if in_file in ("", report.source.partition("#")[2])
            ]
        reports = by_part[path, in_file]
        resolved[name] = _place_quote(case, ("evidence", name), item, reports)
    return resolved


def unchecked_evidence(case: Case) -> tuple[str, ...]:
    """The ids of evidence in reports named by URL, which nothing here can check."""
    return tuple(name for name, item in case.file.evidence.items() if "://" in item.report)


def cited_file(case: Case, item: EvidenceItem, named: Collection[Path] = ()) -> Path | None:
    """The file that a piece of evidence names, without ``#`` and an id.

    None for a URL, where there is no such file, and where the case may not cite it: a case that a stranger
    wrote must not carry a file from elsewhere on this machine into a page.

    Parameters
    ----------
    named
        Files that a person named: the case may cite them wherever they lie.
    """
    path = _file_there(case, item)
    return path if path is not None and (path in named or _may_cite(case, path)) else None


def _may_cite(case: Case, path: Path) -> bool:
    """Return True for a file beside the case or below it, and for reports that a person named."""
    folders = (Path(case.path).parent, *(Path(report) for report in case.reports if report != "-"))
    # Links are followed: one beside the case may lead anywhere.
    return any(path.is_relative_to(folder.resolve()) for folder in folders)


def _no_report(case: Case, place: Place, item: EvidenceItem) -> BadInput:
    report = shorten(item.report)
    if _file_there(case, item) is None:
        return case.fault(place, f"no report {report} beside the case", "name a file or a URL")
    return case.fault(
        place, f"{report} lies outside the folder of the case, and nobody named it",
        "move it beside the case, or name it: `detente brief CASE REPORT`, or --report",
    )  # fmt: skip


def _file_there(case: Case, item: EvidenceItem) -> Path | None:
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
                # A ranking has thousands of states, which are plain text.
                if not isinstance(child, str):
                    yield from walk(child, (*place, i))

    yield from walk(case.file, ())
