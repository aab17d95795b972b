"""Clauses told as facts, apart from what is feared, planned, demanded, denied or depends on something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.events import is_infinitive, is_negated, modality_of, noun_modality
from detente.reading.parties.standing_words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

_UNREAL_MARKS: Final = frozenset(("if", "unless", "whether", "lest", "provided", "till"))
_WHEN_REAL: Final = frozenset(("until", "before", "once", "when", "after", "as"))  # real of what is past
_PRESENT: Final = ("VBZ", "VBP")
_LIKELY_UNREAL: Final = frozenset(("would", "could", "may", "might", "can", "should", "must"))
_DEEPEST: Final = 10


def is_question(token: Token) -> bool:
    """Return True if a sentence ends with a question mark."""
    return any(word.text == "?" for word in token.sent[-2:])


def told_as_fact(verb: Token) -> bool:
    """Return True if the clause of a verb tells of what has happened or is so, as whoever tells it has it.

    The clauses around it count: "if the ban is lifted", "demanded that he be freed", "denied that he was
    arrested" and "tried to ban" tell of no fact.
    """
    for _ in range(_DEEPEST):
        if _is_unreal_by_its_own_words(verb):
            return False
        if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
            if _has_own_clause(verb) and not _is_under_a_mark(verb.head):
                return _reported_as_fact(verb.head)
            verb = verb.head
            continue
        if _is_gerund(verb):
            outer = _clause_that_a_gerund_tells_with(verb)
        elif verb.dep_ == "xcomp":
            outer = verb.head if _is_of(verb.head, "happening") or verb.tag_ in ("VBN", "VBD") else None
            if outer is not None and (_is_of(outer, "doubted") or _is_of(outer, "unreal_verbs")):
                outer = None
        else:
            return _reported_as_fact(verb)
        if outer is None:
            return False
        if outer == verb:
            return True
        verb = outer
    return False


def noun_told_as_fact(noun: Token) -> bool:
    """Return True if a noun names something that was or is, and not a thing feared, asked for or proposed."""
    if noun_modality(noun) not in ("happened", "ongoing"):
        return False
    for child in noun.children:
        if child.dep_ == "det" and child.lower_ in ("a", "an", "any", "no"):
            return False
        if child.lower_ in word_set("unlikely") or child.lower_ in (
            "former",
            "previous",
            "past",
            "future",
            "new",
        ):
            return False
    link = noun
    for _ in range(_DEEPEST):
        head = link.head
        if head == link:
            return True
        if head.pos_ in ("VERB", "AUX"):
            if head.dep_ in ("acl", "relcl") and _is_of(head.head, "unreal_nouns"):
                return False  # "information leading to his arrest"
            if _is_of(head, "unreal_verbs") and link.dep_ in ("dobj", "prep", "nsubjpass", "pobj"):
                return False
            return not (link.dep_ == "nsubj" and _modals(head) & _LIKELY_UNREAL)
        if head.pos_ == "NOUN" and _is_of(head, "unreal_nouns"):
            return False
        link = head
    return True


def _is_unreal_by_its_own_words(verb: Token) -> bool:
    children = list(verb.children)
    if any(child.lower_ in word_set("unlikely") and child.dep_ == "advmod" for child in children):
        return True
    if any(child.lower_ in ("be", "get") and child.dep_ in ("aux", "auxpass") for child in children):
        return True  # "be freed": a wish, a plan, an infinitive
    if any(child.lower_ == "to" and child.dep_ == "aux" for child in children):
        return not (is_infinitive(verb) and verb.dep_ == "xcomp" and _is_of(verb.head, "happening"))
    if verb.tag_ == "VB" and not any(child.lower_ in ("did", "does", "do") for child in children):
        return True
    if any(_is_neither(child) for child in children if child.dep_ in ("nsubj", "nsubjpass")):
        return True
    return modality_of(verb) not in ("happened", "ongoing") or is_negated(verb) or _is_under_a_mark(verb)


def _is_under_a_mark(verb: Token) -> bool:
    """Return True under "if", "as" without its own verb, and "until" and its like but of what is past."""
    marks = {child.lower_ for child in verb.children if child.dep_ in ("mark", "advmod")}
    if verb.dep_ == "pcomp":
        marks.add(verb.head.lower_)
    if marks & _UNREAL_MARKS:
        return True
    if not marks & _WHEN_REAL or verb.dep_ not in ("advcl", "pcomp", "acl", "relcl"):
        return False
    if "as" in marks and not marks & {"soon", "long"}:
        return verb.tag_ == "VBN" and not any(child.dep_ in ("aux", "auxpass") for child in verb.children)
    if verb.tag_ == "VBG":
        return False
    finite = [child.tag_ for child in verb.children if child.dep_ in ("aux", "auxpass")]
    return (
        verb.tag_ in _PRESENT or any(tag in _PRESENT for tag in finite) or (verb.tag_ == "VBN" and not finite)
    )


def _has_own_clause(verb: Token) -> bool:
    """Return True if a joined verb has its own subject or auxiliary, or is in the plain past."""
    own = any(child.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for child in verb.children)
    return own or (verb.tag_ == "VBD" and verb.head.tag_ in ("VBD", *_PRESENT))


def _reported_as_fact(verb: Token) -> bool:
    """Return True unless whoever reports a clause doubts, denies or demands it."""
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    if verb.dep_ in ("acl", "relcl") and verb.head.pos_ == "NOUN" and _is_of(verb.head, "unreal_nouns"):
        return not any(child.lower_ == "that" for child in verb.children) and verb.tag_ != "VBG"
    if verb.dep_ != "ccomp" or verb.i < verb.head.i:  # "he was freed, she believes" is told first
        return True
    ruler = verb.head
    if ruler.pos_ not in ("VERB", "AUX"):
        return True
    return not (_is_of(ruler, "doubted") or is_negated(ruler))


def _clause_that_a_gerund_tells_with(verb: Token) -> Token | None:
    """Return the verb of the clause that makes a gerund a fact, the gerund itself if nothing has to."""
    if verb.dep_ == "pcomp":
        if verb.head.lower_ not in word_set("real_gerunds"):
            return None
        return next(_verbs_around(verb.head), verb)
    if verb.dep_ == "advcl":
        return verb.head if verb.head.pos_ in ("VERB", "AUX") else verb
    if verb.dep_ == "acl":
        if not _is_of(verb.head, "ruling"):
            return None
        return verb if noun_told_as_fact(verb.head) or verb.head.dep_ == "dobj" else None
    if verb.dep_ == "xcomp":
        return verb.head if _is_of(verb.head, "happening") else None
    return None


def _is_gerund(verb: Token) -> bool:
    """Return True for "arresting her" and "being arrested", False for "is arresting"."""
    if verb.tag_ == "VBG":
        return not _is_progressive(verb)
    being = any(child.lower_ == "being" and child.dep_ == "auxpass" for child in verb.children)
    return being and not any(child.dep_ == "aux" and child.lemma_ == "be" for child in verb.children)


def _is_progressive(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lemma_ == "be" for child in verb.children) or any(
        child.dep_ == "auxpass" and child.lower_ != "being" for child in verb.children
    )


def _verbs_around(token: Token) -> Iterator[Token]:
    return (word for word in token.ancestors if word.pos_ in ("VERB", "AUX"))


def _modals(verb: Token) -> set[str]:
    return {child.lower_ for child in verb.children if child.tag_ == "MD"}


def _is_of(token: Token, name: str) -> bool:
    return token.lemma_.lower() in word_set(name)


def _is_neither(subject: Token) -> bool:
    """Return True for "neither X nor Y"."""
    return any(child.lower_ in ("neither", "nor") for child in subject.children)
