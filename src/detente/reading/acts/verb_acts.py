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
from detente.reading.acts.catalogue import Match, match_act
from detente.reading.acts.charges import is_charge_in_words
from detente.reading.acts.clause_parts import copula_of
from detente.reading.acts.complements import goes_on, what_goes_on
from detente.reading.acts.conditions import CONDITION, conditions_behind, conditions_of, is_condition
from detente.reading.acts.cues import act_cues, cue_of, predicate_of
from detente.reading.acts.doers import agent_of, doers_of
from detente.reading.acts.governors import SETTING, goes_about_it, has_deadline
from detente.reading.acts.harm_ruled_out import as_promised, is_harm_ruled_out
from detente.reading.acts.label_words import as_label
from detente.reading.acts.labels import phrase_words
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
from detente.reading.acts.sides_taken import is_history
from detente.reading.acts.striking_crews import is_mere_return
from detente.reading.acts.tenses import MoodReading
from detente.reading.acts.terms_apart import conditions_of_teller, exchanged_for, hangs_on_what_is_told
from detente.reading.acts.unwilled import is_no_side_taken, works_on_minds
from detente.reading.events import is_infinitive, is_passive, plover_kind_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_TOLD: Final = frozenset(("done", "in force", "failed"))

_MEETINGS: Final = ("round", "session", "meeting", "summit")
_ANSWERED: Final = ("accept_result", "accept_terms")
_SIDES_TAKEN: Final = ("support", "vote_for")
_NO_PLACES: Final = frozenset((
    "talk", "negotiation", "meeting", "conference", "dialogue", "summit", "table", "room", "truce",
    "ceasefire", "cease-fire", "pact", "agreement", "accord",
))  # fmt: skip

# Without an entry in the catalogue, only these are taken for something that is kept up.
_KEPT_UP: Final = ("COERCE", "ASSAULT", "PROTEST", "MOBILIZE", "SANCTION", "REJECT")


