"""The stances of a statement (supports, opposes, demands, offers, refuses, warns) and their objects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from detente.reading.events import OBLIGING, is_infinitive, is_negated, modal_of
from detente.reading.findings import StanceKind
from detente.reading.parsed import passage_of
from detente.reading.statements.candidates import Attribution
from detente.reading.statements.lexicon import statement_words
from detente.reading.statements.speakers import SUBJECTS
from detente.sources import Evidence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FIRST: Final = frozenset({"i", "we"})
_CONDITIONS: Final = frozenset({"if", "unless", "without"})
_OURS: Final = frozenset({"our", "my"})
_WILLING: Final = frozenset({"ca", "can", "wo", "will", "could", "would", "shall"})
# "We will not rule out talks" and "we cannot wait" refuse nothing.
_DOUBLY: Final = frozenset({"rule", "exclude", "wait", "oppose", "hesitate", "stop", "abandon", "reject"})
_NOTHING: Final = frozenset({"nothing", "no", "little"})
_OPPOSITE: Final[Mapping[StanceKind, StanceKind]] = {
    "supports": "opposes", "opposes": "supports", "offers": "refuses", "demands": "demands",
    "refuses": "refuses", "warns": "warns",
}  # fmt: skip
_LONGEST = 60  # words of one clause that are looked at; quotations without a full stop run on


@dataclass(frozen=True, slots=True)
class TakenStance:
    """A stance, and the words for its object."""

    kind: StanceKind
    span: Evidence


def stances_of(doc: Doc, attribution: Attribution, first_person: frozenset[int]) -> tuple[TakenStance, ...]:
    """Return the stances of a statement.

    The cue is read first ("rejected the plan"), then the clauses of what is said: an obligation is a
    demand, a refusal or offer counts where the speaker makes it, a condition with a bad outcome is a
    warning, and a verdict on the clause's subject ("the boycott will only hurt us") is for or against
    that. Words that meet none of these rules have no stance.

    Parameters
    ----------
    first_person
        Places of the tokens that stand for the speaker in what is said ("he" in "he said he …").
    """
    stances: list[TakenStance] = []
    cue = attribution.cue
    if cue is not None:
        kind = _kind_of_cue(cue, attribution)
        if kind is not None:
            stances.append(TakenStance(kind, attribution.content[0]))
    for verb in _clauses(doc, attribution):
        stances += _of_clause(verb, first_person)
    unique = {(stance.kind, stance.span): stance for stance in stances}
    return tuple(unique.values())


def _kind_of_cue(cue: Token, attribution: Attribution) -> StanceKind | None:
    words = statement_words()
    lemma = cue.lemma_.lower()
    kind = words.cues.get(lemma)
    if kind is None:
        return None
    if lemma in words.only_asking and not _asks(cue):
        return None
    if lemma == "dismiss" and attribution.manner == "direct":
        return None
    return _OPPOSITE[kind] if is_negated(cue) else kind


def _asks(cue: Token) -> bool:
    """Return True if an infinitive, a clause of obligation, or "for" depends on the cue."""
    for child in cue.children:
        if child.dep_ == "prep" and child.lower_ in ("for", "on"):
            return True
        if child.dep_ in ("xcomp", "ccomp", "advcl") and child.i > cue.i:
            if is_infinitive(child):
                return True
            bare = child.tag_ == "VB" and modal_of(child) is None
            if modal_of(child) in OBLIGING or bare:
                return True
        if child.dep_ == "dobj" and cue.lemma_.lower() in ("seek", "want"):
            return True
    return False


def _clauses(doc: Doc, attribution: Attribution) -> Iterator[Token]:
    """The verbs of the clauses within the words of a statement."""
    for span in attribution.content:
        piece = doc.char_span(span.start, span.end, alignment_mode="contract")
        if piece is None:
            continue
        for token in piece:
            if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass"):
                yield token


def _of_clause(verb: Token, first_person: frozenset[int]) -> Iterator[TakenStance]:
    said = statement_words().said
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    lemma, modal, negated = verb.lemma_.lower(), modal_of(verb), is_negated(verb)
    mine = subject is not None and (subject.lower_ in _FIRST or subject.i in first_person)
    state = {
        word
        for child in verb.children
        if child.dep_ in ("acomp", "attr", "oprd")
        for word in (child.lemma_.lower(), *(inner.lemma_.lower() for inner in child.lefts))
    }
    if modal in OBLIGING or (lemma in ("have", "need") and _infinitive(verb) and not negated):
        yield TakenStance("demands", _clause_span(verb))
    elif mine and (lemma in said["supports"] or lemma in said["opposes"]):
        kind: StanceKind = "supports" if lemma in said["supports"] else "opposes"
        yield TakenStance(_OPPOSITE[kind] if negated else kind, _object_span(verb))
    elif mine and negated and modal in _WILLING and lemma not in _DOUBLY and not _conditional(verb):
        yield TakenStance("refuses", _object_span(verb))
    elif mine and (state & said["ready"] or (lemma in said["offers"] and modal != "would")):
        yield TakenStance("refuses" if negated else "offers", _object_span(verb))
    elif subject is not None and not mine and not any(word.lower_ in _OURS for word in subject.lefts):
        verdict = _verdict(lemma, modal, negated or _gives_nothing(verb), state)
        if verdict is not None:
            yield TakenStance(verdict, _phrase_span(subject))
    if (_conditional(verb) and _dire(verb)) or _or_else(verb):
        yield TakenStance("warns", _clause_span(verb))


def _verdict(lemma: str, modal: str | None, negated: bool, state: set[str]) -> StanceKind | None:
    """Return the verdict of a clause on its subject: a forecast by a verb, or a judgement by "is"."""
    said = statement_words().said
    if modal in ("will", "wo", "would", "can", "ca", "could", "'ll", "’ll", "may", "might") or modal is None:
        forecast = modal is not None
        if forecast and lemma in said["bad_verbs"]:
            return None if negated else "opposes"
        if forecast and lemma in said["good_verbs"]:
            return "opposes" if negated else "supports"
        if state & said["bad_words"]:
            return None if negated else "opposes"
        if state & said["good_words"]:
            return "opposes" if negated else "supports"
    return None


def _conditional(verb: Token) -> bool:
    if any(
        child.dep_ == "advcl" and any(word.lower_ in _CONDITIONS for word in child.lefts)
        for child in verb.children
    ):
        return True
    # Where the parser loses the condition's verb, it attaches "if" to the main one, before a comma.
    left = list(verb.lefts)
    return any(word.dep_ == "mark" and word.lower_ in _CONDITIONS for word in left) and any(
        word.text == "," for word in left
    )


def _or_else(verb: Token) -> bool:
    """Return True if a bad outcome follows "or": "give way or the talks will fail"."""
    joined = any(child.dep_ == "cc" and child.lower_ == "or" for child in verb.children)
    return joined and any(
        child.dep_ == "conj" and child.i > verb.i and _dire(child) for child in verb.children
    )


def _gives_nothing(verb: Token) -> bool:
    return any(
        child.dep_ in ("dobj", "dative", "oprd", "attr")
        and (child.lower_ in _NOTHING or any(inner.lower_ in _NOTHING for inner in child.lefts))
        for child in verb.children
    )


def _dire(verb: Token) -> bool:
    """A condition's outcome is bad: it is negated, or a word of harm stands in it."""
    dire = statement_words().said["dire"]
    words = [verb, *(child for child in verb.children if child.dep_ not in ("advcl", "mark", "ccomp"))]
    lemmas = {word.lemma_.lower() for word in words}
    lemmas |= {inner.lemma_.lower() for word in words[1:] if word.dep_ == "prep" for inner in word.children}
    return is_negated(verb) or bool(lemmas & dire)


