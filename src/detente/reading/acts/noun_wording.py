"""The words of an act that a noun speaks of: "a truce" is "agree to a truce", "a rise" is "grant a rise"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from detente.reading.acts.act import catalogue_label
from detente.reading.acts.catalogue import Match, match_act
from detente.reading.acts.contrasts import set_against
from detente.reading.acts.cues import act_cues
from detente.reading.acts.going_on import is_kept_up, kept_up_label
from detente.reading.acts.label_words import LONGEST_LABEL, as_label
from detente.reading.acts.labels import phrase_words
from detente.reading.acts.led_talks import is_led_by_somebody
from detente.reading.acts.names import NamedParties
from detente.reading.acts.nouns import patients_of, verb_named_by
from detente.reading.acts.tenses import MoodReading
from detente.reading.acts.term_words import not_terms, phrase_in_short, says_of_what
from detente.reading.acts.wanted_things import rise_in_figures

if TYPE_CHECKING:
    from spacy.tokens import Token

SIGNED: Final = ("agreement", "treaty", "pact", "accord", "deal")
_MEETINGS: Final = ("meeting", "session", "summit", "conference", "hearing", "rally", "march", "protest")
_MADE: Final = ("offer", "proposal", "concession", "statement", "announcement", "gesture", "effort")
_SHARES: Final = ("percent", "cent", "%")


@dataclass(frozen=True, slots=True)
class WordedAct:
    """A noun's act in words: label, the verb it stands for, and the mood and match that go with them."""

    label: str
    verb: str | None
    reading: MoodReading
    match: Match | None


def worded_act(
    noun: Token, reading: MoodReading, match: Match | None, names: NamedParties
) -> WordedAct | None:
    """Return the words of a noun's act, None where they would say nothing: "asked for patience"."""
    verb = _verb_of(noun, reading)
    if verb == "seek":
        return WordedAct(as_label(["seek", *phrase_words(noun, names, 8)]), verb, reading, match)
    if match is not None and is_kept_up(noun, reading, match):
        return WordedAct(kept_up_label(noun, names), verb, reading, match)
    if _is_held(noun, reading, match):
        return WordedAct(as_label(["hold", *phrase_words(noun, names, 8)]), verb, reading, match)
    if match is not None:
        rise = rise_in_figures(noun, names) if match.entry.id == "wages" else []
        label = as_label(["grant", *rise]) if rise else catalogue_label(match, names, patients_of(noun), noun)
        return WordedAct(label, verb, reading, match)
    if verb is not None:
        return WordedAct(_label_of_verb(noun, verb, names), verb, reading, match)
    if reading.cue == "invite":
        return WordedAct(as_label(["attend", *phrase_words(noun, names, 8)]), "attend", reading, match)
    if reading.cue == "insist on":
        return _insisted_on(noun, reading, names) or _asked_for(noun, reading, names)
    return _asked_for(noun, reading, names)


def _verb_of(noun: Token, reading: MoodReading) -> str | None:
    """Return the verb that a noun stands for: "release" for "the release of"."""
    lemma = noun.lemma_.lower()
    bare = not (patients_of(noun) or any(child.dep_ == "compound" for child in noun.children))
    if lemma in act_cues().grantable and bare:
        return None  # "a bigger rise" is granted; "raise" alone says nothing
    if reading.cue == "seek" and reading.mood == "refused":
        return "seek"
    return verb_named_by(noun)


def _is_held(noun: Token, reading: MoodReading, match: Match | None) -> bool:
    """Return True for meetings that somebody calls, talks that somebody leads, a meeting of others."""
    called = reading.cue in ("call", "summon") and reading.mood == "planned"
    if called and noun.lemma_.lower() in _MEETINGS:
        return True
    if match is None:
        return False
    talks = match.entry.id == "talks" and match.sign and is_led_by_somebody(noun)
    return talks or (match.entry.id == "meet" and _is_of_others(noun))


def _label_of_verb(noun: Token, verb: str, names: NamedParties) -> str:
    patients = patients_of(noun)
    if patients:
        return as_label([*verb.split(), *phrase_words(patients[0], names, 7)])
    return as_label([*verb.split(), *(child.text for child in noun.children if child.dep_ == "compound")])


def _insisted_on(noun: Token, reading: MoodReading, names: NamedParties) -> WordedAct | None:
    """Return what a party holds to, or asks those to accept who want another thing."""
    if _holds_to(reading):
        kept = replace(reading, mood="in force", doer=reading.voice)
        return WordedAct(as_label(["insist", "on", *phrase_words(noun, names, 7)]), None, kept, None)
    rival = _wanted_instead(reading, names)
    if not rival:
        return None
    # "Want a treaty, while Sarno insists on guidelines": Sarno asks them to accept these instead.
    thing = list(phrase_words(noun, names, 6))
    instead = ["instead", "of", *rival] if len(thing) + len(rival) + 3 <= LONGEST_LABEL else []
    return WordedAct(as_label(["accept", *thing, *instead]), "accept", reading, None)


_HELD: Final = frozenset((
    "soldier", "prisoner", "hostage", "captive", "detainee", "sailor", "airman", "pilot", "captain",
))  # fmt: skip
"""People who are given up where something is given for them: "free the guards in return for the soldier"."""


def _asked_for(noun: Token, reading: MoodReading, names: NamedParties) -> WordedAct | None:
    """Return the giving of what is asked for, None where the noun says nothing alone."""
    lemma = noun.lemma_.lower()
    if lemma in SIGNED:
        words = ["sign"]  # one does not "agree to an agreement"
    elif lemma in _SHARES:
        words = ["grant"]
    elif lemma in _HELD and noun.tag_ in ("NN", "NNS") and any(c.lower_ == "the" for c in noun.lefts):
        words = ["hand", "over"]
    elif lemma in _MADE and reading.mood == "demanded":
        words = ["make"]
    else:
        words = ["grant"] if lemma in act_cues().grantable else ["agree", "to"]
    if words[0] != "make" and lemma in not_terms() and not says_of_what(noun):
        return None  # "asked for patience", "for a reply by Monday"
    thing = phrase_in_short(noun, 8) if lemma in _SHARES else []
    thing = thing or list(phrase_words(noun, names, 9 - len(words)))
    words = ["agree", "to"] if "no" in thing and words == ["grant"] else words
    # "Would agree to no further extension": a further one is what is refused.
    label = as_label([*words, *("any" if word == "no" else word for word in thing)])
    # What is asked for is to be given: "asked for help".
    return WordedAct(label, None, reading, match_act("give", [lemma]))


def _is_of_others(meeting: Token) -> bool:
    """Return True for "a meeting of the two armies": who offers it holds it, and need not be one of them."""
    return meeting.lemma_.lower() == "meeting" and any(c.lower_ == "of" for c in meeting.children)


def _holds_to(reading: MoodReading) -> bool:
    """Return True for "insists on guidelines": it asks nobody, and is what its party does."""
    asked = reading.doer is not None or reading.addressee is not None
    return (
        reading.mood == "demanded" and reading.cue == "insist on" and not asked and reading.voice is not None
    )


def _wanted_instead(reading: MoodReading, names: NamedParties) -> list[str]:
    """Return what the other side wants that who insists on a thing is set against."""
    other = set_against(reading.cue_word) if reading.cue_word is not None else None
    things = [child for child in other.children if child.dep_ == "dobj"] if other is not None else []
    return list(phrase_words(things[0], names, 5)) if things else []
