"""Coreference: names of one party joined (full names, surnames, initials, spellings), then pronouns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from detente.reading.findings import PartyKind, Role
from detente.reading.intervals import Intervals
from detente.reading.parsed import report_of
from detente.reading.parties.kinds import NameKind, acts, kind_of_name
from detente.reading.parties.lexicon import (
    FEMALE,
    GROUP_BODIES,
    MALE,
    ORGANIZATION_HEADS,
    ROLE_NOUNS,
    STATE_OWNED,
    STATES,
)
from detente.reading.parties.names import Name, Words, is_acronym, is_name_word
from detente.reading.statements import SUBJECTS, Attribution, find_quotes
from detente.sources import Evidence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SMALL = frozenset({"of", "the", "and", "for", "on", "in", "&", "'s", "to", "de", "la"})
_SPELLING = 0.88
_PARAGRAPHS_BACK = 4
_INSIDE_NAMES = frozenset({"of", "for", "the", "and", "de", "del", "on", "'s", "’s"})


@dataclass(slots=True)
class PartyDraft:
    """A party under construction; places are token ranges."""

    name: str
    kind: PartyKind
    words: set[Words] = field(default_factory=set)
    aliases: list[str] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    gender: str = ""
    plural: bool = False
    named: bool = True
    counts: Counter[Words] = field(default_factory=Counter)


def draft_parties(doc: Doc, names: Sequence[Name]) -> list[PartyDraft]:
    """Bring the names of a text together as parties, in the order they first appear.

    A part of a person's name stands for that person where only one person of the text has it; where two do,
    it stays apart unless one of them alone was named since the paragraph before.
    """
    drafts: list[PartyDraft] = []
    persons: list[Name] = []
    quoted = Intervals(find_quotes(report_of(doc).text))
    kinds = _kinds(doc, names)
    for name in sorted(names, key=lambda n: -len(n.words)):
        kind = kinds[name.words]
        if kind == "person":
            persons.append(name)
        elif kind in ("organization", "body"):
            _add_institution(drafts, name, kind)
        elif kind in ("state", "nationality", "place"):
            _add_if_acting(doc, drafts, name, kind, quoted)
    _join_bracketed(doc, drafts)
    for name in persons:
        _add_person(doc, drafts, name)
    for draft in drafts:
        draft.places.sort()
        if draft.kind == "person":
            _call_by_usual_name(draft, names)
            draft.gender = _gender_of(doc, draft)
    return sorted((d for d in drafts if d.places), key=lambda d: d.places[0])


def _kinds(doc: Doc, names: Sequence[Name]) -> dict[Words, NameKind]:
    """Return the kind of each name; a single word that ends a longer name is of that name's kind."""
    kinds = {name.words: kind_of_name(doc, name) for name in names}
    for words, kind in kinds.items():
        if len(words) > 1 and kind == "person" and kinds.get((words[0],)) == "organization":
            kinds[(words[0],)] = "person"  # In many languages the family name comes first.
        if len(words) > 1 and kind in ("person", "organization"):
            alone = (words[-1],)
            surname = kinds.get(alone) == "place" and kind == "person" and _is_subject(doc, names, alone)
            if surname:
                kinds[alone] = "person"
            if alone in kinds and kinds[alone] not in ("state", "place") and not is_acronym(words[-1]):
                kinds[alone] = "person" if kinds[alone] == "person" and kind == "person" else kind
    return kinds


def _is_subject(doc: Doc, names: Sequence[Name], words: Words) -> bool:
    places = [place for name in names if name.words == words for place in name.places]
    return any(doc[end - 1].dep_ == "nsubj" for _, end in places)


def _new(drafts: list[PartyDraft], name: Name, kind: PartyKind) -> PartyDraft:
    draft = PartyDraft(name.text, kind, {name.words}, [], list(name.places))
    draft.counts[name.words] += len(name.places)
    drafts.append(draft)
    return draft


def _join(draft: PartyDraft, name: Name) -> None:
    draft.words.add(name.words)
    draft.counts[name.words] += len(name.places)
    draft.places.extend(name.places)
    if name.text != draft.name and name.text not in draft.aliases:
        draft.aliases.append(name.text)


def _add_institution(drafts: list[PartyDraft], name: Name, kind: PartyKind) -> None:
    alone = name.words[0] if len(name.words) == 1 else ""
    for draft in drafts:
        if draft.kind not in ("organization", "body"):
            continue
        for words in draft.words:
            if alone and is_acronym(alone) and alone.replace(".", "").upper() in _all_initials(words):
                _join(draft, name)
                return
            if len(name.words) < len(words) and _shortens(name.words, words):
                _join(draft, name)
                return
    _new(drafts, name, kind)


