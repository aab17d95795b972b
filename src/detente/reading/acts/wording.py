"""The build of the sentence in which an act is told: how plainly it says who would do what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.act_mentions import ClauseKind, DoerRole, Wording
from detente.reading.acts.act import Act
from detente.reading.events import is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS: Final = ("nsubj", "nsubjpass", "csubj")
_CLAUSES: Final[dict[str, ClauseKind]] = {
    "ROOT": "main",
    "ccomp": "reported",
    "xcomp": "infinitive",
    "advcl": "adverbial",
    "relcl": "relative",
    "acl": "participle",
    "pcomp": "participle",
    "csubj": "subject",
    "parataxis": "main",
}
_IF: Final = ("if", "unless", "whether", "when", "once", "before", "until")
_OWNERS: Final = ("poss", "compound", "nmod", "amod")
_SOME: Final = (
    "some", "any", "many", "most", "few", "fewer", "several", "no", "nobody", "none", "one", "somebody",
    "someone", "anybody",
)  # fmt: skip


def wording_of(act: Act) -> Wording:
    """Return the build of the sentence around an act."""
    head, reading = act.head, act.reading
    cue = reading.cue_word
    return Wording(
        clause=_clause(head if cue is None or head.pos_ != "NOUN" else cue),
        outer=_clause(cue if cue is not None else head),
        conditional=_is_conditional(head),
        noun=head.pos_ in ("NOUN", "PROPN"),
        passive=head.pos_ == "VERB" and is_passive(head),
        doer_as=_doer_as(act),
        some=reading.doer is not None and _is_of_some(reading.doer),
        sentence_words=sum(not token.is_space for token in head.sent),
    )


def _clause(token: Token) -> ClauseKind:
    """Return the kind of the clause that a word stands in."""
    while token.dep_ == "conj" or (token.dep_ not in _CLAUSES and token.head.i != token.i):
        token = token.head
    return _CLAUSES.get(token.dep_, "main")


def _is_conditional(token: Token) -> bool:
    """Return True if a clause around a word is one of "if", "whether", "when" or "until"."""
    while True:
        marks = {c.lower_ for c in token.children if c.dep_ in ("mark", "advmod", "prep") and c.i < token.i}
        if token.dep_ in ("advcl", "ccomp", "conj", "pcomp") and marks & set(_IF):
            return True
        if token.head.i == token.i:
            return False
        token = token.head


def _doer_as(act: Act) -> DoerRole | None:
    """Return as what of the act, or of the word that governs it, its doer stands in the sentence."""
    doer, cue = act.reading.doer, act.reading.cue_word
    if doer is None:
        return None
    governors = [act.head] if cue is None else [act.head, cue]
    while doer.dep_ == "conj":
        doer = doer.head
    if doer.dep_ in _OWNERS or (doer.dep_ == "pobj" and doer.head.lower_ in ("of", "between", "from")):
        return "owner"
    if doer.dep_ in _SUBJECTS:
        return "subject" if any(doer.head.i == word.i for word in governors) else "far subject"
    if doer.dep_ == "pobj" and (doer.head.dep_ == "agent" or doer.head.lower_ == "by"):
        return "agent"
    if doer.dep_ in ("dobj", "dative"):
        return "object"
    return "other"


def _is_of_some(doer: Token) -> bool:
    """Return True for a number or some of a group, for nobody, and for one of no name: "two ministers"."""
    return (
        doer.tag_ == "CD"
        or any(
            child.dep_ in ("nummod", "quantmod", "neg") or child.lower_ in _SOME for child in doer.children
        )
        or doer.lower_ in _SOME
    )