def _infinitive(verb: Token) -> bool:
    return any(
        child.dep_ in ("xcomp", "ccomp") and any(word.lower_ == "to" for word in child.lefts)
        for child in verb.children
    )


def _object_span(verb: Token) -> Evidence:
    """Return the object of a verb: its object or clause, else the verb and the words after it."""
    for child in verb.rights:
        if child.dep_ in ("dobj", "xcomp", "ccomp", "acomp", "attr"):
            return _extent(child.left_edge.i, child.right_edge.i, verb.doc)
        if child.dep_ == "prep":
            inner = next((word for word in child.children if word.dep_ in ("pobj", "pcomp")), None)
            if inner is not None:
                return _extent(inner.left_edge.i, inner.right_edge.i, verb.doc)
    return _extent(verb.i, verb.right_edge.i, verb.doc)


def _phrase_span(head: Token) -> Evidence:
    return _extent(head.left_edge.i, head.right_edge.i, head.doc)


def _clause_span(verb: Token) -> Evidence:
    return _extent(verb.left_edge.i, verb.right_edge.i, verb.doc)


def _extent(first: int, last: int, doc: Doc) -> Evidence:
    last = min(last, first + _LONGEST)
    while first < last and (doc[first].is_punct or doc[first].is_space):
        first += 1
    while last > first and (doc[last].is_punct or doc[last].is_space):
        last -= 1
    return passage_of(doc[first], doc[last])
