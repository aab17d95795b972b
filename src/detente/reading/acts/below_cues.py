"""The mood that a verb or adjective gives the act below it: "refused to pay", "is willing to talk"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from detente.reading.act_mentions import Mood
from detente.reading.acts.asking import of_clause
from detente.reading.acts.clause_parts import copula_of, object_of, own_subject_of
from detente.reading.acts.conditions import is_condition
from detente.reading.acts.cues import act_cues, cue_of, predicate_of
from detente.reading.acts.doers import agent_of
from detente.reading.acts.governors import asked_by, recipient_of
from detente.reading.acts.questions import is_in_question
from detente.reading.acts.tenses import OBLIGATIONS, OUTCOME, MoodReading
from detente.reading.acts.unasserted import is_left_undone
from detente.reading.acts.unwilled import is_aim_of_talks, was_ready_once
from detente.reading.events import is_infinitive, is_negated, is_passive, modal_of, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_ABLE: Final = ("well", "better", "best", "fully", "ill", "poorly")
_THINKING: Final = ("think", "believe", "suppose", "doubt", "estimate")
_SAID_OF_ONE: Final = frozenset((
    "accuse", "blame", "call", "see", "regard", "view", "perceive", "remember", "name", "identify", "quote",
    "label", "brand", "criticise", "criticize", "suspect", "know", "portray", "describe", "fault", "judge",
    "associate", "surprise", "fool", "cite",
))  # fmt: skip
_CONSIDERING: Final = ("consider", "study", "contemplate", "think of")
_MAY: Final = ("could", "might", "may", "can")
_WILLED: Final = ("offer", "plan", "accept")
_NOT_YET_WILLED: Final = ("demanded", "advised", "refused", "possible", "opposed", "forecast")


@dataclass(frozen=True, slots=True)
class BelowCue:
    """An act below a cue: who acts in each, if the cue is negated or passive, a reading to start from."""

    verb: Token
    ruler: Token
    kind: str
    cue: str
    base: MoodReading
    own_subject: Token | None
    against: bool
    passive: bool

    @property
    def whom(self) -> Token | None:
        """Whoever is asked, advised or told to act."""
        ruler = self.ruler
        return self.own_subject or recipient_of(ruler) or object_of(ruler) or asked_by(ruler)


def below_cue(verb: Token, ruler: Token, kind: str, cue: str) -> BelowCue:
    """Return an act below a verb or adjective that is a cue."""
    finite = ruler if ruler.pos_ in ("VERB", "AUX") else copula_of(ruler)
    subject = subject_of(finite)
    return BelowCue(
        verb,
        ruler,
        kind,
        cue,
        MoodReading(
            "planned", subject, subject, own=True, sign=not is_negated(verb), cue=cue, cue_word=ruler
        ),
        own_subject=own_subject_of(verb),
        against=is_negated(finite),
        passive=ruler.pos_ == "VERB" and (is_passive(ruler) or is_asked_before_it(ruler)),
    )


def is_asked_before_it(asking: Token) -> bool:
    """Return True for "asked by the union to pay, the board said no", which asks it of the board."""
    before = asking.dep_ == "advcl" and asking.i < asking.head.i and asking.tag_ in ("VBN", "VBD")
    return before and agent_of(asking) is not None and own_subject_of(asking) is None


def gives_no_mood(below: BelowCue) -> bool:
    """Return True for a cue that says nothing of the act: a question, a habit, what is left undone."""
    ruler, kind, cue = below.ruler, below.kind, below.cue
    if tells_no_act(below.verb, cue) or is_left_undone(ruler) or (cue == "aim" and is_aim_of_talks(ruler)):
        return True
    if _goes_so_far(ruler) or (cue == "far" and ruler.doc[ruler.i + 1 : ruler.i + 2].text.lower() != "from"):
        return True
    if below.own_subject is not None:
        return False
    if ruler.pos_ == "ADJ":
        copula = copula_of(ruler)
        # "How far they are willing to go"; "must be ready to fight": to be ready is what is asked.
        bound = modal_of(copula) in OBLIGATIONS and kind == "offer" and not was_ready_once(copula)
        if is_in_question(copula) or bound:
            return True
    # "Likes to quote the law": a habit.
    return kind == "want" and cue == "like" and modal_of(ruler) is None and ruler.tag_ in ("VBZ", "VBP")


def _goes_so_far(ruler: Token) -> bool:
    """Return True for "got as far as agreeing to repeal it": who did, the parser does not say."""
    return ruler.dep_ == "pcomp" and ruler.head.lower_ == "as" and ruler.head.head.lower_ == "far"


def only_possible_or_due(below: BelowCue) -> MoodReading | None:
    """Return the reading of "might be willing to", "if they plan to", "must be ready to"; None for a will."""
    if below.own_subject is not None:
        return None
    possible = replace(below.base, mood="possible", voice=None, own=False)
    ruler = below.ruler
    if below.kind in ("plan", "want") and ruler.pos_ == "VERB" and is_condition(ruler):
        return possible  # "if they plan to vote"
    if ruler.pos_ != "ADJ":
        return None
    modal = modal_of(copula_of(ruler))
    if was_ready_once(copula_of(ruler)):
        return possible
    if modal in OBLIGATIONS:
        return replace(possible, mood="demanded")
    return possible if modal in _MAY else None


def of_wish(below: BelowCue) -> MoodReading | None:
    """Return the reading of what a party wants to do, or wants done to itself."""
    verb, ruler, base = below.verb, below.ruler, below.base
    if any(child.lower_ == "only" for word in (ruler, verb) for child in word.lefts) or _is_only(ruler):
        return replace(base, mood="possible", own=False)  # "wants only to make power": an excuse
    if was_ready_once(ruler):
        return replace(base, mood="possible", voice=None, own=False)
    if is_passive(verb):
        # "Does not want to be shut out": others would do that to it.
        return _wanted_of_others(verb, base, against=below.against)
    return replace(base, mood="refused" if below.against else "planned")


def of_will(below: BelowCue, outer: MoodReading | None) -> MoodReading | None:
    """Return the reading of what a party offers, plans, refuses, opposes, threatens or foretells.

    ``outer`` is the reading of the cue itself: of "refuses to promise to pay", that it refuses to promise.
    """
    verb, kind, cue, base = below.verb, below.kind, below.cue, below.base
    if kind == "permit":
        return None
    if cue == "mean" and not is_infinitive(verb):
        return replace(base, mood="forecast", own=False, cue=OUTCOME)  # "would mean cutting jobs"
    if below.passive and cue in act_cues().praise and is_infinitive(verb):
        # "Is favoured to keep the senate": what others think will come.
        return replace(base, mood="forecast", voice=None, own=False)
    if kind in _WILLED and below.own_subject is None and cue not in _CONSIDERING:
        return _of_own_will(below, outer)
    if kind in _WILLED:
        return _of_anothers_will(below, outer)
    if kind == "refuse":
        return _of_refusal(below, outer)
    if kind == "oppose":
        return _of_opposition(below)
    if kind == "threaten":
        return _of_threat(below)
    if kind == "fail":
        return replace(base, mood="failed", voice=None, own=False)
    if kind == "advise":
        whom = (
            below.own_subject or recipient_of(below.ruler) or object_of(below.ruler) or asked_by(below.ruler)
        )
        return replace(base, mood="advised", doer=whom, own=False)
    return _of_forecast(below) if kind == "forecast" else None


def _of_own_will(below: BelowCue, outer: MoodReading | None) -> MoodReading | None:
    """Return the reading of "offered to leave", "is scheduled to open", "is not willing to sign"."""
    verb, ruler, kind, base = below.verb, below.ruler, below.kind, below.base
    if kind == "plan" and was_ready_once(ruler):
        return replace(base, mood="possible", voice=None, own=False)
    if below.passive:
        patient = next((child for child in ruler.children if child.dep_ == "nsubjpass"), None)
        if kind == "plan" and is_passive(verb):
            patient = agent_of(verb)  # "is scheduled to be opened": by somebody else
        return replace(base, doer=patient, voice=agent_of(ruler), own=False)
    if below.cue == "propose" and is_passive(verb) and verb.dep_ == "ccomp":
        return replace(base, mood="demanded", doer=agent_of(verb), own=False)
    if ruler.pos_ == "ADJ" and kind == "plan" and is_passive(verb):
        return replace(base, doer=agent_of(verb), voice=None, own=False)
    if below.against:
        return replace(base, mood="refused")
    if any(child.dep_ == "advmod" and child.lower_ in _ABLE for child in ruler.children):
        return replace(base, mood="possible")
    if outer is not None and outer.mood in _NOT_YET_WILLED:
        return replace(outer, sign=outer.sign == base.sign)
    return replace(base, mood="offered" if kind in ("offer", "accept") else "planned")


def _of_anothers_will(below: BelowCue, outer: MoodReading | None) -> MoodReading | None:
    """Return the reading of "proposed that it pay", "hopes that it will pay", "promised that it would"."""
    verb, kind, cue, base, own_subject = below.verb, below.kind, below.cue, below.base, below.own_subject
    doer = agent_of(verb) if is_passive(verb) else own_subject
    asks = replace(base, mood="demanded", doer=doer, own=False)
    proposed = kind in ("offer", "plan") and cue == "propose" and verb.tag_ in ("VB", "VBN")
    if own_subject is not None and proposed:
        return None if below.against else asks
    if kind == "offer" and own_subject is not None and outer is not None and outer.mood == "demanded":
        # "Wants the company to promise that nobody will be dismissed": the promise itself is asked for.
        doer = outer.doer if is_passive(verb) else own_subject
        return replace(outer, doer=doer, sign=base.sign)
    if kind == "plan" and cue in _CONSIDERING:
        if outer is not None and outer.mood in ("demanded", "refused", "opposed"):
            return replace(outer, sign=outer.sign == base.sign)  # "refuses to consider closing it"
        return replace(base, mood="possible", own=False)  # "is thinking of closing it": not yet its plan
    hoped = cue == "hope" and predicate_of(verb) not in act_cues().outcomes
    if hoped and own_subject is not None and modal_of(verb) in ("will", "would"):
        return None if below.against else asks  # "hopes that the board will pay": what it would like of it
    if kind in ("offer", "plan") and own_subject is not None:
        promised: Mood = "offered" if kind == "offer" else "planned"
        return of_clause(verb, replace(base, mood=promised), own_subject, below.against)
    return None


def _of_refusal(below: BelowCue, outer: MoodReading | None) -> MoodReading | None:
    verb, ruler, base, subject = below.verb, below.ruler, below.base, below.base.doer
    if below.cue == "far" and subject is not None and subject.pos_ == "NOUN" and cue_of(subject) is not None:
        return None  # "the decision to talk, far from weakening it": what comes of it
    if below.own_subject is not None and verb.dep_ == "ccomp":
        return None
    if outer is not None and outer.mood in ("demanded", "possible") and not below.against:
        return replace(outer, sign=not outer.sign)
    shut_out = object_of(ruler)
    if verb.tag_ == "VBG" and shut_out is not None and _is_kept_out(shut_out, verb):
        # "Rejects the league playing a role": the league would play it.
        return replace(base, mood="opposed", doer=shut_out, own=False)
    if below.cue == "avoid" and modal_of(ruler) is not None and (subject is None or not _is_of_us(subject)):
        return None  # "will avoid paying": what others say will come of it
    return replace(base, mood="possible" if below.against else "refused")


def _of_opposition(below: BelowCue) -> MoodReading | None:
    verb, ruler, base = below.verb, below.ruler, below.base
    doer = below.own_subject or object_of(ruler)
    if below.against:
        # "Does not object to opening it" lets it be; "has not barred him from going" says no more.
        lets_be = below.cue in ("oppose", "object to", "opposed", "contest") and ruler.pos_ in ("VERB", "ADJ")
        return replace(base, mood="accepted", doer=doer) if lets_be else None
    if is_passive(verb) and verb.tag_ == "VBN":
        doer = agent_of(verb)  # "from being sold": by whom
    return replace(base, mood="opposed", doer=doer, own=False)


def _of_threat(below: BelowCue) -> MoodReading | None:
    verb, base, threatened = below.verb, below.base, object_of(below.ruler)
    if below.own_subject is not None:
        return of_clause(verb, replace(base, mood="threatened"), below.own_subject, below.against)
    if threatened is not None and is_infinitive(verb):
        return replace(base, mood="demanded", doer=threatened, own=False)
    return None if below.against else replace(base, mood="threatened")


def _of_forecast(below: BelowCue) -> MoodReading | None:
    ruler, base = below.ruler, below.base
    if below.passive:
        patient = next((child for child in ruler.children if child.dep_ == "nsubjpass"), None)
        return replace(base, mood="possible", doer=patient, voice=agent_of(ruler), own=False)
    if below.cue in _THINKING and modal_of(below.verb) in _MAY:
        return None
    # "Is likely to strike": whoever tells it foretells it, and not the union.
    voice = None if ruler.pos_ == "ADJ" else base.voice
    return replace(base, mood="forecast", doer=below.own_subject or base.doer, voice=voice, own=False)


def _is_only(ruler: Token) -> bool:
    return ruler.i + 1 < len(ruler.doc) and ruler.nbor(1).lower_ == "only"


def _is_of_us(subject: Token) -> bool:
    return subject.lower_ in ("i", "we")


def tells_no_act(verb: Token, cue: str) -> bool:
    """Return True for "thought that they might", "which means that they cannot", "was assured that"."""
    if own_subject_of(verb) is None:
        return False
    return (
        cue == "mean"
        or (cue in _THINKING and modal_of(verb) in _MAY)
        or (cue == "assure" and is_passive(verb.head))
    )


def _wanted_of_others(verb: Token, base: MoodReading, *, against: bool) -> MoodReading | None:
    """Return what a party wants done to itself; what it would be called or blamed for is no act."""
    if verb.lemma_.lower() in _SAID_OF_ONE:
        return None
    mood: Mood = "opposed" if against else "demanded"
    return replace(base, mood=mood, doer=agent_of(verb), own=False)


def _is_kept_out(name: Token, gerund: Token) -> bool:
    """Return True for "the league" of "rejects the league playing a role"; not of "rejects it, saying"."""
    return name.pos_ == "PROPN" and name.right_edge.i + 1 == gerund.i and gerund.nbor(-1).text != ","
