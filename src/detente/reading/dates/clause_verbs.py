"""The verb whose clause a date belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.dates.tense import DATES_OF_PLANS, said_before

if TYPE_CHECKING:
    from spacy.tokens import Token

_FINITE: Final = frozenset(("VBD", "VBZ", "VBP", "MD"))
_SUBJECTS: Final = frozenset(("nsubj", "nsubjpass", "expl", "csubj", "csubjpass"))
_HELPS: Final = frozenset(("aux", "auxpass"))
_OPEN_MARKS: Final = frozenset(("if", "unless", "whether", "until", "till", "once", "before", "lest"))
_WHO: Final = frozenset(("who", "which", "that"))
_ATTACKS: Final = frozenset(("attack", "raid", "clash", "demonstration", "ceremony", "bombing", "shooting"))


def own_verb(token: Token) -> Token | None:
    """Return the finite verb of a date's clause, or the participle on a noun: "a truce signed in May"."""
    for above in token.ancestors:
        if above.pos_ not in ("VERB", "AUX"):
            continue
        above = said_before(token, above) or above
        if _is_finite(above):
            if opens_a_condition(above) and above.head.pos_ in ("VERB", "AUX"):
                continue
            if above.dep_ != "relcl" or _subject_is_relative(above) or behind_a_place(above):
                return above
        elif _is_of_a_noun(above) or opens_with_it(above):
            return above
    return None


def is_of_a_side_clause(token: Token) -> bool:
    """Return True for the day of "whom the guild backed in May", or "as the board ruled in May".

    It is not that of the clause around it, and alone such a clause says little.
    """
    for above in token.ancestors:
        if above.pos_ not in ("VERB", "AUX"):
            continue
        above = said_before(token, above) or above
        if not _is_finite(above):
            continue
        if opens_a_condition(above) and above.head.pos_ in ("VERB", "AUX"):
            return False
        subject = own_subject(above) if above.dep_ == "relcl" else None
        is_whose = (
            subject is not None
            and above.head.lemma_.lower() not in DATES_OF_PLANS | _ATTACKS
            and (subject.lower_ not in _WHO or lead_word(token) == "since")
            and not _subject_is_relative(above)
            and not behind_a_place(above)
        )
        return is_whose or (_is_likened(above) and above.head.pos_ in ("VERB", "AUX"))
    return False


def _is_finite(verb: Token) -> bool:
    if verb.tag_ in _FINITE or any(child.dep_ in _HELPS and child.tag_ in _FINITE for child in verb.children):
        return True
    is_shared = verb.dep_ == "conj" and not any(child.dep_ in _HELPS for child in verb.children)
    return is_shared and verb.tag_ in ("VBN", "VB") and verb.head.tag_ == verb.tag_ and _is_finite(verb.head)


def is_finite_alone(verb: Token) -> bool:
    """Return True for a verb with a tense of its own: "has signed", "signs"."""
    return verb.tag_ in _FINITE or any(c.dep_ in _HELPS and c.tag_ in _FINITE for c in verb.children)


def opens_a_condition(verb: Token) -> bool:
    """Return True for "if it is begun", and for "should it be begun"."""
    if any(child.dep_ in ("mark", "advmod") and child.lower_ in _OPEN_MARKS for child in verb.children):
        return True
    subject = own_subject(verb)
    inverted = (child for child in verb.children if child.lower_ in ("should", "had", "were"))
    is_side = verb.dep_ in ("advcl", "ccomp", "csubj")
    return is_side and subject is not None and any(child.i < subject.left_edge.i for child in inverted)


def _subject_is_relative(verb: Token) -> bool:
    subject = own_subject(verb)
    return subject is not None and subject.lower_ in _WHO and verb.head.pos_ in ("NOUN", "PROPN")


def _is_likened(verb: Token) -> bool:
    """Return True for "as the board had ruled in July", which says little alone."""
    return any(child.dep_ == "mark" and child.lower_ in ("as", "than") for child in verb.children)


def behind_a_place(verb: Token) -> int:
    """Return the place behind "in which" or "when", where a whole clause begins; 0 for other relatives."""
    subject = own_subject(verb)
    if subject is None or subject.lower_ in _WHO:
        return 0
    for word in verb.subtree:
        if word.i >= subject.left_edge.i:
            break
        led = word.i and word.doc[word.i - 1].pos_ == "ADP"
        if word.lower_ in ("when", "where") or (word.lower_ == "which" and led):
            return word.i + 1 if word.i + 1 == subject.left_edge.i else 0
    return 0


def is_helped_by(verb: Token, word: str) -> bool:
    """Return True for a verb with a helping word: "to" in "is to be signed"."""
    return any(child.dep_ in _HELPS and child.lower_ == word for child in verb.children)


def own_subject(verb: Token) -> Token | None:
    """Return the subject that stands with a verb."""
    return next((child for child in verb.children if child.dep_ in _SUBJECTS), None)


def _is_of_a_noun(verb: Token) -> bool:
    """Return True for "a truce signed in May" and "a truce to be signed in May"."""
    if verb.dep_ != "acl" or verb.head.pos_ == "PRON":
        return False
    is_said = any(child.dep_ == "ccomp" for child in verb.children)
    return (verb.tag_ == "VBN" and not is_said) or is_helped_by(verb, "to")


def opens_with_it(verb: Token) -> bool:
    """Return True for "Rescued by pilots in May, she has become": what befell the subject of its sentence."""
    is_bare = verb.dep_ == "advcl" and verb.tag_ == "VBN" and verb.i < verb.head.i
    helped = any(child.dep_ in (*_HELPS, "mark") for child in verb.children)
    return is_bare and not helped and own_subject(verb) is None and own_subject(verb.head) is not None


def is_a_clause(conjunct: Token) -> bool:
    """Return True for the second verb of "began in May and have been all-out since", whatever its tag."""
    return conjunct.pos_ in ("VERB", "AUX") or any(child.dep_ in _HELPS for child in conjunct.children)


def lead_word(token: Token) -> str:
    """Return the word before a date: "since", "in"."""
    return token.doc[token.left_edge.i - 1].lower_ if token.left_edge.i else ""