def _join_bracketed(doc: Doc, drafts: list[PartyDraft]) -> None:
    """Join an acronym and the name that one of them has in brackets behind it, in whatever order of letters.

    Acronyms of names in other languages ("FMLN") are no initials of the English name.
    """
    bodies = [draft for draft in drafts if draft.kind in ("organization", "body")]
    starts = {start: (end, draft) for draft in bodies for start, end in draft.places}
    for first in bodies:
        for start, end in list(first.places):
            bracket = _bracket_behind(doc, end)
            last, behind = starts.get(bracket + 1, (0, None))
            if first not in drafts or behind is None or behind is first or behind not in drafts:
                continue
            closed = last < len(doc) and doc[last].text == ")"
            if closed and _is_short(doc, (start, end)) != _is_short(doc, (bracket + 1, last)):
                _take_in(drafts, first, behind)
                starts |= {s: (e, first) for s, e in first.places}


def _bracket_behind(doc: Doc, end: int) -> int:
    """Return where a bracket opens behind a name and the rest of it ("for the National Dialogue"), or -2."""
    while end < len(doc) and (is_name_word(doc[end]) or doc[end].lower_ in _INSIDE_NAMES):
        end += 1
    return end if end < len(doc) and doc[end].text == "(" else -2


def _is_short(doc: Doc, place: tuple[int, int]) -> bool:
    return place[1] - place[0] == 1 and is_acronym(doc[place[0]].text)


def _take_in(drafts: list[PartyDraft], first: PartyDraft, other: PartyDraft) -> None:
    """Join two drafts under the longer name."""
    names = dict.fromkeys((first.name, other.name, *first.aliases, *other.aliases))
    first.name = max((first.name, other.name), key=len)
    first.aliases = [name for name in names if name != first.name]
    first.words |= other.words
    first.places.extend(other.places)
    drafts.remove(other)


def _shortens(short: Words, long: Words) -> bool:
    """Return True for the end of a longer name, and for its part before "of" ("Unity Movement of X")."""
    head = long[: long.index("of")] if "of" in long else long
    bare = head[:-1] if head[-1].lower() in ORGANIZATION_HEADS else ()
    return long[-len(short) :] == short or (len(short) > 1 and short == head) or short == bare


def _all_initials(words: Words) -> set[str]:
    """Return the initials of a name, with and without a state before it ("U.S. Immigration Service")."""
    return {_initials(words), _initials(words[1:] if words[0] in STATES else words)}


def _initials(words: Words) -> str:
    return "".join(word[0] for word in words if word.lower() not in _SMALL and word[0].isalpha()).upper()


def _add_if_acting(
    doc: Doc, drafts: list[PartyDraft], name: Name, acting_places: NameKind, quoted: Intervals
) -> None:
    """A state, place or people is a party only where it acts; a nationality used as an adjective never is."""
    heads = [doc[end - 1] for _, end in name.places if doc[end - 1].idx not in quoted]
    if acting_places == "state" and any(acts(head) or _owns_a_body(head) for head in heads):
        _new(drafts, name, "state")
    elif acting_places == "place" and any(
        head.dep_ in ("nsubj", "agent") and head.head.pos_ == "VERB" for head in heads
    ):
        _new(drafts, name, "other")
    elif acting_places == "nationality":
        places = [
            place for place in name.places if doc[place[1] - 1].dep_ not in ("amod", "compound", "nmod")
        ]
        if any(head.dep_ == "nsubj" and head.text.endswith("s") for head in heads):
            draft = _new(drafts, name, "other")
            draft.places, draft.plural = places, True


def _owns_a_body(head: Token) -> bool:
    """Return True for the owner of an office or a body: "Drevnia’s trade minister"."""
    owned = head.head.lemma_.lower()
    return head.dep_ == "poss" and (owned in STATE_OWNED or owned in ROLE_NOUNS or owned in GROUP_BODIES)


def _add_person(doc: Doc, drafts: list[PartyDraft], name: Name) -> None:
    persons = [draft for draft in drafts if draft.kind == "person"]
    whole = [draft for draft in persons if any(_part_of(name.words, words) for words in draft.words)]
    if not whole:
        whole = [
            draft for draft in persons if any(_two_spellings(name.words, words) for words in draft.words)
        ]
    if len(whole) == 1:
        _join(whole[0], name)
    elif not whole:
        _new(drafts, name, "person")
    else:
        _share_out(doc, drafts, whole, name)


def _part_of(short: Words, long: Words) -> bool:
    """Return True if a name is a piece of a longer one, middle initials left aside."""
    if len(short) >= len(long):
        return False
    if len(short) == 1:
        return short[0] in (long[0], long[-1]) or (len(long) > 2 and short[0] in long and len(short[0]) > 2)
    rest = iter(long)
    return all(word in rest for word in short)


def _two_spellings(first: Words, second: Words) -> bool:
    """One word of a full name spelt a letter apart, or the same letters cut into other words."""
    if min(len(first), len(second)) >= 2 and "".join(first).lower() == "".join(second).lower():
        return True
    if len(first) != len(second) or len(first) < 2:
        return False
    unlike = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    if len(unlike) != 1 or min(len(word) for word in unlike[0]) < 6:
        return False
    return SequenceMatcher(None, *unlike[0]).ratio() >= _SPELLING


