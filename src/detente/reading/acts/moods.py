"""The mood of an act: who would do it, who voices it, and as what (demand, offer, refusal, threat ...)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from detente.reading.acts.cues import act_cues, cue_of
from detente.reading.events import is_infinitive, is_negated, is_passive, is_reported, modal_of, subject_of
from detente.reading.findings import Mood
from detente.reading.statements import QUOTE_VERBS

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEEPEST: Final = 6
_SUBJECTS: Final = ("nsubj", "nsubjpass", "csubj")
_OBJECTS: Final = ("dobj", "dative")
_CERTAIN: Final = frozenset(("will", "wo", "shall", "'ll", "’ll"))
_OPEN: Final = frozenset(("may", "might", "could", "can", "ca"))
_OBLIGING: Final = frozenset(("must", "should", "ought"))
_ASKED_BY: Final = ("on", "upon", "to", "from", "of", "for", "with", "at")
_ASKING: Final = frozenset(("demand", "want"))
_NO: Final = frozenset(("no", "little", "neither", "nor"))
_OWNERS: Final = ("of", "by", "from")


@dataclass(frozen=True, slots=True)
class MoodReading:
    """A reading of an act's mood.

    Attributes
    ----------
    doer, voice, addressee
        The heads of the phrases for whoever would do it, says it, is asked; None where the clause has none.
    own
        True if the voice speaks of itself: an offer, a plan, a refusal, a threat.
    sign
        False if the mood is about the act not being done ("urged it not to suspend ...").
    cue
        The lemma of the word that gives the mood; "" where tense or a modal does.
    cue_word
        That word.
    """

    mood: Mood
    doer: Token | None
    voice: Token | None = None
    addressee: Token | None = None
    own: bool = False
    sign: bool = True
    cue: str = ""
    cue_word: Token | None = None


def mood_of(verb: Token, depth: int = 0) -> MoodReading | None:
    """Return the reading of a verb's mood, None where it is no act of anybody: a question, a purpose."""
    if depth > _DEEPEST or _in_question(verb):
        return None
    if (
        verb.dep_ == "conj"
        and not _has_subject(verb)
        and verb.head.pos_ in ("VERB", "AUX")
        and verb.tag_ in ("VB", "VBG", "VBN")
        and not any(child.tag_ == "MD" for child in verb.children)
    ):
        joined = mood_of(verb.head, depth + 1)
        if joined is not None and modal_of(verb) is None and is_negated(verb) and not is_negated(verb.head):
            return replace(joined, sign=not joined.sign)
        return joined
    ruler = _ruler(verb)
    if ruler is not None:
        cue = ("demand", "give") if ruler.lemma_ == "give" and _has_deadline(ruler) else cue_of(ruler)
        if cue is not None:
            reading = _by_cue(verb, ruler, *cue, depth)
            if reading is not None:
                return reading
        if is_infinitive(verb) or verb.tag_ == "VBG":
            return None
    if verb.dep_ in ("advcl", "acl", "relcl", "xcomp", "pcomp") and is_infinitive(verb):
        return None
    return _by_tense(verb)


def doers_of(verb: Token) -> Token | None:
    """Return the head of the phrase that names the doer: the subject, or of a passive its agent.

    "The talks should resume" names none.
    """
    if is_passive(verb):
        return _agent(verb)
    subject = subject_of(verb)
    return None if subject is not None and is_turning(verb, subject) else subject


def is_turning(verb: Token, subject: Token) -> bool:
    """Return True if a verb's subject is what would be done: "the talks should resume"."""
    return (
        verb.lemma_.lower() in act_cues().turning
        and subject.pos_ == "NOUN"
        and not any(child.dep_ in ("dobj", "xcomp", "ccomp") for child in verb.children)
        and not subject.ent_type_
    )


