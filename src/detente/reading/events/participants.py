"""The actors, recipients and place of an event in a dependency parse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.events.lexicon import plover_lexicon
from detente.reading.events.modality import reported_clause
from detente.reading.events.reach import is_narrated, verb_beside, verb_going_on
from detente.reading.findings import Place
from detente.reading.once_a_word import once_a_word
from detente.reading.parsed import passage

if TYPE_CHECKING:
    from spacy.tokens import Token

# Nouns whose owner is the patient: "X's arrest".
_SUFFERED: Final = frozenset((
    "arrest", "detention", "imprisonment", "trial", "conviction", "dissolution", "killing", "murder",
    "ouster", "removal", "exile", "prosecution", "indictment", "sentencing", "deportation", "extradition",
    "hearing",    "assassination", "execution", "torture", "capture", "abduction", "acquittal", "sentence",
))  # fmt: skip
_HANDING: Final = frozenset((
    "give", "provide", "send", "grant", "deliver", "lend", "supply", "distribute", "offer", "extend", "hand",
))  # fmt: skip
_DEMANDS: Final = frozenset(("demand", "call", "request", "appeal", "plea", "insistence"))
_FORCES: Final = frozenset((
    "troop", "force", "army", "soldier", "navy", "fleet", "peacekeeper", "contingent", "fighter", "country",
    "border",
))  # fmt: skip
_SUBJECTS: Final = ("nsubj", "csubj")
_FINITE: Final = ("VBD", "VBZ", "VBP")
_WRITTEN: Final = frozenset((
    "letter", "note", "message", "statement", "appeal", "invitation", "communique", "declaration", "memo",
    "cable", "email", "e-mail", "petition", "resolution", "reply",
))  # fmt: skip
_WRITING: Final = frozenset((
    "write", "send", "issue", "deliver", "hand", "address", "release", "publish", "sign", "submit", "extend",
))  # fmt: skip
_CALLING: Final = frozenset(("call", "appeal", "plead", "cry", "beg"))
_HELP: Final = frozenset(("help", "aid", "assistance", "support", "protection", "intervention"))
_SAYING: Final = frozenset(("say", "tell", "write", "add"))
_DEEPEST: Final = 8  # clauses between a verb and the subject it shares
_PASSIVE: Final = "nsubjpass"
# Participles that describe the state of their subject, not an act done to it.
_STANCES: Final = frozenset((
    "oppose", "commit", "prepare", "determine", "engage", "involve", "concern", "ally", "unite",
))  # fmt: skip
_STATES_OF_ONE: Final = ("hostage", "captive", "prisoner")
_TARGET_PREPOSITIONS: Final = [
    "against",
    "with",
    "to",
    "on",
    "upon",
    "at",
    "from",
    "of",
    "for",
    "into",
    "over",
    "between",
    "among",
    "in",
    "inside",
    "toward",
    "towards",
    "about",
    "near",
]


@once_a_word
def subject_of(verb: Token) -> Token | None:
    """Return the subject of an active verb: its own, or the one it shares with a governing verb."""
    for _ in range(_DEEPEST):
        for child in verb.children:
            if child.dep_ in _SUBJECTS or (child.dep_ == _PASSIVE and not is_passive(verb)):
                return child
        if any(child.dep_ == _PASSIVE for child in verb.children):
            return None
        head = verb.head
        if verb.dep_ in ("relcl", "acl") and head.pos_ in ("NOUN", "PROPN", "PRON"):
            if verb.tag_ == "VBG" and verb.dep_ == "acl" and (writer := _writer_of(head)) is not None:
                return writer
            return head if verb.tag_ != "VBN" else None
        if verb.dep_ == "xcomp" and (controller := _controller(head)) is not None:
            return controller
        if verb.dep_ == "pcomp":
            head = head.head
        if verb == head or head.pos_ not in ("VERB", "AUX", "ADJ", "NOUN"):
            return None
        if (victim := _victim_who_asks(verb, head)) is not None:
            return victim
        if verb.dep_ == "conj" and verb.tag_ in _FINITE and head.dep_ == "xcomp" and head.tag_ == "VB":
            head = head.head  # "urged both to stay and called on the board": who urged also called
        if verb.dep_ == "conj" and is_passive(head) and not is_passive(verb):
            return _patient(head) or _passive_agent(head)
        if is_passive(head) and verb.dep_ in ("xcomp", "advcl"):
            return _patient(head)
        if verb.dep_ not in ("xcomp", "conj", "advcl", "pcomp", "acl", "ccomp", "acomp", "oprd"):
            return None
        verb = reported_clause(head) if verb.dep_ != "ccomp" else head
    return None


def _victim_who_asks(verb: Token, done: Token) -> Token | None:
    """Return who calls for help: "she said she was held by men that seized her and called for help"."""
    if verb.dep_ != "conj" or done.dep_ != "relcl" or verb.lemma_ not in _CALLING:
        return None
    root = verb.sent.root
    suffered = any(child.dep_ == "dobj" and child.tag_ == "PRP" for child in done.children)
    things = (thing for child in verb.children if child.lower_ == "for" for thing in child.children)
    if not suffered or not any(thing.lemma_.lower() in _HELP for thing in things):
        return None
    return next((c for c in root.children if c.dep_ in _SUBJECTS and root.lemma_ in _SAYING), None)


def _writer_of(noun: Token) -> Token | None:
    """Return who wrote what asks: "he wrote a letter to the parties calling them to talks"."""
    paper = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in ("to", "with") else noun
    if paper.lemma_ in _WRITING:
        writing = paper  # "wrote to the parties asking"
    elif paper.lemma_.lower() in _WRITTEN and paper.dep_ == "dobj" and paper.head.lemma_ in _WRITING:
        writing = paper.head
    else:
        return None
    return next((child for child in writing.children if child.dep_ in _SUBJECTS), None)


def _controller(ruler: Token) -> Token | None:
    """Return whom a request's infinitive is asked of: the ruler's object ("urged him to leave")."""
    if ruler.lemma_ not in plover_lexicon().requests:
        return None
    return next((child for child in ruler.children if child.dep_ in ("dobj", "dative")), None)


@once_a_word
def is_passive(verb: Token) -> bool:
    """Return True if a verb is in the passive, in full or as a bare participle."""
    if verb.lemma_ in _STANCES and not any(child.dep_ == "agent" for child in verb.children):
        return False
    if any(child.dep_ in (_PASSIVE, "auxpass") for child in verb.children):
        return True
    if _is_inserted(verb):
        return True
    if any(child.dep_ in _SUBJECTS for child in verb.children):
        return False
    return verb.tag_ == "VBN" and (verb.dep_ == "acl" or (verb.dep_ == "conj" and is_passive(verb.head)))


def _is_inserted(verb: Token) -> bool:
    """Return True for "the sailors, held hostage by rebels, …", taken for a clause of theirs.

    What is done by somebody takes no object but the word for what becomes of him.
    """
    if verb.tag_ not in ("VBD", "VBN") or verb.i == 0 or verb.nbor(-1).text != ",":
        return False
    by = any(child.dep_ == "agent" for child in verb.children)
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    auxiliaries = any(child.dep_ == "aux" for child in verb.children)
    return by and not auxiliaries and all(child.lemma_.lower() in _STATES_OF_ONE for child in objects)


def _patient(verb: Token) -> Token | None:
    inserted = _is_inserted(verb)
    patients = (_PASSIVE, *_SUBJECTS) if inserted else (_PASSIVE,)
    return next((child for child in verb.children if child.dep_ in patients), None)


def _passive_agent(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "agent":
            return next((inner for inner in child.children if inner.dep_ == "pobj"), None)
    return None


def actors_of(verb: Token) -> list[Token]:
    """Return the heads of the phrases that name the doers of a verb."""
    actor = _passive_agent(verb) if is_passive(verb) else subject_of(verb)
    if actor is None:
        return []
    if verb.dep_ == "acl" and actor == verb.head:
        # "issued a declaration demanding": the issuer demands.
        issuer = next((word for word in verb.ancestors if word.pos_ == "VERB"), None)
        return [actor] if issuer is None else [actor, *actors_of(issuer)]
    return [actor]


def recipients_of(verb: Token) -> list[Token]:
    """Return the heads of the phrases an event is done to: objects first, then prepositions' objects."""
    heads: list[Token] = []
    if is_passive(verb):
        patient = _patient(verb)
        if patient is None and verb.dep_ == "acl":
            patient = verb.head
        if patient is None and verb.dep_ == "conj":
            patient = next((child for child in verb.head.children if child.dep_ == _PASSIVE), None)
        if patient is not None:
            heads.append(patient)
    heads += [child for child in verb.children if child.dep_ in ("dative", "dobj", "oprd", "attr")]
    heads = [inner for token in heads for inner in ([token] if token.pos_ != "ADP" else token.children)]
    beside = prepositional(verb)
    # What is given is no recipient: that is who gets it.
    heads = [*beside, *heads] if verb.lemma_ in _HANDING and not is_passive(verb) else [*heads, *beside]
    for token in list(heads):
        heads += [] if token.pos_ == "PROPN" else prepositional(token)
        if token.lemma_.lower() in _DEMANDS:
            heads += [
                inner
                for child in token.children
                if child.dep_ in ("acl", "ccomp", "relcl") and child.i > token.i
                for inner in child.children
                if inner.dep_ == "nsubj" and inner.pos_ != "PRON"
            ]
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp", "advcl", "pcomp") and not _is_circumstance(child):
            subjects = [inner for inner in child.children if inner.dep_ in ("nsubj", "nsubjpass")]
            objects = [inner for inner in child.children if inner.dep_ in ("dobj", "dative")]
            heads += subjects + objects if child.dep_ == "ccomp" else objects + subjects
            heads += prepositional(child)
    return [head for head in heads if not _is_own_force(head)]


