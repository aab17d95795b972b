"""The clauses whose date a predicate shares: how far a date reaches."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from detente.reading.events.lexicon import plover_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_LATER: Final = frozenset(("then", "later", "afterwards", "afterward", "eventually", "subsequently", "since"))
_AT_THE_TIME: Final = frozenset(("when", "as", "while"))
_SUBJECTS: Final = ("nsubj", "nsubjpass", "csubj", "expl")
# What is done in this way is done when it is begun, managed or forced.
_CARRYING_OUT: Final = frozenset((
    "begin", "start", "continue", "resume", "manage", "force", "compel", "cease", "stop", "help", "proceed",
    "go", "come", "fail", "refuse", "decline", "keep", "finish", "appear", "seem", "try", "attempt", "seek",
))  # fmt: skip
_TAKING_PLACE: Final = frozenset((
    "begin", "start", "end", "open", "close", "happen", "occur", "erupt", "break", "take", "continue",
    "resume", "collapse", "kill", "leave", "wound", "injure", "follow", "go", "turn", "draw", "last", "claim",
    "destroy",
))  # fmt: skip
_HOLDING: Final = frozenset((
    "hold", "stage", "launch", "begin", "start", "end", "open", "carry", "conduct", "wage", "mount", "join",
    "attend", "lead", "see", "sign", "reach", "resume", "make", "lift", "impose", "break", "quell", "seal",
    "strike", "conclude", "ratify", "order", "survive", "suffer", "secure", "win", "obtain",
    "plan", "schedule",
))  # fmt: skip
_SPEAKING: Final = frozenset(("speak", "write", "testify", "appear", "address", "talk", "answer", "reply"))
_UTTERED: Final = frozenset((
    "statement", "letter", "speech", "interview", "message", "report", "article", "broadcast", "communique",
    "note", "document", "video", "tape", "recording", "resolution", "address", "sermon", "editorial", "cable",
    "ruling", "verdict", "decree", "order", "declaration", "press",
))  # fmt: skip
_UTTERING: Final = frozenset((
    "date", "issue", "release", "publish", "broadcast", "write", "send", "post", "give", "deliver", "make",
    "air", "read", "carry", "sign", "print", "distribute", "circulate", "hand",
))  # fmt: skip
_FIXED: Final = frozenset(("set", "schedule", "plan", "slate", "call", "fix"))
_BEING: Final = frozenset(("be", "go", "remain", "stay"))
_WITHIN: Final = frozenset(("in", "at", "during"))
_MOST_STEPS: Final = 4


class Shared(NamedTuple):
    """A predicate whose date reaches another, and the token before which that date has to stand, if any.

    Behind both predicates a date is of the nearer; where the other has its own subject it has to come first.
    """

    predicate: Token
    before: int | None


def sharing(predicate: Token) -> Iterator[Shared]:
    """Yield the predicates whose date a predicate has too, the nearest first.

    What is joined to a verb of the same tense ("arrested the editor on Monday and fined the paper"), done
    along with it ("wrote on Monday, demanding …"), at its time ("on Monday as thousands marched"), or is what
    was begun or forced. A noun has the date of the verb by which it takes place or is held, and of what
    happened in it. What follows "after" or "because", what is said and what is planned have not.
    """
    before: int | None = None
    for saying in _said_in(predicate):
        yield Shared(saying, None)
    for _ in range(_MOST_STEPS):
        head = predicate.head
        is_verb = predicate.pos_ in ("VERB", "AUX")
        if not is_verb and (own := _told_beside(predicate)) is not None:
            yield Shared(own, None)
        link = _verb_shares(predicate, head) if is_verb else _noun_shares(predicate)
        if link is None or link == predicate:
            return
        if predicate.dep_ == "conj" and any(child.dep_ in _SUBJECTS for child in predicate.children):
            before = link.i if before is None else min(before, link.i)
        elif is_verb and link.i < predicate.i and before is None:
            before = predicate.i
        yield Shared(link, before)
        predicate = link


def _said_in(verb: Token) -> Iterator[Token]:
    """Yield the verbs that say when one spoke: "speaking on Monday, he", "in a letter dated 3 May"."""
    for child in verb.children if verb.pos_ == "VERB" else ():
        if child.dep_ == "advcl" and child.tag_ == "VBG" and child.lemma_ in _SPEAKING:
            yield child
        elif child.dep_ == "advcl" and child.i < verb.i and is_narrated(child) and is_narrated(verb):
            # "When the army attacked on 4 May, the rebels withdrew."
            if any(mark.lower_ in _AT_THE_TIME and mark.i < child.i for mark in child.children):
                yield child
        elif child.dep_ == "prep" and child.lower_ in ("in", "at", "during", "through"):
            for noun in child.children:
                if noun.dep_ == "pobj" and noun.lemma_.lower() in _UTTERED:
                    yield from (clause for clause in noun.children if clause.lemma_ in _UTTERING)


def done_then(verb: Token) -> Token | None:
    """Return the verb behind that has a verb's date: "declined to comment on Saturday"."""
    if verb.lemma_ not in _CARRYING_OUT or not is_narrated(verb):
        return None
    return next((child for child in verb.children if child.dep_ == "xcomp" and child.i > verb.i), None)


