"""Acts that the build of a sentence puts to others: "it is up to the board to pay", "let the board pay"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.acts.clause_parts import mark_of, object_of, own_subject_of
from detente.reading.acts.doers import agent_of
from detente.reading.acts.tenses import MoodReading
from detente.reading.events import is_infinitive, is_negated, is_passive, modal_of, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_HANGING: Final = frozenset(("depend", "hinge", "rest", "turn", "conditional", "contingent", "dependent"))
_REFUSING: Final = frozenset(("refuse", "fail", "decline", "neglect"))
_US: Final = frozenset(("us", "'s", "’s", "me"))


def put_to_others(verb: Token) -> MoodReading | None:
    """Return the demand that a sentence makes of another by its build alone, None for any other verb.

    "It is up to the board to pay", "peace depends on the board paying", "let the board pay", "accused the
    board of refusing to pay".
    """
    asked = _up_to_whom(verb) or _on_whom_it_hangs(verb) or _who_is_to_be_let(verb)
    if asked is not None:
        return MoodReading("demanded", asked, sign=not is_negated(verb), cue="insist")
    return _accused_of_not_doing_it(verb)


def _up_to_whom(verb: Token) -> Token | None:
    """Return the board of "it is up to the board to pay" and "it is for the board to pay"."""
    copula = verb.head
    if not is_infinitive(verb) or copula.lemma_ != "be" or is_negated(copula) or is_passive(verb):
        return None
    subject = next((child for child in copula.children if child.dep_ in ("nsubj", "expl")), None)
    if subject is None or subject.lower_ != "it" or any(c.dep_ in ("acomp", "attr") for c in copula.children):
        return None
    if mark_of(verb) == "for":
        return own_subject_of(verb)
    up = next(
        (child for child in copula.children if child.lower_ in ("up", "for") and child.i < verb.i), None
    )
    link = next((child for child in up.children if child.lower_ == "to"), None) if up is not None else None
    link = up if up is not None and up.lower_ == "for" else link
    return next((leaf for leaf in link.children if leaf.dep_ == "pobj"), None) if link is not None else None


def _on_whom_it_hangs(verb: Token) -> Token | None:
    """Return the board of "peace depends on the board paying"."""
    if verb.tag_ != "VBG":
        return None
    whom = verb.head if verb.dep_ == "acl" else own_subject_of(verb)
    link = whom.head if verb.dep_ == "acl" and whom is not None else verb.head
    if whom is None or link.lower_ not in ("on", "upon") or link.dep_ != "prep":
        return None
    hanging = link.head
    return whom if hanging.lemma_.lower() in _HANGING and not is_negated(hanging) else None


def _who_is_to_be_let(verb: Token) -> Token | None:
    """Return the board of "let the board pay"; "let us pay" asks it of those who speak."""
    let = verb.head
    if let.lemma_.lower() != "let" or verb.dep_ not in ("ccomp", "xcomp") or verb.i < let.i:
        return None
    bare = let.tag_ == "VB" and not any(child.dep_ in ("nsubj", "aux", "neg") for child in let.children)
    opens = all(token.is_punct or token.is_space for token in let.doc[let.sent.start : let.i])
    whom = own_subject_of(verb) or object_of(let)
    if not bare or not opens or whom is None or whom.lower_ in _US:
        return None
    return whom if whom.pos_ in ("NOUN", "PROPN") and not is_passive(verb) else None


def _accused_of_not_doing_it(verb: Token) -> MoodReading | None:
    """Return what who accuses another of refusing or failing to do it wants of him."""
    refusing = verb.head
    if not is_infinitive(verb) or verb.dep_ != "xcomp" or refusing.lemma_.lower() not in _REFUSING:
        return None
    accusing = refusing.head.head if refusing.dep_ == "pcomp" and refusing.head.lower_ == "of" else None
    if accusing is None or accusing.lemma_.lower() != "accuse" or is_negated(accusing) or modal_of(accusing):
        return None
    if is_passive(accusing):
        whom = next((child for child in accusing.children if child.dep_ == "nsubjpass"), None)
        return MoodReading("demanded", whom, agent_of(accusing), sign=not is_negated(verb), cue="accuse")
    whom = object_of(accusing)
    who = subject_of(accusing)
    return MoodReading("demanded", whom, who, sign=not is_negated(verb), cue="accuse")


def is_one_way_or_other(verb: Token) -> bool:
    """Return True for "either the board agrees to pay or the men go home": nobody has said that it agrees."""
    while verb.dep_ in ("xcomp", "conj") and verb.head.pos_ in ("VERB", "AUX", "ADJ"):
        verb = verb.head
    either = (child for child in verb.children if child.lower_ == "either" and child.i < verb.i)
    subject = own_subject_of(verb)
    return (
        subject is not None
        and any(word.i < subject.left_edge.i or word.head == verb for word in either)
        and (any(word.lower_ == "or" and word.i > verb.i for word in verb.sent))
    )
