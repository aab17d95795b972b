"""The word that governs a clause, and whoever is asked for what it tells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.acts.clause_parts import OBJECTS, has_subject, mark_of, object_of
from detente.reading.acts.cues import act_cues, cue_of
from detente.reading.acts.insertions import will_before_insertion
from detente.reading.events import is_infinitive
from detente.reading.once_a_word import once_a_word

if TYPE_CHECKING:
    from spacy.tokens import Token

_ASKED_BY: Final = ("on", "upon", "to", "from", "of", "for", "with", "at")
SETTING: Final = ("give", "set", "allow", "grant", "leave")
_CALLING_FOR: Final = (
    "call", "appeal", "press", "push", "ask", "petition", "lobby", "plead", "beg", "campaign", "call for",
    "appeal for", "press for", "push for",
)  # fmt: skip
_INVITATIONS: Final = ("invitation", "call", "appeal", "request", "order", "ultimatum")
_FACING: Final = frozenset(("face", "receive"))
_PLEAS: Final = ("plea", "appeal", "call", "request", "demand")
_MEETINGS: Final = (
    "talk", "negotiation", "meeting", "dialogue", "summit", "conference", "mediation", "discussion",
)  # fmt: skip
_COMMENTING: Final = (
    "saying", "citing", "calling", "adding", "accusing", "arguing", "describing", "claiming",
)  # fmt: skip
_PROCEEDING: Final = ("proceed", "work", "fight", "strive", "act", "move", "try", "continue", "struggle")
_BESIDE_IT: Final = ("by", "after", "before", "while", "since", "despite")


def ruler_of(verb: Token) -> Token | None:
    """Return the word that a clause depends on as its complement."""
    giving = _ultimatum_of(verb) or will_before_insertion(verb) if is_infinitive(verb) else None
    if giving is not None:
        return giving
    if (proceeding := proceeding_by_all_means(verb)) is not None:
        return proceeding
    if verb.dep_ in ("xcomp", "ccomp") or _is_of_those_kept_out(verb):
        return verb.head
    if verb.dep_ == "pcomp":
        if verb.head.lower_ in ("provided", "providing"):
            return None
        # "Force their hand by naming a judge": by what means is no part of what is asked.
        return None if verb.head.lower_ in _BESIDE_IT else verb.head.head
    if is_infinitive(verb) and _is_the_end_of_talks(verb):
        return None
    if verb.dep_ == "acl" and (is_infinitive(verb) or mark_of(verb)):
        head = verb.head
        asking = _asking_in_addition(head) or _asking_of(head)
        if asking is not None and cue_of(head) is None:
            return asking
        return head
    if verb.dep_ == "advcl" and is_infinitive(verb) and mark_of(verb) == "for" and verb.head.i < verb.i:
        # "Is calling for the toll to be lifted": the parser takes what is asked for a purpose.
        cue = cue_of(verb.head)
        if cue is not None and cue[0] == "demand" and cue[1] in _CALLING_FOR:
            return verb.head
        return _plea_before(verb)
    if verb.dep_ in ("advcl", "relcl") and is_infinitive(verb) and not mark_of(verb):
        asking = verb.head if verb.dep_ == "advcl" else _asking_of(verb.head)
        cue = cue_of(asking) if asking is not None else None
        if cue is not None and cue[0] in ("demand", "threaten"):
            return asking
        if asking == verb.head and cue is None and (noun := _carried_by(asking)) is not None:
            return noun
        # "Offered on Saturday to resume talks": the parser takes what is offered for a purpose.
        if cue is not None and cue[0] in ("offer", "refuse") and asking == verb.head:
            return asking if object_of(verb.head) is None else None
        if verb.dep_ == "relcl" and cue_of(verb.head) is not None:
            return verb.head
    return None


def _asking_in_addition(noun: Token) -> Token | None:
    """Return "asking" of "asking in addition that she appoint a judge"."""
    beside = noun.lemma_.lower() == "addition" and noun.dep_ == "pobj" and noun.head.lower_ == "in"
    return noun.head.head if beside and noun.head.head.pos_ == "VERB" else None


def _is_the_end_of_talks(verb: Token) -> bool:
    """Return True for "insists on talks to end the dispute": the talks are what it asks for."""
    before = verb.left_edge.nbor(-1) if verb.left_edge.i > verb.sent.start else None
    if before is None or before.dep_ != "pobj" or before.lemma_.lower() not in _MEETINGS:
        return False
    return before.head.lower_ == "on" and before.head.head.lemma_.lower() == "insist"


def _is_of_those_kept_out(gerund: Token) -> bool:
    """Return True for "rejects the league and the bank playing a role": a manner, to the parser."""
    if gerund.tag_ != "VBG" or gerund.dep_ != "advcl" or gerund.lower_ in _COMMENTING:
        return False
    cue, whom = cue_of(gerund.head), object_of(gerund.head)
    names = whom is not None and whom.pos_ == "PROPN" and whom.right_edge.i + 1 == gerund.i
    return names and cue is not None and cue[0] == "refuse"


def recipient_of(asking: Token) -> Token | None:
    """Return whom "them" is in "wrote a letter to the valley parties calling them to talks"."""
    whom = object_of(asking)
    if asking.dep_ not in ("acl", "advcl") or asking.tag_ != "VBG" or whom is None or whom.pos_ != "PRON":
        return None
    above = asking.head
    if above.dep_ == "pobj" and above.head.lower_ == "to":
        return above
    beside = [above, *(child for child in above.children if child.dep_ == "dobj")]
    to = (leaf for word in beside for c in word.children if c.lower_ == "to" for leaf in c.children)
    return next((leaf for leaf in to if leaf.dep_ == "pobj" and leaf.i < asking.i), None)


def _plea_before(verb: Token) -> Token | None:
    """Return the plea in "despite a plea from the king for them to attend"."""
    mark = next(child for child in verb.children if child.dep_ == "mark")
    words = (word for word in (mark.nbor(-1), *mark.nbor(-1).ancestors) if word.i < mark.i)
    return next((word for word in words if word.lemma_.lower() in _PLEAS and word.pos_ == "NOUN"), None)


def _carried_by(verb: Token | None) -> Token | None:
    """Return the invitation that a verb carries: "extended an invitation to all sides to resume talks".

    So with calls that somebody faces: "faces calls from the league to leave".
    """
    if verb is None or verb.lemma_.lower() not in act_cues().carriers | _FACING:
        return None
    things = (child for child in verb.children if child.dep_ == "dobj")
    return next((thing for thing in things if thing.lemma_.lower() in _INVITATIONS), None)


@once_a_word
def proceeding_by_all_means(verb: Token) -> Token | None:
    """Return the verb of "will proceed with all its means to block the sale": to block it is the act."""
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not has_subject(verb):
        return proceeding_by_all_means(verb.head)
    if not is_infinitive(verb) or verb.dep_ not in ("acl", "advcl", "relcl"):
        return None
    noun = verb.head if verb.dep_ != "advcl" else None
    above = noun.head.head if noun is not None and noun.dep_ == "pobj" else verb.head
    return above if above.lemma_.lower() in _PROCEEDING and _means_of(above) is not None else None


def goes_about_it(verb: Token) -> bool:
    """Return True for "proceed" in "proceed with all its means to block the sale": it is no act itself."""
    means = _means_of(verb) if verb.lemma_.lower() in _PROCEEDING else None
    beside = (*means.children, *verb.children) if means is not None else ()
    return any(proceeding_by_all_means(child) == verb for child in beside)


def _means_of(verb: Token) -> Token | None:
    nouns = (
        noun
        for child in verb.children
        if child.lower_ in ("with", "by")
        for noun in child.children
        if noun.dep_ == "pobj" and noun.lemma_.lower() in act_cues().means
    )
    return next(nouns, None)


def _ultimatum_of(verb: Token) -> Token | None:
    """Return the verb that sets a deadline for an act: "gave the board until Friday to pay"."""
    if verb.dep_ not in ("advcl", "xcomp", "dative", "acl", "relcl"):
        return None
    if verb.dep_ == "acl" and cue_of(verb.head) is not None:
        return None  # "set a new day after its failure to pay"
    outer = next((word for word in verb.ancestors if word.pos_ == "VERB"), None)
    sets = outer is not None and outer.lemma_ in SETTING and object_of(outer) is not None
    return outer if outer is not None and sets and has_deadline(outer) else None


def has_deadline(verb: Token) -> bool:
    """Return True for an ultimatum: "gave the board until Friday", "gave it a week"."""
    return any(
        (child.dep_ == "prep" and child.lower_ in ("until", "till"))
        or (child.dep_ in ("dobj", "npadvmod") and child.ent_type_ in ("DATE", "TIME"))
        or (child.dep_ == "dobj" and child.lemma_ in ("deadline", "ultimatum"))
        for child in verb.subtree
        if child.head.i == verb.i or child.head.head.i == verb.i
    )


def _asking_of(noun: Token) -> Token | None:
    """Return the verb of asking whose object or addressee a noun is: "called on the army to leave"."""
    # "Called for an inquiry following news that the board would sue": the news is what is not asked.
    asked = noun.dep_ == "pobj" and noun.head.lower_ in _ASKED_BY
    verb = noun.head if noun.dep_ in OBJECTS else noun.head.head if asked else None
    if verb is None or verb.pos_ != "VERB":
        return None
    cue = cue_of(verb)
    return verb if cue is not None and cue[0] == "demand" else None


def asked_by(word: Token) -> Token | None:
    """Return the head of the phrase for whoever is asked: "called on X", "appealed to X", "a call on X"."""
    for child in word.children:
        if child.dep_ in ("prep", "dative") and child.lower_ in _ASKED_BY:
            inner = next((leaf for leaf in child.children if leaf.dep_ == "pobj"), None)
            if inner is not None and (child.lower_ in ("on", "upon", "to") or _is_for_to(child)):
                return inner
    return None


def _is_for_to(preposition: Token) -> bool:
    return preposition.lower_ == "for" and any(
        inner.dep_ == "pobj" and any(c.dep_ in ("acl", "relcl") and is_infinitive(c) for c in inner.children)
        for inner in preposition.children
    )


def asks(kind: str) -> bool:
    """Return True for kinds of cues that ask for an act."""
    return kind in _ASKING


_ASKING: Final = frozenset(("demand", "want"))
