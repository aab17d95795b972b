"""The acts that verbs speak of: "urged the army to leave", "will not pay", "refused"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from detente.reading.acts.act import (
    Act,
    turned_label,
    verb_label,
    verb_match,
)
from detente.reading.acts.answers import bare_answer
from detente.reading.acts.asking import is_proposed
from detente.reading.acts.bygone import TOLD, is_bygone
from detente.reading.acts.catalogue import Match
from detente.reading.acts.charges import is_charge_in_words
from detente.reading.acts.complements import goes_on, what_goes_on
from detente.reading.acts.conditions import CONDITION, is_condition
from detente.reading.acts.cues import act_cues, cue_of, predicate_of
from detente.reading.acts.doers import doers_of
from detente.reading.acts.governors import SETTING, goes_about_it, has_deadline
from detente.reading.acts.harm_ruled_out import as_promised, is_harm_ruled_out
from detente.reading.acts.label_words import as_label
from detente.reading.acts.led_talks import pursued_mediation
from detente.reading.acts.moods import STRUGGLES, mood_of
from detente.reading.acts.names import NamedParties
from detente.reading.acts.no_acts import (
    is_a_door_to,
    is_criticism,
    is_given_something,
    is_like_another,
    is_said_to_the_press,
    is_sorry_for_another,
    is_told_of_a_deed,
    nobody_does_it,
    passes_time,
    voices_a_will,
)
from detente.reading.acts.noun_moods import considers_anothers_act
from detente.reading.acts.nouns import names_an_act
from detente.reading.acts.objects import content_lemmas, is_how_it_is_done, objects_of, or_else
from detente.reading.acts.owners import is_rally_for_votes
from detente.reading.acts.tenses import MoodReading
from detente.reading.acts.terms_apart import conditions_around
from detente.reading.acts.troops_leaving import is_armed, leaving_of_troops, withdrawal
from detente.reading.acts.unwilled import is_no_side_taken, works_on_minds
from detente.reading.events import is_infinitive, is_negated, plover_kind_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_MINDING: Final = ("oppose", "object", "mind")
_ANSWERED: Final = ("accept_result", "accept_terms")

# Without an entry in the catalogue, only these are taken for something that is kept up.
_KEPT_UP: Final = ("COERCE", "ASSAULT", "PROTEST", "MOBILIZE", "SANCTION", "REJECT")


def verb_act(verb: Token, names: NamedParties) -> Act | None:
    """Return the act that a verb speaks of, None where it is nobody's or only tells what happened."""
    if _is_no_act(verb, names):
        return None
    lemma = verb.lemma_.lower()
    answer = bare_answer(verb, names)
    plain = lemma in act_cues().no_acts and predicate_of(verb) == lemma
    if answer is not None or (plain and not _stays_so(verb)):
        return answer
    if (pursued := pursued_mediation(verb, names)) is not None:
        return pursued
    reading = mood_of(verb)
    if reading is None or _is_said_by_another_word(verb, reading):
        return None
    if not reading.cue and is_condition(verb):
        reading = replace(reading, cue=CONDITION)
    troops = leaving_of_troops(verb, reading.doer)
    match = troops or _match(verb, reading, names)
    if match is not None and is_bygone(verb, reading, match):
        return None
    if match is not None and match.entry.id in _ANSWERED and not match.sign and reading.mood == "done":
        # "Has rejected the results": it does not accept them.
        match = replace(match, sign=True)
        reading = replace(reading, mood="refused", voice=reading.doer, own=True)
    if reading.mood == "offered" and reading.cue in act_cues().praise:
        reading = _spoken_for(reading, match)
    if _is_only_told(verb, reading, match):
        return None
    if troops is not None and reading.doer is not None:
        return withdrawal(verb, reading, reading.doer, troops, names)
    if any(is_like_another(noun) or is_a_door_to(noun) for noun in objects_of(verb)):
        return None
    label = _label(verb, reading, match, names)
    if is_harm_ruled_out(verb) and label.count(" any ") == 1:
        # "Accepted that it would cause no harm": a promise, and nothing that it refuses to do.
        reading, label = as_promised(verb, reading), label.replace(" any ", " no ")
    conditions = conditions_around(verb, reading.cue_word)
    # "They would not go without a contract": where to, only other words tell.
    says_more = any(conjunction != "without" for _, conjunction, _ in conditions)
    if match is None and label.lower() in act_cues().incomplete and not says_more:
        return None
    return Act(
        head=verb,
        reading=reading,
        predicate=predicate_of(verb),
        words=tuple(dict.fromkeys(content_lemmas(verb))),
        label=label,
        kind=match.entry.kind if match is not None else plover_kind_of(verb) or "COOPERATE",
        match=match,
        conditions=conditions,
        parts=(
            *objects_of(verb),
            *(_with_whom(verb) if match is not None and match.entry.both_sides else ()),
        ),
        turned=turned_label(match, names, objects_of(verb), verb),
    )