def _ruler(verb: Token) -> Token | None:
    """Return the word that a clause depends on as its complement."""
    if verb.dep_ in ("xcomp", "ccomp"):
        return verb.head
    if verb.dep_ == "pcomp":
        return verb.head.head
    if verb.dep_ == "acl" and (is_infinitive(verb) or verb.tag_ not in ("VBG", "VBN")):
        head = verb.head
        asked = _asking_of(head)
        if asked is not None and cue_of(head) is None:
            return asked
        return head
    if is_infinitive(verb) and verb.head.lemma_ == "give" and verb.dep_ in ("advcl", "xcomp", "dative"):
        return verb.head if _has_deadline(verb.head) else None
    if verb.dep_ in ("advcl", "relcl") and is_infinitive(verb) and not _mark(verb):
        asking = verb.head if verb.dep_ == "advcl" else _asking_of(verb.head)
        if asking is not None and (cue := cue_of(asking)) is not None and cue[0] in ("demand", "threaten"):
            return asking
        if verb.dep_ == "relcl" and cue_of(verb.head) is not None:
            return verb.head
    return None


def _has_deadline(verb: Token) -> bool:
    """Return True for an ultimatum: "gave the board until Friday", "gave it a week"."""
    return any(
        (child.dep_ == "prep" and child.lower_ in ("until", "till"))
        or (child.dep_ in ("dobj", "npadvmod") and child.ent_type_ in ("DATE", "TIME"))
        or (child.dep_ == "dobj" and child.lemma_ in ("deadline", "ultimatum"))
        for child in verb.subtree
        if child.head.i == verb.i or child.head.head.i == verb.i
    )


def _asking_of(noun: Token) -> Token | None:
    """Return the verb of asking whose object or addressee a noun is: "called on the army to leave"."""
    verb = noun.head if noun.dep_ in _OBJECTS else noun.head.head if noun.dep_ == "pobj" else None
    if verb is None or verb.pos_ != "VERB":
        return None
    cue = cue_of(verb)
    return verb if cue is not None and cue[0] == "demand" else None


def _by_cue(verb: Token, ruler: Token, kind: str, cue: str, depth: int) -> MoodReading | None:
    sign = not is_negated(verb)
    if ruler.pos_ in ("NOUN", "PROPN"):
        return _by_noun(verb, ruler, kind, cue, sign)
    against = is_negated(ruler) if ruler.pos_ in ("VERB", "AUX") else is_negated(_copula(ruler))
    subject = subject_of(ruler if ruler.pos_ in ("VERB", "AUX") else _copula(ruler))
    own_subject = _own_subject(verb)
    asked = own_subject or _object_of(ruler) or _asked(ruler)
    passive = ruler.pos_ == "VERB" and is_passive(ruler)
    base = MoodReading("planned", subject, subject, own=True, sign=sign, cue=cue, cue_word=ruler)
    if kind == "stage":
        if not is_infinitive(verb) and verb.tag_ != "VBG":
            return _by_tense(verb)
        return _of_stage(verb, ruler, base, depth, against)
    if kind == "demand" or (kind == "want" and own_subject is not None):
        return _of_request(verb, ruler, base, asked, subject, passive=passive, against=against)
    if kind == "want":
        if against:
            return replace(base, mood="refused")
        return replace(base, mood="planned")
    if kind == "permit":
        return None
    outer = mood_of(ruler, depth + 1) if ruler.pos_ == "VERB" and not passive else None
    if kind in ("offer", "plan", "accept") and own_subject is None:
        if passive:
            patient = next((child for child in ruler.children if child.dep_ == "nsubjpass"), None)
            return replace(base, doer=patient, voice=_agent(ruler), own=False)
        if against:
            return replace(base, mood="refused")
        if outer is not None and outer.mood in ("demanded", "refused", "possible", "opposed", "forecast"):
            return replace(outer, sign=outer.sign == sign)
        return replace(base, mood="offered" if kind in ("offer", "accept") else "planned")
    if kind in ("offer", "plan") and own_subject is not None and cue == "propose" and verb.tag_ in ("VB", "VBN"):
        doer = _agent(verb) if is_passive(verb) else own_subject
        return None if against else replace(base, mood="demanded", doer=doer, own=False)
    if kind in ("offer", "plan") and own_subject is not None:
        return _of_clause(verb, base, own_subject, against)
    if kind == "refuse":
        if own_subject is not None and verb.dep_ == "ccomp":
            return None
        if outer is not None and outer.mood in ("demanded", "possible") and not against:
            return replace(outer, sign=not outer.sign)
        return replace(base, mood="possible" if against else "refused")
    if kind == "oppose":
        return replace(base, mood="opposed", doer=own_subject or _object_of(ruler), own=False)
    if kind == "threaten":
        if own_subject is not None:
            return _of_clause(verb, replace(base, mood="threatened"), own_subject, against)
        if _object_of(ruler) is not None and is_infinitive(verb):
            return replace(base, mood="demanded", doer=_object_of(ruler), own=False)
        return None if against else replace(base, mood="threatened")
    if kind == "fail":
        return replace(base, mood="failed", voice=None, own=False)
    if kind == "advise":
        return replace(base, mood="advised", doer=asked, own=False)
    if kind == "forecast":
        if passive:
            patient = next((child for child in ruler.children if child.dep_ == "nsubjpass"), None)
            return replace(base, mood="possible", doer=patient, voice=_agent(ruler), own=False)
        return replace(base, mood="forecast", doer=own_subject or subject, own=False)
    return None


