"""The mood of an act: who would do it, who voices it, and as what (demand, offer, refusal, threat ...)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from detente.reading.acts.asking import is_only_advised, of_condition, of_request, only_way_to
from detente.reading.acts.below_cues import (
    below_cue,
    gives_no_mood,
    of_will,
    of_wish,
    only_possible_or_due,
    tells_no_act,
)
from detente.reading.acts.clause_parts import (
    has_subject,
    is_bare,
    is_joined,
    is_progressive,
    joined_to,
    own_subject_of,
)
from detente.reading.acts.cues import act_cues, cue_of, predicate_of
from detente.reading.acts.deadlines_told import who_has_until
from detente.reading.acts.doers import agent_of
from detente.reading.acts.governors import SETTING, has_deadline, ruler_of
from detente.reading.acts.listed_demands import listed_demand
from detente.reading.acts.no_interest import of_no_interest
from detente.reading.acts.noun_rulers import of_noun
from detente.reading.acts.papers_told import of_a_paper
from detente.reading.acts.put_to_others import is_one_way_or_other, put_to_others
from detente.reading.acts.questions import is_in_question
from detente.reading.acts.ruled_out import ruled_out, settles_for_the_least
from detente.reading.acts.set_terms import with_who_sets_terms
from detente.reading.acts.tenses import OUTCOME, MoodReading, by_tense
from detente.reading.acts.told_aside import is_told_aside
from detente.reading.acts.unasserted import (
    has_no_ground,
    is_left_undone,
    is_only_charged,
    is_seen_done,
)
from detente.reading.acts.unwilled import tells_no_will
from detente.reading.events import is_infinitive, is_negated, is_passive, modal_of
from detente.reading.once_a_word import once_a_word

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_DEEPEST: Final = 6


_WILLS: Final = ("offered", "planned", "refused")
_OWN_WILLS: Final = ("offered", "planned", "accepted")
_STANCES: Final = (*_WILLS, "in force")
_AIMS: Final = frozenset((
    "goal", "aim", "purpose", "objective", "idea", "way", "task", "point", "job", "answer", "order",
    "priority", "challenge", "step", "key", "trick", "solution", "alternative", "choice", "option",
    "remedy", "duty", "responsibility", "role", "mission", "focus", "test", "question", "hope",
    "outcome", "thing", "move", "course",
))  # fmt: skip


_ASKED: Final = ("demand", "want")
_COSTS: Final = ("lose", "face", "risk", "forfeit", "suffer", "incur")
_CONSIDERING: Final = ("consider", "study", "contemplate", "think of")
_MAY: Final = ("could", "might", "may", "can")
_PERHAPS: Final = ("probably", "perhaps", "possibly", "presumably", "likely", "maybe")
STRUGGLES: Final = ("fight", "struggle", "strive", "campaign")


@once_a_word
def mood_of(verb: Token) -> MoodReading | None:
    """Return the reading of a verb's mood, None where it is no act of anybody: a question, a purpose."""
    return _mood_within(verb, 0)


def _mood_within(verb: Token, depth: int) -> MoodReading | None:
    """Return the reading of a verb's mood, some verbs below the one that is read."""
    reading = _mood_of(verb, depth)
    if reading is not None and reading.mood in (*_STANCES, "done") and tells_no_will(verb):
        return None
    warned = reading is not None and reading.mood == "threatened" and reading.doer is not reading.voice
    willed = reading is not None and (reading.mood in _WILLS or warned or reading.cue == "hope")
    if reading is not None and willed and predicate_of(verb) in act_cues().outcomes:
        return replace(reading, mood="forecast", own=False, cue=OUTCOME)
    if reading is not None and reading.mood in _OWN_WILLS and is_one_way_or_other(verb):
        return replace(reading, mood="possible", voice=None, own=False)
    if reading is not None and reading.mood in ("planned", "offered"):
        return _at_once_or_else(verb, reading)
    if reading is not None and reading.mood == "demanded" and reading.voice is None:
        return with_who_sets_terms(verb, reading)
    return reading


