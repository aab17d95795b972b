"""The words that govern a clause or noun: its ruler, whoever is asked, whoever a noun belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.acts.cues import act_cues, cue_of
from detente.reading.acts.insertions import will_before_insertion
from detente.reading.events import is_infinitive, is_negated, is_passive, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS: Final = ("nsubj", "nsubjpass", "csubj")
OBJECTS: Final = ("dobj", "dative")
_ASKED_BY: Final = ("on", "upon", "to", "from", "of", "for", "with", "at")
SETTING: Final = ("give", "set", "allow", "grant", "leave")
_CALLING_FOR: Final = (
    "call", "appeal", "press", "push", "ask", "petition", "lobby", "plead", "beg", "campaign", "call for",
    "appeal for", "press for", "push for",
)  # fmt: skip
_INVITATIONS: Final = ("invitation", "call", "appeal", "request", "order", "ultimatum")
INFORMING: Final = ("inform", "notify", "tell", "hear", "learn", "know", "warn", "aware", "approve")
_PLEAS: Final = ("plea", "appeal", "call", "request", "demand")
_MEETINGS: Final = (
    "talk", "negotiation", "meeting", "dialogue", "summit", "conference", "mediation", "discussion",
)  # fmt: skip
_COMMENTING: Final = (
    "saying",
    "citing",
    "calling",
    "adding",
    "accusing",
    "arguing",
    "describing",
    "claiming",
)
_PROCEEDING: Final = ("proceed", "work", "fight", "strive", "act", "move", "try", "continue", "struggle")
_NO: Final = frozenset(("no", "little", "neither", "nor"))
_OWNERS: Final = ("of", "by", "from")
_FACING: Final = frozenset(
    (
        "grapple",
        "deal",
        "cope",
        "struggle",
        "contend",
        "wrestle",
        "comply",
        "agree",
        "disagree",
        "face",
        "meet",
    )
)
"""Verbs of what comes from others: who grapples with calls to resign has made none."""
_NO_AGENTS: Final = ("DATE", "TIME", "PERCENT", "MONEY", "CARDINAL", "QUANTITY")
_BESIDE_IT: Final = ("by", "after", "before", "while", "since", "despite")


def ruler_of(verb: Token) -> Token | None:
    """Return the word that a clause depends on as its complement."""
    giving = _ultimatum_of(verb) or will_before_insertion(verb) if is_infinitive(verb) else None
    if giving is not None:
        return giving
    if (proceeding := proceeding_by_all_means(verb)) is not None:
        return proceeding
    if verb.dep_ in ("xcomp", "ccomp") or _is_of_those_kept_out(verb):
        return verb.head
    if verb.dep_ == "pcomp":
        if verb.head.lower_ in ("provided", "providing"):
            return None
        # "Force their hand by naming a judge": by what means is no part of what is asked.
        return None if verb.head.lower_ in _BESIDE_IT else verb.head.head
    if is_infinitive(verb) and _is_the_end_of_talks(verb):
        return None
    if verb.dep_ == "acl" and (is_infinitive(verb) or _mark(verb)):
        head = verb.head
        asking = _asking_of(head)
        if asking is not None and cue_of(head) is None:
            return asking
        return head
    if verb.dep_ == "advcl" and is_infinitive(verb) and _mark(verb) == "for" and verb.head.i < verb.i:
        # "Is calling for the toll to be lifted": the parser takes what is asked for a purpose.
        cue = cue_of(verb.head)
        if cue is not None and cue[0] == "demand" and cue[1] in _CALLING_FOR:
            return verb.head
        return _plea_before(verb)
    if verb.dep_ in ("advcl", "relcl") and is_infinitive(verb) and not _mark(verb):
        asking = verb.head if verb.dep_ == "advcl" else _asking_of(verb.head)
        cue = cue_of(asking) if asking is not None else None
        if cue is not None and cue[0] in ("demand", "threaten"):
            return asking
        if asking == verb.head and cue is None and (noun := _carried_by(asking)) is not None:
            return noun
        # "Offered on Saturday to resume talks": the parser takes what is offered for a purpose.
        if cue is not None and cue[0] in ("offer", "refuse") and asking == verb.head:
            return asking if object_of(verb.head) is None else None
        if verb.dep_ == "relcl" and cue_of(verb.head) is not None:
            return verb.head
    return None


def _is_the_end_of_talks(verb: Token) -> bool:
    """Return True for "insists on talks to end the dispute": the talks are what it asks for."""
    before = verb.left_edge.nbor(-1) if verb.left_edge.i > verb.sent.start else None
    if before is None or before.dep_ != "pobj" or before.lemma_.lower() not in _MEETINGS:
        return False
    return before.head.lower_ == "on" and before.head.head.lemma_.lower() == "insist"


def _is_of_those_kept_out(gerund: Token) -> bool:
    """Return True for "rejects the league and the bank playing a role": a manner, to the parser."""
    if gerund.tag_ != "VBG" or gerund.dep_ != "advcl" or gerund.lower_ in _COMMENTING:
        return False
    cue, whom = cue_of(gerund.head), object_of(gerund.head)
    names = whom is not None and whom.pos_ == "PROPN" and whom.right_edge.i + 1 == gerund.i
    return names and cue is not None and cue[0] == "refuse"


def recipient_of(asking: Token) -> Token | None:
    """Return whom "them" is in "wrote a letter to the valley parties calling them to talks"."""
    whom = object_of(asking)
    if asking.dep_ not in ("acl", "advcl") or asking.tag_ != "VBG" or whom is None or whom.pos_ != "PRON":
        return None
    above = asking.head
    if above.dep_ == "pobj" and above.head.lower_ == "to":
        return above
    beside = [above, *(child for child in above.children if child.dep_ == "dobj")]
    to = (leaf for word in beside for c in word.children if c.lower_ == "to" for leaf in c.children)
    return next((leaf for leaf in to if leaf.dep_ == "pobj" and leaf.i < asking.i), None)


def _plea_before(verb: Token) -> Token | None:
    """Return the plea in "despite a plea from the king for them to attend"."""
    mark = next(child for child in verb.children if child.dep_ == "mark")
    words = (word for word in (mark.nbor(-1), *mark.nbor(-1).ancestors) if word.i < mark.i)
    return next((word for word in words if word.lemma_.lower() in _PLEAS and word.pos_ == "NOUN"), None)


def _carried_by(verb: Token | None) -> Token | None:
    """Return the invitation that a verb carries: "extended an invitation to all sides to resume talks"."""
    if verb is None or verb.lemma_.lower() not in act_cues().carriers:
        return None
    things = (child for child in verb.children if child.dep_ == "dobj")
    return next((thing for thing in things if thing.lemma_.lower() in _INVITATIONS), None)


def proceeding_by_all_means(verb: Token) -> Token | None:
    """Return the verb of "will proceed with all its means to block the sale": to block it is the act."""
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not has_subject(verb):
        return proceeding_by_all_means(verb.head)
    if not is_infinitive(verb) or verb.dep_ not in ("acl", "advcl", "relcl"):
        return None
    noun = verb.head if verb.dep_ != "advcl" else None
    above = noun.head.head if noun is not None and noun.dep_ == "pobj" else verb.head
    return above if above.lemma_.lower() in _PROCEEDING and _means_of(above) is not None else None


def goes_about_it(verb: Token) -> bool:
    """Return True for "proceed" in "proceed with all its means to block the sale": it is no act itself."""
    means = _means_of(verb) if verb.lemma_.lower() in _PROCEEDING else None
    beside = (*means.children, *verb.children) if means is not None else ()
    return any(proceeding_by_all_means(child) == verb for child in beside)


def _means_of(verb: Token) -> Token | None:
    nouns = (
        noun
        for child in verb.children
        if child.lower_ in ("with", "by")
        for noun in child.children
        if noun.dep_ == "pobj" and noun.lemma_.lower() in act_cues().means
    )
    return next(nouns, None)


def _ultimatum_of(verb: Token) -> Token | None:
    """Return the verb that sets a deadline for an act: "gave the board until Friday to pay"."""
    if verb.dep_ not in ("advcl", "xcomp", "dative", "acl", "relcl"):
        return None
    if verb.dep_ == "acl" and cue_of(verb.head) is not None:
        return None  # "set a new day after its failure to pay"
    outer = next((word for word in verb.ancestors if word.pos_ == "VERB"), None)
    sets = outer is not None and outer.lemma_ in SETTING and object_of(outer) is not None
    return outer if outer is not None and sets and has_deadline(outer) else None


def has_deadline(verb: Token) -> bool:
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
    # "Called for an inquiry following news that the board would sue": the news is what is not asked.
    asked = noun.dep_ == "pobj" and noun.head.lower_ in _ASKED_BY
    verb = noun.head if noun.dep_ in OBJECTS else noun.head.head if asked else None
    if verb is None or verb.pos_ != "VERB":
        return None
    cue = cue_of(verb)
    return verb if cue is not None and cue[0] == "demand" else None


def is_denied(noun: Token) -> bool:
    """Return True if there is said to be none of something: "no plans", "lack of", "gave up the idea"."""
    if any(child.dep_ in ("det", "amod", "neg") and child.lower_ in _NO for child in noun.children):
        return True
    if noun.dep_ == "pobj" and any(child.dep_ == "poss" and child.tag_ != "PRP$" for child in noun.children):
        return False  # "nobody has answered the front's decision": it stands
    if noun.dep_ == "pobj" and noun.head.head.lemma_.lower() in INFORMING:
        return False  # "has not been informed of the decision": it was made
    if noun.dep_ == "pobj" and noun.head.lower_ in ("despite", "after", "amid", "following"):
        return False  # "will not end it despite a plea": the plea was made
    if noun.dep_ in (*OBJECTS, "attr", "pobj"):
        verb = noun.head.head if noun.dep_ == "pobj" else noun.head
        if noun.dep_ == "pobj" and verb.lemma_.lower() in ("lack", "absence"):
            return True
        return verb.pos_ in ("VERB", "AUX") and (
            is_negated(verb) or verb.lemma_ in ("deny", "lack", "drop", "abandon")
        )
    return False


def rejecter_of(noun: Token) -> Token | None:
    """Return who rejects a demand: "the council rejected calls to resign"."""
    if noun.dep_ not in OBJECTS or noun.head.pos_ != "VERB":
        return None
    cue = cue_of(noun.head)
    if (cue is not None and cue[0] in ("refuse", "oppose")) or noun.head.lemma_ in (
        "dismiss",
        "ignore",
        "rebuff",
        "rip",
        "slam",
        "blast",
        "lambaste",
        "assail",
        "attack",
    ):
        return doers_of(noun.head)
    return None


def who_complains_of(noun: Token) -> Token | None:
    """Return who complains of something: "the guards are angered by its failure to pay"."""
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun = noun.head
    if noun.dep_ in OBJECTS and noun.head.lemma_.lower() in act_cues().complaining:
        return doers_of(noun.head)
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("by", "at", "over", "with", "of", "about"):
        return None
    above = noun.head.head
    if above.lemma_.lower() in act_cues().complaining and above.pos_ in ("VERB", "ADJ"):
        return subject_of(above) if above.pos_ == "VERB" else subject_of(copula_of(above))
    if above.pos_ == "NOUN" and above.lemma_.lower() in act_cues().complaints:
        return owner_of(above)
    return None


def owner_of(noun: Token, *, plain: bool = False) -> Token | None:
    """Return the head of the phrase for whoever a noun is of: "X's refusal", "X made an offer".

    With ``plain`` its verb says nothing: only who stands with the noun itself.
    """
    for child in noun.children:
        if child.dep_ == "poss":
            return child
    for child in noun.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in _OWNERS:
            inner = next((leaf for leaf in child.children if leaf.dep_ == "pobj"), None)
            if inner is not None and (child.lower_ != "of" or cue_of(noun) is not None):
                return inner
    if not plain and noun.dep_ in (*OBJECTS, "attr") and noun.head.lemma_.lower() in act_cues().carriers:
        return doers_of(noun.head)
    if (
        not plain
        and noun.dep_ == "pobj"
        and noun.head.head.pos_ in ("VERB", "AUX")
        and noun.head.lower_ in ("in", "with", "on")
        and noun.head.head.lemma_.lower() not in _FACING
    ):
        return doers_of(noun.head.head)
    before = [
        c
        for c in reversed(list(noun.lefts))
        if c.dep_ == "compound" or (c.dep_ in ("nmod", "amod") and c.ent_type_ in ("ORG", "GPE", "NORP"))
    ]
    # "The FLP military campaign" is the FLP's.
    return next((c for c in before if c.pos_ == "PROPN"), before[0] if before else None)


def is_bare_participle(verb: Token) -> bool:
    """Return True for a participle with a subject and no auxiliary: "wants the pact carried out"."""
    if verb.tag_ != "VBN" or any(child.dep_ in ("aux", "auxpass") for child in verb.children):
        return False
    joined = verb.dep_ == "conj" and has_subject(verb) and is_bare_participle(verb.head)
    return joined or verb.dep_ in ("ccomp", "xcomp")


def is_progressive(verb: Token) -> bool:
    """Return True for "is doing"."""
    return verb.tag_ == "VBG" and any(child.dep_ == "aux" and child.lemma_ == "be" for child in verb.children)


def agent_of(verb: Token) -> Token | None:
    """Return the head of "by X" in a passive; of "held hostage by X" the parser gives it to the hostage."""
    beside = [child for child in verb.children if child.dep_ in ("oprd", "dobj", "attr")]
    for child in (inner for word in (verb, *beside) for inner in word.children):
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by" and is_passive(verb)):
            agent = next((inner for inner in child.children if inner.dep_ == "pobj"), None)
            if agent is not None and agent.ent_type_ not in _NO_AGENTS:
                return agent
    return None


def object_of(verb: Token) -> Token | None:
    """Return the head of a verb's first object."""
    return next((child for child in verb.children if child.dep_ in OBJECTS), None)


