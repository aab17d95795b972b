"""Names looked up by their words find whom a comparison of each with each finds."""

from __future__ import annotations

from random import Random

from detente.reading.parties.named_bodies import NamedBodies
from detente.reading.parties.named_persons import NamedPersons, part_of, two_spellings

GIVEN = ("Ana", "Andrea", "Andreas", "Anatole", "Bo", "Jong-un", "Jong", "un", "M.", "van", "der", "Kim")
FAMILY = (
    "Kovalenko",
    "Kovalenka",
    "Kovalenkov",
    "Kowalenko",
    "Krantz",
    "Kranz",
    "Roy",
    "Kim",
    "Núñez",
    "Nunez",
)


def some_name(random: Random) -> tuple[str, ...]:
    words = [random.choice(GIVEN) for _ in range(random.randint(0, 2))]
    family = random.choice(FAMILY)
    if random.random() < 0.3:
        k = random.randrange(len(family))
        family = family[:k] + random.choice("aeiorst") + family[k + random.randint(0, 1) :]
    return (*words, family)


def test_persons_are_those_that_comparing_all_names_gives() -> None:
    random, known = Random(7), NamedPersons()
    names: list[tuple[int, tuple[str, ...]]] = []
    shared = 0
    for bearer in range(600):
        name = some_name(random)
        whole = {k for k, long in names if part_of(name, long)}
        whole = whole or {k for k, other in names if two_spellings(name, other)}
        assert known.bearers(name) == sorted(whole)
        shared += len(whole) > 0
        known.add(bearer, name)
        names.append((bearer, name))
    assert shared > 200  # the names are alike enough to show something


def test_a_long_word_a_letter_apart_is_looked_up_by_three_of_its_letters() -> None:
    random = Random(11)
    for _ in range(3000):
        word = "".join(random.choice("abcd") for _ in range(random.randint(6, 30)))
        k = random.randrange(len(word))
        other = word[:k] + random.choice(("", "e", "ee")) + word[k + random.randint(0, 2) :]
        known = NamedPersons()
        known.add(0, ("Ana", word))
        if other:
            assert known.bearers(("Ana", other)) == [0] * two_spellings(("Ana", other), ("Ana", word))


HEADS = ("Union", "Front", "Party", "Movement", "Council")


def is_meant(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Return True for an end of a longer name, its part before "of", with or without head, or initials."""
    if short == long or (len(short) == 1 and short[0] == "".join(word[0] for word in long if word != "of")):
        return True
    head = long[: long.index("of")] if "of" in long else long
    bare = head[:-1] if head[-1] in HEADS else ()
    ends = len(short) < len(long) and long[-len(short) :] == short
    return ends or (len(short) < len(long) and short in ((head,) if len(short) > 1 else ())) or short == bare


def test_bodies_are_those_that_comparing_all_names_gives() -> None:
    random = Random(5)
    known, names = NamedBodies(), []
    for number in range(500):
        words = [random.choice(("Salt", "Dock", "Port", "Mine")) for _ in range(random.randint(1, 2))]
        name = (*words, random.choice(HEADS), *random.choice(((), ("of", "Orvik"), ("of", "Tarn"))))
        kind = random.random()
        if kind < 0.2:
            name = ("".join(word[0] for word in name if word != "of"),)
        elif kind < 0.5:
            k = random.randrange(len(name))
            name = name[k:] if name[k] != "of" else name[k + 1 :]
        meant = next((k for k, long in names if is_meant(name, long)), None)
        assert known.meant_by(name) == meant
        known.add(number, name)
        names.append((number, name))
