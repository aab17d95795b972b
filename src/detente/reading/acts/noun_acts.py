"""The acts that nouns speak of."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

from detente.reading.acts.act import (
    Act,
    modifier_lemmas,
    object_lemmas,
    oblique_lemmas,
    turned_label,
    verb_match,
)
from detente.reading.acts.at_hand import is_at_hand
from detente.reading.acts.catalogue import Match, match_act
from detente.reading.acts.conditions import conditions_of
from detente.reading.acts.cues import act_cues, cue_of, predicate_of
from detente.reading.acts.doers import owner_of
from detente.reading.acts.going_on import being_on, goes_on_by_itself, imposer_of
from detente.reading.acts.label_words import as_label
from detente.reading.acts.labels import label_of
from detente.reading.acts.led_talks import acceptance_of, is_mediation_of_a_kind
from detente.reading.acts.listed_demands import listed_demand
from detente.reading.acts.moods import mood_of
from detente.reading.acts.names import NamedParties
from detente.reading.acts.noun_moods import noun_mood
from detente.reading.acts.noun_wording import SIGNED, worded_act
from detente.reading.acts.nouns import names_an_act, patients_of, verb_named_by
from detente.reading.acts.objects import content_lemmas
from detente.reading.acts.owners import does_it, is_kept, is_rally_for_votes, is_told_in_passing
from detente.reading.acts.tenses import OUTCOME, MoodReading
from detente.reading.acts.terms_apart import IN_EXCHANGE, exchanged_for, wanted_for
from detente.reading.acts.wanted_things import promise_wanted
from detente.reading.events import is_infinitive, is_passive, modal_of, plover_kind_of
from detente.reading.lexica import word_table

if TYPE_CHECKING:
    from spacy.tokens import Token

_DESCRIBING: Final = frozenset((
    "envisage", "foresee", "propose", "promise", "mention", "describe", "list", "contain", "include", "base",
    "name", "lay", "set", "enshrine", "guarantee", "plan", "agree", "make", "hold", "call",
))  # fmt: skip
"""Participles that tell which thing is meant: "the districts envisaged in the charter"."""
_PEACEFUL: Final = frozenset((
    "political", "peaceful", "negotiated", "lasting", "final", "just", "peace", "pay", "fair", "durable",
    "diplomatic", "amicable", "comprehensive", "overall",
))  # fmt: skip
_THIRD_PARTYS: Final = ("mediate",)


def noun_act(noun: Token, names: NamedParties) -> Act | None:
    """Return the act that a noun speaks of, None where it names none or nothing gives it a mood."""
    lemma = noun.lemma_.lower()
    if lemma in act_cues().idioms or is_rally_for_votes(noun, names) or _is_told_by_a_clause(noun):
        return None
    if (promise := promise_wanted(noun)) is not None:
        return promise
    if (wanted := _wanted_done_to(noun, names)) is not None:
        return wanted
    if _is_cue_of_what_follows(noun):
        return None
    match = match_act(lemma, modifier_lemmas(noun), oblique_lemmas(noun), noun=True)
    if match is not None and match.entry.id == "settlements" and _is_of_a_dispute(noun):
        match = None
    reading = _mood(noun, match, names)
    if reading is None or not _speaks_of_an_act(noun, match, names) or _asked_of_another(reading):
        return None
    if (
        verb_named_by(noun) is None
        and match is None
        and not (lemma in SIGNED and reading.cue == "no" and noun.dep_ == "attr")
        and not (_asks_plainly(reading) and _may_be_asked(noun, reading))
    ):
        return None
    if _answers_a_third(reading, match) or (
        lemma == "invitation" and reading.mood in ("refused", "accepted")
    ):
        accepted = acceptance_of(noun, reading, names)
        return replace(accepted, conditions=_conditions_around(noun, reading))
    if reading.mood == "demanded" and is_mediation_of_a_kind(noun):
        return acceptance_of(noun, reading, names)
    if (answer := _answer_to_amendments(noun, reading, match)) is not None:
        return answer
    worded = worded_act(noun, reading, match, names)
    if worded is None:
        return None
    reading, match, patients = worded.reading, worded.match, patients_of(noun)
    both = match is not None and match.entry.both_sides
    if reading.mood == "demanded" and reading.doer is None and both:
        reading = replace(reading, doer=next((who for who in patients if names.of(who)), None))
    return Act(
        head=noun,
        reading=reading,
        predicate=worded.verb or lemma,
        words=_words(noun, worded.verb),
        label=worded.label,
        kind=match.entry.kind if match is not None else plover_kind_of(noun) or "CONCEDE",
        match=match,
        conditions=_conditions_around(noun, reading),
        parts=tuple(patients),
        turned=turned_label(match, names, patients, noun),
    )


def _wanted_done_to(noun: Token, names: NamedParties) -> Act | None:
    """Return what is wanted done to a thing: "want the soldiers tried" says "try the soldiers"."""
    done = next(
        (
            child
            for child in noun.children
            if child.dep_ == "acl"
            and child.tag_ == "VBN"
            and child.i > noun.i
            and child.lemma_.lower() not in _DESCRIBING
        ),
        None,
    )
    wanted = noun_mood(noun) if done is not None else None
    if done is None or wanted is None or wanted.cue not in ("want", "demand", "need"):
        return None
    return Act(
        head=done,
        reading=replace(wanted, doer=None),
        predicate=predicate_of(done),
        words=tuple(dict.fromkeys((*predicate_of(done).split(), *content_lemmas(noun)))),
        label=label_of(done, names),
        kind=plover_kind_of(done) or "CONCEDE",
        match=match_act(predicate_of(done), list(object_lemmas(noun))),
        parts=(noun,),
    )


def _is_cue_of_what_follows(noun: Token) -> bool:
    """Return True for "the demand for a bridge", "a plan to leave": what follows is the act."""
    return (
        noun.dep_ != "dobj"
        and cue_of(noun) is not None
        and any(
            child.dep_ == "acl" or (child.dep_ == "prep" and child.lower_ in ("for", "of", "to", "on"))
            for child in noun.children
        )
    )


def _mood(noun: Token, match: Match | None, names: NamedParties) -> MoodReading | None:
    """Return who would do what a noun says, and in what mood; None where nothing tells."""
    reading = noun_mood(noun) or being_on(noun) or goes_on_by_itself(noun, match)
    if _is_rejected_as_a_whole(noun):
        return None
    if reading is None:
        return _kept_up(noun, match, names)
    if reading.mood == "accepted" and _is_praised_as_anothers(noun, reading):
        return None
    if _would_follow(noun):
        return replace(reading, mood="forecast", own=False, cue=OUTCOME)
    return reading


def _kept_up(noun: Token, match: Match | None, names: NamedParties) -> MoodReading | None:
    """Return what a party keeps up that a noun only names as its own: "the army's siege of the town"."""
    behind_a_comma = noun.head.i and noun.head.nbor(-1).text == ","
    along = noun.dep_ == "pobj" and noun.head.lower_ == "with"
    if along and (behind_a_comma or noun.head.head.pos_ == "VERB"):
        return None  # "drawn up by Velland, with technical aid from the bank": how it was done
    if match is None or (match.entry.option != "doing" and imposer_of(noun) is None):
        return None
    owner = owner_of(noun, plain=True) or imposer_of(noun)
    past = noun.dep_ == "attr" and noun.head.tag_ == "VBD"  # "it was their commission that found it"
    if owner is None or past or not is_kept(noun):
        return None
    if not does_it(owner, noun, match, person=names.is_person(owner)):
        return None
    if noun.lemma_.lower() in act_cues().feelings or is_told_in_passing(noun, owner):
        return None  # "our opposition to crime": how one thinks of it
    if not names.of(owner) or match.entry.both_sides or _is_object_of_an_act(noun):
        return None
    return MoodReading("in force", owner) if is_at_hand(noun, match.entry.kind, owner) else None


def _answer_to_amendments(noun: Token, reading: MoodReading, match: Match | None) -> Act | None:
    """Return the act of "would not back amendments in any form": accept amendments."""
    if noun.lemma_.lower() != "amendment" or match is not None:
        return None
    if reading.mood not in ("refused", "accepted") or _is_of_a_thing(noun):
        return None
    return Act(
        head=noun,
        reading=reading,
        predicate="accept",
        words=("accept", noun.lemma_.lower()),
        label=as_label(["accept", *([] if noun.tag_ == "NNS" else ["an"]), noun.lower_]),
        kind="CONCEDE",
        match=None,
        conditions=_conditions_around(noun, reading),
    )


def _is_of_a_thing(amendment: Token) -> bool:
    """Return True for "amendments to the charter" and "constitutional amendments"."""
    return any(
        (child.dep_ == "prep" and child.lower_ in ("to", "of")) or child.dep_ in ("amod", "compound", "poss")
        for child in amendment.children
    )


def _is_praised_as_anothers(noun: Token, reading: MoodReading) -> bool:
    """Return True for "supports her intervention": what another does, and no act of whoever praises it."""
    owned = any(child.dep_ == "poss" for child in noun.children)
    return owned and reading.cue in act_cues().praise and reading.doer is reading.voice


def _is_of_a_dispute(settlement: Token) -> bool:
    """Return True for "a political settlement", "a settlement of the question": no houses are built."""
    kinds = {child.lower_ for child in settlement.lefts if child.dep_ in ("amod", "compound")}
    of_it = any(
        child.lower_ in ("of", "to", "between") for child in settlement.children if child.dep_ == "prep"
    )
    return of_it or bool(kinds & _PEACEFUL)


def _conditions_around(noun: Token, reading: MoodReading) -> tuple[tuple[Token, str, bool], ...]:
    """Return the conditions of the word that gives the mood, or of the verb that has the noun."""
    if reading.cue == "no" and noun.dep_ == "attr":
        return conditions_of(noun.head)  # "there will be no deal without a freeze"
    word = reading.cue_word or (noun.head if noun.dep_ in ("dobj", "nsubjpass") else None)
    if reading.cue == IN_EXCHANGE:
        return wanted_for(noun, reading.cue_word) if reading.mood == "offered" else ()
    beside = (*exchanged_for(word), *exchanged_for(noun)) if word is not None else ()
    return tuple(dict.fromkeys((*conditions_of(word), *beside))) if word is not None else ()


def _is_told_by_a_clause(noun: Token) -> bool:
    """Return True for "demand all charges to be dropped": the clause tells the act."""
    first = noun
    while first.dep_ == "conj" and first.head.pos_ in ("NOUN", "PROPN"):
        first = first.head
    return first.dep_ == "dobj" and any(
        child.dep_ == "relcl" and is_infinitive(child) and is_passive(child) for child in first.children
    )


def _is_rejected_as_a_whole(noun: Token) -> bool:
    """Return True for "urged the house to reject the motion": the rejecting is an act by itself."""
    if noun.dep_ != "dobj" or noun.head.pos_ != "VERB" or names_an_act(noun):
        return False
    cue = cue_of(noun.head)
    if cue is None or cue[0] not in ("refuse", "oppose"):
        return False
    outer = mood_of(noun.head)
    return outer is not None and outer.mood == "demanded"


def _answers_a_third(reading: MoodReading, match: Match | None) -> bool:
    """Return True for "rejected arbitration": who says so is not the one who would arbitrate."""
    third = match is not None and (match.entry.id in _THIRD_PARTYS or match.entry.id == "wages")
    return third and reading.mood in ("refused", "accepted") and reading.doer == reading.voice is not None


def _would_follow(noun: Token) -> bool:
    """Return True for what would come of a command: "Raise the fares, and there will be a strike"."""
    clause = next((word for word in noun.ancestors if word.pos_ in ("VERB", "AUX")), None)
    if clause is None or clause.dep_ != "conj" or modal_of(clause) is None:
        return False
    # "One more strike, and there will be no talks"; the parser may take a command for such a fragment.
    fragment = clause.head.dep_ == "ROOT" and clause.head.pos_ in ("NOUN", "PROPN")
    return fragment or _is_command(clause.head)


def _is_command(verb: Token) -> bool:
    """Return True for a verb that opens its sentence bare; the tagger may take "set" for the past tense."""
    if verb.pos_ != "VERB" or verb.lower_ != verb.lemma_.lower():
        return False
    opens = all(token.is_punct or token.is_space for token in verb.doc[verb.sent.start : verb.i])
    return opens and not any(child.dep_ in ("nsubj", "nsubjpass", "aux", "expl") for child in verb.children)


def _words(noun: Token, verb: str | None) -> tuple[str, ...]:
    """Return the content lemmas of a noun's act, with the verb in the place of a noun made from it."""
    lemmas = list(content_lemmas(noun))
    return tuple(dict.fromkeys([verb.split()[0], *lemmas[1:]] if verb else lemmas))


