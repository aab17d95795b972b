"""To whom something is said: "told the court", "urged both sides to", "said to reporters"."""

from __future__ import annotations

from spacy.tokens import Token

from detente.reading.statement_words import statement_words


def addressee_of(cue: Token | None) -> Token | None:
    """The head of the words that name who is spoken to, None where the cue's clause names nobody.

    Of "the ally said X, told the paper" the second verb names whom the first was said to.
    """
    if cue is None:
        return None
    for verb in (cue, *(word for word in cue.conjuncts if word.pos_ == "VERB")):
        found = _told(verb)
        if found is not None:
            return found
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
