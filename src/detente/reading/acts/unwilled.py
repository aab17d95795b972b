"""Clauses that tell nobody's will: what is read into a deed, a fear, a charge, what was wished once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.acts.clause_parts import has_subject, is_progressive, own_subject_of
from detente.reading.acts.cues import act_cues
from detente.reading.events import is_infinitive, modal_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEEPEST: Final = 6
_LEAST: Final = 2
_READINGS: Final = frozenset(("sign", "signal", "proof", "evidence", "indication", "hint", "impression"))
"""Nouns by which somebody reads a motive into what another does."""
_JUDGING: Final = (
    "view", "opinion", "eyes", "reading", "telling", "judgement", "judgment", "estimation", "estimate",
    "assessment", "reckoning", "analysis",
)  # fmt: skip
_FEARS: Final = frozenset((
    "fear", "worry", "concern", "rumor", "rumour", "speculation", "suspicion", "anxiety", "expectation",
    "possibility", "prospect", "risk", "chance", "likelihood", "belief", "hope", "dream",
))  # fmt: skip
_CLAIMS: Final = frozenset((
    "claim", "allegation", "accusation", "charge", "assertion", "insinuation", "contention", "suggestion",
    "complaint", "view", "opinion",
))  # fmt: skip
"""Nouns for what somebody says of another."""
_CHARGING: Final = frozenset((
    "accuse", "suspect", "charge", "attack", "criticize", "criticise", "condemn", "fault", "blame",
    "denounce", "mock", "assail", "slam", "blast", "lambaste", "berate", "ridicule", "indict", "rail", "lash",
    "fume", "inveigh", "chide", "scold", "rebuke", "fire",
))  # fmt: skip
"""Verbs by which somebody is told what he is up to: "accused her of wanting to close it"."""
_HOPES: Final = ("hopes", "fears", "expectations", "rumours", "rumors", "chances")
_GOODS: Final = frozenset((
    "interest", "security", "stability", "purpose", "cause", "peace", "need", "end", "goal", "prosperity",
    "understanding", "justice",
))  # fmt: skip
_WARNINGS: Final = frozenset(("warn", "allege", "accuse", "charge", "claim", "complain", "fear", "insinuate"))
_FALLING_THROUGH: Final = frozenset(("fail", "collapse", "falter", "founder", "stall", "flounder", "die"))
_EVILS: Final = frozenset((
    "virus", "disease", "epidemic", "pandemic", "outbreak", "illness", "cancer", "poverty", "hunger",
    "famine", "fire", "wildfire", "drought", "crime", "inflation", "unemployment", "malaria", "zika",
    "ebola", "covid", "cholera",
))  # fmt: skip
_FIGHTING: Final = frozenset(("fight", "combat", "battle", "tackle", "counter", "contain"))
_BEYOND_IT: Final = frozenset((
    "control", "find", "see", "tell", "know", "understand", "explain", "distinguish", "imagine", "recall",
    "remember", "predict", "foresee", "verify", "hear", "feel", "guess", "prove", "cope", "compete", "match",
    "solve", "cure", "help", "manage", "persuade", "convince", "dissuade", "afford", "locate", "identify",
    "sway", "outvote", "outnumber",
))  # fmt: skip
_MEETINGS: Final = frozenset((
    "talk", "negotiation", "dialogue", "meeting", "summit", "conference", "mediation", "round", "process",
    "discussion",
))  # fmt: skip
_GIVEN_UP: Final = frozenset(("intend", "plan", "want", "hope", "mean"))
_LOOKED_FORWARD: Final = frozenset(("hope", "expect", "plan", "promise", "announce", "envisage", "foresee"))
_DEALT_WITH: Final = frozenset((
    "families", "relatives", "refugees", "prisoners", "hostages", "captives", "detainees", "children",
    "patients", "pupils", "passengers", "survivors", "victims", "exiles", "migrants", "evacuees",
))  # fmt: skip
_OF_FIGURES: Final = ("climb", "soar", "plunge", "plummet", "shrink", "dwindle")
_HAD: Final = ("had", "'d", "’d")
_KNOWN: Final = ("clear", "known", "plain", "public")
_PUTTING_WORDS_TO: Final = frozenset(
    ("define", "specify", "describe", "outline", "clarify", "say", "explain")
)
_TERMS: Final = frozenset(("term", "tenure", "mandate", "sentence", "season", "career"))

_CONSENT: Final = frozenset((
    "accept", "agree", "allow", "permit", "tolerate", "support", "sign", "let", "approve", "endorse",
    "negotiate", "talk", "meet", "recognise", "recognize", "ratify", "consent", "condone", "back", "concede",
    "yield", "compromise", "cede", "renounce", "abandon", "vote", "grant", "lift", "ignore", "stand",
))  # fmt: skip
"""Verbs of giving way: to say that one cannot is to say that one will not."""
_PERHAPS: Final = ("probably", "perhaps", "possibly", "presumably", "likely", "maybe", "surely", "doubtless")


def tells_no_will(verb: Token) -> bool:
    """Return True for what is read into a deed, feared or charged: "a signal that she wants a war"."""
    if _is_a_ground(verb) or _is_of_hopes(verb):
        return True
    top = _clause_of(verb)
    if _is_charged_with(top) or _is_in_the_eyes_of(top):
        return True
    if top.dep_ not in ("acl", "relcl", "ccomp") or is_infinitive(top) or not has_subject(top):
        return False
    above = top.head
    if above.i > top.i:
        return False
    if above.pos_ == "NOUN":
        return above.lemma_.lower() in _READINGS | _FEARS | _CLAIMS and not _is_relative(top)
    return above.lemma_.lower() in _WARNINGS and _is_of_another_now(top)


def is_aim_of_talks(aimed: Token) -> bool:
    """Return True for "opened talks aimed at ending the war", which nobody alone could end."""
    if aimed.tag_ != "VBN":
        return False
    if aimed.dep_ == "acl":
        return aimed.head.lemma_.lower() in _MEETINGS
    around = aimed.head if aimed.dep_ == "advcl" else aimed
    return any(
        child.lemma_.lower() in _MEETINGS
        for child in around.children
        if child.dep_ in ("dobj", "nsubj", "nsubjpass") and child.i < aimed.i
    )


def seems_as_set_on_it(word: Token) -> bool:
    """Return True for "committed" of "the front appears as committed to force as ever": a look."""
    seems = word.dep_ in ("advcl", "acomp", "oprd") and word.head.lemma_.lower() in ("appear", "seem", "look")
    return seems and any(child.lower_ == "as" for child in word.lefts)


def _is_charged_with(gerund: Token) -> bool:
    """Return True for "wanting" of "accused her of wanting to close it" and "attacked her for wanting it"."""
    if gerund.tag_ != "VBG" or gerund.dep_ not in ("pcomp", "advcl"):
        return False
    link = gerund.head if gerund.dep_ == "pcomp" else None
    if link is not None and link.lower_ not in ("of", "for", "as", "over", "with"):
        return False
    charge = gerund.head if link is None else link.head
    if link is None and not any(child.lower_ in ("of", "for") for child in gerund.lefts):
        return False
    return charge.pos_ in ("VERB", "AUX") and charge.lemma_.lower() in _CHARGING


def _is_in_the_eyes_of(verb: Token) -> bool:
    """Return True for "in Roy's view, the board wants it": what he makes of the board."""
    return any(
        leaf.lower_ in _JUDGING and any(inner.dep_ == "poss" for inner in leaf.children)
        for child in verb.children
        if child.dep_ == "prep" and child.lower_ in ("in", "to")
        for leaf in child.children
    )


def _is_of_hopes(verb: Token) -> bool:
    """Return True for "Hopes that the board would help were dashed", also where the parser loses "hopes"."""
    first = next((token for token in verb.sent if not (token.is_space or token.is_punct)), verb)
    if first.lower_ not in _HOPES or first.i + 1 == len(first.doc) or first.nbor(1).lower_ != "that":
        return False
    top = _clause_of(verb)
    return has_subject(top) and any(child.tag_ == "MD" for child in top.children)


def _is_a_ground(clause: Token) -> bool:
    """Return True for "for the crews will then resist it", which the parser takes for "for the crews"."""
    first = next((child for child in clause.children if child.tag_ == "MD"), None)
    if first is not None and any(child.dep_ == "mark" and child.lower_ == "for" for child in clause.children):
        return True
    if first is None or first.i < _LEAST or has_subject(clause):
        return False
    before = first.nbor(-1)
    return before.dep_ == "pobj" and before.head.lower_ == "for"


def _clause_of(verb: Token) -> Token:
    """Return the verb of the finite clause that an infinitive belongs to."""
    for _ in range(_DEEPEST):
        inside = verb.dep_ == "xcomp" or (verb.dep_ == "conj" and not has_subject(verb))
        if not inside or verb.head.pos_ not in ("VERB", "AUX", "ADJ"):
            break
        verb = verb.head
    return verb


def _is_relative(clause: Token) -> bool:
    """Return True for a clause on the noun itself: "the proof which the board wants"."""
    return clause.dep_ == "relcl" and any(
        child.tag_ in ("WDT", "WP") and child.dep_ in ("dobj", "nsubj", "nsubjpass")
        for child in clause.children
    )


def _is_of_another_now(clause: Token) -> bool:
    """Return True for "warned that Roy opposes it"; "warned that its members would strike" is a threat."""
    subject = own_subject_of(clause)
    owned = subject is not None and any(child.tag_ == "PRP$" for child in subject.children)
    present = clause.tag_ in ("VBZ", "VBP") or is_progressive(clause)
    return subject is not None and subject.pos_ != "PRON" and not owned and present


def was_ready_once(ruler: Token) -> bool:
    """Return True for a will of the past, told of now: "says that he was ready to go to war then".

    So too for "had intended to leave" and "had been about to sign".
    """
    about = any(child.dep_ == "acomp" and child.lower_ == "about" for child in ruler.children)
    if (about or ruler.lemma_.lower() in _GIVEN_UP) and any(child.lower_ in _HAD for child in ruler.children):
        return True
    return ruler.tag_ == "VBD" and ruler.dep_ == "ccomp" and ruler.head.tag_ in ("VBZ", "VBP")


def has_come_to_nothing(noun: Token) -> bool:
    """Return True for an effort or a measure that fell through: "its effort to buy the mill failed"."""
    failing = noun.head
    if noun.dep_ != "nsubj" or failing.lemma_.lower() not in _FALLING_THROUGH:
        return False
    return failing.tag_ in ("VBD", "VBN", "VBZ", "VBP") and not any(c.dep_ == "neg" for c in failing.children)


def is_a_hope_gone(verb: Token) -> bool:
    """Return True for "the families will not meet as Velland had hoped": it befalls them, and is no refusal.

    The subject is people for whom others decide, and somebody else looked forward to it.
    """
    doer = next((child for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass")), None)
    if doer is None or doer.lower_ not in _DEALT_WITH:
        return False
    for clause in verb.rights:
        if clause.dep_ != "advcl" or clause.lemma_.lower() not in _LOOKED_FORWARD:
            continue
        others = [child for child in clause.lefts if child.dep_ == "nsubj" and child.lower_ != "they"]
        if others and any(child.lower_ == "as" for child in clause.lefts):
            return True
    return False


def is_beyond_it(verb: Token) -> bool:
    """Return True for what one is not able to do, as no will is in it: "cannot control the price"."""
    no_thing = any(
        child.dep_ == "dobj" and any(inner.lower_ == "no" for inner in child.children)
        for child in verb.children
    )
    return no_thing or verb.lemma_.lower() in _BEYOND_IT


def is_no_refusal(verb: Token, doer: Token) -> bool:
    """Return True for what another is not able or free to do: "Roy cannot apply for a visa".

    "We cannot" and "the board cannot accept it" are ways to say no.
    """
    if doer.lower_ in ("i", "we") or verb.lemma_.lower() in _CONSENT:
        return False
    told = verb.dep_ == "ccomp" and doer.lower_ in ("it", "they", "he", "she")
    return not told or modal_of(verb) == "could"


def is_guessed(verb: Token) -> bool:
    """Return True for "will probably sign it", which whoever writes it guesses."""
    return any(child.dep_ == "advmod" and child.lower_ in _PERHAPS for child in verb.children)


def is_no_side_taken(verb: Token) -> bool:
    """Return True for what takes no side in a dispute.

    To fight a disease, to expect to earn a sum, to serve a term, to come from a place, to make known what
    one thinks, to say in so many words what a thing would be.
    """
    lemma = verb.lemma_.lower()
    things = [child for child in verb.children if child.dep_ == "dobj"]
    if verb.dep_ == "pcomp" and verb.head.lower_ == "for":
        # "Criticised him for only attending two sessions": he did too little, and nobody opposes that.
        return any(child.lower_ in ("only", "merely", "barely") for child in verb.lefts)
    if lemma in _FIGHTING and things:
        return all(thing.lemma_.lower() in _EVILS for thing in things)
    if lemma in ("serve", "promote", "further") and things and things[0].lemma_.lower() in _GOODS:
        return True  # "will serve security in the north"
    if lemma in ("finish", "serve", "complete", "end"):
        return any(thing.lemma_.lower() in _TERMS and _is_ones_own(thing) for thing in things)
    if lemma in _OF_FIGURES and all(thing.ent_type_ in ("DATE", "TIME", "PERCENT") for thing in things):
        return True  # "the wage would climb": nobody's act
    if lemma in ("save", "earn", "make"):
        if lemma == "make" and any(thing.lemma_ == "money" for thing in things):
            return True
        outer = verb.head.lemma_.lower() if verb.dep_ == "xcomp" else ""
        if outer == "expect" and any(thing.ent_type_ == "MONEY" for thing in things):
            return True
    if lemma == "come":
        return any(child.dep_ == "prep" and child.lower_ == "from" for child in verb.children)
    if lemma == "make":
        return any(
            child.lower_ in _KNOWN
            or any(inner.lower_ in _KNOWN for inner in child.children if inner.pos_ == "ADJ")
            for child in verb.children
            if child.i > verb.i
        )
    return lemma in _PUTTING_WORDS_TO and any(
        child.dep_ == "ccomp" and any(word.tag_ in ("WP", "WRB", "WDT") for word in child.lefts)
        for child in verb.children
    )


def works_on_minds(verb: Token) -> bool:
    """Return True for what a thing does to minds and is no act: "will anger the board", "quell doubts"."""
    lemma = verb.lemma_.lower()
    if lemma in act_cues().effects:
        return True
    things = [child.lemma_.lower() for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    return lemma in act_cues().soothing and any(thing in act_cues().moods for thing in things)


def _is_ones_own(thing: Token) -> bool:
    return any(child.tag_ == "PRP$" for child in thing.children)