def verb_act(verb: Token, names: NamedParties) -> Act | None:
    """Return the act that a verb speaks of, None where it is nobody's or only tells what happened."""
    lemma = verb.lemma_.lower()
    if (
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
        or (lemma == "deny" and verb.dep_ == "relcl")  # "is planning a raid, which it denies"
    ):
        return None
    answer = bare_answer(verb, names)
    plain = lemma in act_cues().no_acts and predicate_of(verb) == lemma
    if answer is not None or (plain and not _stays_so(verb)):
        return answer
    if (pursued := pursued_mediation(verb, names)) is not None:
        return pursued
    cue = cue_of(verb)
    reading = mood_of(verb)
    if reading is None:
        return None
    # "He will not ask for more": the asking is the act; else what is asked is.
    is_asking = (
        cue is not None
        and cue[0] == "demand"
        and cue[1] not in ("insist", "tell", "require", "necessitate", "force")
    )
    if (
        cue is not None
        and cue[0] not in ("stage", "permit")
        and _governs_an_act(verb, asking=cue[0] in ("demand", "want"))
        and not _gives_a_thing(verb, cue[0])
        and (not is_asking or reading.mood in _TOLD or _bids_somebody(verb))
        and not is_proposed(verb)
        and not _is_a_blockade(verb, cue[0])
    ):
        return None
    if (
        is_told_of_a_deed(verb)
        or voices_a_will(verb)
        or is_given_something(verb)
        or is_sorry_for_another(verb)
    ):
        return None
    if cue is not None and cue[1] in STRUGGLES and any(is_infinitive(c) for c in verb.children):
        return None  # "is fighting to keep the boat": to keep it is the act
    untold = reading.voice is None
    if reading.mood == "demanded" and reading.cue == "have" and untold and _past(reading.cue_word):
        return None
    if not reading.cue and is_condition(verb):
        reading = replace(reading, cue=CONDITION)
    if verb.lemma_ in SETTING and has_deadline(verb):
        return None  # "gave the board until Friday": what it is given that for is the act
    if lemma == "go" and any(child.dep_ == "xcomp" for child in verb.children):
        return None  # "is going to"
    if lemma == "go" and any(
        c.lower_ == "on" and any(g.tag_ == "VBG" for g in c.children) for c in verb.children
    ):
        return None  # "will go on helping": to help is the act
    troops = _leaving_of_troops(verb, reading.doer)
    match = troops or verb_match(verb)
    if (
        match is not None
        and lemma == "clear"
        and _is_armed(names.referent(reading.doer) if reading.doer is not None else None)
    ):
        match = None  # "the army cleared the road": the blockade that it ends is another's
    if match is not None and match.entry.id == "strike" and _leaves_others(verb):
        return None
    if match is not None and match.entry.id == "strike" and reading.mood == "done" and is_mere_return(verb):
        return None
    if match is not None and match.entry.both_sides and reading.mood == "done" and _is_counted_or_past(verb):
        return None
    if match is not None and match.entry.id in _SIDES_TAKEN and reading.mood == "done" and is_history(verb):
        return None
    if (
        match is not None
        and match.entry.both_sides
        and reading.mood == "done"
        and (
            _is_between(verb) or (verb.dep_ == "relcl" and verb.tag_ == "VBD")
        )  # "who negotiated the contract"
    ):
        return None
    if match is not None and match.entry.both_sides and reading.mood == "in force" and _began_ago(verb):
        return None
    if match is not None and reading.mood == "done" and _is_a_ruling(verb, match):
        return None
    if (
        match is not None
        and verb.dep_ == "relcl"
        and reading.mood == "in force"
        and match.entry.id == "cooperate"
    ):
        return None  # "his brother, who works with the rebels": how things are
    if match is not None and match.entry.id in _ANSWERED and not match.sign and reading.mood == "done":
        # "Has rejected the results": it does not accept them.
        match, reading = (
            replace(match, sign=True),
            replace(reading, mood="refused", voice=reading.doer, own=True),
        )
    if lemma == "attack" and is_criticism(verb):
        return None
    if lemma == "talk" and reading.mood in _TOLD and not _is_with_somebody(verb):
        return None  # "they were talking when the bell rang"
    if reading.mood == "offered" and reading.cue in act_cues().praise:
        reading = _spoken_for(reading, match)
    under_way = reading.mood == "in force" and (verb.tag_ == "VBG" or reading.cue_word is not None)
    if reading.mood in _TOLD and match is None and not under_way and not is_condition(verb):
        return None
    if verb.dep_ in ("relcl", "acl") and match is None and reading.cue_word is None:
        return None
    if lemma == "insist" and match is None and reading.mood in _TOLD:
        return None  # "insists on the rolls of 2014": what it asks of others, the words leave open
    kept_up = match is not None or plover_kind_of(verb) in _KEPT_UP
    if reading.mood == "in force" and not kept_up and not is_condition(verb):
        return None
    if (
        cue is not None
        and cue[0] == "permit"
        and not any(c.dep_ in ("xcomp", "ccomp") for c in verb.children)
    ):
        return None
    if troops is not None and reading.doer is not None:
        return _withdrawal(verb, reading, reading.doer, troops, names)
    if any(is_like_another(noun) or is_a_door_to(noun) for noun in objects_of(verb)):
        return None
    label = verb_label(verb, match, names)
    if match is None and goes_on(verb):
        label = as_label(["go", "on", verb.lower_, *label.split()[1:]])
    if match is not None and match.entry.id in _ANSWERED and reading.mood == "refused" and match.sign:
        # "Turned down the plan": accept the plan.
        label = as_label(["accept", *label.split()[len(predicate_of(verb).split()) :]])
    if is_harm_ruled_out(verb) and label.count(" any ") == 1:
        # "Accepted that it would cause no harm": a promise, and nothing that it refuses to do.
        reading, label = as_promised(verb, reading), label.replace(" any ", " no ")
    conditions = _conditions(verb, reading.cue_word)
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


def _is_a_blockade(verb: Token, cue: str) -> bool:
    """Return True for "blocked the bridge": a road is blocked, and no act of another opposed."""
    match = verb_match(verb) if cue == "oppose" else None
    doer = doers_of(verb)
    if doer is not None and doer.pos_ == "NOUN" and names_an_act(doer):
        return False  # "rallies have blocked the port": the rallies are the act
    return match is not None and match.entry.id == "blockade" and match.sign


def _leaves_others(verb: Token) -> bool:
    """Return True for "Bhumla, her partner, walked out": a party that leaves a cabinet is on no strike."""
    doer = doers_of(verb)
    if predicate_of(verb) != "walk out" or doer is None or doer.tag_ != "NNP" or doer.text.isupper():
        return False
    return doer.lemma_.lower() not in ("union", "federation", "guild", "association", "league")


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


def _is_a_ruling(verb: Token, match: Match) -> bool:
    """Return True for "the court sided with the union": over once it is said, and no support."""
    if match.entry.id != "support" or verb.tag_ == "VBG":
        return False
    doer = doers_of(verb)
    return doer is not None and doer.lemma_.lower() in act_cues().courts


