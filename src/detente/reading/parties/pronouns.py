"""Pronouns, and the parties that they stand for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from detente.reading.intervals import Intervals
from detente.reading.parsed import report_of
from detente.reading.parties.drafts import PartyDraft
from detente.reading.parties.lexicon import ROLE_NOUNS
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
_OURS = frozenset({"we", "us", "our", "ours", "ourselves"})
_LEAST_OURS = 2
_THING = frozenset({"it", "its", "itself"})
_MANY = frozenset({"they", "them", "their", "theirs", "themselves"})
_SIDES = frozenset({"side", "party", "movement", "union", "camp", "front", "people", "delegates", "envoys"})
_MEETING = frozenset({"sit", "meet", "talk", "negotiate", "bargain", "speak", "confer"})
_SENTENCES_BACK = 4
_FOR_AN_OFFICE = 0.4  # the subject of the sentence before
_FOR_A_REMARK = 2.0
_REMARKING = frozenset(
    {"call", "dub", "label", "brand", "describe", "liken", "mock", "quip", "remark", "joke"}
)
_PARAGRAPH_BACK = 0.7  # the cost of a paragraph break; a sentence costs 1.5


def add_pronouns(
    doc: Doc, drafts: Sequence[PartyDraft], attributions: Sequence[Attribution], furniture: Sequence[Evidence]
) -> None:
    """Add the pronouns of a text to the mentions of the parties they stand for; others stay out."""
    inside_quotes = Intervals(find_quotes(report_of(doc).text))
    unread = Intervals(furniture)
    sentence = {token.i: k for k, piece in enumerate(doc.sents) for token in piece}
    where: dict[int, PartyDraft] = {end - 1: draft for draft in drafts for _, end in draft.places}
    speakers = {a.speaker.i for a in attributions if a.speaker is not None}
    own_words = {a.speaker.i: a.content for a in attributions if a.speaker is not None}
    said_at = {k: a for a in attributions for c in a.content for k in range(c.start, c.end)}
    late: list[tuple[Token, Attribution]] = []
    issuer = _issuer(doc, drafts, inside_quotes, said_at)
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
            elif said is None and issuer is not None and token.i > issuer.places[0][0] and word in _OURS:
                issuer.places.append((token.i, token.i + 1))
            continue
        if token.idx in inside_quotes:
            continue
        own = Intervals(own_words.get(token.i, ()))
        draft = _joined_with(token, where) or _antecedent(
            doc, token, where, sentence, speakers, inside_quotes, own
        )
        if draft is not None:
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


def _issuer(
    doc: Doc, drafts: Sequence[PartyDraft], quoted: Intervals, said_at: Mapping[int, Attribution]
) -> PartyDraft | None:
    """Return who issues a text that says "we" outside quotation marks, None where no words show it.

    "We, the Council of the Front, declare"; else the one party of a paragraph that ends in a colon and is
    addressed to nobody: "The Workers' Front, considering that:".
    """
    ours = [token for token in doc if token.lower_ in _OURS and token.idx not in quoted]
    ours = [token for token in ours if token.idx not in said_at and token.text != "US"]
    bodies = {
        i: draft
        for draft in drafts
        if draft.kind in ("organization", "body") or draft.plural
        for start, end in draft.places
        for i in range(start, end)
    }
    for token in ours:
        if token.lower_ == "we" and token.i + 2 < len(doc) and doc[token.i + 1].text == ",":
            behind = next(
                (bodies[i] for i in range(token.i + 2, min(len(doc), token.i + 8)) if i in bodies), None
            )
            if behind is not None:
                return behind
    if len(ours) < _LEAST_OURS:
        return None
    for first, last in _paragraphs(doc):
        if first > ours[0].i:
            return None
        if doc[last].text == ":" and doc[first].lower_ != "to":
            named = [bodies[i] for i in range(first, last) if i in bodies and bodies[i].named]
            if named:
                return named[0]
    return None


def _paragraphs(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield the first and last word of each paragraph."""
    first = 0
    for token in doc:
        if token.is_space and "\n" in token.text:
            if token.i > first:
                yield first, token.i - 1
            first = token.i + 1
    if first < len(doc):
        yield first, len(doc) - 1


