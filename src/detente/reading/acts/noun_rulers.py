"""The mood of an act on whose noun a clause depends: "the refusal to meet", "no plans to leave"."""

from __future__ import annotations

from dataclasses import dataclass, replace
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
    below = _below_noun(verb, noun, kind, cue, sign=sign)
    if cue == "word" and below.own_subject is not None:
        # "Gave her word that the board would pay": the board would.
        return replace(below.base, doer=below.own_doer)
    if kind in ("stage", "plan") and has_come_to_nothing(noun):
        return replace(below.base, mood="failed", voice=None, own=False)
    if kind in ("stage", "plan") and (rejecting := rejecter_of(noun)) is not None:
        return _rejected_plan(below, rejecting)
    if kind == "denied":
        # "There is no question of selling": whoever says so refuses.
        refused = replace(below.base, mood="refused", doer=None, voice=None, cue="no")
        return refused if below.denied else None
    if kind == "stage":
        return _of_stage(below)
    if kind in ("demand", "want"):
        return None if below.denied else _of_demand(below)
    if kind == "offer" and _says_its_offer_otherwise(below):
        return _of_anothers_offer(below)
    return asked if asked is not None else _of_will(below)


@dataclass(frozen=True, slots=True)
class _BelowNoun:
    """A clause on a noun that gives its mood: whose the noun is, who acts, a reading to start from."""

    verb: Token
    noun: Token
    kind: str
    cue: str
    base: MoodReading
    owner: Token | None
    own_subject: Token | None
    denied: bool

    @property
    def own_doer(self) -> Token | None:
        """Whoever the clause itself names as its doer."""
        return agent_of(self.verb) if is_passive(self.verb) else self.own_subject


def _below_noun(verb: Token, noun: Token, kind: str, cue: str, *, sign: bool) -> _BelowNoun:
    own_subject = own_subject_of(verb)
    # "Teachers in Orvik plan, despite an order, to strike": the subject of the act, where the will has none.
    parted = own_subject is not None and is_bare_noun(noun) and will_before_insertion(verb) == noun
    owner = own_subject if parted else owner_of(noun)
    # Whoever calls a decision unfair has not taken it.
    own = not (kind in ("offer", "plan") and owner is None and _is_judged(noun))
    base = MoodReading("planned", owner, owner, own=own, sign=sign, cue=cue, cue_word=noun)
    return _BelowNoun(verb, noun, kind, cue, base, owner, own_subject, is_denied(noun))


def _rejected_plan(below: _BelowNoun, rejecting: Token) -> MoodReading:
    """Return the reading of a plan or attempt that somebody rejects: opposed where it is another's."""
    planner = owner_of(below.noun, plain=True)
    opposed = replace(below.base, mood="opposed", doer=planner, voice=rejecting, own=False)
    if below.noun.lemma_.lower() in _TRIES:
        return opposed  # "vowed to resist any attempt to take him": who would try, the words do not say
    if planner is not None and planner.dep_ == "poss" and planner.pos_ != "PRON":
        return opposed  # "Roy criticised the board's plan to sell it": the board would, and Roy is against it
    if planner is None and _only_speaks_against(below.noun):
        return opposed  # "the union opposed the plan to close the mine": whose plan, the words do not say
    return replace(below.base, mood="refused", doer=rejecting, voice=rejecting)


def _of_stage(below: _BelowNoun) -> MoodReading | None:
    """Return the plan in "took part in efforts to end it": whose they are, only the noun says."""
    if below.denied:
        return None
    noun = below.noun
    inside = (noun.dep_ == "pobj" and noun.head.lower_ == "in") or noun.dep_ == "attr"
    doer = owner_of(noun, plain=True) if inside else below.owner
    return replace(
        below.base, mood="planned", doer=doer, voice=doer, own=doer is not None or noun.dep_ != "attr"
    )


