"""The names in a text, each once with its places, after a vote over the whole text on its bounds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from detente.reading.intervals import Intervals
from detente.reading.lexica import state_words
from detente.reading.parties.capital_runs import (
    ALWAYS_OFFICES,
    ARTICLES,
    bound_by_small_words,
    capital_runs,
    is_acronym,
    is_name_word,
    is_title,
    leads_the_opposition,
    names_its_creed,
    names_people_in,
    without_office,
)
from detente.reading.parties.dated_lines import is_of_a_date, opens_a_turn
from detente.reading.parties.headlines import in_headlines, is_telling, people_in_headlines
from detente.reading.parties.known_bodies import body_of, names_of_bodies
from detente.reading.parties.lexicon import (
    BODY_HEADS,
    GROUP_NOUNS,
    NEAR_STATES,
    NEVER_NAMES,
    OFFICES_IN_NAMES,
    ORGANIZATION_HEADS,
    PARTICLES,
    REALMS,
    ROLE_NOUNS,
    STATES,
)
from detente.reading.parties.ministries import is_attribute, ministries_in
from detente.reading.parties.named_by_a_day import bodies_named_by_a_day
from detente.sources import Evidence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_JOINING = frozenset({"for", "from", "with", "against", "at", "by"})
"""Words that are in no name of a person."""
_NAMING = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW"})
_POSSESSIVES = frozenset({"’s", "'s", "’", "'", "‘s"})
_CUTTING = frozenset({*'()[],;:“”"/—–'})
_TAKING_PART = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "pobj", "conj", "poss"})
_LONGEST_PERSON = 4  # words
_ABSTRACT = (
    "tion", "sion", "ment", "ness", "ity", "al", "age", "ance", "ence", "ing", "ism", "ship", "ery", "ure",
    "acy", "ency", "ancy", "ies",
)  # fmt: skip
_HONORIFICS = frozenset({"mr", "mrs", "ms", "dr", "sir"})
_FUNCTION = frozenset({"ADP", "SCONJ", "CCONJ", "DET", "PRON", "AUX"})

Words = tuple[str, ...]


@dataclass(slots=True)
class Name:
    """One name as it is written: its words, the labels it was given, and its token ranges."""

    words: Words
    labels: Counter[str] = field(default_factory=Counter)
    places: list[tuple[int, int]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The name as one line."""
        return _written(self.words)


def find_names(doc: Doc, furniture: Sequence[Evidence]) -> tuple[Name, ...]:
    """Find the names of a text and all their places.

    The recogniser of a small pipeline cuts unfamiliar names differently from line to line. Its findings and
    the runs of capitalised words are therefore only proposals; each run is one name where it is ever proposed
    whole, and the text is then read again for the longest known name at every place. A headline of capitals
    proposes nothing.
    """
    unread = Intervals(furniture)
    read = [token.idx not in unread for token in doc]
    proposals: dict[Words, Counter[str]] = {}
    headlines = in_headlines(doc)
    people = list(people_in_headlines(doc, headlines))
    surnames = frozenset(doc[end - 1].text for _, end in people)
    below = [read[k] and not headlines[k] for k in range(len(doc))]
    for start, end, label in (*((*place, "PERSON") for place in people), *_proposals(doc, below, surnames)):
        last = _without_title_behind(doc, start, end)
        proposals.setdefault(_words(doc, start, last), Counter())[label] += 1
    for words in [w for w in proposals if len(w) > 1 and w[1] == "Local" and is_acronym(w[0])]:
        # "Workers in CRANE Local 375": a branch by its number, of the union that goes by those letters.
        proposals.setdefault(words[:1], Counter()).update(proposals.pop(words))
    for words in [w for w in proposals if _stray_first_word(w, proposals)]:
        proposals[words[1:]] += proposals.pop(words)
    names = {words: Name(words, labels) for words, labels in proposals.items()}
    for words, labels in [*proposals.items()]:
        for other in _with_particle(words):
            names.setdefault(other, Name(other, Counter(labels)))
    for surname in _surnames_in_headlines(doc, headlines, proposals):
        names.setdefault(surname, Name(surname, Counter({"PERSON": 1})))
    by_first: dict[str, list[Words]] = {}
    for words in names:
        by_first.setdefault(words[0], []).append(words)
    for known in by_first.values():
        known.sort(key=len, reverse=True)
    i = 0
    while i < len(doc):
        place = _known_name_at(doc, i, by_first, read)
        if place is None:
            i += 1
            continue
        names[_words(doc, i, place)].places.append((i, place))
        i = place
    return tuple(name for name in names.values() if name.places)


