"""Leave that somebody refuses to others: "would not let the matter be settled", "will not allow a vote"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.acts.act import Act
from detente.reading.acts.catalogue import match_act
from detente.reading.acts.conditions import conditions_of
from detente.reading.acts.cues import act_cues, predicate_of
from detente.reading.acts.label_words import LONGEST_LABEL, as_label
from detente.reading.acts.labels import label_of, phrase_words
from detente.reading.acts.moods import mood_of
from detente.reading.acts.names import NamedParties
from detente.reading.acts.objects import content_lemmas
from detente.reading.events import is_infinitive, is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token

_LETTING: Final = ("let", "allow", "permit")
_MERE_COURSE: Final = frozenset((
    "happen", "go", "stand", "pass", "become", "continue", "occur", "slip", "fall", "rest", "deter", "stop",
    "distract", "dictate", "intimidate", "use", "know", "say", "have", "be",
))  # fmt: skip
"""Verbs of what one lets come, and of no act that another asks for: "will not let that happen"."""


def leave_refused(verb: Token, names: NamedParties) -> Act | None:
    """Return the refusal to let somebody act, or something be done; None for "will not let it happen"."""
    if verb.lemma_.lower() not in _LETTING or predicate_of(verb) not in _LETTING or is_passive(verb):
        return None
    inner = next((child for child in verb.children if child.dep_ in ("ccomp", "xcomp")), None)
    if inner is None:
        return _kept_in(verb, names)
    if inner.i < verb.i or inner.pos_ != "VERB":
        return None
    whom = next((child for child in inner.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    if whom is None or whom.pos_ not in ("NOUN", "PROPN"):
        return None
    course = predicate_of(inner).split()[0]
    if course in _MERE_COURSE or course in act_cues().outcomes or course in act_cues().effects:
        return None
    reading = mood_of(verb)
    if reading is None or reading.mood != "refused" or reading.doer is None:
        return None
    return Act(
        head=verb,
        reading=reading,
        predicate=verb.lemma_.lower(),
        words=tuple(dict.fromkeys((verb.lemma_.lower(), *content_lemmas(inner)))),
        label=_label(verb, inner, whom, names),
        kind="CONCEDE",
        match=None,
        conditions=conditions_of(verb),
        parts=(whom,),
    )


def _kept_in(verb: Token, names: NamedParties) -> Act | None:
    """Return the refusal to release in "would not let its leader out of prison"."""
    whom = next((child for child in verb.children if child.dep_ == "dobj"), None)
    out = next((child for child in verb.children if child.lower_ == "out" and child.i > verb.i), None)
    if verb.lemma_.lower() != "let" or whom is None or out is None or whom.pos_ not in ("NOUN", "PROPN"):
        return None
    held = {word.lemma_.lower() for word in out.subtree}
    reading = mood_of(verb)
    if not held & act_cues().prisons or reading is None or reading.mood != "refused" or reading.doer is None:
        return None
    name = next((child for child in whom.children if child.dep_ == "appos"), whom)
    return Act(
        head=verb,
        reading=reading,
        predicate="release",
        words=tuple(dict.fromkeys(("release", *content_lemmas(whom)))),
        label=as_label(["release", *phrase_words(name, names, 6)]),
        kind="CONCEDE",
        match=match_act("release", [["prisoner"]]),
        conditions=conditions_of(verb),
        parts=(whom,),
    )


def _label(verb: Token, inner: Token, whom: Token, names: NamedParties) -> str:
    to = ["to"] if verb.lemma_.lower() != "let" or is_infinitive(inner) else []
    words = [verb.lemma_.lower(), *phrase_words(whom, names, 4), *to]
    act = label_of(inner, names).split()
    if is_passive(inner):
        # The label of the act begins with its object, which is told already.
        thing = list(phrase_words(whom, names, LONGEST_LABEL))
        rest = act[1 + len(thing) :] if act[1 : 1 + len(thing)] == thing else []
        act = ["be", inner.lower_, *rest]
    else:
        act = [act[0].lower(), *act[1:]] if act else [inner.lemma_.lower()]
    more = [*words, *act]
    return as_label(more if len(more) <= LONGEST_LABEL else [*words, *act[: LONGEST_LABEL - len(words)]])
