"""Speakers and addressees: the subject of a cue, given or understood, and the words that name it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.statements.lexicon import statement_words

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_CONTROLLED = frozenset({"xcomp", "conj", "advcl", "ccomp", "dep"})
_RELATIVES = frozenset({"who", "which", "that", "whom"})


def subject_of(verb: Token) -> Token | None:
    """Return the subject of a verb: its own, or the one it shares with the verb it depends on.

    A coordinated verb, an infinitive and a participle take the subject of the verb above them; in a relative
    clause the pronoun stands for the noun the clause describes.
    """
    seen = verb
    for _ in range(6):
        own = next((child for child in seen.children if child.dep_ in SUBJECTS), None)
        if own is not None:
            return named_by(_antecedent(own, seen))
        if seen.dep_ == "acl" and seen.head.pos_ in ("NOUN", "PROPN", "PRON"):
            return named_by(seen.head)
        if seen.dep_ == "relcl":
            return None
        if seen.dep_ == "pcomp" and seen.head.head.pos_ in ("VERB", "AUX"):
            seen = seen.head.head
            continue
        if seen.dep_ in _CONTROLLED and seen.head.pos_ in ("VERB", "AUX"):
            if seen.dep_ == "ccomp" and seen.tag_ not in ("VBG", "VB"):
                return None
            controller = next((child for child in seen.head.children if child.dep_ == "dobj"), None)
            if seen.dep_ == "xcomp" and controller is not None and controller.i < seen.i:
                return controller
            seen = seen.head
            continue
        return None
    return None


def _antecedent(subject: Token, verb: Token) -> Token:
    if subject.lower_ in _RELATIVES and verb.dep_ == "relcl":
        return verb.head
    if subject.lower_ == "who" and subject.i and subject.nbor(-1).pos_ == "PROPN":
        return subject.nbor(-1)
    return subject


def named_by(head: Token) -> Token:
    """The name in "another analyst, Name,": the apposition where that is the name, else the word itself."""
    if head.pos_ == "PROPN" or head.lower_ in _RELATIVES:
        return head
    for child in head.children:
        if child.dep_ == "appos" and child.pos_ == "PROPN" and child.i > head.i:
            return child
    return head


def speaker_words(head: Token) -> tuple[int, int]:
    """Token range of the words that name the speaker, without clauses and appositions after the name."""
    start, end = head.i, head.i + 1
    for child in head.lefts:
        if child.dep_ in (
            "det",
            "compound",
            "amod",
            "poss",
            "nummod",
            "nmod",
            "quantmod",
            "predet",
            "advmod",
        ):
            start = min(start, child.left_edge.i)
    for child in head.rights:
        if child.i == end and child.dep_ in ("compound", "nummod", "flat", "nmod"):
            end = child.right_edge.i + 1
        elif (
            child.dep_ == "prep"
            and child.lower_ in ("of", "with", "from", "for", "at", "in")
            and child.i == end
        ):
            span = child.right_edge.i + 1
            clause = next((t for t in head.doc[child.i : span] if t.dep_ in ("relcl", "acl")), None)
            if clause is not None:
                span = clause.left_edge.i
                while span > child.i + 1 and head.doc[span - 1].is_punct:
                    span -= 1
            if span > child.i + 1 and head.doc[span - 1].pos_ in ("NOUN", "PROPN"):
                end = span
    return start, end


def addressee_of(cue: Token | None) -> Token | None:
    """The head of the words that name who is spoken to, None where the cue's clause names nobody.

    Of "the ally said X, told the paper" the second verb names the addressee of the first.
    """
    if cue is None:
        return None
    for verb in (cue, *(word for word in cue.conjuncts if word.pos_ == "VERB")):
        addressee = _told(verb)
        if addressee is not None:
            return addressee
    return None


def _told(verb: Token) -> Token | None:
    lemma, words = verb.lemma_.lower(), statement_words()
    if lemma in words.told:
        for child in verb.children:
            if child.dep_ == "dative":
                return _object_of(child)
            if child.dep_ == "nsubjpass" or (child.dep_ == "dobj" and child.i > verb.i):
                return child
        # "urged him to leave": the parser makes him the subject of what he is urged to.
        for clause in verb.children:
            if clause.dep_ in ("ccomp", "xcomp") and any(c.lower_ == "to" for c in clause.lefts):
                return next((c for c in clause.lefts if c.dep_ == "nsubj"), None)
    if lemma in words.spoken_to:
        for child in verb.children:
            if child.dep_ in ("prep", "dative") and child.lower_ == "to" and child.i > verb.i:
                return _object_of(child)
    return None


def _object_of(word: Token) -> Token | None:
    if word.pos_ != "ADP":
        return word
    return next((child for child in word.children if child.dep_ == "pobj"), None)