def _without_title_behind(doc: Doc, start: int, end: int) -> int:
    """Return where a name ends that the recogniser lets run on: "the Velland Council of Mr"."""
    last = end
    while last - 1 > start and doc[last - 1].lower_.rstrip(".") in _HONORIFICS:
        last -= 1
    while last < end and last - 1 > start and doc[last - 1].pos_ == "ADP":
        last -= 1
    return last


def _surnames_in_headlines(
    doc: Doc, headlines: Sequence[bool], proposals: dict[Words, Counter[str]]
) -> Iterator[Words]:
    """Yield the surnames that a headline has alone, of people whom the report names in full."""
    above = {token.text for token in doc if headlines[token.i] and is_name_word(token)}
    for words, labels in proposals.items():
        if 1 < len(words) <= _LONGEST_PERSON and labels["PERSON"] and words[-1] in above:
            yield words[-1:]


def _with_particle(words: Words) -> Iterator[Words]:
    """Yield the surname of "Jan van der Berg" as it stands alone, and either case of its first particle."""
    first = next((k for k, word in enumerate(words[:-1]) if word.lower() in PARTICLES and word != "'"), None)
    if first is not None and first <= 2:
        surname = words[first:]
        yield (surname[0].lower(), *surname[1:])
        yield (surname[0].capitalize(), *surname[1:])


def _stray_first_word(words: Words, proposals: dict[Words, Counter[str]]) -> bool:
    """A longer name seen once, whose rest is a whole name seen oftener, has caught a word of its sentence."""
    if len(words) < 3 or words[1].lower() in PARTICLES or "-" in words[1:3]:
        return False  # "Hans Meyer-Lang" may go by "Meyer-Lang".
    rest = proposals.get(words[1:], Counter())
    return proposals[words].total() == 1 and rest.total() >= 2


def _known_name_at(doc: Doc, i: int, by_first: dict[str, list[Words]], read: Sequence[bool]) -> int | None:
    if not read[i]:
        return None
    for words in by_first.get(_plain(doc[i].text), ()):
        end = i + len(words)
        if end > len(doc) or _words(doc, i, end) != words:
            continue
        if len(words) == 1 and doc[i].pos_ not in ("PROPN", "NOUN", "ADJ", "X") and not doc[i].ent_type_:
            continue
        if len(words) == 1 and _within_longer_name(doc, i):
            continue
        if _is_a_seat(doc, end):
            continue
        return end
    return None


def _is_office_of_a_state(doc: Doc, start: int, end: int) -> bool:
    """Return True for "Cambodian PM": an office, and nobody's name."""
    owner = doc[start : end - 1].text
    return doc[end - 1].lower_ in OFFICES_IN_NAMES and owner in (
        state_words().adjectives.keys() | state_words().names.keys()
    )


def _is_a_seat(doc: Doc, end: int) -> bool:
    """Return True for a place in front of "-based": "Halmark-based parties" are not Halmark."""
    return end + 1 < len(doc) and doc[end].text == "-" and doc[end + 1].lower_ in ("based", "born")


def _within_longer_name(doc: Doc, i: int) -> bool:
    """A lone known word inside somebody else's name ("Clinton" in "Clinton Township") is no mention of it."""
    after = doc[i + 1] if i + 1 < len(doc) else None
    return (
        after is not None
        and after.ent_iob_ == "I"
        and after.ent_type_ in ("FAC", "LOC", "EVENT", "WORK_OF_ART", "LAW")
        and is_name_word(after)
    )