def _at_once_or_else(verb: Token, reading: MoodReading) -> MoodReading:
    """Return what is done "with immediate effect" as in force, what one would do otherwise as a threat."""
    ruler = reading.cue_word
    if ruler is not None and any(child.lower_ == "otherwise" for child in ruler.children):
        return replace(reading, mood="threatened")
    effects = (leaf for child in verb.children if child.lower_ == "with" for leaf in child.children)
    if any(leaf.lemma_ == "effect" and any(c.lower_ == "immediate" for c in leaf.lefts) for leaf in effects):
        return replace(reading, mood="in force", own=False, sign=reading.sign)
    return reading


def _mood_of(verb: Token, depth: int) -> MoodReading | None:
    if depth > _DEEPEST or is_in_question(verb) or has_no_ground(verb) or is_left_undone(verb):
        return None
    if (listed := listed_demand(verb) or put_to_others(verb)) is not None:
        return listed
    if is_told_aside(verb) or is_what_it_would_cost(verb) or _is_what_is_not_wanted(verb):
        return None
    if ruled_out(verb):
        return MoodReading("refused", None, own=True, cue="no", sign=not is_negated(verb))
    if _is_what_is_judged(verb) or _is_not_said(verb) or settles_for_the_least(verb):
        return None
    if verb.dep_ == "ccomp" and verb.head.tag_ == "VBG" and is_only_advised(verb.head):
        return None  # "could do so by telling them that she'll go": she has told nobody
    if is_seen_done(verb):
        # "Wants to see the pact signed and the prisoners freed": whose act, only "by" says.
        outer = _mood_within(verb.head, depth + 1)
        wanted = outer is not None and outer.mood in ("planned", "demanded")
        return replace(outer, mood="demanded", doer=agent_of(verb), own=False) if outer and wanted else None
    if (
        is_joined(verb)
        and not has_subject(verb)
        and verb.head.pos_ in ("VERB", "AUX")
        # The tagger may take the last of "to lay, talk and meet" for a finite verb.
        and (verb.tag_ in ("VB", "VBG", "VBN") or is_bare(verb))
        and not any(child.tag_ == "MD" for child in verb.children)
    ):
        joined = _mood_within(first, depth + 1) if (first := joined_to(verb)) is not None else None
        if joined is not None and modal_of(verb) is None and is_negated(verb) and not is_negated(verb.head):
            if joined.mood in _OWN_WILLS and joined.sign:
                return replace(joined, mood="refused")  # "is willing to talk, but not to sign"
            return replace(joined, sign=not joined.sign)
        return joined
    if (asked := _asked_besides(verb, depth)) is not None:
        return asked
    if (possible := only_way_to(verb)) is not None:
        doer = agent_of(verb) if is_passive(verb) else own_subject_of(verb)
        return MoodReading("demanded", doer, sign=not is_negated(verb), cue="only", cue_word=possible)
    if verb.dep_ == "pcomp" and (no_interest := of_no_interest(verb)) is not None:
        return no_interest
    if (bound := who_has_until(verb)) is not None:
        return MoodReading("demanded", bound, sign=not is_negated(verb), cue="give", cue_word=verb.head)
    ruler = ruler_of(verb)
    if ruler is not None:
        cue = ("demand", "give") if ruler.lemma_ in SETTING and has_deadline(ruler) else cue_of(ruler)
        if cue is not None:
            reading = _by_cue(verb, ruler, *cue, depth)
            if reading is not None or cue[0] == "permit" or cue[1] == "deny" or tells_no_act(verb, cue[1]):
                return reading
        if is_infinitive(verb) or (verb.tag_ == "VBG" and not is_progressive(verb)):
            return None
    if verb.dep_ in ("advcl", "acl", "relcl", "xcomp", "pcomp") and is_infinitive(verb):
        return None
    if (proposed := of_a_paper(verb)) is not None:
        return proposed
    by_its_tense = by_tense(verb)
    if by_its_tense is not None and by_its_tense.mood in ("done", "in force") and is_only_charged(verb):
        return None  # "denied that the regime has coerced him"
    return by_its_tense