def _asks_plainly(reading: MoodReading) -> bool:
    """Return True where a verb demands whatever its object names: "demanded a bridge", "asked for a visa"."""
    word = reading.cue_word
    plain = (
        word is not None
        and word.pos_ == "VERB"
        and reading.cue not in ("seek", "propose", "press", "call", "command")
    )
    # "Its demand for 12,500 units": a figure says what is wanted, whatever of.
    figure = (
        word is not None
        and word.pos_ == "NOUN"
        and reading.cue in ("demand", "request")
        and reading.voice is not None
    )
    return reading.mood == "demanded" and (plain or figure)


def _may_be_asked(noun: Token, reading: MoodReading) -> bool:
    """Return False for what is only spoken well of ("support all efforts"), and for people."""
    named = noun.ent_type_ in ("PERSON", "NORP", "ORG", "GPE") or noun.lemma_.lower() in _people()
    if reading.cue_word is not None and reading.cue_word.pos_ == "NOUN":
        return not named and any(child.dep_ == "nummod" for child in noun.children)
    return reading.cue not in act_cues().praise and not named


@cache
def _people() -> frozenset[str]:
    words = word_table("party_words.yaml")
    return frozenset(word for key in ("kin", "role_nouns") for word in words[key].split())


def _asked_of_another(reading: MoodReading) -> bool:
    """Return True if the asking is itself only asked for, refused or possible: "will not ask for more"."""
    word = reading.cue_word
    if word is None or word.pos_ != "VERB" or reading.mood != "demanded" or listed_demand(word) is not None:
        return False
    if word.dep_ in ("csubj", "csubjpass"):
        return True  # "to ask for money was wrong"
    outer = mood_of(word)
    return outer is not None and outer.mood in ("demanded", "refused", "possible", "opposed", "forecast")


def _is_object_of_an_act(noun: Token) -> bool:
    return (
        noun.dep_ in ("dobj", "nsubjpass") and noun.head.pos_ == "VERB" and verb_match(noun.head) is not None
    )


def _speaks_of_an_act(noun: Token, match: Match | None, names: NamedParties) -> bool:
    """Return True unless a noun is a person, a day or a pronoun: "asked the minister", "called on Monday"."""
    if match is not None:
        return True
    return (
        noun.ent_type_ not in ("DATE", "TIME", "PERSON", "MONEY", "CARDINAL", "ORDINAL")
        and not noun.is_stop
        and not names.of_head(noun)
    )
