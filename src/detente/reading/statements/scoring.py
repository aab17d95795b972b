"""The probability that a candidate is a statement: the features and weights of a trained model."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from math import exp
from typing import TYPE_CHECKING

from detente.reading.findings import Manner
from detente.reading.statements.lexicon import cue_frames
from detente.reading.statements.speakers import SUBJECTS
from detente.sources import Evidence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LENGTHS = (1, 2, 3, 5, 8, 12, 20, 35)


def features(
    doc: Doc,
    cue: Token | None,
    speaker: Token,
    frame: str,
    content: Sequence[Evidence],
    manner: Manner,
    *,
    in_quotation: bool,
    joined: bool,
) -> Iterator[str]:
    """Yield the names of the features that a possible statement has.

    Parameters
    ----------
    frame
        The frame that ties the words to the cue (see `detente.reading.statements.clauses`); ``quote`` for
        words in quotation marks beside it.
    in_quotation
        Whether the cue itself stands within quoted words.
    joined
        Whether quoted words were joined with the clause around them.
    """
    # "In the words of X" is too rare to be trained on; it says what "according to X" says.
    lemma = "" if cue is None else "accord" if frame == "according" else cue.lemma_.lower()
    yield "bias"
    yield f"frame={frame}"
    yield f"manner={manner}"
    yield f"frame={frame}|manner={manner}"
    yield f"joined={joined}"
    yield f"in quotation={in_quotation}"
    who = _kind_of_word(speaker)
    yield f"speaker={who}"
    yield f"speaker={who}|frame={frame}"
    yield f"speaker dep={speaker.dep_}"
    yield from _of_content(doc, content, frame, lemma)
    if cue is None:
        return
    yield f"lemma={lemma}"
    yield f"lemma={lemma}|frame={frame}"
    yield f"lemma={lemma}|manner={manner}"
    yield f"lemma={lemma}|speaker={who}"
    yield f"tag={cue.tag_}"
    yield f"tag={cue.tag_}|frame={frame}"
    yield f"dep={cue.dep_}"
    yield f"dep={cue.dep_}|frame={frame}"
    yield f"dep={cue.dep_}|manner={manner}"
    yield f"known={frame in cue_frames().get(lemma, ())}"
    yield f"ruler={cue.head.lemma_.lower()}|{cue.dep_}"
    yield f"own subject={any(child.dep_ in SUBJECTS for child in cue.children)}"
    yield f"speaker after={speaker.i > cue.i}"
    yield f"away={_bucket(abs(speaker.i - cue.i))}"
    for child in cue.children:
        if child.dep_ in ("aux", "auxpass", "neg", "prt"):
            yield f"beside={child.lemma_.lower()}"
            yield f"beside={child.lemma_.lower()}|frame={frame}"
            yield f"beside={child.lemma_.lower()}|lemma={lemma}"
        elif child.dep_ in ("dobj", "dative") and child.i > cue.i:
            yield f"object|frame={frame}"
            yield f"object={_kind_of_word(child)}|lemma={lemma}"


def _of_content(doc: Doc, content: Sequence[Evidence], frame: str, lemma: str) -> Iterator[str]:
    first, last = content[0], content[-1]
    start = doc.char_span(first.start, first.end, alignment_mode="expand")
    end = doc.char_span(last.start, last.end, alignment_mode="expand")
    assert start is not None
    assert end is not None
    words = end.end - start.start
    size = _bucket(words)
    yield f"words={size}"
    yield f"words={size}|frame={frame}"
    yield f"parts={min(len(content), 4)}"
    yield f"begins={start[0].lower_}"
    yield f"begins={start[0].tag_}|frame={frame}"
    yield f"opens sentence={start[0].is_sent_start}|frame={frame}"
    # Quotations of many sentences would cost a pass each, and add nothing to their beginning.
    piece = doc[start.start : min(end.end, start.start + 40)]
    root = piece.root
    yield f"root={root.pos_}|{root.tag_}"
    yield f"root={root.pos_}|frame={frame}"
    yield f"root={root.lemma_.lower()}|frame={frame}"
    yield f"root={root.pos_}|lemma={lemma}"
    yield f"finite={any(t.tag_ in ('VBD', 'VBZ', 'VBP', 'MD') for t in piece)}|frame={frame}"
    after = doc[end.end] if end.end < len(doc) else None
    yield f"after={'' if after is None else after.lower_ if after.is_punct else after.pos_}"


def _kind_of_word(token: Token) -> str:
    if token.pos_ in ("PRON", "DET"):
        return token.lower_
    if token.pos_ == "PROPN":
        return f"name {token.ent_type_}"
    return token.lemma_.lower()


def _bucket(number: int) -> int:
    return sum(number > edge for edge in _LENGTHS)


THRESHOLD = 0.34
"""Least probability of a statement: on articles of the training part that were held back, the surest
choice whose F1 is within 0.005 of the best."""


def probability(features: Iterable[str], weights: Mapping[str, float]) -> float:
    """The probability that words with these features are a statement of their speaker.

    Examples
    --------
    >>> says = ("bias", "lemma=say", "frame=ccomp", "lemma=say|frame=ccomp", "known=True")
    >>> runs = ("bias", "lemma=run", "frame=dobj", "lemma=run|frame=dobj", "known=False")
    >>> probability(says, statement_weights()) > probability(runs, statement_weights())
    True
    """
    return 1 / (1 + exp(-sum(weights.get(name, 0.0) for name in features)))


@cache
def statement_weights() -> Mapping[str, float]:
    """The weights that come with the package.

    They were trained on the training part of PolNeAR 1.0 (Newell, Margolin and Ruths, LREC 2018) by
    ``training/train_statements.py``; no sentence of it is kept in them.
    """
    data = (
        resources.files("detente.reading.lexica")
        .joinpath("statement_weights.json")
        .read_text(encoding="utf-8")
    )
    weights: dict[str, float] = json.loads(data)
    return weights