def _is_with_somebody(verb: Token) -> bool:
    return any(child.dep_ == "prep" and child.lower_ in ("with", "to") for child in verb.children)


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


def _leaving_of_troops(verb: Token, doer: Token | None) -> Match | None:
    """Return the withdrawal in "the army should leave the town", "the soldiers go back to barracks"."""
    if doer is None or not _is_armed(doer):
        return None
    leaves = predicate_of(verb) in ("leave", "quit", "vacate", "go back", "go home", "go", "pull back")
    if any(word.lemma_.lower() in _NO_PLACES for word in objects_of(verb)):
        return None  # "the Ostland Army left the talks"
    back = any(c.dep_ == "prep" and c.lower_ in ("back", "from", "out", "to") for c in verb.children)
    if not leaves or (predicate_of(verb) == "go" and not back):
        return None
    return match_act("withdraw", [doer.lemma_.lower()])


def _is_armed(doer: Token | None) -> bool:
    return doer is not None and doer.lemma_.lower() in act_cues().armed


def _withdrawal(verb: Token, reading: MoodReading, force: Token, match: Match, names: NamedParties) -> Act:
    """Return the leaving of troops as the withdrawal that it is: "Withdraw the police from the valley"."""
    # "That the army leave": the parser takes the first word for a place.
    place = [word for word in objects_of(verb) if word.i > verb.i]
    where = ["from", *phrase_words(place[0], names, 4)] if place else []
    return Act(
        head=verb,
        reading=reading,
        predicate="withdraw",
        words=tuple(dict.fromkeys(("withdraw", force.lemma_.lower(), *list(content_lemmas(verb))[1:]))),
        label=as_label(["withdraw", *phrase_words(force, names, 4), *where]),
        kind=match.entry.ending_kind,
        match=match,
        conditions=_conditions(verb, reading.cue_word),
        parts=tuple(place),
        turned=turned_label(match, names, place, verb),
    )


def _conditions(verb: Token, cue: Token | None) -> tuple[tuple[Token, str, bool], ...]:
    """Return the conditions of an act, also those that the parser gives to its cue: "offered to go if"."""
    of_cue = conditions_of(cue) if cue is not None and cue.pos_ in ("VERB", "ADJ") else ()
    of_cue += conditions_of_teller(verb, cue)
    if cue is not None and cue.pos_ == "ADJ":
        of_cue += conditions_of(copula_of(cue))  # "is ready to sue if the toll is raised"
    joined = verb.head if verb.dep_ == "conj" else None
    shared = conditions_of(joined) if joined is not None and joined.pos_ == "VERB" else ()
    own = (clause for clause in conditions_of(verb) if not hangs_on_what_is_told(verb, clause[0]))
    exchanged = (clause for word in (verb, cue) if word is not None for clause in exchanged_for(word))
    return tuple(dict.fromkeys((*own, *shared, *of_cue, *conditions_behind(verb), *exchanged)))


def _is_counted_or_past(verb: Token) -> bool:
    """Return True for meetings that are history: "have met only once", "have held two rounds of talks"."""
    return any(
        (child.dep_ == "advmod" and child.lower_ in ("once", "twice"))
        or (child.dep_ == "aux" and child.lower_ in ("had", "'d", "’d"))
        # "They were talking when the lights went out."
        or (child.dep_ == "aux" and child.lower_ in ("was", "were") and verb.tag_ == "VBG" and _when(verb))
        for child in verb.children
    ) or any(
        child.dep_ == "dobj"
        and child.lemma_.lower() in _MEETINGS
        and any(c.dep_ == "nummod" for c in child.lefts)
        for child in verb.children
    )


def _is_between(verb: Token) -> bool:
    """Return True for "was negotiated between the two unions", over now and no talks of anybody else."""
    beside = verb.dep_ == "relcl" and agent_of(verb) is None  # "the talks, which were held in Port Roy"
    return is_passive(verb) and (
        beside or any(c.dep_ == "prep" and c.lower_ == "between" for c in verb.children)
    )


def _began_ago(verb: Token) -> bool:
    """Return True for "began speaking with members a few months ago": if they still speak is not said."""
    return verb.tag_ == "VBG" and any(
        child.lower_ == "ago" for word in (verb, verb.head) for child in word.children
    )


def _when(verb: Token) -> bool:
    return any(
        child.dep_ == "advcl" and any(word.lower_ in ("when", "as", "until") for word in child.lefts)
        for child in verb.children
    )


def _past(verb: Token | None) -> bool:
    return verb is not None and verb.tag_ == "VBD"


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
