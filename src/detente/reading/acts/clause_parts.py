"""The parts of a clause as the parser gives them: its subject, object, copula and joined verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.events import is_infinitive
from detente.reading.once_a_word import once_a_word

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS: Final = ("nsubj", "nsubjpass", "csubj")
OBJECTS: Final = ("dobj", "dative")
_TURNING_ROUND: Final = (
    "nor",
    "neither",
    "so",
    "never",
    "only",
    "why",
    "how",
    "when",
    "where",
    "what",
    "whom",
)


@once_a_word
def is_bare_participle(verb: Token) -> bool:
    """Return True for a participle with a subject and no auxiliary: "wants the pact carried out"."""
    if verb.tag_ != "VBN" or any(child.dep_ in ("aux", "auxpass") for child in verb.children):
        return False
    joined = verb.dep_ == "conj" and has_subject(verb) and is_bare_participle(verb.head)
    return joined or verb.dep_ in ("ccomp", "xcomp")


def is_progressive(verb: Token) -> bool:
    """Return True for "is doing"."""
    return verb.tag_ == "VBG" and any(child.dep_ == "aux" and child.lemma_ == "be" for child in verb.children)


def object_of(verb: Token) -> Token | None:
    """Return the head of a verb's first object."""
    return next((child for child in verb.children if child.dep_ in OBJECTS), None)


@once_a_word
def own_subject_of(verb: Token) -> Token | None:
    """Return the head of the subject that a verb has itself, not shared with another."""
    return next((child for child in verb.children if child.dep_ in SUBJECTS), None)


def has_subject(verb: Token) -> bool:
    """Return True if a verb has a subject of its own."""
    return own_subject_of(verb) is not None


@once_a_word
def is_joined(verb: Token) -> bool:
    """Return True for a conjunct, also where the parser takes "and to stop" for a purpose."""
    if verb.dep_ == "advcl" and is_infinitive(verb):
        to = next((c for c in verb.children if c.lower_ == "to" and c.dep_ == "aux"), None)
        if to is None or to.i == 0:
            return False
        return to.nbor(-1).lower_ == "and" or (to.nbor(-1).text == "," and _is_listed(verb))
    return verb.dep_ == "conj"


def _is_listed(verb: Token) -> bool:
    """Return True for "to accept it" in "to follow suit, to accept it and to sign it"."""
    last = (child for child in verb.children if child.dep_ == "conj" and is_infinitive(child))
    marks = (c for child in last for c in child.children if c.lower_ == "to" and c.dep_ == "aux")
    return is_infinitive(verb.head) and any(to.nbor(-1).lower_ == "and" for to in marks)


def joined_to(verb: Token) -> Token | None:
    """Return the verb that a conjunct shares its mood with: in "wants it to go and to stop", "go"."""
    head = verb.head
    if verb.tag_ == "VBN" and head.tag_ == "VB" and is_infinitive(head):
        # "Has agreed to free them and closed two camps": what it has done, beside what it has agreed to.
        above = head.head
        return above if any(c.dep_ == "aux" and c.lemma_ == "have" for c in above.children) else head
    if not (is_infinitive(verb) or is_bare(verb)) or is_infinitive(head):
        return head
    clauses = (c for c in head.children if c.dep_ in ("xcomp", "ccomp") and is_infinitive(c) and c.i < verb.i)
    return next(clauses, head if is_bare(verb) else None)


def is_bare(verb: Token) -> bool:
    """Return True for a base form that the tagger took for a finite verb: "was to stop, talk and meet"."""
    if verb.tag_ not in ("VB", "VBP") or verb.dep_ != "conj" or has_subject(verb) or is_infinitive(verb):
        return False
    clauses = (c for c in verb.head.children if c.dep_ in ("xcomp", "ccomp") and c.i < verb.i)
    return (verb.head.tag_ == "VB" and verb.tag_ == "VBP") or (
        verb.head.tag_ in ("VBD", "VBN", "VBZ") and any(is_infinitive(clause) for clause in clauses)
    )


def copula_of(adjective: Token) -> Token:
    """Return the verb that an adjective belongs to: "is ready"; itself where there is none."""
    return adjective.head if adjective.head.pos_ in ("VERB", "AUX") else adjective


@once_a_word
def mark_of(verb: Token) -> str:
    """Return the word that opens a clause: "that", "for", "whether"; "" where there is none."""
    return next((child.lower_ for child in verb.children if child.dep_ == "mark"), "")


def is_supposed_by_order(verb: Token) -> bool:
    """Return True for "should the cables be cut" in "could carry it should the cables be cut".

    "Nor should it be lifted" and "Should it be lifted?" suppose nothing.
    """
    should = next((child for child in verb.children if child.lower_ == "should"), None)
    subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass", "expl")), None)
    if should is None or subject is None or verb.left_edge != should or should.i > subject.i:
        return False
    before = should.nbor(-1).lower_ if should.i > should.sent.start else ""
    return before not in _TURNING_ROUND and verb.sent.text.rstrip("”\"’' ")[-1:] != "?"
