"""From an act to its mentions: the parties that would do it and voice it, its words and its mood."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING, Final

from detente.reading.act_mentions import ActMention
from detente.reading.acts.act import Act
from detente.reading.acts.as_told import as_it_is_told
from detente.reading.acts.attribution import attribution_of
from detente.reading.acts.conditions import hangs_on
from detente.reading.acts.history import History
from detente.reading.acts.names import NamedParties
from detente.reading.acts.passages import act_passage, clause_passage, phrase_passage
from detente.reading.acts.tenses import MoodReading
from detente.reading.acts.wording import wording_of
from detente.reading.events import EventTimes, subject_of
from detente.reading.findings import Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

_ANSWERED: Final = ("refused", "offered", "accepted", "threatened")
_YOU: Final = ("you", "your", "yours", "yourselves")


def mentions_of(act: Act, names: NamedParties, times: EventTimes, history: History) -> Iterator[ActMention]:
    """Yield a mention for each party that would do the act, or one without a doer."""
    attribution = attribution_of(act, names)
    if attribution is None:
        return
    told = as_it_is_told(act, attribution, names)
    reading, statement, mood = told.by.reading, told.by.statement, told.mood
    voice, voice_word, doers = told.by.voice, told.by.voice_word, told.by.doers
    if mood == "demanded" and voice is not None and _is_taken_for_who_asks(act, voice, names):
        return  # "accused Roy and requested that he be replaced": he is not the one who asks
    about = tuple(
        dict.fromkeys(party for part in act.parts for party in names.of(part) if party not in doers)
    )
    conditions = [clause for clause in act.conditions if hangs_on(mood, clause)]
    condition = clause_passage(conditions[0][0], act.head) if conditions else None
    itself = mood != "forecast" and reading.own and reading.doer is not None and reading.doer is reading.voice
    wording = wording_of(act)
    joint = _asking_together(voice_word, voice, names) if mood == "demanded" and not itself else ()
    asking = (voice, *(who for who in joint if who not in doers))
    for doer, who in product(doers or (None,), asking):
        yield ActMention(
            id="",
            doer=doer,
            doer_span=phrase_passage(reading.doer) if doer is not None and reading.doer is not None else None,
            voice=doer if itself else who,
            voice_span=phrase_passage(voice_word) if voice_word is not None and voice is not None else None,
            addressee=names.one(reading.addressee) or _spoken_to(act.head, statement),
            predicate=act.predicate,
            words=act.words,
            about=about,
            label=act.label,
            turned=act.turned,
            kind=act.kind,
            catalogue=act.match.entry.id if act.match is not None else None,
            sign=told.sign == (act.match.sign if act.match is not None else True),
            mood=mood,
            cue=reading.cue,
            condition=condition,
            when=history.of(act.head)
            or times.when(act.head, act.head if act.head.pos_ == "VERB" else None)
            or _deadline(reading, times),
            said_on=_said_on(reading, times) or _announced_on(act, times),
            inferred=told.by.inferred,
            wording=wording,
            quoted=statement is not None and statement.manner != "indirect",
            span=act_passage(act),
        )


def _is_taken_for_who_asks(act: Act, voice: str, names: NamedParties) -> bool:
    """Return True for a pronoun that is taken for the one who asks that something be done to it."""
    return any(
        part.pos_ == "PRON" and part.lower_ in ("he", "him", "she", "her") and names.of(part) == (voice,)
        for part in act.parts
    )


def _asking_together(word: Token | None, voice: str | None, names: NamedParties) -> tuple[str, ...]:
    """Return who asks beside the first: of "Velland and Sorra demanded", Sorra."""
    if word is None or voice is None or not any(child.dep_ == "conj" for child in word.children):
        return ()
    if any(child.lower_ == "of" for child in word.rights):
        return ()  # "the coalition of the Salt Party and the Reed Party" asks as one
    return tuple(
        dict.fromkeys(who for other in word.conjuncts for who in names.of_head(other) if who != voice)
    )


def _spoken_to(verb: Token, statement: Statement | None) -> str | None:
    """Return to whom words are said that tell somebody to act: who only listens is asked for nothing.

    "You must pay, she told the board" is asked of the board; "they must pay, she told the workers" is not.
    """
    if statement is None or statement.addressee is None:
        return None
    subject = subject_of(verb)
    to_you = any(word.lower_ in _YOU for word in verb.sent)
    return statement.addressee if to_you or subject is None else None


def _deadline(reading: MoodReading, times: EventTimes) -> str | None:
    """Return the day that an ultimatum sets."""
    word = reading.cue_word
    return times.when(word, word) if word is not None and reading.cue == "give" else None


def _said_on(reading: MoodReading, times: EventTimes) -> str | None:
    """Return the day of an answer or request whose act has none: "refused on Sunday to raise the pay"."""
    word = reading.cue_word
    asked = word is not None and reading.mood == "demanded" and word.tag_ in ("VBD", "VBN")
    if word is None or not (asked or (word.tag_ == "VBD" and reading.mood in _ANSWERED)):
        return None
    return times.when(word, word)


def _announced_on(act: Act, times: EventTimes) -> str | None:
    """Return the day of the words that tell a plan: "In July 2020 it announced that it would close"."""
    head, announces = act.head, act.head.head
    told = head.pos_ == "VERB" and head.dep_ == "ccomp" and announces.tag_ == "VBD"
    planned = act.reading.mood == "planned" and act.reading.cue_word in (None, announces)
    return times.when(announces, announces) if told and planned else None