def asked_by(word: Token) -> Token | None:
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


def own_subject_of(verb: Token) -> Token | None:
    """Return the head of the subject that a verb has itself, not shared with another."""
    return next((child for child in verb.children if child.dep_ in SUBJECTS), None)


def has_subject(verb: Token) -> bool:
    """Return True if a verb has a subject of its own."""
    return own_subject_of(verb) is not None


def is_joined(verb: Token) -> bool:
    """Return True for a conjunct, also where the parser takes "and to stop" for a purpose."""
    if verb.dep_ == "advcl" and is_infinitive(verb):
        to = next((c for c in verb.children if c.lower_ == "to" and c.dep_ == "aux"), None)
        return to is not None and to.i > 0 and to.nbor(-1).lower_ == "and"
    return verb.dep_ == "conj"


def joined_to(verb: Token) -> Token | None:
    """Return the verb that a conjunct shares its mood with: in "wants it to go and to stop", "go"."""
    head = verb.head
    if verb.tag_ == "VBN" and head.tag_ == "VB" and is_infinitive(head):
        # "Has agreed to free them and closed two camps": what it has done, beside what it has agreed to.
        above = head.head
        return above if any(c.dep_ == "aux" and c.lemma_ == "have" for c in above.children) else head
    if not (is_infinitive(verb) or is_bare(verb)) or is_infinitive(head):
        return head
    clauses = (c for c in head.children if c.dep_ in ("xcomp", "ccomp") and is_infinitive(c) and c.i < verb.i)
    return next(clauses, head if is_bare(verb) else None)


