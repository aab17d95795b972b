"""The differences between two analyses, or two sweeps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from detente import analysis, page, render
from detente.analysis import Difference
from detente.errors import BadInput
from detente.notebook.analyses import Analysis
from detente.notebook.result import Result, Row
from detente.notebook.sweeps import Sweep
from detente.short import count_of, shortened


@dataclass(frozen=True, eq=False, repr=False)
class Comparison(Result):
    """The differences between two results."""

    _tables: ClassVar[Mapping[str, str]] = {"differences": "_differences"}

    before: Analysis | Sweep
    after: Analysis | Sweep
    differences: tuple[Difference, ...]

    def __repr__(self) -> str:
        return (
            f"<Comparison: {shortened(self.after.model.title)}; {count_of(self.differences, 'difference')}>"
        )

    def json(self) -> dict[str, Any]:
        """Return the value of ``what_if`` in the answer of a what-if with ``--format json``."""
        return render.differences_json(self.differences, self.after.case.changes)

    def page(self) -> page.Page:
        """Compose the page of the differences."""
        return page.comparison_page(self.after.case, self.after.model, self.differences)

    def _differences(self) -> Iterator[Row]:
        return map(asdict, self.differences)


def compare(before: Analysis | Sweep, after: Analysis | Sweep) -> Comparison:
    """Compare two analyses, or two sweeps: list what comes out otherwise.

    Raises
    ------
    BadInput
        If one is an analysis and the other a sweep.
    """
    if isinstance(before, Analysis) and isinstance(after, Analysis):
        differences = analysis.analysis_differences(before.result, after.result)
    elif isinstance(before, Sweep) and isinstance(after, Sweep):
        differences = analysis.sweep_differences(before.result.sweep, after.result.sweep)
    else:
        raise BadInput(
            "compare",
            f"{type(before).__name__} and {type(after).__name__} cannot be compared",
            "give two analyses, or two sweeps",
        )
    return Comparison(before, after, differences)
