"""Runs of capitalised words that may be names, without the titles and offices before them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from detente.reading.parties.dated_lines import is_of_a_date, opens_a_turn
from detente.reading.parties.headlines import is_telling
from detente.reading.parties.known_bodies import body_of
from detente.reading.parties.lexicon import (
    BODY_HEADS,
    KIN,
    NEAR_STATES,
    NEVER_NAMES,
    OFFICES_IN_NAMES,
    ORGANIZATION_HEADS,
    PARTICLES,
    PERSON_TITLES,
    ROLE_NOUNS,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

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
_CREEDS: Final = frozenset((
    "liberal", "social", "christian", "free", "progressive", "radical", "national", "democratic",
    "republican", "green", "agrarian", "catholic", "muslim", "independent",
))  # fmt: skip
_OF_A_CREED: Final = frozenset((
    "democrats", "liberals", "socialists", "conservatives", "radicals", "republicans", "nationalists",
    "unionists", "greens", "progressives", "centrists", "left", "alliance",
))  # fmt: skip
_JOINING = frozenset({"Without", "Against", "For", "Beyond", "Across", "Under"})
_OPPOSITION_AND_NAME = 2
_A_HYPHENATED_NAME: Final = 4
"""Words of a family's name and a given name, the hyphen counted."""
ARTICLES = frozenset({"the", "a", "an"})


def names_people_in(word: Token) -> bool:
    """Return True for the plural of people: "Carriers' Guild" is one name."""
    return word.lower_ in _PEOPLE or (word.lower_.endswith("s") and word.nbor().lower_ in ("'", "’"))


def bound_by_small_words(doc: Doc, read: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield names such as "Mothers Against War", whose small word has a capital too."""
    for token in doc[1:-1]:
        start, end = token.i - 1, token.i + 1
        if token.text not in _JOINING or not is_name_word(doc[start]) or not is_name_word(doc[end]):
            continue
        while start > 0 and not doc[start].is_sent_start and is_name_word(doc[start - 1]):
            start -= 1
        while end + 1 < len(doc) and is_name_word(doc[end + 1]) and not is_telling(doc[end + 1]):
            end += 1
        if doc[start].lower_ in ARTICLES:
            start += 1
        if all(read[start : end + 1]) and start < token.i:
            yield start, end + 1


ALWAYS_OFFICES: Final = frozenset({"adviser", "advisor", "spokesman", "spokeswoman"})
"""Words before a name that nobody's name and no organisation's has in it."""


def without_office(doc: Doc, piece: list[int]) -> list[int]:
    """Of "Mines Minister Joseph Banda" the name: the words up to an office are no part of it."""
    for k in range(len(piece) - 2, 0, -1):
        last = doc[piece[-1]]
        unlabelled = (
            k < len(piece) - 2
            and not last.ent_type_
            and not doc[piece[k + 1]].ent_type_
            and last.lower_ not in ORGANIZATION_HEADS | BODY_HEADS
        )
        two_words = k < len(piece) - 2 and last.lower_ not in ORGANIZATION_HEADS | BODY_HEADS
        sure = two_words and doc[piece[k]].lower_ in ALWAYS_OFFICES
        if doc[piece[k]].lower_ in OFFICES_IN_NAMES and (last.ent_type_ == "PERSON" or unlabelled or sure):
            return piece[k + 1 :]
    return piece


def is_title(doc: Doc, i: int, end: int) -> bool:
    """A title before a person's name; the words of an institution ("General Assembly") stay whole."""
    word = doc[i].lower_.rstrip(".")
    if (word not in PERSON_TITLES and word not in ROLE_NOUNS) or i + 1 >= end:
        return False
    if word in KIN and i + _A_HYPHENATED_NAME == end and doc[i + 2].text == "-":
        return False  # "Son Woo-mok" is of the family Son
    last = doc[end - 1].lower_
    return last not in ORGANIZATION_HEADS and last not in BODY_HEADS


def capital_runs(doc: Doc, read: Sequence[bool], known: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield the runs of capitalised words of the parts that are read.

    A word that opens a sentence begins one only if it names something, as the ``known`` surnames do.
    """
    run: list[int] = []
    for token in doc:
        inside = (
            read[token.i]
            and is_name_word(token)
            and not (run and is_telling(token))
            and not (
                token.is_sent_start and not run and token.text not in known and not _names_something(token)
            )
        )
        particle = bool(run) and (
            _hyphenated(doc, token.i)
            or _leads_to_a_surname(token)
            or (
                token.text in ("'", "’")
                and names_people_in(doc[token.i - 1])
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


def _leads_to_a_surname(token: Token) -> bool:
    """Return True for "von" and "der" in "Ursula von der Leyen"."""
    if token.lower_ not in PARTICLES:
        return False
    behind = next(
        (word for word in token.doc[token.i + 1 : token.i + 4] if word.lower_ not in PARTICLES), None
    )
    return behind is not None and is_name_word(behind)


def _run_without_titles(doc: Doc, run: list[int]) -> Iterator[tuple[int, int]]:
    run = without_office(doc, run)
    if len(run) > _OPPOSITION_AND_NAME and leads_the_opposition(doc, run[0] + 1):
        run = run[1:]
    while run and (
        is_title(doc, run[0], run[-1] + 1)
        or doc[run[0]].lower_ in ARTICLES
        or doc[run[0]].lower_ in NEVER_NAMES
        or is_of_a_date(doc, run[0])
        or opens_a_turn(doc, run[0])
        or (doc[run[0]].ent_type_ == "NORP" and not names_its_creed(doc, run[0]))
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


def names_its_creed(doc: Doc, i: int) -> bool:
    """Return True at the first word of "Liberal Democrats", which is of no people."""
    if i < 0 or i + 1 >= len(doc) or doc[i].is_sent_start:
        return False
    return (
        doc[i].text.capitalize() == doc[i].text
        and doc[i].lower_ in _CREEDS
        and (is_name_word(doc[i + 1]) and doc[i + 1].lower_ in _OF_A_CREED)
    )


def leads_the_opposition(doc: Doc, start: int) -> bool:
    """Return True for a place behind "Leader of the Opposition"."""
    return doc[max(0, start - 4) : start].text.lower() == "leader of the opposition"


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
    if is_acronym(first.text) and is_acronym(last.text):
        return i == dash and not first.whitespace_ and not doc[dash].whitespace_
    person = last.ent_type_ == "PERSON" or first.ent_type_ == "PERSON"
    return not first.whitespace_ and not doc[dash].whitespace_ and person and last.is_alpha


def _names_something(token: Token) -> bool:
    if body_of((token.text,)) is not None:
        return True
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
