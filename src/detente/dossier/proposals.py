"""Parties that may be one, proposed to a person and never joined by themselves.

Only parties that share a key are compared: a word of their names as it sounds, or an acronym. Words that
many names have are no key, so that the work grows with the number of parties and not with its square.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Final

from detente.dossier.judgements import PartyNamed
from detente.dossier.spelling import plain_name
from detente.reading import Party

_MOST_OF_A_KEY: Final = 24
"""Parties of one key at most: a word that more names have tells nobody apart."""
_LEAST_LETTERS: Final = 3
_ALIKE: Final = 84
"""Least likeness of two words, of 100, for one to be a spelling of the other."""
_SHORT_WORDS: Final = frozenset(
    ("of", "the", "for", "and", "in", "on", "de", "la", "du", "des", "al", "el", "bin", "von")
)
_ACRONYM: Final = re.compile(r"[A-Z][A-Z.]{1,7}")
# One sound written in several ways, as transliterations do.
_SOUNDS: Final = (
    ("sch", "sh"), ("tch", "ch"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("dh", "d"),
    ("zh", "j"), ("ck", "k"), ("q", "k"), ("c", "k"), ("x", "ks"), ("w", "v"), ("ou", "u"), ("oo", "u"),
    ("ee", "i"), ("ie", "i"), ("ei", "i"), ("ai", "e"), ("ay", "e"), ("y", "i"), ("z", "s"), ("dj", "j"),
    ("ch", "sh"),
)  # fmt: skip


@dataclass(frozen=True)
class Proposal:
    """Two parties of a dossier that may be one.

    Attributes
    ----------
    likeness
        Between 0 and 1: the nearer to 1, the likelier they are one.
    why
        The reason, in words.
    one_in, other_in
        The reports that name it, where other parties have the same name; none where nobody else has it.
    """

    one: Party
    other: Party
    likeness: float
    why: str

    one_in: frozenset[str] = frozenset()
    other_in: frozenset[str] = frozenset()

    @property
    def named(self) -> frozenset[PartyNamed]:
        """The parties as a judgement names them."""
        return frozenset((PartyNamed(self.one.name, self.one_in), PartyNamed(self.other.name, self.other_in)))


def propose_merges(
    parties: Sequence[Party], judged: Collection[frozenset[PartyNamed]] = ()
) -> list[Proposal]:
    """Propose pairs of parties that may be one, the likeliest first.

    Parameters
    ----------
    judged
        Pairs that a person judged already.

    Examples
    --------
    >>> one = Party(id="a", name="Sam Rainsy", kind="person")
    >>> other = Party(id="b", name="Rainsy Sam", kind="person")
    >>> [each.why for each in propose_merges([one, other])]
    ['the same words in another order']
    """
    proposals = []
    times = Counter(plain_name(party.name) for party in parties)
    first = {plain_name(party.name): party.id for party in reversed(parties)}
    for one, other in _near(parties):
        name = plain_name(one.name)
        # Many of one name are each held against the first, and not against each other.
        if not _of_one_kind(one, other) or (name == plain_name(other.name) and one.id != first[name]):
            continue
        best = max(_likenesses(one, other), default=None)
        if best is None:
            continue
        proposal = Proposal(one, other, *best, _reports_of(one, times), _reports_of(other, times))
        if len(proposal.named) > 1 and not _told_apart(one, other, best[0]):
            proposals.append(proposal)
    by_name = _judged_by_name(judged)
    unjudged = (each for each in proposals if not _is_judged(each, judged, by_name))
    return sorted(unjudged, key=lambda each: (-each.likeness, each.one.id, each.other.id))


def _judged_by_name(judged: Iterable[frozenset[PartyNamed]]) -> dict[str, set[str]]:
    """Return the names that a person judged beside each name, wherever they are named."""
    by_name: dict[str, set[str]] = {}
    for pair in judged:
        if len(pair) == 2 and not any(each.reports for each in pair):
            one, other = (each.name for each in pair)
            by_name.setdefault(one, set()).add(other)
            by_name.setdefault(other, set()).add(one)
    return by_name


def _is_judged(
    proposal: Proposal, judged: Collection[frozenset[PartyNamed]], by_name: Mapping[str, set[str]]
) -> bool:
    """Return True if a person judged the two: by the names they have now, or by others that are theirs."""
    if proposal.named in judged:
        return True
    others = {plain_name(name) for name in (proposal.other.name, *proposal.other.aliases)}
    return any(
        not others.isdisjoint(by_name.get(plain_name(name), ()))
        for name in (proposal.one.name, *proposal.one.aliases)
    )


def _reports_of(party: Party, times: Mapping[str, int]) -> frozenset[str]:
    """Return the reports that name a party, where another one has its name too."""
    if times[plain_name(party.name)] < 2:
        return frozenset()
    return frozenset(words.report for words in party.mentions)


def _near(parties: Sequence[Party]) -> Iterator[tuple[Party, Party]]:
    """Yield the pairs of parties that share a key, each once."""
    keys: defaultdict[str, set[int]] = defaultdict(set)
    for number, party in enumerate(parties):
        for name in (party.name, *party.aliases):
            for key in _keys(name):
                keys[key].add(number)
    pairs = {
        pair
        for numbers in keys.values()
        if 1 < len(numbers) <= _MOST_OF_A_KEY
        for pair in combinations(sorted(numbers), 2)
    }
    yield from ((parties[one], parties[other]) for one, other in sorted(pairs))


def _keys(name: str) -> Iterator[str]:
    if not _is_proper(name):
        return
    words = _words(name)
    for word in words:
        yield sound_of(word)[:5]
    # Of names whose every word is common, two words together.
    for one, other in combinations(sorted(map(sound_of, words)), 2):
        yield f"{one} {other}"
    if _ACRONYM.fullmatch(name):
        yield f"={name.replace('.', '').casefold()}"
    elif len(words) > 1:
        yield f"={_initials(name)}"


def _is_proper(name: str) -> bool:
    return any(word[:1].isupper() for word in name.split())


@lru_cache(maxsize=100_000)
def _words(name: str) -> tuple[str, ...]:
    return tuple(
        word
        for word in re.findall(r"[^\W_]+", plain_name(name))
        if word not in _SHORT_WORDS and (len(word) >= _LEAST_LETTERS or word.isdigit())
    )


def _initials(name: str) -> str:
    words = [word for word in re.findall(r"[^\W_]+", plain_name(name)) if word not in _SHORT_WORDS]
    return "".join(word[0] for word in words)


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


def _of_one_kind(one: Party, other: Party) -> bool:
    kinds = {one.kind, other.kind} - {"other"}
    return len(kinds) <= 1 or kinds <= {"organization", "body"}


def _likenesses(one: Party, other: Party) -> Iterator[tuple[float, str]]:
    """Yield how alike two names of the parties are, and why, for each pair of names that tells of it.

    A surname is an alias of many: two whole names are compared with each other, and not by it.
    """
    person = "person" in (one.kind, other.kind)
    whole = len(_words(one.name)) > 1 and len(_words(other.name)) > 1
    for name in _telling_names(one, whole=whole, person=person):
        for second in _telling_names(other, whole=whole, person=person):
            likeness = _likeness(name, second, person=person)
            if likeness is not None:
                yield likeness


def _telling_names(party: Party, *, whole: bool, person: bool) -> Iterator[str]:
    if _is_proper(party.name):
        yield party.name
    if person and whole:
        return
    for alias in party.aliases:
        if _is_proper(alias) and (len(_words(alias)) > 1 or _ACRONYM.fullmatch(alias)):
            yield alias


@lru_cache(maxsize=200_000)
def _likeness(name: str, other: str, *, person: bool) -> tuple[float, str] | None:
    words, others = _words(name), _words(other)
    if not words or not others or _numbers(words) != _numbers(others):
        return None
    if sorted(words) == sorted(others):
        if words == others:
            return (0.95 if len(words) > 1 else 0.7), "nearly the same name"
        return 0.93, "the same words in another order"
    for short, long in ((name, other), (other, name)):
        if _ACRONYM.fullmatch(short) and short.replace(".", "").casefold() == _initials(long) and " " in long:
            return 0.85, f"{short} may stand for {long}"
    if _spelled_alike(words, others):
        return (0.8 if len(words) > 1 else 0.55), "names spelled alike"
    few, many = sorted((words, others), key=len)
    if person and len(few) == 1 and len(many) > 1 and _is_word(few[0], many[-1]):
        return 0.6, f"{few[0].title()} may be the surname"
    if len(few) > 1 and _spelled_alike(few, many, part=True):
        return 0.65, "one name is part of the other"
    return None


def _numbers(words: Iterable[str]) -> list[str]:
    return sorted(word for word in words if word.isdigit())


def _spelled_alike(words: Sequence[str], others: Sequence[str], *, part: bool = False) -> bool:
    """Return True if each word of one name is a spelling of a word of the other."""
    if len(words) != len(others) and not part:
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
    from rapidfuzz.distance import JaroWinkler

    if sound_of(word) == sound_of(other):
        return True
    return word[0] == other[0] and JaroWinkler.normalized_similarity(word, other) * 100 >= _ALIKE + 8


def _told_apart(one: Party, other: Party, likeness: float) -> bool:
    """Return True if one report names both, which it would hardly do under names so little alike."""
    both = {words.report for words in one.mentions} & {words.report for words in other.mentions}
    return bool(both) and likeness < 0.8
