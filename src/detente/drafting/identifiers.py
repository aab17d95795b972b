"""Ids for parties and options: short readable words that an expression can name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping

from detente.names import most_used_acronym
from detente.patterns import as_pattern
from detente.reading import Party, word_table

_DETERMINERS = frozenset(
    {"a", "an", "the", "its", "his", "her", "their", "our", "this", "these", "all", "any"}
)
_PREPOSITIONS = frozenset(
    {"of", "on", "in", "at", "to", "for", "from", "with", "by", "into", "over", "against", "about", "between"}
)
_PARTICLES = frozenset({"out", "up", "off", "down", "away", "back", "on", "in", "over"})
_WITH_OVER = frozenset({"turn", "hand", "take", "carry"})
_OWN_DETERMINERS = frozenset(
    {
        "both",
        "all",
        "some",
        "two",
        "three",
        "four",
        "several",
        "many",
        "most",
        "its",
        "their",
        "his",
        "her",
        "our",
        "neither",
    }
)
_DESCRIBING = frozenset(
    {"states", "kingdom", "cross", "authorities", "troops"}.union(
        *(word_table("party_words.yaml")[key].split() for key in ("body_heads", "organization_heads"))
    )
)
_MOST_WORDS_OF_A_PARTY = 3
_INITIALS = as_pattern(r"\b(?:[A-Z]\.){2,}")


def party_ids(parties: Iterable[Party]) -> dict[str, str]:
    """Return an id for each party, by its id in the table: an acronym where it has one.

    Examples
    --------
    >>> salt = Party(id="p1", name="Salt Party", kind="organization", aliases=("SP",))
    >>> party_ids([salt, Party(id="p2", name="the Dockers’ Union", kind="organization")])
    {'p1': 'SP', 'p2': 'DOCKERS_UNION'}
    >>> party_ids([Party(id="p3", name="ILA-PWU", kind="organization")])
    {'p3': 'ILA_PWU'}
    """
    ids: dict[str, str] = {}
    for party in parties:
        ids[party.id] = untaken(_party_base(party), set(ids.values()))
    return ids


def _party_base(party: Party) -> str:
    acronym = _acronym(party)
    if acronym is not None:
        # "AFL-CIO", "M&S": an expression has no such signs in a name.
        plain = re.sub(r"\W+", "_", acronym)
        return f"P_{plain}" if plain[0].isdigit() else plain
    words = [w for w in _plain_words(party.name) if w.casefold() not in ("the", "of", "and", "s", "a")]
    base = "_".join(words[:_MOST_WORDS_OF_A_PARTY]).upper() or "PARTY"
    return f"P_{base}" if base[0].isdigit() else base


def _acronym(party: Party) -> str | None:
    """Return an acronym of a party; that of a party in power is not its government's."""
    names = (party.name,) if party.kind in ("body", "state") else (party.name, *party.aliases)
    return most_used_acronym(names, (mention.quote for mention in party.mentions))


def option_ids(acts: Iterable[str]) -> tuple[str, ...]:
    """Return an id for each act of one party: its verb and object, with more words only to tell two apart.

    Examples
    --------
    >>> option_ids(["Lift the ban on the CNRP", "Release Kem Sokha", "Pull out of the zone", "Withdraw"])
    ('lift_ban', 'release_sokha', 'pull_out', 'withdraw')
    >>> option_ids(["Open talks with the union", "Open talks with the port"])
    ('open_talks', 'open_talks_port')
    """
    taken: list[str] = []
    for act in acts:
        words = _plain_words(act)
        verb, rest = _verb_and_rest(words)
        inside = _head_of_object(rest)
        if not inside and verb[:1] in (["Go"], ["Stay"]):  # "Go on strike", "Go to the talks"
            inside = _head_of_object(rest[1:]) or _head_of_object(rest[2:])
        base = "_".join([*verb, *inside]).lower() or "act"
        if base in taken:
            known = set(base.split("_"))
            little = _DETERMINERS | _PREPOSITIONS | _PARTICLES
            last = [w.lower() for w in rest if w.casefold() not in little and w.lower() not in known]
            base = "_".join([base, *last[-1:]])
        if base[0].isdigit():
            base = f"act_{base}"
        taken.append(untaken(base, taken))
    return tuple(taken)


def object_of(act: str) -> str | None:
    """Return the noun that an act is about, where it is no name.

    Examples
    --------
    >>> object_of("Raise the night pay"), object_of("Release Kem Sokha"), object_of("Withdraw")
    ('pay', None, None)
    """
    head = _head_of_object(_verb_and_rest(_plain_words(act))[1])
    return head[0] if head and head[0].islower() else None


def _verb_and_rest(words: list[str]) -> tuple[list[str], list[str]]:
    """Split an infinitive into its verb with a particle, and what follows."""
    verb, rest = words[:1], words[1:]
    particle = rest[0].casefold() if rest else ""
    # "Give up the fight", "carry on"; but "strike | over pay".
    phrasal = len(rest) == 1 or particle not in _PREPOSITIONS or verb[0].casefold() in _WITH_OVER
    if particle in _PARTICLES and phrasal:
        verb, rest = [*verb, rest[0]], rest[1:]
    return verb, rest


def _head_of_object(words: list[str]) -> list[str]:
    """Return the last word of the verb's object; of a name before other words, the name's last."""
    inside: list[str] = []
    for word in words:
        if word.casefold() in _PREPOSITIONS:
            break
        if word.casefold() not in _DETERMINERS | _PARTICLES:
            inside.append(word)
    return inside[-1:]


def _plain_words(text: str) -> list[str]:
    """Return the words of a text in ASCII letters and digits, without possessive endings.

    Examples
    --------
    >>> _plain_words("the U.S. government’s")
    ['the', 'US', 'government']
    """
    text = re.sub(r"[’'](s\b)?", "", text)
    text = _INITIALS.sub(lambda match: match[0].replace(".", ""), text)
    text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.findall(r"[A-Za-z0-9]+", text)


def untaken(base: str, taken: Collection[str]) -> str:
    """Return the name, with a number behind it if it is taken.

    Examples
    --------
    >>> untaken("talk", ["talk"])
    'talk_2'
    """
    name, number = base, 2
    while name in taken:
        name, number = f"{base}_{number}", number + 1
    return name


def _takes_the(party: Party, name: str) -> bool:
    """Return True for a name of an office or body that is a description: "the Supreme Court"."""
    head = re.split(r" (?:of|for|on|in) ", name)[0].split()[-1].casefold()
    return party.kind != "person" and " " in name and head in _DESCRIBING and not name.isupper()


def short_names(parties: Iterable[Party], ids: Mapping[str, str]) -> dict[str, str]:
    """Return the shortest readable name of each party: its acronym, or its name.

    Examples
    --------
    >>> short_names([Party(id="g", name="a government", kind="other")], {"g": "GOVERNMENT"})
    {'g': 'the government'}
    """
    names = {}
    for party in parties:
        bare = re.sub(r"^(?:the|an?) ", "", party.name, flags=re.IGNORECASE)
        first, _, rest = bare.partition(" ")
        if first.casefold() in _OWN_DETERMINERS and rest:
            spelled = f"{first.lower()} {rest}"
        else:
            spelled = bare if bare[:1].isupper() and not _takes_the(party, bare) else f"the {bare}"
        names[party.id] = ids[party.id] if _acronym(party) else spelled
    return names