def _of_stage(verb: Token, ruler: Token, base: MoodReading, depth: int, against: bool) -> MoodReading | None:
    """A verb that adds a stage only: the mood is that of the verb of the stage."""
    if base.cue in ("have", "need") and is_infinitive(verb):
        if any(child.lower_ == "yet" for child in ruler.children):
            return replace(base, mood="failed", voice=None, own=False)
        return replace(base, mood="demanded", voice=None, own=False, sign=base.sign != against)
    if base.cue == "go" and ruler.tag_ == "VBG":
        return replace(base, mood="refused" if against else "planned", voice=None)
    if base.cue == "be" and is_infinitive(verb):
        return replace(base, mood="planned", voice=None)
    if base.cue in ("use", "get", "come", "have", "keep", "need"):
        return None
    outer = mood_of(ruler, depth + 1)
    if outer is None:
        return None
    if outer.mood == "done" and base.cue in ("begin", "start", "continue", "go on", "try", "attempt"):
        return replace(outer, mood="in force")
    return replace(outer, sign=outer.sign == base.sign)


def _of_request(
    verb: Token,
    ruler: Token,
    base: MoodReading,
    asked: Token | None,
    subject: Token | None,
    *,
    passive: bool,
    against: bool,
) -> MoodReading | None:
    if passive:
        patient = next((child for child in ruler.children if child.dep_ == "nsubjpass"), None)
        doer = _own_subject(verb) or patient
        return replace(base, mood="demanded", doer=doer, voice=_agent(ruler), own=False)
    if against:
        return replace(base, mood="opposed", doer=asked, own=False) if base.cue == "want" else None
    if (
        asked is None
        and verb.dep_ == "xcomp"
        and base.cue in ("demand", "ask", "request", "insist", "insist on")
    ):
        # "asked to see him": the act of the subject, which another has to allow.
        return replace(base, mood="demanded")
    if is_passive(verb):
        return replace(base, mood="demanded", doer=_agent(verb), addressee=_object_of(ruler), own=False)
    if verb.dep_ == "pcomp":
        return replace(base, mood="demanded", doer=subject)
    # "insists that it will stay" is no demand.
    if verb.dep_ == "ccomp" and not _obliges(verb):
        return _of_clause(verb, base, _own_subject(verb), against)
    return replace(base, mood="demanded", doer=asked, own=False)


def _obliges(verb: Token) -> bool:
    modal = modal_of(verb)
    return verb.tag_ == "VB" or modal in _OBLIGING or is_infinitive(verb)


def _of_clause(
    verb: Token, base: MoodReading, own_subject: Token | None, against: bool
) -> MoodReading | None:
    """A finite clause under a promise, threat or announcement: its own modal counts."""
    if against:
        return None
    doer = None if is_passive(verb) else own_subject
    reading = _by_modal(verb)
    mood: Mood = base.mood
    if reading is not None and reading.mood in ("demanded", "possible"):
        mood = reading.mood
    elif reading is not None and reading.mood == "refused":
        mood = "refused"
    elif verb.tag_ in ("VBD", "VBZ", "VBP") and reading is None:
        return None
    return replace(base, mood=mood, doer=doer, own=True, sign=True)