def _asked_besides(verb: Token, depth: int) -> MoodReading | None:
    """Return the demand in the second clause of "demanded that it repeal the rule and that it free them"."""
    first, own = verb.head, own_subject_of(verb)
    that = any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.lefts)
    if verb.dep_ != "conj" or first.dep_ != "ccomp" or not that or own is None or modal_of(verb) is not None:
        return None
    # "That it hand it back" is asked, "that it hands it back" is told.
    singular = own.lower_ in ("it", "he", "she") or own.tag_ in ("NN", "NNP")
    if verb.tag_ not in ("VB", "VBP") or not singular or verb.lower_ != verb.lemma_ or is_passive(verb):
        return None
    outer = _mood_within(first, depth + 1)
    if outer is None or outer.mood != "demanded" or outer.voice is None:
        return None
    return replace(outer, doer=own, sign=not is_negated(verb))


def _is_what_is_not_wanted(verb: Token) -> bool:
    """Return True for "raised" in "wants it cut rather than raised", and for what is wanted no longer."""
    start = verb.left_edge.i
    if _is_rather_than(verb.doc, start - 2) or (start + 2 <= verb.i and _is_rather_than(verb.doc, start)):
        return True
    no_longer = any(
        child.lower_ == "longer" and child.i and child.nbor(-1).lower_ == "no" for child in verb.children
    )
    cue = cue_of(verb) if no_longer else None
    return (
        verb.lemma_.lower() == "insist" if cue is None and no_longer else cue is not None and cue[0] in _ASKED
    )


def _is_not_said(verb: Token) -> bool:
    """Return True for "has not said it will cut its aid": nobody has said so."""
    teller = verb.head
    return verb.dep_ == "ccomp" and teller.lemma_ in ("say", "announce", "confirm") and is_negated(teller)


def _is_what_is_judged(verb: Token) -> bool:
    """Return True for the subject of "to ask for money was wrong", which nobody is said to will."""
    judged = verb.dep_ in ("csubj", "csubjpass")
    # "Thinks to vote on it is absurd": the parser may take what is judged for what is thought of.
    thought = verb.dep_ == "xcomp" and verb.head.lemma_ == "think"
    return is_infinitive(verb) and (judged or thought)


def _is_rather_than(doc: Doc, k: int) -> bool:
    return k >= 0 and doc[k].lower_ == "rather" and doc[k + 1].lower_ == "than"


def is_what_it_would_cost(verb: Token) -> bool:
    """Return True for the other course in "24 hours to open up or lose the market", which nobody asks."""
    first = verb.head
    by_or = verb.dep_ == "conj" and any(c.dep_ == "cc" and c.lower_ == "or" for c in first.children)
    return by_or and verb.lemma_.lower() in _COSTS and first.pos_ == "VERB"


def _by_cue(verb: Token, ruler: Token, kind: str, cue: str, depth: int) -> MoodReading | None:
    if ruler.pos_ in ("NOUN", "PROPN"):
        asked = _asked_for(ruler) if (kind, cue) == ("offer", "agreement") else None
        return of_noun(verb, ruler, kind, cue, sign=not is_negated(verb), asked=asked)
    below = below_cue(verb, ruler, kind, cue)
    if gives_no_mood(below):
        return None
    if (possible := only_possible_or_due(below)) is not None:
        return possible
    if kind == "stage":
        if not is_infinitive(verb) and verb.tag_ != "VBG":
            return of_condition(verb, ruler) or by_tense(verb)
        return _of_stage(verb, ruler, below.base, depth, below.against)
    if kind == "demand" or (kind == "want" and below.own_subject is not None):
        subject = below.base.doer
        return of_request(
            verb, ruler, below.base, below.whom, subject, passive=below.passive, against=below.against
        )
    if kind == "want":
        return of_wish(below)
    outer = _mood_within(ruler, depth + 1) if ruler.pos_ == "VERB" and not below.passive else None
    return of_will(below, outer)


