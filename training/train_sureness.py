"""Train the weights by which it is judged how surely a stance on an act was read right.

    python training/train_sureness.py --reports FOLDER [FOLDER ...]

Reads the verdicts of ``readings.jsonl``, which a person gave by reading the words: each is on one
passage, as the stance of a party on an act of another, and has no words of the report, only places. The
reports are JSON lines with ``id``, ``text`` and ``published``; those in the folders that no verdict is
on are passed over.

Signs for a reading get no weight below 0, signs against it none above 0. Each set has a bias of its own
in the training, so that one with more good readings does not teach what is peculiar to it. Prints the
area under the curve and precision and recall at several cuts, with the reports left out in turn (in
tenths), and with each set left out.
Writes ``src/detente/positions/weights/sureness_weights.json``. It needs scikit-learn
(``pip install -e '.[train]'``). The same reports give the same weights.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from scipy.optimize import minimize
from sklearn.metrics import roc_auc_score

from detente.dossier import join_findings
from detente.positions.camps import camps
from detente.positions.rows import weighed_rows
from detente.positions.sureness.sureness import Sureness, sure_from
from detente.positions.sureness.sureness_signs import AGAINST
from detente.positions.table import StanceOnAct
from detente.positions.weights.chooser import DRAFT_WEIGHT, LEAST_WEIGHT
from detente.reading import Findings, read_loaded
from detente.sources import Report

PENALTY = 20.0
LEAST_COUNT = 5
"""A sign of fewer readings is left out."""
FOLDS = 10
CUTS = np.arange(0.2, 0.81, 0.1)
SAID: Sequence[StanceOnAct] = ("accepts", "demands", "does", "offers", "refuses", "threatens")
"""Stances that a first page says in sentences."""
UNSAID = frozenset({f"{AGAINST}: the narrator tells it", f"{AGAINST}: it demands it of itself"})
"""Signs of readings that it does not say."""
HERE = Path(__file__).resolve().parent
VERDICTS = HERE / "readings.jsonl"
WEIGHTS = HERE.parent / "src" / "detente" / "positions" / "weights" / "sureness_weights.json"

Verdict = Mapping[str, Any]


@dataclass(frozen=True)
class Reading:
    """A reading with its signs, and the verdict on it.

    Attributes
    ----------
    central
        True if its row matters enough for a draft.
    line
        The stance on a row that it is a reading of: a first page says it once.
    """

    name: str
    report: str
    signs: Mapping[str, float]
    right: bool
    central: bool
    stance: str
    line: tuple[object, ...] = ()


def main() -> None:
    """Train on all verdicts, print scores for what was not trained on, and write the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reports", type=Path, nargs="+", required=True, help="folders with *.jsonl")
    arguments = parser.parse_args()
    readings = list(judged(reports_in(arguments.reports), lambda report: next(iter(read_loaded([report])))))
    train(readings, WEIGHTS)


