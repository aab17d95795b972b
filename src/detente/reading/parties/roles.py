"""The titles and offices a text gives a named person, and the party they are held in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from detente.reading.findings import Role
from detente.reading.parsed import passage
from detente.reading.parties.capital_runs import leads_the_opposition
from detente.reading.parties.drafts import PartyDraft
from detente.reading.parties.lexicon import FALLEN, FEMALE, KIN, MALE, PERSON_TITLES, ROLE_NOUNS
from detente.reading.parties.placed import Placed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Words

_HONORIFICS = frozenset({"mr", "mrs", "ms", "sir", "madam", "madame", "samdech"})
_SHORTEST_OFFICE, _LONGEST_OFFICE = 4, 12
"""In words, with the comma behind: "head of state,"."""
_BEFORE_A_ROLE = frozenset({"a", "an", "the", "one", "another", "his", "her", "its", "their"})
_OF_STATE = frozenset({"secretary", "undersecretary", "minister", "commissioner", "director"})
_STOPS = frozenset({",", ";", ":", "—", "–", "(", ")", "“", "”", '"', "."})
_INSIDE = frozenset({"of", "for", "with", "from", "in", "at", "to", "the", "’s", "'s", "’", "'", "-", "and"})


def find_roles(doc: Doc, person: PartyDraft) -> list[tuple[int, int]]:
    """Return the token ranges of the titles and offices beside a person's name.

    Before the name ("Prime Minister X", "the opposition leader X"), after it between commas ("X, a former
    lawmaker"), before it between commas ("another analyst, X,", "the head of the union, X,") and said of it
    ("X is the head of").
    """
    roles: list[tuple[int, int]] = []
    for named_at, end in person.places:
        start = named_at
        while start and doc[start - 1].lower_.rstrip(".") in _HONORIFICS:
            start -= 1  # "the Prime Minister of Velland, Mr. Berg, said"
        roles.extend(_before(doc, named_at))
        roles.extend(_before(doc, start) if start < named_at else ())
        roles.extend(_of_an_owner_before(doc, start, end))
        roles.extend(_after(doc, end))
        roles.extend(_said_of(doc[end - 1]))
    # A repeated title counts once, at its first place.
    first = {" ".join(doc[s:e].text.lower().split()): (s, e) for s, e in reversed(roles)}
    return sorted(first.values())


def add_roles(doc: Doc, drafts: Sequence[PartyDraft]) -> None:
    """Give named persons the roles the text gives them; ``of`` is a party’s place among the drafts."""
    places = [str(k) for k in range(len(drafts))]
    placed = Placed(drafts)
    for k, draft in enumerate(drafts):
        if draft.kind == "person" and draft.named:
            draft.roles = [
                role_of(doc, place, placed, places, k)
                for place in find_roles(doc, draft)
                if not names_another(place, placed, drafts, k)
            ]
            words = {word.lower() for role in draft.roles for word in role.title.split()}
            if not draft.gender:
                draft.gender = "f" if words & FEMALE else "m" if words & MALE else ""


def names_another(place: tuple[int, int], placed: Placed, drafts: Sequence[PartyDraft], own: int) -> bool:
    """Return True for an office with its holder behind: in "before he met X, President Y left" it is Y's."""
    return any(
        k != own and drafts[k].kind == "person" and drafts[k].named for k in placed.ending_at(place[1])
    )


def role_of(doc: Doc, place: tuple[int, int], placed: Placed, ids: Sequence[str], own: int) -> Role:
    """Return the role at a token range, with the party named in it or owning it."""
    start, end = place
    owner = _owner_at(doc, start - 1) if start else None
    # "The party's secretary": the article is of the owner, and no word of the office.
    of_an_owner = any(token.tag_ == "POS" for token in doc[start:end])
    first = start - 1 if start and of_an_owner and doc[start - 1].lower_ == "the" else start
    owners = (
        placed.outermost(first, end, own)
        if owner is None
        else [*placed.outermost(first, end, own), *placed.ending_at(owner)]
    )
    of = max((k for k in owners if k != own), default=None)
    words = doc[start:end]
    return Role(
        title=" ".join(words.text.split()),
        of=None if of is None else ids[of],
        span=passage(doc, words.start_char, words.end_char),
    )


def _owner_at(doc: Doc, i: int) -> int | None:
    """Return where the words of an owner end that a possessive or a pronoun at a place speaks of."""
    if doc[i].lower_ in ("'s", "’s", "’"):
        return i
    if doc[i].text == ")" and i > 1 and doc[i - 2].text == "(":
        return i - 2  # "the Communist Party (CP) leader X"
    return i + 1 if doc[i].tag_ == "PRP$" else None


def title_head(title: str) -> str:
    """Return the word of a title that says what its holder is.

    Examples
    --------
    >>> title_head("Prime Minister"), title_head("secretary of the union"), title_head("the mayor's aide")
    ('minister', 'secretary', 'aide')
    """
    words = title.lower().split()
    end = next(
        (k for k in range(1, len(words)) if words[k] in ("of", "for", "at", "in", "with", "to")), len(words)
    )
    return words[end - 1] if words else ""


def is_role(token: Token) -> bool:
    """Return True if a noun names an office or a part somebody plays."""
    return (
        token.lower_ in ROLE_NOUNS
        or token.lemma_.lower() in ROLE_NOUNS | KIN
        or token.lower_.rstrip(".") in PERSON_TITLES
    )


def _before(doc: Doc, start: int) -> list[tuple[int, int]]:
    if not start:
        return []
    if (
        doc[start - 1].text == ","
        and start >= 2
        and doc[start].pos_ != "PRON"  # "the country needs another president, he said"
        and is_role(doc[start - 2])
        # One office, not "the rebels, X said".
        and (doc[start - 2].tag_ in ("NN", "NNP") or _is_a_general_secretary(doc, start - 2))
    ):
        first = _leftmost(doc, start - 2)
        if doc[first].tag_ == "PRP$":
            first += 1
        owned = any(doc[k].tag_ == "POS" for k in range(first, start - 2)) or (
            first > 0
            and (
                doc[first - 1].dep_ == "det"
                or doc[first - 1].tag_ == "WP$"  # "the union, whose leader, X, said"
                or _owner_at(doc, first - 1) is not None
            )
        )
        return [(first, start - 1)] if owned and not _is_of_a_body(doc[start - 2]) else []
    if doc[start].pos_ == "PRON":
        return []  # "as president he would end it"
    last = doc[start - 1]
    if leads_the_opposition(doc, start):
        return [(start - 4, start)]
    if _is_of_state(doc, start):
        return [(_leftmost(doc, start - 3), start)]
    if not is_role(last) or last.lower_.rstrip(".") in _HONORIFICS or last.pos_ == "VERB":
        return []
    return [(_leftmost(doc, start - 1), start)]


def _is_a_general_secretary(doc: Doc, last: int) -> bool:
    """Return True at the last word of "secretary-general"."""
    return last > 1 and doc[last].lower_ == "general" and doc[last - 1].text == "-" and is_role(doc[last - 2])


def _is_of_state(doc: Doc, start: int) -> bool:
    """Return True for "Secretary of State" and "Minister of Works" right before a name."""
    return (
        start >= _SHORTEST_OFFICE - 1
        and doc[start - 2].lower_ == "of"
        and doc[start - 1].text[:1].isupper()
        and doc[start - 3].text[:1].isupper()
        and doc[start - 3].lower_ in _OF_STATE
    )


def _is_of_a_body(noun: Token) -> bool:
    """Return True for a head that is no office: "patted them on the head", but not "the union's head"."""
    return noun.lower_ == "head" and not any(
        child.dep_ in ("poss", "compound", "nmod") or child.lower_ == "of" for child in noun.children
    )


def _of_an_owner_before(doc: Doc, start: int, end: int) -> list[tuple[int, int]]:
    """The office in "the spokesman of the union, Ana Roy, said"."""
    closed = end < len(doc) and doc[end].text in (",", ".", ";")
    if start < _SHORTEST_OFFICE or not closed or doc[start - 1].text != ",":
        return []
    first = start - 1
    while first > 0 and start - first <= _LONGEST_OFFICE and _is_of_a_noun_phrase(doc[first - 1]):
        first -= 1
    for k in range(first, start - 2):
        if is_role(doc[k]) and doc[k].tag_ in ("NN", "NNP") and doc[k + 1].lower_ in ("of", "for", "at"):
            return [(_leftmost(doc, k), start - 1)]
    return []


def _is_of_a_noun_phrase(token: Token) -> bool:
    plain = token.pos_ in ("NOUN", "PROPN", "ADJ", "DET", "NUM") or token.tag_ == "POS"
    return not token.is_space and (plain or token.lower_ in ("of", "for", "at", "in", "and", "-"))


def _leftmost(doc: Doc, i: int) -> int:
    """The first word of the noun phrase that ends in a role, its article left out."""
    first = i
    while first > 0 and first > i - 8:
        token = doc[first - 1]
        owner = token.lower_ in ("'s", "’s", "-") and first - 1 > 0
        if token.sent.start != doc[i].sent.start and token.is_punct:
            break
        fallen = (token.tag_ == "VBN" and token.dep_ == "amod") or token.lower_ in FALLEN
        if owner or fallen or (token.pos_ in ("ADJ", "NOUN", "PROPN") and not token.is_space):
            first -= 1
            continue
        break
    while first < i and (doc[first].is_punct or doc[first].lower_ in ("'s", "’s", "another", "other")):
        first += 1
    return first


def _after(doc: Doc, end: int) -> list[tuple[int, int]]:
    """Roles in an apposition, each of several joined by "and" apart."""
    if end + 1 < len(doc) and doc[end].text == "(":
        # "(D-N.M.)" says where somebody is from; the office stands behind it.
        close = next((k for k in range(end, min(len(doc), end + 8)) if doc[k].text == ")"), -1)
        if close > 0 and not any(is_role(token) for token in doc[end:close]):
            end = close + 1
    if end + 1 >= len(doc) or doc[end].text not in (",", "("):
        return []
    first = end + 1
    if doc[first].lower_ == "who" or doc[first].lower_.rstrip(".") in _HONORIFICS:
        return []
    while first < len(doc) and doc[first].lower_ in _BEFORE_A_ROLE:
        first += 1
    roles: list[tuple[int, int]] = []
    start, role = first, False
    for i in range(first, min(len(doc), first + 16)):
        token = doc[i]
        closes = (
            token.text in _STOPS
            or token.lower_ in ("who", "which", "that", "--")
            or (token.pos_ in ("VERB", "AUX") and not _tells_which(token))
            or token.is_space
        )
        if closes and token.pos_ == "AUX" and _is_subject_of(doc[start:i], token):
            break  # "X, the team member was quoted as saying": a clause of its own
        joins = token.lower_ == "and"
        if closes or joins:
            if role:
                roles.append((start, i))
            if closes or not role:
                break
            start, role = i + 1, False
            if start < len(doc) and doc[start].lower_ in ("a", "an", "the"):
                start += 1
            continue
        if (
            token.lower_ in _INSIDE
            or token.pos_ in ("NOUN", "PROPN", "ADJ", "ADV", "DET", "PRON", "NUM", "X")
            or token.is_punct
            or _tells_which(token)
        ):
            role = role or (is_role(token) and token.tag_ in ("NN", "NNP"))
            continue
        if role:
            roles.append((start, i))
        break
    roles = [(s, e - 1 if doc[e - 1].lower_ in ("'s", "’s", "’") else e) for s, e in roles]
    return [(s, e) for s, e in roles if doc[s].pos_ not in ("VERB", "PRON") and e > s]


def _tells_which(token: Token) -> bool:
    """Return True for "banned" in "leader of the banned party"."""
    return token.tag_ == "VBN" and token.dep_ == "amod" and token.head.i > token.i


def _is_subject_of(words: Words, verb: Token) -> bool:
    """Return True for words whose head is the subject of the verb behind them."""
    subjects = (word for word in words if word.dep_ in ("nsubj", "nsubjpass"))
    return any(word.head.i in (verb.i, verb.head.i) and is_role(word) for word in subjects)


def _said_of(head: Token) -> list[tuple[int, int]]:
    verb = head.head
    if head.dep_ != "nsubj" or verb.lemma_ not in ("be", "become", "remain"):
        return []
    if any(child.tag_ == "MD" for child in verb.children):
        return []  # whoever "will be the nominee" is not yet
    for child in verb.children:
        if child.dep_ == "attr" and is_role(child) and child.i > verb.i:
            start, end = child.left_edge.i, child.i + 1
            for right in child.rights:
                if right.dep_ == "prep" and right.lower_ in ("of", "for", "in", "at") and right.i == end:
                    end = right.right_edge.i + 1
            while start < child.i and head.doc[start].dep_ == "det":
                start += 1
            return [(start, end)] if end - start <= 8 else []
    return []
