"""Train the weights by which it is judged how much of what matters in a dispute a sentence tells.

    python training/train_sentences.py --texts FOLDER

Reads the verdicts of ``sentences.jsonl``: for each text, the places of the sentences that a first page should
not leave out (``worth`` 2) and of those that it may have (1); others are worth nothing. They were given by
reading each text beside the list that an expert made of what matters in it. They have no words of the texts.

Prints what share of the worth that fits into a page of so many characters is captured by the sentences with
the best estimate for their length: with each set of texts left out of the training in turn (the first letter
of its name), and what the first sentences, the longest ones and those with the most frequent words capture.
Writes ``src/detente/page/sections/quoting/sentence_weights.json``. The same texts give the same weights.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from detente.dossier import join_findings
from detente.page.sections.quoting.key_sentences import KeySentences
from detente.positions import positions_of
from detente.reading import findings_of

PENALTY = 1000.0
LEAST_COUNT = 15
"""A sign of fewer sentences is left out."""
ROOM = 1500
"""Characters of the sentences that a first page quotes."""
SHORT, BY_LENGTH = 60, 0.7
"""A longer sentence must tell more, though not in proportion; one of fewer characters costs as many."""
HERE = Path(__file__).resolve().parent
VERDICTS = HERE / "sentences.jsonl"
WEIGHTS = HERE.parent / "src" / "detente" / "page" / "sections" / "quoting" / "sentence_weights.json"

Vector = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Text:
    """The signs of the sentences of a text, what each is worth, and its length."""

    name: str
    signs: Sequence[Mapping[str, float]]
    worth: Vector
    lengths: Vector


def read_texts(folder: Path) -> list[Text]:
    """Read the texts that there are verdicts on."""
    verdicts: defaultdict[str, list[Mapping[str, int]]] = defaultdict(list)
    for line in VERDICTS.read_text(encoding="utf-8").splitlines():
        verdict = json.loads(line)
        verdicts[verdict["text"]].append(verdict)
    texts = []
    for name, given in sorted(verdicts.items()):
        dossier = join_findings(findings_of([str(folder / name)]))
        sentences = KeySentences(dossier, positions_of(dossier))
        whole = list(sentences.standing_alone.whole)
        worth = [
            max(
                (one["worth"] for one in given if one["start"] < place.end and place.start < one["end"]),
                default=0,
            )
            for place in (sentence.place for sentence in whole)
        ]
        lengths = [sentence.place.end - sentence.place.start for sentence in whole]
        signs = [sentences.content.signs_of(sentence) for sentence in whole]
        texts.append(Text(name, signs, np.array(worth, float), np.array(lengths, float)))
    return texts


def trained(texts: Sequence[Text]) -> Mapping[str, float]:
    """Return the weights of a linear model of what a sentence is worth, by the names of the signs."""
    counts = Counter(name for text in texts for signs in text.signs for name in signs)
    names = sorted(name for name, count in counts.items() if count >= LEAST_COUNT)
    rows = np.array([[signs.get(name, 0.0) for name in names] for text in texts for signs in text.signs])
    worth = np.concatenate([text.worth for text in texts])
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    scaled = (rows - mean) / spread
    fitted = np.linalg.solve(
        scaled.T @ scaled + PENALTY * np.eye(len(names)), scaled.T @ (worth - worth.mean())
    )
    weights = fitted / spread
    bias = worth.mean() - mean @ weights
    return {
        "bias": round(float(bias), 4),
        **{n: round(float(w), 4) for n, w in zip(names, weights, strict=True)},
    }


def estimates(text: Text, weights: Mapping[str, float]) -> Vector:
    """Return what each sentence of a text is judged to be worth for its length."""
    raw = [weights["bias"] + sum(weights.get(n, 0.0) * s for n, s in signs.items()) for signs in text.signs]
    return np.array(raw) / np.maximum(text.lengths, SHORT) ** BY_LENGTH


def captured(text: Text, order: Vector) -> float:
    """Return the share of the worth that fits into the room which the sentences in an order capture."""
    return _filled(text, order) / max(1.0, _filled(text, text.worth / np.maximum(text.lengths, SHORT)))


def _filled(text: Text, order: Vector) -> float:
    room, worth = float(ROOM), 0.0
    for one in np.argsort(-order, kind="stable"):
        if text.lengths[one] <= room:
            room, worth = room - text.lengths[one], worth + text.worth[one]
    return worth


def show(name: str, texts: Sequence[Text], order: Callable[[Text], Vector]) -> None:
    """Print what is captured of each set of texts, and of all."""
    shares: defaultdict[str, list[float]] = defaultdict(list)
    for text in texts:
        shares[text.name[0]].append(captured(text, order(text)))
    every = [share for of_set in shares.values() for share in of_set]
    sets = "  ".join(f"{key} {np.mean(of_set):.3f}" for key, of_set in shares.items())
    print(f"{name:28} {sets}  all {np.mean(every):.3f}")


def main() -> None:
    """Train, print the scores, write the weights."""
    parser = argparse.ArgumentParser(description="Train the weights of sentences.")
    parser.add_argument("--texts", type=Path, required=True, help="a folder with the texts")
    texts = read_texts(parser.parse_args().texts)
    left_out = {
        key: trained([text for text in texts if text.name[0] != key]) for key in {t.name[0] for t in texts}
    }
    show("the first sentences", texts, lambda text: -np.arange(len(text.worth), dtype=float))
    show("the longest", texts, lambda text: text.lengths)
    show("the most frequent words", texts, lambda text: np.array([s.get("centre", 0.0) for s in text.signs]))
    show("trained on the other sets", texts, lambda text: estimates(text, left_out[text.name[0]]))
    weights = trained(texts)
    show("in sample", texts, lambda text: estimates(text, weights))
    WEIGHTS.write_text(json.dumps(weights, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
