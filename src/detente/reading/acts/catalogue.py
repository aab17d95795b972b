"""The catalogue of acts: the moves that recur in disputes, with their words and a plain label.

The entries are data, in ``lexica/acts.yaml``. Matching needs lemmas only, no parse.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any, Final, Literal

from detente.patterns import as_pattern
from detente.reading.acts.pattern_table import PatternTable
from detente.reading.lexica import word_table, words_of

Option = Literal["doing", "ending", "once"]
Undoer = Literal["imposer", "controller", "doer", "nobody"]
Office = Literal["", "government", "parliament", "court", "prosecutor"]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CatalogueEntry:
    """A move that recurs in disputes. The act and its ending are one entry, with two signs.

    Attributes
    ----------
    topic
        The heading that it stands under in the reference page.
    label, ending_label
        Plain infinitives with slots: ``{with}`` is left out, with the preposition before it, when nothing
        fills it; ``{object|the prisoners}`` says what stands there where the words around name such a thing.
    bare, ending_bare
        The labels where nothing fills a slot, if the rest of the others is no English; "" if they then say
        nothing.
    kind, ending_kind
        PLOVER types.
    option
        The choice that stands open: "doing" it, for as long as it is kept up (a strike); "ending" it, where
        it is a measure in force against somebody (a ban); or doing it "once" (to sign).
    undone_by
        Whoever can end it: the party that imposed it, that controls it now, or that does it; or nobody.
    by
        The office that alone can do and end it; "" where any party can.
    both_sides
        True if it needs both sides.
    reversible
        False if it cannot be taken back within a dispute.
    standing
        Statuses of a party that say that this act is in force against it.
    harm
        True if it hurts another side, so that to announce it is a threat.
    verbs, nouns
        The patterns that speak of it, a line each.
    ends, end_nouns
        Those that speak of its ending.
    examples
        Sentences that speak of it (``+``), of its ending (``-``), or of something else (``0``).
    """

    id: str
    topic: str
    label: str
    ending_label: str
    kind: str
    ending_kind: str
    option: Option = "once"
    undone_by: Undoer = "doer"
    by: Office = ""
    both_sides: bool = False
    reversible: bool = True
    standing: tuple[str, ...] = ()
    harm: bool = False
    verbs: str = ""
    nouns: str = ""
    ends: str = ""
    end_nouns: str = ""
    bare: str | None = None
    ending_bare: str | None = None
    examples: tuple[tuple[str, str], ...] = ()

    def __repr__(self) -> str:
        return f"<CatalogueEntry {self.id}>"


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that words were read as; ``sign`` is False where they speak of its ending.

    ``words`` are the lemmas beside the predicate that name the act by themselves ("ban" in "lift the ban"):
    they are no filling for a slot of the label.
    """

    entry: CatalogueEntry
    sign: bool
    words: tuple[str, ...] = ()


@cache
def catalogue() -> Mapping[str, CatalogueEntry]:
    """Return the entries by id, read once.

    Examples
    --------
    >>> catalogue()["ban"].ending_label
    'Lift the ban on {object}'
    """
    entries: dict[str, CatalogueEntry] = {}
    topic = ""
    for act in _table()["acts"]:
        topic = act.get("topic", topic)
        entries[act["id"]] = _entry({**act, "topic": topic})
    return MappingProxyType(entries)


@cache
def entry_of(id_: str | None) -> CatalogueEntry | None:
    """Return the entry of an id, None if it is None or not in the catalogue.

    Examples
    --------
    >>> entry_of("ban"), entry_of(None)
    (<CatalogueEntry ban>, None)
    """
    return None if id_ is None else catalogue().get(id_)


def names_the_ending(entry: CatalogueEntry, label: str, predicate: str, words: Sequence[str]) -> bool:
    """Return True if the words of a mention name the ending of an entry's act, and not the act itself.

    Examples
    --------
    >>> strike = catalogue()["strike"]
    >>> names_the_ending(strike, "Call off the strike", "call off", ["call off", "strike"])
    True
    >>> names_the_ending(strike, "Strike over pay", "strike", ["strike", "pay"])
    False
    """
    sign = _sign_as(entry.id, predicate, tuple(words))
    if sign is not None:
        return not sign
    first = label.split()[:1]
    return first == entry.ending_label.split()[:1] != entry.label.split()[:1]


@lru_cache(maxsize=8192)
def _sign_as(entry: str, predicate: str, words: tuple[str, ...]) -> bool | None:
    """Return the sign that words have as the act of an entry; None if they name another, or none."""
    others = [word for word in words if word not in predicate.split()]
    for noun in (False, True):
        match = match_act(predicate, others, noun=noun)
        if match is not None and match.entry.id == entry:
            return match.sign
    return None