def _proposals(doc: Doc, read: Sequence[bool], known: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    for start, end in names_of_bodies(doc):
        if all(read[start:end]):
            yield start, end, "ORG"
    for start, end in chain(bound_by_small_words(doc, read), bodies_named_by_a_day(doc, read)):
        yield start, end, "ORG"
    surnames = known | {word.text for entity in doc.ents if entity.label_ == "PERSON" for word in entity[1:]}
    labels = {word.text for word in doc[:-1] if word.text in surnames and word.nbor().text == ":"}
    ministries = ministries_in(doc)
    runs = list(capital_runs(doc, read, known | labels))
    whole = Counter(_words(doc, start, end) for start, end in runs)
    run_at = {k: run for run in runs for k in range(*run)}
    covered: set[int] = set()
    for entity in doc.ents:
        if entity.label_ not in _NAMING or not all(read[entity.start : entity.end]):
            continue
        covered.update(range(entity.start, entity.end))
        for start, end in _pieces(doc, entity.start, entity.end, surnames):
            if _is_office_of_a_state(doc, start, end) or (
                doc[start:end].text in ministries and is_attribute(doc, end)
            ):
                continue
            run = run_at.get(start)
            if (
                run is not None
                and end <= run[1]
                and entity.label_ in ("PERSON", "WORK_OF_ART", "PRODUCT", "ORG", "GPE")
                and run != (start, end)
            ):
                start, end = _extended(doc, (start, end), run, whole)
            label = "PERSON" if leads_the_opposition(doc, start) else entity.label_
            if entity.start < start < end - 1 and doc[start - 1].lower_ in ALWAYS_OFFICES:
                label = "PERSON"
            if label in ("PERSON", "ORG", "GPE") and doc[start:end].text in state_words().adjectives:
                label = "NORP"  # "Sri Lankan" is nobody
            if label == "NORP" and names_its_creed(doc, start - 1):
                start, label = start - 1, "ORG"
            yield *_whole(doc, start, end), label
    for start, end in runs:
        if any(k in covered for k in range(start, end)):
            continue
        if doc[start].lower_ in REALMS and end + 1 < len(doc) and doc[end].lower_ == "of":
            end = next((last for first, last in runs if first == end + 1), end)
        if (
            end - start >= 2
            or is_acronym(doc[start].text)
            or doc[start].text in STATES
            or _is_known(doc[start])
        ):
            yield start, end, ""
        elif (
            doc[start].text in surnames
            or doc[start].text.title() in surnames
            or _heads_a_turn(doc, start, end)
        ):
            yield start, end, "PERSON"
        elif doc[start].tag_ == "NNPS" and doc[start].dep_ in _TAKING_PART:
            yield start, end, "NORP"
        elif _is_somebody(doc[start]):
            yield start, end, ""


def _is_somebody(word: Token) -> bool:
    """Return True for a strange name that does something: "Brodnia closed the border"."""
    return (
        word.tag_ == "NNP"
        and word.dep_ == "nsubj"
        and word.head.pos_ == "VERB"
        and (word.text.istitle() or is_camel_case(word.text))
        # "Approval", "Passage": what begins a sentence with a capital need be no name.
        and not (word.is_sent_start and word.lower_.endswith(_ABSTRACT))
        and word.lower_ not in ROLE_NOUNS | BODY_HEADS | ORGANIZATION_HEADS | GROUP_NOUNS | NEVER_NAMES
    )


def is_camel_case(word: str) -> bool:
    """Return True for a made-up name with a capital inside: "VellSA", "SaltMark"."""
    return word.isalpha() and word[:1].isupper() and word[1:2].islower() and not word[1:].islower()


def _is_known(word: Token) -> bool:
    """Return True for a body or a capital that has its name in any report: "Daesh", "Kyiv"."""
    if word.pos_ != "PROPN":
        return False
    return body_of((_plain(word.text),)) is not None or word.text in state_words().seats


def _heads_a_turn(doc: Doc, start: int, end: int) -> bool:
    """Return True for a name in brackets that heads a paragraph: "(Ortega) We will sign"."""
    if (
        not start
        or end >= len(doc)
        or doc[start - 1].text not in ("(", "[")
        or doc[end].text not in (")", "]")
    ):
        return False
    return start == 1 or doc[start - 2].is_space or doc[start - 2].text in (")", "]")


def _whole(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Take in what people own by a plural: "Cane Growers" and "' Chamber of San Tadeo" are one name."""
    if end + 1 < len(doc) and doc[end].text in ("'", "’") and names_people_in(doc[end - 1]):
        behind = end + 1
        while behind < len(doc) and (is_name_word(doc[behind]) or doc[behind].lower_ == "of"):
            behind += 1
        while behind > end + 1 and not is_name_word(doc[behind - 1]):
            behind -= 1
        if behind > end + 1:
            return start, behind
    return start, end


def _extended(
    doc: Doc, entity: tuple[int, int], run: tuple[int, int], whole: Counter[Words]
) -> tuple[int, int]:
    """The run around an entity where that looks like one person's name cut short, else the entity itself."""
    start, end = run
    if all(doc[k].text == "-" or is_acronym(doc[k].text) for k in range(start, end)):
        return run  # "VRO-DPN"
    if entity[1] < end and doc[entity[1]].lower_ in PARTICLES:
        return run  # "Ursula" of "Ursula von der Leyen"
    label = doc[entity[0]].ent_type_
    if label in ("ORG", "GPE") and whole[_words(doc, start, end)] < 2:
        return entity
    others = [doc[k] for k in range(start, end) if not entity[0] <= k < entity[1]]
    strange = any(t.ent_type_ in ("NORP", "GPE", "ORG", "DATE", "LOC") and label == "PERSON" for t in others)
    return entity if end - start > 5 or strange else run


def _pieces(doc: Doc, start: int, end: int, surnames: AbstractSet[str]) -> Iterator[tuple[int, int]]:
    """An entity without article, titles and possessive; cut at a line, a mark, or an owner's name."""
    piece: list[int] = []
    for i in range(start, end):
        owner = doc[i].lower_ in _POSSESSIVES and start < i < end - 2 and not names_people_in(doc[i - 1])
        tells = i > start and (is_telling(doc[i]) or (doc[i].is_lower and doc[i].tag_ in ("VBD", "VBZ")))
        # "Called from Orvik for Roy's release" names a town and a person.
        joins = doc[i].lower_ in _JOINING and i + 1 < end and doc[i + 1].text in surnames
        if doc[i].is_space or doc[i].text in _CUTTING or owner or tells or joins:
            yield from _trimmed(doc, piece)
            piece = []
        else:
            piece.append(i)
    yield from _trimmed(doc, piece)


def _trimmed(doc: Doc, piece: list[int]) -> Iterator[tuple[int, int]]:
    def bare(i: int) -> bool:
        return not is_name_word(doc[i]) or doc[i].lower_ in _POSSESSIVES or doc[i].lower_ in ARTICLES

    while piece and (
        bare(piece[0])
        or is_of_a_date(doc, piece[0])
        or opens_a_turn(doc, piece[0])
        or is_title(doc, piece[0], piece[-1] + 1)
        or (doc[piece[0]].lower_ in NEAR_STATES and len(piece) > 1)
        or (len(piece) > 1 and leads_the_opposition(doc, piece[0] + 1))
    ):
        piece.pop(0)
    piece = without_office(doc, piece)
    while len(piece) > 1 and doc[piece[0]].is_sent_start and doc[piece[0]].pos_ in _FUNCTION:
        piece.pop(0)
    while piece and bare(piece[-1]):
        piece.pop()
    if piece and not (len(piece) == 1 and _names_nobody(doc, piece[0])):
        yield piece[0], piece[-1] + 1


def _names_nobody(doc: Doc, i: int) -> bool:
    """Return True for an initial, a day, and what "Head of State" is head of."""
    state = doc[i].text == "State"
    of_state = state and i > 1 and doc[i - 1].lower_ == "of" and is_name_word(doc[i - 2])
    # "State aid", "State institutions"
    attribute = state and i + 1 < len(doc) and doc[i + 1].tag_ in ("NN", "NNS") and doc[i + 1].is_lower
    return len(doc[i].text) == 1 or doc[i].lower_ in NEVER_NAMES or of_state or attribute


def _words(doc: Doc, start: int, end: int) -> Words:
    return tuple(_plain(token.text) for token in doc[start:end])


def _plain(word: str) -> str:
    return word.replace("’", "'").replace("‘", "'")


def _written(words: Words) -> str:
    line = ""
    for word in words:
        joined = word.startswith("'") or word in ("-", "/", ".", ",") or line.endswith(("-", "/"))
        line += word if joined or not line else f" {word}"
    return line
