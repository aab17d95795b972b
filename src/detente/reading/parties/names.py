"""The names in a text, each once with its places, after a vote over the whole text on its bounds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from detente.reading.intervals import Intervals
from detente.reading.parties.headlines import in_headlines, is_telling
from detente.reading.parties.lexicon import (
    BODY_HEADS,
    NEAR_STATES,
    NEVER_NAMES,
    OFFICES_IN_NAMES,
    ORGANIZATION_HEADS,
    PARTICLES,
    PERSON_TITLES,
    REALMS,
    ROLE_NOUNS,
    STATES,
)
from detente.sources import Evidence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NAMING = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW"})
_POSSESSIVES = frozenset({"’s", "'s", "’", "'", "‘s"})
_CUTTING = frozenset({*'()[],;:“”"/—–'})
# "People’s Party" is one name, "Okello’s Harvest Party" is two.
_PEOPLE = frozenset(
    {"people", "peoples", "workers", "worker", "farmers", "women", "men", "children", "king", "queen"}
    | {
        "world",
        "nation",
        "teachers",
        "soldiers",
        "citizens",
        "students",
        "peasants",
        "fighters",
        "mothers",
        "veterans",
    }
    | {"writers", "players"}
)
_TAKING_PART = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "pobj", "conj", "poss"})
_FUNCTION = frozenset({"ADP", "SCONJ", "CCONJ", "DET", "PRON", "AUX"})
_ARTICLES = frozenset({"the", "a", "an"})

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
    for start, end, label in _proposals(doc, [read[k] and not headlines[k] for k in range(len(doc))]):
        proposals.setdefault(_words(doc, start, end), Counter())[label] += 1
    for words in [w for w in proposals if _stray_first_word(w, proposals)]:
        proposals[words[1:]] += proposals.pop(words)
    names = {words: Name(words, labels) for words, labels in proposals.items()}
    for words, labels in [*proposals.items()]:
        for other in _with_particle(words):
            names.setdefault(other, Name(other, Counter(labels)))
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


def _with_particle(words: Words) -> Iterator[Words]:
    """Yield the surname of "Jan van der Berg" as it stands alone, and either case of its first particle."""
    first = next((k for k, word in enumerate(words[:-1]) if word.lower() in PARTICLES and word != "'"), None)
    if first is not None and first <= 2:
        surname = words[first:]
        yield (surname[0].lower(), *surname[1:])
        yield (surname[0].capitalize(), *surname[1:])


def _stray_first_word(words: Words, proposals: dict[Words, Counter[str]]) -> bool:
    """A longer name seen once, whose rest is a whole name seen oftener, has caught a word of its sentence."""
    rest = proposals.get(words[1:], Counter())
    return len(words) >= 3 and proposals[words].total() == 1 and rest.total() >= 2


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
        return end
    return None


def _within_longer_name(doc: Doc, i: int) -> bool:
    """A lone known word inside somebody else's name ("Clinton" in "Clinton Township") is no mention of it."""
    after = doc[i + 1] if i + 1 < len(doc) else None
    return (
        after is not None
        and after.ent_iob_ == "I"
        and after.ent_type_ in ("FAC", "LOC", "EVENT", "WORK_OF_ART", "LAW")
        and is_name_word(after)
    )


