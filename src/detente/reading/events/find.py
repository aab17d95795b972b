"""The events of a report in PLOVER's types."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from detente.reading.events.coding import Predicate, is_obligation, is_prohibition, predicates_in
from detente.reading.events.lexicon import OUTSIDE
from detente.reading.events.mentions import EventMention, act_of, merge_mentions
from detente.reading.events.modality import is_called_off, modality_of, noun_modality
from detente.reading.events.named import PartiesByToken
from detente.reading.events.other_senses import destination_of
from detente.reading.events.participants import (
    actors_of,
    link_of_talks,
    noun_participants,
    place_of,
    recipients_of,
    those_who_met,
    who_talked,
)
from detente.reading.events.when import EventTimes
from detente.reading.findings import DateExpression, Event, Modality, Party, Statement
from detente.reading.parsed import passage
from detente.sources import Evidence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONGEST_SPAN: Final = 45
_SUBJECTS: Final = ("nsubj", "nsubjpass")
_VERB_GROUP: Final = ("aux", "auxpass", "neg", "prt")
_ABOUT: Final[dict[str, Modality]] = {"AGREE": "planned", "THREATEN": "possible", "REJECT": "denied"}
# Verbs by which an election or trial does not take place for now.
_STOPPING: Final = frozenset(("suspend", "postpone", "adjourn", "cancel", "delay", "halt", "stall"))


def find_events(
    doc: Doc,
    parties: Sequence[Party],
    dates: Sequence[DateExpression],
    statements: Sequence[Statement],
    furniture: Sequence[Evidence],
) -> tuple[Event, ...]:
    """Return the events of a parsed report, in the order of the text.

    Each event has the PLOVER type of its predicate (or one of ours: ELECTION, TRIAL, HEARING, COUP, TRAVEL,
    RULING), the parties whose mentions stand in the predicate's subject and objects, the date of its clause,
    its modality, and the span of the clause it was read from. A predicate with neither a party nor a date
    makes no event, nor does a journey or ruling of nobody named.

    Parameters
    ----------
    doc
        The report's text, parsed.
    parties, dates
        Findings of the same text.
    statements
        The statements of the same text. In quoted words "I" and "we" stand for their speakers.
    furniture
        Spans of page furniture, in which no event is looked for.

    Notes
    -----
    Types follow PLOVER [1]_. An announced act counts as AGREE or THREATEN, one asked for as REQUEST, one
    withheld as REJECT. The modality of such an event is that of the act it is about: "urged him to leave" is
    a REQUEST, demanded; "refused to leave" a REJECT, denied.

    References
    ----------
    .. [1] Open Event Data Alliance, PLOVER: Political Language Ontology for Verifiable Event Records (2018).
    """
    barred = sorted((span.start, span.end) for span in furniture)
    starts = [start for start, _ in barred]
    known, times = PartiesByToken(doc, parties, statements), EventTimes(doc, dates)
    events: list[EventMention] = []
    for sentence in doc.sents:
        before = bisect_right(starts, sentence.start_char) - 1
        if before >= 0 and sentence.start_char < barred[before][1]:
            continue
        first_of_sentence = len(events)
        for predicate in predicates_in(sentence):
            event = _event(predicate, known, times)
            if event is not None and not any(
                _adds_detail(event, earlier.event) for earlier in events[first_of_sentence:]
            ):
                events.append(EventMention(event, act_of(predicate)))
    return merge_mentions(events)


def _event(predicate: Predicate, known: PartiesByToken, times: EventTimes) -> Event | None:
    doers, targets = _participants(predicate)
    actors, doer = _first_known(known, doers)
    suffering, target = _first_known(known, targets)
    recipients = tuple(party for party in suffering if party not in actors)
    if predicate.kind in ("TRAVEL", "RULING"):
        if not actors:
            return None
        recipients = ()  # the place, and what the ruling says
    if (is_obligation(predicate) or is_prohibition(predicate)) and not recipients:
        return None
    when = times.when(predicate.token, predicate.verb)
    if when is None and predicate.noun is not None and predicate.noun == predicate.token.head:
        when = times.when(predicate.noun, None)  # "on Monday at a rally attended by Ada"
    if not actors and not recipients and when is None:
        return None
    if not recipients and _blames_a_thing(predicate):
        return None
    goal = destination_of(predicate.verb) if predicate.kind == "TRAVEL" and predicate.verb else None
    start, end = _extent(predicate, [word for word in (doer, target, goal) if word is not None])
    return Event(
        id="",
        type=predicate.kind,
        actors=actors,
        recipients=recipients,
        place=place_of(predicate.verb or predicate.token),
        when=when,
        modality=_modality(predicate),
        span=passage(predicate.token.doc, start, end),
    )


def _blames_a_thing(predicate: Predicate) -> bool:
    """Return True for "blamed the weather", which accuses nobody."""
    verb = predicate.verb
    if verb is None or verb.lemma_ != "blame" or predicate.kind != "ACCUSE":
        return False
    return any(child.dep_ == "dobj" and child.tag_ in ("NN", "NNS") for child in verb.children)


def _modality(predicate: Predicate) -> Modality:
    """Return the modality of the act that an event is about: an act that someone was asked to do is demanded.

    A request, promise, threat or refusal is an event by being said; its modality is that of what it is about.
    """
    verb = predicate.verb
    if any(is_called_off(word) for word in (predicate.noun, predicate.token) if word is not None):
        return "denied"
    if verb is None:
        return noun_modality(predicate.token)
    if is_obligation(predicate):
        return "demanded"
    if predicate.kind in OUTSIDE and verb.lemma_ in _STOPPING:
        return "denied"
    said = modality_of(verb)
    if said not in ("happened", "ongoing"):
        return said
    if predicate.kind == "REQUEST":
        return "demanded"
    about_an_act = any(child.dep_ in ("xcomp", "ccomp") for child in verb.children)
    return _ABOUT.get(predicate.kind, said) if about_an_act else said


def _adds_detail(event: Event, earlier: Event) -> bool:
    """Return True if an event only adds detail to one of its sentence ("killed two and wounded five")."""
    return (
        event.type == earlier.type
        and event.type in ("ASSAULT", "PROTEST", "CONSULT", "SUPPORT")
        and (event.actors, event.modality) == (earlier.actors, earlier.modality)
        and set(event.recipients) <= set(earlier.recipients)
        and event.when in (None, earlier.when)
    )


def _participants(predicate: Predicate) -> tuple[list[Token], list[Token]]:
    if predicate.verb is None:
        doers, targets = noun_participants(predicate.token)
        if not doers and not targets and predicate.kind == "CONSULT":
            return those_who_met(predicate.token), []
        if not doers and predicate.kind == "CONSULT":
            return who_talked(predicate.token), targets
        return doers, targets
    verb = predicate.verb
    if is_obligation(predicate):
        obliged = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
        return actors_of(verb.head), obliged
    doers, targets = actors_of(verb), recipients_of(verb)
    if predicate.noun is not None:
        more_doers, more_targets = noun_participants(predicate.noun)
        if predicate.noun in doers:
            # "The trial of X opened": the event is the subject, and X is its patient.
            sides = [
                side
                for child in verb.children
                if child.lower_ == "between" and child.dep_ == "prep"
                for side in child.children
                if side.dep_ == "pobj"
            ]
            return [*more_doers, *sides], [
                *more_targets,
                *(target for target in targets if target not in sides),
            ]
        targets += more_targets + more_doers
    return doers, [token for token in targets if token not in doers]


def _first_known(known: PartiesByToken, phrases: Sequence[Token]) -> tuple[tuple[str, ...], Token | None]:
    """Return the parties of the first phrase that names one, and that phrase's head."""
    for head in phrases:
        parties = known.of_phrase(head)
        if parties:
            return parties, head
    return (), None


