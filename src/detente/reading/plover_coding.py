"""Which words of a sentence speak of an event, and the PLOVER type each takes from what governs it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from detente.reading.modality import is_negated, is_reported, modal_of
from detente.reading.plover_lexicon import COOPERATIVE, plover_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_ABSORBING: Final = frozenset(("REQUEST", "REJECT", "AGREE", "THREATEN", "ACCUSE", "SUPPORT", "CONCEDE", "PROTEST"))
_THREATENED: Final = frozenset(("SANCTION", "COERCE", "ASSAULT"))
_MUST: Final = frozenset("must should ought".split())
_OBJECTS: Final = frozenset("dobj nsubjpass attr oprd".split())
_BESIDE: Final = frozenset("prt prep advmod dobj dative acomp".split())
_TEMPORAL: Final = frozenset("after before since following during until amid despite over".split())


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word that speaks of an event.

    Attributes
    ----------
    token
        The verb or noun itself.
    verb
        The verb that carries subject and tense: the token, a light verb, or ``None`` for a noun on its own.
    noun
        The event noun or object that makes the type together with the verb, if any.
    kind
        The PLOVER type, or one of ours for a happening outside PLOVER.
    """

    token: Token
    verb: Token | None
    noun: Token | None
    kind: str


def predicates_in(sentence: Span) -> list[Predicate]:
    """Return the events a sentence speaks of: verbs first, then event nouns that no verb has taken up.

    A verb governed by another event's predicate ("threatened to attack", "urged him to leave") is part of that event.
    """
    verbs = {}
    for token in sentence:
        if token.pos_ in ("VERB", "AUX"):
            predicate = _verb_predicate(token) or _obligation(token)
            if predicate is not None:
                verbs[token.i] = predicate
    kept: list[Predicate] = []
    for predicate in verbs.values():
        if not _absorbed(predicate.token, verbs):
            kept.append(_recoded(predicate))
    taken = {predicate.noun.i for predicate in verbs.values() if predicate.noun is not None}
    kept += [noun for token in sentence if (noun := _noun_predicate(token, taken, verbs)) is not None]
    return sorted(kept, key=lambda predicate: predicate.token.i)


def _verb_predicate(verb: Token) -> Predicate | None:
    lexicon = plover_lexicon()
    lemma = verb.lemma_.lower()
    objects = list(_objects_of(verb))
    for noun in objects:
        kind = lexicon.phrases.get((lemma, noun.lemma_.lower()))
        if kind is not None:
            return Predicate(verb, verb, noun, kind)
    beside = {word for child in verb.children if child.dep_ in _BESIDE for word in (child.lemma_.lower(), *_objects_within(child))}
    for words in _spelled(lemma, beside):
        if words in lexicon.light:
            for noun in objects:
                if noun.pos_ == "NOUN" and noun.lemma_.lower() in lexicon.nouns:
                    return Predicate(verb, verb, noun, lexicon.nouns[noun.lemma_.lower()])
        if words in lexicon.verbs:
            return Predicate(verb, verb, None, lexicon.verbs[words])
    return None


def _spelled(lemma: str, beside: set[str]) -> Iterator[tuple[str, ...]]:
    """Yield the ways a verb and the words beside it may stand in the lexicon, the longest first."""
    for word in sorted(beside):
        yield (lemma, word)
    yield (lemma,)


def _objects_within(child: Token) -> list[str]:
    return [inner.lemma_.lower() for inner in child.children if inner.dep_ in ("pobj", "prep")]


def _objects_of(verb: Token) -> Iterator[Token]:
    """Yield a verb's objects and what is joined to them or counted by them ("a series of bombs"), then its prepositions'."""
    direct = [child for child in verb.children if child.dep_ in _OBJECTS]
    if verb.dep_ in ("acl", "relcl") and verb.head.pos_ == "NOUN" and verb.tag_ == "VBN":
        direct.append(verb.head)
    for noun in direct:
        yield noun
        yield from noun.conjuncts
        for child in noun.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                yield from (inner for inner in child.children if inner.dep_ == "pobj")
    for child in verb.children:
        if child.dep_ == "prep":
            yield from (inner for inner in child.children if inner.dep_ == "pobj")
            yield from (leaf for inner in child.children if inner.dep_ == "prep" for leaf in inner.children if leaf.dep_ == "pobj")