def _proposals(doc: Doc, read: Sequence[bool]) -> Iterator[tuple[int, int, str]]:
    runs = list(_capital_runs(doc, read))
    whole = Counter(_words(doc, start, end) for start, end in runs)
    run_at = {k: run for run in runs for k in range(*run)}
    covered: set[int] = set()
    for entity in doc.ents:
        if entity.label_ not in _NAMING or not all(read[entity.start : entity.end]):
            continue
        covered.update(range(entity.start, entity.end))
        for start, end in _pieces(doc, entity.start, entity.end):
            run = run_at.get(start)
            if (
                run is not None
                and end <= run[1]
                and entity.label_ in ("PERSON", "WORK_OF_ART", "PRODUCT", "ORG", "GPE")
                and run != (start, end)
            ):
                start, end = _extended(doc, (start, end), run, whole)
            yield *_whole(doc, start, end), entity.label_
    surnames = {word.text for entity in doc.ents if entity.label_ == "PERSON" for word in entity[1:]}
    for start, end in runs:
        if any(k in covered for k in range(start, end)):
            continue
        if doc[start].lower_ in REALMS and end + 1 < len(doc) and doc[end].lower_ == "of":
            end = next((last for first, last in runs if first == end + 1), end)
        if end - start >= 2 or is_acronym(doc[start].text) or doc[start].text in STATES:
            yield start, end, ""
        elif (
            doc[start].text in surnames
            or doc[start].text.title() in surnames
            or _heads_a_turn(doc, start, end)
        ):
            yield start, end, "PERSON"
        elif doc[start].tag_ == "NNPS" and doc[start].dep_ in _TAKING_PART:
            yield start, end, "NORP"


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
    if end + 1 < len(doc) and doc[end].text in ("'", "’") and _names_people(doc[end - 1]):
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
    label = doc[entity[0]].ent_type_
    if label in ("ORG", "GPE") and whole[_words(doc, start, end)] < 2:
        return entity
    others = [doc[k] for k in range(start, end) if not entity[0] <= k < entity[1]]
    strange = any(t.ent_type_ in ("NORP", "GPE", "ORG", "DATE", "LOC") and label == "PERSON" for t in others)
    return entity if end - start > 5 or strange else run