def is_bare(verb: Token) -> bool:
    """Return True for a base form that the tagger took for a finite verb: "was to stop, talk and meet"."""
    if verb.tag_ not in ("VB", "VBP") or verb.dep_ != "conj" or has_subject(verb) or is_infinitive(verb):
        return False
    clauses = (c for c in verb.head.children if c.dep_ in ("xcomp", "ccomp") and c.i < verb.i)
    return (verb.head.tag_ == "VB" and verb.tag_ == "VBP") or (
        verb.head.tag_ in ("VBD", "VBN", "VBZ") and any(is_infinitive(clause) for clause in clauses)
    )


def copula_of(adjective: Token) -> Token:
    """Return the verb that an adjective belongs to: "is ready"; itself where there is none."""
    return adjective.head if adjective.head.pos_ in ("VERB", "AUX") else adjective


def _mark(verb: Token) -> str:
    return next((child.lower_ for child in verb.children if child.dep_ == "mark"), "")


_WHATEVER: Final = frozenset(("whatever", "whoever", "whomever", "whichever"))


def is_in_question(verb: Token) -> bool:
    """Return True for a question, direct or embedded, and for "whatever we sign"."""
    if verb.dep_ == "xcomp" and verb.head.pos_ in ("VERB", "AUX") and is_in_question(verb.head):
        return True
    if _mark(verb) == "whether" or _is_when_or_if(verb):
        return True
    if any(child.lower_ in _WHATEVER and child.i < verb.i for child in verb.children):
        return True
    if any(map(_asks_which, verb.lefts)) and verb.dep_ in ("ccomp", "pcomp", "xcomp", "ROOT"):
        return True
    if verb.dep_ == "advcl" and _is_asked_when(verb):
        return True
    return verb.dep_ == "ROOT" and verb.sent.text.rstrip("”\"' \n").endswith("?")


