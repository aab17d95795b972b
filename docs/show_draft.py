"""Renew what the page on drafts shows of the program: `python docs/show_draft.py`.

The page has a report and some sentences; between marks such as ``<!-- rows -->`` and ``<!-- end -->`` stands
what the program makes of them.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from click.testing import CliRunner

from detente.case import CaseFile, parse_case
from detente.cli.program import detente
from detente.dossier import Dossier, join_findings
from detente.drafting import Assume, draft_case
from detente.drafting.selection import _CONTESTED, _LEAST_SHARE, _TIED, is_contested, select
from detente.errors import BadInput
from detente.positions import DRAFT_WEIGHT, Positions, positions_of
from detente.reading import Findings, read_loaded
from detente.sources import Report, load_reports

PAGE = Path(__file__).parent / "explanation" / "how-a-draft-comes-about.md"
DAY = date(2023, 4, 14)
WITHOUT_ASSUMPTIONS = "nothing"


def renewed(page: str) -> str:
    """Return the page with what the program makes of its report and of its sentences."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.txt"
        file.write_text(report_in(page), encoding="utf-8")
        (findings,) = read_loaded(load_reports([str(file)]))
        table = CliRunner().invoke(detente, ["positions", str(file)], env={"COLUMNS": "100"}).stdout
        dossier = join_findings([findings])
        draft = draft_case(dossier, Path(folder))
    positions = positions_of(dossier)
    _, *cut = re.split(r"^(\w+):", draft, flags=re.MULTILINE)
    sections = dict(zip(cut[::2], cut[1::2], strict=True))
    blocks = {
        "mentions": "\n".join(_mentions(findings, dossier)),
        "rows": _fenced("text", _of_table(table)),
        "weights": "\n".join(_weights(positions)),
        "header": _fenced("text", "\n".join(line for line in draft.splitlines() if line.startswith("#"))),
        "wants": "\n".join(_wants(_sentences(page))),
    }
    for name in ("parties", "status_quo", "preferences", "claims"):
        blocks[name] = _fenced("yaml", f"{name}:{sections[name].rstrip()}")
    blocks["evidence"] = _fenced("yaml", "\n".join(["evidence:", *sections["evidence"].splitlines()[1:6]]))
    for name, block in blocks.items():
        page = re.sub(
            rf"(<!-- {name} -->\n).*?(<!-- end -->)",
            lambda marks, block=block: f"{marks[1]}\n{block}\n\n{marks[2]}",
            page,
            flags=re.DOTALL,
        )
    return page


def report_in(page: str) -> str:
    """Return the report of the page."""
    (report,) = re.findall(r"^```text\n(.*?)^```$", page.partition("<!--")[0], re.MULTILINE | re.DOTALL)
    return report


def _fenced(language: str, text: str) -> str:
    return f"```{language}\n{text}\n```"


def _names(dossier: Dossier) -> dict[str | None, str]:
    return {None: "", **{party.id: party.name for party in dossier.parties}}


def _mentions(findings: Findings, dossier: Dossier) -> Iterator[str]:
    names = _names(dossier)
    yield "| the words | the act | who would do it | who says so | mood | sign |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for act in findings.acts:
        cells = (
            " ".join(act.span.quote.split()),
            act.label,
            names[act.doer],
            names[act.voice],
            act.mood,
            "+" if act.sign else "-",
        )
        yield f"| {' | '.join(cells)} |"


def _of_table(answer: str) -> str:
    lines = [line.rstrip() for line in answer.splitlines()]
    first = next(k for k, line in enumerate(lines) if line.startswith("Who wants what of whom"))
    last = next(k for k, line in enumerate(lines) if line.startswith("The words"))
    return "\n".join(lines[first + 1 : last]).rstrip()


def _weights(positions: Positions) -> Iterator[str]:
    selection = select(positions)
    options = {option.row.id: "yes" for option in selection.options}
    why = {row.id: f"no: {reason}" for row, reason in selection.left_out}
    tied = {
        id_ for row in positions.rows for c in row.conditions if c.position for id_ in (row.id, c.position)
    }
    names = {party.id: party.name for party in positions.parties}
    yield "| the act | estimate | one wants it, another not | tied by a condition | an option? |"
    yield "| --- | --: | --- | --- | --- |"
    for row in positions.rows:
        cells = (
            f"{names[row.maker]}: {row.act}",
            f"{row.weight:.2f}",
            "yes" if is_contested(row) else "",
            "yes" if row.id in tied else "",
            options.get(row.id) or why[row.id],
        )
        yield f"| {' | '.join(cells)} |"
    yield ""
    least = max(DRAFT_WEIGHT, _LEAST_SHARE * max(row.weight for row in positions.rows))
    factors = f"in the first column by {_CONTESTED}, in the second by {_TIED}"
    yield f"A *yes* multiplies the estimate: {factors}. To be"
    share = f"{_LEAST_SHARE} of the highest estimate"
    yield f"an option, an act must reach {least:.2f}: {share}, and never less than"
    yield f"{DRAFT_WEIGHT}."


def _sentences(page: str) -> list[str]:
    (block,) = re.findall(r"<!-- wants -->\n(.*?)<!-- end -->", page, re.DOTALL)
    return re.findall(r"^\| ([A-Z][^|]*\.) \|", block, re.MULTILINE)


def _wants(sentences: Iterable[str]) -> Iterator[str]:
    reports = (
        Report(f"r{k}", "report.txt", text, published=DAY, language="en") for k, text in enumerate(sentences)
    )
    yield "| the report | the priorities in the draft | with `--assume none` |"
    yield "| --- | --- | --- |"
    for findings in read_loaded(reports):
        dossier = join_findings([findings])
        cells = (_priorities(dossier, assume) for assume in ("now", "none"))
        yield f"| {findings.report.text} | {' | '.join(cells)} |"


def _priorities(dossier: Dossier, assume: Assume) -> str:
    try:
        case: CaseFile = parse_case(draft_case(dossier, Path(), assume=assume)).file
    except BadInput:
        return "no draft"
    return "<br>".join(
        f"`{want.priority}`" + (" (assumed)" if want.assumed else "")
        for preference in case.preferences.values()
        for want in preference.priorities or ()
    ) or WITHOUT_ASSUMPTIONS  # fmt: skip


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