def _by_noun(verb: Token, noun: Token, kind: str, cue: str, sign: bool) -> MoodReading | None:
    """A clause on a noun: "the refusal of the union to meet", "no plans to leave"."""
    owner = owner_of(noun)
    denied = is_denied(noun)
    base = MoodReading("planned", owner, owner, own=True, sign=sign, cue=cue, cue_word=noun)
    own_subject = _own_subject(verb)
    if kind in ("stage", "plan") and (rejecting := _rejecting(noun)) is not None:
        return replace(base, mood="refused", doer=rejecting, voice=rejecting)
    if kind == "stage":
        return None if denied else replace(base, mood="planned")
    if kind in ("demand", "want"):
        if denied:
            return None
        rejecting = _rejecting(noun)
        addressed = own_subject or _asked(noun)
        if rejecting is not None:
            return replace(base, mood="refused", doer=addressed or rejecting, voice=rejecting, own=True)
        if kind == "want":
            return replace(base, mood="planned")
        return replace(base, mood="demanded", doer=addressed, own=False)
    if kind in ("offer", "plan"):
        return replace(base, mood="refused" if denied else "offered" if kind == "offer" else "planned")
    if kind == "refusal":
        return None if denied else replace(base, mood="refused")
    if kind == "oppose":
        return replace(base, mood="opposed", doer=None, own=False)
    if kind == "threat":
        return None if denied else replace(base, mood="threatened")
    if kind == "fail":
        return replace(base, mood="failed", voice=None, own=False)
    return None


def is_denied(noun: Token) -> bool:
    """Return True if there is said to be none of something: "no plans", "lack of", "gave up the idea"."""
    if any(child.dep_ in ("det", "amod", "neg") and child.lower_ in _NO for child in noun.children):
        return True
    if noun.dep_ in (*_OBJECTS, "attr", "pobj"):
        verb = noun.head.head if noun.dep_ == "pobj" else noun.head
        if noun.dep_ == "pobj" and verb.lemma_.lower() in ("lack", "absence"):
            return True
        return verb.pos_ in ("VERB", "AUX") and (
            is_negated(verb) or verb.lemma_ in ("deny", "lack", "drop", "abandon")
        )
    return False


def _rejecting(noun: Token) -> Token | None:
    """Return who rejects a demand: "the council rejected calls to resign"."""
    if noun.dep_ not in _OBJECTS or noun.head.pos_ != "VERB":
        return None
    cue = cue_of(noun.head)
    if (cue is not None and cue[0] in ("refuse", "oppose")) or noun.head.lemma_ in (
        "dismiss",
        "ignore",
        "rebuff",
    ):
        return doers_of(noun.head)
    return None


def owner_of(noun: Token, *, plain: bool = False) -> Token | None:
    """Return the head of the phrase for whoever a noun is of: "X's refusal", "a call by X", "X made an offer"."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
    for child in noun.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in _OWNERS:
            inner = next((leaf for leaf in child.children if leaf.dep_ == "pobj"), None)
            if inner is not None and (child.lower_ != "of" or cue_of(noun) is not None):
                return inner
    if noun.dep_ in (*_OBJECTS, "attr") and noun.head.pos_ in ("VERB", "AUX"):
        return doers_of(noun.head)
    if (
        noun.dep_ == "pobj"
        and noun.head.head.pos_ in ("VERB", "AUX")
        and noun.head.lower_ in ("in", "with", "on")
    ):
        return doers_of(noun.head.head)
    return next(
        (
            c
            for c in reversed(list(noun.lefts))
            if c.dep_ == "compound" or (c.dep_ in ("nmod", "amod") and c.ent_type_ in ("ORG", "GPE", "NORP"))
        ),
        None,
    )


def _by_tense(verb: Token) -> MoodReading | None:
    """Return the mood that a clause's own modal and tense give."""
    modal = _by_modal(verb)
    if modal is not None:
        return modal
    doer = doers_of(verb)
    auxiliaries = {child.lemma_.lower() for child in verb.children if child.dep_ in ("aux", "auxpass")}
    negated = is_negated(verb)
    if verb.tag_ == "VBG" and "be" in auxiliaries:
        past = any(child.lower_ in ("was", "were") for child in verb.children if child.dep_ == "aux")
        past = past and not is_reported(verb)
        return MoodReading("failed" if negated else "done" if past else "in force", doer)
    if verb.tag_ in ("VBD", "VBN") and (verb.dep_ not in ("acl", "amod") or "be" in auxiliaries):
        return MoodReading("failed" if negated else "done", doer)
    if verb.tag_ in ("VBZ", "VBP"):
        return MoodReading("refused" if negated else "in force", doer)
    return None


