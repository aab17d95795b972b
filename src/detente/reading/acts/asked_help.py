"""The asking for help as an act of whoever asks: "asked other countries for help"."""

from __future__ import annotations

from dataclasses import replace

from detente.reading.acts.act import Act
from detente.reading.acts.catalogue import match_act
from detente.reading.acts.cues import act_cues
from detente.reading.acts.label_words import as_label
from detente.reading.acts.labels import phrase_words
from detente.reading.acts.names import NamedParties


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
