"""The predicates of a sentence that describe events, and the PLOVER type of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from detente.reading.events.lexicon import COOPERATIVE, OUTSIDE, plover_lexicon
from detente.reading.events.modality import OBLIGING, is_negated, is_reported, modal_of
from detente.reading.events.other_senses import is_ailment, is_walkout, means_other
from detente.reading.events.reach import verb_beside

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_ABSORBING: Final = frozenset(
    ("REQUEST", "REJECT", "AGREE", "THREATEN", "ACCUSE", "SUPPORT", "CONCEDE", "PROTEST")
)
_THREATENED: Final = frozenset(("SANCTION", "COERCE", "ASSAULT"))
_PERMITTING: Final = frozenset(("allow", "permit", "let"))
_OBJECTS: Final = frozenset(("dobj", "nsubjpass", "attr", "oprd"))
_BESIDE: Final = frozenset(("prt", "prep", "advmod", "dobj", "dative", "acomp"))
_MISREAD: Final = {"stag": "stage"}  # lemmas that the pipeline gets wrong
_GENERIC: Final = frozenset((
    "effort", "process", "campaign", "drive", "operation", "bid", "move", "wave", "series", "round", "spate",
    "string", "activity", "act",
))  # fmt: skip
_COURSE: Final = frozenset((
    "begin", "start", "resume", "continue", "end", "conclude", "finish", "occur", "happen", "hold", "suspend",
    "postpone", "adjourn", "delay", "cancel", "schedule", "erupt", "collapse", "stall", "fail", "open",
    "close", "halt", "drag", "break", "take",
))  # fmt: skip
_ENTERED: Final = frozenset(("engage", "join", "begin", "start", "resume", "continue"))
_TEMPORAL: Final = frozenset((
    "after", "before", "since", "following", "during", "until", "amid", "despite", "over",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word that describes an event.

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
    """Return the predicates of a sentence: verbs first, then event nouns that no verb has taken up.

    A verb governed by another event's predicate ("threatened to attack", "urged him to leave") is part of
    that event.
    """
    verbs = {}
    for token in sentence:
        if token.pos_ in ("VERB", "AUX"):
            predicate = _obligation(token) or _verb_predicate(token) or _course(token)
            if predicate is not None:
                verbs[token.i] = predicate
    predicates = [
        _recoded(predicate) for predicate in verbs.values() if not _absorbed(predicate.token, verbs)
    ]
    taken = {predicate.noun.i for predicate in verbs.values() if predicate.noun is not None}
    predicates += [noun for token in sentence if (noun := _noun_predicate(token, taken, verbs)) is not None]
    return sorted(predicates, key=lambda predicate: predicate.token.i)


def plover_kind_of(word: Token) -> str | None:
    """Return the PLOVER type of the act that a verb or noun describes, None where the lexicon has none."""
    if word.pos_ in ("VERB", "AUX"):
        predicate = _verb_predicate(word)
        return predicate.kind if predicate is not None and predicate.kind not in OUTSIDE else None
    kind = plover_lexicon().nouns.get(word.lemma_.lower())
    return kind if kind not in OUTSIDE else None


def _verb_predicate(verb: Token) -> Predicate | None:
    lexicon = plover_lexicon()
    lemma = _MISREAD.get(verb.lemma_.lower(), verb.lemma_.lower())
    if means_other(verb, lemma, list(_direct_objects(verb))):
        return None
    # "Resume on 20 March" is no protest.
    direct = [noun for noun in _direct_objects(verb) if not _is_day(noun)]
    oblique = [noun for noun in _oblique_objects(verb) if not _is_day(noun)]
    for noun in (*direct, *oblique):
        kind = lexicon.phrases.get((lemma, word_of(noun)))
        if kind is not None:
            return Predicate(verb, verb, noun, kind)
    beside = {
        word
        for child in verb.children
        if child.dep_ in _BESIDE
        for word in (child.lemma_.lower(), *_objects_within(child))
    }
    if any(child.dep_ == "ccomp" for child in verb.children):
        beside.add("that")
    for words in _spelled(lemma, beside):
        if words in lexicon.light:
            for noun in (*direct, *oblique) if lemma in _ENTERED else direct:
                if word_of(noun) in lexicon.nouns and not is_ailment(noun):
                    return Predicate(verb, verb, noun, lexicon.nouns[word_of(noun)])
        if words in lexicon.verbs:
            kind = lexicon.verbs[words]
            if words in (("strike",), ("walk", "out")) and is_walkout(verb):
                kind = "PROTEST"
            return Predicate(verb, verb, None, kind)
    return None


def _is_day(noun: Token) -> bool:
    """Return True for "March" of a date; "a ceasefire six weeks ago" is no time, though it is read as one."""
    return noun.ent_type_ == "DATE" and noun.pos_ != "NOUN"


def word_of(noun: Token) -> str:
    """Return the lemma of a noun as the lexicon writes it, "cease-fire" in one word."""
    lemma = noun.lemma_.lower()
    if noun.i < 2 or noun.nbor(-1).text != "-" or noun.nbor(-1).whitespace_:
        return lemma
    return f"{noun.nbor(-2).lower_}-{lemma}"


def _spelled(lemma: str, beside: set[str]) -> Iterator[tuple[str, ...]]:
    """Yield the ways a verb and the words beside it may stand in the lexicon, the longest first."""
    for word in sorted(beside):
        yield (lemma, word)
    yield (lemma,)


def _objects_within(child: Token) -> list[str]:
    return [inner.lemma_.lower() for inner in child.children if inner.dep_ in ("pobj", "prep")]


def _direct_objects(verb: Token) -> Iterator[Token]:
    """Yield a verb's direct objects, with what is joined to them or counted by them ("a series of bombs")."""
    direct = [child for child in verb.children if child.dep_ in _OBJECTS]
    if verb.dep_ in ("acl", "relcl") and verb.head.pos_ == "NOUN" and verb.tag_ == "VBN":
        direct.append(verb.head)
    for noun in direct:
        yield noun
        yield from noun.conjuncts
        if noun.lemma_.lower() in _GENERIC:
            yield from (child for child in noun.children if child.dep_ in ("compound", "amod"))
        for child in noun.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                yield from (inner for inner in child.children if inner.dep_ == "pobj")