def _of_demand(below: _BelowNoun) -> MoodReading | None:
    """Return the reading of a demand or wish that a noun names, and of its rejection."""
    verb, noun, base, own_subject = below.verb, below.noun, below.base, below.own_subject
    addressed = own_subject or asked_by(noun)
    if below.kind == "demand" and (received := _received(noun)) is not None:
        by, whom = received
        return replace(base, mood="demanded", doer=own_subject or whom, voice=by, own=False)
    rejecting = rejecter_of(noun)
    if rejecting is not None and is_done_to(verb, rejecting):
        # "Her lawyers opposed a request to question her": whoever made it would.
        return replace(base, mood="opposed", doer=None, voice=rejecting, own=False)
    if rejecting is not None:
        return replace(base, mood="refused", doer=addressed or rejecting, voice=rejecting, own=True)
    if below.kind == "want" and is_passive(verb) and agent_of(verb) is None:
        return None
    if below.cue == "hope" and own_subject is not None:
        return replace(base, mood="demanded", doer=own_subject, own=False)
    if below.kind == "want":
        return replace(base, mood="planned")
    return replace(base, mood="demanded", doer=addressed, own=False)


def _says_its_offer_otherwise(below: _BelowNoun) -> bool:
    """Return True for an offer that another would carry out, or that is itself wanted or rejected."""
    lemma = below.noun.lemma_.lower()
    if (below.cue == "agreement" or lemma in _PROPOSALS) and rejecter_of(below.noun) is not None:
        return True
    if below.own_subject is None:
        return False
    proposed = lemma in _PROPOSALS and not below.denied
    return proposed or lemma in _WORDS_GIVEN or _is_only_wanted(below.noun)


def _of_anothers_offer(below: _BelowNoun) -> MoodReading | None:
    """Return the reading of "his proposal that Velland pay", "had assurances that the port would pay"."""
    noun, base, lemma = below.noun, below.base, below.noun.lemma_.lower()
    rejecting = rejecter_of(noun)
    if below.cue == "agreement" and rejecting is not None:
        return replace(base, mood="opposed", doer=None, voice=rejecting, own=False)
    if below.own_subject is not None and _is_only_wanted(noun):
        return None  # "seeks an assurance that the panel will not meet": nobody has given it
    if below.own_subject is not None and lemma in _WORDS_GIVEN:
        # "Had assurances that the port would pay": the port's, whoever has them.
        giver = below.own_doer
        return None if below.denied else replace(base, mood="offered", doer=giver, voice=giver)
    if below.own_subject is not None and lemma in _PROPOSALS and not below.denied:
        # "His proposal that Velland pay": what Velland is asked for.
        return replace(base, mood="demanded", doer=below.own_doer, own=False)
    return None  # "rejected its proposal to add a judge": the proposal is what is refused


def _of_will(below: _BelowNoun) -> MoodReading | None:
    """Return the reading of the offer, plan, refusal, threat or failure that a noun names."""
    verb, noun, kind, base, denied = below.verb, below.noun, below.kind, below.base, below.denied
    if kind == "offer" and below.cue == "agreement" and below.owner is None:
        base = replace(base, own=False)  # whoever speaks of an agreement has not made it
    known = noun.dep_ == "pobj" and noun.head.head.lemma_.lower() in INFORMING
    if below.cue == "decision" and not denied and (known or is_of_another_year(noun)):
        return replace(base, mood="done", voice=None, own=False)
    if kind in ("offer", "plan") and is_passive(verb) and agent_of(verb) is None:
        return None  # "his plan to be reunited": what others would do
    if kind in ("offer", "plan"):
        return replace(base, mood="refused" if denied else "offered" if kind == "offer" else "planned")
    if kind == "refusal":
        return None if denied else replace(base, mood="refused")
    if kind == "oppose":
        return replace(base, mood="opposed", doer=None, own=False)
    if kind == "threat":
        return None if denied else replace(base, mood="threatened")
    if kind == "fail":
        if (complaining := who_complains_of(noun)) is not None and below.owner is not None:
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
