"""Answers that say no more than yes or no: "La Cruz refused", "Sharjad welcomed the offer"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.act_mentions import Mood
from detente.reading.acts.act import Act, catalogue_label, modifier_lemmas, oblique_lemmas
from detente.reading.acts.catalogue import Match, match_act
from detente.reading.acts.conditions import conditions_of, is_condition
from detente.reading.acts.cues import predicate_of
from detente.reading.acts.doers import agent_of
from detente.reading.acts.moods import mood_of
from detente.reading.acts.names import NamedParties
from detente.reading.acts.no_interest import is_uninterested
from detente.reading.acts.nouns import patients_of
from detente.reading.acts.tenses import MoodReading
from detente.reading.events import is_negated, is_passive, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_NO: Final = frozenset(
    ("refuse", "decline", "reject", "dismiss", "turn down", "spurn", "rebuff", "brush aside", "rule out")
)
_YES: Final = frozenset(("agree", "accept", "welcome", "consent", "comply"))
_SAYING: Final = frozenset(("say", "answer", "reply"))
_WORDS: Final = {"no": False, "yes": True, "never": False}
# What another would do, and what is asked of whoever answers.
_OFFERED: Final = frozenset(("offer", "proposal", "plan", "idea", "initiative", "deal", "suggestion"))
_ASKED: Final = frozenset((
    "demand", "request", "call", "appeal", "invitation", "ultimatum", "plea", "condition", "petition", "it",
    "that", "this", "them", "both",
))  # fmt: skip
_OF_A_WORD: Final = ("intj", "dobj", "ccomp", "advmod")
_COMPLEMENTS: Final = ("xcomp", "ccomp", "dobj", "pobj", "prep", "advcl", "dative")
_ANSWERED: Final = ("done", "failed", "planned", "refused", "in force")


def bare_answer(verb: Token, names: NamedParties) -> Act | None:
    """Return a refusal or consent without words of its own: it answers the demand or offer before it.

    Its ``words`` hold the noun of what is answered ("offer"), if any; its label is empty.
    """
    answer = _answer(verb)
    if answer is None:
        return None
    consents, noun = answer
    reading = mood_of(verb)
    if is_uninterested(verb):
        who = subject_of(verb)
        if who is None or verb.tag_ not in ("VBD", "VBZ", "VBP"):
            return None
        no = MoodReading("refused", who, who, own=True, cue="no")
        return Act(verb, no, "", (), "", "REJECT", None, conditions_of(verb))
    if reading is None or reading.mood not in _ANSWERED:
        return None
    # "Has not accepted" and "failed to accept" are no refusals yet; "refused to accept" is one.
    if is_negated(verb) or reading.mood in ("refused", "failed"):
        if reading.mood != "refused" or not consents:
            return None
        consents = False
    mood: Mood = "accepted" if consents else "refused"
    named = _act_meant(verb) if noun == "it" else None
    anothers = noun in _OFFERED
    conditions = conditions_of(verb)
    who = reading.doer
    return Act(
        head=verb,
        reading=MoodReading(mood, None if anothers else who, who, own=True, cue=verb.lemma_.lower()),
        predicate="" if named is None else named[0].lemma_.lower(),
        words=(named[0].lemma_.lower(),) if named else (noun,) if anothers else (),
        label="" if named is None else catalogue_label(named[1], names, patients_of(named[0]), named[0]),
        kind="AGREE" if consents else "REJECT",
        match=None if named is None else named[1],
        conditions=conditions,
    )


def _says_what(verb: Token) -> bool:
    """Return True for "proposals by the six for more visits were rejected": no bare answer."""
    patients = (child for child in verb.children if child.dep_ == "nsubjpass")
    return any(child.dep_ == "prep" for patient in patients for child in patient.children)


def _act_meant(verb: Token) -> tuple[Token, Match] | None:
    """Return the act that "it" stands for in "the front accepted a truce, but the army rejected it"."""
    if verb.dep_ != "conj" or verb.head.pos_ != "VERB":
        return None
    thing = next((child for child in verb.head.children if child.dep_ == "dobj"), None)
    if thing is None or thing.tag_ not in ("NN", "NNP"):
        return None
    match = match_act(thing.lemma_.lower(), modifier_lemmas(thing), oblique_lemmas(thing), noun=True)
    return (thing, match) if match is not None else None


def _is_a_day(preposition: Token) -> bool:
    """Return True for "on Thursday", which is no part of what is answered."""
    return preposition.dep_ == "prep" and any(
        leaf.ent_type_ in ("DATE", "TIME") for leaf in preposition.children if leaf.dep_ == "pobj"
    )


def _answer(verb: Token) -> tuple[bool, str] | None:
    """Return True for yes, False for no, and the noun that is answered, "" where there is none."""
    predicate = predicate_of(verb)
    lemma = verb.lemma_.lower()
    if is_uninterested(verb):
        return False, ""
    if lemma in _SAYING:
        word = next(
            (c for c in verb.children if c.lower_ in _WORDS and c.dep_ in _OF_A_WORD),
            None,
        )
        plain = word is not None and not any(
            c.dep_ in ("ccomp", "acl", "relcl") and c != word for c in verb.children
        )
        return (_WORDS[word.lower_], "") if word is not None and plain else None
    if predicate not in _NO and predicate not in _YES:
        return None
    rest = [c for c in verb.children if c.dep_ in _COMPLEMENTS]
    rest = [c for c in rest if c.dep_ != "prep" or c.lower_ in ("to", "with", "on")]
    rest = [c for c in rest if not is_condition(c) and not _is_a_day(c)]
    if not rest and is_passive(verb) and (agent_of(verb) is None or _says_what(verb)):
        return None  # "she said she would be dismissed": no answer of hers
    if not rest:
        return predicate in _YES, ""
    if len(rest) == 1 and rest[0].dep_ in ("dobj", "prep"):
        thing = rest[0]
        if thing.dep_ == "prep":
            thing = next((leaf for leaf in thing.children if leaf.dep_ == "pobj"), thing)
        said = any(
            c.dep_ in ("acl", "relcl") or (c.dep_ == "prep" and c.lower_ != "of") for c in thing.children
        )
        if not said and thing.lemma_.lower() in _OFFERED | _ASKED:
            return predicate in _YES, thing.lemma_.lower()
    return None
