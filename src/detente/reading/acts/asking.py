"""The mood of what is asked: "urged the army to leave", "insists that the board pay"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from detente.reading.act_mentions import Mood
from detente.reading.acts.clause_parts import (
    has_subject,
    is_bare_participle,
    is_progressive,
    is_supposed_by_order,
    mark_of,
    object_of,
    own_subject_of,
)
from detente.reading.acts.conditions import is_condition
from detente.reading.acts.cues import act_cues, cue_of
from detente.reading.acts.doers import agent_of, doers_of, owner_of
from detente.reading.acts.questions import is_in_question
from detente.reading.acts.tenses import OBLIGATIONS, MoodReading, by_modal
from detente.reading.events import is_infinitive, is_negated, is_passive, modal_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_BIDDING: Final = frozenset((
    "demand", "request", "urge", "ask", "order", "require", "appeal", "petition", "exhort", "instruct",
    "plead",
))  # fmt: skip
"""Verbs that tell no facts: what stands in their clause, in whatever form, is wanted."""
_ONCE: Final = ("after", "if", "when", "once")
_CONSENTING: Final = ("agree", "consent", "concede", "accept")
FORCING: Final = ("force", "compel", "oblige")
"""Verbs of what a thing brings about, and no demand unless somebody forces another."""
_PUSHING: Final = ("push", "drive", "tempt", "prompt", "encourage", "lead")
_REQUIRING: Final = ("require", "oblige", "compel", "force")
_CONVINCING: Final = ("convince", "persuade")
_BRINGING: Final = (*_CONVINCING, *FORCING)
"""Verbs that say of what is asked, once they are in the past, that it was done."""
_CONDITIONS: Final = ("condition", "precondition", "requirement", "term")
_TELLING: Final = ("tell", "remind", "assure")
_WHO_IS_TOLD: Final = ("it", "they", "he", "she", "you")
_HELPS: Final = frozenset(("has", "have", "had", "was", "were", "been", "'ve", "’ve", "'d", "’d"))
_WOULD: Final = ("would", "could", "might", "may")
_MAY: Final = ("could", "might", "may", "can")
_WAYS: Final = frozenset((
    "possibility", "option", "way", "chance", "hope", "solution", "choice", "alternative", "thing", "step",
    "task", "path",
))  # fmt: skip


def is_brought_about(reading: MoodReading) -> bool:
    """Return True for what a thing may bring about, if no party does: "the duty will push it to close"."""
    word = reading.cue_word
    foretold = word is not None and modal_of(word) in ("will", "would", "could", "might", "may")
    return reading.cue in FORCING or (reading.cue in _PUSHING and foretold)


def of_request(
    verb: Token,
    ruler: Token,
    base: MoodReading,
    whom: Token | None,
    subject: Token | None,
    *,
    passive: bool,
    against: bool,
) -> MoodReading | None:
    """Return the reading of an act under a verb of asking: who is asked, and if it is asked at all."""
    if verb.i < ruler.i and verb.dep_ in ("ccomp", "xcomp"):
        return None  # "We promise to find them, he told the crowd": the words that are told
    if is_supposed_by_order(verb):
        return None  # "told them that it would close should the cables be cut"
    if base.cue in _TELLING and is_told_that(verb):
        return _of_what_is_told(verb, base, whom_of=ruler, against=against)
    if base.cue == "invite" and any(
        c.dep_ == "prep" and c.lower_ == "to" and c.i < verb.i for c in ruler.children
    ):
        return None  # "invited them to a dinner to mark the day"
    if base.cue in _REQUIRING and subject is not None and subject.lemma_.lower() in act_cues().instruments:
        return None  # "the law requires the mayor to publish it"
    if (outer := _who_asks_him_to_ask(ruler)) is not None and not passive:
        # "Roy pushed the mayor to press the board to pay": Roy asks it of the board, by way of the mayor.
        return replace(base, mood="opposed" if against else "demanded", doer=whom, voice=outer, own=False)
    if base.cue in FORCING and modal_of(ruler) in _WOULD:
        # "The cut would force it to close schools": what would come of it.
        patient = next((child for child in ruler.children if child.dep_ == "nsubjpass"), None)
        return replace(base, mood="forecast", doer=whom or patient, voice=None, own=False)
    if base.cue in _BRINGING and against:
        return None  # "did not persuade the bank to wait"
    if base.cue in _BRINGING and _has_brought_about(verb, ruler):
        # "Persuaded the bank to wait": it has waited, and nobody still asks it to.
        patient = next((child for child in ruler.children if child.dep_ == "nsubjpass"), None)
        return replace(base, mood="done", doer=whom or patient, voice=None, own=False)
    if base.cue in _CONVINCING and verb.dep_ == "ccomp" and not is_infinitive(verb):
        return None  # "is convinced that the board broke the truce": what it believes
    if is_in_question(ruler) or _is_one_of_the_ways(ruler):
        return None
    if is_condition(ruler) or modal_of(ruler) in _MAY or is_only_advised(ruler):
        return replace(base, mood="possible", doer=whom, voice=None, own=False)
    if passive and not against and is_proposed(ruler):
        # "Proposed that a judge be asked to join": whoever proposes it would have him join.
        if (thing := object_of(verb)) is not None and thing.lower_ in ("us", "me"):
            return None  # "to join us" says nothing by itself: to ask him is what is proposed
        patient = next((child for child in ruler.children if child.dep_ == "nsubjpass"), None)
        asked = own_subject_of(verb) or patient
        return replace(base, mood="demanded", doer=asked, voice=doers_of(ruler.head), own=False)
    if passive and against:
        return None  # "are not being asked to lay down their arms"
    if passive:
        patient = next((child for child in ruler.children if child.dep_ == "nsubjpass"), None)
        if patient is None and ruler.dep_ == "advcl" and not is_passive(ruler):
            patient = subject  # "asked by the union to pay, the board said no"
        doer = own_subject_of(verb) or patient
        return replace(base, mood="demanded", doer=doer, voice=agent_of(ruler), own=False)
    if against:
        return replace(base, mood="opposed", doer=whom, own=False) if base.cue == "want" else None
    if (
        whom is None
        and verb.dep_ == "xcomp"
        and base.cue in ("demand", "ask", "request", "insist", "insist on")
    ):
        if (named := _for_whom(verb, ruler)) is not None:
            # "Asked for the lorries to come back": the lorries would, whoever sends them.
            return replace(base, mood="demanded", doer=named, own=False)
        # "asked to see him": the act of the subject, which another has to allow.
        # "asked to be allowed in": the act of whoever lets it in.
        return (
            replace(base, mood="demanded", doer=agent_of(verb))
            if is_passive(verb)
            else replace(base, mood="demanded")
        )
    # "Demanded that the rebels leave", "that the board cut its fees"
    plain = verb.tag_ == "VBP" or (verb.tag_ == "VBD" and verb.lower_ == verb.lemma_)
    bidden = plain and base.cue in _BIDDING
    if verb.dep_ == "ccomp" and not _obliges(verb) and not bidden and not is_bare_participle(verb):
        # "Insists that it will stay" and "told them that it would not be sold" are no demands.
        if is_progressive(verb) and modal_of(verb) is None:
            return None  # "insisted that the army is weakening": what is so
        return of_clause(verb, base, own_subject_of(verb), against)
    if is_passive(verb) or is_bare_participle(verb):
        return replace(base, mood="demanded", doer=agent_of(verb), addressee=object_of(ruler), own=False)
    if verb.dep_ == "pcomp":
        pressed = verb.head.lower_ == "into"
        return replace(base, mood="demanded", doer=object_of(ruler) if pressed else subject)
    return replace(base, mood="demanded", doer=whom, own=False)


def _for_whom(verb: Token, ruler: Token) -> Token | None:
    """Return the lorries of "asked for the lorries to come back"."""
    links = (c for c in ruler.children if c.dep_ == "prep" and c.lower_ == "for" and ruler.i < c.i < verb.i)
    return next((leaf for link in links for leaf in link.children if leaf.dep_ == "pobj"), None)


def is_told_that(verb: Token) -> bool:
    """Return True for the clause of "told them that it had closed", and not for "told them to close it"."""
    is_clause = verb.dep_ == "ccomp" or (verb.dep_ == "acl" and mark_of(verb) == "that")
    return is_clause and has_subject(verb) and not is_infinitive(verb) and not is_bare_participle(verb)


def _of_what_is_told(verb: Token, base: MoodReading, whom_of: Token, *, against: bool) -> MoodReading | None:
    """Return what a clause that somebody is told asks of him: nothing, unless he "must" or "should"."""
    subject = own_subject_of(verb)
    if is_progressive(verb) and modal_of(verb) is None:
        return None  # "told the radio that it was printing placards": what is so
    if modal_of(verb) not in OBLIGATIONS:
        return of_clause(verb, base, subject, against)
    if against:
        return None
    told = object_of(whom_of)
    if is_passive(whom_of):
        told = next((child for child in whom_of.children if child.dep_ == "nsubjpass"), None)
    if is_passive(verb):
        return replace(base, mood="demanded", doer=agent_of(verb), addressee=told, own=False)
    # "Told the board that it must pay": the board; "reminded them that they should".
    is_they = subject is not None and subject.lower_ in _WHO_IS_TOLD and told is not None
    voice = agent_of(whom_of) if is_passive(whom_of) else base.voice
    return replace(base, mood="demanded", doer=told if is_they else subject, voice=voice, own=False)


def _has_brought_about(verb: Token, asking: Token) -> bool:
    """Return True for "persuaded the bank to wait" and "was forced to leave", told as what happened."""
    helps = {child.lower_ for child in asking.children if child.dep_ in ("aux", "auxpass")}
    past = asking.tag_ == "VBD" or (
        asking.tag_ == "VBN" and (helps & _HELPS or asking.dep_ in ("acl", "relcl"))
    )
    complement = is_infinitive(verb) or verb.dep_ == "pcomp"
    return past and complement and modal_of(asking) is None and "to" not in helps and not is_condition(asking)


def is_proposed(asking: Token) -> bool:
    """Return True for "be asked" in "proposed that a judge be asked to join"."""
    cue = cue_of(asking.head) if asking.dep_ == "ccomp" and asking.head.pos_ == "VERB" else None
    bare = any(child.dep_ == "auxpass" and child.tag_ == "VB" for child in asking.children)
    return bare and is_passive(asking) and cue is not None and cue[1] in ("propose", "suggest", "demand")


def _who_asks_him_to_ask(asking: Token) -> Token | None:
    """Return Roy for "Roy urged the mayor to press the board", None for one who presses it himself."""
    first = asking
    for _ in range(3):
        above = first.head
        cue = cue_of(above) if above.pos_ == "VERB" and above.i < first.i else None
        if (
            first.dep_ not in ("xcomp", "ccomp")
            or not is_infinitive(first)
            or cue is None
            or cue[0] != "demand"
        ):
            break
        first = above
    return doers_of(first) if first.i != asking.i else None


def is_only_advised(asking: Token) -> bool:
    """Return True for "should use its power to force them to pay", "could do so by telling them to pay".

    That somebody should ask is no asking of his: "the panel should ask the mayor to pay".
    """
    asker = own_subject_of(asking)
    if asker is not None and modal_of(asking) in OBLIGATIONS and asker.lower_ not in ("we", "i"):
        return True
    if (
        is_infinitive(asking)
        and asking.head.lemma_ == "be"
        and (topic := own_subject_of(asking.head)) is not None
    ):
        # "The only way for the union is to convince the board to pay".
        return topic.lemma_.lower() in _WAYS
    does: Token | None = asking
    for _ in range(3):
        assert does is not None
        by = does.dep_ == "pcomp" and does.head.lower_ == "by"
        if not by and not (does.dep_ in ("xcomp", "advcl", "acl") and is_infinitive(does)):
            return False
        does = does.head.head if by else does.head
        if does.pos_ in ("NOUN", "PROPN"):
            does = next((word for word in does.ancestors if word.pos_ == "VERB"), None)
        if does is None:
            return False
        if modal_of(does) in (*OBLIGATIONS, *_MAY):
            return True
    return False


def _is_one_of_the_ways(asking: Token) -> bool:
    """Return True for what may be asked: "can act by suing or by asking the court to step in"."""
    if asking.dep_ != "pcomp" or asking.head.lower_ != "by":
        return False
    does = asking.head.head
    return does.tag_ in ("VB", "VBP", "VBZ", "NN", "NNS")


def _obliges(verb: Token) -> bool:
    modal = modal_of(verb)
    subjunctive = any(child.dep_ in ("aux", "auxpass") and child.tag_ == "VB" for child in verb.children)
    # "Insists that the police leave": the tagger cannot tell it from "says that the police leave".
    subjunctive = subjunctive or (verb.tag_ == "VBP" and verb.lemma_ not in ("be", "have", "do"))
    # "Told them to leave" and "insisted that it leave", but not "told them: I will leave".
    bare = verb.tag_ == "VB" and not any(child.dep_ == "aux" for child in verb.children)
    return bare or (subjunctive and modal is None) or modal in OBLIGATIONS or is_infinitive(verb)


def of_clause(verb: Token, base: MoodReading, own_subject: Token | None, against: bool) -> MoodReading | None:
    """A finite clause under a promise, threat or announcement: its own modal counts."""
    if against:
        return None
    doer = None if is_passive(verb) else own_subject
    reading = by_modal(verb)
    mood: Mood = base.mood
    if reading is not None and reading.mood == "demanded" and base.cue in _CONSENTING:
        return replace(base, mood="accepted", doer=doer, own=False, sign=reading.sign)
    if reading is not None and reading.mood in ("demanded", "possible"):
        mood = reading.mood
    elif reading is not None and reading.mood == "refused":
        mood = "refused"
    elif reading is None and (verb.tag_ in ("VBD", "VBZ", "VBP") or _is_told(verb)):
        return None  # "told them that it has received offers"
    return replace(base, mood=mood, doer=doer, own=True, sign=True)


def _is_told(verb: Token) -> bool:
    """Return True for "has received" and "was planned", which tell what is and ask for nothing."""
    return verb.tag_ == "VBN" and any(
        child.dep_ in ("aux", "auxpass") and child.tag_ in ("VBD", "VBZ", "VBP") for child in verb.children
    )


def only_way_to(verb: Token) -> Token | None:
    """Return "possible" of "talks are possible only after they are freed", which asks that they be."""
    mark = next((child for child in verb.children if child.dep_ == "mark" and child.lower_ in _ONCE), None)
    copula = verb.head
    if verb.dep_ != "advcl" or mark is None or copula.lemma_ not in ("be", "become") or mark.i < copula.i:
        return None
    only = (word for word in (*verb.lefts, *copula.children) if word.lower_ == "only" and word.i < mark.i)
    if next(only, None) is None or is_negated(copula):
        return None
    return next((c for c in copula.children if c.dep_ == "acomp" and c.lower_ == "possible"), None)


def of_condition(verb: Token, copula: Token) -> MoodReading | None:
    """Return the demand in "our condition is that they withdraw"."""
    subject = own_subject_of(copula)
    if copula.lemma_ != "be" or subject is None or verb.dep_ != "ccomp":
        return None
    cue = cue_of(subject)
    if subject.lemma_.lower() not in _CONDITIONS and (cue is None or cue[0] != "demand"):
        return None
    owner = owner_of(subject, plain=True)
    return MoodReading(
        "demanded",
        None if is_passive(verb) else own_subject_of(verb),
        owner if owner is not None and owner.pos_ != "PRON" else None,
        sign=not is_negated(verb),
        cue=subject.lemma_.lower(),
        cue_word=subject,
    )