def _is_no_act(verb: Token, names: NamedParties) -> bool:
    """Return True for a verb that tells no act of a party, in whatever mood."""
    return (
        not _is_a_word(verb)
        or is_no_side_taken(verb)
        or is_said_to_the_press(verb)
        or passes_time(verb)
        or nobody_does_it(verb)
        or _takes_an_office(verb, names)
        or works_on_minds(verb)
        or goes_about_it(verb)
        or is_charge_in_words(verb)
        or any(is_rally_for_votes(word, names) for word in objects_of(verb))
        or (verb.dep_ == "conj" and or_else(verb.head) == verb)
        or what_goes_on(verb) is not None
        or (verb.lemma_.lower() in _MINDING and is_negated(verb))  # "does not oppose it" does nothing
        or (verb.lemma_.lower() == "deny" and verb.dep_ == "relcl")  # "is planning a raid, which it denies"
    )


def _is_said_by_another_word(verb: Token, reading: MoodReading) -> bool:
    """Return True where the act is said by a word that the verb governs: "offered to leave" says "leave"."""
    cue = cue_of(verb)
    return (
        (cue is not None and _is_cue_of_an_act(verb, cue, reading))
        or is_told_of_a_deed(verb)
        or voices_a_will(verb)
        or is_given_something(verb)
        or is_sorry_for_another(verb)
        or _had_to(reading)
        or _goes_to_do_it(verb)
    )


def _is_cue_of_an_act(verb: Token, cue: tuple[str, str], reading: MoodReading) -> bool:
    """Return True for a verb that only gives the mood of the act that it governs."""
    kind, word = cue
    if word in STRUGGLES and any(is_infinitive(child) for child in verb.children):
        return True  # "is fighting to keep the boat": to keep it is the act
    # "He will not ask for more": the asking is the act; else what is asked is.
    is_asking = kind == "demand" and word not in ("insist", "tell", "require", "necessitate", "force")
    return (
        kind not in ("stage", "permit")
        and _governs_an_act(verb, asking=kind in ("demand", "want"))
        and not _gives_a_thing(verb, kind)
        and (not is_asking or reading.mood in TOLD or _bids_somebody(verb))
        and not is_proposed(verb)
        and not _is_a_blockade(verb, kind)
    )


def _had_to(reading: MoodReading) -> bool:
    """Return True for "had to close it": nobody is said to have asked that."""
    had = reading.cue_word is not None and reading.cue_word.tag_ == "VBD"
    return reading.mood == "demanded" and reading.cue == "have" and reading.voice is None and had


def _goes_to_do_it(verb: Token) -> bool:
    """Return True for "is going to", "will go on helping", and "gave the board until Friday" to do it."""
    if verb.lemma_ in SETTING and has_deadline(verb):
        return True
    return verb.lemma_.lower() == "go" and any(
        child.dep_ == "xcomp" or (child.lower_ == "on" and any(leaf.tag_ == "VBG" for leaf in child.children))
        for child in verb.children
    )


def _match(verb: Token, reading: MoodReading, names: NamedParties) -> Match | None:
    """Return the entry of the catalogue, None for "the army cleared the road": another blocks it."""
    if verb.lemma_.lower() == "clear" and reading.doer is not None and is_armed(names.referent(reading.doer)):
        return None
    return verb_match(verb)


def _is_only_told(verb: Token, reading: MoodReading, match: Match | None) -> bool:
    """Return True for what is told of the past, or of how things are, and is no act that a party takes."""
    lemma = verb.lemma_.lower()
    if (lemma == "attack" and is_criticism(verb)) or _permits_nothing(verb):
        return True
    if lemma == "talk" and reading.mood in TOLD and not _is_with_somebody(verb):
        return True  # "they were talking when the bell rang"
    if match is None and verb.dep_ in ("relcl", "acl") and reading.cue_word is None:
        return True
    if match is None and lemma == "insist" and reading.mood in TOLD:
        return True  # "insists on the rolls of 2014": what it asks of others, the words leave open
    if is_condition(verb):
        return False
    under_way = reading.mood == "in force" and (verb.tag_ == "VBG" or reading.cue_word is not None)
    if match is None and reading.mood in TOLD and not under_way:
        return True
    is_kept_up = match is not None or plover_kind_of(verb) in _KEPT_UP
    return reading.mood == "in force" and not is_kept_up