def _oblique_objects(verb: Token) -> Iterator[Token]:
    """Yield the objects of a verb's prepositions, of two in a row as well ("walk out of talks")."""
    for child in verb.children:
        if child.dep_ == "prep":
            for inner in child.children:
                if inner.dep_ == "pobj":
                    yield inner
                elif inner.dep_ == "prep":
                    yield from (leaf for leaf in inner.children if leaf.dep_ == "pobj")


def _obligation(verb: Token) -> Predicate | None:
    """Return a request made as "X said Y must do Z": the speech verb asks it of Y."""
    if modal_of(verb) in OBLIGING and is_reported(verb):
        return Predicate(verb, verb, None, "REQUEST")
    return None


def is_obligation(predicate: Predicate) -> bool:
    """Return True if a predicate is a request made by saying what another must do."""
    return predicate.kind == "REQUEST" and predicate.verb is not None and modal_of(predicate.verb) in OBLIGING


def is_prohibition(predicate: Predicate) -> bool:
    """Return True if a predicate withholds a permission: "the army will not allow the march"."""
    verb = predicate.verb
    return verb is not None and verb.lemma_ in _PERMITTING and predicate.kind == "REJECT"


def _course(verb: Token) -> Predicate | None:
    """Return the event of a noun whose course a verb describes: "the trial resumed", "talks broke down"."""
    if verb.lemma_.lower() not in _COURSE:
        return None
    current = verb
    while current.dep_ == "conj" and not any(
        child.dep_ in ("nsubj", "nsubjpass") for child in current.children
    ):
        current = current.head
    for child in current.children:
        if child.dep_ in ("nsubj", "nsubjpass") and child.lemma_.lower() in plover_lexicon().nouns:
            return Predicate(verb, verb, child, plover_lexicon().nouns[child.lemma_.lower()])
    return None


