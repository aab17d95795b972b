"""The mood of acts that nouns name: "demanded talks", "a call for the release of X", "no meeting"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from detente.reading.acts.conditions import conditions_of
from detente.reading.acts.contrasts import is_a_contrast, who_is_against
from detente.reading.acts.cues import cue_of
from detente.reading.acts.disowned import is_denied, rejecter_of
from detente.reading.acts.doers import doers_of, owner_of
from detente.reading.acts.governors import asks
from detente.reading.acts.listed_demands import listed_thing
from detente.reading.acts.moods import mood_of
from detente.reading.acts.named_demands import demand_by_name, is_none, said_yes_or_no
from detente.reading.acts.no_interest import of_no_interest
from detente.reading.acts.nouns import by_whom, from_whom, nominals, patients_of, verb_named_by
from detente.reading.acts.ruled_out import ruled_out
from detente.reading.acts.tenses import OBLIGATIONS, MoodReading
from detente.reading.acts.unwilled import is_aim_of_talks, seems_as_set_on_it
from detente.reading.events import is_negated, modal_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_OF_PERSONS: Final = frozenset((
    "tell", "force", "persuade", "convince", "invite", "compel", "oblige", "condition", "remind", "challenge",
    "like", "wish", "encourage",
))  # fmt: skip
_OF_ITS_FOLLOWERS: Final = frozenset((
    "protest", "strike", "march", "rally", "boycott", "demonstration", "walkout", "sit-in", "uprising",
    "blockade",
))  # fmt: skip
_CONVENING: Final = ("call", "summon")
_CONVENED: Final = frozenset((
    "meeting", "session", "summit", "conference", "talk", "election", "poll", "vote", "referendum", "strike",
    "rally", "protest", "march", "boycott", "demonstration", "hearing", "congress", "assembly", "truce",
    "cease-fire", "ceasefire",
))  # fmt: skip
_HELD: Final = frozenset(
    ("election", "referendum", "vote", "poll", "talk", "negotiation", "meeting", "inquiry", "amnesty")
)
_CONSIDERING: Final = ("consider", "examine", "discuss", "study")
_CONSENTING: Final = ("approve", "authorize", "authorise", "endorse", "okay")
_CONSENTED: Final = ("agree", "consent", "accept")
_CALLS: Final = ("call", "appeal", "demand", "plea", "request")
_TAKING: Final = ("require", "necessitate")
_COURSES: Final = frozenset((
    "talk", "dialogue", "negotiation", "agreement", "deal", "settlement", "peace", "resumption", "return",
    "cooperation", "solution", "compromise", "truce", "cease-fire", "ceasefire", "accord", "pact",
))  # fmt: skip
_IN_EXCHANGE: Final = ("exchange", "return")
_PROPOSING: Final = ("propose", "offer", "suggest")
_TRUCES: Final = ("truce", "cease-fire", "ceasefire", "armistice", "fire")
_GIVEN: Final = ("guarantee", "assurance", "promise", "pledge", "commitment")


def noun_mood(noun: Token) -> MoodReading | None:
    """Return the reading of the mood of an act that a noun names, None where nothing governs it."""
    if (named := demand_by_name(noun) or listed_thing(noun)) is not None:
        return named
    if verb_named_by(noun) is not None and ruled_out(noun):
        return MoodReading("refused", None, own=True, cue="no")
    if _is_needed_first(noun):
        return MoodReading("possible", by_whom(noun), cue="without")
    if noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        joined = noun.head
        outer = joined.head.head if joined.dep_ == "pobj" else joined
        # The parser joins "a purge of the army and amendments" to the army.
        if joined.dep_ == "pobj" and outer.lemma_.lower() in nominals() and noun.lemma_.lower() in nominals():
            return noun_mood(outer)
        return noun_mood(joined)
    if (exchanged := _exchanged(noun)) is not None:
        return exchanged
    no_interest = of_no_interest(noun)
    if no_interest is not None and (no_interest.mood == "refused" or _is_a_course(noun)):
        return no_interest
    governor = _governor(noun)
    if governor is None:
        return _existential(noun)
    word, link = governor
    if (answer := said_yes_or_no(noun)) is not None:
        return answer
    cue = cue_of(word)
    if cue is None or considers_anothers_act(word):
        return None
    kind, lemma = cue
    if word.pos_ == "NOUN":
        return _by_noun(noun, word, kind, lemma, link)
    if word.pos_ not in ("VERB", "AUX"):
        return None
    return _by_verb(noun, word, kind, lemma, link)


def _is_needed_first(noun: Token) -> bool:
    """Return True for "will not sign without a truce", which is a condition of it."""
    return any(
        clause == noun.head and conjunction == "without"
        for clause, conjunction, _ in (conditions_of(noun.head.head) if noun.dep_ == "pobj" else ())
    )


def _exchanged(noun: Token) -> MoodReading | None:
    """Return what a noun names that one side wants, or gives, "in exchange for" something.

    Who proposes a truce in exchange for a release wants the release; who demands it in return for a truce
    offers the truce.
    """
    given = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "for" else None
    if given is None or given.lemma_.lower() not in _IN_EXCHANGE or given.head.lower_ != "in":
        return None
    verb = next((word for word in given.ancestors if word.pos_ == "VERB"), None)
    reading = mood_of(verb) if verb is not None else None
    if verb is None or reading is None:
        return None
    cue, subject = cue_of(verb), doers_of(verb)
    if subject is None:
        return None
    if cue is not None and cue[0] in ("demand", "want") and cue[1] not in _PROPOSING:
        return MoodReading("offered", subject, subject, own=True, cue="in exchange", cue_word=verb)
    offers = cue is not None and (cue[0] in ("offer", "accept") or cue[1] in _PROPOSING)
    if offers or reading.mood in ("planned", "offered", "accepted"):
        doer = by_whom(noun) or _owner_inside(noun)
        return MoodReading("demanded", doer, subject, cue="in exchange", cue_word=verb)
    return None


def _owner_inside(noun: Token) -> Token | None:
    """Return Norland for "a suspension of Norland's aid", which it alone can suspend; so of "U.S. aid"."""
    inside = [leaf for child in noun.children if child.lower_ == "of" for leaf in child.children]
    beside = [child for leaf in inside for child in leaf.children]
    own = next((child for child in beside if child.dep_ == "poss"), None)
    states = (c for c in beside if c.dep_ in ("compound", "nmod", "amod") and c.ent_type_ in ("GPE", "NORP"))
    return own or next(states, None)


def considers_anothers_act(verb: Token) -> bool:
    """Return True for "will not consider Roy's appointment": to consider it is the act, and nothing more.

    So is to approve a sale, for whoever is asked to: the sale is another's.
    """
    if verb.lemma_.lower() in _CONSENTING and _is_asked_of_it(verb):
        return any(child.dep_ in ("dobj", "nsubjpass") and child.pos_ == "NOUN" for child in verb.children)
    return verb.lemma_.lower() in _CONSIDERING and any(
        child.dep_ == "dobj"
        and child.pos_ == "NOUN"
        and any(owner.dep_ == "poss" and owner.tag_ != "PRP$" for owner in child.children)
        for child in verb.children
    )


def _is_asked_of_it(verb: Token) -> bool:
    """Return True for what somebody must or is asked to do."""
    if modal_of(verb) in OBLIGATIONS:
        return True
    reading = mood_of(verb)
    return reading is not None and reading.mood == "demanded"


def _governor(noun: Token) -> tuple[Token, str] | None:
    """Return the word whose object a noun is, and the preposition between them."""
    if noun.dep_ in ("dobj", "nsubjpass"):
        return noun.head, ""
    if noun.dep_ == "pobj":
        preposition = noun.head
        head = preposition.head
        return _call_behind(preposition) or head, preposition.lower_
    return None


def _call_behind(preposition: Token) -> Token | None:
    """Return "call" of "a call by an aide just freed from jail for talks": the parser gives it to "freed"."""
    clause = preposition.head
    if preposition.lower_ != "for" or clause.dep_ != "acl" or clause.tag_ != "VBN" or cue_of(clause):
        return None
    calls = (word for word in clause.ancestors if word.lemma_.lower() in _CALLS and word.pos_ == "NOUN")
    call = next(calls, None)
    if call is None or any(child.lower_ == "for" for child in call.children):
        return None
    return call if any(child.lower_ == "by" and child.i < clause.i for child in call.children) else None


def _takes(lemma: str, kind: str, link: str) -> bool:
    """Return True if a verb takes its act with a preposition: "called for", "agreed to"."""
    if link in lemma.split() or (kind in ("demand", "want") and link == "for"):
        return True
    return lemma in ("agree", "commit", "object", "consent", "threaten", "invite") and link in (
        "to",
        "with",
        "on",
    )


def _is_condition_or_reason(clause: Token) -> bool:
    """Return True for "if it falls", "because it is late", "while talks go on", behind what is asked for."""
    marks = (child.lower_ for child in clause.children if child.dep_ == "mark" and child.i < clause.i)
    return clause.dep_ == "advcl" and next(marks, "to") not in ("to", "for", "that")


def _by_verb(noun: Token, verb: Token, kind: str, lemma: str, link: str) -> MoodReading | None:
    subject = doers_of(verb)
    base = MoodReading("planned", subject, subject, own=True, cue=lemma, cue_word=verb)
    negated = is_negated(verb)
    if link and not _takes(lemma, kind, link):
        return None
    if lemma == "campaign for" and verb_named_by(noun) is None:
        return None  # "campaigned for the new text": to have it voted for
    if link == "for" and any(child.lower_ == "for" and child.i < noun.head.i for child in verb.children):
        return None  # "asked for a visa for his client": for whom, and not for what
    if seems_as_set_on_it(verb) or (lemma == "aim" and is_aim_of_talks(verb)):
        return None
    if any(child.dep_ == "oprd" for child in verb.children):
        return None  # "called the offer reasonable" asks for nothing
    if asks(kind):
        if lemma in _CONVENING and not link and noun.lemma_.lower() in _CONVENED:
            if negated:
                return None
            outer = mood_of(verb)
            if outer is not None and outer.mood in ("possible", "forecast", "demanded", "advised"):
                return replace(outer, cue=lemma)  # "might have to call an election": no plan to
            return replace(base, mood="planned")  # "called a meeting": whoever did holds it
        if lemma == "invite" and link == "to":
            return replace(base, mood="demanded", doer=from_whom(verb, noun), own=False)
        if lemma in _OF_PERSONS or (negated and kind == "demand"):
            return None
        if negated and lemma == "seek":
            return replace(base, mood="refused")
        if negated:
            return replace(base, mood="opposed", doer=by_whom(noun), own=False)
        if (
            lemma in ("urge", "press", "ask", "call on", "call upon", "appeal to", "order", "exhort")
            and link != "for"
        ):
            return None
        if (
            any(
                c.dep_ in ("xcomp", "ccomp", "advcl")
                and c.i > noun.i
                and not is_a_contrast(c)
                and not _is_condition_or_reason(c)
                for c in verb.children
            )
            and link != "for"
        ):
            return None
        if lemma in _TAKING and subject is not None and _is_a_course(subject):
            # "Talks would require a release": whoever says so asks for it.
            return replace(base, mood="demanded", doer=by_whom(noun), voice=None, own=False)
        asked = from_whom(verb, noun) or by_whom(noun) or who_is_against(verb)
        if lemma == "call for" and asked is None and noun.lemma_.lower() in _OF_ITS_FOLLOWERS:
            return replace(base, mood="planned")  # "called for protests": with its own followers
        return replace(base, mood="demanded", doer=asked, own=False)
    if kind == "offer" and verb.tag_ in ("VBZ", "VBP") and any(c.lower_ == "no" for c in noun.children):
        return None  # "Sarno offers no protection": how things are, and no answer to anybody
    outer = mood_of(verb)
    if kind in ("offer", "plan", "accept"):
        if lemma in ("decide", "choose", "mean", "assure", "guarantee", "hope"):
            return None
        if (lemma == "commit" and not link) or (kind == "accept" and noun.lemma_.lower() in _GIVEN):
            return None  # "commits a crime" does it; "accepts the guarantee" is given one
        if negated or (lemma in _CONSENTED and is_none(noun)):
            return replace(base, mood="refused")  # "would agree to no extension": to none
        if outer is not None and outer.mood in ("demanded", "refused", "possible", "opposed", "failed"):
            return replace(outer, cue=lemma)  # "failed to agree on a truce": nobody has accepted one
        if kind == "accept" and any(child.lower_ == "already" for child in verb.children):
            return replace(base, mood="done", voice=None, own=False)
        if kind == "accept":
            return replace(base, mood="accepted")
        if lemma == "propose" and noun.lemma_.lower() in _TRUCES and by_whom(noun) is None:
            return replace(base, mood="offered")  # who proposes a truce would hold to it
        if lemma == "propose":
            return replace(base, mood="demanded", doer=by_whom(noun), own=False)
        return replace(base, mood="offered" if kind == "offer" else "planned")
    if kind in ("refuse", "oppose"):
        if negated:
            return None
        if outer is not None and outer.mood == "demanded":
            return replace(outer, sign=not outer.sign, cue=lemma)
        if lemma == "resist" and patients_of(noun) and noun.lemma_.lower() in nominals():
            # "Resists the deployment of the league's troops": the act is another's.
            return replace(base, mood="opposed", doer=by_whom(noun), own=False)
        return replace(
            base,
            mood="refused" if kind == "refuse" else "opposed",
            doer=by_whom(noun) or (subject if kind == "refuse" else None),
        )
    if kind == "threaten":
        return None if negated else replace(base, mood="threatened")
    if kind == "stage" and lemma in ("continue", "begin", "start", "go on"):
        return outer
    return None


def _by_noun(noun: Token, cue_noun: Token, kind: str, lemma: str, link: str) -> MoodReading | None:
    """A noun that depends on another: "a demand for talks", "the threat of a strike"."""
    if kind == "denied":
        # "There is no possibility of talks": whoever says so refuses.
        refused = MoodReading("refused", None, own=True, cue="no", cue_word=cue_noun)
        return refused if is_denied(cue_noun) and link == "of" else None
    owner = owner_of(cue_noun)
    if owner is not None and owner.i == noun.i:
        # "The threat of air strikes by the league": the league's.
        whose = owner_of(noun, plain=True) if kind == "threat" and not is_denied(cue_noun) else None
        if whose is None:
            return None
        return MoodReading("threatened", whose, whose, own=True, cue=lemma, cue_word=cue_noun)
    base = MoodReading("planned", owner, owner, own=True, cue=lemma, cue_word=cue_noun)
    denied = is_denied(cue_noun)
    if kind in ("demand", "want") and not denied:
        if link != ("on" if lemma == "insistence" else "for"):
            return None
        rejecting = cue_of(cue_noun.head) if cue_noun.dep_ == "dobj" else None
        if rejecting is not None and rejecting[0] in ("refuse", "oppose"):
            who = doers_of(cue_noun.head)
            return replace(base, mood="refused", doer=who, voice=who)
        return replace(base, mood="demanded", doer=from_whom(cue_noun, noun) or by_whom(noun), own=False)
    if kind == "offer" and link in ("of", "for", "to") and (refuser := rejecter_of(cue_noun)) is not None:
        return replace(base, mood="refused", doer=refuser, voice=refuser)  # "rejected an offer of talks"
    if kind in ("offer", "plan") and link in ("of", "for", "to"):
        # "The plan for their withdrawal": whose plan, the words do not say.
        base = replace(base, own=owner is not None or kind == "offer" or denied)
        return replace(base, mood="refused" if denied else "offered" if kind == "offer" else "planned")
    if kind == "refusal" and not denied:
        return replace(base, mood="refused")
    if kind == "oppose" and not denied:
        return replace(base, mood="opposed", doer=by_whom(noun), own=False)
    if kind == "threat" and not denied:
        return replace(base, mood="threatened")
    if kind == "fail":
        return replace(base, mood="failed", voice=None, own=False)
    return None


def _existential(noun: Token) -> MoodReading | None:
    """Return the refusal in "there will be no meeting", "no talks with the union"."""
    denied = any(child.lower_ == "no" and child.dep_ == "det" for child in noun.children)
    if not denied:
        return _there_will_be(noun)
    if noun.dep_ == "attr" and noun.head.lemma_ == "be" and any(c.dep_ == "expl" for c in noun.head.children):
        if modal_of(noun.head) in ("will", "can", "wo", "shall", "would"):
            return MoodReading("refused", None, own=True, cue="no", cue_word=noun)
        return None
    if noun.dep_ == "ROOT":
        return MoodReading("refused", None, own=True, cue="no", cue_word=noun)
    return None


def _there_will_be(noun: Token) -> MoodReading | None:
    """Return the plan in "there will be elections", of whoever says so."""
    there = noun.dep_ == "attr" and noun.head.lemma_ == "be"
    if not there or not any(c.dep_ == "expl" for c in noun.head.children) or is_negated(noun.head):
        return None
    if noun.lemma_.lower() not in _HELD or modal_of(noun.head) not in ("will", "would", "shall"):
        return None
    return MoodReading("planned", None, own=True, cue="there", cue_word=noun)


def _is_a_course(noun: Token) -> bool:
    """Return True for what the parties would do together, which itself asks nobody."""
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in _COURSES