def _is_own_force(head: Token) -> bool:
    """Return True for "its troops", with which somebody does something and to whom nothing is done."""
    return head.lemma_.lower() in _FORCES and any(child.tag_ == "PRP$" for child in head.children)


def _is_circumstance(clause: Token) -> bool:
    """Return True if a clause gives time or reason ("since the party was dissolved") and not to whom."""
    return clause.dep_ == "advcl" and any(child.dep_ == "mark" for child in clause.children)


def prepositional(head: Token) -> list[Token]:
    """Return the objects of a word's prepositions that can name a target, the most direct first."""
    ranked: list[tuple[int, Token]] = []
    for child in head.children:
        if child.dep_ in ("prep", "dative", "agent") and child.lower_ in _TARGET_PREPOSITIONS:
            if _opens_its_sentence(child):
                continue
            for inner in child.children:
                if inner.dep_ == "pobj":
                    ranked.append((_TARGET_PREPOSITIONS.index(child.lower_), inner))
                elif inner.dep_ in ("pcomp",):
                    ranked += [(20, leaf) for leaf in inner.children if leaf.dep_ in ("dobj", "nsubj")]
                elif inner.dep_ == "prep":
                    ranked += [(21, leaf) for leaf in inner.children if leaf.dep_ == "pobj"]
    return [token for _, token in sorted(ranked, key=lambda pair: pair[0])]


