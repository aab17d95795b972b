"""The content of somebody's paper: "tabled a paper: the south would pay", which its author asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.acts.clause_parts import own_subject_of
from detente.reading.acts.doers import agent_of
from detente.reading.acts.tenses import MoodReading
from detente.reading.events import is_negated, is_passive, modal_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_PAPERS: Final = frozenset((
    "paper", "proposal", "formula", "draft", "compromise", "package", "scheme", "blueprint", "outline",
    "text",
))  # fmt: skip
_PUTTING: Final = frozenset((
    "table", "present", "circulate", "submit", "propose", "offer", "suggest", "publish", "put", "produce",
    "draw",
))  # fmt: skip


def of_a_paper(verb: Token) -> MoodReading | None:
    """Return the demand of whoever put a paper to two sides, None for another clause."""
    if modal_of(verb) not in ("would", "will", "shall") or own_subject_of(verb) is None:
        return None
    putting = _putting_before(verb)
    if putting is None:
        return None
    author, doer = own_subject_of(putting), own_subject_of(verb)
    if author is None or doer is None or doer.lower_ in ("it", "they", "he", "she"):
        return None
    if author.lower_ == doer.lower_:
        return None  # its own paper, of what it would do itself
    doer = agent_of(verb) if is_passive(verb) else doer
    return MoodReading("demanded", doer, author, sign=not is_negated(verb), cue="propose", cue_word=putting)


def _putting_before(verb: Token) -> Token | None:
    """Return "tabled" of "tabled a paper: the south would pay"."""
    first = verb.left_edge.i
    near = [verb.head, *(child for child in verb.children if child.dep_ in ("ccomp", "parataxis"))]
    for word in near:
        if word.lemma_.lower() not in _PUTTING or word.i >= verb.i:
            continue
        papers = [
            child for child in word.children if child.dep_ == "dobj" and child.lemma_.lower() in _PAPERS
        ]
        subject = own_subject_of(verb)
        start = subject.left_edge.i if subject is not None else first
        if papers and start > papers[0].i and any(t.text == ":" for t in verb.doc[papers[0].i : start]):
            return word
    return None