def _verb_shares(verb: Token, head: Token) -> Token | None:
    """Return the verb whose date a verb has."""
    if verb.dep_ == "conj":
        same = verb.tag_ == head.tag_ or (is_narrated(verb) and is_narrated(head))
        later = any(child.lower_ in _LATER for child in verb.children)
        return head if head.pos_ == "VERB" and same and not later else None
    if verb.dep_ == "xcomp":
        return head if head.lemma_ in _CARRYING_OUT else None
    marks = {child.lower_ for child in verb.children if child.dep_ in ("mark", "advmod") and child.i < verb.i}
    if verb.dep_ == "advcl" and head.pos_ in ("VERB", "AUX"):
        if verb.tag_ == "VBG" and not marks:
            return head
        if is_narrated(verb) and is_narrated(head):
            return head if marks & _AT_THE_TIME or _is_cleft(head) else None
        return None
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and not marks:
        # "Passed a resolution urging", and "sent a note to delegates urging", which the parser ties to these.
        ruler = head.head.head if head.dep_ == "pobj" and head.head.lower_ in ("to", "with") else head.head
        if head.dep_ in ("dobj", "nsubj", "nsubjpass") or ruler != head.head:
            return ruler if is_narrated(ruler) else None
    if verb.dep_ == "pcomp" and head.lower_ in ("by", "in") and is_narrated(head.head):
        return head.head  # "responded by reinforcing its troops"
    if verb.dep_ in ("ccomp", "relcl") and _is_cleft(head):
        return head
    if verb.dep_ == "ccomp" and _is_present(verb) and head.lemma_ in plover_lexicon().speech:
        # What somebody says that he demands he demands on the day he says so.
        return head if is_narrated(head) else None
    return None


def _told_beside(noun: Token) -> Token | None:
    """Return the verb of a clause that says when an event took place: "the strike, which began on Monday"."""
    for clause in noun.children:
        begins = clause.lemma_ in _TAKING_PLACE | _HOLDING | _FIXED
        if clause.dep_ == "relcl" and begins and is_narrated(clause):
            if any(child.dep_ in ("nsubj", "nsubjpass") and child.tag_ == "WDT" for child in clause.children):
                return clause
        elif clause.dep_ == "acl" and begins and clause.tag_ == "VBN":
            return clause
    return None


def _noun_shares(noun: Token) -> Token | None:
    """Return the verb whose date a noun that names an event has."""
    head = noun.head
    if noun.dep_ == "nsubj" and head.lemma_ in _TAKING_PLACE and is_narrated(head):
        return head
    if noun.dep_ in ("dobj", "nsubjpass") and head.lemma_ in _HOLDING and is_narrated(head):
        return head
    if (going_on := verb_going_on(noun)) is not None:
        return going_on
    if noun.dep_ == "pobj" and head.lower_ in _WITHIN and (is_narrated(head.head) or _is_past(head.head)):
        return head.head
    return None


def verb_going_on(noun: Token) -> Token | None:
    """Return the verb of "went on strike" and "has been on strike", whose subject and date it has."""
    is_state = noun.dep_ == "pobj" and noun.head.lower_ == "on" and noun.head.head.lemma_ in _BEING
    return noun.head.head if is_state else None


def verb_beside(noun: Token) -> Token | None:
    """Return the verb of "The miners, on strike since 1 March, refused": its subject is on strike."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "on" or any(child.dep_ == "det" for child in noun.children):
        return None
    verb, before = noun.head.head, noun.head.i - 1
    if verb.dep_ in ("nsubj", "nsubjpass"):
        verb = verb.head
    apart = before >= 0 and noun.doc[before].text == ","
    return verb if apart and verb.pos_ == "VERB" and noun.i < verb.i else None


def is_narrated(verb: Token) -> bool:
    """Return True if a verb tells what happened: in the past tense, or passive in it."""
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    # The parser takes many a past tense for a participle.
    if verb.tag_ == "VBD" or (verb.tag_ == "VBN" and not auxiliaries and _has_subject(verb)):
        return True
    return verb.tag_ in ("VBN", "VBG") and bool(auxiliaries & {"was", "were"})


def _is_past(verb: Token) -> bool:
    """Return True for a participle of what was done: "a message, read on Monday at a rally"."""
    return verb.tag_ == "VBN" and verb.dep_ == "acl"


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ == "nsubj" for child in verb.children)


def _is_present(verb: Token) -> bool:
    """Return True if a verb tells what goes on, with no word of the past or of what may be."""
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if verb.tag_ in ("VBZ", "VBP"):
        return not auxiliaries - {"do", "does", "n't", "n’t"}
    return (
        verb.tag_ == "VBG"
        and bool(auxiliaries)
        and auxiliaries <= {"is", "are", "am", "'s", "’s", "'re", "’re"}
    )


def _is_cleft(verb: Token) -> bool:
    """Return True of the verb of "it was on Monday that …"."""
    return verb.lemma_ == "be" and any(
        child.lower_ == "it" and child.dep_ in ("nsubj", "expl") for child in verb.children
    )
