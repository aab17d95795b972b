"""Which language a report is in: what its source says, else a guess from its words."""

from __future__ import annotations

from detente.sources.report import Report

ENGLISH = "en"
_LETTERS = 4000
# Difference of log probabilities; the dialects nearest to English stay well below it, other languages far
# above.
_SURE = 20.0
_FEWEST_WORDS = 8


def language_of(report: Report) -> str:
    """The ISO 639-1 code of a report's language.

    A guess that is not far more probable than English, or from fewer than eight words, is taken for English.
    """
    if report.language:
        return report.language.split("-")[0].split("_")[0].lower()
    if len(report.text.split()) < _FEWEST_WORDS:
        return ENGLISH
    from py3langid import rank

    ranked: list[tuple[str, float]] = rank(report.text[:_LETTERS])
    scores = dict(ranked)
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] - scores[ENGLISH] >= _SURE else ENGLISH