def _pieces(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """An entity without article, titles and possessive; cut at a line, a mark, or an owner's name."""
    piece: list[int] = []
    for i in range(start, end):
        owner = doc[i].lower_ in _POSSESSIVES and start < i < end - 2 and not _names_people(doc[i - 1])
        if doc[i].is_space or doc[i].text in _CUTTING or owner or (i > start and is_telling(doc[i])):
            yield from _trimmed(doc, piece)
            piece = []
        else:
            piece.append(i)
    yield from _trimmed(doc, piece)


def _names_people(word: Token) -> bool:
    """Return True for the plural of people: "Carriers' Guild" is one name."""
    return word.lower_ in _PEOPLE or (word.lower_.endswith("s") and word.nbor().lower_ in ("'", "’"))


def _trimmed(doc: Doc, piece: list[int]) -> Iterator[tuple[int, int]]:
    def bare(i: int) -> bool:
        return not is_name_word(doc[i]) or doc[i].lower_ in _POSSESSIVES or doc[i].lower_ in _ARTICLES

    while piece and (
        bare(piece[0])
        or _is_title(doc, piece[0], piece[-1] + 1)
        or (doc[piece[0]].lower_ in NEAR_STATES and len(piece) > 1)
    ):
        piece.pop(0)
    piece = _without_office(doc, piece)
    while len(piece) > 1 and doc[piece[0]].is_sent_start and doc[piece[0]].pos_ in _FUNCTION:
        piece.pop(0)
    while piece and bare(piece[-1]):
        piece.pop()
    initial_or_day = len(piece) == 1 and (len(doc[piece[0]].text) == 1 or doc[piece[0]].lower_ in NEVER_NAMES)
    if piece and not initial_or_day:
        yield piece[0], piece[-1] + 1


def _without_office(doc: Doc, piece: list[int]) -> list[int]:
    """Of "Mines Minister Joseph Banda" the name: the words up to an office are no part of it."""
    for k in range(len(piece) - 2, 0, -1):
        last = doc[piece[-1]]
        unlabelled = (
            k < len(piece) - 2
            and not last.ent_type_
            and not doc[piece[k + 1]].ent_type_
            and last.lower_ not in ORGANIZATION_HEADS | BODY_HEADS
        )
        if doc[piece[k]].lower_ in OFFICES_IN_NAMES and (last.ent_type_ == "PERSON" or unlabelled):
            return piece[k + 1 :]
    return piece


def _is_title(doc: Doc, i: int, end: int) -> bool:
    """A title before a person's name; the words of an institution ("General Assembly") stay whole."""
    word = doc[i].lower_.rstrip(".")
    if (word not in PERSON_TITLES and word not in ROLE_NOUNS) or i + 1 >= end:
        return False
    last = doc[end - 1].lower_
    return last not in ORGANIZATION_HEADS and last not in BODY_HEADS


def _capital_runs(doc: Doc, read: Sequence[bool]) -> Iterator[tuple[int, int]]:
    run: list[int] = []
    for token in doc:
        inside = (
            read[token.i]
            and is_name_word(token)
            and not (run and is_telling(token))
            and not (token.is_sent_start and not run and not _names_something(token))
        )
        particle = bool(run) and (
            _hyphenated(doc, token.i)
            or (
                (token.lower_ in PARTICLES or (token.text in ("'", "’") and _names_people(doc[token.i - 1])))
                and token.i + 1 < len(doc)
                and is_name_word(doc[token.i + 1])
            )
        )
        if inside or particle:
            run.append(token.i)
            continue
        yield from _run_without_titles(doc, run)
        run = []
    yield from _run_without_titles(doc, run)


def _run_without_titles(doc: Doc, run: list[int]) -> Iterator[tuple[int, int]]:
    run = _without_office(doc, run)
    while run and (
        _is_title(doc, run[0], run[-1] + 1)
        or doc[run[0]].lower_ in _ARTICLES
        or doc[run[0]].lower_ in NEVER_NAMES
        or doc[run[0]].ent_type_ == "NORP"
        or doc[run[0]].lower_ in NEAR_STATES
    ):
        run.pop(0)
    while run and (
        doc[run[-1]].lower_ in PARTICLES
        or (doc[run[-1]].lower_ in NEVER_NAMES and not _is_surname(doc[run[-1]], len(run)))
    ):
        run.pop()
    if run:
        yield run[0], run[-1] + 1


def _is_surname(month: Token, length: int) -> bool:
    """Return True for the last word of "Theresa May rejected it", which is no month there."""
    named = any(child.dep_ == "compound" and child.pos_ == "PROPN" for child in month.lefts)
    return length == 2 and named and month.dep_ in ("nsubj", "nsubjpass") and month.pos_ == "PROPN"


def _hyphenated(doc: Doc, i: int) -> bool:
    """Return True for the hyphen and the small letters in "Kang Do-yul"."""
    dash = i if doc[i].text == "-" else i - 1
    if not 0 < dash < len(doc) - 1 or doc[dash].text != "-":
        return False
    first, last = doc[dash - 1], doc[dash + 1]
    person = last.ent_type_ == "PERSON" or first.ent_type_ == "PERSON"
    return not first.whitespace_ and not doc[dash].whitespace_ and person and last.is_alpha


def _names_something(token: Token) -> bool:
    if token.pos_ == "PROPN" or token.ent_type_ in ("PERSON", "ORG", "GPE", "WORK_OF_ART"):
        return True
    if token.is_upper and len(token) > 1 and token.i + 1 < len(token.doc) and token.nbor().text == ":":
        return True
    # A sentence that begins with a short word and another capital ("So Rida said") may begin inside a name.
    return (
        token.i + 1 < len(token.doc) and token.nbor().pos_ == "PROPN" and token.pos_ in ("NOUN", "X", "INTJ")
    )


def is_name_word(token: Token) -> bool:
    """A capitalised word that may stand in a name; "n’t" and figures may not."""
    text = token.text
    return (
        text[:1].isupper() and any(sign.isalpha() for sign in text) and "http" not in text and "@" not in text
    )


def is_acronym(word: str) -> bool:
    """Two to seven capitals, as ``UN`` or ``U.N.``.

    Examples
    --------
    >>> is_acronym("CNRP"), is_acronym("U.N."), is_acronym("Party")
    (True, True, False)
    """
    letters = word.replace(".", "").replace("-", "")
    return 2 <= len(letters) <= 7 and letters.isalpha() and letters.isupper()


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