def _extent(predicate: Predicate, named: Sequence[Token]) -> tuple[int, int]:
    """Return the code points of a predicate with its objects and the phrases that name parties."""
    core = [word for word in (predicate.token, predicate.verb, predicate.noun) if word is not None]
    if predicate.verb is not None:
        core += _complements(predicate.verb)
    core += [child for word in core for child in word.children if child.dep_ in _VERB_GROUP]
    link = link_of_talks(predicate.token) if predicate.verb is None else None
    if link is not None and any(head.head == link.head for head in named):
        core.append(link)
    first, last = min(token.i for token in core), max(token.i for token in core)
    subject = [] if predicate.verb is None else [c for c in predicate.verb.children if c.dep_ in _SUBJECTS]
    objects = [word for word in core if word.pos_ in ("NOUN", "PROPN")]
    for head in (*subject, *objects, *named):
        left, right = _phrase(head)
        if head.sent == predicate.token.sent and max(last, right) - min(first, left) <= _LONGEST_SPAN:
            first, last = min(first, left), max(last, right)
    doc = predicate.token.doc
    return doc[first].idx, doc[last].idx + len(doc[last])


def _complements(verb: Token) -> list[Token]:
    """Return the heads of a verb's objects, and of the clause it governs ("urged him to leave the party")."""
    heads = [child for child in verb.children if child.dep_ in ("dobj", "dative", "attr", "acomp", "oprd")]
    for clause in verb.children:
        if clause.dep_ in ("xcomp", "ccomp") and clause.i > verb.i:
            heads.append(clause)
            heads += [child for child in clause.children if child.dep_ in ("dobj", "attr", "acomp")]
    return heads


def _phrase(head: Token) -> tuple[int, int]:
    """Return the first and last token of a noun phrase without the clauses and asides that depend on it."""
    members = [head.i]
    for child in head.children:
        if child.dep_ in ("det", "amod", "compound", "poss", "nummod", "nmod", "case"):
            members += [token.i for token in child.subtree]
        elif child.dep_ == "conj":
            members += _phrase(child)  # once: of a list of many, each in its turn
        elif child.dep_ == "prep" and child.lower_ == "of":
            members += [token.i for token in child.subtree if token.i - head.i < 8]
    return min(members), max(members)