def _share_out(doc: Doc, drafts: list[PartyDraft], whole: Sequence[PartyDraft], name: Name) -> None:
    """A surname two people share: each place goes to the one named last nearby, else stands apart."""
    left: list[tuple[int, int]] = []
    for place in name.places:
        paragraph = _paragraph_before(doc, place[0])
        near = [
            d
            for d in whole
            if any(paragraph <= start < place[0] for start, end in d.places if end - start > 1)
        ]
        gender = _title_gender(doc, place[0])
        fitting = [d for d in near if not gender or _gender_of(doc, d) in ("", gender)]
        if not fitting:
            fitting = _last_named(doc, whole, name, place[0])
        if len(fitting) == 1:
            fitting[0].places.append(place)
            if name.text not in fitting[0].aliases:
                fitting[0].aliases.append(name.text)
        else:
            left.append(place)
    if left:
        draft = _new(drafts, name, "person")
        draft.places = left


def _last_named(doc: Doc, whole: Sequence[PartyDraft], name: Name, before: int) -> list[PartyDraft]:
    """Return the bearer of a surname whom the text last named in full, if nobody else was named since.

    Somebody whom the text calls by the given name alone ("Elian") is not meant by the surname.
    """
    candidates = [draft for draft in whole if not _goes_by_given_name(draft, name)] or list(whole)
    last = {max((start for start, _ in d.places if start < before), default=-1): d for d in candidates}
    latest = max(last, default=-1)
    near = len(last) == 1 or latest >= _paragraphs_before(doc, before, _PARAGRAPHS_BACK)
    return [last[latest]] if latest >= 0 and near else []


def _goes_by_given_name(draft: PartyDraft, surname: Name) -> bool:
    """Return True if most mentions of a person have a name that does not end with the surname."""
    with_surname = sum(
        draft.counts.get(words, 0) for words in draft.words if words[-1:] == surname.words[-1:]
    )
    return with_surname * 2 < sum(draft.counts.values())


def _paragraphs_before(doc: Doc, i: int, number: int) -> int:
    for _ in range(number):
        i = max(0, _paragraph_before(doc, i))
    return i


def _paragraph_before(doc: Doc, i: int) -> int:
    breaks = 0
    while i > 0:
        i -= 1
        if doc[i].is_space and "\n" in doc[i].text:
            breaks += 1
            if breaks == 2:
                return i
    return 0


def _title_gender(doc: Doc, start: int) -> str:
    title = doc[start - 1].lower_.rstrip(".") if start else ""
    return "f" if title in FEMALE else "m" if title in MALE else ""


def _gender_of(doc: Doc, draft: PartyDraft) -> str:
    return next((g for g in (_title_gender(doc, start) for start, _ in draft.places) if g), "")


def _call_by_usual_name(draft: PartyDraft, names: Sequence[Name]) -> None:
    """The full name used most often; the longest may have caught a word of a headline."""
    full = [name for name in names if name.words in draft.words and len(name.words) > 1]
    if full:
        usual = max(full, key=lambda name: (len(name.places), len(name.words)))
        others = [alias for alias in (draft.name, *draft.aliases) if alias != usual.text]
        caught = {name.text for name in full if len(name.words) > len(usual.words) and len(name.places) == 1}
        draft.name, draft.aliases = usual.text, [alias for alias in others if alias not in caught]


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
_SENTENCES_BACK = 4
_FOR_AN_OFFICE = 0.4  # the subject of the sentence before
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
    said_at = {k: a for a in attributions for c in a.content for k in range(c.start, c.end)}
    late: list[tuple[Token, Attribution]] = []
    for token in doc:
        word = token.lower_
        if token.pos_ not in ("PRON", "DET") and token.tag_ not in ("PRP", "PRP$"):
            continue
        if token.idx in unread:
            continue
        if token.idx in inside_quotes:
            if word in _FIRST:
                said = said_at.get(token.idx)
                if said is not None and said.speaker is not None:
                    late.append((token, said))
            continue
        draft = _antecedent(doc, token, where, sentence, speakers)
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


def _antecedent(
    doc: Doc, token: Token, where: dict[int, PartyDraft], sentence: dict[int, int], speakers: set[int]
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
        if draft not in fitting:
            fitting.append(draft)
        score = (
            _prominence(doc[i], i in speakers) + _governs(doc[i], token) - 1.5 * back - 0.002 * (token.i - i)
        )
        if token.i in speakers and i in speakers:
            score += 1.0
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


def _agrees(word: str, draft: PartyDraft) -> bool:
    if word in _PERSON:
        return draft.kind == "person" and draft.gender in ("", _PERSON[word]) and not draft.plural
    if word in _THING:
        return draft.kind in ("organization", "body", "state") and not draft.plural
    return draft.plural or draft.kind == "organization"


def _prominence(token: Token, speaks: bool) -> float:
    score = 0.0
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


def _governs(candidate: Token, pronoun: Token) -> float:
    """The subject of the clause a pronoun depends on is nearer than the speaker of the whole sentence."""
    if candidate.dep_ not in SUBJECTS:
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
    if pronoun.dep_ == "poss" or pronoun.lower_.endswith("self") or pronoun.lower_.endswith("selves"):
        return False
    verb = pronoun.head if pronoun.dep_ != "pobj" else pronoun.head.head
    return candidate.head.i == verb.i