def _opens_its_sentence(preposition: Token) -> bool:
    """Return True for "With its rivals in jail, the party won": it says how things stood, not to whom."""
    doc, end = preposition.doc, preposition.right_edge.i + 1
    opens = preposition.lower_ == "with" and bool(preposition.is_sent_start)
    return opens and end < len(doc) and doc[end].text == ","


def noun_participants(noun: Token) -> tuple[list[Token], list[Token]]:
    """Return the doers and the sufferers of an event noun: "Rome's ban on X", "the arrest of X by Y"."""
    actors = [child for child in noun.children if child.dep_ in ("poss", "compound", "amod", "nmod")]
    recipients: list[Token] = []
    if (going_on := verb_going_on(noun) or verb_beside(noun)) is not None:
        actors += actors_of(going_on)
    if noun.lemma_.lower() in _SUFFERED:
        recipients = [child for child in actors if child.dep_ == "poss"]
        actors = [child for child in actors if child.dep_ != "poss"]
    for child in noun.children:
        if child.dep_ in ("prep", "agent"):
            objects = [inner for inner in child.children if inner.dep_ == "pobj"]
            (actors if child.lower_ in ("by", "between") else recipients).extend(
                objects if child.lower_ in _TARGET_PREPOSITIONS or child.lower_ == "by" else []
            )
    return actors, recipients


