"""Who would do an act, and who voices it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from detente.reading.acts.act import Act
from detente.reading.acts.asking import FORCING, is_brought_about, is_proposed
from detente.reading.acts.cues import act_cues
from detente.reading.acts.harmful import is_harm
from detente.reading.acts.names import NamedParties
from detente.reading.acts.no_doers import is_a_happening, is_the_rest
from detente.reading.acts.tenses import OUTCOME, MoodReading
from detente.reading.events import modal_of, subject_of
from detente.reading.findings import Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

_SAYING: Final = ("say", "tell", "add", "declare", "state", "announce", "write")
_GOING_ON_TO_SAY: Final = (
    *_SAYING, "insist", "promise", "warn", "maintain", "argue", "reply", "answer", "vow", "pledge", "confirm",
    "repeat", "reiterate", "indicate", "signal", "stress", "explain", "assert", "hold", "respond",
)  # fmt: skip
_DUTY: Final = ("should", "must", "ought")
_ONESELF: Final = {"he": True, "she": True, "it": False, "they": False}
"""Pronouns by which somebody speaks of himself, and if he is a person."""
_OURSELVES: Final = ("we", "i")
_PERHAPS: Final = ("could", "might", "may", "can")
_ON_TERMS: Final = ("if", "only if", "provided", "as soon as", "as long as", "once", "on condition")
_TALKED_OF: Final = ("discuss", "take up", "negotiate", "reopen", "reconsider", "revive", "resume")
_DECIDED: Final = ("refused", "planned", "offered", "threatened")
_TRIES: Final = ("attempt", "effort", "bid", "drive", "push", "move")


@dataclass(frozen=True, slots=True)
class Attribution:
    """The parties of an act, with the reading of its mood that goes with them.

    ``inferred`` is True where the doer is only taken from who voices the act.
    """

    reading: MoodReading
    statement: Statement | None
    speaker: str | None
    voice: str | None
    voice_word: Token | None
    doers: tuple[str, ...]
    inferred: bool = False


def attribution_of(act: Act, names: NamedParties) -> Attribution | None:
    """Return who would do an act and who voices it, None where another word says the act."""
    statement = names.statement_at(act.head)
    speaker = statement.speaker if statement is not None else None
    if statement is not None and names.statement_at(act.head.head) is statement:
        speaker = _who_said_so(act.head, names) or speaker
    voice = names.one(act.reading.voice) if act.reading.voice is not None else speaker
    reading = _with_outcomes_apart(act, statement, voice, names)
    voice_word = act.reading.voice
    if reading.cue == OUTCOME:
        voice, voice_word = None, None
    doers = _named_doers(reading, statement, speaker, names)
    if act.head.pos_ == "NOUN" and act.match is not None and reading.doer is None:
        doers = doers or names.of_nation(act.head)  # "demanded the Norse withdrawal"
    if not doers and is_the_rest(reading.doer):
        reading = replace(reading, mood="possible", own=False)  # who they are, the words do not say
    if not doers and reading.cue_word is not None and is_proposed(reading.cue_word):
        return None  # "proposed that a judge be asked to join": to ask one is the act
    doers = _others_than_who_asks(reading, voice, doers, names)
    return _with_inferred_doer(act, Attribution(reading, statement, speaker, voice, voice_word, doers))


def _with_outcomes_apart(
    act: Act, statement: Statement | None, voice: str | None, names: NamedParties
) -> MoodReading:
    """Return the reading of a mood, a forecast where nobody wills the act and something brings it about."""
    reading = act.reading
    if _is_a_rule(act) and (statement is None or reading.cue in FORCING):
        reading = replace(reading, mood="possible", own=False)
    # "The duty will force it to close": what comes of a thing, and nobody's demand.
    brought_about = (
        is_brought_about(reading)
        and reading.voice is not None
        and (voice is None or (reading.mood == "demanded" and is_a_happening(reading.voice, names)))
    )
    # "Hopes that the meeting will lead to a date": what may come of it, and asked of nobody.
    hoped = reading.cue == "hope" and reading.doer is not None and not names.of_head(reading.doer)
    return replace(reading, mood="forecast", own=False, cue=OUTCOME) if brought_about or hoped else reading


def _named_doers(
    reading: MoodReading, statement: Statement | None, speaker: str | None, names: NamedParties
) -> tuple[str, ...]:
    doers = _of_himself(reading.doer, names) or names.doers(reading.doer)[:2]
    if reading.mood != "demanded" and _is_of_others(reading.doer, statement):
        return tuple(doer for doer in doers if doer not in (speaker, *names.led_by(speaker)))
    return doers


def _others_than_who_asks(
    reading: MoodReading, voice: str | None, doers: tuple[str, ...], names: NamedParties
) -> tuple[str, ...]:
    """Return the doers of what is asked; a pronoun in it is not the one who asks.

    "The league wants it to name a day": "it" is not the league. "We must not balance it so" asks nobody else,
    and is no act of the speaker.
    """
    whom = reading.doer if reading.mood == "demanded" and doers == (voice,) else None
    if whom is None or whom.pos_ != "PRON":
        return doers
    other = None if whom.lower_ in _OURSELVES else names.other_than(whom, voice)
    return (other,) if other is not None else ()


def _with_inferred_doer(act: Act, by: Attribution) -> Attribution:
    """Return an attribution with whoever voices the act as its doer, where he decides it."""
    reading = by.reading
    if (
        reading.doer is None
        and reading.own
        and by.voice is not None
        and reading.mood in _DECIDED
        and _is_said(act)
    ):
        # "The gates will not be opened, the board said": whoever says so decides it.
        # Whoever tells of a plan to bomb need not have made it.
        decides = not _is_of_nobody(reading, act)
        by = replace(by, doers=(by.voice,) if decides else (), inferred=decides)
    if reading.mood == "possible" and not by.doers and by.speaker is not None and _is_open_to_it(act):
        # "Talks could begin if the board pays, the union said": it would come to them.
        reading = replace(reading, mood="offered", own=True)
        by = replace(by, reading=reading, voice=by.speaker, doers=(by.speaker,), inferred=True)
    if reading.doer is None and reading.own and reading.cue in ("no", "there", *act_cues().stays):
        doers = (by.speaker,) if by.speaker is not None else ()
        by = replace(by, voice=by.speaker, doers=doers, inferred=bool(doers))
    return by


def _is_of_others(doer: Token | None, statement: Statement | None) -> bool:
    """Return True for "they" in words that somebody speaks himself: he would say "we".

    So too for the "us" of "they refused us loans", to whom nothing was given.
    """
    direct = statement is not None and statement.manner == "direct"
    return direct and doer is not None and doer.lower_ in ("they", "he", "she", "us", "me")


def _is_a_rule(act: Act) -> bool:
    """Return True for what a rule asks: "the court has to approve the sale", "is obliged to publish it".

    Nobody in the text is said to want it.
    """
    reading = act.reading
    if reading.mood != "demanded" or reading.voice is not None or reading.addressee is not None:
        return False
    forced = reading.cue in FORCING
    return forced or (reading.cue in ("", "have", "need") and _predicate(act) in act_cues().consents)


def _predicate(act: Act) -> str:
    """Return the verb of an act as its own words have it."""
    return act.head.lemma_.lower() if act.head.pos_ == "VERB" else act.predicate


def _is_open_to_it(act: Act) -> bool:
    """Return True for talks, or a subject of talks, that whoever speaks of them sets a condition for."""
    plain = any(conjunction in _ON_TERMS for _, conjunction, _ in act.conditions)
    if (
        act.head.pos_ != "VERB"
        or modal_of(act.head) not in _PERHAPS
        or act.reading.doer is not None
        or not plain
    ):
        return False
    both = act.match is not None and act.match.entry.both_sides and act.match.sign
    return both or act.predicate in _TALKED_OF


def _is_of_nobody(reading: MoodReading, act: Act) -> bool:
    """Return True for what whoever speaks of it need not will: "the attempt to mislead", "a plan to bomb"."""
    if reading.cue == "plan" and is_harm(act):
        return True
    return is_a_try(reading)


def _is_said(act: Act) -> bool:
    """Return False for what only a clause beside what is said tells, and for what cannot be done."""
    head = act.head
    beside = head.pos_ == "VERB" and head.dep_ in ("relcl", "acl", "advcl") and not act.reading.cue
    return not beside and not (head.pos_ == "VERB" and modal_of(head) in ("can", "ca", "could"))


def _who_said_so(verb: Token, names: NamedParties) -> str | None:
    """Return who says a clause about himself: of "Roy said he would go, the mayor said", Roy."""
    if verb.dep_ != "ccomp" or verb.head.lemma_.lower() not in _SAYING:
        return None
    says, does = subject_of(verb.head), subject_of(verb)
    said = names.one(says) if says is not None else None
    return said if does is not None and said is not None and said == names.one(does) else None


def _of_himself(doer: Token | None, names: NamedParties) -> tuple[str, ...]:
    """Return who says of himself what he will do: of "which the ministry said it will open", the ministry."""
    if doer is None or doer.lower_ not in _ONESELF or doer.dep_ not in ("nsubj", "nsubjpass"):
        return ()
    clause = doer.head
    while clause.dep_ == "conj" and clause.head.pos_ in ("VERB", "AUX"):
        clause = clause.head  # "the ministry stated that it is safe, and that it will open"
    if clause.dep_ != "ccomp" or clause.head.i > doer.i:
        return ()
    saying = clause.head
    if saying.lemma_.lower() == "know" and saying.dep_ in ("ccomp", "xcomp") and saying.head.lemma_ == "let":
        saying = saying.head  # "the ministry let it be known that it will open"
    elif saying.lemma_.lower() not in _GOING_ON_TO_SAY:
        return ()
    to_another = any(child.dep_ in ("dobj", "dative") and names.of(child) for child in saying.children)
    if to_another and modal_of(doer.head) in _DUTY:
        return ()  # "told the ministry that it should open": the ministry
    says = next((child for child in saying.children if child.dep_ == "nsubj"), None)
    said = names.one(says) if says is not None and says.pos_ != "PRON" else None
    if says is None or said is None or names.is_person(says) != _ONESELF[doer.lower_]:
        return ()
    if doer.lower_ == "they":
        return () if says.ent_type_ == "GPE" else names.of(says)
    return (said,)


def is_a_try(reading: MoodReading) -> bool:
    """Return True for what a noun says that somebody tries: "the state's attempt to mislead"."""
    word = reading.cue_word
    return is_noun(word) and word is not None and word.lemma_.lower() in _TRIES


def is_noun(word: Token | None) -> bool:
    """Return True for a noun that gives an act its mood: "his willingness to talk"."""
    return word is not None and word.pos_ == "NOUN"