def _of_stage(verb: Token, ruler: Token, base: MoodReading, depth: int, against: bool) -> MoodReading | None:
    """A verb that adds a stage only: the mood is that of the verb of the stage."""
    if base.cue in ("have", "need") and is_infinitive(verb):
        if any(child.dep_ == "dobj" and child.i < verb.i for child in ruler.children):
            return None  # "has the power to close it" has no duty to
        if any(child.lower_ == "yet" for child in ruler.children):
            return replace(base, mood="failed", voice=None, own=False)
        if modal_of(ruler) in _MAY or any(child.lower_ in _PERHAPS for child in ruler.children):
            return replace(base, mood="possible", voice=None, own=False)  # "will probably have to wait"
        if modal_of(ruler) == "would":
            return replace(base, mood="forecast", voice=None, own=False)  # "would have to close"
        if predicate_of(verb) in _CONSIDERING:
            return replace(base, mood="possible", voice=None, own=False)  # "will have to consider a ban"
        if against:
            return None  # "need not lay down their arms": nothing is demanded
        return replace(base, mood="demanded", voice=None, own=False)
    if base.cue == "go" and ruler.tag_ == "VBG":
        return replace(base, mood="refused" if against else "planned", voice=None)
    if base.cue == "be" and is_infinitive(verb):
        return _of_copula(verb, ruler, base)
    if base.cue == "set" and ruler.tag_ == "VBN" and not any(c.lemma_ == "have" for c in ruler.children):
        patient = next((child for child in ruler.children if child.dep_ == "nsubjpass"), base.doer)
        return replace(base, mood="planned", doer=patient, voice=None)  # "appears set to veto it"
    if base.cue in ("use", "get", "come", "have", "keep", "need"):
        return None
    outer = _mood_within(ruler, depth + 1)
    if outer is None:
        return None
    if base.cue in STRUGGLES and outer.mood in ("in force", "done"):
        # "Is fighting to keep the boat": a plan to keep it.
        return replace(outer, mood="planned", voice=outer.doer, own=True, sign=outer.sign == base.sign)
    if outer.mood == "done" and base.cue in ("begin", "start", "continue", "go on", "try", "attempt"):
        return replace(outer, mood="in force")
    return replace(outer, sign=outer.sign == base.sign)


def _of_copula(verb: Token, copula: Token, base: MoodReading) -> MoodReading | None:
    """Return the plan in "is to leave"; "the goal is to leave" and "it is easy to leave" tell none."""
    word = next((child for child in copula.children if child.dep_ in ("acomp", "attr")), None)
    if word is not None:
        cue = cue_of(word)
        return _by_cue(verb, word, *cue, _DEEPEST) if cue is not None and word.pos_ == "ADJ" else None
    if any(child.dep_ == "aux" and child.lower_ == "have" for child in verb.children):
        return None  # "were to have left": what was once agreed, and has not come
    subject = base.doer
    if subject is None or subject.dep_ == "expl" or subject.lower_ == "it" or subject.lemma_.lower() in _AIMS:
        return None
    return replace(base, mood="planned", voice=None)


def _asked_for(noun: Token) -> MoodReading | None:
    """Return the reading of an agreement that somebody is asked to sign: "must sign a pact to leave"."""
    if noun.dep_ != "dobj" or noun.head.pos_ != "VERB":
        return None
    outer = mood_of(noun.head)
    return outer if outer is not None and outer.mood in ("demanded", "possible", "forecast") else None
