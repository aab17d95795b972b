"""Plain nouns that name somebody who can act: "the occupiers", "the couple", "the clerk", "citizens"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.parties.lexicon import (
    ACTING_ONE,
    ARMS,
    ASKING,
    GROUP_NOUNS,
    NO_PEOPLE,
    PEOPLE,
    ROLE_NOUNS,
    UNDERGOING,
    WILLS,
)

if TYPE_CHECKING:
    from spacy.tokens import Span as Words
    from spacy.tokens import Token

_ENDINGS = ("ers", "ors", "ists", "ians", "eers", "men", "women", "folk", "ees")
_ENDINGS_OF_ONE = ("er", "or", "ist", "man", "woman")
_SHORTEST = 6  # letters: "users" may be people, "beers" are none
_LONGEST_ITEM = 14  # words before whoever an item of a list opens with
_DEEDS = frozenset({"resignation", "abdication"})
_ASKED_BY = frozenset({"on", "upon", "to", "of", "from", "with"})
_PARTS = frozenset(
    {"none", "each", "most", "half", "all", "some", "thousands", "hundreds", "dozens", "scores"}
)
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "neither", "either", "such"})


def names_people(head: Token) -> bool:
    """Return True for the plural of people or bodies, listed or by its ending: "islanders", "royalists"."""
    word = head.lower_
    if word in GROUP_NOUNS or word in PEOPLE:
        return True
    if word in ARMS:
        # "Israeli tanks shelled the town" is said of those inside.
        return any(
            child.ent_type_ in ("NORP", "GPE") or child.lower_ in ("army", "government", "rebel", "navy")
            for child in head.lefts
        )
    if word == "bombers" and any(child.lower_ == "suicide" for child in head.lefts):
        return True
    plural = head.tag_ in ("NNS", "NNPS")
    return plural and len(word) >= _SHORTEST and word.endswith(_ENDINGS) and word not in NO_PEOPLE


def names_one(head: Token) -> bool:
    """Return True for one body or person by what it is: "the tribe", "the clerk"."""
    return head.tag_ in ("NN", "NNP") and (head.lower_ in ACTING_ONE or names_one_person(head))


def names_one_person(head: Token) -> bool:
    """Return True for one person by an office or calling, listed or by its ending: "the draughtsman"."""
    word = head.lower_
    if word in ROLE_NOUNS:
        return True
    return len(word) >= _SHORTEST and word.endswith(_ENDINGS_OF_ONE) and f"{word}s" not in NO_PEOPLE


def does_or_is_asked(head: Token) -> bool:
    """Return True for the subject of a doing, the agent of a passive and whoever is asked for something."""
    if opens_a_demand(head):
        return True
    while (head.dep_ == "conj" and head.head.i != head.i) or _is_part(head):
        head = head.head if head.dep_ == "conj" else head.head.head
    verb = head.head
    if verb.pos_ == "NOUN" and verb.lemma_.lower() in WILLS:
        # "The rebels' decision to talk", "a government offer".
        return head.dep_ in ("poss", "compound")
    if head.dep_ == "nsubj":
        if verb.lemma_ == "be":
            return not any(child.dep_ == "attr" for child in verb.children)
        return verb.pos_ in ("VERB", "AUX") and verb.lemma_.lower() not in UNDERGOING
    if head.dep_ in ("dobj", "dative"):
        return verb.lemma_.lower() in ASKING or _has_until(verb)
    if head.dep_ == "nsubjpass":
        return verb.lemma_.lower() in ASKING
    if head.dep_ == "pobj":
        ruler = verb.head
        if verb.dep_ == "agent" or (verb.lower_ in ("of", "by") and ruler.lemma_.lower() in WILLS | _DEEDS):
            return True
        if verb.lower_ == "from":
            # "An ultimatum from the board", also where the parser gives it to "received".
            things = (child for child in ruler.children if child.dep_ == "dobj")
            sent = ruler if ruler.pos_ == "NOUN" else next(things, None)
            if sent is not None and sent.lemma_.lower() in WILLS:
                return True
        return verb.lower_ in _ASKED_BY and ruler.lemma_.lower() in ASKING and ruler.pos_ in ("VERB", "NOUN")
    return False


def opens_a_demand(head: Token) -> bool:
    """Return True for whoever an item of a list of demands opens with: "2. the Treasury, to publish it"."""
    doc, behind = head.doc, head.i + 1
    if behind + 2 >= len(doc) or doc[behind].text not in (",", ":") or doc[behind + 1].lower_ != "to":
        return False
    if doc[behind + 2].tag_ not in ("VB", "VBP", "NN"):
        return False
    for k in range(head.i - 1, max(-1, head.i - _LONGEST_ITEM), -1):
        if doc[k].is_space and "\n" in doc[k].text:
            return True
        if doc[k].pos_ in ("VERB", "AUX") or doc[k].text in (",", ";"):
            return False
    return False


def _is_part(head: Token) -> bool:
    """Return True for those of whom a part acts: "none of the signatories", "1,400 of the doctors"."""
    if head.dep_ != "pobj" or head.head.lower_ != "of":
        return False
    part = head.head.head
    if part.lower_ == "one":
        return any(child.lower_ == "not" for child in part.children)
    return part.i < head.i and (part.pos_ in ("PRON", "NUM", "DET") or part.lower_ in _PARTS)


def _has_until(verb: Token) -> bool:
    """Return True for an ultimatum: "gave the occupiers until Monday"."""
    return verb.lemma_ == "give" and any(
        word.lower_ in ("until", "till")
        or word.lemma_ in ("deadline", "ultimatum")
        or (
            word.dep_ in ("dobj", "npadvmod") and word.head.i == verb.i and word.ent_type_ in ("DATE", "TIME")
        )
        for word in verb.subtree
    )


def is_definite(chunk: Words) -> bool:
    """Return True for a phrase that speaks of somebody known: "the clerk", "the town's mayor"."""
    return chunk[0].lower_ in _DEFINITE or any(
        child.dep_ == "poss" and child.pos_ != "PRON" for child in chunk.root.children
    )
