"""Train the weights by which camps are judged to be decision makers, on reports with hand-made models.

    python training/train_makers.py [--gold FOLDER]

Reads the invented reports of ``made_reports``, and those of ``dev.jsonl``, ``mini.jsonl``, ``wire.jsonl`` and
``icb.jsonl`` in a folder that is given (reports with their decision makers). Sets count nearly alike. Prints
scores cross-validated over reports and over sets, and writes
``src/detente/positions/makers/maker_weights.json``. It needs scikit-learn
(``pip install -e '.[train]'``). The same reports give the same weights.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from labelled_sets import add_folders, counted_alike, files_of
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from detente.dossier import Dossier, join_findings
from detente.positions.camps import Camps, camps
from detente.positions.makers import chosen, decides_nothing, maker_features
from detente.reading.findings import Findings
from detente.reading.pipeline import load_pipeline
from detente.reading.read import read_reports
from detente.sources import Report

SEED = 20211107
STRENGTH = 0.05
"""Inverse of the penalty on the weights, as scikit-learn counts it."""
ROOT = Path(__file__).resolve().parents[1]
WEIGHTS = ROOT / "src" / "detente" / "positions" / "makers" / "maker_weights.json"


@dataclass(frozen=True)
class Labelled:
    """A report's camps with their features, the gold maker that each one is, and how many are needed."""

    set: str
    id: str
    features: Mapping[str, Mapping[str, float]]
    maker: Mapping[str, str | None]
    first: Mapping[str, bool]
    needed: frozenset[str]
    names: Mapping[str, str]


def main() -> None:
    """Train and cross-validate, then train on all and write the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add_folders(parser)
    arguments = parser.parse_args()
    pipeline = load_pipeline()
    reports = [
        labelled(name, row, findings)
        for name, file in files_of((arguments.made, arguments.gold)).items()
        for row, findings in _read(file, pipeline)
    ]
    report_scores(reports)
    weights = trained(reports)
    WEIGHTS.write_text(json.dumps(weights, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{len(weights)} weights in {WEIGHTS}")


def report_scores(reports: Sequence[Labelled]) -> None:
    """Print scores in sample, by reports left out, and by sets left out."""
    everything = trained(reports)
    print("in sample      ", scores(reports, lambda _: everything))
    fold = {report.id: k % 11 for k, report in enumerate(reports)}
    by_fold = {k: trained([r for r in reports if fold[r.id] != k]) for k in range(11)}
    print("reports left out", scores(reports, lambda r: by_fold[fold[r.id]]))
    names = list(dict.fromkeys(report.set for report in reports))
    if len(names) == 1:
        return
    by_set = {name: trained([r for r in reports if r.set != name]) for name in names}
    print("sets left out   ", scores(reports, lambda r: by_set[r.set]))


def _read(file: Path, pipeline: Any) -> Iterator[tuple[dict[str, Any], Findings]]:
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    reports = [
        Report(
            id="report",
            source=file.name,
            text=row["text"],
            published=date.fromisoformat(row["published"]),
            language="en",
        )
        for row in rows
    ]
    yield from zip(rows, read_reports(reports, pipeline), strict=True)


def labelled(name: str, row: Mapping[str, Any], findings: Findings) -> Labelled:
    """Label the camps of one report."""
    dossier: Dossier = join_findings([findings])
    joined: Camps = camps(dossier)
    maker: dict[str, str | None] = {}
    first: dict[str, bool] = {}
    seen: set[str] = set()
    for party in joined.parties:
        gold = maker_of(party.name, row["makers"])
        maker[party.id] = gold
        first[party.id] = gold is not None and gold not in seen
        seen |= {gold} if gold else set()
    return Labelled(
        name,
        row["id"],
        maker_features(dossier, joined),
        maker,
        first,
        frozenset(m["id"] for m in row["makers"] if m["votes"] > 1),
        {party.id: party.name for party in joined.parties},
    )


def _normal(name: str) -> str:
    return " ".join(re.findall(r"\w+", re.sub(r"[’']s\b", "", name.casefold()).replace("the ", "")))


def maker_of(name: str, makers: Sequence[Mapping[str, Any]]) -> str | None:
    """Return the gold maker that a name fits: a name of it, or all words of the shorter one."""
    normal = _normal(name)
    for maker in makers:
        if normal in {_normal(n) for n in maker["names"]}:
            return str(maker["id"])
    words = set(normal.split())
    for maker in makers:
        for other in maker["names"]:
            wanted = set(_normal(other).split())
            if wanted and (wanted <= words or (words <= wanted and len(words) > 1)):
                return str(maker["id"])
    return None


def trained(reports: Sequence[Labelled]) -> dict[str, float]:
    """Return the weights of a logistic model; a second camp on the same maker teaches nothing."""
    rows, answers, sets = [], [], []
    for report in reports:
        for camp, features in report.features.items():
            second = report.maker[camp] is not None and not report.first[camp]
            if second or decides_nothing(features):
                continue
            rows.append(dict(features))
            answers.append(report.maker[camp] is not None)
            sets.append(report.set)
    vectorizer = DictVectorizer(dtype=np.float64, sparse=False)
    table = vectorizer.fit_transform(rows)
    model = LogisticRegression(C=STRENGTH, solver="liblinear", random_state=SEED, fit_intercept=False)
    model.fit(table, answers, sample_weight=counted_alike(sets))
    return {
        str(name): round(float(weight), 3)
        for name, weight in zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True)
        if abs(weight) >= 0.005
    }


def scores(reports: Sequence[Labelled], weights_for: Callable[[Labelled], Mapping[str, float]]) -> str:
    """Return precision, recall and F1 of the makers chosen, by set."""
    lines = []
    for name in (*dict.fromkeys(report.set for report in reports), ""):
        right = drafted = reached = needed = 0
        for report in reports:
            if name and report.set != name:
                continue
            picked = choose(report, weights_for(report))
            gold = [report.maker[camp] for camp in picked if report.maker[camp]]
            right += len(set(gold))
            drafted += len(picked)
            reached += len(set(gold) & report.needed)
            needed += len(report.needed)
        precision, recall = right / max(1, drafted), reached / max(1, needed)
        mean = 2 * precision * recall / (precision + recall) if right else 0.0
        lines.append(f"{name or 'all'} {precision:.2f} {recall:.2f} {mean:.3f}")
    return " | ".join(lines)


def choose(report: Labelled, weights: Mapping[str, float]) -> tuple[str, ...]:
    """Return the camps chosen of one report."""
    chances = {
        camp: 0.0
        if row["child"] or row["assessor"]
        else 1 / (1 + np.exp(-sum(weights.get(n, 0.0) * v for n, v in row.items())))
        for camp, row in report.features.items()
    }
    return chosen(chances)


if __name__ == "__main__":
    main()
