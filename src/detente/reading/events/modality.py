"""The modality of an event: tense, modal, negation and governing words around its predicate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.events.lexicon import plover_lexicon
from detente.reading.findings import Modality
from detente.reading.once_a_word import once_a_word

if TYPE_CHECKING:
    from spacy.tokens import Token

_POSSIBLE: Final = frozenset(("may", "might", "could", "can", "would", "ca"))
_PLANNED: Final = frozenset(("will", "shall", "’ll", "'ll", "wo"))
OBLIGING: Final = frozenset(("must", "should", "ought"))
_CONDITIONAL: Final = frozenset(("if", "unless", "whether", "lest", "provided"))
_DOUBT: Final = frozenset(("alleged", "possible", "potential", "suspected", "likely", "threatened"))
_UNDER_WAY: Final = frozenset(("pending", "during", "amid"))
_STOPPED: Final = frozenset((
    "foil", "thwart", "scrap", "cancel", "avert", "prevent", "abort", "scuttle", "shelve", "forestall",
    "scotch", "repel", "repulse", "axe", "abandon",
))  # fmt: skip
_ATTEMPTED: Final = frozenset(("attempt", "plan", "plot", "bid", "effort", "threat", "try", "scheme"))
_COMING: Final = frozenset((
    "planned", "upcoming", "next", "scheduled", "future", "proposed", "forthcoming", "coming",
))  # fmt: skip
_COMPLEMENTS: Final = frozenset(("xcomp", "ccomp", "pcomp"))
_UNREAL_NOUNS: Final = frozenset(("plan", "intention", "pledge", "promise", "decision", "preparation"))
_SUPPOSED: Final = frozenset((
    "possibility", "prospect", "chance", "likelihood", "idea", "notion", "hope", "probability",
))  # fmt: skip
_CAUSES: Final = frozenset(("enable", "help", "cause", "force", "lead", "pave", "make", "get", "compel"))
_DEMAND_NOUNS: Final = frozenset((
    "demand", "call", "request", "appeal", "plea", "order", "need", "ultimatum",
))  # fmt: skip


def modality_of(verb: Token) -> Modality:
    """Return the modality of the event that a verb describes.

    The verb's own negation, modal and tense are read first, then the words that govern its clause: what
    someone plans to do is planned, what someone is asked to do is demanded, what someone refuses to do is
    denied.

    Parameters
    ----------
    verb
        The verb that carries subject and tense: the predicate itself, or the light verb of an event noun.
    """
    own = _own_modality(verb)
    if own in ("denied", "planned", "possible", "demanded"):
        return own
    governed = _governed_modality(verb)
    if governed is not None:
        return governed
    return own if own is not None else "happened"


def noun_modality(noun: Token) -> Modality:
    """Return the modality of an event noun: by its context, else "happened"."""
    words = {child.lower_ for child in noun.children if child.dep_ in ("amod", "advmod", "compound")}
    if words & _DOUBT:
        return "possible"
    if words & _COMING:
        return "planned"
    if any(child.lower_ == "no" and child.dep_ == "det" for child in noun.children):
        return "denied"
    for word in noun.ancestors:
        if word.pos_ in ("VERB", "AUX") and word.dep_ != "prep":
            break
        if word.lower_ in _UNDER_WAY:
            return "ongoing"
    ruler = noun.head.head if noun.dep_ == "pobj" else noun.head
    if noun.dep_ == "pobj" and ruler.lemma_.lower() in _SUPPOSED:
        return "possible"
    if noun.dep_ == "dobj" and ruler.lemma_ in ("plan", "schedule", "prepare", "propose"):
        return "planned"
    if any(
        child.dep_ == "acl" and child.lemma_ in ("set", "schedule", "plan", "slate")
        for child in noun.children
    ):
        return "planned"
    if ruler.lower_ in _DEMAND_NOUNS or (ruler.pos_ == "VERB" and ruler.lemma_ in plover_lexicon().requests):
        return "demanded"
    return "happened"


def is_called_off(word: Token) -> bool:
    """Return True for an event that is kept from happening: "foiled an attack", "the strike was called off".

    Of "thwarted an attempt by rebels to attack the town" the attack is.
    """
    if word.dep_ in ("acl", "relcl", "pcomp") or (word.dep_ == "xcomp" and word.head.lemma_ in _ATTEMPTED):
        word = word.head.head if word.dep_ == "pcomp" else word.head
        if word.lemma_.lower() not in _ATTEMPTED:
            return False
    while word.dep_ == "conj" or (word.dep_ == "pobj" and word.head.head.lemma_.lower() in _ATTEMPTED):
        word = word.head if word.dep_ == "conj" else word.head.head
    if word.dep_ in ("compound", "amod") and word.head.lemma_.lower() in _ATTEMPTED:
        word = word.head
    verb = word.head
    if word.dep_ not in ("dobj", "nsubjpass") or verb.pos_ != "VERB":
        return False
    off = any(child.dep_ == "prt" and child.lower_ == "off" for child in verb.children)
    stops = verb.lemma_ in _STOPPED or (off and verb.lemma_ in ("call", "break", "fend", "fight", "ward"))
    return stops and modality_of(verb) in ("happened", "ongoing")


@once_a_word
def is_negated(verb: Token) -> bool:
    """Return True if a verb is negated: "not", "never", "no longer", or a subject or object with "no"."""
    for child in verb.children:
        # "Promised to lift them, probably not what she wanted": that one is of other words.
        far = verb.pos_ == "VERB" and child.i > verb.i + 1
        if (child.dep_ == "neg" and not far) or (
            child.dep_ == "advmod" and child.lower_ in ("never", "hardly")
        ):
            return True
        if child.dep_ in ("nsubj", "nsubjpass", "dobj") and (
            child.lower_ in ("nobody", "none")
            or any(inner.lower_ == "no" and inner.dep_ == "det" for inner in child.children)
        ):
            return True
        if child.lower_ == "longer" and any(inner.lower_ == "no" for inner in child.children):
            return True
    return False


@once_a_word
def is_infinitive(verb: Token) -> bool:
    """Return True if "to" stands before a verb as its mark."""
    return any(word.lower_ == "to" and word.dep_ == "aux" for word in verb.lefts)


@once_a_word
def modal_of(verb: Token) -> str | None:
    """Return the modal auxiliary of a verb, lower case, or of the verb it is joined to by a conjunction."""
    for child in verb.children:
        if child.dep_ in ("aux", "auxpass") and child.tag_ == "MD":
            return child.lower_
    if verb.dep_ == "conj" and verb.tag_ == "VB" and verb.head.pos_ in ("VERB", "AUX"):
        return modal_of(verb.head)
    return None


def _own_modality(verb: Token) -> Modality | None:
    modal = modal_of(verb)
    if is_negated(verb):
        return "possible" if modal in ("may", "might") else "denied"
    if modal in _PLANNED:
        return "planned"
    if modal in OBLIGING:
        return "demanded"
    if modal in _POSSIBLE:
        return "planned" if modal == "would" and is_reported(verb) else "possible"
    marks = {child.lower_ for child in verb.children if child.dep_ == "mark"}
    if marks & _CONDITIONAL:
        return "possible"
    if verb.tag_ in ("VBZ", "VBP") or (
        verb.tag_ == "VBG" and any(child.lemma_ == "be" and child.dep_ == "aux" for child in verb.children)
    ):
        return "ongoing"
    return "happened" if verb.tag_ in ("VBD", "VBN") else None


def reported_clause(verb: Token) -> Token:
    """Return the verb of what a reporting verb reports before it ("he left, she said"), else the verb."""
    if verb.lemma_ not in plover_lexicon().speech:
        return verb
    return next((child for child in verb.children if child.dep_ == "ccomp" and child.i < verb.i), verb)


def is_reported(verb: Token) -> bool:
    """Return True if a verb stands in the clause of what someone said."""
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    return verb.dep_ == "ccomp" and verb.head.lemma_ in plover_lexicon().speech


def _governed_modality(verb: Token) -> Modality | None:
    """Return the modality that the words governing a verb's clause give it, or ``None``."""
    lexicon = plover_lexicon()
    infinitive = verb.tag_ == "VB" and any(child.lower_ == "to" for child in verb.children)
    subjunctive = verb.tag_ == "VB" and verb.dep_ == "ccomp"
    if verb.dep_ == "conj" and verb.tag_ in ("VB", "VBG") and verb.head.pos_ in ("VERB", "AUX"):
        return _governed_modality(verb.head)
    ruler = verb.head
    if verb.dep_ == "pcomp":
        ruler = ruler.head
    if infinitive and ruler == verb:
        return "planned"  # "To force the board to pay.": nothing governs the verb of a whole sentence
    if infinitive and any(
        word.lemma_.lower() in _CAUSES for word in (ruler, ruler.head) if word.pos_ == "VERB"
    ):
        return modality_of(ruler if ruler.pos_ == "VERB" else ruler.head)
    if verb.dep_ in ("advcl", "relcl") and infinitive:
        # A purpose, unless somebody is being asked to: "trying to convince the party that rules to leave".
        asking = (word for word in (ruler, ruler.head) if word.pos_ in ("VERB", "AUX"))
        return "demanded" if any(word.lemma_.lower() in lexicon.requests for word in asking) else "planned"
    if verb.tag_ == "VBG" and verb.dep_ in ("pcomp", "advcl", "acl", "pobj"):
        clauses = (word for word in verb.ancestors if word.pos_ in ("VERB", "AUX") and word.dep_ != "prep")
        outer = next(clauses, None)
        outer = reported_clause(outer) if outer is not None else None
        if (
            outer is not None
            and outer.lemma_ not in lexicon.speech
            and ruler.lemma_.lower() not in lexicon.refusals
        ):
            return modality_of(outer)
    if verb.dep_ == "acl" and infinitive:
        noun = ruler.lemma_.lower()
        return "demanded" if noun in _DEMAND_NOUNS else "planned" if noun in _UNREAL_NOUNS else "possible"
    if verb.dep_ not in _COMPLEMENTS or ruler == verb:
        return None
    word = ruler.lemma_.lower() if ruler.pos_ in ("VERB", "AUX") else ruler.lower_
    unreal = infinitive or subjunctive or verb.dep_ == "pcomp"
    if word in lexicon.refusals and unreal:
        return "denied"
    if word in lexicon.requests and unreal:
        return "demanded"
    if (word in lexicon.commitments or word in lexicon.intentions or word in ("threaten", "vow")) and unreal:
        return "planned"
    if word in lexicon.attempts and verb.dep_ == "xcomp":
        return modality_of(ruler)
    return _governed_modality(ruler) if verb.dep_ == "xcomp" and ruler.pos_ in ("VERB", "AUX") else None