def _absorbed(token: Token, verbs: dict[int, Predicate]) -> bool:
    """Return True if a verb's clause only says what another event is about."""
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
        if ruler.i in verbs and (
            current.dep_ in ("advcl", "acl")
            or verbs[ruler.i].kind in _ABSORBING
            or (token.i in verbs and verbs[token.i].kind == verbs[ruler.i].kind)
        ):
            return True
        if ruler.pos_ in ("NOUN", "PROPN"):
            return _about(ruler, current, verbs)
        current = ruler


def _about(noun: Token, clause: Token, verbs: dict[int, Predicate]) -> bool:
    """Return True if a clause on a noun ("a drive to convince X") only says what another event is about."""
    if clause.dep_ != "acl" or clause.tag_ == "VBN":
        return False
    if noun.lemma_.lower() in plover_lexicon().nouns:
        return True
    for ancestor in noun.ancestors:
        if ancestor.pos_ in ("VERB", "AUX"):
            return ancestor.i in verbs
    return False


def _is_purpose(verb: Token) -> bool:
    return verb.tag_ in ("VB", "VBG") and not any(
        child.dep_ in ("nsubj", "mark", "nsubjpass") for child in verb.children
    )


def _recoded(predicate: Predicate) -> Predicate:
    """Return a predicate with the type its tense and governing word make of it.

    PLOVER codes what is only announced as the announcement: cooperation to come is AGREE, pressure to come
    THREATEN, cooperation withheld REJECT.
    """
    verb, kind = predicate.verb, predicate.kind
    if verb is None or is_obligation(predicate):
        return predicate
    if kind == "CONCEDE" and verb.lemma_ in _PERMITTING and is_negated(verb):
        return Predicate(predicate.token, verb, predicate.noun, "REJECT")
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
    """Return the event a noun names, if it stands on its own and is not what another event is about."""
    if noun.pos_ != "NOUN" or noun.i in taken or noun.dep_ in ("compound", "nmod", "amod", "npadvmod"):
        return None
    kind = plover_lexicon().nouns.get(word_of(noun))
    if kind is None or is_ailment(noun):
        return None
    if _stands_alone(noun, kind):
        return Predicate(noun, None, noun, kind)
    for word in (noun, *noun.ancestors):
        if (word.dep_ == "prep" and word.lower_ in _TEMPORAL) or (
            word == noun and verb_beside(noun) is not None
        ):
            break
        if word != noun and (
            word.i in verbs or (word.pos_ == "NOUN" and word.lemma_.lower() in plover_lexicon().nouns)
        ):
            return None
        if _opens_own_clause(word):
            break
    return Predicate(noun, None, noun, kind)


def _stands_alone(noun: Token, kind: str) -> bool:
    """Return True for an event with its own day, or talks with both their sides, whatever is said of them.

    "They condemned Monday's meeting of the envoys", "their anger at the talks between Aru and Bel".
    """
    return any(
        (child.dep_ == "poss" and child.ent_type_ == "DATE")
        or (kind == "CONSULT" and _names_two_sides(child))
        for child in noun.children
    )


def _names_two_sides(preposition: Token) -> bool:
    if preposition.dep_ != "prep" or preposition.lower_ != "between":
        return False
    return any(any(inner.dep_ == "conj" for inner in child.children) for child in preposition.children)


def _opens_own_clause(word: Token) -> bool:
    """Return True for "took" of "they refused, and agents took him in a raid": that is no refusal."""
    if word.dep_ != "conj" or word.pos_ not in ("VERB", "AUX"):
        return False
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in word.children)
