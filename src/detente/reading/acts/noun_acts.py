"""The acts that nouns speak of."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

from detente.reading.acts.act import (
    Act,
    catalogue_label,
    modifier_lemmas,
    object_lemmas,
    oblique_lemmas,
    turned_label,
    verb_match,
)
from detente.reading.acts.at_hand import is_at_hand
from detente.reading.acts.catalogue import Match, match_act
from detente.reading.acts.conditions import conditions_of
from detente.reading.acts.contrasts import set_against
from detente.reading.acts.cues import act_cues, cue_of, predicate_of
from detente.reading.acts.doers import owner_of
from detente.reading.acts.going_on import being_on, goes_on_by_itself, imposer_of, is_kept_up, kept_up_label
from detente.reading.acts.label_words import LONGEST_LABEL, as_label
from detente.reading.acts.labels import label_of, phrase_words
from detente.reading.acts.led_talks import acceptance_of, is_led_by_somebody, is_mediation_of_a_kind
from detente.reading.acts.listed_demands import listed_demand
from detente.reading.acts.moods import mood_of
from detente.reading.acts.names import NamedParties
from detente.reading.acts.noun_moods import noun_mood
from detente.reading.acts.nouns import names_an_act, nominals, patients_of
from detente.reading.acts.objects import content_lemmas
from detente.reading.acts.owners import does_it, is_kept, is_rally_for_votes, is_told_in_passing
from detente.reading.acts.tenses import OUTCOME, MoodReading
from detente.reading.acts.term_words import not_terms, phrase_in_short, says_of_what
from detente.reading.acts.terms_apart import IN_EXCHANGE, exchanged_for, wanted_for
from detente.reading.acts.wanted_things import promise_wanted, rise_in_figures
from detente.reading.events import is_infinitive, is_passive, modal_of, plover_kind_of
from detente.reading.lexica import word_table

if TYPE_CHECKING:
    from spacy.tokens import Token

_DESCRIBING: Final = frozenset((
    "envisage", "foresee", "propose", "promise", "mention", "describe", "list", "contain", "include", "base",
    "name", "lay", "set", "enshrine", "guarantee", "plan", "agree", "make", "hold", "call",
))  # fmt: skip
"""Participles that tell which thing is meant: "the districts envisaged in the charter"."""
_MEETINGS: Final = ("meeting", "session", "summit", "conference", "hearing", "rally", "march", "protest")
_PEACEFUL: Final = frozenset((
    "political", "peaceful", "negotiated", "lasting", "final", "just", "peace", "pay", "fair", "durable",
    "diplomatic", "amicable", "comprehensive", "overall",
))  # fmt: skip
_MADE: Final = ("offer", "proposal", "concession", "statement", "announcement", "gesture", "effort")
_SIGNED: Final = ("agreement", "treaty", "pact", "accord", "deal")
_THIRD_PARTYS: Final = ("mediate",)


def noun_act(noun: Token, names: NamedParties) -> Act | None:
    """Return the act that a noun speaks of, None where it names none or nothing gives it a mood."""
    lemma = noun.lemma_.lower()
    if lemma in act_cues().idioms or is_rally_for_votes(noun, names):
        return None
    if _is_told_by_a_clause(noun):
        return None
    if (promise := promise_wanted(noun)) is not None:
        return promise
    done_to = next(
        (
            c
            for c in noun.children
            if c.dep_ == "acl" and c.tag_ == "VBN" and c.i > noun.i and c.lemma_.lower() not in _DESCRIBING
        ),
        None,
    )
    if (
        done_to is not None
        and (wanted := noun_mood(noun)) is not None
        and wanted.cue in ("want", "demand", "need")
    ):
        return Act(
            head=done_to,
            reading=replace(wanted, doer=None),
            predicate=predicate_of(done_to),
            words=tuple(dict.fromkeys((*predicate_of(done_to).split(), *content_lemmas(noun)))),
            label=label_of(done_to, names),
            kind=plover_kind_of(done_to) or "CONCEDE",
            match=match_act(predicate_of(done_to), list(object_lemmas(noun))),
            parts=(noun,),
        )
    if (
        cue_of(noun) is not None
        and any(
            c.dep_ == "acl" or (c.dep_ == "prep" and c.lower_ in ("for", "of", "to", "on"))
            for c in noun.children
        )
        and noun.dep_ != "dobj"
    ):
        return None
    match = match_act(lemma, modifier_lemmas(noun), oblique_lemmas(noun), noun=True)
    if match is not None and match.entry.id == "settlements" and _is_of_a_dispute(noun):
        match = None
    reading = noun_mood(noun) or being_on(noun) or goes_on_by_itself(noun, match)
    if _is_rejected_as_a_whole(noun):
        return None
    if reading is not None and reading.mood == "accepted" and _is_praised_as_anothers(noun, reading):
        return None
    if reading is not None and _would_follow(noun):
        reading = replace(reading, mood="forecast", own=False, cue=OUTCOME)
    if reading is None:
        behind_a_comma = noun.head.i and noun.head.nbor(-1).text == ","
        if (
            noun.dep_ == "pobj"
            and noun.head.lower_ == "with"
            and (behind_a_comma or noun.head.head.pos_ == "VERB")
        ):
            return None  # "drawn up by Velland, with technical aid from the bank": how it was done
        if match is None or (match.entry.option != "doing" and imposer_of(noun) is None):
            return None
        owner = owner_of(noun, plain=True) or imposer_of(noun)
        told = noun.dep_ == "attr" and noun.head.tag_ == "VBD"  # "it was their commission that found it"
        if owner is None or told or not is_kept(noun):
            return None
        if not does_it(owner, noun, match, person=names.is_person(owner)):
            return None
        if lemma in act_cues().feelings or is_told_in_passing(noun, owner):
            return None  # "our opposition to crime": how one thinks of it
        if not names.of(owner) or match.entry.both_sides or _is_object_of_an_act(noun):
            return None
        if not is_at_hand(noun, match.entry.kind, owner):
            return None
        reading = MoodReading("in force", owner)
    if (
        lemma not in nominals()
        and match is None
        and not (lemma in _SIGNED and reading.cue == "no" and noun.dep_ == "attr")
        and not (_asks_plainly(reading) and _may_be_asked(noun, reading))
    ):
        return None
    if not _speaks_of_an_act(noun, match, names):
        return None
    if _asked_of_another(reading):
        return None
    if _answers_a_third(reading, match) or (
        lemma == "invitation" and reading.mood in ("refused", "accepted")
    ):
        accepted = acceptance_of(noun, reading, names)
        return replace(accepted, conditions=_conditions_around(noun, reading))
    if reading.mood == "demanded" and is_mediation_of_a_kind(noun):
        return acceptance_of(noun, reading, names)
    verb = nominals().get(lemma)
    if (
        lemma == "amendment"
        and reading.mood in ("refused", "accepted")
        and match is None
        and not _is_of_a_thing(noun)
    ):
        verb = "accept"  # "would not back amendments in any form"
        return Act(
            head=noun,
            reading=reading,
            predicate=verb,
            words=(verb, lemma),
            label=as_label([verb, *([] if noun.tag_ == "NNS" else ["an"]), noun.lower_]),
            kind="CONCEDE",
            match=None,
            conditions=_conditions_around(noun, reading),
        )
    if reading.cue == "seek" and reading.mood == "refused":
        verb = "seek"
    patients = patients_of(noun)
    if lemma in act_cues().grantable and not (patients or any(c.dep_ == "compound" for c in noun.children)):
        verb = None  # "a bigger rise" is granted; "raise" alone says nothing
    if verb == "seek":
        label = as_label(["seek", *phrase_words(noun, names, 8)])
    elif match is not None and is_kept_up(noun, reading, match):
        label = kept_up_label(noun, names)
    elif (
        (reading.cue in ("call", "summon") and reading.mood == "planned" and lemma in _MEETINGS)
        or (match is not None and match.entry.id == "talks" and match.sign and is_led_by_somebody(noun))
        or (match is not None and match.entry.id == "meet" and _is_of_others(noun))
    ):
        label = as_label(["hold", *phrase_words(noun, names, 8)])
    elif match is not None and match.entry.id == "wages" and (rise := rise_in_figures(noun, names)):
        label = as_label(["grant", *rise])
    elif match is not None:
        label = catalogue_label(match, names, patients, noun)
    elif verb is not None:
        words = verb.split()
        for patient in patients[:1]:
            words += phrase_words(patient, names, 7)
        if not patients:
            words += [w for c in noun.children if c.dep_ == "compound" for w in [c.text]]
        label = as_label(words)
    elif reading.cue == "invite":
        label = as_label(["attend", *phrase_words(noun, names, 8)])
        verb = "attend"
    elif _holds_to(reading):
        label = as_label(["insist", "on", *phrase_words(noun, names, 7)])
        reading = replace(reading, mood="in force", doer=reading.voice)
    elif reading.cue == "insist on" and (rival := _wanted_instead(reading, names)):
        # "Want a treaty, while Sarno insists on guidelines": Sarno asks them to accept these instead.
        what = list(phrase_words(noun, names, 6))
        instead = ["instead", "of", *rival] if len(what) + len(rival) + 3 <= LONGEST_LABEL else []
        label = as_label(["accept", *what, *instead])
        verb = "accept"
    else:
        words = ["grant"] if lemma in act_cues().grantable else ["agree", "to"]
        words = ["make"] if lemma in _MADE and reading.mood == "demanded" else words
        words = ["grant"] if lemma in ("percent", "cent", "%") else words
        words = ["sign"] if lemma in _SIGNED else words  # one does not "agree to an agreement"
        # "Would agree to no further extension": a further one is what is refused.
        if words[0] != "make" and lemma in not_terms() and not says_of_what(noun):
            return None  # "asked for patience", "for a reply by Monday"
        what = phrase_in_short(noun, 8) if lemma in ("percent", "cent", "%") else []
        what = what or list(phrase_words(noun, names, 9 - len(words)))
        words = ["agree", "to"] if "no" in what and words == ["grant"] else words
        label = as_label([*words, *("any" if word == "no" else word for word in what)])
        match = match_act("give", [lemma])  # what is asked for is to be given: "asked for help"
    both = match is not None and match.entry.both_sides
    if reading.mood == "demanded" and reading.doer is None and both:
        other = next((p for p in patients if names.of(p)), None)
        reading = replace(reading, doer=other)
    return Act(
        head=noun,
        reading=reading,
        predicate=verb or lemma,
        words=_words(noun, verb),
        label=label,
        kind=match.entry.kind if match is not None else plover_kind_of(noun) or "CONCEDE",
        match=match,
        conditions=_conditions_around(noun, reading),
        parts=tuple(patients),
        turned=turned_label(match, names, patients, noun),
    )


def _is_of_a_thing(amendment: Token) -> bool:
    """Return True for "amendments to the charter" and "constitutional amendments"."""
    return any(
        (child.dep_ == "prep" and child.lower_ in ("to", "of")) or child.dep_ in ("amod", "compound", "poss")
        for child in amendment.children
    )


def _is_of_others(meeting: Token) -> bool:
    """Return True for "a meeting of the two armies": who offers it holds it, and need not be one of them."""
    return meeting.lemma_.lower() == "meeting" and any(c.lower_ == "of" for c in meeting.children)


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
