"""Plans, deals and papers that somebody rejects or will not back: it refuses to accept them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.acts.act import Act, object_lemmas
from detente.reading.acts.catalogue import match_act
from detente.reading.acts.conditions import conditions_of
from detente.reading.acts.cues import predicate_of
from detente.reading.acts.doers import doers_of
from detente.reading.acts.label_words import LONGEST_LABEL, as_label
from detente.reading.acts.labels import phrase_words
from detente.reading.acts.moods import mood_of
from detente.reading.acts.names import NamedParties
from detente.reading.acts.no_acts import is_like_another
from detente.reading.acts.no_interest import says_no
from detente.reading.acts.objects import content_lemmas, objects_of
from detente.reading.acts.rejected_terms import REJECTING
from detente.reading.acts.tenses import MoodReading
from detente.reading.events import is_infinitive, is_negated, is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token

_REJECTING: Final = REJECTING | {"throw out"}
_BACKING: Final = frozenset((
    "accept", "endorse", "back", "approve", "support", "embrace", "welcome", "favor", "favour",
))  # fmt: skip
_PAPERS: Final = frozenset((
    "plan", "deal", "accord", "agreement", "pact", "settlement", "package", "draft", "document", "framework",
    "roadmap", "blueprint", "text", "compromise", "formula", "scheme", "arrangement", "paper", "timetable",
))  # fmt: skip
_TOLD: Final = frozenset(("done", "planned", "in force", "refused"))
_PUT: Final = frozenset((
    "put forward", "put", "offer", "propose", "suggest", "present", "table", "submit", "demand", "ask",
    "seek", "lay down",
))  # fmt: skip
_IN_ONE: Final = frozenset(("stand", "unite", "join", "be"))
"""Verbs of those who do something together: "stood together in rejecting it"."""


def refused_paper(verb: Token, names: NamedParties) -> Act | None:
    """Return the refusal to accept in "rejected the deal", "declined to endorse a plan".

    None for what is only not accepted yet, and for a plan whose own act the words tell.
    """
    predicate = predicate_of(verb)
    no = says_no(verb)
    if predicate not in _REJECTING and predicate not in _BACKING and not no:
        return None
    what = _offered(verb) if predicate in _REJECTING else None
    objects = (
        objects_of(verb)
        if not no
        else [leaf for c in verb.children if c.lower_ == "to" for leaf in c.children]
    )
    paper = next((word for word in objects if _is_paper(word)), None) if what is None else None
    reading = _refusal(verb, backs=predicate in _BACKING)
    if reading is None or reading.doer is None or (what is None and paper is None):
        return None
    if what is not None:
        words = _in_their_words(what, names)
        heads = [what]
    else:
        assert paper is not None
        words, heads = list(phrase_words(paper, names, LONGEST_LABEL - 1)), [paper]
    cue = reading.cue_word
    of_cue = conditions_of(cue) if cue is not None and cue.pos_ == "VERB" else ()
    return Act(
        head=verb,
        reading=reading,
        predicate="accept",
        words=tuple(dict.fromkeys(("accept", *(w for head in heads for w in content_lemmas(head))))),
        label=as_label(["accept", *words]),
        kind="AGREE",
        match=match_act("accept", [list(object_lemmas(paper))]) if paper is not None else None,
        conditions=tuple(dict.fromkeys((*conditions_of(verb), *of_cue))),
        parts=(paper,) if paper is not None else (),
    )


def _refusal(verb: Token, *, backs: bool) -> MoodReading | None:
    reading = mood_of(verb)
    if backs:
        return reading if reading is not None and reading.mood == "refused" and reading.cue else None
    if is_negated(verb):
        return None
    if reading is None:
        doer = _together(verb)
    else:
        doer = reading.doer if reading.mood in _TOLD and reading.sign else None
        if reading.mood == "refused":
            doer = None  # "refused to reject it"
    cue = verb if reading is None or reading.cue_word is None else reading.cue_word
    return MoodReading("refused", doer, doer, own=True, cue="reject", cue_word=cue) if doer else None


def _together(verb: Token) -> Token | None:
    """Return whose leaders of "the leaders stood together in rejecting it" reject it."""
    above = verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ == "in" else None
    if above is None or above.lemma_.lower() not in _IN_ONE or is_negated(above):
        return None
    return doers_of(above)


def _is_paper(noun: Token) -> bool:
    """Return True for a plan or paper; not for "a plan to hold talks", whose act is those talks."""
    own = any(child.dep_ == "acl" and is_infinitive(child) for child in noun.children)
    for_it = any(child.dep_ == "prep" and child.lower_ == "for" for child in noun.children)
    named = noun.lemma_.lower() in _PAPERS and noun.pos_ == "NOUN"
    return named and not (own or for_it or is_like_another(noun))


def _offered(verb: Token) -> Token | None:
    """Return "put" of "rejected what the government has put forward"."""
    for child in verb.children:
        if child.dep_ not in ("ccomp", "dobj") or child.i < verb.i or is_passive(child):
            continue
        what = any(word.lower_ == "what" and word.dep_ == "dobj" for word in child.children)
        put = predicate_of(child) in _PUT or child.lemma_.lower() == "put"
        if what and put and doers_of(child) is not None:
            return child
    return None


def _in_their_words(verb: Token, names: NamedParties) -> list[str]:
    subject = doers_of(verb)
    whose = list(phrase_words(subject, names, 4)) if subject is not None else []
    before = [c.lower_ for c in verb.children if c.dep_ == "aux"]
    behind = [c.lower_ for c in verb.children if c.dep_ in ("prt", "advmod") and c.i == verb.i + 1]
    if not whose and subject is not None:
        whose = [subject.lower_]
    return ["what", *whose, *before, verb.lower_, *behind]
