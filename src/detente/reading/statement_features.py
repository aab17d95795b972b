"""What tells a statement from a clause that only looks like one: the features the trained model weighs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from detente.reading.cues import cue_frames
from detente.reading.findings import Manner, Span
from detente.reading.speakers import SUBJECTS

_LENGTHS = (1, 2, 3, 5, 8, 12, 20, 35)


def features(
    doc: Doc,
    cue: Token | None,
    speaker: Token,
    frame: str,
    content: Sequence[Span],
    manner: Manner,
    *,
    in_quotation: bool,
    joined: bool,
) -> Iterator[str]:
    """Yield the features of one possible statement, each a name that is there or not.

    Parameters
    ----------
    frame
        How the words hang on the cue (see `detente.reading.reported`), ``quote`` for words in
        quotation marks beside it.
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


def _of_content(doc: Doc, content: Sequence[Span], frame: str, lemma: str) -> Iterator[str]:
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
    # Quotations of many sentences would cost a pass each, and tell no more than their beginning does.
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
