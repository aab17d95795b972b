"""The objects of a verb, and the words that say what an act is about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from detente.reading.acts.clause_parts import is_bare_participle
from detente.reading.acts.cues import act_cues, cue_of, predicate_of
from detente.reading.acts.doers import is_turning
from detente.reading.acts.governors import proceeding_by_all_means
from detente.reading.acts.stand_ins import thing_meant
from detente.reading.events import is_infinitive, is_passive
from detente.reading.once_a_word import once_a_word

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEAR: Final = 3  # words
_SAYING_WHAT: Final = ("NOUN", "PROPN", "VERB", "ADJ", "NUM")
_UNITS: Final = ("hour", "minute")
"""Nouns by which two acts are not one: "a 24 hour strike" and "36 hours a week"."""
_HAVING_A_PART: Final = ("play", "act", "serve", "mediate", "chair", "moderate")
TIMES: Final = ("DATE", "TIME")
_OBJECTS: Final = ("dobj", "dative", "attr", "oprd")
_CONTENT: Final = (*_OBJECTS, "pobj", "compound", "amod", "poss", "conj", "nmod", "prt")


_AT_ONCE: Final = ("moment", "minute", "instant")
"""Heads of a clause that tells when: "will be lifted the moment they pay"."""


@once_a_word
def objects_of(verb: Token) -> list[Token]:
    """Return the heads of a verb's objects; of a passive its subject."""
    heads = [
        child
        for child in verb.children
        if (child.dep_ in _OBJECTS or _is_unknown_name(child, verb))
        and child.ent_type_ not in TIMES
        and child.lemma_.lower() not in _AT_ONCE
        and child.pos_ not in ("ADJ", "ADV", "ADP")
        and not (child.dep_ == "oprd" and child.tag_ in ("VBZ", "VBP", "MD"))
        and not (child.dep_ == "dobj" and verb.lemma_.lower() in act_cues().intransitive)
    ]
    # "Release water their own lake did not have": the parser takes "lake" for a second thing released.
    heads = [head for k, head in enumerate(heads) if not (k and _owns_a_clause_behind(head, heads[k - 1]))]
    heads = [thing_meant(_antecedent(head), verb) for head in heads]
    if is_passive(verb):
        patient = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
        if patient is None and verb.dep_ in ("conj", "xcomp"):
            patient = next((child for child in verb.head.children if child.dep_ == "nsubjpass"), None)
        if patient is None and (verb.dep_ == "conj" or _is_asked_for_oneself(verb)):
            patient = next((child for child in verb.head.children if child.dep_ == "nsubj"), None)
        if patient is None and (verb.dep_ == "acl" or (verb.dep_ == "relcl" and is_infinitive(verb))):
            patient = verb.head
        if patient is None:
            # "The sailors, held hostage by rebels": the parser makes them its subject.
            patient = next((child for child in verb.children if child.dep_ == "nsubj"), None)
        if patient is not None:
            heads.insert(0, _antecedent(patient))
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if not heads and (shared := _shared_with(verb)) is not None:
        heads = [shared]
    if not heads and (above := proceeding_by_all_means(verb)) is not None:
        # "Proceed with all means ‘to impede’ the sale": the parser gives "the sale" to "proceed".
        heads = [child for child in above.children if child.dep_ == "dobj" and child.i > verb.i]
    if subject is not None and (is_turning(verb, subject) or is_bare_participle(verb)):
        heads.insert(0, subject)
    return heads


def _owns_a_clause_behind(second: Token, first: Token) -> bool:
    """Return True for "their own lake" right behind "water", the subject of a clause without "that"."""
    both = first.dep_ == second.dep_ == "dobj" and first.pos_ == second.pos_ == "NOUN"
    return both and second.doc[second.left_edge.i].tag_ == "PRP$" and first.i + 1 == second.left_edge.i


def _is_asked_for_oneself(verb: Token) -> bool:
    """Return True for "asked to be paid", which asks to pay whoever asks."""
    cue = cue_of(verb.head) if verb.dep_ == "xcomp" and verb.head.pos_ == "VERB" else None
    return cue is not None and cue[0] in ("demand", "want")


