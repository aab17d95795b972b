"""Pronouns, and the parties that they stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from math import inf
from typing import TYPE_CHECKING

from detente.reading.events import is_infinitive
from detente.reading.intervals import Intervals
from detente.reading.parsed import report_of
from detente.reading.parties.actors import names_one_person
from detente.reading.parties.drafts import PartyDraft
from detente.reading.parties.issuer import OURS, issuer_of
from detente.reading.parties.lexicon import ROLE_NOUNS, WILLS
from detente.reading.parties.topics import is_in_minutes, topic_before
from detente.reading.statements import SUBJECTS, Attribution, find_quotes
from detente.sources import Evidence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PERSON = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
_FIRST = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
_THING = frozenset({"it", "its", "itself"})
_MANY = frozenset({"they", "them", "their", "theirs", "themselves"})
_COLLECTIVE = frozenset({"opposition", "leadership", "delegation", "crew", "majority", "minority"})
_SIDES = frozenset({"side", "party", "movement", "union", "camp", "front", "people", "delegates", "envoys"})
_MEETING = frozenset({"sit", "meet", "talk", "negotiate", "bargain", "speak", "confer"})
_INDEFINITE = frozenset({"a", "an", "another", "one"})
_SENTENCES_BACK = 4
_FOR_AN_OFFICE = 0.4  # the subject of the sentence before
_FOR_AN_OPENING = -0.5
_FOR_A_REMARK = 2.0
_REMARKING = frozenset(
    {"call", "dub", "label", "brand", "describe", "liken", "mock", "quip", "remark", "joke"}
)
_FOR_A_SPEAKER = 1.0
_FOR_THE_QUOTED = 1.6
_FOR_AN_OWNER = 4.0
_LEAST_LEAD = 0.4  # below it a pronoun may be of two, and stands for nobody
_CLEAR_LEAD = 1.2
_SURE_LEAD = 1.5
_SURE = 2  # votes of a pronoun that is surely somebody's
_PARAGRAPH_BACK = 0.7  # the cost of a paragraph break; a sentence costs 1.5


def add_pronouns(
    doc: Doc, drafts: Sequence[PartyDraft], attributions: Sequence[Attribution], furniture: Sequence[Evidence]
) -> None:
    """Add the pronouns of a text to the mentions of the parties they stand for; others stay out."""
    inside_quotes = Intervals(find_quotes(report_of(doc).text))
    unread = Intervals(furniture)
    where: dict[int, PartyDraft] = {end - 1: draft for draft in drafts for _, end in draft.places}
    text = _Text(doc, drafts, attributions, inside_quotes)
    _learn_genders(doc, drafts, text, where, unread)
    said_at = {k: a for a in attributions for c in a.content for k in range(c.start, c.end)}
    late: list[tuple[Token, Attribution]] = []
    issuer = issuer_of(doc, drafts, inside_quotes, said_at)
    for token in doc:
        word = token.lower_
        if token.pos_ not in ("PRON", "DET") and token.tag_ not in ("PRP", "PRP$"):
            continue
        if token.idx in unread:
            continue
        if word in _FIRST:
            said = said_at.get(token.idx)
            if said is not None and said.speaker is not None and said.manner != "indirect":
                late.append((token, said))
            elif said is None and issuer is not None and token.i > issuer.places[0][0] and word in OURS:
                issuer.places.append((token.i, token.i + 1))
            continue
        if token.idx in inside_quotes:
            continue
        draft, lead = _antecedent(text, token, where)
        if word == "it" and (draft is None or is_in_minutes(token)):
            topic = topic_before(text.doc, token, where, _agrees)
            draft, lead = (topic, inf) if topic is not None else (draft, lead)
        if draft is not None and (lead >= _LEAST_LEAD or token.i in text.speakers):
            where[token.i] = draft
            draft.places.append((token.i, token.i + 1))
            if word in _PERSON and not draft.gender:
                draft.gender = _PERSON[word]
    holder = {i: draft for draft in drafts for s, e in draft.places for i in range(s, e)}
    for token, said in late:
        assert said.speaker is not None
        speaker = holder.get(said.speaker.i)
        if speaker is not None and (
            speaker.kind == "person" or token.lower_ not in ("i", "me", "my", "mine", "myself")
        ):
            speaker.places.append((token.i, token.i + 1))
    for draft in drafts:
        draft.places.sort()


def _learn_genders(
    doc: Doc, drafts: Sequence[PartyDraft], text: _Text, where: Mapping[int, PartyDraft], unread: Intervals
) -> None:
    """Give people the gender of the pronouns that surely stand for them, whatever pronoun comes first."""
    where = dict(where)
    votes: dict[int, Counter[str]] = {id(draft): Counter() for draft in drafts}
    for token in doc:
        if token.lower_ not in _PERSON or token.idx in unread or token.idx in text.quoted:
            continue
        draft, lead = _antecedent(text, token, where)
        if draft is not None:
            # "He" goes back to a subject; "her" may be of anybody whom the sentence names.
            weight = _SURE if lead >= _SURE_LEAD else 1
            votes[id(draft)][_PERSON[token.lower_]] += weight + (token.dep_ in SUBJECTS)
            if lead >= _SURE_LEAD:
                where[token.i] = draft
    for draft in drafts:
        ranked = votes[id(draft)].most_common()
        sure = len(ranked) == 1 or (len(ranked) == 2 and ranked[0][1] > ranked[1][1])
        if not draft.gender and sure and ranked[0][1] >= _SURE:
            draft.gender = ranked[0][0]


class _Text:
    """A text with its sentences numbered, its quotations and who says what."""

    def __init__(
        self,
        doc: Doc,
        drafts: Sequence[PartyDraft],
        attributions: Sequence[Attribution],
        quoted: Intervals,
    ) -> None:
        self.doc, self.quoted = doc, quoted
        named = {i for draft in drafts for start, end in draft.places for i in range(start, end)}
        self.strangers = {token.i for token in doc if token.i not in named and _is_somebody(token)}
        """Subjects who are no party, and pronouns that stand for them: each may be "he" next."""
        self.speakers = {a.speaker.i for a in attributions if a.speaker is not None}
        self._quoting = {a.speaker.i for a in attributions if a.speaker is not None and a.manner == "direct"}
        # What stands before the name under a letter is another letter.
        self.signatures = {
            a.speaker.i
            for a in attributions
            if a.speaker is not None and a.cue is None and a.content[-1].end <= a.speaker.idx
        }
        self._own = {a.speaker.i: a.content for a in attributions if a.speaker is not None}
        self._sentence: list[int] = []
        self._told: list[int] = []
        told = 0
        for k, piece in enumerate(doc.sents):
            told += any(token.is_alpha and token.idx not in quoted for token in piece)
            self._sentence += [k] * len(piece)
            self._told += [told] * len(piece)

    def sentences_back(self, pronoun: Token, i: int) -> int:
        """Return how many sentences back a word stands; for one who is quoted, those outside quotes."""
        numbers = self._told if pronoun.i in self._quoting else self._sentence
        return numbers[pronoun.i] - numbers[i]

    def for_a_speaker(self, pronoun: Token) -> float:
        """Return what it counts for a speaker that somebody spoke before."""
        return _FOR_THE_QUOTED if pronoun.i in self._quoting else _FOR_A_SPEAKER

    def own_words(self, speaker: Token) -> Intervals:
        """Return where the words are that a speaker says."""
        return Intervals(self._own.get(speaker.i, ()))


def _joined_with(token: Token, where: Mapping[int, PartyDraft]) -> PartyDraft | None:
    """Return X for the pronoun of "X and his government"."""
    doc, joined = token.doc, token.i - 1
    if token.tag_ != "PRP$" or token.lower_ in _FIRST or joined < 1 or doc[joined].lower_ != "and":
        return None
    draft = where.get(joined - 1)
    return draft if draft is not None and draft.named and _agrees(token.lower_, draft) else None


def _antecedent(
    text: _Text, token: Token, where: Mapping[int, PartyDraft]
) -> tuple[PartyDraft | None, float]:
    """Return whom a pronoun most likely stands for, and how far he is ahead of the next."""
    word, doc = token.lower_, text.doc
    joined = _joined_with(token, where)
    if joined is not None:
        return joined, inf
    if word in _PERSON:
        reach = _SENTENCES_BACK
    elif word in _THING or word in _MANY:
        if token.dep_ == "expl" or (word == "it" and token.dep_ not in SUBJECTS):
            return None, 0.0
        reach = 1
    else:
        return None, 0.0
    own_words = text.own_words(token)
    other_paragraph = False
    scores: dict[int, float] = {}
    fitting: dict[int, PartyDraft] = {}
    stranger = -inf
    for i in range(token.i - 1, -1, -1):
        back = text.sentences_back(token, i)
        if back > reach or i in text.signatures:
            break
        other_paragraph = other_paragraph or (doc[i].is_space and "\n" in doc[i].text)
        draft = where.get(i)
        if word in _PERSON and i in text.strangers and not _same_clause(doc[i], token):
            there = _prominence(doc[i], i in text.speakers) + _governs(doc[i], token)
            stranger = max(stranger, there - 1.5 * back - 0.002 * (token.i - i))
        if draft is None or not _agrees(word, draft) or _same_clause(doc[i], token):
            continue
        if doc[i].idx in own_words and doc[i].idx in text.quoted:
            continue  # nobody speaks the quotation that names him
        if word not in _PERSON and doc[i].idx in text.quoted:
            continue  # the narrator's "its" is of no party that only a speaker names
        score = _prominence(doc[i], i in text.speakers) + _governs(doc[i], token)
        score -= 1.5 * back + 0.002 * (token.i - i)
        if token.i in text.speakers and i in text.speakers:
            score += text.for_a_speaker(token)
        if back and _only_remarks(doc[i]):
            score -= _FOR_A_REMARK
        if other_paragraph:
            score -= _PARAGRAPH_BACK
        fitting[id(draft)] = draft
        scores[id(draft)] = max(score, scores.get(id(draft), score))
    if not scores:
        return None, 0.0
    best = max(scores, key=lambda known: scores[known])
    lead = scores[best] - max((scores[known] for known in scores if known != best), default=-inf)
    if word in _PERSON and stranger > scores[best]:
        # "A historian was less hopeful. He noted ...": he is not the one named before, nor in what follows.
        text.strangers.add(token.i)
        return None, 0.0
    if word in _PERSON:
        return fitting[best], lead
    # "its" may refer to a thing anywhere in the sentence, so with two in reach the rules cannot decide,
    # save before an office: "its finance minister" is that of the subject.
    office = word == "its" and token.head.lemma_.lower() in ROLE_NOUNS
    # "They" that opens a sentence takes up the subject of the one before, also across a paragraph.
    opens = word in _MANY and token.is_sent_start and token.dep_ in SUBJECTS
    least = _FOR_AN_OFFICE if office else _FOR_AN_OPENING if opens else 1.0
    # "It said" goes on with the one that spoke before, whatever else is named beside it.
    goes_on = word == "it" and token.i in text.speakers and lead >= _CLEAR_LEAD
    if scores[best] < least or (len(fitting) > 1 and not office and not goes_on):
        return None, 0.0
    return fitting[best], inf


def _is_somebody(noun: Token) -> bool:
    """Return True for the subject in "a historian doubted it": one person without a name."""
    return (
        noun.dep_ in SUBJECTS
        and noun.tag_ == "NN"
        and any(child.dep_ == "det" and child.lower_ in _INDEFINITE for child in noun.lefts)
        and (noun.lemma_.lower() in ROLE_NOUNS or names_one_person(noun))
    )


def _only_remarks(subject: Token) -> bool:
    """Return True for "one clerk" in "one clerk called Gray a prince": the text goes on to speak of Gray."""
    # The parser may take all of it for an aside on a pronoun before it.
    behind = subject.doc[subject.i + 1 : subject.i + 2]
    if not any(word.tag_ in ("VBD", "VBN") and word.lemma_.lower() in _REMARKING for word in behind):
        return False
    return any(child.lower_ in ("one", "another") and child.i < subject.i for child in subject.children)


def _agrees(word: str, draft: PartyDraft) -> bool:
    if word in _PERSON:
        return draft.kind == "person" and draft.gender in ("", _PERSON[word]) and not draft.plural
    if word in _THING:
        one = draft.kind == "other" and draft.named and draft.name[:1].isupper()
        return (draft.kind in ("organization", "body", "state") or one) and not draft.plural
    return draft.plural or draft.kind == "organization" or draft.name.split()[-1].lower() in _COLLECTIVE


def _prominence(token: Token, speaks: bool) -> float:
    score = 0.0
    if _behind_a_preposition(token):
        return 0.3
    if any(
        child.dep_ == "relcl" and any(c.lower_ == "who" and c.dep_ == "nsubj" for c in child.children)
        for child in token.children
    ):
        return 1.5  # "his father, who wants to leave": the subject of the clause
    if _clause_of(token).i != token.head.i:
        return 2.0 + (0.8 if speaks else 0.0)
    if token.dep_ == "appos":
        return _prominence(token.head, speaks)
    if token.dep_ in SUBJECTS:
        score += 2.0 if token.head.dep_ in ("ROOT", "ccomp", "conj") else 1.5
    elif token.dep_ in ("dobj", "dative"):
        score += 0.7
    elif token.dep_ == "poss":
        # "Roy's ruling comes after he ...": a sentence about what is his is about him.
        score += 1.2 if token.head.dep_ in SUBJECTS and token.head.pos_ == "NOUN" else 0.6
    elif token.dep_ == "pobj":
        score += 0.3
    return score + (0.8 if speaks else 0.0)


def _behind_a_preposition(name: Token) -> bool:
    """Return True for a second subject behind a preposition: "judges close to Hun Sen then banned"."""
    first = name.left_edge.i
    return (
        name.dep_ in SUBJECTS
        and first > 0
        and name.doc[first - 1].pos_ == "ADP"
        and any(child.dep_ in SUBJECTS and child.i < first for child in name.head.children)
    )


def _governs(candidate: Token, pronoun: Token) -> float:
    """The subject of the clause a pronoun depends on is nearer than the speaker of the whole sentence.

    Whoever makes an offer would do what is offered: "the boss rejected Roy's offer to pay his debts".
    """
    if candidate.dep_ == "poss":
        by_him = candidate.head.lemma_.lower() in WILLS and candidate.i < pronoun.i
        clause = next((word for word in pronoun.ancestors if word.head == candidate.head), None)
        return _FOR_AN_OWNER if by_him and clause is not None and is_infinitive(clause) else 0.0
    clause = _clause_of(candidate)
    if clause.i == candidate.head.i and (candidate.dep_ not in SUBJECTS or _behind_a_preposition(candidate)):
        return 0.0
    ancestors = [token.i for token in pronoun.ancestors]
    if clause.i not in ancestors:
        return 0.0
    # Every clause further out costs as much as a sentence back would.
    return 2.0 - 1.2 * sum(
        1 for i in ancestors[: ancestors.index(clause.i)] if pronoun.doc[i].pos_ in ("VERB", "AUX")
    )


def _clause_of(name: Token) -> Token:
    """Return the head of a name, or the verb behind it that has no other subject.

    Of "after a meeting with Ada Moor, Otto Kranz left" the parser takes the second name for the first one's.
    """
    if (
        name.dep_ != "appos"
        or name.pos_ != "PROPN"
        or name.head.pos_ != "PROPN"
        or name.i + 1 >= len(name.doc)
    ):
        return name.head
    verb = name.nbor()
    lacks = verb.tag_ in ("VBD", "VBZ") and not any(child.dep_ in SUBJECTS for child in verb.children)
    return verb if lacks and name.head.dep_ == "pobj" else name.head


def _same_clause(candidate: Token, pronoun: Token) -> bool:
    """Subject and object of one verb are two parties; a possessive may well look back to the subject."""
    if pronoun.dep_ == "poss" and _is_across_the_table(candidate, pronoun):
        return True
    if pronoun.dep_ == "poss" or pronoun.lower_.endswith("self") or pronoun.lower_.endswith("selves"):
        return False
    verb = pronoun.head if pronoun.dep_ != "pobj" else pronoun.head.head
    verbs = [verb.i]
    while pronoun.dep_ not in SUBJECTS and verb.dep_ in ("conj", "xcomp") and not _has(verb, SUBJECTS):
        if verb.dep_ == "xcomp" and _has(verb.head, ("dobj", "dative")):
            break  # "asked the guard to free them"
        verb = verb.head  # "Velland shut its mines and will not open them": Velland does both
        verbs.append(verb.i)
    return candidate.head.i == verbs[0] or (candidate.dep_ in SUBJECTS and candidate.head.i in verbs)


def _has(verb: Token, roles: Collection[str]) -> bool:
    return any(child.dep_ in roles for child in verb.children)


def _is_across_the_table(candidate: Token, pronoun: Token) -> bool:
    """Return True for a subject who is asked to "sit down with his side": nobody meets his own."""
    link = pronoun.head.head
    return (
        pronoun.head.lower_ in _SIDES
        and link.lower_ == "with"
        and link.head.lemma_ in _MEETING
        and candidate.dep_ in SUBJECTS
        and candidate.head == link.head
    )
