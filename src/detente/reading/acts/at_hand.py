"""Acts that a noun takes for granted: "the strike of the miners" is on, "the threat of a strike" is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.acts.conditions import is_condition
from detente.reading.acts.cues import act_cues, cue_of, predicate_of
from detente.reading.acts.moods import mood_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_BESIDE: Final = ("with", "from", "for", "without", "under", "through", "before", "after")
_AGAINST: Final = ("on", "against", "in", "over", "into", "of")
_DONE_TO_ITS_NAME: Final = ("ASSAULT", "ACCUSE", "COERCE")
_THE: Final = ("the", "this", "these", "such")
_PLACES: Final = ("GPE", "LOC", "FAC", "PERSON")
_OVER: Final = frozenset((
    "closeout", "end", "ending", "conclusion", "completion", "close", "closing", "aftermath", "eve", "threat",
    "risk", "danger", "fear", "possibility", "prospect", "likelihood", "chance", "idea", "memory", "history",
    "lack", "absence", "anniversary", "failure", "cost", "victim", "suspect",
))  # fmt: skip
_OFFICES: Final = frozenset((
    "department", "division", "service", "bureau", "agency", "unit", "office", "team", "branch", "committee",
    "panel",
))  # fmt: skip


def is_at_hand(noun: Token, kind: str, owner: Token) -> bool:
    """Return False for an act that is not there now: "an aborted invasion", "a truce with UN inspection".

    Parameters
    ----------
    kind
        The PLOVER type of the act.
    owner
        Whose act the noun seems to be; the name before "bombing" is mostly where it happened.
    """
    lemma = noun.lemma_.lower()
    if noun.tag_ == "NN" and (lemma in act_cues().for_a_day or _is_counted(noun)):
        return False
    if any(
        child.lower_ in act_cues().not_now for child in noun.children if child.dep_ in ("amod", "compound")
    ):
        return False
    if any(word.lemma_.lower() in _OFFICES for word in noun.conjuncts):
        return False  # "the criminal investigation and immigration departments"
    if kind in _DONE_TO_ITS_NAME and _names_its_place(noun, owner):
        return False
    if _is_told_away(noun):
        return False
    if noun.dep_ != "pobj" or noun.head.lower_ not in _BESIDE:
        return True
    verb = next((word for word in noun.ancestors if word.pos_ in ("VERB", "AUX")), None)
    reading = mood_of(verb) if verb is not None else None
    return reading is None or reading.mood in ("done", "in force")


def _is_counted(noun: Token) -> bool:
    """Return True for one of several: "its fifth test", "the latest raid"."""
    return any(
        child.dep_ == "amod"
        and (child.ent_type_ == "ORDINAL" or child.lower_ in ("latest", "last", "recent"))
        for child in noun.children
    )


def _names_its_place(noun: Token, owner: Token) -> bool:
    """Return True for the name of a place or victim: "the Kenya bombing", but not "air raids on the port"."""
    if owner.dep_ not in ("compound", "nmod", "amod") or owner.head.i != noun.i or owner.pos_ != "PROPN":
        return False
    if owner.ent_type_ == "PERSON":
        return True
    against = any(child.dep_ == "prep" and child.lower_ in _AGAINST for child in noun.children)
    place = owner.ent_type_ in _PLACES or owner.lemma_.lower() in (
        "embassy",
        "airport",
        "tower",
        "market",
        "base",
    )
    return place and not against


def _is_told_away(noun: Token) -> bool:
    """Return True where the words around a noun leave nothing of it: "averted the strike"."""
    word = noun
    while word.dep_ == "conj" and word.head.pos_ in ("NOUN", "PROPN"):
        word = word.head
    if word.dep_ == "pobj" and word.head.dep_ == "prep":
        above = word.head.head
        if above.pos_ == "NOUN" and word.head.lower_ in ("of", "to", "in"):
            cue = cue_of(above)
            if above.lemma_.lower() in _OVER or (
                cue is not None and cue[0] in ("threat", "demand", "fail", "denied")
            ):
                return True
    if any(clause.pos_ in ("VERB", "AUX") and is_condition(clause) for clause in noun.ancestors):
        return True
    if word.dep_ in ("dobj", "nsubjpass") and word.head.pos_ == "VERB":
        # "Have eliminated or reduced": the parser gives the object to the last.
        verbs = (word.head, *word.head.conjuncts)
        bare = not any(c.dep_ == "poss" or c.lower_ in _THE for c in noun.children)
        endings = act_cues().endings | (act_cues().not_yet if bare else frozenset())
        return any(verb.lemma_.lower() in endings or predicate_of(verb) in endings for verb in verbs)
    return False