def _is_with_somebody(verb: Token) -> bool:
    return any(child.dep_ == "prep" and child.lower_ in ("with", "to") for child in verb.children)


def _permits_nothing(verb: Token) -> bool:
    """Return True for a verb of permitting without the act that is permitted."""
    cue = cue_of(verb)
    return (
        cue is not None
        and cue[0] == "permit"
        and not any(child.dep_ in ("xcomp", "ccomp") for child in verb.children)
    )


def _label(verb: Token, reading: MoodReading, match: Match | None, names: NamedParties) -> str:
    label = verb_label(verb, match, names)
    if match is None and goes_on(verb):
        return as_label(["go", "on", verb.lower_, *label.split()[1:]])
    if match is not None and match.entry.id in _ANSWERED and reading.mood == "refused" and match.sign:
        # "Turned down the plan": accept the plan.
        return as_label(["accept", *label.split()[len(predicate_of(verb).split()) :]])
    return label


def _is_a_blockade(verb: Token, cue: str) -> bool:
    """Return True for "blocked the bridge": a road is blocked, and no act of another opposed."""
    match = verb_match(verb) if cue == "oppose" else None
    doer = doers_of(verb)
    if doer is not None and doer.pos_ == "NOUN" and names_an_act(doer):
        return False  # "rallies have blocked the port": the rallies are the act
    return match is not None and match.entry.id == "blockade" and match.sign


def _with_whom(verb: Token) -> list[Token]:
    """Return the other side of "suspend the dialogue with the board", which the parser gives to the verb."""
    return [
        leaf
        for child in verb.children
        if child.dep_ == "prep"
        and child.lower_ == "with"
        and child.i > verb.i
        and not is_how_it_is_done(child)
        for leaf in child.children
        if leaf.dep_ == "pobj"
    ]


def _is_a_word(verb: Token) -> bool:
    """Return False for a mark that is tagged as a verb, and for the "re" of "re-engage"."""
    if verb.lower_ in ("re", "co", "pre", "un"):
        return verb.doc[verb.i + 1 : verb.i + 2].text != "-"
    return verb.lower_[:1].isalpha()


def _bids_somebody(verb: Token) -> bool:
    """Return True for "will order the relatives to leave": what is asked of them is the act."""
    persons = [child for child in verb.children if child.dep_ in ("dobj", "dative", "nsubjpass")]
    beside = [inner for word in persons for inner in word.children if inner.dep_ in ("acl", "relcl")]
    clauses = [child for child in verb.children if child.dep_ in ("xcomp", "ccomp", "advcl")]
    return any(is_infinitive(clause) for clause in (*beside, *clauses) if clause.i > verb.i)


def _spoken_for(reading: MoodReading, match: Match | None) -> MoodReading:
    """Return what is only spoken for, by whoever would do it: "favours raising the fare" promises nothing."""
    if match is not None and match.entry.both_sides:
        return replace(reading, mood="accepted")
    return replace(reading, mood="demanded", doer=None, own=False)


def _takes_an_office(verb: Token, names: NamedParties) -> bool:
    """Return True for "will take over as envoy", "will be replaced by Ana Roy": no act in a dispute."""
    if any(c.dep_ == "prep" and c.lower_ == "as" for c in verb.children):
        return predicate_of(verb) in ("take over", "serve", "step in", "stand in", "succeed", "act")
    predicate = predicate_of(verb)
    if predicate not in ("take over", "replace", "succeed"):
        return False
    doer = doers_of(verb)
    if doer is None or not names.is_person(doer):
        return False
    return predicate == "take over" or any(names.is_person(word) for word in objects_of(verb))


def _stays_so(verb: Token) -> bool:
    """Return True for what is an act with the words after it: "stay on strike", "remain on hunger strike"."""
    return verb.lemma_.lower() in act_cues().stays and verb_match(verb) is not None


def _gives_a_thing(verb: Token, kind: str) -> bool:
    """Return True for a condition that a thing be promised: "only if the mill guaranteed jobs in writing"."""
    things = [child for child in verb.children if child.dep_ == "dobj" and child.pos_ == "NOUN"]
    return kind == "offer" and is_condition(verb) and bool(things) and not any(map(names_an_act, things))


def _governs_an_act(verb: Token, *, asking: bool) -> bool:
    """Return True if a cue's own act is said by the clause or noun that depends on it."""
    if considers_anothers_act(verb):
        return False
    return any(
        child.dep_ in ("xcomp", "ccomp")
        or (child.dep_ == "dobj" and child.pos_ == "NOUN" and (asking or names_an_act(child)))
        for child in verb.children
    ) or any(
        inner.dep_ in ("pobj", "pcomp")
        for child in verb.children
        if child.dep_ == "prep"
        for inner in child.children
    )