def or_else(verb: Token) -> Token | None:
    """Return the second verb of one act told in two words: "impede or delay the sale"."""
    other = next((child for child in verb.children if child.dep_ == "conj" and child.pos_ == "VERB"), None)
    if other is None or verb.i + 2 != other.i or verb.nbor(1).lower_ != "or":
        return None
    return other if predicate_of(verb) in act_cues().before_an_object else None


def _shared_with(verb: Token) -> Token | None:
    """Return the object of a second verb that is the first one's too: "impede or delay the sale"."""
    other = next((child for child in verb.children if child.dep_ == "conj" and child.pos_ == "VERB"), None)
    if other is None or other.i - verb.i > _NEAR or any(t.text == "," for t in verb.doc[verb.i : other.i]):
        return None
    if predicate_of(verb) not in act_cues().before_an_object or is_passive(verb) or is_passive(other):
        return None
    if any(child.dep_ in ("prep", "xcomp", "ccomp") and child.i < other.i for child in verb.children):
        return None
    return next((child for child in other.children if child.dep_ == "dobj" and child.i > other.i), None)


def stranded_preposition(verb: Token) -> Token | None:
    """Return "with" of "the ruling must be complied with", and "by" of "abide by and enforce the ruling"."""
    for child in verb.children:
        if child.i != verb.i + 1 or any(True for _ in child.children) or child.lower_ not in act_cues().links:
            continue
        if child.dep_ == "prep" and is_passive(verb):
            return child
    return None


def is_how_it_is_done(preposition: Token) -> bool:
    """Return True for "with the League playing a role", which names nobody on the other side."""
    if preposition.dep_ != "prep" or preposition.lower_ not in ("with", "without"):
        return False
    if preposition.i and preposition.nbor(-1).lower_ == "even":
        return True  # "will not work, even with a reform"
    gerunds = [child for child in preposition.children if child.dep_ == "pcomp" and child.tag_ == "VBG"]
    named = [child for child in preposition.children if child.dep_ == "pobj"]
    beside = [
        inner
        for noun in named
        for inner in noun.children
        if inner.dep_ == "acl" and inner.tag_ == "VBG" and inner.lemma_.lower() in _HAVING_A_PART
    ]
    own = any(child.dep_ == "nsubj" for gerund in gerunds for child in gerund.children)
    return own or (bool(named) and bool(gerunds or beside))


def with_those_of_back(word: Token) -> Iterator[Token]:
    """Yield what depends on a word, also where the parser gives it to "back": "go back to the mill"."""
    for child in word.children:
        if is_how_it_is_done(child):
            continue
        yield child
        if child.lower_ == "back" and child.dep_ in ("advmod", "prt") and child.i > word.i:
            yield from (inner for inner in child.children if inner.dep_ == "prep")


def _is_unknown_name(word: Token, verb: Token) -> bool:
    """Return True for a name that the parser does not know as the object: "offered to meet Orvik"."""
    return word.dep_ in ("advmod", "npadvmod") and word.pos_ == "PROPN" and word.left_edge.i == verb.i + 1


def _antecedent(head: Token) -> Token:
    """Return the noun that a relative pronoun stands for: "a paper which they refuse to sign"."""
    if head.tag_ not in ("WDT", "WP") and not (head.lower_ == "that" and head.dep_ == "dobj"):
        return head
    clause = next((word for word in head.ancestors if word.dep_ == "relcl"), None)
    return clause.head if clause is not None and clause.head.pos_ in ("NOUN", "PROPN") else head


def content_lemmas(head: Token) -> Iterator[str]:
    """Yield the lemmas of an act's content words: its verb or noun, objects and what is linked to them."""
    stack = [head]
    while stack:
        token = stack.pop(0)
        says_what = token.pos_ in _SAYING_WHAT and not token.is_stop and token.lemma_.lower() not in _UNITS
        if says_what or token is head:
            yield token.lemma_.lower()
        stack += [
            child for child in with_those_of_back(token) if _belongs(child, token, of_head=token is head)
        ]


def _belongs(word: Token, above: Token, *, of_head: bool) -> bool:
    """Return True for a word that says more of the act: its objects, or what a preposition links to it."""
    if word.dep_ in _CONTENT and (word.pos_ != "VERB" or not of_head):
        return True
    if word.dep_ in ("prep", "dative", "agent") and word.lower_ in act_cues().links and word.i > above.i:
        return True
    return of_head and word.dep_ in ("nsubjpass", "xcomp")
