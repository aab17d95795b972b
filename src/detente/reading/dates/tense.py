"""The tense of the clause that a time expression stands in, and the verb that governs it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from detente.patterns import as_pattern
from detente.reading.dates.anchor import Direction
from detente.reading.dates.words import WEEKDAYS

if TYPE_CHECKING:
    from spacy.tokens import Token

_AHEAD_MODALS: Final = frozenset(("will", "would", "’ll", "'ll", "’d", "shall", "wo", "must", "may", "might"))
_PLANNING: Final = frozenset((
    "expect", "plan", "schedule", "set", "intend", "due", "want", "hope", "aim", "prepare", "ask", "urge",
    "order", "agree", "decide", "promise", "pledge", "vow", "threaten", "propose", "seek", "need", "likely",
    "slate", "slat", "pose", "go", "return", "await", "call", "tell", "require", "vote", "resolve",
    "hop",  # what the pipeline makes of "hoped", as it makes "slat" of "slated"
))  # fmt: skip
_SCHEDULING: Final = frozenset(("plan", "expect", "schedule", "slate", "slat", "due"))
_FIXING: Final = _SCHEDULING | {
    "set", "postpone", "delay", "adjourn", "extend", "renew", "prolong", "move", "defer", "call", "fix",
    "book", "announce", "reschedule", "convene", "invite", "summon", "push", "put", "sign", "agree", "name",
    "propose",
}  # fmt: skip
_ASKING: Final = _PLANNING | {
    "demand",
    "give",
    "offer",
    "face",
    "request",
    "allow",
    "instruct",
    "warn",
    "extend",
}
_INVITING: Final = frozenset(("invite", "summon"))
_PROMISING: Final = frozenset(("promise", "plan", "announce", "call", "threaten", "schedule", "convene"))
_LASTING: Final = frozenset(
    ("last", "continue", "rage", "stay", "hold", "run", "rule", "live", "serve", "work", "go")
)
DATES_OF_PLANS: Final = frozenset((
    "deadline", "date", "election", "vote", "ultimatum", "appointment", "target", "referendum", "poll",
    "summit", "hearing", "strike", "walkout", "rally", "march", "protest", "conference", "session", "meeting",
    "talk",
))  # fmt: skip
_HOLDING: Final = frozenset((
    "hold", "stage", "conduct", "begin", "open", "win", "lose", "start", "end", "break", "close",
))  # fmt: skip
SPEECH: Final = frozenset((
    "say", "tell", "report", "announce", "add", "note", "state", "declare", "write", "quote",
))  # fmt: skip
_ARRANGED: Final = frozenset((
    "plan", "schedule", "prepare", "meet", "hold", "leave", "arrive", "fly", "travel", "return", "vote",
    "come", "go",
))  # fmt: skip
_NOW: Final = ("is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m")
_WAS: Final = frozenset(("was", "were", "had", "has", "have", "been", "'d", "’d", "'ve", "’ve", "being"))
_ENDS: Final = frozenset(("until", "till"))
_AIMS: Final = frozenset(("for", "to", "until", "till"))

_DEADLINE: Final = as_pattern(
    r"\b(?:as\s+early\s+as|as\s+soon\s+as|no\s+later\s+than|by|until|till|set\s+for|due)"
    r"(?:\s+(?:on|in|for))?(?:\s+the)?\s*$",
    re.I,
)


_BEGINS_OR_ENDS: Final = as_pattern(
    r"\b(?:ends|expires|lapses|begins|starts|opens|closes|resumes|runs\s+out|falls\s+due"
    r"|takes\s+(?:effect|over))"
    r"\s+(?:(?:on|in|at|by)\s+)?(?:the\s+|about\s+)*$",
    re.I,
)
"""Verbs that with a date tell of a day to come, also where the parser takes them for nouns."""


def governing_verb(token: Token) -> Token | None:
    """Return the verb whose clause a token stands in, or ``None`` in a fragment without one."""
    for ancestor in token.ancestors:
        if ancestor.pos_ in ("VERB", "AUX"):
            return said_before(token, ancestor) or ancestor
    return token if token.pos_ in ("VERB", "AUX") else _verb_behind(token)


def said_before(date: Token, verb: Token) -> Token | None:
    """Return the verb of "said on Monday it had attacked", where the parser ties the day to what was said."""
    if verb.dep_ != "ccomp" or not verb.head.i < date.i < verb.i or verb.head.pos_ != "VERB":
        return None
    between = verb.doc[verb.head.i + 1 : date.i]
    if any(word.lower_ in ("that", ":", "if", "how", "when") or word.is_quote for word in between):
        return None
    subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass", "expl")), None)
    return verb.head if subject is not None and subject.left_edge.i > date.i else None


def _verb_behind(date: Token) -> Token | None:
    """Return the verb of "By the end of the year they had left", of which the parser makes a fragment."""
    root = date.sent.root
    if root.pos_ != "ADP" or root.i != date.sent.start:
        return None
    return next(
        (
            word
            for word in date.sent
            if word.i > date.i
            and word.pos_ == "VERB"
            and word.dep_ in ("relcl", "acl", "ccomp")
            and any(child.dep_ in ("nsubj", "nsubjpass") and child.tag_ != "WDT" for child in word.children)
        ),
        None,
    )


def direction_of(token: Token) -> Direction:
    """Return the side to which the clause of a date looks.

    "Past" and "future" are said by the verb itself: what police raided in May they raided in the last one.
    Of a day that was fixed ("called a vote for May") it is "planned": it may have come since. Where the date
    belongs to a noun, or no verb says, it is "open".
    """
    verb = governing_verb(token)
    lead = _lead_of(token)
    if lead == "since":
        return "past"
    if _BEGINS_OR_ENDS.search(token.doc[max(0, token.left_edge.i - 5) : token.left_edge.i].text_with_ws):
        return "future"
    if verb is not None and _is_past(verb):
        if lead in _ENDS:
            if verb.lemma_ in _LASTING:
                return "past"
            return "future" if token.lower_ in WEEKDAYS else "planned"
        if lead == "by" and _had_come(token, verb):
            return "past"
        if _is_promised(token, verb, lead):
            return "future"
        if _is_fixed(token, verb, lead):
            return "planned"
    if verb is not None and _was_hoped(verb):
        return "planned"
    if looks_ahead(token):
        return "future"
    if verb is None:
        return "open"
    if verb.tag_ == "VB" and verb.dep_ == "xcomp" and verb.head.lemma_ == "be" and _is_past(verb.head):
        return "planned"  # "was to meet the rebels on Saturday"
    if _is_past(verb):
        return "past" if _belongs_to(token, verb) and not _may_be_of_a_plan(token, verb) else "open"
    if verb.tag_ in ("VBZ", "VBP") and verb.lemma_ == "be" and _belongs_to(token, verb) and lead != "since":
        return "planned"
    return "open"


def _was_hoped(verb: Token) -> bool:
    """Return True for what somebody had planned once: "had hoped to finish by April"."""
    ruler = verb.head
    return (
        verb.tag_ == "VB"
        and verb.dep_ == "xcomp"
        and ruler.lemma_ in _PLANNING
        and ruler.tag_ == "VBN"
        and any(child.lower_ == "had" for child in ruler.children)
    )


def _lead_of(token: Token) -> str:
    """Return the preposition that a date stands after, "" if none."""
    head = token
    while (
        head.head != head
        and head.head.i < token.i
        and (head.head.pos_ in ("ADP", "SCONJ") or head.dep_ == "nummod")
    ):
        head = head.head
    return head.lower_ if head.pos_ in ("ADP", "SCONJ") else ""


def _is_past(verb: Token) -> bool:
    """Return True if a verb is in a past tense or the perfect, or a participle that stands for one."""
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if auxiliaries & _AHEAD_MODALS - {"’d"} or "to" in auxiliaries:
        return False
    if verb.tag_ == "VBD":
        return True
    if verb.tag_ == "VBN":
        return bool(auxiliaries & _WAS) or not auxiliaries
    return verb.tag_ == "VBG" and bool(auxiliaries & {"was", "were", "been"})


def _had_come(token: Token, verb: Token) -> bool:
    """Return True of "by April the rebels had fallen back", False of "demanded an answer by April"."""
    if any(
        child.dep_ == "mark" and child.lower_ in ("unless", "if", "until", "once") for child in verb.children
    ):
        return False  # "unless it has been restored by the end of April"
    if (verb.lemma_ in _ASKING and verb.lemma_ not in ("return", "go")) or any(
        child.lemma_ == "due" for child in verb.children
    ):
        return False
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    return (
        token.i < verb.i
        or bool(auxiliaries & {"had", "has", "have"})
        or (verb.tag_ == "VBN" and bool(auxiliaries & {"was", "were"}))
    )


def _is_fixed(token: Token, verb: Token, lead: str) -> bool:
    """Return True if a date is what a verb of the past fixed, and not the day when it did."""
    if verb.lemma_ in _SCHEDULING and token.i > verb.i:
        return True
    if verb.lemma_ in _INVITING and token.i > verb.i:
        # "Invited in May to the talks" tells when it was asked, "invited to the talks in May" for when.
        to = (child for child in verb.children if child.dep_ == "prep" and child.lower_ in ("to", "for"))
        return any(child.i < token.i for child in to)
    if verb.lemma_ in _FIXING and verb.tag_ == "VBN" and verb.dep_ == "acl" and lead in ("in", "on", "for"):
        # "A summit set for the capital in April."
        return verb.lemma_ not in ("sign", "announce", "name", "agree")
    if any(child.lemma_ == "due" for child in verb.children):
        return True
    noun = token.head.head if token.head.pos_ == "ADP" else token.head
    if lead == "of" and noun.lemma_.lower() in DATES_OF_PLANS:
        return True
    return lead in _AIMS and (verb.lemma_ in _FIXING or noun.lemma_.lower() in DATES_OF_PLANS)


def _is_promised(token: Token, verb: Token, lead: str) -> bool:
    """Return True for "have promised another march on Saturday": the day is that of what is promised."""
    if verb.lemma_ not in _PROMISING or verb.tag_ != "VBN" or lead not in ("on", "for", ""):
        return False
    has = any(child.lower_ in ("has", "have", "’ve", "'ve") for child in verb.children)
    first = token.head if token.head.pos_ == "ADP" else token
    before = token.doc[first.left_edge.i - 1] if first.left_edge.i else token
    return has and before.i > verb.i and before.pos_ == "NOUN"


def _may_be_of_a_plan(token: Token, verb: Token) -> bool:
    """Return True for "rejected the vote on June 3": the parser cannot say if the vote is on that day."""
    first = token.head if token.head.pos_ == "ADP" else token
    before = token.doc[first.i - 1] if first.i else token
    return before.lemma_.lower() in DATES_OF_PLANS and verb.lemma_ not in _HOLDING


def is_told_of(token: Token) -> bool:
    """Return True if a date is when the main clause of its sentence happened, and that is past.

    "On 3 May 1989 the congress opened" tells of 1989, "the 1988 bombing is still tried" does not.
    """
    verb = governing_verb(token)
    return verb is not None and verb.dep_ == "ROOT" and _is_past(verb) and _belongs_to(token, verb)


def is_before_its_noun(token: Token) -> bool:
    """Return True if a date tells which of several things it precedes: "the 1960 accord"."""
    return (
        token.dep_ in ("compound", "nummod", "amod", "nmod", "poss")
        and token.i < token.head.i
        and token.head.pos_ in ("NOUN", "PROPN")
        and token.head.ent_type_ != "DATE"
    )


def is_in_an_aside(token: Token) -> bool:
    """Return True for the year of "Balan, elected in 1997, declared": it dates the aside alone."""
    above = next((word for word in token.ancestors if word.dep_ in ("acl", "relcl", "appos")), None)
    while above is not None and above.head.dep_ == "appos":
        above = above.head  # "Balan, a former general elected in 1997, declared"
    if above is None or above.head.i > token.i or not above.left_edge.i:
        return False
    verb = next((word for word in above.head.ancestors if word.pos_ in ("VERB", "AUX")), None)
    opening = token.doc[above.left_edge.i - 1].text
    return verb is not None and verb.i > token.i and opening in (",", "(", "-", "–", "—")


def _belongs_to(token: Token, verb: Token) -> bool:
    """Return True if only prepositions and parts of the date stand between it and the verb."""
    head = token.head
    while (
        head != verb
        and head.head != head
        and (
            head.pos_ in ("ADP", "SCONJ", "NUM")
            or head.ent_type_ == "DATE"
            or head.lower_ in ("early", "late")
        )
    ):
        head = head.head
    return bool(head == verb)


def looks_ahead(token: Token) -> bool:
    """Return True if the clause of a token speaks of the future, by its tense and governing verb."""
    start = token.left_edge.i
    if _DEADLINE.search(token.doc[max(0, start - 5) : start].text):
        return True
    verb = governing_verb(token)
    if verb is None:
        return False
    if verb.tag_ == "VBG" and verb.dep_ == "advcl" and not any(c.dep_ == "aux" for c in verb.children):
        verb = verb.head  # "wants it to go ahead, ending in a vote in February"
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if verb.dep_ == "conj" and verb.tag_ == "VB" and not auxiliaries:
        # "Will meet on Monday and vote on Friday."
        auxiliaries = [child for child in verb.head.children if child.dep_ in ("aux", "auxpass")]
    if any(child.lower_ in _AHEAD_MODALS for child in auxiliaries):
        return True
    if verb.tag_ == "VB" and any(child.lower_ == "to" for child in auxiliaries):
        ruler = verb.head
        if ruler.dep_ == "amod" or ruler.lemma_ in _PLANNING:
            return True
        if ruler.lemma_ == "be" and ruler.tag_ in ("VBZ", "VBP"):
            return True  # "the council is to meet on 4 May"
        return ruler != verb and any(child.lower_ in _AHEAD_MODALS for child in ruler.children)
    if verb.lemma_ in SPEECH:
        return False
    if verb.tag_ == "VBG" and verb.lemma_ in _ARRANGED and any(c.lower_ in _NOW for c in auxiliaries):
        return True  # "are planning a march for the 24th", "is leaving on Friday"
    if verb.lemma_ in _FIXING and verb.tag_ == "VBN":
        is_now = any(child.lower_ in ("is", "are", "'s", "’s", "’re") for child in auxiliaries)
        if verb.lemma_ in ("expect", "schedule", "slate", "slat") or is_now:
            return True
    return verb.tag_ in ("VBZ", "VBP") and verb.lemma_ != "be" and verb.lemma_ != "have"


def is_report_of_speech(token: Token) -> bool:
    """Return True if a time expression dates the saying ("said Friday"), not its content."""
    verb = governing_verb(token)
    return verb is not None and verb.lemma_ in SPEECH
