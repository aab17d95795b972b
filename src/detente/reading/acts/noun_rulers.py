"""The mood of an act on whose noun a clause depends: "the refusal to meet", "no plans to leave"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from detente.reading.acts.clause_parts import own_subject_of
from detente.reading.acts.cues import cue_of
from detente.reading.acts.disowned import INFORMING, is_denied, rejecter_of, who_complains_of
from detente.reading.acts.doers import agent_of, owner_of
from detente.reading.acts.governors import asked_by
from detente.reading.acts.insertions import is_bare_noun, will_before_insertion
from detente.reading.acts.tenses import MoodReading
from detente.reading.acts.unasserted import is_done_to, is_of_another_year
from detente.reading.acts.unwilled import has_come_to_nothing
from detente.reading.events import is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORDS_GIVEN: Final = ("assurance", "guarantee", "promise", "pledge")
_PROPOSALS: Final = ("proposal", "proposition")
_JUDGING: Final = frozenset((
    "call", "describe", "term", "brand", "label", "criticise", "criticize", "condemn", "denounce", "welcome",
    "question", "praise", "hail", "deplore", "find", "consider",
))  # fmt: skip
_RECEIVING: Final = frozenset(("receive", "get", "face", "obtain"))
_HANDING: Final = frozenset(("give", "hand", "send", "issue", "deliver", "serve", "present"))
_SCOLDING: Final = frozenset(("rip", "slam", "blast", "lambaste", "assail", "attack"))
_TRIES: Final = ("attempt", "effort", "bid", "drive", "push")


def of_noun(
    verb: Token, noun: Token, kind: str, cue: str, *, sign: bool, asked: MoodReading | None = None
) -> MoodReading | None:
    """Return the reading of a clause on a noun: "the refusal of the union to meet", "no plans to leave".

    Parameters
    ----------
    asked
        The reading of an agreement that somebody is asked to sign.
    """
    own_subject = own_subject_of(verb)
    # "Teachers in Orvik plan, despite an order, to strike": the subject of the act, where the will has none.
    parted = own_subject is not None and is_bare_noun(noun) and will_before_insertion(verb) == noun
    owner = own_subject if parted else owner_of(noun)
    denied = is_denied(noun)
    base = MoodReading("planned", owner, owner, own=True, sign=sign, cue=cue, cue_word=noun)
    if cue == "word" and own_subject is not None:
        # "Gave her word that the board would pay": the board would.
        return replace(base, doer=agent_of(verb) if is_passive(verb) else own_subject)
    if kind in ("offer", "plan") and owner is None and _is_judged(noun):
        base = replace(base, own=False)  # whoever calls a decision unfair has not taken it
    if kind in ("stage", "plan") and has_come_to_nothing(noun):
        return replace(base, mood="failed", voice=None, own=False)
    if kind in ("stage", "plan") and (rejecting := rejecter_of(noun)) is not None:
        if noun.lemma_.lower() in _TRIES:
            # "Vowed to resist any attempt to take him": who would try, the words do not say.
            return replace(base, mood="opposed", doer=owner_of(noun, plain=True), voice=rejecting, own=False)
        planner = owner_of(noun, plain=True)
        if planner is not None and planner.dep_ == "poss" and planner.pos_ != "PRON":
            # "Roy criticised the board's plan to sell it": the board would, and Roy is against it.
            return replace(base, mood="opposed", doer=planner, voice=rejecting, own=False)
        if planner is None and _only_speaks_against(noun):
            # "The union opposed the plan to close the mine": whose plan it is, the words do not say.
            return replace(base, mood="opposed", doer=None, voice=rejecting, own=False)
        return replace(base, mood="refused", doer=rejecting, voice=rejecting)
    if kind == "offer" and cue == "agreement" and (rejecting := rejecter_of(noun)) is not None:
        return replace(base, mood="opposed", doer=None, voice=rejecting, own=False)
    if kind == "denied":
        # "There is no question of selling": whoever says so refuses.
        return replace(base, mood="refused", doer=None, voice=None, cue="no") if denied else None
    if kind == "stage":
        # "Took part in efforts to end it", "called it a step in efforts": whose, only the noun says.
        inside = (noun.dep_ == "pobj" and noun.head.lower_ == "in") or noun.dep_ == "attr"
        doer = owner_of(noun, plain=True) if inside else owner
        if denied:
            return None
        return replace(
            base, mood="planned", doer=doer, voice=doer, own=doer is not None or noun.dep_ != "attr"
        )
    if kind in ("demand", "want"):
        if denied:
            return None
        rejecting = rejecter_of(noun)
        addressed = own_subject or asked_by(noun)
        if kind == "demand" and (received := _received(noun)) is not None:
            by, whom = received
            return replace(base, mood="demanded", doer=own_subject or whom, voice=by, own=False)
        if rejecting is not None and is_done_to(verb, rejecting):
            # "Her lawyers opposed a request to question her": whoever made it would.
            return replace(base, mood="opposed", doer=None, voice=rejecting, own=False)
        if rejecting is not None:
            return replace(base, mood="refused", doer=addressed or rejecting, voice=rejecting, own=True)
        if kind == "want" and is_passive(verb) and agent_of(verb) is None:
            return None
        if cue == "hope" and own_subject is not None:
            return replace(base, mood="demanded", doer=own_subject, own=False)
        if kind == "want":
            return replace(base, mood="planned")
        return replace(base, mood="demanded", doer=addressed, own=False)
    if kind == "offer" and own_subject is not None and _is_only_wanted(noun):
        return None  # "seeks an assurance that the panel will not meet": nobody has given it
    if kind == "offer" and own_subject is not None and noun.lemma_.lower() in _WORDS_GIVEN:
        # "Had assurances that the port would pay": the port's, whoever has them.
        giver = agent_of(verb) if is_passive(verb) else own_subject
        return None if denied else replace(base, mood="offered", doer=giver, voice=giver)
    if kind == "offer" and own_subject is not None and noun.lemma_.lower() in _PROPOSALS and not denied:
        # "His proposal that Velland pay": what Velland is asked for.
        doer = agent_of(verb) if is_passive(verb) else own_subject
        return replace(base, mood="demanded", doer=doer, own=False)
    if kind == "offer" and noun.lemma_.lower() in _PROPOSALS and rejecter_of(noun) is not None:
        return None  # "rejected its proposal to add a judge": the proposal is what is refused
    if asked is not None:
        return asked
    if kind == "offer" and cue == "agreement" and owner is None:
        base = replace(base, own=False)  # whoever speaks of an agreement has not made it
    known = noun.dep_ == "pobj" and noun.head.head.lemma_.lower() in INFORMING
    if cue == "decision" and not denied and (known or is_of_another_year(noun)):
        return replace(base, mood="done", voice=None, own=False)
    if kind in ("offer", "plan", "want") and is_passive(verb) and agent_of(verb) is None:
        return None  # "his desire to be reunited": what others would do
    if kind in ("offer", "plan"):
        return replace(base, mood="refused" if denied else "offered" if kind == "offer" else "planned")
    if kind == "refusal":
        return None if denied else replace(base, mood="refused")
    if kind == "oppose":
        return replace(base, mood="opposed", doer=None, own=False)
    if kind == "threat":
        return None if denied else replace(base, mood="threatened")
    if kind == "fail":
        if (complaining := who_complains_of(noun)) is not None and owner is not None:
            return replace(base, mood="demanded", voice=complaining, own=False)
        return replace(base, mood="failed", voice=None, own=False)
    return None


def _is_only_wanted(noun: Token) -> bool:
    """Return True for the assurance that somebody wants, demands or presses for."""
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    cue = cue_of(verb) if noun.dep_ in ("dobj", "pobj") and verb.pos_ == "VERB" else None
    return noun.lemma_.lower() in _WORDS_GIVEN and cue is not None and cue[0] in ("demand", "want")


def _received(noun: Token) -> tuple[Token | None, Token | None] | None:
    """Return who makes a demand and of whom: "the union received an ultimatum from the board"."""
    verb = noun.head
    given = verb.lemma_.lower() in _HANDING and is_passive(verb)
    if noun.dep_ not in ("dobj", "oprd") or not (given or verb.lemma_.lower() in _RECEIVING):
        return None
    links = [child for word in (noun, verb) for child in word.children if child.lower_ in ("from", "by")]
    by = next((leaf for link in links for leaf in link.children if leaf.dep_ == "pobj"), None)
    return (by, own_subject_of(verb)) if by is not None and by.ent_type_ not in ("DATE", "TIME") else None


def _only_speaks_against(noun: Token) -> bool:
    """Return True for the object of "opposes" and "criticised"; who rejects a plan may be asked to decide."""
    cue = cue_of(noun.head)
    return noun.head.lemma_.lower() in _SCOLDING if cue is None else cue[0] == "oppose"


def _is_judged(noun: Token) -> bool:
    """Return True for what somebody only speaks of: "called the decision to invite five parties unfair"."""
    verb = noun.head.head if noun.head.dep_ in ("ccomp", "oprd") and noun.dep_ == "nsubj" else noun.head
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
        return any(child.dep_ == "acomp" for child in noun.head.children)
    return noun.dep_ in ("dobj", "nsubj", "nsubjpass") and verb.lemma_.lower() in _JUDGING
