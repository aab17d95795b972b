"""A report prepared for the parser, and its findings brought back to the text that was published."""

from __future__ import annotations

from dataclasses import replace

from detente.reading.bounded import blank_edits, run_edits, word_edits
from detente.reading.findings import Findings
from detente.reading.passages import with_passages
from detente.reading.rewritten import Rewritten, rewritten
from detente.reading.signs import sign_edits
from detente.reading.wrapped import line_edits
from detente.sources import Evidence, Report


class Prepared:
    r"""A report whose text is as a person would read it out: whole lines, whole words, plain signs.

    Parameters
    ----------
    published
        The report as it was published.

    Attributes
    ----------
    report
        The report with the text for the parser; the same report where nothing had to change.

    Examples
    --------
    >>> text = "> \ufb01ve unions met in Septem-\n> ber."
    >>> Prepared(Report("r", "r.eml", text)).report.text
    'five unions met in September.'
    """

    def __init__(self, published: Report) -> None:
        self._published = published
        signs = rewritten(published.text, sign_edits(published.text))
        runs = rewritten(signs.text, run_edits(signs.text))
        lines = rewritten(runs.text, line_edits(runs.text))
        blanks = rewritten(lines.text, blank_edits(lines.text))
        words = rewritten(blanks.text, word_edits(blanks.text))
        self._steps: tuple[Rewritten, ...] = ()
        self.report = published
        # A text of nothing but signs that show nothing stays as it is.
        if words.text.strip() and words.text != published.text:
            self._steps = (words, blanks, lines, runs, signs)
            self.report = replace(published, text=words.text)

    def as_published(self, findings: Findings) -> Findings:
        """Return the findings of `report` with their passages in the text that was published."""
        if not self._steps:
            return findings
        parts = {name: with_passages(value, self._moved) for name, value in findings if name != "report"}
        whole = replace(findings.report, text=self._published.text)
        return findings.model_copy(update={"report": whole, **parts})

    def _moved(self, passage: Evidence) -> Evidence:
        start, end = passage.start, passage.end
        for step in self._steps:
            start, end = step.span_before(start, end)
        return self._published.passage(start, end)