@cache
def entry_against(status: str) -> CatalogueEntry | None:
    """Return the entry of the act that is in force against a party of a status, None if there is none.

    Examples
    --------
    >>> entry_against("imprisoned"), entry_against("killed")
    (<CatalogueEntry arrest>, None)
    """
    return next((entry for entry in catalogue().values() if status in entry.standing), None)


def other_slots(name: str) -> list[str]:
    """Return the words that may fill a slot of a label, the best first."""
    return words_of(_table()["slots"].get(name, name))


@cache
def _table() -> dict[str, Any]:
    return word_table("acts.yaml")


def _entry(act: Mapping[str, Any]) -> CatalogueEntry:
    lines = (line.partition(" ") for line in act["examples"].strip().splitlines())
    return CatalogueEntry(
        **{
            "ending_kind": act["kind"],
            **act,
            "standing": tuple(words_of(act.get("standing", ""))),
            "examples": tuple((sign, sentence.strip()) for sign, _, sentence in lines),
        }
    )


@cache
def catalogue_patterns() -> PatternTable:
    """Return the patterns of all entries."""
    table = _table()
    aspects = {
        **dict.fromkeys(words_of(table["begin_nouns"]), True),
        **dict.fromkeys(words_of(table["end_nouns"]), False),
    }
    patterns = PatternTable(
        begin=words_of(table["begin"]),
        end=words_of(table["end"]),
        aspects=aspects,
        carriers=words_of(table["carriers"]),
    )
    for entry in catalogue().values():
        patterns.add(entry.id, sign=True, verbs=entry.verbs, nouns=entry.nouns)
        patterns.add(entry.id, sign=False, verbs=entry.ends, nouns=entry.end_nouns)
    return patterns


_NO_LEMMA: Final = as_pattern(r"([bdfgmnprt])\1e")


@lru_cache(maxsize=1 << 14)
def known_verb(lemma: str) -> str:
    """Return a verb's lemma, mended by the verbs of the catalogue where the tagger made one that no verb has.

    Examples
    --------
    >>> known_verb("fin"), known_verb("readmitte"), known_verb("sign")
    ('fine', 'readmit', 'sign')
    """
    known = catalogue_patterns().known(lemma)
    return lemma[:-2] if known == lemma and _NO_LEMMA.fullmatch(lemma[-3:]) else known


def is_a_verb(lemma: str) -> bool:
    """Return True for the lemma of a verb of the catalogue.

    Examples
    --------
    >>> is_a_verb("hand"), is_a_verb("meet"), is_a_verb("morn")
    (True, True, False)
    """
    return lemma in catalogue_patterns()


def match_act(
    predicate: str,
    objects: Sequence[str | Sequence[str]] = (),
    obliques: Sequence[tuple[str, str]] = (),
    *,
    noun: bool = False,
) -> Match | None:
    """Return the entry that the lemmas of a clause or noun phrase fit best, None if they fit none.

    Parameters
    ----------
    predicate
        The lemma of a verb with its particle ("call off"), or with ``noun`` the lemma of a noun.
    objects
        The direct objects, each as its lemmas: the head, then its compounds, adjectives and complements with
        "of". Lemmas that stand by themselves are those of one object. The subject of a passive, and of a verb
        such as "resume" or "collapse" without an object, counts as one; so do the subject and the verb after
        "let". Of a noun, the lemmas that stand with it.
    obliques
        Preposition and lemma, for the head and the compounds of each prepositional phrase.

    Examples
    --------
    >>> match_act("lift", ["ban"], [("on", "party")])
    Match(entry=<CatalogueEntry ban>, sign=False, words=('ban',))
    >>> match_act("give", [["father"], ["visa", "entry"]]).entry.id
    'visa'
    >>> match_act("withdrawal", [], [("of", "troop")], noun=True).entry.id
    'troops'
    """
    after: dict[str, list[str]] = {}
    for preposition, word in obliques:
        after.setdefault(preposition.casefold(), []).append(word.casefold())
    loose = tuple(word.casefold() for word in objects if isinstance(word, str))
    phrases = [
        tuple(map(str.casefold, phrase)) for phrase in objects if not isinstance(phrase, str) and phrase
    ]
    lemma, table = predicate.casefold(), catalogue_patterns()
    fits = (
        table.of_noun(lemma, [*loose, *(word for phrase in phrases for word in phrase)], after)
        if noun
        else table.of_verb(lemma, [loose, *phrases] if loose else phrases, after)
    )
    best = max(fits, key=lambda fit: fit.score, default=None)
    if best is None:
        return None
    return Match(catalogue()[best.entry], best.sign, table.naming(best.words, best.entry))
