"""The asking for help as an act of whoever asks: "asked other countries for help"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from detente.reading.acts.act import Act
from detente.reading.acts.catalogue import match_act
from detente.reading.acts.cues import act_cues
from detente.reading.acts.label_words import as_label
from detente.reading.acts.labels import phrase_words
from detente.reading.acts.names import NamedParties

if TYPE_CHECKING:
    from spacy.tokens import Token


def asking_act(act: Act, names: NamedParties) -> Act | None:
    """Return the asking itself as an act of whoever asks: "asked other countries for help"."""
    reading, cue = act.reading, act.reading.cue_word
    if (
        reading.mood != "demanded"
        or cue is None
        or cue.pos_ != "VERB"
        or act.head.lemma_.lower() not in act_cues().sought
        or reading.voice is None
        or act.predicate == "accept"
        or (reading.doer is None and _is_for_others(act.head))
    ):
        return None
    whom = list(phrase_words(reading.doer, names, 5)) if reading.doer is not None else []
    label = ["ask", *whom, "for", act.head.text] if whom else ["seek", *phrase_words(act.head, names, 7)]
    return Act(
        head=act.head,
        reading=replace(reading, mood="in force", doer=reading.voice, own=True, cue="ask"),
        predicate="ask",
        words=("ask", *act.words),
        label=as_label(label),
        kind="REQUEST",
        match=match_act("ask", [], [("for", act.head.lemma_.lower())]),
        parts=(reading.doer,) if reading.doer is not None else (),
    )


def _is_for_others(noun: Token) -> bool:
    """Return True for "the protection of civilians", which is asked for, and not sought for oneself."""
    return any(child.dep_ == "prep" and child.lower_ == "of" for child in noun.children)