def _by_modal(verb: Token) -> MoodReading | None:
    modal = modal_of(verb)
    if modal is None:
        return None
    doer = doers_of(verb)
    negated = is_negated(verb)
    if modal in _CERTAIN or modal == "would":
        return MoodReading("refused" if negated else "planned", doer, own=True)
    if modal in _OBLIGING:
        return MoodReading("demanded", doer, sign=not negated)
    if modal in _OPEN:
        if negated and modal in ("can", "ca", "could"):
            return MoodReading("refused", doer, own=True)
        return MoodReading("possible", doer)
    return None


def _agent(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "agent":
            return next((inner for inner in child.children if inner.dep_ == "pobj"), None)
    return None


def _object_of(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in _OBJECTS), None)


def _asked(word: Token) -> Token | None:
    """Return the head of the phrase for whoever is asked: "called on X", "appealed to X", "a call on X"."""
    for child in word.children:
        if child.dep_ in ("prep", "dative") and child.lower_ in _ASKED_BY:
            inner = next((leaf for leaf in child.children if leaf.dep_ == "pobj"), None)
            if inner is not None and (child.lower_ in ("on", "upon", "to") or _is_for_to(child)):
                return inner
    return None


def _is_for_to(preposition: Token) -> bool:
    return preposition.lower_ == "for" and any(
        inner.dep_ == "pobj" and any(c.dep_ in ("acl", "relcl") and is_infinitive(c) for c in inner.children)
        for inner in preposition.children
    )


def _own_subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in _SUBJECTS), None)


def _has_subject(verb: Token) -> bool:
    return _own_subject(verb) is not None


def _copula(adjective: Token) -> Token:
    """Return the verb that an adjective belongs to: "is ready"; itself where there is none."""
    return adjective.head if adjective.head.pos_ in ("VERB", "AUX") else adjective


def _mark(verb: Token) -> str:
    return next((child.lower_ for child in verb.children if child.dep_ == "mark"), "")


def _in_question(verb: Token) -> bool:
    """Return True for a question, direct or embedded."""
    if verb.dep_ == "xcomp" and verb.head.pos_ in ("VERB", "AUX") and _in_question(verb.head):
        return True
    if _mark(verb) == "whether":
        return True
    if any(
        child.dep_ in ("advmod", "dobj", "nsubj", "attr") and child.tag_ in ("WRB", "WP") and child.i < verb.i
        for child in verb.children
    ) and verb.dep_ in ("ccomp", "pcomp", "xcomp", "ROOT"):
        return True
    return verb.dep_ == "ROOT" and verb.sent.text.rstrip("”\"' ").endswith("?")


def conditions_of(verb: Token) -> tuple[tuple[Token, str, bool], ...]:
    """Return the clauses that make an act conditional: verb, conjunction, and False for "unless"."""
    clauses = []
    for child in verb.children:
        if child.dep_ in ("advcl", "prep", "ccomp"):
            for word in child.children:
                known = act_cues().conditions.get(word.lower_) if word.dep_ in ("mark", "advmod") else None
                if known is not None and word.i < child.i:
                    clauses.append((child, _spelled(word), known))
                    clauses += [
                        (joined, _spelled(word), known)
                        for joined in child.conjuncts
                        if joined.pos_ in ("VERB", "AUX")
                    ]
                    break
    return tuple(clauses)


def is_condition(verb: Token) -> bool:
    """Return True for the verb of a conditional clause."""
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        return is_condition(verb.head)
    return any(
        word.dep_ in ("mark", "advmod") and word.lower_ in act_cues().conditions and word.i < verb.i
        for word in verb.children
    )


def _spelled(conjunction: Token) -> str:
    before = conjunction.nbor(-1) if conjunction.i else conjunction
    return f"only {conjunction.lower_}" if before.lower_ == "only" else conjunction.lower_


def speech_around(verb: Token) -> Token | None:
    """Return the verb of saying that a clause is reported by, if any."""
    for ancestor in climbing(verb):
        if ancestor.lemma_.lower() in QUOTE_VERBS and ancestor.i != verb.i:
            return ancestor
    return None


def climbing(verb: Token) -> Iterator[Token]:
    """Yield the verbs that a clause depends on."""
    for ancestor in verb.ancestors:
        if ancestor.pos_ in ("VERB", "AUX"):
            yield ancestor


def asks(kind: str) -> bool:
    """Return True for kinds of cues that ask for an act."""
    return kind in _ASKING
