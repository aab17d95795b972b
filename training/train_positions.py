"""Train the weights by which the rows of a table of positions are judged central to the dispute.

    python training/train_positions.py [--gold FOLDER]

Reads the invented reports of ``made_reports``, and those of ``dev.jsonl``, ``mini.jsonl`` and ``wire.jsonl``
in a folder that is given, each with conflict models made by hand. Sets count nearly alike. A row is right if
its maker is the maker of an option of such a model, and it cites words that share half of the shorter passage
with words of that option. Prints the scores of weights trained on other reports (cross-validated), and on the
other sets, and writes ``src/detente/positions/weights/chooser_weights.json``. It needs scikit-learn
(``pip install -e '.[train]'``). The same reports give the same weights.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import exp
from pathlib import Path
from typing import Any

import numpy as np
from labelled_sets import add_folders, counted_alike, files_of
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from detente.dossier import join_findings
from detente.positions.camps import camps
from detente.positions.rows import WeighedRow, weighed_rows
from detente.reading import Findings, read_loaded
from detente.sources import Report

STRENGTH = 0.02
"""Inverse of the penalty on the weights, as scikit-learn counts it."""
LEAST_COUNT = 8
"""A feature of fewer rows is left out."""
FOLDS = 10
CUTS = np.arange(0.2, 0.71, 0.05)
MOST_OF_A_PARTY, MOST_OF_ALL = 3, 8
LONGEST_PROOF = 240
ROOM = Path(__file__).resolve().parents[1] / "src" / "detente" / "positions"
WEIGHTS = ROOM / "weights" / "chooser_weights.json"

Span = tuple[int, int]


@dataclass(frozen=True)
class Labelled:
    """One report's rows, and the options of its model that each fits.

    Attributes
    ----------
    fits
        The options that a row fits under the name that its party has in the table.
    central
        True for a row that fits an option under any name of its party: how a party is named is not the
        chooser's affair.
    agreed
        True for each option that is needed.
    """

    name: str
    rows: tuple[WeighedRow, ...]
    fits: tuple[tuple[int, ...], ...]
    central: tuple[bool, ...]
    agreed: tuple[bool, ...]


def main() -> None:
    """Train on all reports, print cross-validated scores, and write the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add_folders(parser)
    arguments = parser.parse_args()
    files = files_of((arguments.made, arguments.gold))
    labelled = [item for name, file in files.items() for item in read_labelled(file, name, _findings)]
    report(labelled)
    weights = trained(labelled)
    WEIGHTS.write_text(json.dumps(weights, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{len(weights)} weights in {WEIGHTS}")


def _findings(row: Mapping[str, Any]) -> Findings:
    report_ = Report(
        row["id"], row["id"], row["text"], published=date.fromisoformat(row["published"]), language="en"
    )
    return next(iter(read_loaded([report_])))


def read_labelled(
    file: Path, name: str, findings_of: Callable[[Mapping[str, Any]], Findings]
) -> Iterable[Labelled]:
    """Yield the reports of a set with their rows, and the options that these fit."""
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if "options" not in row:
            continue
        dossier = join_findings([findings_of(row)])
        joined = camps(dossier)
        rows, _ = weighed_rows(dossier, joined)
        makers = {party.id: _maker_of(party.name, party.id, row["makers"]) for party in joined.parties}
        by_any_name = {
            party.id: _first_maker((party.name, *party.aliases), party.id, row["makers"])
            for party in joined.parties
        }
        yield Labelled(
            name,
            tuple(rows),
            tuple(_fitting(item, makers, row["options"]) for item in rows),
            tuple(bool(_fitting(item, by_any_name, row["options"])) for item in rows),
            tuple(option["agreed"] for option in row["options"]),
        )


def _fitting(
    item: WeighedRow, makers: Mapping[str, str | None], options: Sequence[Mapping[str, Any]]
) -> tuple[int, ...]:
    """Return the options that a row fits, the one with most words in common first."""
    spans = [(words.start, words.end) for words in item.row.evidence]
    shares = [
        (_shared(spans, option["spans"]), k)
        for k, option in enumerate(options)
        if makers[item.row.maker] == option["maker"]
    ]
    return tuple(k for share, k in sorted(shares, reverse=True) if share)


def _shared(spans: Iterable[Span], gold: Iterable[Sequence[int]]) -> int:
    """Return the characters shared by passages that share at least half of the shorter one."""
    passages = list(gold)
    total = 0
    for start, end in spans:
        for first, last in passages:
            shared = min(end, last) - max(start, first)
            if end - start <= LONGEST_PROOF and shared > 0 and 2 * shared >= min(end - start, last - first):
                total += shared
    return total


def _plain(name: str) -> str:
    return " ".join(re.findall(r"\w+", re.sub(r"[’']s\b", "", name.casefold()).replace("the ", "")))


def _maker_of(name: str, id_: str, makers: Sequence[Mapping[str, Any]]) -> str | None:
    """Return the maker of the model that a party is, by its name."""
    own = {_plain(name), _plain(id_)}
    for maker in makers:
        if own & {_plain(name) for name in maker["names"]}:
            return str(maker["id"])
    words = set(_plain(name).split())
    for maker in makers:
        for other in maker["names"]:
            its = set(_plain(other).split())
            if its and (its <= words or (words <= its and len(words) > 1)):
                return str(maker["id"])
    return None


def _first_maker(names: Iterable[str], id_: str, makers: Sequence[Mapping[str, Any]]) -> str | None:
    return next((maker for name in names if (maker := _maker_of(name, id_, makers))), None)


def trained(reports: Sequence[Labelled]) -> dict[str, float]:
    """Return the weights of features, for reports whose sets count alike."""
    rows = [item.features for report_ in reports for item in report_.rows]
    answers = [right for report_ in reports for right in report_.central]
    sets = [report_.name for report_ in reports for _ in report_.rows]
    vectorizer = DictVectorizer(dtype=np.float64, sparse=False)
    table = vectorizer.fit_transform(rows)
    often = (table != 0).sum(axis=0) >= LEAST_COUNT
    scale = table[:, often].std(axis=0) + 1e-9
    model = LogisticRegression(C=STRENGTH, solver="liblinear", intercept_scaling=10.0, random_state=1)
    model.fit(table[:, often] / scale, answers, sample_weight=counted_alike(sets))
    names = vectorizer.get_feature_names_out()[often]
    weights = {str(name): round(float(w), 3) for name, w in zip(names, model.coef_[0] / scale, strict=True)}
    return {"bias": round(float(model.intercept_[0]), 3)} | weights


def probability(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the estimate of a logistic model."""
    score = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in features.items())
    return 1 / (1 + exp(-score))


def report(labelled: Sequence[Labelled]) -> None:
    """Print what the rows could give at best, then scores: in sample, cross-validated, sets left out."""
    names = list(dict.fromkeys(item.name for item in labelled))
    for name in names:
        mine = [item for item in labelled if item.name == name]
        rows = sum(len(item.rows) for item in mine)
        right = sum(bool(fits) for item in mine for fits in item.fits)
        met = sum(sum(item.agreed[k] for k in {k for fits in item.fits for k in fits}) for item in mine)
        needed = sum(sum(item.agreed) for item in mine)
        print(f"{name}: {rows} rows, {right} right; {met} of {needed} needed options touched")
    whole = trained(labelled)
    everywhere = [(item, [probability(row.features, whole) for row in item.rows]) for item in labelled]
    folds: list[tuple[Labelled, list[float]]] = []
    for fold in range(FOLDS):
        weights = trained([item for k, item in enumerate(labelled) if k % FOLDS != fold])
        folds += [
            (item, [probability(row.features, weights) for row in item.rows])
            for item in labelled[fold::FOLDS]
        ]
    left_out: list[tuple[Labelled, list[float]]] = []
    for name in names if len(names) > 1 else ():
        weights = trained([item for item in labelled if item.name != name])
        left_out += [
            (item, [probability(row.features, weights) for row in item.rows])
            for item in labelled
            if item.name == name
        ]
    for title, weighed in (("in sample", everywhere), ("cross-validated", folds), ("set left out", left_out)):
        if not weighed:
            continue
        print(title)
        for cut in CUTS:
            by_set = {name: scores(weighed, name, cut) for name in names}
            leaning = sum(score.leaning for score in by_set.values()) / len(names)
            print(
                f"  cut {cut:.2f}  mean F0.5 {leaning:.3f}   "
                + "   ".join(f"{n} {s}" for n, s in by_set.items())
            )


@dataclass(frozen=True)
class Score:
    """Precision and recall of the rows that a draft would take, and their number."""

    precision: float
    recall: float
    drafted: int

    @property
    def leaning(self) -> float:
        """The F-measure that counts precision twice as much as recall."""
        weighed = 0.25 * self.precision + self.recall
        return 1.25 * self.precision * self.recall / weighed if weighed else 0.0

    def __str__(self) -> str:
        whole = self.precision + self.recall
        f1 = 2 * self.precision * self.recall / whole if whole else 0.0
        return f"{self.precision:.2f} {self.recall:.2f} {f1:.2f} ({self.drafted:3d})"


def scores(weighed: Sequence[tuple[Labelled, Sequence[float]]], name: str, cut: float) -> Score:
    """Score the rows that a draft would take, as the drafts are scored."""
    drafted = right = met = needed = 0
    for item, estimates in weighed:
        if item.name != name:
            continue
        needed += sum(item.agreed)
        used: set[int] = set()
        for k in chosen(item.rows, estimates, cut):
            drafted += 1
            option = next((option for option in item.fits[k] if option not in used), None)
            if option is not None:
                used.add(option)
                right += 1
                met += item.agreed[option]
    return Score(right / max(drafted, 1), met / max(needed, 1), drafted)


def chosen(rows: Sequence[WeighedRow], estimates: Sequence[float], cut: float) -> list[int]:
    """Return the places of the rows that a draft would take: three a party and eight in all at most."""
    times: defaultdict[str, int] = defaultdict(int)
    taken = []
    for k in sorted(range(len(rows)), key=lambda k: -estimates[k]):
        maker = rows[k].row.maker
        if estimates[k] >= cut and times[maker] < MOST_OF_A_PARTY and len(taken) < MOST_OF_ALL:
            times[maker] += 1
            taken.append(k)
    return taken


if __name__ == "__main__":
    main()
