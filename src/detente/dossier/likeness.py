"""The likeness of two names, and its reason: spelling, order of words, acronym, surname, a state left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import combinations
from typing import Final

from detente.dossier.slips import joined_letters, keys_of_slips, likeness_of_slip
from detente.dossier.spelling import plain_name
from detente.patterns import as_pattern
from detente.reading import state_words

SURNAME: Final = 0.6
"""The likeness of a surname and a whole name."""
_LEAST_LETTERS: Final = 3
_ALIKE: Final = 92
"""Least likeness of two words, of 100, for one to be a slip for the other."""
_ALIKE_ALONE: Final = 85
_LEAST_ALONE: Final = 6
"""The same for names of a single word that sound alike: no other word bears it out."""
_DOUBLED: Final = as_pattern(r"(.)\1+")
_LEAST_DOUBLED: Final = 5
_LEAST_SOUND: Final = 5
_SHORT_WORDS: Final = frozenset(
    ("of", "the", "for", "and", "in", "on", "de", "la", "du", "des", "al", "el", "bin", "von")
)
_ACRONYM: Final = as_pattern(r"[A-Z][A-Z.]{1,7}")
_DOTTED: Final = as_pattern(r"\b(?:[A-Z]\.){2,}")
_INDEFINITE: Final = as_pattern(r"(?:an?|some|many|other|two|three|four|five|several|both|all) ", re.I)
_ARTICLE: Final = as_pattern(r"(?:the|an?) ", re.I)
_ARABIC_ARTICLE: Final = as_pattern(r"\b(?:a[lnrstz]|ash|el)-(?=[A-Z])")
_DEFINITE: Final = as_pattern(r"(?:the|his|her|their|its) ", re.I)
_POSSESSIVE: Final = as_pattern(r"[’']s?(?=\s|$)")
_AFTER_HEAD: Final = as_pattern(r" (?:of|for|in|at|to|on|from|with|and) ")
# One sound written in several ways, as transliterations do.
_SOUNDS: Final = (
    ("sch", "sh"), ("tch", "ch"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("dh", "d"),
    ("zh", "j"), ("ck", "k"), ("q", "k"), ("c", "k"), ("x", "ks"), ("w", "v"), ("ou", "u"), ("oo", "u"),
    ("ee", "i"), ("ie", "i"), ("ei", "i"), ("ai", "e"), ("ay", "e"), ("y", "i"), ("z", "s"), ("dj", "j"),
    ("ch", "sh"),
)  # fmt: skip


def keys_of(name: str) -> Iterator[str]:
    """Yield keys of a name: two names that share none are not alike."""
    if not is_proper(name):
        return
    words = words_in(name)
    yield from keys_of_slips(name)
    for word in words:
        yield sound_of(word)[:5]
    if len(words) <= 2:
        yield f"-{sound_of(joined_letters(name))[:5]}"
    # Of names whose every word is common, two words together.
    for one, other in combinations(sorted(map(sound_of, words)), 2):
        yield f"{one} {other}"
    if is_acronym(name):
        yield f"={name.replace('.', '').casefold()}"
    elif len(words) > 1:
        yield f"={_initials(name)}"


def is_proper(name: str) -> bool:
    """Return True for a name with a capital, but for that of an article.

    Examples
    --------
    >>> is_proper("the Salt Board"), is_proper("The government")
    (True, False)
    >>> is_proper("al-Qaida")
    True
    """
    return any(word[:1].isupper() for word in _ARTICLE.sub("", _ARABIC_ARTICLE.sub("", name)).split())


def is_acronym(name: str) -> bool:
    """Return True for a name in capitals alone."""
    return _ACRONYM.fullmatch(name) is not None


@lru_cache(maxsize=100_000)
def words_in(name: str) -> tuple[str, ...]:
    """Return the words of a name that tell it from others.

    Examples
    --------
    >>> words_in("the U.S. Court of Appeals")
    ('us', 'court', 'appeals')
    """
    whole = _DOTTED.sub(lambda match: match[0].replace(".", ""), name).replace("United States", "US")
    capitals = {word.casefold() for word in re.findall(r"[A-Z]{2,}", whole)}
    return tuple(
        word
        for word in re.findall(r"[^\W_]+", plain_name(whole))
        if word not in _SHORT_WORDS and (len(word) >= _LEAST_LETTERS or word.isdigit() or word in capitals)
    )


@lru_cache(maxsize=100_000)
def sound_of(word: str) -> str:
    """Return a word as it sounds, in whatever way it is spelled in Latin letters.

    Examples
    --------
    >>> sound_of("khaled") == sound_of("haleed"), sound_of("qadhafi") == sound_of("qaddafi")
    (True, True)
    """
    sound = word
    for written, said in _SOUNDS:
        sound = sound.replace(written, said)
    sound = re.sub(r"(.)\1+", r"\1", sound)
    # Vowels are what transliterations differ in most; the first letter stays.
    return sound[:1] + re.sub(r"[aeiou]", "", sound[1:]) if len(sound) > _LEAST_LETTERS else sound


@lru_cache(maxsize=200_000)
def likeness(name: str, other: str, *, person: bool, loose: bool) -> tuple[float, str] | None:
    """Return how alike two names are, from 0 to 1, and why; None where they are not.

    Parameters
    ----------
    person
        Whether one of them names a person.
    loose
        Whether one of them names a loose group, or is not the whole name: a part of it tells nothing.

    Examples
    --------
    >>> likeness("Sam Rainsy", "Rainsy Sam", person=True, loose=False)
    (0.93, 'the same words in another order')
    >>> likeness("U.S. Supreme Court", "Supreme Court", person=False, loose=False)
    (0.9, 'the same name, with its state and without')
    >>> likeness("an FBI official", "a U.S. official", person=True, loose=False)
    """
    slip = likeness_of_slip(name, other)
    if slip is not None and not person:
        return slip
    words, others = words_in(name), words_in(other)
    if not words or not others or _numbers(words) != _numbers(others):
        return None
    if _INDEFINITE.match(name) or _INDEFINITE.match(other):
        return None
    if sorted(words) == sorted(others):
        if words != others:
            return 0.93, "the same words in another order"
        same = plain_name(name) == plain_name(other)
        return (0.95 if len(words) > 1 else 0.7), "the same name" if same else "nearly the same name"
    if person and (_describes(name) or _describes(other)):
        return None
    for short, long in ((name, other), (other, name)):
        letters = short.replace(".", "").casefold()
        if (
            is_acronym(short)
            and len(letters) >= _LEAST_LETTERS
            and letters == _initials(long)
            and " " in long
        ):
            return 0.85, f"{short} may stand for {long}"
    few, many = sorted((words, others), key=len)
    if not person and not loose and differ_in_a_state(few, many):
        return 0.9, "the same name, with its state and without"
    if len(words) > 1 and _spelled_alike(words, others):
        return 0.8, "names spelled alike"
    if not loose and len(words) == len(others) == 1 and _is_name_alone(name, other):
        return 0.55, "names spelled alike"
    if not person and {len(words), len(others)} == {1, 2} and _sound_the_same(name, other):
        return 0.55, "names spelled alike, in one word and in two"
    if person and len(few) == 1 < len(many) and _is_surname_of(few[0], name, other, loose=loose):
        return SURNAME, f"{few[0].title()} may be the surname"
    if len(few) > 1 and not loose and _head(name) == _head(other) and _is_part(few, many, apart=person):
        return 0.65, "one name is part of the other"
    return None


def _is_surname_of(surname: str, name: str, other: str, *, loose: bool) -> bool:
    long = max(name, other, key=lambda each: len(words_in(each)))
    last = words_in(long)[-1]
    return last == _head(long) and (surname == last or (not loose and _is_word_alone(surname, last)))


def _initials(name: str) -> str:
    whole = _POSSESSIVE.sub("", plain_name(name))
    words = [word for word in re.findall(r"[^\W_]+", whole) if word not in _SHORT_WORDS]
    return "".join(word[0] for word in words)


def _is_part(few: Sequence[str], many: Sequence[str], *, apart: bool) -> bool:
    """Return True if a name has all words of another; but for those of people they stand together."""
    if apart:
        return set(few) <= set(many)
    return any(tuple(few) == tuple(many[k : k + len(few)]) for k in range(len(many) - len(few) + 1))


def _describes(name: str) -> bool:
    """Return True for what describes a person and does not name one: "the ambassador", "Ana Roy's father"."""
    return bool(_DEFINITE.match(name)) or not name.split()[-1][:1].isupper()


def _head(name: str) -> str:
    """Return the word that says what a name names: "officials" of "officials of the port"."""
    return plain_name(_AFTER_HEAD.split(name, maxsplit=1)[0]).split(" ")[-1]


def _numbers(words: Iterable[str]) -> list[str]:
    return sorted(word for word in words if word.isdigit())


@cache
def _words_of_states() -> frozenset[str]:
    words = state_words()
    return frozenset(map(plain_name, (*words.names, *words.adjectives)))


def differ_in_a_state(few: Sequence[str], many: Sequence[str]) -> bool:
    """Return True if one of two names has the words of the other and, first, those of a state.

    Examples
    --------
    >>> differ_in_a_state(["salt", "board"], ["french", "salt", "board"])
    True
    """
    few, many = sorted((few, many), key=len)
    first = len(many) - len(few)
    return first > 0 and tuple(many[first:]) == tuple(few) and " ".join(many[:first]) in _words_of_states()


def _spelled_alike(words: Sequence[str], others: Sequence[str]) -> bool:
    """Return True if each word of one name is a spelling of a word of the other."""
    if len(words) != len(others):
        return False
    left = list(others)
    for word in words:
        match = next((each for each in left if _is_word(word, each)), None)
        if match is None:
            return False
        left.remove(match)
    return True


def _is_word(word: str, other: str) -> bool:
    if word == other:
        return True
    if len(word) <= _LEAST_LETTERS or len(other) <= _LEAST_LETTERS:
        return False
    sound, second = sound_of(word), sound_of(other)
    # One letter of Arabic is a G to some and a Q to others: "Gaddafi", "Qaddafi".
    if sound == second or (
        len(sound) >= _LEAST_LETTERS and sound.replace("g", "k") == second.replace("g", "k")
    ):
        return True
    return word[0] == other[0] and _alike(word, other) >= _ALIKE


def _is_word_alone(word: str, other: str) -> bool:
    """Return True for spellings of a word that nothing else bears out: of short words many sound alike."""
    least = min(len(word), len(other))
    return least >= _LEAST_ALONE and _is_word(word, other) and _alike(word, other) >= _ALIKE_ALONE


def _is_name_alone(name: str, other: str) -> bool:
    """Return True for spellings of a name of one word, with all that is written before it: "al-Qaida"."""
    word, second = joined_letters(name), joined_letters(other)
    if _is_word_alone(word, second):
        return True
    # A letter that is doubled in one spelling, and a sound that is long enough, tell it too.
    once, once_more = _DOUBLED.sub(r"\1", word), _DOUBLED.sub(r"\1", second)
    if once == once_more and len(once) >= _LEAST_DOUBLED:
        return True
    return _sound_the_same(name, other)


def _sound_the_same(name: str, other: str) -> bool:
    """Return True for names with one sound, long enough to be no chance, however many words they are."""
    word, second = joined_letters(name), joined_letters(other)
    sound = sound_of(word)
    return sound == sound_of(second) and len(sound) >= _LEAST_SOUND and word[0] == second[0]


def _alike(word: str, other: str) -> float:
    from rapidfuzz.distance import JaroWinkler

    return JaroWinkler.normalized_similarity(word, other) * 100
