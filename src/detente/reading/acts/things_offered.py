"""Things that somebody offers and that name no act: "has offered a seat on the board"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from detente.reading.acts.act import Act
from detente.reading.acts.conditions import conditions_of, is_condition
from detente.reading.acts.doers import doers_of
from detente.reading.acts.label_words import LONGEST_LABEL, as_label
from detente.reading.acts.labels import phrase_words
from detente.reading.acts.names import NamedParties
from detente.reading.acts.noun_acts import noun_act
from detente.reading.acts.objects import content_lemmas
from detente.reading.acts.tenses import MoodReading
from detente.reading.events import is_negated, is_passive, modal_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_NO_OFFERS: Final = frozenset((
    "help", "support", "thing", "hand", "branch", "condolence", "sympathy", "prayer", "resistance", "reason",
    "explanation", "hope", "glimpse", "view", "insight", "evidence", "proof", "detail", "comment", "apology",
    "opportunity", "chance", "praise", "thanks", "congratulation", "word", "advice", "assessment", "example",
    "way", "idea", "opinion", "lesson", "comfort", "excuse", "account", "analysis", "estimate", "sign",
    "answer", "defence", "defense", "alternative", "choice", "kind", "sort", "service", "incentive", "offer",
    "what", "something", "nothing", "anything", "more", "much", "little", "one", "none", "name", "version",
))  # fmt: skip
"""What people offer each other in talk, and what leaves open what is offered."""
_WRITTEN: Final = ("agreement", "plan", "law", "bill", "text", "treaty", "report", "school", "course", "book")
_SUBORDINATE: Final = ("relcl", "acl", "csubj", "pcomp", "advcl")
_SAID: Final = (None, "will", "would", "'ll", "’ll")


def things_offered(sentence: Span, acts: Sequence[Act], names: NamedParties) -> Iterator[Act]:
    """Yield the offers of things by parties in a sentence that no act is read from yet."""
    for verb in sentence:
        if verb.lemma_.lower() == "offer" and verb.pos_ == "VERB":
            act = _thing_offered(verb, names)
            told = {verb.i, *(part.i for part in act.parts)} if act is not None else set()
            if act is not None and not any(
                {other.head.i, *(p.i for p in other.parts)} & told for other in acts
            ):
                yield act


def _thing_offered(verb: Token, names: NamedParties) -> Act | None:
    """Return the offer of a thing by a party; None for what is an act, and for words of comfort."""
    if verb.dep_ in _SUBORDINATE or is_condition(verb):
        return None
    if is_negated(verb) or is_passive(verb) or modal_of(verb) not in _SAID:
        return None
    thing = next((child for child in verb.children if child.dep_ == "dobj" and child.pos_ == "NOUN"), None)
    who = doers_of(verb)
    if thing is None or who is None or not names.of(who) or who.lemma_.lower() in _WRITTEN:
        return None
    if any(child.dep_ in ("relcl", "acl") for child in thing.children):
        return None  # "a minister who coordinates": the label would leave that out
    if thing.lemma_.lower() in _NO_OFFERS or noun_act(thing, names) is not None:
        return None
    return Act(
        head=verb,
        reading=MoodReading("offered", who, who, own=True, cue="offer", cue_word=verb),
        predicate="offer",
        words=tuple(dict.fromkeys(("offer", *content_lemmas(thing)))),
        label=as_label(["offer", *phrase_words(thing, names, LONGEST_LABEL - 1)]),
        kind="CONCEDE",
        match=None,
        conditions=conditions_of(verb),
        parts=(thing,),
    )