_IN_TALKS: Final = frozenset(("after", "following", "at", "in", "during"))


def those_who_met(noun: Token) -> list[Token]:
    """Return the sides of "after two days of talks, the union and the port agreed": both are named.

    Of "after talks the union struck" it is not said with whom it talked.
    """
    link = link_of_talks(noun)
    if link is None or not is_narrated(link.head):
        return []
    subjects = [child for child in link.head.children if child.dep_ in _SUBJECTS]
    return [child for child in subjects if any(inner.dep_ == "conj" for inner in child.children)]


_LEAVING: Final = frozenset(("from", "out", "in", "at", "during"))
_AFTERWARDS: Final = frozenset(("after", "following"))


def who_talked(noun: Token) -> list[Token]:
    """Return who "came out of a meeting with her", "walked away from talks with him", "said after talks".

    Whoever does something else after talks with somebody need not have talked.
    """
    word = noun
    while word.dep_ == "pobj" and word.head.lower_ == "of" and word.head.head.pos_ == "NOUN":
        word = word.head.head
    if word.dep_ != "pobj":
        return []
    link = word.head
    if link.lower_ == "of" and link.head.lower_ == "out":
        link = link.head
    verb = link.head.head if link.head.pos_ == "ADV" else link.head
    speaks = verb.lemma_ in plover_lexicon().speech or verb.lemma_ == "agree"
    fits = link.lower_ in _LEAVING or (link.lower_ in _AFTERWARDS and speaks)
    if not fits or not is_narrated(verb) or is_passive(verb):
        return []
    return [child for child in verb.children if child.dep_ == "nsubj"]


def link_of_talks(noun: Token) -> Token | None:
    """Return "after" of "after two days of talks", which ties them to a clause; None without such a word."""
    word = noun
    while word.dep_ == "pobj" and word.head.lower_ == "of" and word.head.head.pos_ == "NOUN":
        word = word.head.head
    is_linked = word.dep_ == "pobj" and word.head.lower_ in _IN_TALKS
    return word.head if is_linked else None


_WHERE: Final = frozenset(("in", "at", "near", "outside", "inside", "around"))
_NAMED: Final = frozenset(("GPE", "LOC", "FAC"))
_ROOMS: Final = frozenset((
    "home", "residence", "house", "office", "embassy", "palace", "court", "courthouse", "parliament",
    "airport", "square", "headquarters", "prison", "jail", "port", "border",
    "stadium", "university", "capital", "hotel",
))  # fmt: skip
_LONGEST: Final = 8


def place_of(word: Token) -> Place | None:
    """Return the place that "in", "at" or "near" ties to an event's own word, None where there is none.

    A place that only belongs to a party ("the court in Arun banned …") is the party's and not the event's.
    """
    for child in word.children:
        if child.dep_ != "prep" or child.lower_ not in _WHERE:
            continue
        for inner in child.children:
            if inner.dep_ == "pobj" and (inner.ent_type_ in _NAMED or inner.lemma_.lower() in _ROOMS):
                first, last = inner.left_edge.i, inner.i
                while last + 1 < len(inner.doc) and inner.doc[last + 1].ent_iob_ == "I":
                    last += 1
                words = inner.doc[max(first, last - _LONGEST) : last + 1]
                return Place(
                    name=" ".join(words.text.split()),
                    span=passage(inner.doc, words.start_char, words.end_char),
                )
    return None