def _obligation(verb: Token) -> Predicate | None:
    """Return a request made as "X said Y must do Z": the speech verb asks it of Y."""
    if modal_of(verb) in _MUST and is_reported(verb):
        return Predicate(verb, verb, None, "REQUEST")
    return None


def is_obligation(predicate: Predicate) -> bool:
    """Say whether a predicate is a request made by saying what another must do."""
    return predicate.kind == "REQUEST" and predicate.verb is not None and modal_of(predicate.verb) in _MUST


def _absorbed(token: Token, verbs: dict[int, Predicate]) -> bool:
    """Say whether a verb's clause only says what another event is about."""
    current = token
    while True:
        if current.dep_ == "conj":
            current = current.head
            continue
        if current.dep_ not in ("xcomp", "ccomp", "pcomp", "acl", "advcl") or current.head == current:
            return False
        if current.dep_ == "advcl" and not _is_purpose(current):
            return False
        ruler = current.head
        if ruler.pos_ == "ADP":
            ruler = ruler.head
        if ruler.i in verbs and (current.dep_ == "advcl" or current.dep_ == "acl" or verbs[ruler.i].kind in _ABSORBING):
            return True
        if ruler.pos_ in ("NOUN", "PROPN"):
            ruler = ruler.head if ruler.head.pos_ == "VERB" else ruler.head.head
            if ruler.i in verbs and current.dep_ == "acl":
                return True
            return False
        current = ruler


def _is_purpose(verb: Token) -> bool:
    return verb.tag_ in ("VB", "VBG") and not any(child.dep_ in ("nsubj", "mark", "nsubjpass") for child in verb.children)


def _recoded(predicate: Predicate) -> Predicate:
    """Return a predicate with the type its tense and governing word make of it.

    PLOVER codes what is only announced as the announcement: cooperation to come is AGREE, pressure to come THREATEN,
    cooperation withheld REJECT.
    """
    verb, kind = predicate.verb, predicate.kind
    if verb is None or is_obligation(predicate):
        return predicate
    announced = _announced(verb)
    if announced and kind in COOPERATIVE:
        return Predicate(predicate.token, verb, predicate.noun, "REJECT" if is_negated(verb) else "AGREE")
    if announced and kind in _THREATENED and not is_negated(verb):
        return Predicate(predicate.token, verb, predicate.noun, "THREATEN")
    return predicate


def _announced(verb: Token) -> bool:
    lexicon = plover_lexicon()
    modal = modal_of(verb)
    if modal in ("will", "'ll", "’ll", "wo", "shall") or (modal == "would" and is_reported(verb)):
        return True
    current = verb
    while current.dep_ in ("conj", "xcomp") and current.head != current:
        ruler = current.head
        if current.dep_ == "xcomp":
            word = ruler.lemma_.lower() if ruler.pos_ in ("VERB", "AUX") else ruler.lower_
            if word in lexicon.commitments or word in ("plan", "intend"):
                return True
            if modal_of(ruler) in ("will", "wo", "'ll", "’ll"):
                return True
        current = ruler
    return False


def _noun_predicate(noun: Token, taken: set[int], verbs: dict[int, Predicate]) -> Predicate | None:
    """Return the event an event noun names, if it stands on its own and is not what another event is about."""
    if noun.pos_ != "NOUN" or noun.i in taken or noun.dep_ in ("compound", "nmod", "amod", "npadvmod"):
        return None
    kind = plover_lexicon().nouns.get(noun.lemma_.lower())
    if kind is None:
        return None
    current = noun
    while current.dep_ in ("conj", "pobj", "prep", "dobj", "pcomp") and current.head != current:
        if current.dep_ == "prep" and current.lower_ in _TEMPORAL:
            break
        current = current.head
        if current.i in verbs or (current.pos_ == "NOUN" and current.lemma_.lower() in plover_lexicon().nouns):
            return None
    return Predicate(noun, None, noun, kind)
