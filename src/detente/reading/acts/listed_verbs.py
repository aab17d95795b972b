"""Lists of verbs that the parser takes apart: "unless it frees them, leaves, and declares a truce"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.acts.cues import act_cues
from detente.reading.events import is_negated

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PRESENT: Final = ("VBZ", "VBP")
_LINKS: Final = (",", ";", "and", "or")


def mend_lists(doc: Doc) -> None:
    """Give each verb of a list to the first one of it, in a condition and under a word of asking.

    In "said it will stay away unless the board leaves, and declares" the parser gives the last to "said".
    """
    for sentence in doc.sents:
        for word in sentence:
            if _is_conditional(word):
                _gather(word)
            elif _is_stray_infinitive(word):
                first = _first_of_list(word)
                if first is not None:
                    word.head, word.dep_ = first, "conj"
            elif (denied := _denied_before_nor(word)) is not None:
                nor = word.nbor(-1)
                word.head, word.dep_ = denied, "conj"
                nor.head, nor.dep_ = denied, "cc"


def _denied_before_nor(verb: Token) -> Token | None:
    """Return "close" of "will not close it because they object, nor expel them", which "nor" goes on from.

    The parser gives what is behind "nor" to the clause right before it, which denies nothing.
    """
    if verb.tag_ != "VB" or verb.dep_ != "conj" or verb.i == verb.sent.start or verb.nbor(-1).lower_ != "nor":
        return None
    beside = verb.head
    if beside.dep_ not in ("advcl", "ccomp", "relcl") or is_negated(beside):
        return None
    denied = (word for word in beside.ancestors if word.tag_ == "VB" and is_negated(word))
    return next(denied, None)


def _is_conditional(verb: Token) -> bool:
    """Return True for the first verb of a condition, in the present and with a subject of its own."""
    return (
        verb.tag_ in _PRESENT
        and verb.dep_ == "advcl"
        and any(child.dep_ == "nsubj" for child in verb.children)
        and any(
            child.dep_ in ("mark", "advmod") and child.lower_ in act_cues().conditions and child.i < verb.i
            for child in verb.children
        )
    )


def _gather(first: Token) -> None:
    """Join to a conditional verb the verbs listed behind it that the parser gives to another clause."""
    inside = {word.i for word in first.subtree}
    listed = [
        word
        for word in first.doc[first.i + 1 : first.sent.end]
        if (word.i not in inside or word.tag_ == "NNS") and _is_listed(word, first)
    ]
    # "Says it will stay away unless the mine reopens, and urges the mayor": the front urges him.
    outer = any(above.tag_ == first.tag_ for above in first.ancestors)
    if outer and len(listed) < 2:
        return
    for word in listed:
        if word.tag_ == "NNS":
            word.tag_, word.pos_, word.lemma_ = "VBZ", "VERB", word.lower_.removesuffix("s")
        word.head, word.dep_ = first, "conj"


def _is_listed(word: Token, first: Token) -> bool:
    """Return True for a verb in the form of the first one, without a subject, behind a comma or "and"."""
    noun = word.tag_ == "NNS" and word.dep_ == "conj" and word.head.pos_ in ("VERB", "AUX")
    if not noun and (word.tag_ != first.tag_ or word.pos_ != "VERB" or word.dep_ != "conj"):
        return False
    if noun and not (word.lower_.endswith("s") and any(child.dep_ == "prep" for child in word.rights)):
        return False
    before = (child for child in word.children if child.i < word.i)
    return not any(child.dep_ not in ("advmod", "punct", "cc") for child in before) and _is_linked(word)


def _is_linked(verb: Token) -> bool:
    """Return True for a word right behind a comma, an "and" or an "or", adverbs aside."""
    place = verb.i - 1
    while place > verb.sent.start and verb.doc[place].dep_ == "advmod" and verb.doc[place].head == verb:
        place -= 1
    return verb.doc[place].lower_ in _LINKS


def _is_stray_infinitive(verb: Token) -> bool:
    """Return True for "leave" in "wants it to free them, leave the area", a manner to the parser."""
    return (
        verb.tag_ == "VB"
        and verb.dep_ == "advcl"
        and not any(child.dep_ in ("aux", "mark", "nsubj", "nsubjpass") for child in verb.children)
        and verb.i > verb.sent.start
        and verb.nbor(-1).lower_ in _LINKS
    )


def _first_of_list(verb: Token) -> Token | None:
    above = verb.head
    if above.tag_ == "VB" and above.i < verb.i:
        return above
    return next(
        (
            child
            for child in above.children
            if child.dep_ in ("xcomp", "ccomp") and child.tag_ == "VB" and child.i < verb.i
        ),
        None,
    )