def _joined_with(token: Token, where: Mapping[int, PartyDraft]) -> PartyDraft | None:
    """Return X for the pronoun of "X and his government"."""
    doc, joined = token.doc, token.i - 1
    if token.tag_ != "PRP$" or token.lower_ in _FIRST or joined < 1 or doc[joined].lower_ != "and":
        return None
    draft = where.get(joined - 1)
    return draft if draft is not None and draft.named and _agrees(token.lower_, draft) else None


def _antecedent(
    doc: Doc,
    token: Token,
    where: dict[int, PartyDraft],
    sentence: dict[int, int],
    speakers: set[int],
    inside_quotes: Intervals,
    own_words: Intervals,
) -> PartyDraft | None:
    word = token.lower_
    if word in _PERSON:
        reach = _SENTENCES_BACK
    elif word in _THING or word in _MANY:
        if token.dep_ == "expl" or (word == "it" and token.dep_ not in SUBJECTS):
            return None
        reach = 1
    else:
        return None
    other_paragraph = False
    best: tuple[float, PartyDraft] | None = None
    fitting: list[PartyDraft] = []
    for i in range(token.i - 1, -1, -1):
        back = sentence[token.i] - sentence[i]
        if back > reach:
            break
        other_paragraph = other_paragraph or (doc[i].is_space and "\n" in doc[i].text)
        draft = where.get(i)
        if draft is None or not _agrees(word, draft) or _same_clause(doc[i], token):
            continue
        if doc[i].idx in own_words and doc[i].idx in inside_quotes:
            continue  # nobody speaks the quotation that names him
        if word not in _PERSON and doc[i].idx in inside_quotes:
            continue  # the narrator's "its" is of no party that only a speaker names
        if draft not in fitting:
            fitting.append(draft)
        score = (
            _prominence(doc[i], i in speakers) + _governs(doc[i], token) - 1.5 * back - 0.002 * (token.i - i)
        )
        if token.i in speakers and i in speakers:
            score += 1.0
        if back and _only_remarks(doc[i]):
            score -= _FOR_A_REMARK
        if other_paragraph:
            score -= _PARAGRAPH_BACK
        if best is None or score > best[0]:
            best = (score, draft)
    # "its" may refer to a thing anywhere in the sentence, so with two in reach the rules cannot decide,
    # save before an office: "its finance minister" is that of the subject.
    office = word == "its" and token.head.lemma_.lower() in ROLE_NOUNS
    if best is None or (word not in _PERSON and best[0] < (_FOR_AN_OFFICE if office else 1.0)):
        return None
    return best[1] if word in _PERSON or len(fitting) == 1 or office else None


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
        return draft.kind in ("organization", "body", "state") and not draft.plural
    return draft.plural or draft.kind == "organization"


def _prominence(token: Token, speaks: bool) -> float:
    score = 0.0
    if _behind_a_preposition(token):
        return 0.3
    if any(
        child.dep_ == "relcl" and any(c.lower_ == "who" and c.dep_ == "nsubj" for c in child.children)
        for child in token.children
    ):
        return 1.5  # "his father, who wants to leave": the subject of the clause
    if token.dep_ == "appos":
        return _prominence(token.head, speaks)
    if token.dep_ in SUBJECTS:
        score += 2.0 if token.head.dep_ in ("ROOT", "ccomp", "conj") else 1.5
    elif token.dep_ in ("dobj", "dative"):
        score += 0.7
    elif token.dep_ == "poss":
        score += 0.6
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
    """The subject of the clause a pronoun depends on is nearer than the speaker of the whole sentence."""
    if candidate.dep_ not in SUBJECTS or _behind_a_preposition(candidate):
        return 0.0
    ancestors = [token.i for token in pronoun.ancestors]
    if candidate.head.i not in ancestors:
        return 0.0
    # Every clause further out costs as much as a sentence back would.
    return 2.0 - 1.2 * sum(
        1 for i in ancestors[: ancestors.index(candidate.head.i)] if pronoun.doc[i].pos_ in ("VERB", "AUX")
    )


def _same_clause(candidate: Token, pronoun: Token) -> bool:
    """Subject and object of one verb are two parties; a possessive may well look back to the subject."""
    if pronoun.dep_ == "poss" and _is_across_the_table(candidate, pronoun):
        return True
    if pronoun.dep_ == "poss" or pronoun.lower_.endswith("self") or pronoun.lower_.endswith("selves"):
        return False
    verb = pronoun.head if pronoun.dep_ != "pobj" else pronoun.head.head
    return candidate.head.i == verb.i


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