def _asks_which(word: Token) -> bool:
    """Return True for "when", "what" and "how much" before a verb."""
    if word.dep_ not in ("advmod", "dobj", "nsubj", "nsubjpass", "attr", "acomp"):
        return False
    return word.tag_ in ("WRB", "WP") or any(
        child.tag_ == "WRB" or child.lower_ in ("which", "what", "whose") for child in word.lefts
    )


def _is_asked_when(verb: Token) -> bool:
    """Return True for "must say when it will vote", which the parser takes for a time."""
    asks = any(child.lower_ in ("when", "how", "where", "why") for child in verb.lefts)
    return asks and any(child.tag_ == "MD" and child.lower_ in ("will", "shall") for child in verb.lefts)


def _is_when_or_if(verb: Token) -> bool:
    """Return True for "would not say when, or if, it will vote"."""
    first = verb.left_edge.i
    words = [
        word.lower_ for word in verb.doc[max(verb.sent.start, first - 4) : first + 5] if not word.is_punct
    ]
    return any(words[k : k + 3] in (["when", "or", "if"], ["if", "or", "when"]) for k in range(len(words)))


def asks(kind: str) -> bool:
    """Return True for kinds of cues that ask for an act."""
    return kind in _ASKING


_ASKING: Final = frozenset(("demand", "want"))


def doers_of(verb: Token) -> Token | None:
    """Return the head of the phrase that names the doer: the subject, or of a passive its agent.

    "The talks should resume" names none.
    """
    if is_passive(verb) or (is_bare_participle(verb) and has_subject(verb)):
        return agent_of(verb)
    subject = subject_of(verb)
    return None if subject is not None and is_turning(verb, subject) else subject


def is_turning(verb: Token, subject: Token) -> bool:
    """Return True if a verb's subject is what would be done: "the talks should resume"."""
    return (
        verb.lemma_.lower() in act_cues().turning
        and subject.pos_ == "NOUN"
        and not any(child.dep_ in ("dobj", "xcomp", "ccomp") for child in verb.children)
        and subject.ent_type_ in ("", "DATE")
    )
