"""Train the weights by which possible statements are judged, on articles labelled with attributions.

    python training/train_statements.py --gold ../shared/gold/polnear --parsed /tmp/parsed

Reads ``train.jsonl`` of PolNeAR 1.0 (Newell, Margolin and Ruths, LREC 2018), holds every fifth article
back to choose the threshold, and writes ``src/detente/reading/lexica/statement_weights.json``. It needs
scikit-learn (``pip install -e '.[train]'``). The same articles give the same weights.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from spacy.tokens import Doc, DocBin

from detente.reading.intervals import Intervals
from detente.reading.parsed import report_of
from detente.reading.pipeline import load_pipeline
from detente.reading.statements.candidates import PossibleStatement, possible_statements
from detente.reading.statements.find import best_of
from detente.reading.statements.quotations import find_quotes
from detente.reading.text import find_furniture

SEED = 20211107
LEAST_COUNT = 4
"""A feature seen in fewer statements of the training part is left out: it would name an article."""
STRENGTH = 0.25
"""Inverse of the penalty on the weights, as scikit-learn counts it."""
HALF = 0.5
LEXICA = Path(__file__).resolve().parents[1] / "src" / "detente" / "reading" / "lexica"
WEIGHTS = LEXICA / "statement_weights.json"


@dataclass(frozen=True)
class Labelled:
    """One article's possible statements, and which of its labelled attributions each fits."""

    possible: tuple[PossibleStatement, ...]
    fits: tuple[int | None, ...]
    right: tuple[bool, ...]
    sourced: int


def main() -> None:
    """Train, choose the threshold on what was held back, train again on all, and write the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, required=True, help="the folder with train.jsonl")
    parser.add_argument("--parsed", type=Path, help="keep the parsed articles in this file for the next run")
    arguments = parser.parse_args()
    articles = [_labelled(row, doc) for row, doc in _parsed(arguments.gold / "train.jsonl", arguments.parsed)]
    held = articles[::5]
    weights = _trained([article for k, article in enumerate(articles) if k % 5])
    for threshold in np.arange(0.3, 0.66, 0.02):
        print(f"threshold {threshold:.2f}  held back: {_scores(held, weights, threshold)}")
    weights = _trained(articles)
    WEIGHTS.write_text(json.dumps(weights, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{len(weights)} weights, {WEIGHTS.stat().st_size / 1000:.0f} kB, in {WEIGHTS}")


def _parsed(file: Path, stored: Path | None) -> Iterator[tuple[dict[str, Any], Doc]]:
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    pipeline = load_pipeline()
    if stored is None or not stored.exists():
        binary = DocBin(docs=pipeline.pipe((row["text"] for row in rows), batch_size=16))
        if stored is not None:
            binary.to_disk(stored)
    else:
        binary = DocBin().from_disk(stored)
    yield from zip(rows, binary.get_docs(pipeline.vocab), strict=True)


def _labelled(row: dict[str, Any], doc: Doc) -> Labelled:
    text = row["text"]
    unread = Intervals(find_furniture(report_of(doc)))
    quotes = [quote for quote in find_quotes(text) if quote.start not in unread]
    possible = tuple(possible_statements(doc, quotes, unread))
    labels = [(_places(text, a["content"]), _places(text, a["source"])) for a in row["attributions"]]
    fits: list[int | None] = []
    right = []
    for item in possible:
        said = _places(text, [(span.start, span.end) for span in item.attribution.content])
        by = item.attribution.speaker_span
        assert by is not None
        speaker = _places(text, [(by.start, by.end)])
        overlaps = [len(said & content) / len(said | content) for content, _ in labels]
        near = [k for k, overlap in enumerate(overlaps) if overlap >= HALF]
        named = [k for k in near if labels[k][1] & speaker]
        best = max(named or near, key=lambda k: overlaps[k], default=None)
        fits.append(best)
        right.append(bool(named))
    return Labelled(possible, tuple(fits), tuple(right), sum(1 for _, source in labels if source))


def _places(text: str, spans: Sequence[Sequence[int]]) -> set[int]:
    return {k for start, end in spans for k in range(start, end) if not text[k].isspace()}


def _trained(articles: Sequence[Labelled]) -> dict[str, float]:
    rows, answers = [], []
    for article in articles:
        for item, right in zip(article.possible, article.right, strict=True):
            rows.append(dict.fromkeys(item.features, 1.0))
            answers.append(right)
    vectorizer = DictVectorizer(dtype=np.float32)
    table = vectorizer.fit_transform(rows)
    often = np.asarray((table > 0).sum(axis=0)).ravel() >= LEAST_COUNT
    model = LogisticRegression(C=STRENGTH, solver="liblinear", random_state=SEED, fit_intercept=False)
    model.fit(table[:, often], answers)
    names = vectorizer.get_feature_names_out()[often]
    return {
        str(name): round(float(weight), 3)
        for name, weight in zip(names, model.coef_[0], strict=True)
        if abs(weight) >= 0.01
    }


def _scores(articles: Sequence[Labelled], weights: dict[str, float], threshold: float) -> str:
    right = chosen_count = labelled = 0
    for article in articles:
        chosen = best_of(article.possible, weights, threshold)
        met = {article.fits[k] for k in chosen if article.right[k]}
        right += len(met)
        chosen_count += len(chosen)
        labelled += article.sourced
    precision, recall = right / chosen_count, right / labelled
    return f"P {precision:.3f} R {recall:.3f} F1 {2 * precision * recall / (precision + recall):.3f}"


if __name__ == "__main__":
    main()