def train(readings: Sequence[Reading], file: Path) -> None:
    """Print scores and write the weights."""
    show(readings)
    weights = trained(readings)
    file.write_text(json.dumps(weights, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{len(weights)} weights in {file}")


def reports_in(folders: Iterable[Path]) -> Iterator[Report]:
    """Yield each report of some folders once."""
    known: set[str] = set()
    for file in (file for folder in folders for file in sorted(folder.rglob("*.jsonl"))):
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if "text" not in row or row["id"] in known:
                continue
            known.add(row["id"])
            day = date.fromisoformat(row["published"][:10]) if row.get("published") else None
            yield Report(row["id"], row["id"], row["text"], published=day, language="en")


def judged(reports: Iterable[Report], findings_of: Callable[[Report], Findings]) -> Iterator[Reading]:
    """Yield the readings of reports that a verdict is on."""
    verdicts: defaultdict[str, list[Verdict]] = defaultdict(list)
    for line in VERDICTS.read_text(encoding="utf-8").splitlines():
        verdict = json.loads(line)
        verdicts[verdict["report"]].append(verdict)
    met = 0
    for report in reports:
        if report.id not in verdicts:
            continue
        used: set[int] = set()
        for place, doer, voice, stance, signs, row in readings_of(findings_of(report)):
            for verdict in verdicts[report.id]:
                if (
                    id(verdict) in used
                    or not _is_on(verdict, place, doer, voice, stance)
                    or not _still_holds(verdict, row.act, row.in_force)
                ):
                    continue
                used.add(id(verdict))
                met += 1
                central = bool(row.weight >= DRAFT_WEIGHT)
                line = (report.id, row.id, None if voice is None else tuple(voice), stance)
                yield Reading(verdict["set"], report.id, signs, verdict["right"], central, stance, line)
                break
    print(f"{met} of {sum(map(len, verdicts.values()))} verdicts are on what is read now")


def readings_of(findings: Findings) -> Iterator[tuple[Any, ...]]:
    """Yield each reading of a report: its place, where its maker and voice are named, stance, signs, row."""
    dossier = join_findings([findings])
    joined = camps(dossier)
    named = defaultdict(list)
    for party in dossier.parties:
        for words in party.mentions:
            named[joined.of.get(party.id, party.id)].append((words.start, words.end))
    sureness = Sureness(dossier, joined)
    for item in weighed_rows(dossier, joined)[0]:
        if item.full_weight < LEAST_WEIGHT:
            continue
        for act, (voice, stance), signs in sureness.readings(item.row, item.still_said, to_end=item.to_end):
            span = act.mention.span
            voiced = None if voice is None else named[voice]
            yield (span.start, span.end), named[item.row.maker], voiced, stance, signs, item.row


def _is_on(
    verdict: Verdict,
    place: tuple[int, int],
    doer: Sequence[tuple[int, int]],
    voice: Sequence[tuple[int, int]] | None,
    stance: str,
) -> bool:
    """Return True if a verdict is on a reading: half of the longer passage, the same parties and stance."""
    start, end = verdict["start"], verdict["end"]
    shared = min(end, place[1]) - max(start, place[0])
    return (
        stance == verdict["stance"]
        and 2 * shared >= max(end - start, place[1] - place[0])
        and _is_named(verdict["doer"], doer)
        and (verdict["voice"] is None) == (voice is None)
        and (voice is None or _is_named(verdict["voice"], voice))
    )


def _is_named(place: Sequence[int] | None, places: Sequence[tuple[int, int]]) -> bool:
    return place is None or any(start < place[1] and place[0] < end for start, end in places)


def _still_holds(verdict: Verdict, act: str, in_force: bool | None) -> bool:
    """Return False for a verdict on a label, or on what is in force, that has been mended since."""
    if verdict["why"] == "label":
        return bool(mark_of(act) == verdict["label"])
    return verdict["why"] != "mood" or bool(in_force == verdict["in_force"])


def mark_of(label: str) -> str:
    """Return a mark of a label, by which to know if it is still the same without writing it down."""
    return f"{crc32(label.encode()):08x}"


def trained(readings: Sequence[Reading]) -> dict[str, float]:
    """Return the weights of signs; those for a reading are 0 or more, those against it 0 or less."""
    counts = Counter(name for reading in readings for name in reading.signs)
    names = sorted(name for name, count in counts.items() if count >= LEAST_COUNT)
    table = np.array([[reading.signs.get(name, 0.0) for name in names] for reading in readings])
    middle, scale = table.mean(axis=0), table.std(axis=0) + 1e-9
    table = (table - middle) / scale
    sets = sorted({reading.name for reading in readings})
    of_set = np.array([[reading.name == name for name in sets] for reading in readings], dtype=float)
    answers = np.array([1.0 if reading.right else -1.0 for reading in readings])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        signs = weights[: len(names)]
        margins = answers * (table @ signs + of_set @ weights[len(names) :])
        slopes = -answers / (1 + np.exp(margins))
        penalty = PENALTY * float(signs @ signs) / 2
        gradient = np.concatenate([table.T @ slopes + PENALTY * signs, of_set.T @ slopes])
        return float(np.logaddexp(0, -margins).sum()) + penalty, gradient

    sides = [(None, 0.0) if name.startswith(AGAINST) else (0.0, None) for name in names]
    start = np.zeros(len(names) + len(sets))
    best = minimize(loss, start, jac=True, bounds=[*sides, *[(None, None)] * len(sets)], method="L-BFGS-B").x
    signs = best[: len(names)] / scale
    bias = float(best[len(names) :].mean() - signs @ middle)
    kept = {name: round(float(w), 3) for name, w in zip(names, signs, strict=True) if abs(w) >= 0.0005}
    return {"bias": round(bias, 3)} | kept


def probability(signs: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the estimate of a logistic model."""
    score = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in signs.items())
    return float(1 / (1 + np.exp(-score)))


def left_out(readings: Sequence[Reading], fold_of: Callable[[Reading], Any]) -> np.ndarray:
    """Return the estimate of each reading by weights that were trained without its fold."""
    estimates = np.zeros(len(readings))
    folds = [fold_of(reading) for reading in readings]
    for fold in sorted(set(folds)):
        weights = trained([r for r, own in zip(readings, folds, strict=True) if own != fold])
        for k, own in enumerate(folds):
            if own == fold:
                estimates[k] = probability(readings[k].signs, weights)
    return estimates


def show(readings: Sequence[Reading]) -> None:
    """Print what share is right, and scores with reports and with whole sets left out."""
    sets = sorted({reading.name for reading in readings})
    right = np.array([reading.right for reading in readings])
    central = np.array([reading.central for reading in readings])
    for name in sets:
        own = np.array([reading.name == name for reading in readings])
        print(f"{name}: {own.sum()} readings, {right[own].mean():.2f} right")
    reports = {name: k % FOLDS for k, name in enumerate(sorted({r.report for r in readings}))}
    for title, fold_of in (
        ("reports left out", lambda reading: reports[reading.report]),
        ("sets left out", lambda reading: reading.name),
    ):
        estimates = left_out(readings, fold_of)
        inside = [
            roc_auc_score(right[own], estimates[own])
            for name in sets
            if len(set(right[own := np.array([r.name == name for r in readings])])) > 1
        ]
        print(
            f"{title}: AUC {roc_auc_score(right, estimates):.3f}, of central rows"
            f" {roc_auc_score(right[central], estimates[central]):.3f}, in each set"
            f" {' '.join(f'{area:.2f}' for area in inside)}"
        )
        for cut in CUTS:
            _print_cut(cut, estimates, right, central)
        show_lines(readings, estimates)


def show_lines(readings: Sequence[Reading], estimates: np.ndarray) -> None:
    """Print how many lines of a first page are right, and how many right ones it has, at the cuts in use."""
    lines: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for k, reading in enumerate(readings):
        if reading.central and reading.stance in SAID and UNSAID.isdisjoint(reading.signs):
            lines[reading.line].append(k)
    for stance in sorted(SAID):
        own = [by for line, by in lines.items() if line[-1] == stance]
        shown = [by for by in own if max(estimates[k] for k in by) >= sure_from(stance)]
        right = [by for by in own if any(readings[k].right for k in by)]
        both = sum(by in right for by in shown)
        print(
            f"  {stance:9s} cut {sure_from(stance):.2f}   precision {both / max(1, len(shown)):.2f}"
            f"   recall {both / max(1, len(right)):.2f}   ({len(own)} lines)"
        )


def _print_cut(cut: float, estimates: np.ndarray, right: np.ndarray, central: np.ndarray) -> None:
    parts = []
    for title, among in (("all", np.ones(len(right), dtype=bool)), ("central", central)):
        taken = (estimates >= cut) & among
        precision = right[taken].mean() if taken.any() else float("nan")
        recall = right[taken].sum() / max(1, right[among].sum())
        parts.append(f"{title} {precision:.2f} {recall:.2f} ({taken.sum():3d})")
    print(f"  cut {cut:.1f}   " + "   ".join(parts))


if __name__ == "__main__":
    main()
